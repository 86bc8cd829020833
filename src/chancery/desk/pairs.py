"""Pairs: what the record holds on two actors: the statements on their relations, their last contacts, where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from heapq import merge
from itertools import islice

from msgspec.structs import replace

from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_relations import RecordRelation, RelationPoint
from chancery.knowledge.events import event_tables
from chancery.outlook.relations import relation_of
from chancery.record.filters import Filters
from chancery.record.latest import by_last
from chancery.record.moments import seconds
from chancery.record.record import Record

CONTACTS = ("consultation", "agreement")
"""The families of events in which two sides meet or bind themselves."""
_HELD = ("occurred", "ongoing")


def relation_between(record: Record, one: str, other: str, until: datetime | None) -> RecordRelation | None:
    """The statements on the relations of two actors, oldest first, copies of one text counted once; up to a moment."""
    pair = (min(one, other), max(one, other))
    with record.asked() as access:
        found = access.cabinet.relations([pair]).get(pair)
        if found is None:
            return None
        origins = access.cabinet.origin_of({p.report for p in found.points})
        points = [p for p in found.points if until is None or (p.at is not None and p.at <= until)]
        return relation_of(pair, _once(points, {id: origin.id for id, origin in origins.items()}))


def last_contacts(record: Record, asked: Filters, shown: Iterable[RecordEvent]) -> list[RecordEvent]:
    """The last contact of each kind that two actors are told to have had, the latest first.

    `asked` names the two. As of a moment they are taken from the events that are `shown` anyway.
    """
    types = [t for t, leaf in event_tables(record.tables()).types.items() if leaf.family in CONTACTS]
    if asked.as_of is not None:
        last: dict[str, RecordEvent] = {}
        for event in shown:
            if event.type in types and event.status in _HELD:
                last.setdefault(event.type, event)
        found = list(last.values())
    else:
        found = [
            event
            for type in types
            for event in record.events(replace(asked, type=(type,), status=_HELD, from_=(), to=(), limit=1))
        ]
    return sorted(found, key=lambda e: (-(seconds(e.last_reported) or 0), e.type))


def positions_held(
    record: Record, actors: Collection[str], asked: Filters, limit: int, *, whole: bool
) -> list[RecordPosition]:
    """The positions of some actors, those reported last first."""
    if asked.as_of is not None:
        mine = Filters(who=tuple(sorted(actors)), as_of=asked.as_of, tz=asked.tz, limit=limit)
        return list(record.positions(mine, whole=whole, anew=record.tells_anew()))
    with record.asked() as access:
        cabinet = access.cabinet
        numbers = [n for id in sorted(actors) if (n := cabinet.numbers.actor(id)) is not None]
        query = "SELECT last, body FROM positions WHERE actor = ? ORDER BY last DESC"
        ways = [access.connection.execute(query, (number,)) for number in numbers]
        rows = merge(*ways, key=lambda row: (row[0] is None, -(row[0] or 0)))
        unpack = cabinet.position_bodies.unpack if whole else cabinet.position_bodies.bare
        return list(islice(by_last(rows, unpack, lambda p: p.id), limit))


def speakers(events: Iterable[RecordEvent], one: str, most: int = 40) -> list[str]:
    """An actor and, for a state, those who act for it in some events."""
    found = {one: None}
    for event in events:
        for party in event.participants:
            if party.country and f"state:{party.country}" == one:
                found.setdefault(party.actor)
    return list(found)[:most]


def _once(points: Iterable[RelationPoint], origins: dict[str, str]) -> list[RelationPoint]:
    """The first statement of each independent source in each direction."""
    seen: set[tuple[str, str]] = set()
    out = []
    for point in points:
        key = (origins.get(point.report, point.report), point.direction)
        if key not in seen:
            seen.add(key)
            out.append(point)
    return out
