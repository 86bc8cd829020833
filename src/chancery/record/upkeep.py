"""Upkeep: the index made anew, everything verified, copies made, reports removed for good, the record's own health."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import zstandard

from chancery.errors import NewerRecord, RecordError, UnknownId
from chancery.record.deciding import person
from chancery.record.digests import digest, names
from chancery.record.entries import Entry, ForgottenEntry, ReadingEntry, ReportEntry
from chancery.record.folder import sync_folder
from chancery.record.index import Index, plain_words
from chancery.record.log import Damage
from chancery.record.moments import moment_of_microseconds
from chancery.record.naming import report_named
from chancery.record.opened import Opened
from chancery.record.segments import SUFFIX, DamagedSegment, decode
from chancery.record.updating import Updater


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something found wrong with a record: what, why, and what was done about it."""

    what: str
    reason: str
    done: str


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How large a record is, in reports, events, segments and bytes."""

    reports: int
    events: int
    segments: int
    log_bytes: int
    index_bytes: int
    damaged: int
    first_received: datetime | None = None
    last_received: datetime | None = None


class Upkeep(Opened):
    """The part of a record that keeps it sound."""

    def rebuild(self, *, jobs: int = 0) -> list[Damage]:
        """Makes the index again from the log; readers see the old one until the new one is whole. `jobs` processes help
        (a script that asks for them needs `if __name__ == "__main__":`)."""
        self.folder.present()
        return self.updater.rebuild(self.progress, jobs=jobs)

    def digest(self) -> str:
        """A hash of all that the record says: equal for records of the same reports, readings and decisions, however
        they came in."""
        with self.asked() as access:
            return digest(access)

    def verify(self, *, mend: bool = True) -> list[Fault]:
        """Reads every segment and every row, and names all that is not as it was written; with `mend` damaged segments are
        set aside (with what could be saved kept), and a wrong index or mark is made anew."""
        found = list(self._verify_mark(mend))
        damaged = list(self._verify_log(mend))
        found += [*damaged, *self._verify_pages()]
        if mend or not damaged:
            self.updater.mend = mend
            try:
                found += self._verify_index(mend)
            finally:
                self.updater.mend = True
        return found

    def backup(self, target: Path) -> int:
        """Copies the log (and pages) to a folder, which then is a record itself; gives how many files were copied.

        Files already there are left as they are: a second backup copies only what is new. Raises `RecordError`.
        """
        if target.exists() and not target.is_dir():
            raise RecordError(str(target), "this is a file, no folder", "name a folder for the backup")
        if target.resolve() == self.folder.path.resolve():
            raise RecordError(str(target), "this is the record itself", "name another folder")
        if target.is_dir() and any(target.iterdir()) and not (target / "chancery.json").is_file():
            raise RecordError(str(target), "this folder holds something else", "name a new or an empty folder")
        files = [*self.log.names().values(), *(p for p in self.folder.pages.rglob("*.zst"))]
        copied = 0
        try:
            for file in [*files, self.folder.path / "chancery.json"]:
                goal = target / file.relative_to(self.folder.path)
                if not goal.exists():
                    goal.parent.mkdir(parents=True, exist_ok=True)
                    _copy(file, goal)
                    copied += 1
            self._forget_in_backup(target)
        except OSError as trouble:
            raise RecordError(
                str(target), f"the backup failed: {trouble.strerror}", "nothing of the record changed"
            ) from trouble
        return copied

    def forget(self, report: str, *, note: str = "", who: str = "") -> str:
        """Removes a report's text for good (takedown, privacy): its segments are written anew without it, a tombstone
        with its hash stays and keeps it out, everything derived from it is gone. Gives its id. Raises `UnknownId`."""
        with self.asked() as access:
            id = report_named(access, report)
            frame, line = access.connection.execute("SELECT frame, line FROM reports WHERE id = ?", (id,)).fetchone()
            entry = self.reader_of_log(access).entry_at(frame, line)
        if not isinstance(entry, ReportEntry):
            raise UnknownId(report, "its text is not in the log any more")
        sha256 = hashlib.sha256(entry.report.text.encode("utf-8", "surrogatepass")).hexdigest()
        self.append([ForgottenEntry(received=self.clock(), report=id, sha256=sha256, who=who or person(), note=note)])
        self.catch_up()
        if entry.page is not None:
            with contextlib.suppress(FileNotFoundError):
                (self.folder.pages / entry.page[:2] / f"{entry.page}.html.zst").unlink()
        self._purge_log(id)
        self._scrub()
        return id

    def size(self) -> Size:
        """How large the record is."""
        with self.asked() as access:
            run = access.connection.execute
            reports, first, last = run(
                "SELECT count(*), min(received), max(received) FROM reports WHERE frame IS NOT NULL"
            ).fetchone()
            (events,) = run("SELECT count(*) FROM events").fetchone()
        paths = list(self.log.names().values())
        return Size(
            reports=reports,
            events=events,
            segments=len(paths),
            log_bytes=sum(p.stat().st_size for p in paths),
            index_bytes=sum(p.stat().st_size for n in ("", "-wal") if (p := Path(f"{self.index.path}{n}")).exists()),
            damaged=len(list(self.folder.damaged.glob(f"*{SUFFIX}"))) if self.folder.damaged.is_dir() else 0,
            first_received=moment_of_microseconds(first) if first is not None else None,
            last_received=moment_of_microseconds(last) if last is not None else None,
        )

    def _verify_mark(self, mend: bool) -> Iterator[Fault]:
        if self.folder.mark_trouble:
            reason = self.folder.mark_trouble
            if mend:
                self.folder.mend_mark()
            yield Fault(what="chancery.json", reason=reason, done="written anew" if mend else "left as it is")
        for name in self.folder.sweep(time.time() - 3600) if mend else ():
            yield Fault(what=name, reason="left behind by a process that died", done="deleted")

    def _verify_log(self, mend: bool) -> Iterator[Fault]:
        gone = self._forgotten()
        for name, path in self.log.names().items():
            try:
                frames = list(self.log.frames(path))
            except DamagedSegment as trouble:
                if mend:
                    damage = self.log.set_aside(path, str(trouble))
                    done = f"set aside, {damage.saved} entries saved" if damage.set_aside else "left in its place"
                else:
                    done = "left in its place"
                yield Fault(what=f"segment {name}", reason=str(trouble), done=done)
                continue
            except NewerRecord as newer:
                yield Fault(what=f"segment {name}", reason=newer.reason, done="left in its place")
                continue
            held = gone and any(_names(line, gone) for frame in frames for line in frame.lines)
            if held:
                if mend:
                    self.updater.rewrite(name, gone)
                yield Fault(
                    what=f"segment {name}",
                    reason="it holds a report that was to be forgotten",
                    done="written anew" if mend else "left",
                )

    def _verify_pages(self) -> Iterator[Fault]:
        for page in sorted(self.folder.pages.rglob("*.html.zst")) if self.folder.pages.is_dir() else ():
            try:
                raw = zstandard.ZstdDecompressor().decompress(page.read_bytes())
                sound = hashlib.sha256(raw).hexdigest() == page.name.partition(".")[0]
            except (zstandard.ZstdError, OSError):
                sound = False
            if not sound:
                yield Fault(
                    what=f"page {page.name}", reason="it is not what it is named after", done="left in its place"
                )

    def _verify_index(self, mend: bool) -> Iterator[Fault]:
        """The index against one made from the log beside it: every value that it holds."""
        reason = ""
        try:
            self.catch_up()
            with self.index.reading() as access:
                problems = [r for (r,) in access.connection.execute("PRAGMA integrity_check(5)") if r != "ok"]
                if problems:
                    reason = f"SQLite finds it damaged: {problems[0]}"
                else:
                    mine, called = digest(access, rows=True), names(access)
        except (RecordError, ValueError, sqlite3.Error, msgspec.DecodeError) as trouble:
            reason = str(trouble)
        if not reason:
            with tempfile.TemporaryDirectory(prefix="chancery-verify-") as folder:
                other = Index(self.folder, wait=self.index.wait)
                other.path, other.read_only = Path(folder) / "index.sqlite", False
                Updater(self.log, other, self.tables).rebuild(self.progress)
                with other.reading() as access:
                    if digest(access, rows=True) != mine or names(access) - called:
                        reason = "it differs from what the log says"
                other.close()
        if reason:
            if mend and not self.index.read_only:
                with contextlib.suppress(RecordError, sqlite3.Error):
                    self.index.close()
                self.index.remove()
                self.updater.rebuild(self.progress)
            yield Fault(what="index.sqlite", reason=reason, done="made anew from the log" if mend else "left as it is")

    def _forgotten(self) -> set[str]:
        """The reports with a tombstone anywhere in the log."""
        gone: set[str] = set()
        for path in self.log.names().values():
            with contextlib.suppress(DamagedSegment, NewerRecord):
                for frame in self.log.frames(path):
                    for line in frame.lines:
                        if b'"kind":"forgotten"' in line[:24]:
                            entry = decode(line)
                            if isinstance(entry, ForgottenEntry):
                                gone.add(entry.report)
        return gone

    def _purge_log(self, id: str) -> None:
        """Rewrites every segment that names a report, whether the index knew of it or not."""
        needle = id.encode()
        for name, path in self.log.names().items():
            frames = list(self.log.frames(path))
            if any(needle in line and _names(line, {id}) for frame in frames for line in frame.lines):
                self.updater.rewrite(name, {id})

    def _scrub(self) -> None:
        """Nothing of what was removed stays in free pages of the index or in its words."""
        access = self.index.access()
        with plain_words(self.folder.path):
            run = access.connection.execute
            run("INSERT INTO texts (texts) VALUES ('optimize')")
            run("INSERT INTO subjects (subjects) VALUES ('optimize')")
            run(
                "DELETE FROM actor_names WHERE actor NOT IN (SELECT actor FROM event_actors) AND actor NOT IN (SELECT actor FROM positions)"
            )
            run("VACUUM")
            run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _forget_in_backup(self, target: Path) -> None:
        """Takes segments out of a backup that the record has no more: what was forgotten is forgotten there as well."""
        names = self.log.names()
        for path in (target / "log").glob(f"*/*{SUFFIX}"):
            if path.name.removesuffix(SUFFIX) not in names:
                path.unlink()


def _names(line: bytes, gone: set[str]) -> bool:
    entry: Entry = decode(line)
    if isinstance(entry, ReportEntry):
        return entry.report.id in gone
    return isinstance(entry, ReadingEntry) and entry.report in gone


def _copy(file: Path, goal: Path) -> None:
    """Copies a file whole or not at all."""
    part = goal.with_name(f".{goal.name}.part")
    shutil.copyfile(file, part)
    with part.open("rb+") as handle:
        os.fsync(handle.fileno())
    part.rename(goal)
    sync_folder(goal.parent)
