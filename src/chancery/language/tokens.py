"""Tokens: English words as Universal Dependencies cut them, each with its exact place in the report."""

from __future__ import annotations

import re

from chancery.knowledge.prefixes import joins

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt maj capt sgt adm cmdr rep sen gov pres st jr sr mme hon rev supt dep asst"
    " drs messrs jan feb mar apr jun jul aug sep sept oct nov dec no nos vs etc inc ltd co corp bros dept univ assn est approx"
    " mt ft fig vol pp cf ca viz al art sec para ave blvd rd u.s u.n u.k e.u d.c a.m p.m e.g i.e u.s.a u.a.e d.p.r.k"
    " p.r.c u.s.s.r m.p ph.d b.a m.a n.y l.a r.i s.c n.c".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_WORD = re.compile(
    r"""
      (?P<url>(?:https?://|www\.)[^\s<>"”’)\]]*[^\s<>"”’)\].,;:!?])
    | (?P<mail>[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{0,180}\w)
    | (?P<tag>[@\#]\w+)
    | (?P<acronym>(?:[A-Za-z]\.){2,}(?![A-Za-z]{2}))
    | (?P<number>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|[a-zA-Z]{1,3}(?![\w]))?)
    | (?P<word>[^\W\d_](?:\w|[.&](?=\w)|['’](?=\w))*)
    | (?P<mark>\.\.\.+|…|--+|[-–—]|["“”„«»‘’'`´]|[()\[\]{}<>]|[.,;:!?]+?|[$€£¥₩₹%&*+/=~^|\\@\#_]|\d|[^\w\s])
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|ll|re|ve|d|m))$")
_CLITIC_ALONE = re.compile(r"(?i)['’](?:s|ll|re|ve|d|m|em)\b")


def tokens(source: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The tokens of `source[start:end]` as character ranges of `source`, in order, never overlapping.

    "The U.S.-China talks won't end on Jan. 5." gives The, U.S., -, China, talks, wo, n't, end, on, Jan., 5, and a stop.
    """
    stop = len(source) if end is None else end
    out: list[tuple[int, int]] = []
    position = start
    while position < stop:
        match = _WORD.search(source, position, stop)
        if match is None:
            break
        a, b = match.span()
        kind = match.lastgroup
        if kind == "mark" and source[a] in "'’":
            clitic = _CLITIC_ALONE.match(source, a, stop)
            if clitic is not None and out and out[-1][1] == a:
                b = clitic.end()
        elif kind == "word":
            if b < stop and source[b] == ".":
                b = _with_stop(source, a, b, stop)
            position = b
            if b - a == 6 or "'" in source[a:b] or "’" in source[a:b]:
                _split(source, a, b, out)
            else:
                out.append((a, b))
            continue
        elif kind == "number" and b < stop and source[b] == "." and source[a:b].isdigit() and _numbered(source, a, b):
            b += 1
        out.append((a, b))
        position = b
    return _hyphenated(source, out) if "-" in source[start:stop] else out


def _with_stop(source: str, a: int, b: int, stop: int) -> int:
    """Takes the full stop of an abbreviation or an initial into the word."""
    word = source[a:b]
    low = word.lower()
    if low in ABBREVIATIONS:
        if low in ("no", "art", "fig", "sec", "mar", "al", "est", "co") and not _goes_on(source, b + 1, stop, low):
            return b
        return b + 1
    if (
        len(word) == 1
        and word.isupper()
        and b + 1 < stop
        and source[b + 1] in " \u00a0"
        and (b + 2 < stop and source[b + 2].isupper())
    ):
        return b + 1
    return b


def _goes_on(source: str, position: int, stop: int, low: str) -> bool:
    rest = source[position : min(stop, position + 3)].strip()
    if low == "co":
        return bool(rest) and not rest[0].isupper()
    return bool(rest) and rest[0].isdigit()


def _numbered(source: str, a: int, b: int) -> bool:
    """True for the number of a list item at the start of a line: "2. Guns quiet"."""
    return (a == 0 or source[a - 1] == "\n") and b + 1 < len(source) and source[b + 1] == " "


def _split(source: str, a: int, b: int, out: list[tuple[int, int]]) -> None:
    """Cuts the clitics off a word: won't, Japan's, they'll, cannot."""
    tail = source[max(a + 1, b - 4) : b]
    if "'" not in tail and "’" not in tail:
        out += [(a, a + 3), (a + 3, b)] if b - a == 6 and source[a:b].lower() == "cannot" else [(a, b)]
        return
    clitics: list[tuple[int, int]] = []
    while (match := _CLITIC.search(source, max(a + 1, b - 4), b)) is not None:
        clitics.append((match.start(), b))
        b = match.start()
    if source[a:b].lower() == "cannot":
        out += [(a, a + 3), (a + 3, b)]
    else:
        out.append((a, b))
    out += reversed(clitics)


def _hyphenated(source: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins a prefix to its word ("co-operate", "anti-ship"); other hyphens stay tokens of their own ("UN-led")."""
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(found):
        a, b = found[i]
        if (
            i + 2 < len(found)
            and found[i + 1] == (b, b + 1)
            and source[b] == "-"
            and found[i + 2][0] == b + 1
            and joins(source[a:b])
            and source[found[i + 2][0]].isalpha()
        ):
            out.append((a, found[i + 2][1]))
            i += 3
            continue
        out.append((a, b))
        i += 1
    return out


def never_ends(word: str) -> bool:
    """True for an abbreviation after which a sentence practically never ends: "Mr.", "Jan.", "Gen."."""
    low = word.lower().rstrip(".")
    return (
        word.endswith(".")
        and low in ABBREVIATIONS
        and "." not in low
        and low not in ("etc", "inc", "ltd", "jr", "sr", "co", "corp")
    )
