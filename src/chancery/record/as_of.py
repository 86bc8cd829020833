"""As of a moment: the record made of what had been published by then, for the few events that are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from chancery.facts.decisions import Decision
from chancery.facts.record_events import RecordEvent
from chancery.knowledge.tables import Tables
from chancery.record.cabinet import Cabinet
from chancery.record.core import revise
from chancery.record.memory import MemoryShelf
from chancery.record.moments import seconds
from chancery.record.numbers import many, parted

_CIRCLE = 400
"""Reports up to which the circle around some events is drawn: what hangs together with them by text, telling or order."""


class Past:
    """The record as of a moment. What hangs together with an event is fused anew from the reports published up to then;
    where nothing of it is younger, the event is as it stands."""

    def __init__(self, cabinet: Cabinet, tables: Tables, moment: datetime) -> None:
        self.tables = tables
        self.cabinet, self.moment, self.until = cabinet, moment, seconds(moment)
        self.run = cabinet.connection.execute

    def events(self, numbers: Collection[int]) -> list[RecordEvent]:
        """The events that the mentions of some present events were part of then, each once, in the order asked."""
        settled = [n for n in numbers if not self._younger(n)]
        asis = self.cabinet.events_by_number(settled)
        out: dict[str, RecordEvent] = {}
        for number in numbers:
            if number in asis:
                out[asis[number].id] = asis[number]
            else:
                for event in self._told_anew([number]):
                    out.setdefault(event.id, event)
        return list(out.values())

    def shelf(self, reports: Iterable[str]) -> MemoryShelf:
        """A record in memory of some reports, as far as they were published by then."""
        told = [
            c
            for c in self.cabinet.contributions(sorted(set(reports))).values()
            if c.head.at is not None and c.head.at <= self.moment
        ]
        shelf = MemoryShelf()
        revise(shelf, self.tables, told, (), self._decisions())
        return shelf

    def latest_first(self) -> Iterator[int]:
        """The numbers of the events told of by then, those reported last first."""
        seen: set[int] = set()
        for (event,) in self.run(
            "SELECT i.event FROM reports r JOIN items i ON i.report = r.no AND i.kind = 1"
            " WHERE r.at <= ? AND i.event IS NOT NULL ORDER BY r.at DESC, r.no",
            (self.until,),
        ):
            if event not in seen:
                seen.add(event)
                yield event

    def in_order(self, numbers: Collection[int]) -> list[int]:
        """Some events in the order of their last report by then; those not yet told of are left out."""
        last: dict[int, int] = {}
        for marks, lot in many(numbers):
            last.update(
                self.run(
                    "SELECT i.event, max(r.at) FROM items i JOIN reports r ON r.no = i.report"
                    f" WHERE i.event IN ({marks}) AND r.at <= ? GROUP BY i.event",
                    (*lot, self.until),
                )
            )
        return sorted(last, key=lambda n: (-last[n], n))

    def _younger(self, number: int) -> bool:
        """True where something that hangs together with an event was published after the moment, or is undated."""
        row = self.run("SELECT component FROM items WHERE no = ?", (number,)).fetchone()
        component = row[0] if row is not None and row[0] is not None else number
        young = self.run(
            "SELECT 1 FROM (SELECT report FROM items WHERE component = ?1 AND component <> no"
            " UNION ALL SELECT report FROM items WHERE no = ?1) m JOIN reports r ON r.no = m.report"
            " WHERE r.at IS NULL OR r.at > ?2 LIMIT 1",
            (component, self.until),
        ).fetchone()
        if young is not None:
            return True
        event = self.cabinet.events_by_number([number]).get(number)
        if event is None or event.constraints or event.bounds or event.links or event.decisions:
            return True
        return any(
            self.run(
                "SELECT 1 FROM origins o JOIN reports r ON r.origin = o.no WHERE o.no = (SELECT origin FROM reports WHERE id = ?) AND (r.at > ? OR r.at IS NULL) LIMIT 1",
                (report, self.until),
            ).fetchone()
            for report in event.reports
        )

    def _told_anew(self, numbers: Collection[int]) -> list[RecordEvent]:
        ids = [m for n in numbers for m in self._mentions(n)]
        shelf = self.shelf(self.circle(numbers))
        found = shelf.event_of(ids)
        return list(shelf.events(sorted(set(found.values()))).values())

    def _mentions(self, number: int) -> list[str]:
        rows = self.run(
            "SELECT no FROM items WHERE event = ?1 AND event <> no UNION ALL SELECT no FROM items WHERE no = ?1",
            (number,),
        )
        return sorted(self.cabinet.numbers.item_ids([n for (n,) in rows]).values())

    def circle(self, numbers: Collection[int]) -> set[str]:
        """The reports that hang together with some events: those that tell of them or might, those that tell of events
        tied to them or ordered against them, and the copies of all of these."""
        reports: set[str] = set()
        seen: set[int] = set()
        queue = list(numbers)
        while queue and len(reports) < _CIRCLE:
            seen.update(queue)
            reports |= self._component_reports(queue)
            tied: set[str] = set()
            for event in self.cabinet.events_by_number(queue).values():
                tied |= {c.anchor for c in event.constraints} | {link.to for link in event.links}
                tied |= {o for b in event.bounds for o in b.over}
            holders = self.cabinet.event_of(sorted(t for t in tied if parted(t)[1] >= 0)).values()
            near = {n for id in holders if (n := self.cabinet.numbers.item("mentions", id)) is not None}
            queue = sorted(near - seen)
        for origin in self.cabinet.origin_of(sorted(reports)).values():
            reports.update(origin.reports)
        return reports

    def _component_reports(self, numbers: Collection[int]) -> set[str]:
        """The reports of all mentions in the components of some events."""
        found: set[int] = set()
        for marks, lot in many(numbers):
            for (component,) in self.run(
                f"SELECT DISTINCT component FROM items WHERE component IS NOT NULL AND (no IN ({marks}) OR event IN ({marks}))",
                (*lot, *lot),
            ).fetchall():
                found.update(
                    r
                    for (r,) in self.run(
                        "SELECT report FROM items WHERE component = ?1 AND component <> no"
                        " UNION ALL SELECT report FROM items WHERE no = ?1",
                        (component,),
                    )
                )
        return {self.cabinet.numbers.report_id(r) for r in found}

    def _decisions(self) -> list[Decision]:
        """What people settled holds for all of time, but for fields that they set later."""
        return [d for d in self.cabinet.decisions() if d.kind != "set" or d.at <= self.moment]
