"""Candidates: which of many items are worth comparing: what one emits another seeks, and their reach in time overlaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

import msgspec
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


class Place(msgspec.Struct, Generic[Item], frozen=True, gc=False):
    """An item and how it is filed and sought: by keys of which none comes twice."""

    item: Item
    emits: tuple[str, ...]
    seeks: tuple[str, ...]
    first: float
    last: float

    def filing(self, id: str) -> Filing:
        """How it is filed."""
        return Filing(id, self.emits, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Keyed:
    """Items as columns: which keys each emits and seeks (as numbers, beside the places of the items, which rise), its reach,
    and how many keys it emits."""

    emitted: Numbers
    emitters: Numbers
    sought: Numbers
    seekers: Numbers
    first: NDArray[np.float64]
    last: NDArray[np.float64]
    size: Numbers


def keyed(places: Sequence[Place[Item]], number: Callable[[str], int]) -> Keyed:
    """The columns of some items, with a number for each key."""
    emitted, emitters, size = _columns([p.emits for p in places], number)
    alike = all(p.emits is p.seeks for p in places)
    sought, seekers, _ = (emitted, emitters, size) if alike else _columns([p.seeks for p in places], number)
    return Keyed(
        emitted,
        emitters,
        sought,
        seekers,
        np.array([p.first for p in places], dtype=np.float64),
        np.array([p.last for p in places], dtype=np.float64),
        size,
    )


def _columns(keys: Sequence[Sequence[str]], number: Callable[[str], int]) -> tuple[Numbers, Numbers, Numbers]:
    """The keys of some items one after the other as numbers, whose each is, and how many each has."""
    size = np.array([len(some) for some in keys], dtype=np.int64)
    told = np.fromiter(map(number, chain.from_iterable(keys)), dtype=np.int64, count=int(size.sum()))
    return told, np.repeat(np.arange(len(keys)), size), size


def candidates(
    ours: Mapping[str, Place[Item]],
    theirs: Mapping[str, Place[Item]],
    sieve: Callable[[Sequence[Item], Sequence[Item]], Sieve] | None = None,
    share: float = 0.0,
) -> list[tuple[str, str]]:
    """The pairs of one of ours with another of theirs that are candidates, each once, sorted.

    `sieve` is given the items of both sides and gives what leaves out pairs that can be told apart in the mass. Two that have
    less than `share` of all their keys in common are left out as well (of items that seek what they emit).
    """
    if not ours or not theirs:
        return []
    mine, others = sorted(ours), sorted(theirs)
    one, other = [ours[id] for id in mine], [theirs[id] for id in others]
    shared = {id: number for number, id in enumerate(mine)}
    there = np.array([shared.get(id, -1) for id in others], dtype=np.int64)
    items = [p.item for p in one]
    kept = sieve(items, items if ours is theirs else [p.item for p in other]) if sieve is not None else None

    def worth(rows: Rows) -> NDArray[np.bool_]:
        left, right = rows
        at = there[right]
        once = (at < 0) | (at < left)  # of two that are both ours, once, and none with itself
        return once & kept(rows) if kept is not None else once

    number = _numbering(one, () if ours is theirs else other).__getitem__
    left = keyed(one, number)
    found = meetings(left, left if ours is theirs else keyed(other, number), worth, share)
    return [(mine[a], others[b]) for a, b in zip(*(side.tolist() for side in found), strict=True)]


def _numbering(*places: Sequence[Place[Item]]) -> dict[str, int]:
    """The keys of some items numbered from nought."""
    keys = dict.fromkeys(chain.from_iterable(side for some in places for p in some for side in (p.emits, p.seeks)))
    return dict(zip(keys, range(len(keys)), strict=True))


def meetings(ours: Keyed, theirs: Keyed, worth: Sieve, share: float = 0.0) -> Rows:
    """The places of those that meet and are worth it, one of ours and one of theirs, each pair once, sorted. Keys are small
    numbers, the same on both sides; `share` as in `candidates`."""
    found: list[Numbers] = []
    for left, right in _met(ours, theirs):
        if share:
            pairs, common = np.unique(left * len(theirs.first) + right, return_counts=True)
            left, right = np.divmod(pairs, len(theirs.first))
            enough = common >= share * (ours.size[left] + theirs.size[right] - common) - 1e-9
            left, right = left[enough], right[enough]
        mask = worth((left, right))
        found.append(left[mask] * len(theirs.first) + right[mask])
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.divmod(np.unique(np.concatenate(found)), len(theirs.first))


def _whole(moments: NDArray[np.float64]) -> Numbers:
    """Whole seconds, none of them below nought."""
    return np.floor(moments).astype(np.int64) + _LONG_AGO


def _filed(keyed: Keyed) -> Iterator[tuple[int | None, Numbers, Numbers]]:
    """The emitted keys by width of reach: each with where the reach begins as one number, in order, and the items."""
    begins = _whole(keyed.first)
    length = (_whole(keyed.last) - begins)[keyed.emitters]
    least = -1
    for width in (*_WIDTHS, None):
        here = length > least if width is None else (length > least) & (length <= width)
        items = keyed.emitters[here]
        composed = (keyed.emitted[here] << _BITS) + begins[items]
        order = np.argsort(composed, kind="stable")
        yield width, composed[order], items[order]
        least = width if width is not None else least


def _met(ours: Keyed, theirs: Keyed) -> Iterator[Rows]:
    """Who of ours seeks what one of theirs emits while their reaches meet: a pair for each key, those of one pair together; in
    portions."""
    item = ours.seekers
    begins, ends = ours.first[item], ours.last[item]
    first, last = _whole(begins), _whole(ends)
    key = ours.sought << _BITS
    for width, composed, holders in _filed(theirs):
        if not len(composed):
            continue
        since = np.zeros_like(first) if width is None else np.maximum(first - width, 0)
        low = np.searchsorted(composed, key + since, side="left")
        count = np.maximum(np.searchsorted(composed, key + last, side="right") - low, 0)
        total = np.cumsum(count)
        begin = 0
        while begin < len(count):
            done = int(total[begin - 1]) if begin else 0
            end = max(begin + 1, int(np.searchsorted(total, done + _AT_ONCE, side="right")))
            end = int(np.searchsorted(item, item[end - 1], side="right"))
            some = count[begin:end]
            if total[end - 1] > done:
                seeker = np.repeat(np.arange(begin, end), some)
                step = np.arange(len(seeker)) - np.repeat(np.cumsum(some) - some, some)
                holder = holders[np.repeat(low[begin:end], some) + step]
                meets = (theirs.last[holder] >= begins[seeker]) & (theirs.first[holder] <= ends[seeker])
                yield item[seeker[meets]], holder[meets]
            begin = end
