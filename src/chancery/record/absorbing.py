"""Absorbing: segments of the log taken into the index, lot by lot; the same steps for a new report and for a rebuild."""

from __future__ import annotations

import contextlib
import gc
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from chancery.facts.contributions import Contribution
from chancery.facts.decisions import Decision
from chancery.facts.readings import Reading
from chancery.facts.reports import Report
from chancery.facts.spans import Span
from chancery.knowledge.tables import Tables
from chancery.reading.clocks import end_of
from chancery.record.contributions import contribution_of
from chancery.record.core import revise
from chancery.record.entries import (
    DecisionEntry,
    Entry,
    ForgottenEntry,
    ReadingEntry,
    ReportEntry,
    SeenEntry,
    WatchlistEntry,
    known_events,
)
from chancery.record.index import Access
from chancery.record.log import Log
from chancery.record.moments import microseconds, seconds
from chancery.record.search_words import indexed
from chancery.record.segments import DamagedSegment, Frame, decode

Cut = tuple[Reading, tuple[Span, ...] | None]
"""A reading with the spans of its sentences, where they are known."""
_DAY, _EARLIEST, A_DAY = 86_400, 1_000_000, 1 << 20
"""Seconds of a day, days before 1970 that may be, and places in the full-text index for the reports of one."""
_FEW = 16
"""Reports of a small lot: as they come one by one or from a feed."""
LOT = 1000
"""Reports taken in at once: the more, the fewer times an event is told anew; the fewer, the sooner others may write."""


@dataclass(slots=True)
class Lot:
    """What a stretch of the log adds, before it is fused."""

    reports: dict[str, Report] = field(default_factory=dict)
    readings: dict[str, list[tuple[int, ReadingEntry]]] = field(default_factory=dict)
    decisions: list[tuple[int, Decision]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.readings) + len(self.decisions) + len(self.gone)


class Absorber:
    """Takes entries of the log into the index within an open transaction.

    Without `fusing` only what is not fused is taken in: where reports and readings stand, their words, tombstones, watchlists.
    `unwelcome` are the segments found to hold the text of a report that was to be forgotten: they are to be rewritten.
    """

    def __init__(self, access: Access, log: Log, tables: Tables, *, fusing: bool = True) -> None:
        self.access, self.log, self.tables = access, log, tables
        self.connection, self.cabinet = access.connection, access.cabinet
        self.numbers = access.cabinet.numbers
        self.lot = Lot()
        self.fusing = fusing
        self.unwelcome: set[str] = set()
        self.absorbed = 0

    def segment(self, path: Path, name: str, between: Callable[[], None] | None = None) -> None:
        """Takes in one segment. `between` is called after every full lot. Raises `DamagedSegment` before anything of it
        is taken in."""
        frames = list(self.log.frames(path))
        number = self.connection.execute("INSERT INTO segments (name) VALUES (?)", (name,)).lastrowid
        assert number is not None
        for frame in frames:
            self._frame(number, name, frame)
            if len(self.lot) >= LOT:
                self.settle()
                if between is not None:
                    between()

    def settle(self) -> None:
        """Fuses what was gathered, and lets it go."""
        lot, self.lot = self.lot, Lot()
        chosen = [r for id in lot.readings if (r := self._chosen(id, lot)) is not None]
        arrived = [contribution_of(r, self.tables, cut) for r, cut in chosen]
        self._fuse(arrived, sorted(lot.gone), lot.decisions)

    def _fuse(
        self, arrived: Sequence[Contribution], gone: Sequence[str], decisions: Sequence[tuple[int, Decision]]
    ) -> None:
        if arrived or gone or decisions:
            revise(self.cabinet, self.tables, arrived, gone, [d for _, d in decisions])
            self.connection.executemany(
                "UPDATE decisions SET received = min(received, ?) WHERE id = ?", [(r, d.id) for r, d in decisions]
            )
            self.absorbed += len(arrived)
        self.cabinet.trim(small=len(arrived) <= _FEW)
        self.cabinet.train()

    def _frame(self, segment: int, name: str, frame: Frame) -> None:
        place = self.connection.execute(
            "INSERT INTO frames (segment, start, size) VALUES (?, ?, ?)", (segment, frame.offset, frame.size)
        ).lastrowid
        assert place is not None
        for line, raw in enumerate(frame.lines):
            try:
                entry = decode(raw)
            except msgspec.DecodeError as wrong:  # whole, but of no kind that this version knows
                self.connection.execute(
                    "INSERT OR REPLACE INTO damage VALUES (?, ?, 0, 0)", (name, f"an entry is unknown here: {wrong}")
                )
                continue
            self._entry(entry, name, place, line)

    def _entry(self, entry: Entry, segment: str, frame: int, line: int) -> None:
        if isinstance(entry, ReportEntry):
            self._report(entry, segment, frame, line)
        elif isinstance(entry, ReadingEntry):
            self._reading(entry, frame, line)
        elif isinstance(entry, DecisionEntry):
            self._decision(entry)
        elif isinstance(entry, ForgottenEntry):
            self._forgotten(entry)
        elif isinstance(entry, WatchlistEntry):
            self._watchlist(entry)
        else:
            self._seen(entry)

    def _report(self, entry: ReportEntry, segment: str, frame: int, line: int) -> None:
        report = entry.report
        number = self.numbers.report(report.id, make=True)
        received = microseconds(entry.received)
        held, forgotten = self.connection.execute(
            "SELECT received, forgotten FROM reports WHERE no = ?", (number,)
        ).fetchone()
        if forgotten is not None:
            self.unwelcome.add(segment)
        elif held is None:
            doc = self._doc(report)
            self.connection.execute(
                "UPDATE reports SET received = ?, frame = ?, line = ?, doc = ? WHERE no = ?",
                (received, frame, line, doc, number),
            )
            self.connection.execute("INSERT INTO texts (rowid, text) VALUES (?, ?)", (doc, words_of(report)))
            if self.fusing:
                self.lot.reports[report.id] = report
                self._waiting(report.id, number)
        elif received < held:
            self.connection.execute("UPDATE reports SET received = ? WHERE no = ?", (received, number))

    def _doc(self, report: Report) -> int:
        """The next place in the full-text index for a report of its day: so that the latest are found first."""
        end = end_of(report, self.tables)
        first = (seconds(end) // _DAY + _EARLIEST) * A_DAY if end is not None else 0
        row = self.connection.execute("SELECT max(doc) FROM reports WHERE doc >= ? AND doc < ?", (first, first + A_DAY))
        held: int | None = row.fetchone()[0]
        return first + 1 if held is None else held + 1

    def _waiting(self, id: str, number: int | None) -> None:
        """Readings that came before their report, as when a log was copied in."""
        for reading, frame, line in self.connection.execute(
            "SELECT no, frame, line FROM readings WHERE report = ?", (number,)
        ).fetchall():
            entry = self.entry_at(frame, line)
            if isinstance(entry, ReadingEntry):
                self.lot.readings.setdefault(id, []).append((reading, entry))

    def _reading(self, entry: ReadingEntry, frame: int, line: int) -> None:
        number = self.numbers.report(entry.report, make=True)
        made_by = " ".join(msgspec.structs.astuple(entry.made_by))
        reading = self.connection.execute(
            "INSERT OR IGNORE INTO readings (report, received, made_by, frame, line) VALUES (?, ?, ?, ?, ?) RETURNING no",
            (number, microseconds(entry.received), made_by, frame, line),
        ).fetchone()
        if reading is not None and self.fusing:
            self.lot.readings.setdefault(entry.report, []).append((reading[0], entry))

    def _decision(self, entry: DecisionEntry) -> None:
        if self.fusing:
            self.lot.decisions.append((microseconds(entry.received), entry.decision))

    def _forgotten(self, entry: ForgottenEntry) -> None:
        number = self.numbers.report(entry.report, make=True)
        frame, line, doc = self.connection.execute(
            "SELECT frame, line, doc FROM reports WHERE no = ?", (number,)
        ).fetchone()
        if frame is not None:
            self.unwelcome.add(self.segment_of(frame))
            report = self.lot.reports.pop(entry.report, None) or self.report_at(frame, line)
            if report is not None:
                self.connection.execute(
                    "INSERT INTO texts (texts, rowid, text) VALUES ('delete', ?, ?)", (doc, words_of(report))
                )
            if self.fusing:
                self.lot.gone.add(entry.report)
        self.lot.readings.pop(entry.report, None)
        self.connection.execute("DELETE FROM readings WHERE report = ?", (number,))
        self.connection.execute(
            "UPDATE reports SET forgotten = ?, key = NULL, outlet = NULL, published = NULL, at = NULL, title = NULL,"
            " received = NULL, frame = NULL, line = NULL, reading = NULL, doc = NULL WHERE no = ?",
            (microseconds(entry.received), number),
        )

    def _watchlist(self, entry: WatchlistEntry) -> None:
        self.connection.execute(
            "INSERT INTO watchlists VALUES (?1, ?2, ?3) ON CONFLICT (name)"
            " DO UPDATE SET received = ?2, filters = ?3 WHERE (?2, coalesce(?3, '')) > (received, coalesce(filters, ''))",
            (
                entry.name,
                microseconds(entry.received),
                json.dumps(entry.filters, sort_keys=True) if entry.filters is not None else None,
            ),
        )

    def _seen(self, entry: SeenEntry) -> None:
        self.connection.execute(
            "INSERT INTO seen VALUES (?1, ?2) ON CONFLICT (watchlist) DO UPDATE SET until = max(until, ?2)",
            (entry.watchlist, microseconds(entry.until)),
        )

    def _chosen(self, id: str, lot: Lot) -> Cut | None:
        """The newest reading of a report with its sentences; None where its text has not come yet, or an older one was met."""
        number = self.numbers.report(id)
        chosen, frame, line, forgotten = self.connection.execute(
            "SELECT reading, frame, line, forgotten FROM reports WHERE no = ?", (number,)
        ).fetchone()
        if frame is None or forgotten is not None:
            return None
        (best,) = self.connection.execute(
            "SELECT no FROM readings WHERE report = ? ORDER BY received DESC, made_by DESC LIMIT 1", (number,)
        ).fetchone()
        entry = dict(lot.readings[id]).get(best)
        if entry is None or best == chosen:
            return None
        report = lot.reports.get(id) or self.report_at(frame, line)
        if report is None:
            return None
        self.connection.execute("UPDATE reports SET reading = ? WHERE no = ?", (best, number))
        return known_events(entry.reading(report), self.tables), entry.cut()

    def report_at(self, frame: int, line: int) -> Report | None:
        """The report at a place of the log."""
        entry = self.entry_at(frame, line)
        return entry.report if isinstance(entry, ReportEntry) else None

    def entry_at(self, frame: int, line: int) -> Entry | None:
        """The entry at a place of the log; None where its segment is gone or damaged."""
        found = self.connection.execute(
            "SELECT s.name, f.start, f.size FROM frames f JOIN segments s ON s.no = f.segment WHERE f.no = ?", (frame,)
        ).fetchone()
        path = self.log.path_of(found[0]) if found is not None else None
        if path is None:
            return None
        try:
            return decode(self.log.lines_at(path, found[1], found[2])[line])
        except (DamagedSegment, msgspec.DecodeError, IndexError):
            return None

    def segment_of(self, frame: int) -> str:
        """The name of the segment that a frame is in."""
        name: str = self.connection.execute(
            "SELECT s.name FROM frames f JOIN segments s ON s.no = f.segment WHERE f.no = ?", (frame,)
        ).fetchone()[0]
        return name


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for cycles of garbage: fusing makes hundreds of thousands of values and hardly a cycle, and the
    search would go through all of them again and again."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def words_of(report: Report) -> str:
    """A report as the full-text index takes it: its title and its text."""
    return indexed(f"{report.title or ''}\n{report.text}")
