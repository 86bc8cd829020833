"""Contributed: what reports contribute, as the cabinet keeps it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from chancery.facts.contributions import Asked, Contribution, Head, Held
from chancery.facts.mentions import Mention
from chancery.record.bodies import Bodies
from chancery.record.moments import seconds
from chancery.record.numbers import Numbers, many
from chancery.record.parcels import Parcel, holding, telling
from chancery.record.rulings import report_of
from chancery.record.sheaves import Sheaves

HELD = 3_000
"""Values of one kind that are held in memory when a lot is done, where nobody asks for more (`Contributed.most`)."""


class _Asks(msgspec.Struct, array_like=True):
    """A contribution of which nothing but its questions is looked at."""

    head: msgspec.Raw
    mentions: msgspec.Raw
    orderings: msgspec.Raw
    questions: tuple[Asked, ...]


_asks: msgspec.json.Decoder[_Asks] = msgspec.json.Decoder(_Asks)


def halved(held: dict[str, Any], most: int, hot: Collection[str] = ()) -> None:
    """Lets the older of what is held in memory go, where it is too much; where a few reports need more, all but that."""
    if len(held) > most:
        for key in [k for k in held if k not in hot] if hot else list(held)[: len(held) - most // 2]:
            del held[key]


class Contributed(Sheaves):
    """The part of the cabinet that holds contributions."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        super().__init__(connection, numbers)
        self.contribution_bodies: Bodies[Contribution] = Bodies(Contribution)
        self.most = HELD
        self.let_contributions_go()

    def let_contributions_go(self) -> None:
        """Forgets what is held in memory of them."""
        self._contributions: dict[str, Contribution] = {}
        self._parcels: dict[str, Parcel] = {}
        self._asked: dict[str, tuple[Asked, ...]] = {}
        self._held: dict[str, tuple[Held, ...]] = {}
        self._used: set[str] = set()
        self.hot: set[str] = set()
        """Of what reports a few last needed more than is held: of an event that thousands tell."""

    def trim_contributions(self, small: bool | None = None) -> None:
        """Keeps within bounds what is held in memory of them. After a `small` lot that needed more all of that is kept, since
        the next is likely to need it again; None where there was no lot since."""
        if small is not None:
            self.hot = self._used if small and self.most < len(self._used) <= 4 * self.most else set()
        self._used = set()
        for some in (self._asked, self._held):
            if len(some) > 4 * self.most:
                some.clear()
        halved(self._contributions, self.most, self.hot)
        halved(self._parcels, self.most, self.hot)

    def contributions(self, reports: Collection[str]) -> Mapping[str, Contribution]:
        """Those of the reports that the record holds (withdrawn ones included)."""
        self._used.update(reports)
        found = {id: self._contributions[id] for id in reports if id in self._contributions}
        for id, body in self._packed([id for id in reports if id not in found]):
            found[id] = self._contributions[id] = self.contribution_bodies.unpack(body)
        return found

    def tellings(self, reports: Collection[str], mentions: Collection[str]) -> list[Contribution]:
        """Of those of the reports that the record holds some of their mentions and the orders between them, and nothing else."""
        found = []
        for _, body in self._packed(list(reports)):
            found.append(self.contribution_bodies.part(body, lambda raw: telling(raw, mentions)))
        return found

    def holdings(self, reports: Collection[str]) -> list[Contribution]:
        """Of those of the reports that the record holds who stands where in them, and nothing else."""
        return [self.contribution_bodies.part(body, holding) for _, body in self._packed(list(reports))]

    def mentions(self, ids: Collection[str]) -> Mapping[str, tuple[Mention, Head]]:
        """Mentions by id, each with the head of its report (withdrawn ones included); no others of their reports are unpacked."""
        reports = {id: report_of(id) for id in ids}
        self._used.update(reports.values())
        known = self._parcels
        wanted = [r for r in dict.fromkeys(reports.values()) if r not in self._contributions and r not in known]
        for id, body in self._packed(wanted):
            known[id] = self.contribution_bodies.part(body, Parcel)
        out: dict[str, tuple[Mention, Head]] = {}
        for id, report in reports.items():
            whole, parcel = self._contributions.get(report), known.get(report)
            mention = None
            if whole is not None:
                mention = next((m for m in whole.mentions if m.id == id), None)
            elif parcel is not None:
                mention = parcel.mention(id)
            if mention is not None:
                out[id] = mention, (whole or parcel).head  # type: ignore[union-attr]
        return out

    def asked(self, reports: Collection[str]) -> Sequence[Asked]:
        """The questions that those of the reports ask which the record holds; the rest of what they tell is not looked at."""
        known = self._asked
        known.update({id: self._contributions[id].questions for id in reports if id in self._contributions})
        for id, body in self._packed([id for id in reports if id not in known]):
            known[id] = self.contribution_bodies.part(body, _asks.decode).questions
        return [a for id in reports for a in known.get(id, ())]

    def held(self, reports: Collection[str]) -> Sequence[Held]:
        """The positions in those of the reports which the record holds; the rest of what they tell is not looked at."""
        known = self._held
        known.update({id: self._contributions[id].positions for id in reports if id in self._contributions})
        for id, body in self._packed([id for id in reports if id not in known]):
            known[id] = self.contribution_bodies.part(body, holding).positions
        return [h for id in reports for h in known.get(id, ())]

    def _packed(self, reports: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """What the reports contribute, as it is packed, each with its report; of those alone that the record holds."""
        self.numbers.learn_reports(reports)
        numbers = {n: id for id in reports if (n := self.numbers.report(id)) is not None}
        for marks, lot in many(numbers):
            for number, body in self.connection.execute(
                f"SELECT no, body FROM contributions WHERE no IN ({marks})", lot
            ):
                yield numbers[number], body

    def put_contributions(
        self, contributions: Sequence[Contribution], written: Mapping[str, bytes] | None = None
    ) -> None:
        """Keeps them, each in place of an older one of the same report. `written` are some as they are before they are packed."""
        rows, bodies = [], []
        written = written or {}
        self.numbers.make_reports(c.head.id for c in contributions)
        for one in contributions:
            head = one.head
            self._contributions[head.id] = one
            self._asked.pop(head.id, None)
            self._held.pop(head.id, None)
            self._parcels.pop(head.id, None)
            outlet = self.numbers.word(head.outlet, make=True) if head.outlet else None
            number = self.numbers.report(head.id, make=True)
            rows.append((head.key, outlet, head.published, seconds(head.at), head.title, number))
            for held in one.positions:
                self.rows.actor(held.actor, held.name)  # the holder is found by every name that a report gives it
            raw = written.get(head.id) or self.contribution_bodies.written(one)
            bodies.append((number, self.contribution_bodies.pack_written(raw)))
        self.connection.executemany(
            "UPDATE reports SET key = ?, outlet = ?, published = ?, at = ?, title = ? WHERE no = ?", rows
        )
        self.connection.executemany("INSERT OR REPLACE INTO contributions VALUES (?, ?)", bodies)

    def drop_contributions(self, reports: Collection[str]) -> None:
        """Lets them go (`forget`, or a report read again with nothing left)."""
        for id in reports:
            self._contributions.pop(id, None)
            self._asked.pop(id, None)
            self._held.pop(id, None)
            self._parcels.pop(id, None)
            self.connection.execute("DELETE FROM contributions WHERE no = ?", (self.numbers.report(id),))
