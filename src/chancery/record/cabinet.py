"""The cabinet: the shelf of the record's incremental path, kept in the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from chancery.facts.contradictions import Contradiction
from chancery.facts.copies import Origin
from chancery.facts.decisions import Decision
from chancery.facts.record_events import EventCourse, EventOutline, EventSpan, RecordEvent
from chancery.record.bodies import ENOUGH, Bodies, Remembered
from chancery.record.contributed import Contributed, halved
from chancery.record.moments import seconds
from chancery.record.numbers import Numbers, many, parted
from chancery.record.views import View

_NOT_YET = (1 << 62) - 1
"""When a decision was received, until the log has said so."""
_REMEMBERED = 3 * 2**19
"""Bytes of packed events that are kept unpacked from one question to the next: some three thousand events, 45 MB at most."""


_outlines: msgspec.json.Decoder[EventOutline] = msgspec.json.Decoder(EventOutline)
_courses: msgspec.json.Decoder[EventCourse] = msgspec.json.Decoder(EventCourse)
_spans: msgspec.json.Decoder[EventSpan] = msgspec.json.Decoder(EventSpan)


class Cabinet(Contributed):
    """Implements `chancery.record.shelf.Shelf` over an open transaction of the index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection, Numbers(connection))
        self.event_bodies: Bodies[RecordEvent] = Remembered(RecordEvent, _REMEMBERED)
        self.decision_bodies: Bodies[Decision] = Bodies(Decision)
        self.origin_bodies: Bodies[Origin] = Bodies(Origin)
        self.contradiction_bodies: Bodies[Contradiction] = Bodies(Contradiction)
        self.trainable: Mapping[str, tuple[str, Bodies[Any], int]] = {
            "contribution": ("contributions", self.contribution_bodies, 65_536),
            "event": ("event_bodies", self.event_bodies, 65_536),
            "position": ("positions", self.position_bodies, 16_384),
            "origin": ("origins", self.origin_bodies, 4_096),
        }
        """The bodies that are packed against a dictionary of their own: their table, and the bytes of the dictionary."""
        self.let_go()

    def let_go(self) -> None:
        """Forgets what is held in memory, as after a transaction of somebody else or one that was rolled back; the
        dictionaries are those that the index has now."""
        for kind, (_, bodies, _) in self.trainable.items():
            bodies.use(self._dictionary(kind))
        self.numbers.forget()
        self.views: dict[str, View] = {}
        self.let_contributions_go()
        self._events: dict[str, RecordEvent] = {}
        self._decisions: list[Decision] | None = None

    def trim(self, *, small: bool | None = None) -> None:
        """Keeps memory within bounds: after a lot, which was `small` where a few reports came, or (None) whenever it may be."""
        self.numbers.trim()
        self.trim_contributions(small)
        if len(self.views) > 2 * self.most:
            self.views = {id: view for id, view in self.views.items() if view.report in self.hot}
        halved(self._events, self.most)

    def train(self) -> None:
        """Makes the dictionaries of contributions, events and so on, once the index holds enough of each."""
        run = self.connection.execute
        for kind, (table, bodies, size) in self.trainable.items():
            if bodies.trained:
                continue
            (count,) = run(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT ?)", (ENOUGH,)).fetchone()
            if count < ENOUGH:
                continue
            blobs = run(f"SELECT body FROM {table} LIMIT ?", (ENOUGH,)).fetchall()
            dictionary = bodies.train([bodies.bare(b) for (b,) in blobs], size)
            if dictionary is not None:
                self.use_dictionary(kind, dictionary)
                held = run(f"SELECT no, body FROM {table}").fetchall()
                packed = [(bodies.pack(bodies.bare(body)), number) for number, body in held]
                self.connection.executemany(f"UPDATE {table} SET body = ? WHERE no = ?", packed)

    def use_dictionary(self, kind: str, dictionary: bytes) -> None:
        """Packs the bodies of a kind against a dictionary from now on, and keeps it."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"dictionary {kind}", dictionary))
        self.trainable[kind][1].use(dictionary)

    def _dictionary(self, kind: str) -> bytes | None:
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (f"dictionary {kind}",)).fetchone()
        return row[0] if row is not None else None

    # decisions

    def decisions(self) -> Sequence[Decision]:
        """All decisions, by the moment they were made."""
        if self._decisions is None:
            found = [self.decision_bodies.unpack(b) for (b,) in self.connection.execute("SELECT body FROM decisions")]
            self._decisions = sorted(found, key=lambda d: (d.at, d.id))
        return self._decisions

    def put_decisions(self, decisions: Sequence[Decision]) -> None:
        """Keeps them; the same decision twice is one."""
        self.connection.executemany(
            "INSERT OR IGNORE INTO decisions (id, received, body) VALUES (?, ?, ?)",
            [(d.id, _NOT_YET, self.decision_bodies.pack(d)) for d in decisions],
        )
        self._decisions = None

    # events

    def events(self, ids: Collection[str]) -> Mapping[str, RecordEvent]:
        """Events by id."""
        found = {id: self._events[id] for id in ids if id in self._events}
        self.numbers.learn_items("mentions", [id for id in ids if id not in found])
        numbers = {n: id for id in ids if id not in found and (n := self.numbers.item("mentions", id)) is not None}
        for number, event in self.events_by_number(list(numbers)).items():
            found[numbers[number]] = self._events[numbers[number]] = event
        return found

    def events_by_number(self, numbers: Sequence[int]) -> dict[int, RecordEvent]:
        """Events by the numbers of their first mentions, in the order asked."""
        held: dict[int, RecordEvent] = {}
        for marks, lot in many(numbers):
            for number, body in self.connection.execute(
                f"SELECT no, body FROM event_bodies WHERE no IN ({marks})", lot
            ):
                held[number] = self.event_bodies.unpack(body)
        return {n: held[n] for n in numbers if n in held}

    def spans(self, numbers: Collection[int]) -> dict[int, EventSpan]:
        """How long the windows of some events are, by the numbers of their first mentions; in no order."""
        found: dict[int, EventSpan] = {}
        for marks, lot in many(numbers):
            rows = self.connection.execute(f"SELECT no, body FROM event_bodies WHERE no IN ({marks})", lot)
            found.update({number: self.event_bodies.part(body, _spans.decode) for number, body in rows})
        return found

    def courses(self, numbers: Collection[int], until: int | None) -> list[EventCourse]:
        """Which status those of some events had when that are news and were told of by a second, by the numbers of their first
        mentions; in no order."""
        found: list[EventCourse] = []
        for marks, lot in many(numbers):
            rows = self.connection.execute(
                "SELECT b.body FROM events e CROSS JOIN event_bodies b ON b.no = e.no"
                f" WHERE e.no IN ({marks}) AND e.news = 1 AND e.first <= ?",
                (*lot, until),
            )
            found += [self.event_bodies.part(body, _courses.decode) for (body,) in rows]
        return found

    def outlined(self, ids: Collection[str]) -> Mapping[str, RecordEvent | EventOutline]:
        """Events by id, with no more unpacked of them than an outline needs."""
        found: dict[str, RecordEvent | EventOutline] = {id: self._events[id] for id in ids if id in self._events}
        self.numbers.learn_items("mentions", [id for id in ids if id not in found])
        numbers = {n: id for id in ids if id not in found and (n := self.numbers.item("mentions", id)) is not None}
        for marks, lot in many(numbers):
            for number, body in self.connection.execute(
                f"SELECT no, body FROM event_bodies WHERE no IN ({marks})", lot
            ):
                found[numbers[number]] = self.event_bodies.part(body, _outlines.decode)
        return found

    def event_of(self, mentions: Collection[str]) -> Mapping[str, str]:
        """The id of the event that holds each mention; a mention may be named by any of its spans."""
        self.numbers.learn_items("mentions", mentions)
        numbers = {id: self.numbers.item("mentions", id) for id in mentions}
        held: dict[int | None, int] = {}
        for marks, lot in many(n for n in numbers.values() if n is not None):
            held.update(
                self.connection.execute(f"SELECT no, event FROM items WHERE event IS NOT NULL AND no IN ({marks})", lot)
            )
        holders: dict[str, int] = {}
        for id, number in numbers.items():
            holder = held.get(number) or self._holder_of_span(id)
            if holder is not None:
                holders[id] = holder
        names = self.numbers.item_ids(set(holders.values()))
        return {id: names[holder] for id, holder in holders.items()}

    def _holder(self, item: int) -> int | None:
        row = self.connection.execute("SELECT event FROM items WHERE no = ?", (item,)).fetchone()
        return row[0] if row is not None else None

    def _holder_of_span(self, id: str) -> int | None:
        """The event of a mention that is named by one of its further spans."""
        report, start, stop = parted(id)
        contribution = self.contributions([report]).get(report) if start >= 0 else None
        for mention in contribution.mentions if contribution is not None else ():
            if (start, stop) in mention.spans and mention.id != id:
                number = self.numbers.item("mentions", mention.id)
                return self._holder(number) if number is not None else None
        return None

    def put_events(self, events: Sequence[RecordEvent]) -> None:
        """Keeps events in place of those with the same id."""
        old = self.events([e.id for e in events])
        bodies: list[tuple[int, bytes]] = []
        holders: list[tuple[int | None, int | None, int | None]] = []
        for event in events:
            number = self.numbers.item("mentions", event.id, make=True)
            assert number is not None
            before = old.get(event.id)
            if before == event:
                continue
            bodies.append((number, self.event_bodies.pack(event)))
            self.rows.put(number, before, event)
            if before is not None:
                gone = {m.id for m in before.mentions} - {m.id for m in event.mentions}
                holders += [(None, self.numbers.item("mentions", m), number) for m in gone]
            for mention in event.mentions:
                holders.append((number, self.numbers.item("mentions", mention.id, make=True), None))
            self._events[event.id] = event
        self.connection.executemany("INSERT OR REPLACE INTO event_bodies VALUES (?, ?)", bodies)
        self.connection.executemany(
            "UPDATE items SET event = ?1 WHERE no = ?2 AND (?1 IS NOT NULL OR event = ?3)", holders
        )
        self.rows.flush()

    def lay_events(self, events: Sequence[RecordEvent]) -> None:
        """Keeps events of which the index holds nothing but their items."""
        bodies: list[tuple[int, bytes]] = []
        for event in events:
            number = self.numbers.item("mentions", event.id)
            assert number is not None
            bodies.append((number, self.event_bodies.pack(event)))
            self.rows.put(number, None, event)
        self.connection.executemany("INSERT INTO event_bodies VALUES (?, ?)", bodies)
        self.rows.flush()

    def drop_events(self, ids: Collection[str]) -> None:
        """Lets events go."""
        old = self.events(ids)
        for id, event in old.items():
            number = self.numbers.item("mentions", id)
            assert number is not None
            self.rows.put(number, event, None)
            self.connection.execute("DELETE FROM event_bodies WHERE no = ?", (number,))
            self.connection.execute("UPDATE items SET event = NULL WHERE event = ? AND event <> no", (number,))
            self.connection.execute("UPDATE items SET event = NULL WHERE no = ?1 AND event = ?1", (number,))
            self._events.pop(id, None)
        self.rows.flush()

    # origins, contradictions

    def origin_of(self, reports: Collection[str]) -> Mapping[str, Origin]:
        """The origin that each report goes back to."""
        self.numbers.learn_reports(reports)
        numbers = {id: n for id in reports if (n := self.numbers.report(id)) is not None}
        held: dict[int, int] = {}
        for marks, lot in many(numbers.values()):
            held.update(
                self.connection.execute(
                    f"SELECT no, origin FROM reports WHERE origin IS NOT NULL AND no IN ({marks})", lot
                )
            )
        bodies: dict[int, Origin] = {}
        for marks, lot in many(set(held.values())):
            for number, body in self.connection.execute(f"SELECT no, body FROM origins WHERE no IN ({marks})", lot):
                bodies[number] = self.origin_bodies.unpack(body)
        return {id: bodies[held[n]] for id, n in numbers.items() if held.get(n) in bodies}

    def put_origins(self, origins: Sequence[Origin]) -> None:
        """Keeps origins; their reports are in no other afterwards."""
        self.drop_origins([o.id for o in origins])
        for origin in origins:
            number = self.numbers.report(origin.id, make=True)
            self.connection.execute(
                "INSERT OR REPLACE INTO origins VALUES (?, ?)", (number, self.origin_bodies.pack(origin))
            )
            self.connection.executemany(
                "UPDATE reports SET origin = ? WHERE no = ?",
                [(number, self.numbers.report(r, make=True)) for r in origin.reports],
            )

    def lay_origins(self, origins: Sequence[Origin]) -> None:
        """Keeps origins of which the index holds nothing but their reports."""
        report = self.numbers.report
        rows = [(report(o.id, make=True), o) for o in origins]
        self.connection.executemany(
            "INSERT INTO origins VALUES (?, ?)", [(number, self.origin_bodies.pack(o)) for number, o in rows]
        )
        self.connection.executemany(
            "UPDATE reports SET origin = ? WHERE no = ?",
            [(number, report(r, make=True)) for number, o in rows for r in o.reports],
        )

    def drop_origins(self, ids: Collection[str]) -> None:
        """Lets origins go."""
        for id in ids:
            number = self.numbers.report(id)
            row = self.connection.execute("SELECT body FROM origins WHERE no = ?", (number,)).fetchone()
            if row is None:
                continue
            reports = self.origin_bodies.unpack(row[0]).reports
            self.connection.executemany(
                "UPDATE reports SET origin = NULL WHERE no = ? AND origin = ?",
                [(self.numbers.report(r), number) for r in reports],
            )
            self.connection.execute("DELETE FROM origins WHERE no = ?", (number,))

    def contradictions_of(self, events: Collection[str]) -> Mapping[str, Contradiction]:
        """The contradictions that bind any of the events, by id."""
        numbers = [n for id in events if (n := self.numbers.item("mentions", id)) is not None]
        found: dict[str, Contradiction] = {}
        for marks, lot in many(numbers):
            for id, body in self.connection.execute(
                "SELECT c.id, c.body FROM contradiction_events e JOIN contradictions c ON c.id = e.contradiction"
                f" WHERE e.event IN ({marks})",
                lot,
            ):
                found[id] = self.contradiction_bodies.unpack(body)
        return found

    def put_contradictions(self, contradictions: Sequence[Contradiction]) -> None:
        """Keeps contradictions."""
        self.drop_contradictions([c.id for c in contradictions])
        for one in contradictions:
            self.connection.execute(
                "INSERT INTO contradictions VALUES (?, ?, ?)",
                (one.id, seconds(one.since), self.contradiction_bodies.pack(one)),
            )
            self.connection.executemany(
                "INSERT OR IGNORE INTO contradiction_events VALUES (?, ?)",
                [(self.numbers.item("mentions", e, make=True), one.id) for e in one.events],
            )

    def drop_contradictions(self, ids: Collection[str]) -> None:
        """Lets contradictions go."""
        for id in ids:
            row = self.connection.execute("SELECT body FROM contradictions WHERE id = ?", (id,)).fetchone()
            if row is not None:
                for event in self.contradiction_bodies.unpack(row[0]).events:
                    self.connection.execute(
                        "DELETE FROM contradiction_events WHERE event = ? AND contradiction = ?",
                        (self.numbers.item("mentions", event), id),
                    )
                self.connection.execute("DELETE FROM contradictions WHERE id = ?", (id,))
