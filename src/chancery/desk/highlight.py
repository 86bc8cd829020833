"""Highlight: the text of a report cut into pieces, so that marks of several layers can lie over each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from chancery.facts.spans import Span

Layer = Literal["event", "time", "source", "hedge", "question"]
LAYERS: dict[Layer, str] = {
    "event": "Events",
    "time": "Times",
    "source": "Sources",
    "hedge": "How firm",
    "question": "Questions",
}
"""The layers with their names, in the order of their keys 1 to 5."""
_BREAK = re.compile(r"\s*\n\s*")


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A fact at its words: the layer, what it says, and the event it is of, where it is of one."""

    span: Span
    layer: Layer
    label: str
    event: str | None = None


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note in the margin at its words; an event's has its status and leads to it."""

    span: Span
    layer: Layer
    label: str
    status: str | None = None
    event: str | None = None


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Words that carry the same marks: `layers` without repetition, `labels` what the marks say, `lit` where they belong
    to the words asked for."""

    start: int
    text: str
    layers: tuple[Layer, ...] = ()
    labels: tuple[str, ...] = ()
    lit: bool = False


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the report: its pieces and the notes beside it."""

    start: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def paragraphs(
    text: str,
    marks: Sequence[Mark],
    notes: Sequence[Note] = (),
    *,
    lit: Span | None = None,
    anchors: Collection[int] = (),
    most: int = 60_000,
) -> list[Paragraph]:
    """The text in paragraphs, each cut wherever a mark, the words asked for or an anchor begins or ends.

    All pieces together are the text but for the blanks between paragraphs; where marks overlap, their words carry the
    layers of all. "denied that they had agreed to meet" may be an event, its status and a claim at once.
    """
    order = list(LAYERS)
    edges = {edge for mark in marks for edge in mark.span} | set(lit or ()) | set(anchors)
    spans, start = [], 0
    for gap in _BREAK.finditer(text):
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, len(text)))
    out = []
    for first, last in spans:
        if first >= last or first > most:
            continue
        cuts = [first, *sorted(e for e in edges if first < e < last), last]
        near = [m for m in marks if m.span[0] < last and m.span[1] > first]
        pieces = []
        for one, other in pairwise(cuts):
            here = [m for m in near if m.span[0] <= one and other <= m.span[1]]
            pieces.append(
                Piece(
                    start=one,
                    text=text[one:other],
                    layers=tuple(sorted({m.layer for m in here}, key=order.index)),
                    labels=tuple(dict.fromkeys(m.label for m in here)),
                    lit=lit is not None and lit[0] <= one and other <= lit[1],
                )
            )
        mine = sorted((n for n in notes if first <= n.span[0] < last), key=lambda n: n.span)
        out.append(Paragraph(start=first, pieces=tuple(pieces), notes=tuple(mine)))
    return out
