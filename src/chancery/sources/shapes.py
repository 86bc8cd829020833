"""Shapes of pages: a quick look, before any parser, for what hangs parsers; and marker words, to see what a parser lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

LARGEST, DEEPEST, MOST_ATTRIBUTES = 8_000_000, 4_000, 2_000
_LONG = 2 * MOST_ATTRIBUTES
_VOID = "br|img|hr|meta|link|input|source|area|base|col|embed|param|track|wbr|p|li|td|tr|th|dt|dd|option"
_TAG = re.compile(rf"<(/?)(?!(?:{_VOID})\b)[a-z]", re.IGNORECASE)
_OPENING = re.compile(r"<[a-zA-Z]")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BETWEEN = re.compile(r"[\s/]+")
_RUN = re.compile(r">\s*([^<>&\s][^<>&\r\n\t]{15,50}[^<>&\s])")
_UNSEEN = (("<!--", "-->"), ("<template", "</template"), ("<![CDATA[", "]]>"))
MARKERS, LOST, _REACH = 12, 0.15, 1_500


def hostile(page: str) -> str | None:
    """Why this page would hang or swell a parser, in words; None for one that may be parsed.

    Sheer size, tags with thousands of attributes, endless nesting. What slips through meets the limits of the process
    that parses: this look only saves the seconds until then.
    """
    if len(page) > LARGEST:
        return f"a page of {len(page) / 1e6:.0f} million characters is not read"
    for piece in _long_pieces(page):
        if max(piece.count("="), piece.count(" ") + piece.count("\n") + piece.count("/")) <= MOST_ATTRIBUTES:
            continue
        if opening := _OPENING.search(piece):
            bare = _QUOTED.sub("''", piece[opening.start() :])
            attributes = max(len(_BETWEEN.split(bare)), bare.count("="))
            if attributes > MOST_ATTRIBUTES and not piece.lstrip().startswith("<!--"):
                return f"a tag with {attributes} attributes: this page would hang a parser"
    if (deepest := _depth(page)) > DEEPEST:
        return f"{deepest} nested elements: this page would hang a parser"
    return None


def _long_pieces(page: str) -> Iterator[str]:
    """The stretches between two `>` that are long enough to hold a tag of thousands of attributes."""
    at = 0
    while at < len(page):
        if page.find(">", at, at + _LONG) >= 0:
            at += _LONG
            continue
        start, end = page.rfind(">", 0, at) + 1, page.find(">", at)
        end = len(page) if end < 0 else end
        yield page[start:end]
        at = end + 1


def _depth(page: str) -> int:
    """How deep elements nest, scripts apart; those that need no end tag are not counted. 0 where few enough are opened."""
    page = _without_scripts(page)
    if (signs := page.count("<")) <= DEEPEST or signs - page.count("</") <= DEEPEST:
        return 0
    depth = deepest = 0
    for closing in _TAG.findall(page):
        if not closing:
            depth += 1
            if depth > deepest:
                deepest = depth
        elif depth:
            depth -= 1
    return deepest


def _without_scripts(page: str) -> str:
    """A page without the content of its scripts, whose signs of less and greater open and close nothing."""
    kept, at = [], 0
    while (start := page.find("<script", at)) >= 0 and (end := page.find("</script", start)) >= 0:
        kept.append(page[at:start])
        at = end
    return "".join([*kept, page[at:]])


def markers(page: str) -> list[tuple[int, str]]:
    """Words of running text, evenly spread over a page's source, with their places; its tree must hold them as well."""
    found: dict[str, int] = {}
    ends = (len(page) - 2 * _REACH, len(page) - _REACH)
    for start in (*range(0, len(page), max(1, len(page) // MARKERS)), *(e for e in ends if e > 0)):
        for run in islice(_RUN.finditer(page, start, start + _REACH), 2):
            found.setdefault(run[1], run.start(1))
    return [(place, words) for words, place in found.items()]


def lost(page: str, text: str) -> str | None:
    """What a parser lost of a page, in words; None where its samples came through into the `text` of the whole tree."""
    marked, missing, at = markers(page), list[str](), 0
    for place, words in marked:
        there = text.find(words, at)
        if there >= 0:
            at = there
        elif words not in text and not any(_inside(page, place, *marks) for marks in _UNSEEN):
            missing.append(words)
    if len(missing) < 2 or len(missing) <= LOST * len(marked):
        return None
    return f"the parser dropped text of this page: {len(missing)} of {len(marked)} samples are gone, such as {missing[0][:40]!r}"


def _inside(page: str, at: int, opening: str, closing: str) -> bool:
    """Whether a place lies where text is not shown; what swallows a page to its end does not excuse the loss."""
    start = page.rfind(opening, 0, at)
    return start >= 0 and page.find(closing, start, at) < 0 <= page.find(closing, at)
