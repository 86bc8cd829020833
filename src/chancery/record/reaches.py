"""Reaches: what is filed under one key in order of time, so that what overlaps a stretch of it is found without going through all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from chancery.record.shelf import Filing
from chancery.record.views import DAY

_LONG = 60 * DAY
"""What reaches further than this, in seconds, is gone through each time: else one plan without a day would stretch every search."""


class Reaches:
    """Items with their reach, `[first, last]` in seconds of the epoch, none of which changes."""

    __slots__ = ("_firsts", "_long", "_short", "_width")

    def __init__(self, filings: Iterable[Filing]) -> None:
        some = sorted([(f.first, f.last, f.id) for f in filings])
        self._short = [one for one in some if one[1] - one[0] <= _LONG]
        self._long = [one for one in some if one[1] - one[0] > _LONG]
        self._firsts = [first for first, _, _ in self._short]
        self._width = max((last - first for first, last, _ in self._short), default=0.0)

    def within(self, first: float, last: float) -> list[str]:
        """The ids of those that overlap a stretch of time, its ends included."""
        begin, end = bisect_left(self._firsts, first - self._width), bisect_right(self._firsts, last)
        found = [id for _, ends, id in self._short[begin:end] if ends >= first]
        return found + [id for begins, ends, id in self._long if begins <= last and first <= ends]
