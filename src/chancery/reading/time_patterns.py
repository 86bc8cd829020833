"""The patterns of time expressions: one regular expression of named alternatives over the words of a report."""

from __future__ import annotations

import re

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![A-Za-z])"
DOW = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\.)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d|:\d|%|[.,]\d{2})"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|,\d{3}|\.\d)"
NUM = r"(?:\d+(?:,\d{3})*(?:\.\d+)?(?: ?(?:1/2|½))?|(?:an?|the) (?:few|couple of)|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety|several|few|couple of|dozen|half a|half an)"
UNIT = r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie|weekend)s?"
PART = r"(?:morning|afternoon|evening|night|dawn|midday|overnight|lunchtime)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
ZONE = r"(?:GMT|UTC|JST|KST|EST|EDT|ET|CET|CEST|BST|MSK|PST|PDT|HKT|IST|AEST|AEDT|EET|EEST|local time)"
MOD = r"(?:the )?(?:early|mid|middle|late|later|earlier|beginning of|start of|end of|middle of|close of|first half of|second half of|latter half of|latter part of|first part of|rest of|remainder of)(?: in)?(?: the)?"

_ALTERNATIVES = (
    ("iso", r"\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?\b"),
    ("numeric", r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d{2}\b"),
    (
        "partof",
        rf"\b(?:[Tt]he )?(?:(?:early |late )?{PART}|eve|night) of (?:{DOW},? )?(?:{MONTH} {DAY}|{DAY} {MONTH})(?:,? {YEAR})?",
    ),
    (
        "clock",
        rf"\b(?:about |around )?(?:\d{{1,2}}(?::\d{{2}})? ?(?:a\.m\.|p\.m\.|am\b|pm\b)|\d{{1,2}}:\d{{2}}(?!\d)|\d{{4}}(?= (?:GMT|UTC|local time))|noon\b|midnight\b)(?: {ZONE})?(?: \([^)]{{3,12}}\))?(?:,? (?:on )?(?:{DOW}|today|tomorrow|yesterday)\b|,? (?:on )?(?:{MONTH} {DAY}|{DAY} {MONTH}))?",
    ),
    (
        "monthday",
        rf"(?:\b{DOW},? )?\b{MONTH} {DAY}(?:(?: ?[-–—] ?| to | and | through )(?:{MONTH} )?{DAY})?(?:,? {YEAR})?",
    ),
    (
        "daymonth",
        rf"(?:\b{DOW},? )?\b(?:the )?{DAY}(?:(?: ?[-–—] ?| to | and )(?:{DAY}))? (?:of )?{MONTH}(?:,? {YEAR})?",
    ),
    ("modmonth", rf"\b(?i:{MOD}) ?-?{MONTH}(?:,? {YEAR})?|\b(?i:mid|early|late)-{MONTH}(?:,? {YEAR})?"),
    ("monthyear", rf"\b{MONTH},? (?:of )?(?:(?i:this|next|last) year|{YEAR})"),
    ("lastmonth", rf"\b(?i:last|next|this|this past|this coming|the following|the previous) {MONTH}"),
    (
        "quarter",
        rf"\b(?i:the )?(?i:first|second|third|fourth|final)[ -]quarter(?: of (?:{YEAR}|(?i:this|next|last) year))?\b|\bQ[1-4](?: {YEAR})?\b|\b(?i:the (?:latest )?quarter)\b",
    ),
    (
        "half",
        rf"\b(?i:the )?(?i:first|second|latter) half of (?:{YEAR}|(?i:this|next|last|the) (?:year|month)|{MONTH}(?: {YEAR})?)",
    ),
    (
        "season",
        rf"\b(?i:(?:early |late |mid-)?(?:this |next |last |the |in )?{SEASON})(?: of)? {YEAR}\b|\b(?i:(?:early |late |later )?(?:this|next|last|the coming|this coming|this past)) (?i:{SEASON})\b|\b(?<=in )(?i:the )?{SEASON}\b|\b(?<=by )(?i:the )?{SEASON}\b|\b(?<=before )(?i:the )?{SEASON}\b|\b(?<=onset of )(?i:the )?{SEASON}\b",
    ),
    ("afternext", r"\b(?i:the (?:week|month|year|weekend) (?:after next|before last))\b"),
    ("dayafter", r"\b(?i:the day (?:after tomorrow|before yesterday))\b"),
    ("bc", r"\b\d{1,4} (?:BC\b|BCE\b|B\.C\.)"),
    (
        "feast",
        rf"\b(?:Christmas(?: (?:Eve|Day))?|Boxing Day|New Year(?:'s|’s)? (?:Eve|Day)|Thanksgiving(?: Day)?|Good Friday|Easter(?: (?:Sunday|Monday))?)\b(?:,? {YEAR})?",
    ),
    ("newyear", r"\b(?i:(?:early in )?the new year)\b(?!['’])"),
    ("yearend", r"\b(?i:(?:the )?(?:year|month|week)(?:'s|’s|-| )end|the (?:year|month|week) is out)\b"),
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
        "ago",
        rf"\b(?i:(?:about |some |nearly |almost |more than |over |around |just )?{NUM}(?: and a half)? {UNIT} (?:ago|from now|hence))\b",
    ),
    (
        "later",
        rf"\b(?i:{NUM} {UNIT} (?:later|earlier|afterwards?|before(?= ?(?:[.,;]|$))))\b|\b(?i:the (?:following|previous|next|preceding) (?:day|week|month|year|morning))\b",
    ),
    (
        "span",
        rf"\b(?i:(?:(?:in|over|within|for|during) )?(?:the |these )?(?:next|past|last|coming|previous|recent|following) (?:{NUM} )?{UNIT})\b(?! of)",
    ),
    ("relday", rf"\b(?i:(?:early |late |later )?(?:today|tonight|tomorrow|yesterday)(?: {PART})?)\b"),
    ("thispart", rf"\b(?i:(?:early |late |later )?(?:this|that|last) (?:{PART}))\b|\b(?i:overnight)\b"),
    (
        "dow",
        rf"\b(?:(?i:(?:early |late |later )?(?:on )?(?:the )?(?:next|last|this|this coming|this past|coming|past|previous|following) |early |late |on late |on early ))?{DOW}(?:\b|(?<=\.))(?: (?:{PART}|night)s?\b)?(?: (?i:local time))?",
    ),
    (
        "modrel",
        r"\b(?i:(?:(?:the )?(?:early|earlier|later|late|beginning of|start of|end of|middle of|mid-?|first half of|second half of|latter half of|latter part of|rest of)(?: in)?(?: the)? ?))(?i:this|next|last|the|the current) (?i:year|month|week|weekend|decade|quarter|century)\b",
    ),
    (
        "rel",
        r"\b(?i:(?:this|next|last|the coming|the next|the past|current|the current|previous|the previous)) (?i:year|month|week|weekend|quarter|decade|century|fiscal year)\b|\b(?i:the weekend)\b(?! of)",
    ),
    (
        "decade",
        r"\b(?i:(?:the )?(?:early |late |mid-)?)(?:1[5-9]|20)\d0s\b|\b(?i:the (?:early |late |mid-)?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    ),
    ("fiscal", rf"\b(?i:fiscal(?: year)?) {YEAR}"),
    ("modyear", rf"\b(?i:{MOD}) ?-?{YEAR}\b"),
    (
        "set",
        rf"\b(?i:(?:every|each) (?:other )?(?:{NUM} )?(?:{UNIT}|{DOW}|{PART}|{SEASON}))\b|\b(?i:(?:once|twice|three times) (?:a|every|each) (?:day|week|month|year))\b|\b(?i:daily|weekly|monthly|annually|yearly|quarterly|biannual|biennial|annual)\b",
    ),
    (
        "duration",
        rf"\b(?i:(?:(?:about|some|nearly|almost|more than|at least|up to|over|around|roughly) )?(?:a )?{NUM}(?: and a half)?[ -](?:more |full |straight |consecutive )?{UNIT})(?![\w])(?![ -]old\b)|\b(?i:decades|centuries|weeks|months|years|hours|days)\b(?= of | ago| later)?",
    ),
    ("month", rf"\b{MONTH}"),
    ("year", rf"(?<![\d$€£¥,./-]){YEAR}(?!\w|-\w)"),
    (
        "now",
        r"\b(?i:now|currently|at present|at the moment|recently|in recent (?:days|weeks|months|years)|nowadays|(?<!as )soon(?! as)|shortly(?! (?:after|before))|the near future|the past|(?:the )?future|current(?! (?:hour|day|week|month|quarter|year|decade)))\b",
    ),
)
PATTERN = re.compile("|".join(f"(?P<{name}>{body})" for name, body in _ALTERNATIVES))
IN_RANGE = re.compile(rf"(?:(?P<m1>{MONTH}) (?P<d1>\d{{1,2}}))|(?:(?P<d2>\d{{1,2}}) (?P<m2>{MONTH}))")
