"""Runs: the stretches of a text that can hold a time expression, found by single words before any pattern is tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from chancery.knowledge.feasts import Feasts
from chancery.language.text import Text
from chancery.reading.calendar_words import MONTHS, PARTS, SEASONS, UNITS, WEEKDAYS, ZONES
from chancery.reading.time_patterns import PATTERN, YEAR

_NOWS = (
    "today tonight tomorrow yesterday now soon shortly currently current recently nowadays future past moment present noon"
    " midnight daily weekly monthly annually yearly quarterly biannual biennial annual overnight christmas easter thanksgiving"
    " boxing bc bce b.c. a.m. p.m. a.m p.m am pm centuries twenties thirties forties fifties sixties seventies eighties"
    " nineties seventeen eighteen nineteen hourly ad a.d. ce lunchtime period mid-afternoon mid-morning friday weekend recent gmt utc"
)
_CORE = frozenset(
    {w + s for w in (*UNITS, *PARTS, *SEASONS) for s in ("", "s")}
    | {w + s for w in (*MONTHS, *WEEKDAYS) for s in ("", ".")}
    | {w + "s" for w in WEEKDAYS}
    | set(_NOWS.split())
)
_WORDS = frozenset(ZONES) | frozenset(
    w for word in re.findall(r"[A-Za-z]+", PATTERN.pattern) for w in (word.lower(), word.lower() + "s")
)
_MARKS = frozenset({"-", "–", "—", "/", ".", ",", "(", ")", "'s", "’s", "'", "’", ":", "+", "½"})
_DATED = re.compile(r"(?:1[5-9]|20)\d\d|\d[:/.]\d|\d(?:am|pm)$|^q[1-4]$|^\d{4}$|^\d{1,2}(?:st|nd|rd|th)$")
_TAIL = 40
_REACH = 160
"""Characters of the longest expression: a pattern never looks further, so the time taken grows with the text and no faster."""
_LONGEST = 40
"""Letters of the longest word that can belong to an expression."""


def runs(text: Text, feasts: Feasts) -> Iterator[range]:
    """The tokens of each stretch of words that can belong to an expression, if one of them says time by itself.

    "will visit Seoul on the evening of January 2 for talks" has one: "on the evening of January 2 for".
    """
    first, core, names = -1, False, feasts.first_words
    for token, word in enumerate(text.lower):
        rank = 2 if word in names and text.words[token][0].isupper() else _rank(word)
        if rank:
            if first < 0:
                first = token
            core = core or rank == 2
        elif first >= 0:
            if core:
                yield range(first, token)
            first, core = -1, False
    if first >= 0 and core:
        yield range(first, len(text.lower))


def matches(text: Text, feasts: Feasts) -> Iterator[tuple[str, int, int]]:
    """Every match of the patterns of time in a text, in order: its kind and place; a match begins where a word begins."""
    limit, source, names = len(text.source), text.source, feasts.first_words
    done = 0
    for run in runs(text, feasts):
        last = min(limit, text.end[run[-1]] + _TAIL)
        for token in run:
            start = text.start[token]
            if start < done or text.lower[token] in _NEVER_FIRST:
                continue
            if text.lower[token] in names or text.lower[token] in _BEFORE_A_FEAST:
                found = _feast(source, feasts, start, min(limit, start + _FEAST_REACH))
                if found:
                    done = found
                    yield "feast", start, found
                    continue
            match = PATTERN.match(source, start, min(last, start + _REACH))
            if match is not None and match.lastgroup is not None:
                done = match.end()
                yield match.lastgroup, start, done


_NEVER_FIRST = frozenset(
    ", . - – — / ( ) : 's ’s and to of through until or with she he it is are as ago hence since from".split()
)
"""Words that stand inside expressions only."""
_BEFORE_A_FEAST = frozenset({"last", "next", "this"})
_FEAST_REACH = 90
_LEAD = re.compile(r"(?i:(?:last|next|this|this past|this coming) )?")
_NAMED = re.compile(r"[ -](?!(?:Eve|Day|Sunday|Monday|Friday|Holiday)\b)[A-Z][a-z]")
_TRAIL = re.compile(rf"(?: (?:holidays?|break))?(?:,? (?:of )?{YEAR}| (?:of )?(?:this|next|last) year)?(?![\w])")


def _feast(source: str, feasts: Feasts, start: int, last: int) -> int:
    """Where a feast that begins at a place ends, with its year; 0 where none does. Its name is written with a capital."""
    lead = _LEAD.match(source, start, last)
    begin = lead.end() if lead is not None else start
    if not source[begin : begin + 1].isupper():
        return 0
    match = feasts.pattern.match(source, begin, last)
    if match is None:
        return 0
    if _NAMED.match(source, match.end(), last):
        return 0
    trail = _TRAIL.match(source, match.end(), last)
    return trail.end() if trail is not None else match.end()


@lru_cache(maxsize=20_000)
def _rank(word: str) -> int:
    """2 for a word that says time by itself, 1 for one that may stand beside it, 0 for all others."""
    if len(word) > _LONGEST:
        return 0
    if word in _CORE:
        return 2
    if word in _WORDS or word in _MARKS:
        return 1
    if word[0].isdigit() or word[0] == "q":
        return 2 if _DATED.search(word) else 1 if word[0].isdigit() else 0
    if "-" in word or "–" in word:
        ranks = [_rank(piece) for piece in re.split(r"[-–]", word) if piece]
        return max(ranks) if ranks else 0
    return 0
