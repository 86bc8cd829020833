"""Newest: what new reports changed, the latest published first, looked up only as far as is asked for.

Every alert has the moment at which the report that caused it was published. So reports are gone through from the latest on,
some at a time, until no other can bring an alert that belongs before those found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from chancery.facts.alerts import Alert
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.record.alerting import of_event, of_position, of_question
from chancery.record.filters import Filters
from chancery.record.index import Access
from chancery.record.moments import seconds
from chancery.record.numbers import many

_FIRST, _GROWS = 32, 2
"""Reports that are looked at first, and how many times as many are the next time."""
Cause = tuple[int, int | None]
"""The number of a report and the second at which it was published."""


class Asker(Protocol):
    """What is asked of a record to know which events, questions and positions filters mean."""

    def events_among(self, access: Access, numbers: set[int], asked: Filters) -> Sequence[RecordEvent]:
        """Those of some events that filters fit."""

    def as_seen(self, event: RecordEvent) -> RecordEvent:
        """An event with its status as it is now."""

    def meant(self, asked: Filters) -> Filters:
        """Filters with the names in them resolved."""

    def question_fits(self, question: RecordQuestion, asked: Filters) -> bool:
        """True where a question is meant."""

    def position_fits(self, position: RecordPosition, asked: Filters) -> bool:
        """True where a position is meant."""


def by_publication(alert: Alert) -> tuple[bool, float, str]:
    """The order of alerts: the latest published first, what has no date last."""
    return alert.at is None, -(alert.at.timestamp() if alert.at else 0.0), alert.id


def not_of_events_alone(asked: Filters) -> bool:
    """True where filters may mean questions and positions too: not a type, a status or a day."""
    return asked.words().keys() <= {"who", "with", "issue", "tz", "limit", "as-of"}


class Newest:
    """The alerts of what was received after `first` and up to `last` (microseconds), of what filters mean."""

    def __init__(self, asker: Asker, access: Access, asked: Filters, first: int, last: int) -> None:
        self.asker, self.access, self.cabinet, self.asked = asker, access, access.cabinet, asked
        self.run, self.between = access.connection.execute, (first, last)
        self.decided = dict(self.run("SELECT no, id FROM decisions WHERE received > ? AND received <= ?", self.between))
        self.seen: set[int] = set()
        self.known: dict[str, bool] = {}
        self.found: dict[str, Alert] = {}

    def alerts(self, most: int) -> list[Alert]:
        """The first alerts, so many where there are, and perhaps more."""
        causes = [-n for n in self.decided]
        for lot, rest in self._lots():
            self._look([*causes, *(n for n, _ in lot)])
            causes = []
            if sum(self._before(rest, alert) for alert in self.found.values()) >= most:
                break
        if causes:
            self._look(causes)
        return list(self.found.values())

    def _before(self, rest: int | None, alert: Alert) -> bool:
        """True where no report that is left, of which the latest was published at `rest`, brings what belongs before an alert."""
        return alert.at is not None and (rest is None or seconds(alert.at) > rest)

    def _lots(self) -> Iterator[tuple[Sequence[Cause], int | None]]:
        """New reports, the latest published first, each time more, with when the next one was published."""
        query = "SELECT no, at FROM reports WHERE received > ? AND received <= ? ORDER BY at DESC, no"
        rows: list[Cause] = self.run(f"{query} LIMIT ?", (*self.between, _FIRST + 1)).fetchall()
        if len(rows) > _FIRST:
            yield rows[:_FIRST], rows[_FIRST][1]
            rows = self.run(query, self.between).fetchall()
            begin, size = _FIRST, _FIRST * _GROWS
        else:
            begin, size = 0, len(rows)
        while begin < len(rows):
            end = begin + size
            yield rows[begin:end], rows[end][1] if end < len(rows) else None
            begin, size = end, size * _GROWS

    def _look(self, causes: Sequence[int]) -> None:
        """Finds the alerts of all that some reports and decisions touched."""
        numbers: set[int] = set()
        for marks, lot in many(causes):
            numbers.update(n for (n,) in self.run(f"SELECT event FROM changes WHERE cause IN ({marks})", lot))
        numbers -= self.seen
        events = self.asker.events_among(self.access, numbers, self.asked)
        self._learn({r for e in events for r in (*e.reports, *(s.report for s in e.revisions if s.report))})
        new, decided = {r for r, is_new in self.known.items() if is_new}, set(self.decided.values())
        for event in events:
            self._keep(of_event(self.asker.as_seen(event), new, decided))
        self.seen |= numbers
        if not_of_events_alone(self.asked):
            meant = self.asker.meant(self.asked)
            questions = self.cabinet.questions_by_number(numbers, bare=True)
            positions = self.cabinet.positions_by_number(numbers, bare=True)
            self._learn({q.asked[0].report for q in questions} | {r.report for q in questions if (r := q.resolved_by)})
            self._learn({s.report for p in positions for s in p.history})
            new = {r for r, is_new in self.known.items() if is_new}
            for question in questions:
                if self.asker.question_fits(question, meant):
                    self._keep(of_question(question, new))
            for position in positions:
                if self.asker.position_fits(position, meant):
                    self._keep(of_position(position, new))

    def _keep(self, alerts: Iterator[Alert]) -> None:
        self.found.update((alert.id, alert) for alert in alerts)

    def _learn(self, reports: Collection[str]) -> None:
        """Looks up which of some reports are new."""
        unknown = [r for r in reports if r not in self.known]
        self.known.update(dict.fromkeys(unknown, False))
        for marks, lot in many(unknown):
            query = f"SELECT id FROM reports WHERE id IN ({marks}) AND received > ? AND received <= ?"
            self.known.update((id, True) for (id,) in self.run(query, (*lot, *self.between)))
