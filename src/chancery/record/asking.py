"""Asking: the lists that a record answers with, each with the same filters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import msgspec

from chancery.errors import UnknownId
from chancery.facts.contradictions import Contradiction
from chancery.facts.record_events import EventCourse, EventSpan, RecordEvent
from chancery.knowledge.world import world
from chancery.record.as_of import Past
from chancery.record.cabinet import Cabinet
from chancery.record.event_rows import acting, edges, subject
from chancery.record.filters import Filters, given
from chancery.record.finding import Finder, Wanted
from chancery.record.index import Access
from chancery.record.latest import in_turn
from chancery.record.lists import Listed, cut
from chancery.record.moments import seconds
from chancery.record.naming import event_named
from chancery.record.schema import NEVER, STATUSES
from chancery.record.voices import Voices, holds, spoken
from chancery.record.windows import reasoned

_CHUNK = 64
_WALK = 500


class Asks(Voices):
    """The part of a record that answers. Every list takes the filters of RECORD.md: `who`, `with_`, `type`, `status`,
    `from_`, `to`, `issue`, `min_origins`, `as_of`, `tz`, `limit`."""

    def events(self, filters: Filters | None = None, **options: Any) -> Listed[RecordEvent]:
        """The events asked for, those reported last first. Raises `WrongFilter`."""
        asked = filters or given(**options)
        with self.asked() as access:
            found, more = self._events(access, asked)
        return Listed(found, _row, more=more)

    def day_by_day(self, days: Iterable[tuple[datetime, datetime]], most: int, filters: Filters) -> Listed[RecordEvent]:
        """Of the events asked for a few that begin on each of some days, `[first, last)` each, so that a busy week does not take the
        room of all others. They are asked as they stand now, and by other filters than those of time."""
        with self.asked() as access:
            finder = self.finder(access.cabinet)
            wanted = finder.wanted(filters)
            numbers = [n for first, last in days for n in finder.beginning(wanted, seconds(first), seconds(last), most)]
            found = [self._seen_at(e, self.clock()) for e in access.cabinet.events_by_number(numbers).values()]
        return Listed(found, _row, more=True)

    def few_or_longer(self, longer: timedelta, most: int, filters: Filters) -> Listed[RecordEvent]:
        """The events asked for as they now stand, where the limit leaves none of them out; else, of those within it, at most so many
        that take longer than a time or whose windows are open, and nothing of the others (`more`). Those reported last first."""
        limit = filters.limit or 0
        with self.asked() as access:
            finder, cabinet = self.finder(access.cabinet), access.cabinet
            numbers: Collection[int] = finder.numbers(finder.wanted(filters), limit + 1)
            more = len(numbers) > limit
            if more:
                spans = sorted(cabinet.spans(numbers).items(), key=lambda one: _place(one[1]))[:limit]
                numbers = [n for n, one in spans if not one.window.at_most(longer)][:most]
            found = sorted(cabinet.events_by_number(list(numbers)).values(), key=_place)
            return Listed([self._seen_at(e, self.clock()) for e in found], _row, more=more)

    def stood(self, moment: datetime, statuses: Collection[str], filters: Filters) -> list[str]:
        """Of the events asked for as they now stand, as many as the limit says, those that are news and had by their own history
        one of some statuses at a moment: their ids, those reported last first."""
        with self.asked() as access:
            finder = self.finder(access.cabinet)
            found = access.cabinet.courses(finder.numbers(finder.wanted(filters), filters.limit), seconds(moment))
        mine = [e for e in found if e.salience == "news" and e.stood(moment) in statuses]
        return [e.id for e in sorted(mine, key=_place)]

    def walk(self, filters: Filters | None = None, **options: Any) -> Iterator[RecordEvent]:
        """The events asked for, those reported last first, one after the other: however many, few are held at once.

        All are of one state of the record, that of the first. Raises `WrongFilter`.
        """
        asked = filters or given(**options)
        until = asked.moment()
        with self.asked() as access:
            finder = self.finder(access.cabinet)
            wanted = finder.wanted(asked)
            if wanted.nothing:
                return
            if until is not None:
                past = self._past(access.cabinet, finder, wanted, asked, until)
                yield from (self._seen_at(event, until) for event in islice(past, asked.limit))
                return
            now = self.clock()
            ranked = finder.ranked(wanted, asked.limit)
            whole = access.cabinet.events_by_number
            for event in in_turn(ranked, _WALK, lambda lot: whole(lot).values(), _place):
                yield self._seen_at(event, now)

    def timeline(self, filters: Filters | None = None, **options: Any) -> Listed[RecordEvent]:
        """The events asked for in the order in which they happen; with a limit, the ones reported last."""
        found = self.events(filters, **options)
        return Listed(sorted(found, key=_by_time), _row, more=found.more)

    def event(self, id: str, *, as_of: str | datetime | None = None) -> RecordEvent:
        """The event that holds a mention, by the id of any of its mentions. Raises `UnknownId`."""
        asked = given(as_of=as_of)
        until = asked.moment()
        with self.asked() as access:
            past = Past(access.cabinet, self.tables(), until) if until is not None else None
            back = past.returned() if past is not None else []
            holding = [e for e in back if any(m.id == id for m in e.mentions)]
            if not holding:
                whole = event_named(access, id)
                if past is None:
                    return self._seen_at(access.cabinet.events([whole])[whole], self.clock())
                number = access.cabinet.numbers.item("mentions", whole)
                found = past.events([number] if number is not None else [])
                holding = [e for e in found if any(m.id in (id, whole) for m in e.mentions)] or found
        if not holding:
            raise UnknownId(id, f"nothing had been reported of it by {asked.as_of}")
        return self._seen_at(holding[0], until or self.clock())

    def actor_names(self, ids: Iterable[str]) -> dict[str, str]:
        """What actors are called, by id; the id where no name is known."""
        with self.asked() as access:
            run = access.connection.execute
            found = {id: run("SELECT name FROM actors WHERE id = ?", (id,)).fetchone() for id in sorted(set(ids))}
        states = {f"state:{code}": row.name for code, row in world(self.tables()).countries.items()}
        return {id: row[0] if row and row[0] else states.get(id, id) for id, row in found.items()}

    def contradictions(self, filters: Filters | None = None, **options: Any) -> Listed[Contradiction]:
        """What cannot all hold: each a smallest set of sentences; those that bind an event asked for."""
        asked = filters or given(**options)
        with self.asked() as access:
            if asked.words().keys() - {"tz", "limit"}:
                events, _ = self._events(access, msgspec.structs.replace(asked, limit=None))
                found = list(access.cabinet.contradictions_of([e.id for e in events]).values())
            else:
                found = [
                    access.cabinet.contradiction_bodies.unpack(body)
                    for (body,) in access.connection.execute(
                        "SELECT body FROM contradictions ORDER BY last DESC, id LIMIT ?",
                        (-1 if asked.limit is None else asked.limit + 1,),
                    )
                ]
        found.sort(key=lambda c: (-(seconds(c.since) or 0), c.id))
        return cut(found, asked.limit, msgspec.to_builtins)

    # how events are found

    def _events(self, access: Access, asked: Filters) -> tuple[list[RecordEvent], bool]:
        finder = self.finder(access.cabinet)
        wanted = finder.wanted(asked)
        until = asked.moment()
        limit = None if asked.limit is None else asked.limit + 1
        if wanted.nothing:
            return [], False
        if until is None:
            numbers = finder.numbers(wanted, limit)
            found = sorted(access.cabinet.events_by_number(numbers).values(), key=_place)
            moment = self.clock()
        else:
            found = list(islice(self._past(access.cabinet, finder, wanted, asked, until), limit))
            moment = until
        more = asked.limit is not None and len(found) > asked.limit
        return [self._seen_at(e, moment) for e in found[: asked.limit]], more

    def _past(
        self, cabinet: Cabinet, finder: Finder, wanted: Wanted, asked: Filters, until: datetime
    ) -> Iterator[RecordEvent]:
        """The events asked for as of a moment, those reported last first."""
        past = Past(cabinet, self.tables(), until)
        rest = past.latest_of(*finder.told_by(wanted, past.until)) if wanted.actors else past.latest_first()
        given: set[str] = set()
        size = _CHUNK if asked.limit is None else min(_CHUNK, asked.limit + 4)
        for event in in_turn(rest, size, past.events, _place, past.returned()):
            if event.id not in given and fits(event, wanted, asked, cabinet, until):
                given.add(event.id)
                yield event

    def _seen_at(self, event: RecordEvent, moment: datetime) -> RecordEvent:
        return reasoned(msgspec.structs.replace(event, status=event.status_at(moment)))


def fits(event: RecordEvent, wanted: Wanted, asked: Filters, cabinet: Cabinet, now: datetime) -> bool:
    """True where an event as of a moment is what the filters ask for."""
    who = {cabinet.numbers.actor(a) for a in acting(event)}
    if any(who.isdisjoint(group) for group in wanted.actors):
        return False
    if wanted.types is not None and cabinet.numbers.word(event.type) not in wanted.types:
        return False
    if wanted.statuses is not None and STATUSES.index(event.status_at(now)) not in wanted.statuses:
        return False
    if event.origins < wanted.min_origins:
        return False
    if asked.issue and not any(holds(spoken(subject(event)), issue) for issue in asked.issue):
        return False
    starts, ends = edges(event)
    if not wanted.ranges or starts is None or ends is None:
        return not wanted.ranges
    return any(
        (last is None or starts < last) and (first is None or ends > first or starts >= first)
        for first, last in wanted.ranges
    )


def _place(event: RecordEvent | EventCourse | EventSpan) -> tuple[int, str]:
    """The place of an event in lists: what was reported last first, of one moment by id."""
    last = seconds(event.last_reported)
    return -(NEVER if last is None else last), event.id


def _by_time(event: RecordEvent) -> tuple[int, int, str]:
    starts, ends = edges(event)
    return starts or 0, ends or 0, event.id


def _row(event: RecordEvent) -> dict[str, Any]:
    """An event as one flat row."""
    plain: dict[str, Any] = msgspec.to_builtins(event)
    window = plain.pop("window")
    del plain["told_window"]
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "earliest": window["earliest"],
        "latest": window["latest"],
        "granularity": window["granularity"],
        "edtf": window["edtf"],
        "wanted": window["wanted"],
        "who": "; ".join(f"{p.role} {p.name}" for p in event.participants),
        "place_name": event.place.name if event.place else None,
        **{k: v for k, v in plain.items() if k not in ("id", "type", "status")},
    }
