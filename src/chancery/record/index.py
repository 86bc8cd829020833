"""The index: one SQLite file, made again from the log at any time, open to any number of processes."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from chancery.errors import RecordBusy, RecordError, RecordUnwritable
from chancery.record.bodies import DamagedRow
from chancery.record.cabinet import Cabinet
from chancery.record.folder import Folder
from chancery.record.locks import locked
from chancery.record.schema import INDEX_FORMAT, TABLES

_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_SHUT = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_BROKEN |= {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH}
"""What a damaged file answers: that it is none, or a table that is missing or holds what it cannot."""


PAGE = 8192
"""Bytes of a page of the file: rows are whole reports and events, of which too few would go into a smaller one."""


class BrokenIndex(RecordError):
    """The index is damaged; since it is a cache, it is made again from the log. Caught within the record."""


@contextlib.contextmanager
def plain_words(folder: Path) -> Iterator[None]:
    """Turns what SQLite says into the errors of a record: busy, full, read-only, broken."""
    try:
        yield
    except sqlite3.Error as trouble:
        raise _translated(folder, trouble) from trouble


def _translated(folder: Path, trouble: sqlite3.Error) -> RecordError:
    code = getattr(trouble, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return RecordBusy(
            str(folder), "another process is writing to the index", "try again in a moment; nothing of yours was lost"
        )
    if code in _FULL:
        return RecordUnwritable(
            str(folder), f"the index cannot be written: {trouble}", "is the disk full? the log is safe"
        )
    if code in _SHUT:
        return RecordUnwritable(str(folder), f"the index cannot be written: {trouble}", "is the folder read-only?")
    without_code = not hasattr(trouble, "sqlite_errorcode") and isinstance(trouble, sqlite3.OperationalError)
    if code in _BROKEN or isinstance(trouble, DamagedRow) or without_code:  # one without: a text that is no UTF-8
        return BrokenIndex(str(folder), f"the index is damaged: {trouble}", "`chancery rebuild` makes it again")
    return RecordError(str(folder), f"the index: {trouble}", "`chancery rebuild` makes it again")


class Access:
    """A connection of one thread with its cabinet."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.cabinet = Cabinet(connection)
        self.seen_version = -1
        self._segments: set[str] = set()
        self._segments_at: tuple[int, int] | None = None

    def segments(self) -> set[str]:
        """The names of the segments taken in; looked up again only where something was written, here or elsewhere."""
        at = self.connection.execute("PRAGMA data_version").fetchone()[0], self.connection.total_changes
        if self._segments_at != at:
            self._segments = {name for (name,) in self.connection.execute("SELECT name FROM segments")}
            self._segments_at = at
        return self._segments

    def refresh(self) -> None:
        """Forgets what is held in memory where another process has written since."""
        version = self.connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self.seen_version:
            self.cabinet.let_go()
            self.seen_version = version


class Index:
    """The index of a record. `wait` is how many seconds a writer waits for another.

    Where the folder cannot be written, the index there is opened as it is; where there is none, one is made in a
    temporary folder.
    """

    def __init__(self, folder: Folder, *, wait: float = 30.0) -> None:
        self.folder, self.wait = folder, wait
        self.read_only = not folder.writable()
        self._threads = threading.local()
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self.path = folder.index

    def access(self) -> Access:
        """The connection of this thread, opened and prepared on first use. Raises `BrokenIndex`, `RecordError`."""
        held: Access | None = getattr(self._threads, "access", None)
        identity = self._identity()
        if held is not None and self._threads.identity != identity and not self.asked():
            self._threads.access = None  # first of all: a number of a file is given again once its last user has let go
            held.connection.close()
            held = None
        if held is None:
            with plain_words(self.folder.path), locked(self.folder.path, shared=True):
                self._threads.identity = self._identity()
                held = Access(self._connect())
                self._threads.identity = self._identity()
            self._threads.access = held
        return held

    def asked(self) -> bool:
        """True while this thread has a transaction open, to ask or to write: it ends with the file that it began with."""
        held: Access | None = getattr(self._threads, "access", None)
        try:
            return held is not None and held.connection.in_transaction
        except sqlite3.ProgrammingError:  # closed
            return False

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def close(self) -> None:
        """Closes the connection of this thread."""
        held: Access | None = getattr(self._threads, "access", None)
        if held is not None:
            held.connection.close()
            self._threads.access = None
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = None

    def fresh(self) -> bool:
        """True where the index holds nothing of the log yet, or is of another format: it wants to be built."""
        access = self.access()
        with plain_words(self.folder.path):
            row = access.connection.execute("SELECT value FROM meta WHERE name = 'built'").fetchone()
        return row is None

    def fresh_or_absent(self) -> bool:
        """True where there is nothing yet that a question could be answered from."""
        return not self.path.is_file() or self.fresh()

    @contextlib.contextmanager
    def writing(self, wait: float | None = None) -> Iterator[Access]:
        """A transaction that writes; one at a time over all processes. Raises `RecordBusy` after `wait` seconds (those of
        the index where none are given)."""
        access = self.access()
        with plain_words(self.folder.path):
            access.connection.execute(f"PRAGMA busy_timeout = {int(1000 * (self.wait if wait is None else wait))}")
            try:
                access.connection.execute("BEGIN IMMEDIATE")
            finally:
                access.connection.execute(f"PRAGMA busy_timeout = {int(1000 * self.wait)}")
            access.refresh()
            try:
                yield access
                access.connection.execute("COMMIT")
                access.cabinet.trim()
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    access.connection.execute("ROLLBACK")
                with contextlib.suppress(sqlite3.Error):
                    access.cabinet.let_go()
                raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[Access]:
        """One state of the index, whatever others write meanwhile."""
        access = self.access()
        with plain_words(self.folder.path):
            if access.connection.in_transaction:
                yield access
                return
            access.connection.execute("BEGIN")
            access.refresh()
            try:
                yield access
            finally:
                if access.connection.in_transaction:
                    access.connection.execute("COMMIT")

    def _connect(self) -> sqlite3.Connection:
        if self.read_only and self.path == self.folder.index and not self._usable_as_is():
            self._temporary = tempfile.TemporaryDirectory(prefix="chancery-index-")
            self.path = Path(self._temporary.name) / "index.sqlite"
        if self.read_only and self.path == self.folder.index:
            return self._open_read_only()
        connection = sqlite3.connect(self.path, timeout=self.wait, isolation_level=None, check_same_thread=False)
        connection.execute(f"PRAGMA page_size = {PAGE}")
        tune(connection)
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        prepare(connection)
        return connection

    def _usable_as_is(self) -> bool:
        if not self.path.is_file():
            return False
        try:
            connection = self._open_read_only()
            row = connection.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
            connection.close()
        except sqlite3.Error:
            return False
        return row is not None and row[0] == INDEX_FORMAT

    def _open_read_only(self) -> sqlite3.Connection:
        settings = "mode=ro" if (self.path.parent / f"{self.path.name}-wal").exists() else "mode=ro&immutable=1"
        connection = sqlite3.connect(
            f"file:{self.path}?{settings}", uri=True, timeout=self.wait, isolation_level=None, check_same_thread=False
        )
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return connection

    def remove(self) -> None:
        """Deletes the file of a damaged index, so that it is made anew.

        Nobody opens it meanwhile; what others have open they hold until they ask again, and see then that it is another. Where
        another has already put one in the place of the file that was found damaged here, that one stays.
        """
        found = getattr(self._threads, "identity", None)
        self.close()
        with locked(self.folder.path):
            if found is not None and self._identity() != found:
                return
            for name in ("-wal", "-shm", ""):
                with contextlib.suppress(FileNotFoundError):
                    Path(f"{self.path}{name}").unlink()
        self._threads.identity = None


def tune(connection: sqlite3.Connection, *, cache_mb: int = 64) -> None:
    """Settings of every connection: a larger cache, temporary tables in memory, deleted rows overwritten."""
    connection.execute(f"PRAGMA cache_size = -{cache_mb * 1024}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA mmap_size = 268435456")


def prepare(connection: sqlite3.Connection) -> None:
    """Makes the tables where they are missing, and drops those of another format."""
    if _format(connection) == INDEX_FORMAT:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _format(connection) != INDEX_FORMAT:
            drop_tables(connection)
            make_tables(connection)
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def make_tables(connection: sqlite3.Connection, *, plain: bool = False) -> None:
    """All tables of the index, empty; `plain` without the indexes, with words kept as they are and rows in the order in which
    they come, for rows that are to be put into another index."""
    for statement in TABLES.split(";\n"):
        bare = _without_remarks(statement)
        if not bare:
            continue
        if plain and bare.startswith("CREATE VIRTUAL TABLE"):
            connection.execute(f"CREATE TABLE {bare.split()[3]} (text)")
        elif plain and bare.startswith(tuple(f"CREATE TABLE {name} " for name in _LAID)):
            connection.execute(_KEY.sub(")", bare))
        elif not (plain and bare.startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))):
            connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('format', ?)", (INDEX_FORMAT,))


_LAID = ("filed", "event_actors", "event_pairs", "changes", "concerned")
"""Tables of which a block holds many rows that nobody looks for there."""
_KEY = re.compile(r",\s*PRIMARY KEY \([^)]*\)\) WITHOUT ROWID")


def _without_remarks(statement: str) -> str:
    return "\n".join(line for line in statement.splitlines() if not line.startswith("--")).strip()


def drop_tables(connection: sqlite3.Connection) -> None:
    """Empties the file of an index."""
    virtual = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
    ]
    for name in virtual:
        connection.execute(f"DROP TABLE {name}")
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall():
        connection.execute(f"DROP TABLE {name}")


def _format(connection: sqlite3.Connection) -> int | None:
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").fetchone() is None:
        return None
    row = connection.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
    return row[0] if row is not None else None
