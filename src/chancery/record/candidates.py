"""Candidates: which of many items are worth comparing: what one emits another seeks, and their reach in time overlaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from chancery.record.shelf import Filing

Item = TypeVar("Item")
Numbers = NDArray[np.int64]
Rows = tuple[Numbers, Numbers]
"""Pairs of places in two lists, the first of ours and the other of theirs, as two arrays of one length."""
Sieve = Callable[[Rows], NDArray[np.bool_]]
"""True for each pair that is worth looking at one by one."""

_WIDTHS = (10 * 86_400, 128 * 86_400)
"""Seconds of reach up to which items are looked for by where their reach begins, width by width."""
_BITS = 40
_LONG_AGO = 1 << 37
_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Place(Generic[Item]):
    """An item and how it is filed and sought."""

    item: Item
    emits: tuple[str, ...]
    seeks: tuple[str, ...]
    first: float
    last: float

    def filing(self, id: str) -> Filing:
        """How it is filed."""
        return Filing(id, self.emits, self.first, self.last)


def candidates(
    ours: Mapping[str, Place[Item]],
    theirs: Mapping[str, Place[Item]],
    sieve: Callable[[Sequence[Item], Sequence[Item]], Sieve] | None = None,
) -> list[tuple[str, str]]:
    """The pairs of one of ours with another of theirs that are candidates, each once, sorted.

    `sieve` is given the items of both sides and gives what leaves out pairs that can be told apart in the mass.
    """
    if not ours or not theirs:
        return []
    mine, others = sorted(ours), sorted(theirs)
    one, other = [ours[id] for id in mine], [theirs[id] for id in others]
    shared = {id: number for number, id in enumerate(mine)}
    there = np.array([shared.get(id, -1) for id in others], dtype=np.int64)
    kept = sieve([p.item for p in one], [p.item for p in other]) if sieve is not None else None
    found: set[tuple[int, int]] = set()
    for rows in _met(_Filed(other), one):
        left, right = rows
        at = there[right]
        worth = (at < 0) | (at < left)  # of two that are both ours, once, and none with itself
        left, right = left[worth], right[worth]
        if kept is not None:
            mask = kept((left, right))
            left, right = left[mask], right[mask]
        found.update(zip(left.tolist(), right.tolist(), strict=True))
    return [(mine[a], others[b]) for a, b in sorted(found)]


class _Filed:
    """The keys that items emit, by width of their reach, sorted by key and by where the reach begins."""

    def __init__(self, places: Sequence[Place[Item]]) -> None:
        self.keys: dict[str, int] = {}
        number = self.keys.setdefault
        keys, items = [], []
        for place, one in enumerate(places):
            for key in set(one.emits):
                keys.append(number(key, len(self.keys)))
                items.append(place)
        self.first, self.last = np.array([p.first for p in places]), np.array([p.last for p in places])
        key, item = np.array(keys, dtype=np.int64), np.array(items, dtype=np.int64)
        begins = _whole(self.first)
        length = (_whole(self.last) - begins)[item] if len(item) else item
        self.widths: list[tuple[int | None, Numbers, Numbers]] = []
        least = -1
        for width in (*_WIDTHS, None):
            here = length > least if width is None else (length > least) & (length <= width)
            composed = (key[here] << _BITS) + begins[item[here]]
            order = np.argsort(composed, kind="stable")
            self.widths.append((width, composed[order], item[here][order]))
            least = width if width is not None else least


def _whole(moments: NDArray[np.float64]) -> Numbers:
    """Whole seconds, none of them below nought."""
    return np.floor(moments).astype(np.int64) + _LONG_AGO


def _met(filed: _Filed, seekers: Sequence[Place[Item]]) -> Iterator[Rows]:
    """Who meets whom, with repetitions, in portions."""
    keys, items = [], []
    known = filed.keys.get
    for place, one in enumerate(seekers):
        for key in set(one.seeks):
            number = known(key)
            if number is not None:
                keys.append(number)
                items.append(place)
    if not keys:
        return
    key, item = np.array(keys, dtype=np.int64), np.array(items, dtype=np.int64)
    begins, ends_at = np.array([p.first for p in seekers])[item], np.array([p.last for p in seekers])[item]
    first, last = _whole(begins), _whole(ends_at)
    for width, composed, holders in filed.widths:
        if not len(composed):
            continue
        since = np.zeros_like(first) if width is None else np.maximum(first - width, 0)
        low = np.searchsorted(composed, (key << _BITS) + since, side="left")
        high = np.searchsorted(composed, (key << _BITS) + last, side="right")
        count = np.maximum(high - low, 0)
        ends = np.cumsum(count)
        begin = 0
        while begin < len(count):
            done = ends[begin - 1] if begin else 0
            end = max(begin + 1, int(np.searchsorted(ends, done + _AT_ONCE, side="right")))
            some = count[begin:end]
            total = int(some.sum())
            if total:
                seeker = np.repeat(np.arange(begin, end), some)
                step = np.arange(total) - np.repeat(np.cumsum(some) - some, some)
                holder = holders[np.repeat(low[begin:end], some) + step]
                meets = (filed.last[holder] >= begins[seeker]) & (filed.first[holder] <= ends_at[seeker])
                yield item[seeker[meets]], holder[meets]
            begin = end
