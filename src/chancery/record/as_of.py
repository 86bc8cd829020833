"""As of a moment: the record made of what had been published and decided by then, for the few events that are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from heapq import merge

from chancery.facts.record_events import RecordEvent
from chancery.knowledge.tables import Tables
from chancery.record.cabinet import Cabinet
from chancery.record.core import revise
from chancery.record.crowds import MOST
from chancery.record.filing import hashed
from chancery.record.latest import Ranked, by_moment, each_once
from chancery.record.memory import MemoryShelf
from chancery.record.moments import seconds
from chancery.record.numbers import many, parted
from chancery.record.rulings import report_of, rulings

_CIRCLE = 2000
"""Mentions up to which the circle around some events is drawn: what hangs together with them by text, telling or order."""


class Past:
    """The record as of a moment. What hangs together with an event is fused anew from the reports published up to then,
    with the decisions made by then; where nothing of it is younger, the event is as it stands."""

    def __init__(self, cabinet: Cabinet, tables: Tables, moment: datetime) -> None:
        self.tables = tables
        self.cabinet, self.moment, self.until = cabinet, moment, seconds(moment)
        self.run = cabinet.connection.execute
        known = cabinet.decisions()
        self.decisions = [d for d in known if d.at <= moment]
        self.then, now = rulings(self.decisions), rulings(known)
        changed = set(self.then.standing) ^ set(now.standing)
        names = {n for d in changed for n in (d.subject, d.object) if n}
        self.ruled_otherwise = {report_of(n) for n in names}
        self._named_otherwise = names if any(d.kind in ("same-actor", "other-actor") for d in changed) else set()
        self.returned_reports = now.withdrawn - self.then.withdrawn
        self._returned = self._back(self.returned_reports)

    def _back(self, reports: Collection[str]) -> dict[str, set[str]]:
        """The mentions of reports that were withdrawn only later, each with those of the record that may hang with it."""
        found: dict[str, set[str]] = {}
        for contribution in self.cabinet.contributions(sorted(reports)).values():
            if contribution.head.at is None or contribution.head.at > self.moment:
                continue
            for m in contribution.mentions:
                first, last = m.reach[0].timestamp(), m.reach[1].timestamp()
                found[m.id] = self.cabinet.find("mentions", [(m.seeks, first, last)])
        return found

    def returned(self) -> list[RecordEvent]:
        """The events that reports withdrawn only later tell of, those reported last first."""
        if not self._returned:
            return []
        near = {n for ids in self._returned.values() for n in self.numbers(ids)}
        reports, mentions = self.circle(sorted(near), back=set(self._returned))
        shelf = self.shelf(reports, mentions)
        found = shelf.events(sorted(set(shelf.event_of(sorted(self._returned)).values()))).values()
        return sorted(found, key=lambda e: (-(seconds(e.last_reported) or 0), e.id))

    def events(self, numbers: Collection[int]) -> list[RecordEvent]:
        """The events that the mentions of some present events were part of then, each once, those reported last first."""
        settled = self._settled(numbers)
        out = {e.id: e for e in settled.values()}
        young = [n for n in numbers if n not in settled]
        if young:
            out.update((e.id, e) for e in self._told_anew(young))
        return sorted(out.values(), key=lambda e: (-(seconds(e.last_reported) or 0), e.id))

    def shelf(
        self, reports: Iterable[str], only: Collection[str] | None = None, *, positions: bool = False
    ) -> MemoryShelf:
        """A record in memory of some reports (or of some of their mentions, or of who stands where in them), as far as they
        were published by then."""
        some = sorted(set(reports))
        if positions:
            told = self.cabinet.holdings(some)
        elif only is not None:
            told = self.cabinet.tellings(some, only)
        else:
            told = list(self.cabinet.contributions(some).values())
        then = [c for c in told if c.head.at is not None and c.head.at <= self.moment]
        shelf = MemoryShelf(self._spread)
        revise(shelf, self.tables, then, (), self.decisions)
        return shelf

    def _spread(self, keys: Collection[str]) -> Mapping[str, int]:
        """For how many days the plans of each crowd were told by then, counted until they are a crowd."""
        return {
            key: self.run(
                "SELECT count(*) FROM (SELECT DISTINCT f.first FROM filed f CROSS JOIN items i ON i.no = f.item"
                f" CROSS JOIN reports r ON r.no = i.report WHERE f.key = ? AND r.at <= ? LIMIT {MOST + 1})",
                (hashed("plans", key, 0), self.until),
            ).fetchone()[0]
            for key in keys
        }

    def latest_first(self) -> Iterator[Ranked]:
        """The numbers of the events told of by then, those reported last first, with when they were."""
        return each_once(
            self.run(
                "SELECT i.event, r.at FROM reports r INDEXED BY reports_at CROSS JOIN items i ON i.report = r.no AND i.kind = 1"
                " WHERE r.at <= ? AND i.event IS NOT NULL ORDER BY r.at DESC",
                (self.until,),
            )
        )

    def latest_of(self, settled: Iterable[Ranked], begun: Collection[int]) -> Iterator[Ranked]:
        """The numbers of some events, those reported last by then first: of those reported since as well, when they were
        before is looked up."""
        return each_once(merge(settled, self._last(begun), key=by_moment))

    def _last(self, numbers: Collection[int]) -> list[tuple[int, int]]:
        """When some events were last reported by then, the latest first; those not yet told of are left out."""
        last: list[tuple[int, int]] = []
        for marks, lot in many(numbers):
            last += self.run(
                "SELECT m.event, max(r.at) FROM"
                f" (SELECT event, report FROM items WHERE event IN ({marks}) AND event <> no UNION ALL"
                f" SELECT event, report FROM items WHERE no IN ({marks}) AND event = no) m"
                " CROSS JOIN reports r ON r.no = m.report WHERE r.at <= ? GROUP BY m.event",
                (*lot, *lot, self.until),
            )
        return sorted(last, key=by_moment)

    def _settled(self, numbers: Collection[int]) -> dict[int, RecordEvent]:
        """Those of some events that stood then as they stand now: nothing that hangs together with them was published after
        the moment, or is undated."""
        held = self.cabinet.events_by_number(self._grown_old(numbers))
        held = {n: e for n, e in held.items() if not self._ruled_or_bound(e)}
        later = self._later({link.to for e in held.values() for link in e.links})
        if later:
            held = {n: e for n, e in held.items() if later.isdisjoint([link.to for link in e.links])}
        origins = self.cabinet.origin_of(sorted({r for e in held.values() for r in e.reports}))
        copies = {r: origin.reports for r, origin in origins.items() if len(origin.reports) > 1}
        fresh = self._published_later({r for reports in copies.values() for r in reports})
        if not fresh:
            return held
        return {n: e for n, e in held.items() if fresh.isdisjoint([c for r in e.reports for c in copies.get(r, (r,))])}

    def _grown_old(self, numbers: Collection[int]) -> list[int]:
        """Those of some events of whose components all is dated, and of then or before."""
        young = "(r.at IS NULL OR r.at > ?)"
        old: list[int] = []
        for marks, lot in many(numbers):
            old += [
                n
                for (n,) in self.run(
                    f"SELECT i.no FROM items i WHERE i.no IN ({marks})"
                    " AND NOT EXISTS (SELECT 1 FROM items l CROSS JOIN reports r ON r.no = l.report"
                    f" WHERE l.no = coalesce(i.component, i.no) AND {young})"
                    " AND NOT EXISTS (SELECT 1 FROM items m INDEXED BY items_component CROSS JOIN reports r ON r.no = m.report"
                    f" WHERE m.component = coalesce(i.component, i.no) AND m.component <> m.no AND {young})",
                    (*lot, self.until, self.until),
                )
            ]
        return old

    def _ruled_or_bound(self, event: RecordEvent) -> bool:
        """True where what others tell or people decided may have made an event another than it was."""
        if event.decisions or any(b.over or b.wanted for b in event.bounds):
            return True
        if any(parted(c.anchor)[1] >= 0 for c in event.constraints):
            return True
        if not self.ruled_otherwise.isdisjoint(event.reports):
            return True
        if self._named_otherwise and any(
            not self._named_otherwise.isdisjoint((p.actor, *p.also)) for p in event.participants
        ):
            return True
        return bool(self._returned) and any(
            not {m.id for m in event.mentions}.isdisjoint(ids) for ids in self._returned.values()
        )

    def _later(self, ids: Collection[str]) -> set[str]:
        """Those of some events, by id, that were told of after the moment as well, or at an unknown time."""
        self.cabinet.numbers.learn_items("mentions", ids)
        numbers = {n: id for id in ids if (n := self.cabinet.numbers.item("mentions", id)) is not None}
        found: set[str] = set()
        for marks, lot in many(numbers):
            rows = self.run(
                f"SELECT no, last FROM events WHERE no IN ({marks}) AND (last IS NULL OR last >= ?)", (*lot, self.until)
            )
            same = []
            for number, last in rows.fetchall():
                if last == self.until:
                    same.append(number)  # within the same second
                else:
                    found.add(numbers[number])
            for number, event in self.cabinet.events_by_number(same).items():
                if event.last_reported is None or event.last_reported > self.moment:
                    found.add(numbers[number])
        return found

    def _published_later(self, reports: Collection[str]) -> set[str]:
        """Those of some reports that were published after the moment, or are undated."""
        found: set[str] = set()
        for marks, lot in many(reports):
            rows = self.run(
                f"SELECT id FROM reports WHERE id IN ({marks}) AND (at IS NULL OR at > ?)", (*lot, self.until)
            )
            found.update(id for (id,) in rows)
        return found

    def _told_anew(self, numbers: Collection[int]) -> list[RecordEvent]:
        ids = self._mentions(numbers)
        reports, mentions = self.circle(numbers)
        shelf = self.shelf(reports, mentions)
        found = shelf.event_of(ids)
        return list(shelf.events(sorted(set(found.values()))).values())

    def _mentions(self, numbers: Collection[int]) -> list[str]:
        """The mentions of some events."""
        held: set[int] = set(numbers)
        for marks, lot in many(numbers):
            held.update(n for (n,) in self.run(f"SELECT no FROM items WHERE event IN ({marks}) AND event <> no", lot))
        return sorted(self.cabinet.numbers.item_ids(held).values())

    def circle(
        self, numbers: Collection[int], *, most: int = _CIRCLE, back: Collection[str] = ()
    ) -> tuple[set[str], set[str]]:
        """The reports and mentions that hang together with some events: those that tell of them or might, those that tell
        of events tied to them or, over any number of steps, ordered against them, and the reports that are copies of these.
        `back` are mentions that hang with them which the record as it stands does not count."""
        mentions: set[str] = set(back)
        seen: set[int] = set()
        queue = list(numbers)
        linked = True  # what is tied to what is tied to an event says nothing of the event
        while queue and len(mentions) < most:
            seen.update(queue)
            near = self._component_mentions(queue)
            fresh = set(self.cabinet.numbers.item_ids(near.keys()).values())
            mentions |= fresh
            for id, hanging in self._returned.items():
                if not hanging.isdisjoint(fresh):
                    mentions.add(id)
            tied: set[str] = set()
            for event in self.cabinet.events_by_number(self._holders(near) if linked else queue).values():
                tied |= {c.anchor for c in event.constraints} | {o for b in event.bounds for o in b.over}
                if linked:
                    tied |= {link.to for link in event.links}
            for ruling in self.then.of({report_of(id) for id in fresh}):
                tied |= {ruling.subject, ruling.object or ""} if ruling.kind == "merge" else set()
            queue = sorted(self.numbers(tied) - seen)
            linked = False
        reports = {parted(m)[0] for m in mentions}
        for origin in self.cabinet.origin_of(sorted(reports)).values():
            reports.update(origin.reports)
        return reports, mentions

    def numbers(self, ids: Collection[str]) -> set[int]:
        """The numbers of the events that hold some mentions."""
        holders = self.cabinet.event_of(sorted(id for id in ids if parted(id)[1] >= 0)).values()
        return {n for id in holders if (n := self.cabinet.numbers.item("mentions", id)) is not None}

    def _holders(self, mentions: Mapping[int, int | None]) -> list[int]:
        """The numbers of the events that hold some mentions, of which each comes with the one it is put down in."""
        loose = [n for n, event in mentions.items() if event is None]
        held = {event for event in mentions.values() if event is not None}
        if loose:
            held |= self.numbers(self.cabinet.numbers.item_ids(loose).values())
        return sorted(held)

    def _component_mentions(self, numbers: Collection[int]) -> dict[int, int | None]:
        """All mentions in the components of some events, each with the event that it is put down in."""
        found: dict[int, int | None] = {}
        parts: set[int] = set()
        for marks, lot in many(numbers):
            parts.update(
                component
                for (component,) in self.run(
                    f"SELECT component FROM items WHERE no IN ({marks}) AND component IS NOT NULL UNION"
                    f" SELECT component FROM items WHERE event IN ({marks}) AND event <> no AND component IS NOT NULL",
                    (*lot, *lot),
                )
            )
        for marks, lot in many(parts):
            found.update(
                self.run(
                    f"SELECT no, event FROM items WHERE component IN ({marks}) AND component <> no"
                    f" UNION ALL SELECT no, event FROM items WHERE no IN ({marks})",
                    (*lot, *lot),
                )
            )
        return found
