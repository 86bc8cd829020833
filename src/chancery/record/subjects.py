"""Subjects: which questions are about some events, without all that asks them where thousands do."""

from __future__ import annotations

from collections.abc import Collection

from chancery.facts.record_questions import RecordQuestion
from chancery.record.cabinet import Cabinet
from chancery.record.moments import seconds
from chancery.record.numbers import many


def questions_about(
    cabinet: Cabinet, numbers: Collection[int], events: Collection[str], *, whole: bool = True
) -> list[RecordQuestion]:
    """The questions among some items that are about some events, or were settled by them, those asked last first; without `whole`
    those of many askings with those alone that lists show."""
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
                or (part is not None and not mine.isdisjoint(cabinet.all_about(part)))
            ):
                found.append(bodies.unpack(body) if whole else question)
    return sorted(found, key=lambda q: (-(seconds(q.last_asked) or 0), q.id))
