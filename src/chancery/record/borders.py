"""Borders: what a block of reports shows of itself, so that those of its items that meet items of other blocks are found.

Of every item its keys (as numbers of 64 bits), its reach and its id; of tellings also what tells in the mass which are
certainly apart (`apart.py`). Of positions of one actor on one issue, one after the other, one stands for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    sizes = [len(b.ids) for b in some]
    shift = np.cumsum([0, *sizes])
    block = np.repeat(np.arange(len(some)), sizes)
    columns = [b.when for b in some if b.when is not None]
    told = joined(columns) if columns else None
    whole = _whole([b.keyed for b in some], shift)

    def kept(rows: Rows) -> NDArray[np.bool_]:
        return worth(told, told, rows) if told is not None else np.ones(len(rows[0]), dtype=bool)

    def id(place: int) -> str:
        number = int(block[place])
        return some[number].ids[place - int(shift[number])]

    met = [
        meetings(_between(whole, shift[one], shift[end]), _between(whole, shift[first], shift[one]), kept, share)
        for first, one, end in _halves(since, len(some))
    ]
    if not met:
        return []
    left, right = (np.concatenate(side) for side in zip(*met, strict=True))
    order = np.lexsort((right, left, whole.first[left]))  # what is compared together was published together
    return [(id(b), id(a)) for a, b in zip(left[order].tolist(), right[order].tolist(), strict=True)]


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


def _between(whole: Keyed, first: int, end: int) -> Keyed:
    """The keys of the items from one place to another, which keep their places."""
    emitters, seekers = (slice(*np.searchsorted(held, (first, end))) for held in (whole.emitters, whole.seekers))
    return replace(
        whole,
        emitted=whole.emitted[emitters],
        emitters=whole.emitters[emitters],
        sought=whole.sought[seekers],
        seekers=whole.seekers[seekers],
    )


def _whole(some: Sequence[Keyed], shift: NDArray[np.int64]) -> Keyed:
    """The columns of several blocks as those of one, with the keys that stand in more than one block, numbered from nought."""
    emitted = np.concatenate([k.emitted for k in some])
    emitters = np.concatenate([k.emitters + s for k, s in zip(some, shift[:-1], strict=True)])
    sought = np.concatenate([k.sought for k in some])
    seekers = np.concatenate([k.seekers + s for k, s in zip(some, shift[:-1], strict=True)])
    each = [np.union1d(k.emitted, k.sought) for k in some]
    known, counts = np.unique(np.concatenate(each), return_counts=True)
    keys = known[counts > 1]
    here, there = _places(keys, emitted), _places(keys, sought)
    return Keyed(
        here[here >= 0],
        emitters[here >= 0],
        there[there >= 0],
        seekers[there >= 0],
        np.concatenate([k.first for k in some]),
        np.concatenate([k.last for k in some]),
        np.concatenate([k.size for k in some]),
    )


def _places(keys: NDArray[np.int64], some: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each of some keys stands among sorted ones; -1 for those that do not."""
    if not len(keys):
        return np.full(len(some), -1, dtype=np.int64)
    places = np.minimum(np.searchsorted(keys, some), len(keys) - 1)
    return np.where(keys[places] == some, places, -1)
