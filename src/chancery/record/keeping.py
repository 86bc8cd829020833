"""Keeping: reports read and put into the log, in lots; a receipt for each when its lot outlives a loss of power."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
import zstandard

from chancery.facts.problems import Problem
from chancery.facts.readings import Reading
from chancery.facts.reports import Report
from chancery.record.doubts import doubts
from chancery.record.entries import Entry, ReportEntry, entry_of
from chancery.record.moments import moment_of_microseconds
from chancery.record.naming import report_named
from chancery.record.opened import Opened
from chancery.record.receipts import Receipt, ReceiptState
from chancery.sources.reports import make_report
from chancery.sources.texts import sound

_LOT, _SECONDS = 64, 4.0
"""A lot is written when it holds so many reports, or so many seconds after its first."""
_LARGE_LOT = 500
"""Reports of a lot that were read elsewhere."""


class Coming(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is to be kept: as it came, or already read (with the steps of its sentences, where they are known); with the
    problems of its coming and its page."""

    report: Report
    reading: Reading | None = None
    problems: tuple[Problem, ...] = ()
    page: bytes | None = None
    sentences: tuple[int, ...] = ()


@dataclass(slots=True)
class Held:
    """What the record holds of a report: when it was received, whether it was forgotten, by what it was read."""

    received: int | None
    forgotten: bool
    made_by: set[str]


class Keeps(Opened):
    """The part of a record that takes in reports."""

    def add(
        self,
        what: str | Report | Reading,
        *,
        outlet: str | None = None,
        published: str | None = None,
        title: str | None = None,
        url: str | None = None,
        key: str | None = None,
    ) -> Receipt:
        """Reads a report and keeps it; gives the receipt when it outlives a loss of power.

        `what` is a text with its outlet and date, a report, or a reading made before. The same report twice is kept once.
        Raises `ValueError` for an empty text, `RecordError` where the record cannot be written.
        """
        if isinstance(what, str):
            if not what.strip():
                raise ValueError("the text of the report is empty")
            whole, problems = sound(what)
            report = make_report(whole, outlet=outlet, published=published, title=title, url=url, key=key)
            coming = Coming(report=report, problems=tuple(problems))
        elif isinstance(what, Report):
            coming = Coming(report=what)
        else:
            coming = Coming(report=what.report, reading=what)
        (receipt,) = self.keep([coming])
        return receipt

    def keep(self, arriving: Iterable[Coming], *, keep_pages: bool = False) -> Iterator[Receipt]:
        """Reads and keeps reports as they arrive; receipts come lot by lot, when each lot outlives a loss of power."""
        self.catch_up()
        lot: list[tuple[Coming, Reading, ReceiptState]] = []
        held: dict[str, Receipt] = {}
        begun = time.monotonic()
        for one in arriving:
            before = held.get(one.report.id) or self._held(one.report)
            if before is not None:
                if lot:
                    yield from self._write(lot, keep_pages)
                    lot = []
                yield before
                continue
            reading = one.reading or self.reader(one.report)
            if not lot:
                begun = time.monotonic()
            lot.append((one, reading, "added"))
            held[one.report.id] = _receipt(one.report, "known", None)
            if len(lot) >= _LOT or time.monotonic() - begun > _SECONDS:
                yield from self._write(lot, keep_pages)
                lot = []
        if lot:
            yield from self._write(lot, keep_pages)

    def take_over(self, arriving: Iterable[Coming], taken: dict[str, Held] | None = None) -> Iterator[Receipt]:
        """Keeps reports that were read elsewhere, as an archive's lake holds them, with their readings, in large lots.

        What the record has is not kept again; where a reading was made by a version that has not read its report here, it
        is added (`reread`). Receipts come lot by lot, when each lot outlives a loss of power. `taken` is what was taken over
        since the index was brought up to date; without it the index is first. Raises `ValueError` for a report without its
        reading.
        """
        if taken is None:
            self.catch_up()
            taken = {}
        lot: list[Coming] = []
        for one in arriving:
            if one.reading is None:
                raise ValueError(f"report {one.report.id} comes without its reading")
            lot.append(one)
            if len(lot) >= _LARGE_LOT:
                yield from self._take_lot(lot, taken)
                lot = []
        if lot:
            yield from self._take_lot(lot, taken)

    def _take_lot(self, lot: list[Coming], taken: dict[str, Held]) -> Iterator[Receipt]:
        held = {**self._held_of([one.report.id for one in lot]), **taken}
        fresh: list[tuple[Coming, Reading, ReceiptState]] = []
        known: list[Receipt] = []
        for one in lot:
            assert one.reading is not None
            made_by = " ".join(msgspec.structs.astuple(one.reading.made_by))
            before = held.get(one.report.id)
            if before is None:
                fresh.append((one, one.reading, "added"))
                held[one.report.id] = taken[one.report.id] = Held(None, False, {made_by})
            elif before.forgotten or made_by in before.made_by:
                known.append(_receipt(one.report, "forgotten" if before.forgotten else "known", before.received))
            else:
                before.made_by.add(made_by)
                taken[one.report.id] = before
                fresh.append((one, one.reading, "reread"))
        if fresh:
            yield from self._write(fresh, keep_pages=False)
        yield from known

    def _held_of(self, ids: Sequence[str]) -> dict[str, Held]:
        """What the record holds of some reports, by id: those it never had are left out."""
        found: dict[str, Held] = {}
        with self.index.reading() as access:
            for start in range(0, len(ids), _LARGE_LOT):
                some = sorted(set(ids[start : start + _LARGE_LOT]))
                marks = ",".join("?" * len(some))
                for id, received, frame, forgotten, made_by in access.connection.execute(
                    "SELECT r.id, r.received, r.frame, r.forgotten, m.made_by FROM reports r"
                    f" LEFT JOIN readings m ON m.report = r.no WHERE r.id IN ({marks})",
                    some,
                ):
                    if frame is not None or forgotten is not None:
                        held = found.setdefault(id, Held(received, forgotten is not None, set()))
                        if made_by is not None:
                            held.made_by.add(made_by)
        return found

    def reread(self, reports: Sequence[str] = ()) -> Iterator[Receipt]:
        """Reads kept reports again, those given or all, where this version has not read them yet; readings are added,
        decisions stand. Gives a receipt for each new reading."""
        with self.asked() as access:
            rows = access.connection.execute(
                "SELECT no, id, frame, line FROM reports WHERE frame IS NOT NULL ORDER BY at, id"
            ).fetchall()
            wanted = {report_named(access, r) for r in reports}
            rows = [row for row in rows if not reports or row[1] in wanted]
            known: dict[int, set[str]] = {}
            for report, made_by in access.connection.execute("SELECT report, made_by FROM readings"):
                known.setdefault(report, set()).add(made_by)
        lot: list[tuple[Coming, Reading, ReceiptState]] = []
        for number, _, frame, line in rows:
            with self.index.reading() as access:
                report = self.reader_of_log(access).report_at(frame, line)
            if report is None:
                continue
            reading = self.reader(report)
            if " ".join(msgspec.structs.astuple(reading.made_by)) in known.get(number, set()):
                continue
            lot.append((Coming(report=report), reading, "reread"))
            if len(lot) >= _LOT:
                yield from self._write(lot, keep_pages=False)
                lot = []
        if lot:
            yield from self._write(lot, keep_pages=False)

    def _held(self, report: Report) -> Receipt | None:
        """The receipt of a report that the record has already, or had to forget."""
        with self.index.reading() as access:
            row = access.connection.execute(
                "SELECT received, frame, forgotten FROM reports WHERE id = ?", (report.id,)
            ).fetchone()
        if row is None or (row[1] is None and row[2] is None):
            return None
        return _receipt(report, "known" if row[2] is None else "forgotten", row[0])

    def _write(self, lot: list[tuple[Coming, Reading, ReceiptState]], keep_pages: bool) -> list[Receipt]:
        """Appends a lot to the log; the receipts of its reports."""
        received = self.clock()
        entries: list[Entry] = []
        receipts = []
        for one, reading, state in lot:
            problems = (*one.problems, *doubts(reading, received))
            if state == "added":
                page = self._keep_page(one.page) if keep_pages and one.page else None
                report = msgspec.structs.replace(one.report, dateline=None)
                entries.append(ReportEntry(received=received, report=report, problems=problems, page=page))
            entries.append(entry_of(reading, received, one.sentences))
            receipts.append(
                msgspec.structs.replace(
                    _receipt(one.report, state, None),
                    received=received,
                    events=sum(e.salience == "news" for e in reading.events),
                    problems=(*problems, *reading.problems),
                )
            )
        self.append(entries)
        return receipts

    def _keep_page(self, page: bytes) -> str:
        """Keeps a page as it was fetched, named by its content."""
        name = hashlib.sha256(page).hexdigest()
        target = self.folder.pages / name[:2] / f"{name}.html.zst"
        if not target.exists():
            self.folder.pages.mkdir(exist_ok=True)
            self.folder.write(target, zstandard.ZstdCompressor(level=9, write_checksum=True).compress(page))
        return name


def _receipt(report: Report, state: ReceiptState, received: int | None) -> Receipt:
    when: datetime | None = None if received is None else moment_of_microseconds(received)
    return Receipt(
        report=report.id,
        key=report.key,
        outlet=report.outlet,
        published=report.published,
        title=report.title,
        state=state,
        received=when,
    )
