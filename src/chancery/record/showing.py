"""Showing: one thing whole: an event, a report with its readings and copies, a question, a position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from chancery.facts.copies import Origin
from chancery.facts.mentions import Mention
from chancery.facts.problems import Problem
from chancery.facts.readings import MadeBy, Reading
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.reports import Report
from chancery.record.asking import Asks
from chancery.record.entries import ReadingEntry, ReportEntry
from chancery.record.filters import Filters, given
from chancery.record.index import Access
from chancery.record.lists import Listed
from chancery.record.moments import moment_of_microseconds, seconds
from chancery.record.naming import event_named, named, report_named
from chancery.record.opened import ReportName
from chancery.record.rulings import rulings


class KeptReading(msgspec.Struct, frozen=True, kw_only=True):
    """When a report was read, and by what version."""

    received: datetime
    made_by: MadeBy


class ReportShown(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the record: how it is named, when it came, what was doubtful, what it tells of (ids of events), its
    readings (the newest counts), the independent source it goes back to, and its text."""

    id: str
    key: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    received: datetime | None = None
    withdrawn: bool = False
    problems: tuple[Problem, ...] = ()
    events: tuple[str, ...] = ()
    readings: tuple[KeptReading, ...] = ()
    origin: Origin | None = None
    page: str | None = None
    text: str | None = None


Shown = RecordEvent | ReportShown | RecordQuestion | RecordPosition


class Shows(Asks):
    """The part of a record that shows one thing whole."""

    def show(self, id: str, *, as_of: str | datetime | None = None) -> Shown:
        """What an id names: an event (by any of its mentions), a report (by id, key, or the beginning of an id), a
        question or a position. Raises `UnknownId`."""
        with self.asked() as access:
            kind, whole = named(access, id)
            if kind == "question":
                question = access.cabinet.questions([whole])[whole]
                return msgspec.structs.replace(question, status=question.status_at(self.clock()))
            if kind == "position":
                return access.cabinet.positions([whole])[whole]
            if kind == "report":
                return self._report(access, whole)
        return self.event(whole, as_of=as_of)

    def report(self, name: str) -> ReportShown:
        """A report by its id, its key, or the beginning of its id. Raises `UnknownId`."""
        with self.asked() as access:
            return self._report(access, report_named(access, name))

    def mentions(self, event: str) -> list[Mention]:
        """What each report says of an event, with the words behind every field. Raises `UnknownId`."""
        with self.asked() as access:
            whole = access.cabinet.events([event_named(access, event)])
            (found,) = whole.values()
            ids = {m.id for m in found.mentions}
            told = access.cabinet.contributions(found.reports)
        return sorted(
            (m for c in told.values() for m in c.mentions if m.id in ids), key=lambda m: (m.at is None, m.at, m.id)
        )

    def reading(self, name: str) -> Reading | None:
        """The newest reading of a report, with its text; None where the log has lost it. Raises `UnknownId`."""
        with self.asked() as access:
            return self._reading(access, report_named(access, name))

    def kept(self, id: str) -> Report | None:
        """A report as it came, by its whole id; None where the record has none of that id, or the log has lost it."""
        with self.asked() as access:
            found = access.connection.execute("SELECT frame, line FROM reports WHERE id = ?", (id,)).fetchone()
            return self.reader_of_log(access).report_at(*found) if found is not None and found[0] is not None else None

    def reports(self, filters: Filters | None = None, **options: object) -> Listed[ReportName]:
        """The names of reports, the latest first: those published between `from_` and `to`, up to `as_of`."""
        asked = filters or given(**options)
        until = asked.moment()
        ranges = [(seconds(a), seconds(b)) for a, b in asked.ranges()] or [(None, None)]
        with self.asked() as access:
            ids: list[str] = []
            for first, last in ranges:
                ids += [
                    id
                    for (id,) in access.connection.execute(
                        "SELECT id FROM reports WHERE frame IS NOT NULL AND (?1 IS NULL OR at >= ?1) AND (?2 IS NULL OR at < ?2)"
                        " AND (?3 IS NULL OR at <= ?3) ORDER BY at DESC, id LIMIT ?4",
                        (first, last, seconds(until), -1 if asked.limit is None else asked.limit + 1),
                    )
                ]
            ids = list(dict.fromkeys(ids))
            names = self.names_of(access, ids[: asked.limit])
        return Listed(
            [names[id] for id in ids[: asked.limit]],
            msgspec.to_builtins,
            more=asked.limit is not None and len(ids) > asked.limit,
        )

    def named(self, reports: Sequence[str]) -> Mapping[str, ReportName]:
        """How reports are named wherever they are named, by id."""
        with self.index.reading() as access:
            return self.names_of(access, list(reports))

    def _report(self, access: Access, id: str) -> ReportShown:
        run = access.connection.execute
        number, received, frame, line = run(
            "SELECT no, received, frame, line FROM reports WHERE id = ?", (id,)
        ).fetchone()
        name = self.names_of(access, [id])[id]
        entry = self.reader_of_log(access).entry_at(frame, line)
        report: Report | None = entry.report if isinstance(entry, ReportEntry) else None
        readings = tuple(
            KeptReading(received=moment_of_microseconds(when), made_by=_made_by(made_by))
            for when, made_by in run(
                "SELECT received, made_by FROM readings WHERE report = ? ORDER BY received DESC, made_by DESC",
                (number,),
            )
        )
        reading = self._reading(access, id)
        problems = (
            *(entry.problems if isinstance(entry, ReportEntry) else ()),
            *(reading.problems if reading is not None else ()),
        )
        ids = [
            n
            for (n,) in run(
                "SELECT DISTINCT event FROM items WHERE report = ? AND kind = 1 AND event IS NOT NULL ORDER BY start",
                (number,),
            )
        ]
        names = access.cabinet.numbers.item_ids(ids)
        return ReportShown(
            id=id,
            key=name.key,
            outlet=name.outlet,
            published=name.published,
            title=name.title,
            url=report.url if report is not None else None,
            received=moment_of_microseconds(received),
            withdrawn=id in rulings(access.cabinet.decisions()).withdrawn,
            problems=tuple(dict.fromkeys(problems)),
            events=tuple(names[n] for n in ids),
            readings=readings,
            origin=access.cabinet.origin_of([id]).get(id),
            page=entry.page if isinstance(entry, ReportEntry) else None,
            text=report.text if report is not None else None,
        )

    def _reading(self, access: Access, id: str) -> Reading | None:
        row = access.connection.execute(
            "SELECT r.frame, r.line, g.frame, g.line FROM reports r JOIN readings g ON g.no = r.reading WHERE r.id = ?",
            (id,),
        ).fetchone()
        if row is None:
            return None
        log = self.reader_of_log(access)
        report, entry = log.report_at(row[0], row[1]), log.entry_at(row[2], row[3])
        return entry.reading(report) if report is not None and isinstance(entry, ReadingEntry) else None


def _made_by(text: str) -> MadeBy:
    chancery, weights, knowledge = (*text.split(" ", 2), "", "")[:3]
    return MadeBy(chancery=chancery, weights=weights, knowledge=knowledge)
