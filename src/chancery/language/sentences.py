"""Sentences: paragraphs first, then full stops, quotes and abbreviations."""

from __future__ import annotations

import re

from chancery.language.tokens import never_ends

_CLOSERS = frozenset("\"”’')]»")
_OPENERS = frozenset("\"“‘'([«")
_STARTERS = frozenset(
    "the a an he she it they we i you this that these those in on at but and for to as if when while his her its their there"
    " after before since what who how why many some most both one two no not so yet however meanwhile asked under according"
    " with from by during".split()
)
_NOTE = re.compile(r"\d+|[-–,]")
_BLANK = re.compile(r"\n[ \t\r\u00a0]*\n")


def paragraphs(source: str) -> list[tuple[int, int]]:
    """The paragraphs as character ranges without the white space around them.

    A line break ends a paragraph, unless the text is hard-wrapped (lines of much the same length that break in
    mid-sentence): there only a blank line does.
    """
    breaks = [m.span() for m in (_BLANK if _is_wrapped(source) else _LINE_END).finditer(source)]
    out = []
    start = 0
    for a, b in [*breaks, (len(source), len(source))]:
        first, last = start, a
        while first < last and source[first].isspace():
            first += 1
        while last > first and source[last - 1].isspace():
            last -= 1
        if last > first:
            out.append((first, last))
        start = b
    return out


_LINE_END = re.compile(r"[\n\r\u2028\u2029]+")


def _is_wrapped(source: str) -> bool:
    lines = [line.rstrip() for line in source[:20000].split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    long = [line for line in lines if 50 <= len(line) <= 100]
    if len(long) < 0.6 * len(lines):
        return False
    return sum(line[-1] not in '.!?:"”’)' for line in long) > 0.6 * len(long)


def sentences(source: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences of one paragraph as ranges into its tokens `found` (character ranges of `source`).

    "He met Gen. Ito. They spoke." is two sentences; "the U.S. The visit" ends after "U.S.".
    """
    out: list[tuple[int, int]] = []
    first, i, count = 0, 0, len(found)
    quotes = 0
    while i < count:
        word = source[found[i][0] : found[i][1]]
        if word in ('"', "“", "”"):
            quotes += 1
        if _may_end(word):
            j = i + 1
            while j < count and source[found[j][0] : found[j][1]] in _CLOSERS and _closes(source, found, j, quotes):
                if source[found[j][0]] in '"“”':
                    quotes += 1
                j += 1
            j = _behind_notes(source, found, j)
            if j >= count:
                break
            if _starts(source, found, j, word, quotes):
                out.append((first, j))
                first, i, quotes = j, j, 0
                continue
        i += 1
    if first < count:
        out.append((first, count))
    return out


def dateline(source: str, found: list[tuple[int, int]]) -> int:
    """How many tokens at the start of a report are its dateline; 0 where it has none.

    "TOKYO, March 11 (Kyodo) - Japan and India are" begins with eight of them, "LIMA (AP)_ Peru" with five; they are a scrap
    apart, so that the sentence behind them is parsed as a sentence.
    """
    for j in range(1, min(len(found) - 2, 18)):
        a, b = found[j]
        dash = source[a:b] in ("-", "–", "—", "--", "_") and source[a - 1] in " )"
        if not dash or source[b : b + 1] not in (" ", ""):
            continue
        words = [source[x:y] for x, y in found[:j]]
        if words[-1] == ")" or any(len(w) > 2 and w.isupper() and w.isalpha() for w in words):
            return j + 1
        named = "," in words[1:-1] and all(w == "," or w[:1].isupper() for w in words)
        return j + 1 if named and source[found[j + 1][0]].isupper() else 0  # "Accra, Ghana - The envoys"
    return 0


def _may_end(word: str) -> bool:
    if word[-1] not in ".!?…":
        return False
    if word in (".", "!", "?", "...", "…", "?!", "!?") or set(word) <= {"!", "?", "."}:
        return True
    return word.endswith(".") and len(word) > 1 and not never_ends(word)


def _closes(source: str, found: list[tuple[int, int]], j: int, quotes: int) -> bool:
    """A closing mark clings to what stands before it; a straight quote closes when one is open."""
    mark = source[found[j][0]]
    if mark == '"':
        return quotes % 2 == 1 or found[j - 1][1] == found[j][0]
    if mark in "'’":
        return found[j - 1][1] == found[j][0]
    return True


def _behind_notes(source: str, found: list[tuple[int, int]], j: int) -> int:
    """The token behind the marks of notes that cling to a sentence: "They signed in Oslo. [6] Both parliaments"."""
    while (
        j + 2 < len(found)
        and source[found[j][0] : found[j][1]] == "["
        and source[found[j + 1][0] : found[j + 1][1]].isdigit()
    ):
        k = j + 2
        while k < len(found) and k - j < 8 and _NOTE.fullmatch(source, *found[k]):
            k += 1
        if k >= len(found) or source[found[k][0]] != "]":
            return j
        j = k + 1
    return j


def _starts(source: str, found: list[tuple[int, int]], j: int, ender: str, quotes: int) -> bool:
    a = found[j][0]
    k = j
    while k < len(found) and source[found[k][0]] in _OPENERS and k - j < 2:
        k += 1
    if k >= len(found):
        return False
    word = source[found[k][0] : found[k][1]]
    gap = source[found[j - 1][1] : a]
    if not gap:
        return ender in ("?", "!") and k > j
    if ender.endswith(".") and len(ender) > 1 and ender != "...":
        return word[:1].isupper() and word.lower() in _STARTERS
    if ender in ("...", "…"):
        return (word[:1].isupper() and word.lower() in _STARTERS) or k > j
    return (
        word[:1].isupper()
        or word[:1].isdigit()
        or k > j
        or not word[:1].isalpha()
        or (word[:1] == "i" and len(word) == 1)
    )
