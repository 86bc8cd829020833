"""Grounds: on whose word a report says what it says of an event, found for a page at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice

import msgspec

from chancery.facts.copies import Origin
from chancery.facts.mentions import Mention
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.record_relations import RecordRelation
from chancery.record import subjects
from chancery.record.as_of import Past
from chancery.record.event_rows import folded
from chancery.record.filters import Filters
from chancery.record.latest import by_last
from chancery.record.moments import seconds
from chancery.record.numbers import many
from chancery.record.record import Record

_MOST = 40
"""Reports of one event that are looked through."""


def mentions_in(record: Record, reports: Iterable[str]) -> Mapping[str, Mention]:
    """What some reports say of happenings, by the ids of the mentions."""
    with record.asked() as access:
        told = access.cabinet.contributions(sorted(set(reports)))
    return {m.id: m for c in told.values() for m in c.mentions}


def origins_of(record: Record, reports: Iterable[str]) -> Mapping[str, Origin]:
    """What those of some reports that are copies go back to, by the ids of the copies."""
    copies: list[str] = []
    with record.asked() as access:
        for marks, lot in many(reports):
            rows = access.connection.execute(f"SELECT id FROM reports WHERE id IN ({marks}) AND origin <> no", lot)
            copies += [id for (id,) in rows]
        return access.cabinet.origin_of(sorted(copies))


def chain_of(mention: Mention, outlet: str | None) -> tuple[str, ...]:
    """The chain of a mention from the outlet inwards: ("CaliToday", "Kyodo News", "government sources")."""
    names = [" ".join(name.split()) for name in ((outlet,) if outlet else ()) + mention.sources]
    return tuple(dict.fromkeys(name for name in names if name))


def events_of(record: Record, ids: Iterable[str]) -> dict[str, RecordEvent]:
    """Events by their ids, in one look."""
    with record.asked() as access:
        return dict(access.cabinet.events(list(dict.fromkeys(ids))))


def asked_for(record: Record, events: Iterable[str], asked: Filters) -> set[str]:
    """Those of some events, by id, that filters ask for."""
    with record.asked() as access:
        finder = record.finder(access.cabinet)
        numbers = {n: id for id in events if (n := access.cabinet.numbers.item("mentions", id)) is not None}
        return {numbers[n] for n in finder.among(sorted(numbers), finder.wanted(asked))}


def stands_of(record: Record, ids: Iterable[str]) -> list[RecordPosition]:
    """Positions by their ids, with no more of their tellings than lists show."""
    with record.asked() as access:
        numbers = [n for id in dict.fromkeys(ids) if (n := access.cabinet.numbers.item("positions", id)) is not None]
        return access.cabinet.positions_by_number(numbers, bare=True)


def questions_about(record: Record, events: Sequence[RecordEvent], *, whole: bool) -> tuple[RecordQuestion, ...]:
    """The questions that are about some events, or were settled by them."""
    mine = {id for e in events for id in (e.id, *(m.id for m in e.mentions))}
    told = dict.fromkeys(r for e in events for r in e.reports[-_MOST:])
    with record.asked() as access:
        run = access.connection.execute
        reports = [n for r in told if (n := access.cabinet.numbers.report(r)) is not None]
        numbers: set[int] = set()
        for marks, lot in many(reports):
            numbers.update(n for (n,) in run(f"SELECT event FROM changes WHERE cause IN ({marks})", lot))
        return tuple(subjects.questions_about(access.cabinet, numbers, mine, whole=whole))


def as_of(record: Record, events: Iterable[str], moment: datetime) -> list[RecordEvent]:
    """Some events, by id, as the reports published up to a moment had them, each told anew of those reports; those not yet told of
    are left out."""
    with record.asked() as access:
        ids = list(dict.fromkeys(events))
        access.cabinet.numbers.learn_items("mentions", ids)
        numbers = [n for id in ids if (n := access.cabinet.numbers.item("mentions", id)) is not None]
        found = Past(access.cabinet, record.tables(), moment).events(numbers)
    return [msgspec.structs.replace(e, status=e.status_at(moment)) for e in found]


def open_questions(record: Record, asked: Filters, now: datetime, *, whole: bool) -> list[RecordQuestion]:
    """The open questions asked for, the latest first. As of a moment, those of a large record are the ones last asked by
    then; those of a small one are found exactly."""
    if asked.as_of is None:
        return list(record.questions(asked, whole=whole, status="open"))
    if record.tells_anew():
        return list(record.questions(asked, whole=True, status="open"))
    with record.asked() as access:
        rows = access.connection.execute(
            "SELECT last, body FROM questions WHERE last <= ? ORDER BY last DESC", (seconds(now),)
        )
        unpack = access.cabinet.question_bodies.unpack if whole else access.cabinet.question_bodies.bare
        found = list(islice(by_last(rows, unpack, lambda q: q.id), asked.limit))
    meant = record.meant(asked)
    return [
        q
        for q in found
        if record.question_fits(q, meant)
        and (q.resolved_by is None or q.resolved_by.at is None or q.resolved_by.at > now)
        and (q.lapses_at is None or q.lapses_at > now)
    ]


def actors_named(record: Record, words: str, most: int = 8) -> list[tuple[str, str]]:
    """The actors that go by some words, or whose names begin with them: ids with their names."""
    plain = folded(words)
    with record.asked() as access:
        run = access.connection.execute
        numbers = record.finder(access.cabinet).actors(words)[:most]
        begun = run(
            "SELECT DISTINCT actor FROM actor_names WHERE folded >= ? AND folded < ? LIMIT ?",
            (plain, plain + "\uffff", most),
        )
        numbers += [n for (n,) in begun if n not in numbers]
        found = [run("SELECT id, name FROM actors WHERE no = ?", (n,)).fetchone() for n in numbers[:most]]
    return [(id, name or id) for id, name in found]


def names_of_actor(record: Record, id: str) -> list[str]:
    """What an actor is called, its usual name first; empty where the record does not know it."""
    with record.asked() as access:
        run = access.connection.execute
        row = run("SELECT no, name FROM actors WHERE id = ?", (id,)).fetchone()
        if row is None:
            return []
        others = [n for (n,) in run("SELECT folded FROM actor_names WHERE actor = ? LIMIT 12", (row[0],))]
    usual = row[1] or id
    return [usual, *(n for n in others if n != folded(usual))]


def positions_of(record: Record, id: str, most: int, as_of: str | None, *, whole: bool) -> tuple[RecordPosition, ...]:
    """The latest positions of an actor."""
    if as_of is not None:
        return tuple(record.positions(who=id, as_of=as_of, limit=most, whole=whole, anew=record.tells_anew()))
    with record.asked() as access:
        number = access.cabinet.numbers.actor(id)
        rows = access.connection.execute(
            "SELECT last, body FROM positions WHERE actor = ? ORDER BY last DESC", (number,)
        )
        unpack = access.cabinet.position_bodies.unpack if whole else access.cabinet.position_bodies.bare
        return tuple(islice(by_last(rows, unpack, lambda p: p.id), most))


def relations_of(record: Record, id: str, most: int, as_of: str | None) -> tuple[RecordRelation, ...]:
    """The series of the pairs of an actor, the latest first."""
    if as_of is not None:
        return tuple(record.relations(who=id, as_of=as_of, limit=most))
    with record.asked() as access:
        number = access.cabinet.numbers.actor(id)
        rows = access.connection.execute(
            "SELECT last, body FROM relations WHERE one = ?1 OR other = ?1 ORDER BY last DESC", (number,)
        )
        return tuple(islice(by_last(rows, access.cabinet.relation_bodies.unpack, lambda r: r.between), most))
