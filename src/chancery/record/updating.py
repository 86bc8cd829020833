"""Updating: the index brought up to date with the log by whoever appends or asks next, or made again from nothing."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from chancery.errors import RecordBusy, RecordError
from chancery.knowledge.tables import Tables
from chancery.record.absorbing import Absorber, uncollected
from chancery.record.entries import Entry, ReadingEntry, ReportEntry
from chancery.record.folder import unwritable
from chancery.record.index import PAGE, Access, BrokenIndex, Index, make_tables, plain_words, tune
from chancery.record.log import Damage, Log
from chancery.record.rebuilding import Rebuilding
from chancery.record.segments import SUFFIX, DamagedSegment, decode

_LOOK = 0.02
"""Seconds between two looks for what another process takes in."""
Progress = Callable[[int, int], None]
"""Called with how many segments, and blocks that are fused, of how many have been taken in."""


def _silently(done: int, of: int) -> None:
    """Tells nobody."""


@lru_cache(maxsize=1)
def _version() -> str:
    return version("chancery")


class Updater:
    """Keeps an index in step with its log. `tables` gives the knowledge tables when they are first needed; without `mend`
    damaged segments are named and left where they are."""

    def __init__(self, log: Log, index: Index, tables: Callable[[], Tables]) -> None:
        self.log, self.index, self.tables = log, index, tables
        self.mend = True
        self._alike: bool | None = None
        self._one = (
            threading.RLock()
        )  # of the threads of a process one brings the index up to date, the others wait for it

    def catch_up(self, progress: Progress | None = None, *, wait: float | None = None) -> list[Damage]:
        """Takes in what has been appended since; gives the segments that were found damaged.

        Raises `RecordBusy` where another process or thread has been writing for longer than `wait` seconds (else those of the index).
        """
        access = self.index.access()
        if access.connection.in_transaction:
            return []
        if self._in_step(access) or (self.index.read_only and self.index.path == self.index.folder.index):
            return []
        if not self._one.acquire(timeout=-1 if wait is None else wait):
            raise RecordBusy(
                str(self.index.folder.path), "another thread is writing to the index", "try again in a moment"
            )
        try:
            access = self.index.access()
            if self._in_step(access):  # another thread was at it
                return []
            if not self._made_alike(access) or self._all_anew(access, wait):
                return self.rebuild(progress)
            return self._take_in(self.log.names(), progress, wait)
        finally:
            self._one.release()

    def _in_step(self, access: Access) -> bool:
        """True where the index holds what the log holds, as this version tells it."""
        return self._seen(access) == self.log.names().keys() and not self.index.fresh() and self._made_alike(access)

    def _all_anew(self, access: Access, wait: float | None) -> bool:
        """True where taking in will not do: most is missing, or the index holds a segment that the log has no longer."""
        if self.index.fresh():
            return len(self.log.names()) > 1
        if not self._seen(access) - self.log.names().keys():
            return False
        with self.index.writing(wait) as access:  # while nobody else puts one segment in the place of another
            return bool(self._seen(access) - self.log.names().keys())

    def _take_in(self, names: Mapping[str, Path], progress: Progress | None, wait: float | None) -> list[Damage]:
        """The segments that are not in the index yet, a thousand reports a transaction."""
        damages: list[Damage] = []
        while True:
            with uncollected(), self.index.writing(wait) as access:
                missing = sorted(names.keys() - self._seen(access), key=lambda n: (names[n].parent.name, n))
                absorber = Absorber(access, self.log, self.tables())
                done = 0
                for name in missing:
                    self._take(absorber, names[name], name, damages)
                    done += 1
                    if progress is not None:
                        progress(done, len(missing))
                    if absorber.absorbed >= 1000:
                        break
                absorber.settle()
                self._sign(access)
            self._purge(absorber)
            if done == len(missing):
                return damages

    def await_segments(self, names: Collection[str], longest: float) -> bool:
        """Waits until another process has taken some segments in; False where it has not after so many seconds."""
        if not names:
            return True
        access = self.index.access()
        deadline = time.monotonic() + longest
        while not self._seen(access).issuperset(names):
            if access.connection.in_transaction or time.monotonic() > deadline:
                return False
            time.sleep(_LOOK)
        return True

    def rebuild(self, progress: Progress | None = None, *, jobs: int = 0, block: int | None = None) -> list[Damage]:
        """Makes the index from nothing, beside the old one, and puts it in its place in one transaction.

        `jobs` processes fuse, in blocks of up to so many reports (None: as many as memory allows); they are started anew ("spawn"),
        so a script that asks for them needs `if __name__ == "__main__":`. What is made is the same whatever the jobs and blocks.
        """
        with self._one:
            return self._made_anew(progress, jobs, block)

    def _made_anew(self, progress: Progress | None, jobs: int, block: int | None) -> list[Damage]:
        damages: list[Damage] = []
        building = self.index.path.with_name(f"building-{os.getpid()}-{secrets.token_hex(4)}.sqlite")
        scratch, packed = building.with_suffix(""), building.with_suffix(".packed")
        names = self.log.names()
        paths = [names[name] for name in sorted(names, key=lambda n: (names[n].parent.name, n))]
        try:
            with uncollected(), plain_words(self.index.folder.path):
                with closing(sqlite3.connect(building, isolation_level=None)) as connection:
                    connection.execute(f"PRAGMA page_size = {PAGE}")
                    tune(connection, cache_mb=160)
                    connection.execute("PRAGMA journal_mode = OFF")
                    connection.execute("PRAGMA synchronous = OFF")
                    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                    connection.execute("BEGIN")
                    make_tables(connection)
                    rebuilding = Rebuilding(
                        Access(connection), self.log, self.tables(), jobs=jobs, block=block, step=progress or _silently
                    )
                    absorber = rebuilding.absorber
                    rebuilding.fill(
                        paths, lambda a, path: self._take(a, path, path.name.removesuffix(SUFFIX), damages), scratch
                    )
                    self._sign(absorber.access)
                    connection.execute("COMMIT")
                    connection.execute("ANALYZE")
                    connection.execute("PRAGMA mmap_size = 0")  # what is mapped counts as memory of this process
                    connection.execute("VACUUM INTO ?", (str(packed),))  # a fifth smaller, for a hundredth of the time
                building.unlink()
                with closing(sqlite3.connect(packed, isolation_level=None)) as connection:
                    self._put_in_place(connection)
        except OSError as trouble:  # the files of blocks, on a full disk
            raise unwritable(self.index.folder.path, trouble) from trouble
        except BrokenProcessPool as ended:
            raise RecordError(
                str(self.index.folder.path),
                "a process that helped to make the index was ended from outside; the log is safe",
                "`chancery rebuild --jobs 0` makes it in one process and takes less memory",
            ) from ended
        finally:
            for made in (building, packed):
                made.unlink(missing_ok=True)
            shutil.rmtree(scratch, ignore_errors=True)
        self._purge(absorber)
        return damages

    def _put_in_place(self, made: sqlite3.Connection) -> None:
        """Copies what was made over the index, page by page in one transaction: readers see the old or the new."""
        try:
            access = self.index.access()
        except BrokenIndex:
            self.index.remove()
            access = self.index.access()
        busy = RecordBusy(
            str(self.index.folder.path), "another process is writing to the index", "try again in a moment"
        )
        deadline = time.monotonic() + self.index.wait

        def patient(status: int, _: int, __: int) -> None:
            """Asked at every step: SQLite itself would wait for the other one without end."""
            if status != sqlite3.SQLITE_OK and time.monotonic() > deadline:
                raise busy

        while True:
            try:
                made.backup(access.connection, progress=patient, sleep=0.05)
                break
            except sqlite3.OperationalError as trouble:
                if time.monotonic() > deadline:
                    raise busy from trouble
                time.sleep(0.05)
        access.connection.execute("PRAGMA journal_mode = WAL")
        self.index.close()

    def _sign(self, access: Access) -> None:
        """Marks the index as built, and by what: another version or other tables would tell the record otherwise."""
        access.connection.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)", [("built", 1), ("made by", self._maker())]
        )
        self._alike = True

    def _maker(self) -> str:
        return f"{_version()} {self.tables().version}"

    def _made_alike(self, access: Access) -> bool:
        """True where this version, with these tables, made the index (or it holds nothing yet); looked up once."""
        if self._alike is None:
            with plain_words(self.index.folder.path):
                row = access.connection.execute("SELECT value FROM meta WHERE name = 'made by'").fetchone()
            self._alike = row is None or row[0] == self._maker()
        return self._alike or self.index.read_only

    def _seen(self, access: Access) -> set[str]:
        with plain_words(self.index.folder.path):
            return access.segments()

    def _take(self, absorber: Absorber, path: Path, name: str, damages: list[Damage]) -> None:
        """One segment; a damaged one is set aside, named, and what could be saved of it is taken in."""
        try:
            absorber.segment(path, name)
        except DamagedSegment as trouble:
            if self.mend:
                damage = self.log.set_aside(path, str(trouble))
            else:
                damage = Damage(name, str(trouble), 0, set_aside=False)
            damages.append(damage)
            absorber.connection.execute(
                "INSERT OR REPLACE INTO damage VALUES (?, ?, ?, ?)",
                (damage.segment, damage.reason, damage.saved, int(damage.set_aside)),
            )
            if not damage.set_aside:
                absorber.connection.execute("INSERT OR IGNORE INTO segments (name) VALUES (?)", (name,))

    def _purge(self, absorber: Absorber) -> None:
        """Rewrites segments that still hold the text of a report that was to be forgotten."""
        if not absorber.unwelcome or self.index.read_only or not self.mend:
            return
        access = self.index.access()
        with plain_words(self.index.folder.path):
            gone = {id for (id,) in access.connection.execute("SELECT id FROM reports WHERE forgotten IS NOT NULL")}
        for name in sorted(absorber.unwelcome):
            self.rewrite(name, gone)

    def rewrite(self, name: str, gone: set[str]) -> None:
        """Puts a segment without the entries of some reports in the place of one, in the log and in the index."""
        path = self.log.names().get(name)
        if path is None:
            return
        with self.index.writing() as access:
            kept: list[Entry] = []
            for frame in self.log.frames(path):
                for line in frame.lines:
                    entry = decode(line)
                    if isinstance(entry, ReportEntry) and entry.report.id in gone:
                        continue
                    if isinstance(entry, ReadingEntry) and entry.report in gone:
                        continue
                    kept.append(entry)
            new = self.log.replace(path, kept)
            self._move(access, name, new)

    def _move(self, access: Access, old: str, new: str | None) -> None:
        """Points the index from a segment to the one that was put in its place."""
        run = access.connection.execute
        (segment,) = run("SELECT no FROM segments WHERE name = ?", (old,)).fetchone()
        if new is None:
            run("DELETE FROM frames WHERE segment = ?", (segment,))
            run("DELETE FROM segments WHERE no = ?", (segment,))
            return
        run("UPDATE segments SET name = ? WHERE no = ?", (new, segment))
        run("DELETE FROM frames WHERE segment = ?", (segment,))
        path = self.log.names()[new]
        for frame in self.log.frames(path):
            place = run(
                "INSERT INTO frames (segment, start, size) VALUES (?, ?, ?)", (segment, frame.offset, frame.size)
            ).lastrowid
            for line, raw in enumerate(frame.lines):
                entry = decode(raw)
                if isinstance(entry, ReportEntry):
                    run(
                        "UPDATE reports SET frame = ?, line = ? WHERE id = ? AND forgotten IS NULL",
                        (place, line, entry.report.id),
                    )
                elif isinstance(entry, ReadingEntry):
                    made_by = " ".join(msgspec.structs.astuple(entry.made_by))
                    run(
                        "UPDATE readings SET frame = ?1, line = ?2 WHERE made_by = ?3"
                        " AND report = (SELECT no FROM reports WHERE id = ?4)",
                        (place, line, made_by, entry.report),
                    )
