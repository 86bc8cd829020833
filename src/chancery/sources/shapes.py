"""Shapes of pages: a quick look, before any parser, for what hangs parsers; and marker words, to see what a parser lost."""

from __future__ import annotations

import re

LARGEST, DEEPEST, MOST_ATTRIBUTES = 8_000_000, 2_000, 2_000
_LONG = 8_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_OPENING = re.compile(r"<[a-zA-Z]")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BETWEEN = re.compile(r"[\s/]+")
_VOID = frozenset(
    "br img hr meta link input source area base col embed param track wbr p li td tr th dt dd option".split()
)
_RUN = re.compile(r">\s*([^<>&\s][^<>&\r\n\t]{15,50}[^<>&\s])")
_UNSEEN = (("<!--", "-->"), ("<template", "</template"), ("<![CDATA[", "]]>"))
MARKERS, LOST = 24, 0.15


def hostile(page: str) -> str | None:
    """Why this page would hang or swell a parser, in words; None for one that may be parsed.

    Sheer size, tags with thousands of attributes, endless nesting. What slips through meets the limits of the process
    that parses: this look only saves the seconds until then.
    """
    if len(page) > LARGEST:
        return f"a page of {len(page) / 1e6:.0f} million characters is not read"
    for piece in page.split(">"):
        if len(piece) > _LONG and (opening := _OPENING.search(piece)):
            bare = _QUOTED.sub("''", piece[opening.start() :])
            attributes = max(len(_BETWEEN.split(bare)), bare.count("="))
            if attributes > MOST_ATTRIBUTES and not piece.lstrip().startswith("<!--"):
                return f"a tag with {attributes} attributes: this page would hang a parser"
    if page.count("<") - page.count("</") > DEEPEST and (deepest := _depth(page)) > DEEPEST:
        return f"{deepest} nested elements: this page would hang a parser"
    return None


def _depth(page: str) -> int:
    depth = deepest = 0
    for match in _TAG.finditer(page):
        if match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def markers(page: str) -> list[str]:
    """Words of running text, evenly spread over a page's source, that its tree must hold as well."""
    found: list[str] = []
    step = max(1, len(page) // MARKERS)
    for start in range(0, len(page), step):
        run = _RUN.search(page, start, start + 4_000)
        if run is not None and not any(_inside(page, run.start(1), *marks) for marks in _UNSEEN):
            found.append(run[1])
    return list(dict.fromkeys(found))


def _inside(page: str, at: int, opening: str, closing: str) -> bool:
    start = page.rfind(opening, 0, at)
    return start >= 0 and page.find(closing, start, at) < 0


def lost(marked: list[str], text: str) -> str | None:
    """What a parser lost of the markers, in words; None where the text came through whole."""
    missing = [m for m in marked if m not in text]
    if len(missing) < 2 or len(missing) <= LOST * len(marked):
        return None
    return f"the parser dropped text of this page: {len(missing)} of {len(marked)} samples are gone, such as {missing[0][:40]!r}"
