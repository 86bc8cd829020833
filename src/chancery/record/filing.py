"""Filing: items under the keys they emit, and the components in which they hang together."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b
from math import floor

from chancery.record.numbers import Numbers, many
from chancery.record.shelf import Filing, ItemKind

NARROW = 128 * 86400
"""Seconds of reach up to which an item is filed as narrow: narrow ones are found by where their reach begins."""


def hashed(kind: str, key: str, *, wide: bool) -> int:
    """A key as a number of 64 bits."""
    digest = blake2b(f"{kind}\x00{int(wide)}\x00{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Files:
    """Items by their keys and components, in the tables `items`, `filed` and `keys`."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        self.connection, self.numbers = connection, numbers

    def file(self, kind: ItemKind, filings: Sequence[Filing]) -> None:
        """Files items under the keys they emit, in place of how they were filed before."""
        rows: list[tuple[int, int, int, int]] = []
        keys: list[tuple[int, bytes]] = []
        for filing in filings:
            number = self.numbers.item(kind, filing.id, make=True)
            assert number is not None
            first, last = floor(filing.first), floor(filing.last)
            wide = last - first > NARROW
            mine = array("q", sorted({hashed(kind, key, wide=wide) for key in filing.emits}))
            self._lift(number)
            rows += [(key, first, number, last) for key in mine]
            mine.append(first)
            keys.append((number, mine.tobytes()))
        self.connection.executemany("INSERT INTO filed VALUES (?, ?, ?, ?)", rows)
        self.connection.executemany("INSERT INTO keys VALUES (?, ?)", keys)

    def unfile(self, kind: ItemKind, items: Collection[str]) -> None:
        """Takes items out of the files."""
        for id in items:
            number = self.numbers.item(kind, id)
            if number is not None:
                self._lift(number)

    def _lift(self, number: int) -> None:
        row = self.connection.execute("SELECT keys FROM keys WHERE item = ?", (number,)).fetchone()
        if row is None:
            return
        *keys, first = array("q", row[0])
        self.connection.executemany(
            "DELETE FROM filed WHERE key = ? AND first = ? AND item = ?", [(key, first, number) for key in keys]
        )
        self.connection.execute("DELETE FROM keys WHERE item = ?", (number,))

    def find(self, kind: ItemKind, seeks: Sequence[tuple[Collection[str], float, float]]) -> set[str]:
        """The ids of all filed items that emit any of the keys and whose reach meets `[first, last]`, over all asked."""
        found: set[int] = set()
        run = self.connection.execute
        for keys, first, last in seeks:
            since, until = floor(first), floor(last)
            for key in keys:
                found.update(
                    row[0]
                    for row in run(
                        "SELECT item FROM filed WHERE key = ? AND first BETWEEN ? AND ? AND last >= ?",
                        (hashed(kind, key, wide=False), since - NARROW, until, since),
                    )
                )
                found.update(
                    row[0]
                    for row in run(
                        "SELECT item FROM filed WHERE key = ? AND first <= ? AND last >= ?",
                        (hashed(kind, key, wide=True), until, since),
                    )
                )
        return set(self.numbers.item_ids(found).values())

    def components(self, kind: ItemKind, items: Collection[str]) -> Mapping[str, str]:
        """The component that each of the items is in; items in none are left out."""
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

    def drop_components(self, kind: ItemKind, components: Collection[str]) -> None:
        """Lets components go."""
        numbers = [n for id in components if (n := self.numbers.item(kind, id)) is not None]
        self.connection.executemany(
            "UPDATE items SET component = NULL WHERE component = ? AND component <> no", [(n,) for n in numbers]
        )
        self.connection.executemany(
            "UPDATE items SET component = NULL WHERE no = ? AND component = no", [(n,) for n in numbers]
        )
