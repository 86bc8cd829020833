"""A record as it is opened: its folder, log and index, and what it needs from outside to read and to tell the time."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from chancery.errors import RecordBusy
from chancery.facts.readings import Reading
from chancery.facts.reports import Report
from chancery.knowledge.events import event_tables
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world
from chancery.record.absorbing import Absorber
from chancery.record.cabinet import Cabinet
from chancery.record.entries import Entry
from chancery.record.event_rows import folded
from chancery.record.finding import Finder
from chancery.record.folder import Folder
from chancery.record.index import Access, BrokenIndex, Index
from chancery.record.log import Damage, Log, now
from chancery.record.numbers import many
from chancery.record.updating import Progress, Updater

_MOMENT = 1.0
"""Seconds that a question waits for another process to bring the index up to date."""
_KEPT = 5.0
"""Seconds that what was appended here is waited for where another process keeps the index up to date."""


class ReportName(msgspec.Struct, frozen=True, kw_only=True):
    """How a report is named wherever it is named: its id, the key its input gave it, outlet, date and title."""

    id: str
    key: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None


class Opened:
    """What every part of a record works with.

    `reader` reads a report (`pipeline.read_report` with weights and tables), `tables` gives the knowledge tables, `clock`
    tells the time; `notes` is told what a person should know (damage found, an index made anew).
    """

    def __init__(
        self,
        path: Path,
        *,
        reader: Callable[[Report], Reading],
        tables: Callable[[], Tables],
        create: bool = False,
        clock: Callable[[], datetime] = now,
        notes: Callable[[str], None] | None = None,
        progress: Progress | None = None,
        wait: float = 30.0,
    ) -> None:
        self.folder = Folder(path, create=create)
        self.log = Log(self.folder)
        self.index = Index(self.folder, wait=wait)
        self.updater = Updater(self.log, self.index, tables)
        self.reader, self.tables, self.clock = reader, tables, clock
        self.notes = notes or _say
        self.progress = progress
        self.followed = False
        """Set where another process keeps the index up to date: questions are then answered from it as it stands, and only what
        was appended here is waited for."""
        self._appended: set[str] = set()
        if self.folder.mark_trouble:
            self.notes(f"{self.folder.path}: {self.folder.mark_trouble}; `chancery verify` mends it")

    @property
    def path(self) -> Path:
        """The record's folder."""
        return self.folder.path

    def close(self) -> None:
        """Closes the record; it can be used again."""
        self.index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Record {self.folder.path}>"

    def catch_up(self) -> list[Damage]:
        """Brings the index up to date with the log; a damaged index is made anew.

        Where another process is at it for longer than a moment, what it has finished so far is answered from; but what
        was appended here is waited for. Raises `RecordBusy`.
        """
        self.folder.present()
        mine = frozenset(self._appended)
        if self.followed and not self.index.fresh_or_absent() and self.updater.await_segments(mine, _KEPT):
            self._appended -= mine
            return []
        patient = True
        try:
            patient = bool(mine) or self.index.fresh_or_absent()
            damages = self.updater.catch_up(self.progress, wait=None if patient else _MOMENT)
            self._appended -= mine
        except RecordBusy:
            if patient:
                raise
            return []
        except BrokenIndex as broken:
            self.notes(f"{broken.reason}; making it again from the log")
            if self.index.read_only:
                raise
            self.index.remove()
            damages = self.updater.rebuild(self.progress)
        for damage in damages:
            kept = f"{damage.saved} of its entries were saved" if damage.saved else "nothing of it could be saved"
            where = "set aside in damaged/" if damage.set_aside else "left in its place"
            self.notes(f"segment {damage.segment} is damaged ({damage.reason}): {where}, {kept}")
        return damages

    @contextlib.contextmanager
    def asked(self) -> Iterator[Access]:
        """One state of the index, brought up to date; within another such question the same state."""
        if not self.index.asked():
            self.catch_up()
        with self.index.reading() as access:
            yield access

    def append(self, entries: list[Entry]) -> None:
        """Keeps entries; when this returns they outlive a loss of power. The index takes them in on the next question."""
        self._appended.add(self.log.append(entries))

    def finder(self, cabinet: Cabinet) -> Finder:
        """A finder of events in one state of the index."""
        families: dict[str, list[str]] = {}
        for type, leaf in event_tables(self.tables()).types.items():
            families.setdefault(leaf.family, []).append(type)
        return Finder(cabinet, families, self._states, self.clock())

    def _states(self) -> Mapping[str, str]:
        """The codes of countries by their names in lower case."""
        return self.tables().cached("states by name", lambda: _states(self.tables()))

    def reader_of_log(self, access: Access) -> Absorber:
        """What finds the entries of the log by their places in the index."""
        return Absorber(access, self.log, self.tables())

    def names_of(self, access: Access, reports: list[str]) -> Mapping[str, ReportName]:
        """The names of reports, by id."""
        found: dict[str, ReportName] = {}
        for marks, lot in many(reports):
            for id, key, outlet, published, title in access.connection.execute(
                "SELECT r.id, r.key, w.word, r.published, r.title FROM reports r LEFT JOIN words w ON w.no = r.outlet"
                f" WHERE r.id IN ({marks})",
                lot,
            ):
                found[id] = ReportName(id=id, key=key, outlet=outlet, published=published, title=title)
        return found


def _states(tables: Tables) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, row in world(tables).countries.items():
        for name in (row.name, *row.names.split("|")):
            found.setdefault(folded(name), code)
    return found


def _say(note: str) -> None:
    print(f"chancery: {note}", file=sys.stderr)
