"""Highlights: the text of a report with the evidence of its facts marked, as HTML that cannot be broken by the text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from chancery.facts.spans import Span

Mark = tuple[Span, str, str]
"""A span, the kind of fact (event, source, time, question), and what the mark says when pointed at."""

_COLOURS = {"event": "#ffe49c", "source": "#cfe3ff", "time": "#d6f5d0", "question": "#f5d0e6"}


def highlighted(text: str, marks: Iterable[Mark]) -> str:
    """The text with each mark around its words; where marks overlap, the words carry all of them.

    "<b>" in a report comes out as `&lt;b&gt;`.
    """
    found = sorted(marks)
    edges = sorted({0, len(text), *(s for (s, _), _, _ in found), *(e for (_, e), _, _ in found)})
    out: list[str] = []
    for start, end in pairwise(edges):
        here = [(kind, note) for (s, e), kind, note in found if s <= start and end <= e]
        words = escape(text[start:end]).replace("\n", "<br>")
        if here:
            notes = escape("; ".join(dict.fromkeys(note for _, note in here)), quote=True)
            colour = _COLOURS.get(here[0][0], "#eeeeee")
            out.append(f'<mark style="background:{colour}" title="{notes}">{words}</mark>')
        else:
            out.append(words)
    return "".join(out)
