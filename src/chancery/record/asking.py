"""Asking: the lists that a record answers with, each with the same filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any

import msgspec

from chancery.errors import UnknownId
from chancery.facts.contradictions import Contradiction
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.record_relations import RecordRelation
from chancery.knowledge.world import world
from chancery.outlook.relations import relation_of
from chancery.record.as_of import Past
from chancery.record.cabinet import Cabinet
from chancery.record.event_rows import acting, edges, subject
from chancery.record.filters import Filters, given
from chancery.record.finding import Finder, Wanted
from chancery.record.index import Access
from chancery.record.lists import Listed
from chancery.record.moments import seconds
from chancery.record.naming import event_named
from chancery.record.opened import Opened
from chancery.record.schema import ITEM_KINDS, STATUSES
from chancery.record.search_words import indexed, sought
from chancery.record.windows import reasoned

_ALL = Filters()
_CHUNK = 64
_WALK = 500
_MANY = 3000
"""Events above which those of an actor are looked for in the order of reports, and not put into it."""
_CROWD = 20_000
"""Events above which those of an actor are not even gathered for that."""


class Asks(Opened):
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
            numbers = finder.numbers(wanted, asked.limit)
            for start in range(0, len(numbers), _WALK):
                for event in access.cabinet.events_by_number(numbers[start : start + _WALK]).values():
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

    def questions(self, filters: Filters | None = None, **options: Any) -> Listed[RecordQuestion]:
        """The questions asked for, the latest first: `status` open, resolved or lapsed; `who` those about an actor."""
        status = options.pop("status", None)
        asked = self._resolved(filters or given(**options))
        wanted = set([status] if isinstance(status, str) else status or ())

        def fits(question: RecordQuestion) -> bool:
            return (not wanted or question.status in wanted) and self.question_fits(question, asked)

        return self._values(asked, "questions", fits, _question_row)

    def positions(self, filters: Filters | None = None, **options: Any) -> Listed[RecordPosition]:
        """The latest stance of each actor on each issue, the latest first; `with_` those toward an actor."""
        asked = self._resolved(filters or given(**options))
        return self._values(asked, "positions", lambda p: self.position_fits(p, asked), _position_row)

    def question_fits(self, question: RecordQuestion, asked: Filters) -> bool:
        """True where a question is about somebody or something that filters ask for."""
        return self._concerns(asked, question.actors, _text(question.text, *question.alternatives))

    def position_fits(self, position: RecordPosition, asked: Filters) -> bool:
        """True where a position is that of somebody, or on an issue, that filters ask for."""
        toward = (position.toward,) if position.toward else ()
        return self._concerns(asked, (position.actor, *_state(position.country)), _text(position.issue), toward)

    def relations(self, filters: Filters | None = None, **options: Any) -> Listed[RecordRelation]:
        """The series of each pair of actors, the latest first."""
        asked = self._resolved(filters or given(**options))
        return self._values(
            asked, "relations", lambda r: self._concerns(asked, r.between, "", r.between), _relation_row
        )

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
        return _cut(found, asked.limit, msgspec.to_builtins)

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
            found = list(access.cabinet.events_by_number(numbers).values())
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
        if wanted.actors and finder.crowded(wanted.actors, _CROWD):
            candidates: Iterable[int] = finder.sifted(past.latest_first(), Wanted(actors=wanted.actors))
        elif wanted.actors:
            loose = finder.numbers(Wanted(actors=wanted.actors, until=seconds(until)), None)
            many = set(loose) if len(loose) > _MANY else set()
            candidates = (n for n in past.latest_first() if n in many) if many else past.in_order(loose)
        else:
            candidates = past.latest_first()
        rest = iter(candidates)
        given: set[str] = set()
        size = _CHUNK if asked.limit is None else min(_CHUNK, asked.limit + 4)
        waiting = past.returned()
        while chunk := list(islice(rest, size)):
            for event in past.events(chunk):
                while waiting and (seconds(waiting[0].last_reported) or 0) >= (seconds(event.last_reported) or 0):
                    yield from self._fitting(waiting.pop(0), given, wanted, asked, cabinet, until)
                yield from self._fitting(event, given, wanted, asked, cabinet, until)
        for event in waiting:
            yield from self._fitting(event, given, wanted, asked, cabinet, until)

    def _fitting(
        self, event: RecordEvent, given: set[str], wanted: Wanted, asked: Filters, cabinet: Cabinet, until: datetime
    ) -> Iterator[RecordEvent]:
        if event.id not in given and fits(event, wanted, asked, cabinet, until):
            given.add(event.id)
            yield event

    def _seen_at(self, event: RecordEvent, moment: datetime) -> RecordEvent:
        return reasoned(msgspec.structs.replace(event, status=event.status_at(moment)))

    # questions, positions, relations

    def _values(
        self, asked: Filters, table: str, fits: Callable[[Any], bool], row: Callable[[Any], dict[str, Any]]
    ) -> Listed[Any]:
        until = asked.moment()
        with self.asked() as access:
            found: Iterable[Any] = (
                self._stored(access, table, asked) if until is None else self._then(access, table, until, asked)
            )
            now = until or self.clock()
            seen = (
                msgspec.structs.replace(v, status=v.status_at(now)) if isinstance(v, RecordQuestion) else v
                for v in found
            )
            limit = None if asked.limit is None else asked.limit + 1
            kept = list(islice((v for v in seen if fits(v)), limit))
        return _cut(kept, asked.limit, row)

    def _stored(self, access: Access, table: str, asked: Filters = _ALL) -> Iterator[Any]:
        """Questions, positions or relations as they stand, the latest first: those that the filters may mean."""
        cabinet = access.cabinet
        bodies: Any = {
            "questions": cabinet.question_bodies,
            "positions": cabinet.position_bodies,
            "relations": cabinet.relation_bodies,
        }[table]
        run = access.connection.execute
        if table != "relations" and asked.who:
            kind, actors = ITEM_KINDS.index(table), [cabinet.numbers.actor(a) for a in asked.who]
            ways = [
                run(
                    f"SELECT c.last, c.item, t.body FROM concerned c JOIN {table} t ON t.no = c.item"
                    " WHERE c.kind = ? AND c.actor = ? ORDER BY c.last DESC, c.item DESC",
                    (kind, actor),
                )
                for actor in actors
            ]
            seen: set[int] = set()
            for _, item, body in merge(*ways, key=lambda row: (-row[0], -row[1])):
                if item not in seen:
                    seen.add(item)
                    yield bodies.unpack(body)
            return
        words = " OR ".join(f"({w})" for issue in asked.issue if (w := sought(_begun(issue))))
        if table != "relations" and words:
            found = run(
                f"SELECT t.body FROM subjects s CROSS JOIN {table} t ON t.no = s.rowid WHERE subjects MATCH ?"
                " ORDER BY t.last DESC",
                (words,),
            )
        else:
            found = run(f"SELECT body FROM {table} ORDER BY last DESC")
        for (body,) in found:
            yield bodies.unpack(body)

    def _then(self, access: Access, table: str, until: datetime, asked: Filters) -> Iterable[Any]:
        """Questions, positions or relations as of a moment: of the reports up to then that give any."""
        if table == "relations":
            series = [
                relation_of(r.between, [p for p in r.points if p.at is not None and p.at <= until])
                for r in self._stored(access, table)
            ]
            return sorted((r for r in series if r is not None), key=lambda r: -(seconds(r.last_reported) or 0))
        actors = [n for a in asked.who if (n := access.cabinet.numbers.actor(a)) is not None] if asked.who else None
        past = Past(access.cabinet, self.tables(), until)
        return past.told("questions" if table == "questions" else "positions", actors)

    def _resolved(self, asked: Filters) -> Filters:
        self.catch_up()
        return self.meant(asked)

    def meant(self, asked: Filters) -> Filters:
        """The filters with the ids of the actors that their names mean."""
        with self.index.reading() as access:
            finder = self.finder(access.cabinet)

            def ids(names: tuple[str, ...]) -> tuple[str, ...]:
                numbers = [n for name in names for n in finder.actors(name)]
                found = [access.cabinet.numbers.actor_id(n) for n in numbers]
                return tuple(found) if found or not names else ("nobody",)

            return msgspec.structs.replace(asked, who=ids(asked.who), with_=ids(asked.with_))

    def _concerns(self, asked: Filters, actors: Sequence[str], text: str, others: Sequence[str] | None = None) -> bool:
        """True where what is not an event fits the filters `who`, `with_` and `issue`."""
        if asked.who and not set(asked.who).intersection(actors):
            return False
        if asked.with_ and not set(asked.with_).intersection(others if others is not None else actors):
            return False
        return not asked.issue or any(_holds(text, issue) for issue in asked.issue)


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
    if asked.issue and not any(_holds(_text(subject(event)), issue) for issue in asked.issue):
        return False
    starts, ends = edges(event)
    if not wanted.ranges or starts is None or ends is None:
        return not wanted.ranges
    return any(
        (last is None or starts < last) and (first is None or ends > first or starts >= first)
        for first, last in wanted.ranges
    )


def _by_time(event: RecordEvent) -> tuple[int, int, str]:
    starts, ends = edges(event)
    return starts or 0, ends or 0, event.id


def _text(*parts: str) -> str:
    return f" {indexed(' '.join(parts)).casefold()} "


def _holds(text: str, issue: str) -> bool:
    """True where all words of an issue stand in a text, or begin words of it."""
    return all(f" {word}" in text for word in indexed(issue).casefold().split())


def _begun(issue: str) -> str:
    """The words of an issue as those that begin with them are sought."""
    return " ".join(f"{word}*" for word in issue.split())


def _state(country: str | None) -> tuple[str, ...]:
    return (f"state:{country}",) if country else ()


def _cut(found: Sequence[Any], limit: int | None, row: Callable[[Any], dict[str, Any]]) -> Listed[Any]:
    return Listed(found[:limit], row, more=limit is not None and len(found) > limit)


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


def _question_row(question: RecordQuestion) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(question)
    return plain


def _position_row(position: RecordPosition) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(position)
    return plain


def _relation_row(relation: RecordRelation) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(relation)
    return {"one": relation.between[0], "other": relation.between[1], **plain}
