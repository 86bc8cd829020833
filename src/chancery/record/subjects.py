"""Subjects: which questions are about some events, without all that asks them where thousands do."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from chancery.facts.record_questions import RecordQuestion
from chancery.record.bodies import Bodies
from chancery.record.cabinet import Cabinet
from chancery.record.numbers import many


class _About(msgspec.Struct, array_like=True, gc=False):
    """An asking (`chancery.facts.seasons.Asking`) of which only the events are looked at."""

    id: msgspec.Raw
    at: msgspec.Raw
    text: msgspec.Raw
    actors: msgspec.Raw
    about: tuple[str, ...] = ()


_leaves: Bodies[tuple[_About, ...]] = Bodies(tuple[_About, ...])


def questions_about(
    cabinet: Cabinet, numbers: Collection[int], events: Collection[str], *, whole: bool = True
) -> list[RecordQuestion]:
    """The questions among some items that are about some events, or were settled by them, by number; without `whole` those of
    many askings with those alone that lists show."""
    bodies, mine = cabinet.question_bodies, set(events)
    found = []
    for marks, lot in many(sorted(numbers)):
        rows = cabinet.connection.execute(
            "SELECT q.body, s.part FROM questions q LEFT JOIN sheaves s ON s.item = q.no"
            f" WHERE q.no IN ({marks}) ORDER BY q.no",
            lot,
        )
        for body, part in rows.fetchall():
            question = bodies.bare(body)
            settled = question.resolved_by
            if (
                not mine.isdisjoint(question.about)
                or (settled is not None and settled.event in mine)
                or (part is not None and not mine.isdisjoint(_all_about(cabinet, part)))
            ):
                found.append(bodies.unpack(body) if whole else question)
    return found


def _all_about(cabinet: Cabinet, part: int) -> set[str]:
    """The events that any asking of a question of many is about."""
    rows = cabinet.connection.execute("SELECT body FROM leaves WHERE part = ?", (part,))
    return {event for (body,) in rows for asking in _leaves.unpack(body) for event in asking.about}
