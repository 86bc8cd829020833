"""Borders: what a block of reports shows of itself, so that those of its items that meet items of other blocks are found.

Of every item its keys (as numbers of 64 bits), its reach and its id; of tellings also what tells in the mass which are
certainly apart (`apart.py`). Of positions of one actor on one issue, one after the other, one stands for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from chancery.record.apart import worth
from chancery.record.candidates import Keyed, Place, Rows, keyed, meetings
from chancery.record.columns import COLUMNS, When, joined, when
from chancery.record.core import SAME_ISSUE
from chancery.record.inquiries import SAME_QUESTION
from chancery.record.shelf import ItemKind
from chancery.record.words import Remembered

_WHEN = (*COLUMNS, "text", "sketches", "story", "terms")
_KEYED = ("emitted", "emitters", "sought", "seekers", "first", "last", "size")
SHARES: Mapping[ItemKind, float] = {
    "reports": 0.0,
    "mentions": 0.0,
    "questions": SAME_QUESTION,
    "positions": SAME_ISSUE,
    "ties": 0.0,
}
"""The kinds whose items may meet across blocks, with what share of their keys two that are alike have in common at least."""


_FAR = 50
"""One in so many items of a block, those that reach back furthest, is looked for in older blocks by itself."""
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Border:
    """The items of one kind of one block."""

    ids: Sequence[str]
    keyed: Keyed
    when: When | None = None


def _number(key: str) -> int:
    raw = key.encode()
    return crc32(raw) << 31 ^ crc32(raw[::-1], len(raw))


_numbers = Remembered(_number, 500_000)
"""Keys as numbers of 63 bits."""


def border(places: Mapping[str, Place[Any]], *, tellings: bool = False) -> Border:
    """The border of some items by id; `tellings` are views."""
    ids = sorted(places)
    some = [places[id] for id in ids]
    return Border(ids, keyed(some, _numbers.__getitem__), when([p.item for p in some]) if tellings else None)


def save(path: Path, borders: Mapping[ItemKind, Border]) -> None:
    """Writes the borders of a block to a file."""
    columns: dict[str, NDArray[Any]] = {}
    for kind, one in borders.items():
        columns[f"{kind} ids"] = np.frombuffer("\n".join(one.ids).encode(), dtype=np.uint8)
        for name in _KEYED:
            columns[f"{kind} {name}"] = getattr(one.keyed, name)
        for name in _WHEN if one.when is not None else ():
            columns[f"{kind} {name}"] = getattr(one.when, name)
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **columns)


def load(path: Path, kind: ItemKind) -> Border:
    """The border of one kind from a file."""
    with np.load(path, allow_pickle=False) as held:
        raw = held[f"{kind} ids"].tobytes().decode()
        told = When(*(held[f"{kind} {name}"] for name in _WHEN)) if f"{kind} type" in held else None
        return Border(raw.split("\n") if raw else [], Keyed(*(held[f"{kind} {n}"] for n in _KEYED)), told)


def across(borders: Iterable[Border], share: float = 0.0, *, since: int = 0) -> list[tuple[str, str]]:
    """The candidates of which one is of one block and the other of another, each pair once, in the order of their times;
    `share` as in `candidates`. With `since` only those of which one is of a block from that place on: what blocks that came
    later meet in all others."""
    some = list(borders)
    shift = np.cumsum([0, *(len(b.ids) for b in some)])
    columns = [b.when for b in some if b.when is not None]
    told = joined(columns) if columns else None

    def kept(rows: Rows) -> NDArray[np.bool_]:
        return worth(told, told, rows) if told is not None else np.ones(len(rows[0]), dtype=bool)

    sides = _Sides([b.keyed for b in some], shift)
    met = [
        meetings(*sides.of(ours, first, one), kept, share)
        for first, one, end in _halves(since, len(some))
        for ours in sides.seeking(one, end)
    ]
    if not met:
        return []
    left, right = (np.concatenate(side) for side in zip(*met, strict=True))
    order = np.lexsort((right, left, sides.first[left]))  # what is compared together was published together
    ids = list(chain.from_iterable(b.ids for b in some))
    return [(ids[b], ids[a]) for a, b in zip(left[order].tolist(), right[order].tolist(), strict=True)]


def _halves(since: int, end: int) -> Iterator[tuple[int, int, int]]:
    """How blocks are parted again and again, so that each from `since` on is once on the other side of every one before it,
    with as few partings as there are: (0, 4), of four all new, is 0-1 | 2-3, then 0 | 1 and 2 | 3."""
    if 0 < since < end:
        yield 0, since, end
    parts = [(since, end)]
    while parts:
        first, last = parts.pop()
        if last - first > 1:
            one = (first + last) // 2
            yield first, one, last
            parts += [(first, one), (one, last)]


class _Sides:
    """The items of blocks by their places among those of all, and what some of them seek beside what others emit."""

    def __init__(self, blocks: Sequence[Keyed], shift: NDArray[np.int64]) -> None:
        self.blocks, self.shift = blocks, shift
        self.first, self.last, self.size = (
            np.concatenate([getattr(b, name) for b in blocks] or [_NONE]) for name in ("first", "last", "size")
        )

    def seeking(self, one: int, end: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """What the items of some blocks seek, as keys and who seeks them. The few that reach far back come by themselves: the
        others meet nothing in older blocks but what lasts until theirs."""
        seekers = np.concatenate(
            [b.seekers + s for b, s in zip(self.blocks[one:end], self.shift[one:end], strict=True)]
        )
        sought = np.concatenate([b.sought for b in self.blocks[one:end]])
        if not len(seekers):
            return
        begins = self.first[seekers]
        few = len(begins) // _FAR
        far = begins < np.partition(begins, few)[few]
        for some in (far, ~far):
            if some.any():
                yield sought[some], seekers[some]

    def of(self, ours: tuple[NDArray[np.int64], NDArray[np.int64]], first: int, one: int) -> tuple[Keyed, Keyed]:
        """Those who seek, and what the items of some blocks emit while their reaches may meet; of the keys those alone that
        stand on both sides, numbered from nought."""
        sought, seekers = ours
        since, until = self.first[seekers].min(), self.last[seekers].max()
        emitted, emitters = [], []
        for block, shift in zip(self.blocks[first:one], self.shift[first:one], strict=True):
            here = ((block.last >= since) & (block.first <= until))[block.emitters]
            emitted.append(block.emitted[here])
            emitters.append(block.emitters[here] + shift)
        keys, given = np.unique(np.concatenate(emitted), return_inverse=True)
        places = np.searchsorted(keys, sought)
        places[places == len(keys)] = 0
        known = keys[places] == sought if len(keys) else np.zeros(len(sought), dtype=bool)
        return (
            Keyed(_NONE, _NONE, places[known], seekers[known], self.first, self.last, self.size),
            Keyed(given, np.concatenate(emitters), _NONE, _NONE, self.first, self.last, self.size),
        )
