"""Packing: bars with their labels set into as few rows as they need, so that none stands on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chancery.desk.pictures.bars import Bar
from chancery.desk.pictures.letters import fitted, width

_MARK = 16.0
_GAP = 10.0
_LEAST = 40.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar in its row: where its mark stands, its label and where that begins (or ends, where it stands `before` its
    bar), and the room that all of it takes."""

    bar: Bar
    row: int
    label: str
    mark: float
    text: float
    left: float
    right: float
    before: bool = False


def packed(
    bars: Sequence[tuple[Bar, str]], left: float, right: float, *, size: float = 12.0, widest: float = 260.0
) -> tuple[list[Placed], int]:
    """Each bar with its label in a row of its lane, in the order given, and how many rows there are.

    A label stands after its bar, or before it where there is more room; it is cut to what there is. In a row nothing
    overlaps.
    """
    ends: list[float] = []
    out: list[Placed] = []
    for bar, words in bars:
        label, mark, text, start, end, before = _labelled(bar, words, left, right, size, widest)
        row = next((n for n, taken in enumerate(ends) if taken + _GAP <= start), len(ends))
        if row == len(ends):
            ends.append(end)
        ends[row] = max(ends[row], end)
        out.append(Placed(bar, row, label, mark, text, start, end, before))
    return out, len(ends)


def _labelled(
    bar: Bar, words: str, left: float, right: float, size: float, widest: float
) -> tuple[str, float, float, float, float, bool]:
    """The label, the places of mark and text, and the room of it all."""
    wanted = min(widest, width(words, size))
    after = right - bar.end - _MARK - 6
    before = bar.start - left - _MARK - 6
    if max(after, before) < _LEAST:
        inside = bar.end - bar.start - _MARK - 8
        label = fitted(words, size, max(0.0, min(widest, inside)))
        return label, bar.start + 11, bar.start + 20, bar.start, bar.end, False
    if after >= wanted or after >= before:
        label = fitted(words, size, min(widest, after))
        return label, bar.end + 10, bar.end + _MARK + 3, bar.start, bar.end + _MARK + 3 + width(label, size), False
    label = fitted(words, size, min(widest, before))
    text = bar.start - _MARK - 3
    return label, bar.start - 10, text, text - width(label, size), bar.end, True
