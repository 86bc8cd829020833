"""Filing: items under the keys they emit, and the components in which they hang together."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from math import floor
from zlib import crc32

import numpy as np

from chancery.record.crowds import known_crowds
from chancery.record.numbers import Numbers, many
from chancery.record.shelf import Filing, ItemKind

_KEYS, _HELD = 32, 12_000
_EVER = -(1 << 62)
_DAY = 86_400
WIDTHS = (10, 128)
"""Days of reach up to which items are filed together: they are found by where their reach begins, width by width."""


class _Hashes(dict[str, int]):
    """The numbers of keys of one kind and width, as they are asked for; `_HELD` of them at most."""

    def __init__(self, kind: str, width: int) -> None:
        self.kind, self.width = kind, width

    def __missing__(self, key: str) -> int:
        if len(self) >= _HELD:
            self.clear()
        number = self[key] = hashed(self.kind, key, self.width)
        return number


@lru_cache(maxsize=32)
def _hashes(kind: str, width: int) -> _Hashes:
    return _Hashes(kind, width)


def hashed(kind: str, key: str, width: int) -> int:
    """A key, for items of one width, as a number of 32 bits: two keys may share one, since what is found is compared by its
    keys again. Plans are counted as they are found, so theirs are numbers of 47 bits, and none of the others."""
    whole = f"{kind}\x00{width}\x00{key}".encode()
    if kind == "plans":
        return int.from_bytes(blake2b(whole, digest_size=6).digest(), "big") | 1 << 47
    return crc32(whole) - (1 << 31)


def _when(kind: ItemKind, moment: float) -> int:
    """The day of a moment, by which items are filed; of plans, whose days are counted, the second."""
    return floor(moment) if kind == "plans" else floor(moment / _DAY)


def _lots(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Keys, as many at a time as are padded to one of a few lengths, so that statements are prepared once."""
    for start in range(0, len(keys), _KEYS):
        lot = keys[start : start + _KEYS]
        size = next(n for n in (1, 2, 4, 8, 16, _KEYS) if n >= len(lot))
        yield [*lot, *([lot[-1]] * (size - len(lot)))]


class Files:
    """Items by their keys and components, in the tables `items` and `filed`."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        self.connection, self.numbers = connection, numbers
        self.crowds: Collection[str] | None = None
        """The crowds of plans of a whole record, where only a part of it is in the index as yet."""

    def file(self, kind: ItemKind, filings: Sequence[Filing]) -> None:
        """Files items under the keys they emit; one that was filed before is taken out first."""
        self.connection.executemany("INSERT OR IGNORE INTO filed VALUES (?, ?, ?, ?)", self._filed(kind, filings))

    def unfile(self, kind: ItemKind, filings: Sequence[Filing]) -> None:
        """Takes items out of the files, as they were filed."""
        rows = [row[:3] for row in self._filed(kind, filings)]
        self.connection.executemany("DELETE FROM filed WHERE key = ? AND first = ? AND item = ?", rows)

    def _filed(self, kind: ItemKind, filings: Sequence[Filing]) -> list[tuple[int, int, int, int]]:
        numbers = self.numbers.make_items(kind, [f.id for f in filings])
        known = [_hashes(kind, width) for width in range(len(WIDTHS) + 1)]
        keys: list[int] = []
        items: list[tuple[int, int, int, int]] = []
        for filing, number in zip(filings, numbers, strict=True):
            first = _when(kind, filing.first)
            span = _when(kind, filing.last) - first
            width = 0 if span <= WIDTHS[0] else 1 if span <= WIDTHS[1] else 2
            keys += map(known[width].__getitem__, filing.emits)
            items.append((len(filing.emits), first, number, span))
        if not items:
            return []
        columns = np.array(items, dtype=np.int64)
        rows = np.column_stack((np.array(keys, dtype=np.int64), np.repeat(columns[:, 1:], columns[:, 0], axis=0)))
        order = np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))
        return list(zip(*(rows[order, column].tolist() for column in range(4)), strict=True))

    def spread(self, kind: ItemKind, keys: Collection[str]) -> Mapping[str, int]:
        """For each key at how many moments the reach of the (narrow) items filed under it begins; while an index is being
        made, whether that makes a crowd."""
        if self.crowds is not None:
            return known_crowds(self.crowds)(keys)
        return {
            key: self.connection.execute(
                "SELECT count(DISTINCT first) FROM filed WHERE key = ?", (hashed(kind, key, 0),)
            ).fetchone()[0]
            for key in keys
        }

    def find(self, kind: ItemKind, seeks: Sequence[tuple[Collection[str], float, float]]) -> set[str]:
        """The ids of all filed items that emit any of the keys and whose days meet `[first, last]`, over all asked,
        and perhaps some more: keys are told apart by 32 bits of them, days are whole."""
        found: set[int] = set()
        run = self.connection.execute
        for keys, first, last in seeks:
            since, until = _when(kind, first), _when(kind, last)
            for lot in _lots(sorted(set(keys))):
                marks = ",".join("?" * len(lot))
                for width, most in enumerate((*WIDTHS, None)):
                    begins = since - most if most is not None else _EVER
                    known = _hashes(kind, width)
                    numbers = [known[key] for key in lot]
                    rows = run(
                        f"SELECT item FROM filed WHERE key IN ({marks}) AND first BETWEEN ? AND ? AND first + span >= ?",
                        (*numbers, begins, until, since),
                    )
                    found.update(number for (number,) in rows)
        return set(self.numbers.item_ids(found).values())

    def components(self, kind: ItemKind, items: Collection[str]) -> Mapping[str, str]:
        """The component that each of the items is in; items in none are left out."""
        self.numbers.learn_items(kind, items)
        numbers = {id: n for id in items if (n := self.numbers.item(kind, id)) is not None}
        held: dict[int, int] = {}
        for marks, lot in many(numbers.values()):
            held.update(
                self.connection.execute(
                    f"SELECT no, component FROM items WHERE component IS NOT NULL AND no IN ({marks})", lot
                )
            )
        names = self.numbers.item_ids(set(held.values()))
        return {id: names[held[n]] for id, n in numbers.items() if n in held}

    def members(self, kind: ItemKind, components: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The items of each component, sorted."""
        out: dict[str, Sequence[str]] = {}
        for id in components:
            number = self.numbers.item(kind, id)
            rows = self.connection.execute(
                "SELECT no FROM items WHERE component = ?1 AND component <> no"
                " UNION ALL SELECT no FROM items WHERE no = ?1 AND component = ?1",
                (number,),
            ).fetchall()
            if rows:
                out[id] = sorted(self.numbers.item_ids([r[0] for r in rows]).values())
        return out

    def put_components(self, kind: ItemKind, components: Mapping[str, Sequence[str]]) -> None:
        """Keeps components whole; their items are in no other afterwards."""
        self.drop_components(kind, components)
        rows = []
        for id, items in components.items():
            number = self.numbers.item(kind, id, make=True)
            rows += [(number, self.numbers.item(kind, item, make=True)) for item in items]
        self.connection.executemany("UPDATE items SET component = ? WHERE no = ?", rows)

    def extend_components(self, kind: ItemKind, items: Mapping[str, Sequence[str]]) -> None:
        """Puts items that are in no component into some that are there."""
        rows = [
            (self.numbers.item(kind, id), self.numbers.item(kind, one, make=True))
            for id, some in items.items()
            for one in some
        ]
        self.connection.executemany("UPDATE items SET component = ? WHERE no = ?", rows)

    def drop_components(self, kind: ItemKind, components: Collection[str]) -> None:
        """Lets components go."""
        numbers = [n for id in components if (n := self.numbers.item(kind, id)) is not None]
        self.connection.executemany(
            "UPDATE items SET component = NULL WHERE component = ? AND component <> no", [(n,) for n in numbers]
        )
        self.connection.executemany(
            "UPDATE items SET component = NULL WHERE no = ? AND component = no", [(n,) for n in numbers]
        )
