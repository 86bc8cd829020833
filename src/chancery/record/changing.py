"""Changing: what reports that came in since a moment have changed, one fact at a time, with its cause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from chancery.facts.alerts import Alert
from chancery.facts.record_events import RecordEvent
from chancery.record.alerting import of_event, of_position, of_question
from chancery.record.asking import Asks
from chancery.record.filters import Filters, given, moment
from chancery.record.index import Access
from chancery.record.lists import Listed
from chancery.record.moments import microseconds, moment_of, moment_of_microseconds
from chancery.record.newest import Newest, by_publication, not_of_events_alone
from chancery.record.numbers import many

_EVER = 1 << 62
_COUNTED = 100_000
"""Reports up to which they are counted one by one; beyond, by the last number given."""


class Changes(Asks):
    """The part of a record that says what is new."""

    def since(
        self,
        time: str | datetime,
        filters: Filters | None = None,
        *,
        until: datetime | None = None,
        most: int | None = None,
        **options: Any,
    ) -> Listed[Alert]:
        """What the reports and decisions received since a moment changed: one alert a changed fact, the latest first.

        It goes by when entries were received, so a late report of an earlier state shows up as well, marked `late`. The
        filters choose events, questions and positions as they now stand. `until` leaves out what was received later;
        with `most` only so many reports are looked at, those received last.
        """
        asked = filters or given(**options)
        after = time if isinstance(time, datetime) else moment(time, asked.zone(), "since")
        with self.asked() as access:
            if most is None and asked.limit is not None:
                paged = Newest(self, access, asked, microseconds(after), microseconds(until) if until else _EVER)
                found = paged.alerts(asked.limit + 1)
            else:
                found = list({a.id: a for a in self._since(access, after, until, asked, most)}.values())
            cut_off = most is not None and self._count(access, after, until, most) > most
        found.sort(key=by_publication)
        cut = found[: asked.limit]
        return Listed(cut, msgspec.to_builtins, more=cut_off or len(cut) < len(found))

    def _count(self, access: Access, after: datetime, until: datetime | None, most: int) -> int:
        """How many reports were received within a stretch of time, counted up to one more than some."""
        last = microseconds(until) if until is not None else _EVER
        query = "SELECT count(*) FROM (SELECT 1 FROM reports WHERE received > ? AND received <= ? LIMIT ?)"
        number: int = access.connection.execute(query, (microseconds(after), last, most + 1)).fetchone()[0]
        return number

    def received_before(self, moment: datetime, number: int) -> datetime | None:
        """When the last report but so many was received, counted back from a moment; the first where there are fewer."""
        with self.asked() as access:
            rows = access.connection.execute(
                "SELECT received FROM reports WHERE received <= ? AND frame IS NOT NULL ORDER BY received DESC LIMIT ?",
                (microseconds(moment), number),
            ).fetchall()
        return moment_of_microseconds(rows[-1][0]) if rows else None

    def extent(self) -> tuple[int, datetime | None]:
        """How many reports the record holds, and when the last was received."""
        with self.asked() as access:
            number, last = access.connection.execute(
                "SELECT (SELECT max(no) FROM reports), (SELECT max(received) FROM reports)"  # each by its index
            ).fetchone()
            if number is not None and number < _COUNTED:
                number = access.connection.execute("SELECT count(*) FROM reports WHERE frame IS NOT NULL").fetchone()[0]
        return number or 0, moment_of_microseconds(last) if last is not None else None

    def spread(self) -> tuple[datetime, datetime]:
        """When the first and the last report of the record were published; the present where none says so."""
        with self.asked() as access:
            first, last = access.connection.execute(
                "SELECT (SELECT min(at) FROM reports), (SELECT max(at) FROM reports)"
            ).fetchone()
        now = self.clock()
        return (now if first is None else moment_of(first)), (now if last is None else moment_of(last))

    def _since(
        self, access: Access, after: datetime, until: datetime | None, asked: Filters, most: int | None = None
    ) -> Iterator[Alert]:
        first, last = microseconds(after), microseconds(until) if until is not None else _EVER
        run = access.connection.execute
        reports = dict(
            run(
                "SELECT no, id FROM reports WHERE received > ? AND received <= ? AND frame IS NOT NULL"
                " ORDER BY received DESC, at DESC LIMIT ?",
                (first, last, -1 if most is None else most),
            )
        )
        decided = dict(run("SELECT no, id FROM decisions WHERE received > ? AND received <= ?", (first, last)))
        causes = [*reports, *(-n for n in decided)]
        numbers: set[int] = set()
        for marks, lot in many(causes):
            numbers.update(n for (n,) in run(f"SELECT event FROM changes WHERE cause IN ({marks})", lot))
        chosen = self.events_among(access, numbers, asked)
        new_reports, new_decisions = set(reports.values()), set(decided.values())
        now = self.clock()
        for event in chosen:
            yield from of_event(self._seen_at(event, now), new_reports, new_decisions)
        if not_of_events_alone(asked):
            meant = self.meant(asked)
            for question in access.cabinet.questions_by_number(numbers, bare=True):
                if self.question_fits(question, meant):
                    yield from of_question(question, new_reports)
            for position in access.cabinet.positions_by_number(numbers, bare=True):
                if self.position_fits(position, meant):
                    yield from of_position(position, new_reports)

    def as_seen(self, event: RecordEvent) -> RecordEvent:
        """An event with its status as it is now."""
        return self._seen_at(event, self.clock())

    def events_among(self, access: Access, numbers: set[int], asked: Filters) -> list[RecordEvent]:
        """Those of some events that filters fit, in a fixed order."""
        ordered = sorted(numbers)
        if asked.words().keys() - {"tz", "limit", "as-of"}:
            finder = self.finder(access.cabinet)
            ordered = sorted(finder.among(ordered, finder.wanted(asked)))
        return list(access.cabinet.events_by_number(ordered).values())
