"""The patterns of time expressions: one regular expression of named alternatives over the words of a report."""

from __future__ import annotations

import re

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![A-Za-z])"
DOW = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\.)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|:\d|%|[.,]\d{2})"
YEAR = r"(?:1\d|20|21)\d\d(?![\d%]|,\d{3}|\.\d)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_SMALL = rf"(?:{_TENS}(?:[- ]{_ONES})?|{_TEENS}|{_ONES})"
_GREAT = rf"(?:(?:{_SMALL}|an?|\d{{1,4}}|several) (?:hundred|thousand)(?: and {_SMALL})?)"
_FIGURES = r"\d{1,6}(?:,\d{3}){0,3}(?:\.\d{1,3})?(?: ?(?:1/2|½))?"
NUM = rf"(?:{_GREAT}|{_FIGURES}|(?:an?|the) (?:few|couple of)|an?|{_SMALL}|several|few|couple of|(?:a )?dozen|half a|half an)"
SPELLED_YEAR = rf"(?:(?:seventeen|eighteen|nineteen)(?:-| )(?:hundred|(?:oh|o)(?:-| ){_ONES}|{_TEENS}|{_TENS}(?:[- ]{_ONES})?)|two thousand(?: and {_SMALL}| {_SMALL})?|twenty[- ](?:{_TEENS}|twenty(?:[- ]{_ONES})?|thirty(?:[- ]{_ONES})?))"
KIND = r"(?:more|full|straight|consecutive|trading|working|business|calendar|additional|extra|whole|solid|long|short|further)"
UNIT = r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie|weekend)s?"
PART = r"(?:morning|afternoon|evening|night|dawn|midday|overnight|lunchtime)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
ZONE = r"(?:(?:GMT|UTC)(?:[+-]\d{1,2}(?::?\d{2})?)?|local time|Eastern(?: Standard| Daylight)? [Tt]ime|(?:[A-Z][a-z]+ ){1,2}time|[A-Z]{1,3}T\b|MSK|WIB|ET\b)"
_HOUR = r"\d{1,2}(?:[:.]\d{2})? ?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b)|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{4}(?= (?:GMT|UTC|local time|hours|[A-Z]{2,3}T\b))|\d{1,2}(?::\d{2})? (?:in the (?:morning|afternoon|evening)|o['’]clock)|(?:noon|midnight)\b"
_TO_HOUR = r"(?:\d{1,2}(?::\d{2})?(?: ?(?:a\.m\.|p\.m\.|am|pm))?(?: ?[-–—] ?| to | and | until ))?"
MOD = r"(?:the )?(?:early|mid|middle|late|later|earlier|beginning of|start of|end of|middle of|close of|first half of|second half of|latter half of|latter part of|first part of|rest of|remainder of)(?: in)?(?: the)?"

_ALTERNATIVES = (
    ("iso", r"\b\d{4}/\d{2}/\d{2}\b|\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?\b"),
    ("numeric", r"\b\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)(?:19|20)\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2}\b(?!/)"),
    (
        "partof",
        rf"\b(?:[Tt]he )?(?:(?:early |late )?{PART}|eve|night|(?:early|small) hours) of (?:(?:{DOW},? )?(?:{MONTH} {DAY}|{DAY} {MONTH})(?:,? {YEAR})?|{DOW})",
    ),
    (
        "clock",
        rf"\b(?:about |around )?{_TO_HOUR}(?:{_HOUR})(?: {ZONE})?(?: \([^)\n]{{3,16}}\))?(?:,? (?:on )?(?:{DOW}|today|tomorrow|yesterday)\b|,? (?:on )?(?:{MONTH} {DAY}|{DAY} {MONTH}))?",
    ),
    (
        "weekbegin",
        rf"\b(?:[Tt]he )?(?:week|weekend)(?: of| beginning| starting| ending)(?: on)? (?:{DOW},? )?(?:{MONTH} {DAY}|{DAY} {MONTH})(?:,? {YEAR})?",
    ),
    (
        "monthday",
        rf"(?<=[Bb]etween ){MONTH} {DAY}(?:,? {YEAR})? and {MONTH} {DAY}(?:,? {YEAR})?|(?:\b{DOW},? |\b(?i:last|next|this past|this coming) )?\b{MONTH} {DAY}(?:(?:,? {YEAR})?(?: ?[-–—] ?| to | through | until )(?:{MONTH} )?{DAY}|(?: and |, | or ){DAY}(?! {MONTH}|[-:]))?(?:,? {YEAR})?",
    ),
    (
        "daymonth",
        rf"(?<=[Bb]etween ){DAY} {MONTH}(?:,? {YEAR})? and {DAY} {MONTH}(?:,? {YEAR})?|(?:\b{DOW},? )?\b(?:the )?{DAY}(?:(?: (?:of )?{MONTH}(?:,? {YEAR})?)?(?: ?[-–—] ?| to | through | until ){DAY}|(?: and | or )(?:the )?{DAY})? (?:of )?{MONTH}(?:,? {YEAR})?",
    ),
    (
        "months",
        rf"\b{MONTH}(?: ?[-–—] ?| to | through ){MONTH}(?! {DAY})(?:,? {YEAR})?|(?<=[Bb]etween ){MONTH} and {MONTH}(?! {DAY})(?:,? {YEAR})?",
    ),
    (
        "nth",
        r"\b[Oo]n the \d{1,2}(?:st|nd|rd|th)\b(?=[.,;:)]| (?:of (?:this|the|last|next) month|and|that|when|after|before|in|at|he|she|they|it|the|a|by|with)\b)(?: of (?:this|the|last|next) month)?",
    ),
    ("modmonth", rf"\b(?i:{MOD}) ?-?{MONTH}(?:,? {YEAR})?|\b(?i:mid|early|late)-{MONTH}(?:,? {YEAR})?"),
    (
        "monthyear",
        rf"\b{MONTH},? (?:of )?(?:(?i:this|next|last|that|the same|the following|the previous) year|{YEAR}|{SPELLED_YEAR}\b)",
    ),
    ("lastmonth", rf"\b(?i:last|next|this|this past|this coming|the following|the previous) {MONTH}"),
    ("yearend", r"\b(?i:(?:the )?(?:year|month|week)(?:'s |’s |-| )end|the (?:year|month|week) is out)\b"),
    (
        "yearago",
        r"\b(?i:(?:the |a )?(?:comparable |same |corresponding )?year[- ](?:ago|earlier)(?: (?:quarter|period|month))?)\b",
    ),
    (
        "quarter",
        rf"\b(?i:(?:(?:the|its|their|a flat|this year(?:'s|’s)|last year(?:'s|’s)|next year(?:'s|’s)|this|last|next) )?(?:(?:fiscal|{YEAR})[- ])?(?:first|second|third|fourth|final)[ -]quarter(?:(?: of|,| in)? {YEAR}| of (?:this|next|last|the) year)?)\b|\bQ[1-4](?: {YEAR})?\b",
    ),
    (
        "thequarter",
        rf"\b(?i:(?:the (?:(?:latest|current|{YEAR}) )?|this )quarter|the (?:latest|{YEAR}) period|last year(?:'s|’s) quarter|that quarter|the (?:corresponding|comparable|same|year-earlier) (?:quarter|period)(?: (?:last year|a year (?:ago|earlier)|of {YEAR}|of last year))?)\b(?! of\b)",
    ),
    (
        "theyear",
        r"\b(?i:(?:the|its) (?:(?:latest|current|previous|last|full|fiscal|calendar|financial|school|academic|full fiscal|latest fiscal|current fiscal|past fiscal) )?year)\b(?! (?:\d|two thousand|nineteen|after|before|ago|earlier|later|'|’)|-|'s|’s)|(?<=[Ff]or )the (?:week|month)\b|(?<=of )the (?:month|week)\b",
    ),
    (
        "half",
        rf"\b(?i:the )?(?i:first|second|latter|last) (?i:half|two quarters) of (?:{YEAR}|(?i:this|next|last|the) (?:year|month)|{MONTH}(?: {YEAR})?)",
    ),
    (
        "season",
        rf"\b(?i:(?:(?:the )?(?:early |late |mid-|middle of |end of |beginning of |start of )?(?:the )?(?:this |next |last |in )?{SEASON})(?:,? of|,| in)? (?:{YEAR}|{SPELLED_YEAR}))\b|\b(?i:(?:early |late |later )?(?:this|next|last|the coming|this coming|this past|the next|the following|the previous) {SEASON})\b(?! of)|\b(?i:the (?:early |late |middle of |end of |beginning of |start of |rest of |onset of )?(?:the )?{SEASON})\b(?! (?:of|in|from|line|box|was|is|to)\b)|\b(?<=in )(?i:(?:early |late |mid-)?{SEASON})\b|\b(?<=by )(?i:(?:early |late |mid-)?{SEASON})\b|\b(?<=before )(?i:(?:early |late )?{SEASON})\b|\b(?<=until )(?i:(?:early |late )?{SEASON})\b|\b(?<=onset of )(?i:{SEASON})\b",
    ),
    ("afternext", r"\b(?i:the (?:week|month|year|weekend) (?:after next|before last))\b"),
    ("dayafter", r"\b(?i:the day (?:after tomorrow|before yesterday))\b"),
    ("bc", r"\b\d{1,4} (?:BC\b|BCE\b|B\.C\.|AD\b|A\.D\.|CE\b)|\b(?:AD|A\.D\.) \d{1,4}\b"),
    ("newyear", r"\b(?i:(?:early in )?the new year)\b(?!['’])"),
    (
        "sameday",
        r"\b(?i:(?:the|that) (?:very )?same (?:day|week|month|year)|(?:earlier |later )?that (?:day|week|month|year)|(?:earlier|later) the same (?:day|week|month|year)|the day (?:before|after)(?=[,.;])|(?:earlier|later|early|late) in the (?:day|week|month|year)|(?<=in )the (?:morning|afternoon|evening))\b",
    ),
    (
        "weekof",
        rf"\b(?i:(?:the )?(?:first|second|third|last|final) week of) (?:{MONTH}(?: {YEAR})?|(?i:(?:this|next|last|the) (?:month|year)))",
    ),
    ("within", rf"\b(?i:within (?:the next )?(?:{NUM} )?(?:hour|day|week|month|year)s?)\b(?! of)"),
    (
        "jubilee",
        rf"\b(?i:(?<=on )this (?:day|date),? (?:in )?){YEAR}\b|\b(?i:(?<=on )this (?:day|date) {NUM} years? ago|{NUM} years? ago (?:today|yesterday|this week|this month))\b",
    ),
    (
        "ago",
        rf"\b(?i:(?:about |some |nearly |almost |more than |over |around |just )?{NUM}(?: and a half)? {UNIT} (?:ago|from now|hence))\b",
    ),
    (
        "yearon",
        rf"\b(?i:{NUM} (?:day|week|month|year|decade)s? on)\b(?=[,.;]| from| after| since)",
    ),
    (
        "inspan",
        rf"\b(?i:in (?:about |around |just )?{NUM} (?:day|week|month|year|fortnight)s?)\b(?:['’]s?)?(?: time)?(?! (?:of|before|after|that|since|ended|ending)\b)",
    ),
    (
        "later",
        rf"\b(?i:{NUM} {UNIT} (?:later|earlier|afterwards?|before(?= ?(?:[.,;]|$))))\b|\b(?i:the (?:following|previous|next|preceding) (?:day|week|month|year|morning|afternoon|evening))\b",
    ),
    (
        "span",
        rf"\b(?i:(?:(?:in|over|within|for|during) )?(?:the |these )?(?:next|past|last|coming|previous|recent|following) (?:{NUM} )?{UNIT})\b(?! of)",
    ),
    ("relday", rf"\b(?i:(?:early |late |later )?(?:today|tonight|tomorrow|yesterday)(?: {PART})?)\b"),
    (
        "thispart",
        rf"\b(?i:mid[- ](?:morning|afternoon)(?: (?:today|yesterday|tomorrow))?)\b|\b(?i:(?:early |late |later )?(?:this|that|last) (?:{PART}))\b|\b(?i:overnight)\b",
    ),
    (
        "dow",
        rf"\b(?:(?i:(?:early |late |later )?(?:on )?(?:the )?(?:next|last|this|this coming|this past|coming|past|previous|following) |early |late |on late |on early ))?{DOW}(?:\b|(?<=\.))(?: (?:{PART}|night)s?\b)?(?: (?i:local time))?(?: (?i:(?:of )?(?:last|next|this) week)\b)?",
    ),
    (
        "modrel",
        r"\b(?i:(?:(?:the )?(?:early|earlier|later|late|beginning of|start of|end of|middle of|mid-?|first half of|second half of|latter half of|latter part of|rest of)(?: in)?(?: the)? ?))(?i:this|next|last|the|the current) (?i:year|month|week|weekend|decade|quarter|century)\b|\b(?i:mid-?week)\b",
    ),
    (
        "rel",
        r"\b(?i:(?:this|next|last|the coming|the next|the past|current|the current|previous|the previous)) (?i:year|month|week|weekend|quarter|decade|century|fiscal year)\b|\b(?i:the weekend)\b(?! of)",
    ),
    (
        "decade",
        r"\b(?i:(?:the )?(?:early |late |mid-|mid )?)(?:1[5-9]|20)\d0s\b|\b(?i:the (?:early |late |mid-|mid )?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    ),
    (
        "century",
        r"\b(?i:(?:the )?(?:early |late |mid-|mid )?(?:\d{1,2}(?:st|nd|rd|th)|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)[- ]century)\b(?: (?:BC|B\.C\.))?",
    ),
    ("fiscal", rf"\b(?i:fiscal(?: year)?) {YEAR}"),
    ("modyear", rf"\b(?i:{MOD}) ?-?{YEAR}\b"),
    (
        "set",
        rf"\b(?i:(?:every|each) (?:other )?(?:{NUM} )?(?:{UNIT}|{DOW}|{PART}|{SEASON}))\b|\b(?i:(?:once|twice|three times) (?:a|every|each) (?:day|week|month|year))\b|\b(?i:daily|weekly|monthly|annually|yearly|hourly)\b|\b(?i:(?:per|a) (?:day|week|month|year))\b(?! (?:ago|earlier|later|before|or|after|and a half|from))|\b(?i:each|every) {MONTH}",
    ),
    (
        "duration",
        rf"\b(?i:(?:(?:about|some|nearly|almost|more than|at least|up to|over|around|roughly) )?(?:a )?{NUM}(?: and a half)?[ -](?:{KIND} )?{UNIT}(?: and a half)?)(?![\w])(?![ -]old\b)|\b(?i:decades|centuries|weeks|months|years|hours|days)\b(?! old\b)",
    ),
    ("month", rf"\b{MONTH}"),
    ("years", rf"(?<![\d$€£¥,./-])\b(?:the years )?{YEAR}[-–—](?:{YEAR}|\d\d)(?![\w-])"),
    ("year", rf"(?<![\d$€£¥,./-]){YEAR}(?!\w|-\d)|(?i:the year )?{SPELLED_YEAR}\b"),
    ("short", r"['’‘]\d\d(?!\w)"),
    (
        "now",
        r"\b(?i:now|currently|at present|at the moment|(?:most |more )?recently|recent(?= [a-z]+)(?! (?:hour|day|week|month|quarter|year|decade|history))|(?<=in )(?:these|those) days|these days|nowadays|the time being|(?<=to )date(?= [a-z,.])|present-day|modern-day|(?<!as )soon(?! as)|shortly(?! (?:after|before))|the (?:near |foreseeable )?future|the past(?! [a-z]+ (?:season|summer|winter|spring)s)|(?<=in )future|current(?! (?:hour|day|week|month|quarter|year|decade)))\b",
    ),
)
PATTERN = re.compile("|".join(f"(?P<{name}>{body})" for name, body in _ALTERNATIVES))
IN_RANGE = re.compile(rf"(?:(?P<m1>{MONTH}) (?P<d1>\d{{1,2}}))|(?:(?P<d2>\d{{1,2}}) (?P<m2>{MONTH}))")
