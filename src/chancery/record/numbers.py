"""Numbers: the short names under which the index knows reports, items, actors and words."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import TypeVar

from chancery.record.schema import ITEM_KINDS

_MOST = 400_000
_AT_ONCE = 500
_SEVERAL = 8
"""Items from which on they are looked up together."""
_KIND: dict[str, int] = {kind: number for number, kind in enumerate(ITEM_KINDS)}
_KIND["ties"] = _KIND["plans"] = _KIND["mentions"]  # they are mentions, filed once more


Key = TypeVar("Key", int, str)


def many(items: Iterable[Key]) -> Iterable[tuple[str, tuple[Key, ...]]]:
    """Numbers or ids in lots that one statement can take, each with its question marks: `("?,?", (4, 7))`."""
    rest = iter(items)
    while lot := tuple(islice(rest, _AT_ONCE)):
        yield ",".join("?" * len(lot)), lot


def parted(id: str) -> tuple[str, int, int]:
    """The report of an item's id and its span; `(-1, -1)` where the id is that of a report."""
    report, dot, place = id.rpartition(".")
    start, dash, stop = place.partition("-")
    if dot and dash and start.isdigit() and stop.isdigit():
        return report, int(start), int(stop)
    return id, -1, -1


class Numbers:
    """Gives numbers to ids and ids to numbers, remembering what was asked. `fresh` are the items made since the last
    `trim`: nothing is known of them yet."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.forget()

    def forget(self) -> None:
        """Lets go of what was remembered, as after a transaction that was rolled back."""
        self.fresh: set[int] = set()
        self._fresh_reports: set[int] = set()
        self._reports: dict[str, int] = {}
        self._report_ids: dict[int, str] = {}
        self._items: dict[tuple[int, int, int, int], int] = {}
        self._item_ids: dict[int, str] = {}
        self._actors: dict[str, int] = {}
        self._words: dict[str, int] = {}

    def trim(self) -> None:
        """Keeps what is remembered within bounds; after a lot no item is fresh any more."""
        self.fresh.clear()
        self._fresh_reports.clear()
        for held in (self._reports, self._report_ids, self._items, self._item_ids, self._actors):
            if len(held) > _MOST:
                held.clear()

    def report(self, id: str, *, make: bool = False) -> int | None:
        """The number of a report."""
        known = self._reports.get(id)
        if known is None:
            row = self.connection.execute("SELECT no FROM reports WHERE id = ?", (id,)).fetchone()
            if row is not None:
                known = row[0]
            elif make:
                known = self.connection.execute("INSERT INTO reports (id) VALUES (?)", (id,)).lastrowid
                assert known is not None
                self._fresh_reports.add(known)
            if known is not None:
                self._reports[id] = known
                self._report_ids[known] = id
        return known

    def learn_reports(self, ids: Iterable[str]) -> None:
        """Looks up the numbers of many reports at once, so that `report` has them at hand."""
        for marks, lot in many(id for id in ids if id not in self._reports):
            for number, id in self.connection.execute(f"SELECT no, id FROM reports WHERE id IN ({marks})", lot):
                self._reports[id] = number
                self._report_ids[number] = id

    def make_reports(self, ids: Iterable[str]) -> None:
        """Gives numbers to many reports at once."""
        wanted = [id for id in dict.fromkeys(ids) if id not in self._reports]
        self.learn_reports(wanted)
        new = [id for id in wanted if id not in self._reports]
        if new:
            (last,) = self.connection.execute("SELECT coalesce(max(no), 0) FROM reports").fetchone()
            made = dict(zip(new, range(last + 1, last + 1 + len(new)), strict=True))
            self.connection.executemany(
                "INSERT INTO reports (no, id) VALUES (?, ?)", [(n, id) for id, n in made.items()]
            )
            self._reports.update(made)
            self._report_ids.update({n: id for id, n in made.items()})
            self._fresh_reports.update(made.values())

    def make_items(self, kind: str, ids: Collection[str]) -> list[int]:
        """The numbers of many items of a kind, made at once where they are new."""
        places = [parted(id) for id in ids]
        self.make_reports(report for report, _, _ in places)
        (last,) = self.connection.execute("SELECT coalesce(max(no), 0) FROM items").fetchone()
        out: list[int] = []
        rows: list[tuple[int, int, int, int, int]] = []
        for id, (report, start, stop) in zip(ids, places, strict=True):
            holder = self._reports[report]
            key = (holder, _KIND[kind], start, stop)
            known = self._items.get(key)
            if known is None and holder not in self._fresh_reports:
                known = self.item(kind, id)
            if known is None:
                known = last = last + 1
                rows.append((known, *key))
                self._items[key] = known
                self._item_ids[known] = id
                self.fresh.add(known)
            out.append(known)
        self.connection.executemany("INSERT INTO items (no, report, kind, start, stop) VALUES (?, ?, ?, ?, ?)", rows)
        return out

    def lay_items(self, kind: str, ids: Collection[str], parts: Mapping[str, str], holders: Mapping[str, str]) -> None:
        """Gives numbers to items of a kind that are all new, with the part and the event that each is in, which are among
        them."""
        places = [parted(id) for id in ids]
        self.make_reports(report for report, _, _ in places)
        (last,) = self.connection.execute("SELECT coalesce(max(no), 0) FROM items").fetchone()
        numbers = dict(zip(ids, range(last + 1, last + 1 + len(ids)), strict=True))
        number, reports = _KIND[kind], self._reports
        self._items.update(
            {
                (reports[report], number, start, stop): n
                for (report, start, stop), n in zip(places, numbers.values(), strict=True)
            }
        )
        self._item_ids.update({n: id for id, n in numbers.items()})
        self.fresh.update(numbers.values())
        self.connection.executemany(
            "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    n,
                    reports[report],
                    number,
                    start,
                    stop,
                    numbers[parts[id]] if id in parts else None,
                    numbers[holders[id]] if id in holders else None,
                )
                for (id, n), (report, start, stop) in zip(numbers.items(), places, strict=True)
            ],
        )

    def report_id(self, number: int) -> str:
        """The id of a report."""
        known = self._report_ids.get(number)
        if known is None:
            known = self.connection.execute("SELECT id FROM reports WHERE no = ?", (number,)).fetchone()[0]
            self._report_ids[number] = known
        return known

    def item(self, kind: str, id: str, *, make: bool = False) -> int | None:
        """The number of an item of a kind."""
        report, start, stop = parted(id)
        holder = self.report(report, make=make)
        if holder is None:
            return None
        key = (holder, _KIND[kind], start, stop)
        known = self._items.get(key)
        if known is None:
            row = None
            if holder not in self._fresh_reports:  # of a report just made every item there is is remembered
                row = self.connection.execute(
                    "SELECT no FROM items WHERE report = ? AND kind = ? AND start = ? AND stop = ?", key
                ).fetchone()
            if row is not None:
                known = row[0]
            elif make:
                known = self.connection.execute(
                    "INSERT INTO items (report, kind, start, stop) VALUES (?, ?, ?, ?)", key
                ).lastrowid
                assert known is not None
                self.fresh.add(known)
            if known is not None:
                self._items[key] = known
                self._item_ids[known] = id
        return known

    def learn_items(self, kind: str, ids: Collection[str]) -> None:
        """Looks up the numbers of many items of a kind at once, and of those beside them, so that `item` has them at hand."""
        if len(ids) < _SEVERAL:
            return
        number, wanted = _KIND[kind], [parted(id) for id in ids]
        self.learn_reports(dict.fromkeys([report for report, _, _ in wanted]))
        known, reports = self._items, self._reports
        missing = {
            holder: report
            for report, start, stop in wanted
            if (holder := reports.get(report)) is not None
            and (holder, number, start, stop) not in known
            and holder not in self._fresh_reports
        }
        for marks, lot in many(missing):
            for no, holder, start, stop in self.connection.execute(
                f"SELECT no, report, start, stop FROM items WHERE report IN ({marks}) AND kind = ?", (*lot, number)
            ):
                known[holder, number, start, stop] = no
                report = missing[holder]
                self._item_ids[no] = report if start < 0 else f"{report}.{start}-{stop}"

    def drop_item(self, kind: str, id: str, number: int) -> None:
        """Forgets an item that is no more."""
        report, start, stop = parted(id)
        holder = self._reports.get(report)
        if holder is not None:
            self._items.pop((holder, _KIND[kind], start, stop), None)
        self._item_ids.pop(number, None)

    def item_ids(self, numbers: Collection[int]) -> Mapping[int, str]:
        """The ids of items by their numbers."""
        known = {n: self._item_ids[n] for n in numbers if n in self._item_ids}
        missing = [n for n in numbers if n not in known]
        for marks, lot in many(missing):
            rows = self.connection.execute(
                "SELECT i.no, r.id, i.start, i.stop FROM items i JOIN reports r ON r.no = i.report"
                f" WHERE i.no IN ({marks})",
                lot,
            )
            for number, report, start, stop in rows:
                known[number] = self._item_ids[number] = report if start < 0 else f"{report}.{start}-{stop}"
        return known

    def actor(self, id: str, name: str | None = None, *, make: bool = False) -> int | None:
        """The number of an actor."""
        known = self._actors.get(id)
        if known is None:
            row = self.connection.execute("SELECT no FROM actors WHERE id = ?", (id,)).fetchone()
            if row is not None:
                known = row[0]
            elif make:
                known = self.connection.execute("INSERT INTO actors (id, name) VALUES (?, ?)", (id, name)).lastrowid
            if known is not None:
                self._actors[id] = known
        return known

    def actor_id(self, number: int) -> str:
        """The id of an actor."""
        id: str = self.connection.execute("SELECT id FROM actors WHERE no = ?", (number,)).fetchone()[0]
        return id

    def word(self, word: str, *, make: bool = False) -> int | None:
        """The number of a word: a type of event, an outlet."""
        known = self._words.get(word)
        if known is None:
            row = self.connection.execute("SELECT no FROM words WHERE word = ?", (word,)).fetchone()
            if row is not None:
                known = row[0]
            elif make:
                known = self.connection.execute("INSERT INTO words (word) VALUES (?)", (word,)).lastrowid
            if known is not None:
                self._words[word] = known
        return known
