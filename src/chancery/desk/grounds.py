"""Grounds: on whose word a report says what it says of an event, found for a page at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chancery.facts.mentions import Mention
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_questions import RecordQuestion
from chancery.record.numbers import many
from chancery.record.record import Record

_MOST = 40
"""Reports of one event that are looked through."""


def mentions_in(record: Record, reports: Iterable[str]) -> Mapping[str, Mention]:
    """What some reports say of happenings, by the ids of the mentions."""
    with record.asked() as access:
        told = access.cabinet.contributions(sorted(set(reports)))
    return {m.id: m for c in told.values() for m in c.mentions}


def chain_of(mention: Mention, outlet: str | None) -> tuple[str, ...]:
    """The chain of a mention from the outlet inwards: ("CaliToday", "Kyodo News", "government sources")."""
    names = [" ".join(name.split()) for name in ((outlet,) if outlet else ()) + mention.sources]
    return tuple(dict.fromkeys(name for name in names if name))


def questions_of(record: Record, event: RecordEvent) -> tuple[RecordQuestion, ...]:
    """The questions that are about an event, or were settled by it."""
    with record.asked() as access:
        run = access.connection.execute
        reports = [n for r in event.reports[-_MOST:] if (n := access.cabinet.numbers.report(r)) is not None]
        numbers: set[int] = set()
        for marks, lot in many(reports):
            numbers.update(n for (n,) in run(f"SELECT event FROM changes WHERE cause IN ({marks})", lot))
        found = access.cabinet.questions_by_number(numbers)
    mine = {event.id, *(m.id for m in event.mentions)}
    return tuple(
        q
        for q in found
        if mine.intersection(q.about) or (q.resolved_by is not None and q.resolved_by.event == event.id)
    )


def actor_names(record: Record, ids: Iterable[str]) -> dict[str, str]:
    """What actors are called, by id; the id where no name is known."""
    wanted = sorted(set(ids))
    with record.asked() as access:
        run = access.connection.execute
        found = {id: run("SELECT name FROM actors WHERE id = ?", (id,)).fetchone() for id in wanted}
    return {id: row[0] if row and row[0] else id for id, row in found.items()}
