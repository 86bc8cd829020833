"""The folder of a record: what makes it one, which format it has, and writing into it so that nothing is ever half there.

chancery.json   {"chancery-record": 1}: the mark by which a record is known
log/2026-03/    the segments received in that month: the truth
damaged/        segments found torn or changed, set aside
pages/          pages as fetched, where they are kept
index.sqlite    a cache, made again from the log at any time
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from pathlib import Path

import msgspec

from chancery.errors import NewerRecord, NotARecord, RecordError, RecordUnwritable

FORMAT = 1
MARK = "chancery.json"
OURS = frozenset((MARK, "log", "damaged", "pages", "index.sqlite", "index.sqlite-wal", "index.sqlite-shm"))
_WHY = {
    errno.ENOSPC: ("the disk is full", "free some space and try again; what was acknowledged is safe"),
    errno.EDQUOT: ("the disk quota is used up", "free some space and try again; what was acknowledged is safe"),
    errno.EFBIG: ("a file would be larger than allowed", "raise the limit of file sizes and try again"),
    errno.EROFS: ("the folder is on a read-only disk", "copy the record to a disk that can be written"),
    errno.EACCES: ("the folder may not be written", "check its permissions"),
    errno.EPERM: ("the folder may not be written", "check its permissions"),
    errno.ENOENT: ("the folder has gone", "was the record moved or deleted? open it where it is now"),
    errno.ENOTDIR: ("a part of the path is no folder", "check the path"),
}


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `chancery.json`."""

    format: int = msgspec.field(name="chancery-record")


def unwritable(folder: Path, trouble: OSError) -> RecordUnwritable:
    """What went wrong while writing, in words."""
    reason, advice = _WHY.get(trouble.errno or 0, (trouble.strerror or str(trouble), "check the disk"))
    return RecordUnwritable(str(folder), reason, advice)


class Folder:
    """A folder that is a record, held by its place and by the identity of its mark.

    Raises `NotARecord` for a folder that something else made, `NewerRecord` for one of a later format. With `create` an
    absent or empty folder becomes a record.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path.absolute()
        self.mark_trouble = ""
        if not (self.path / MARK).is_file():
            self._take(create)
        self._check_format()
        self._identity = self._stat()

    @property
    def log(self) -> Path:
        """Where the segments are."""
        return self.path / "log"

    @property
    def damaged(self) -> Path:
        """Where damaged segments are set aside."""
        return self.path / "damaged"

    @property
    def pages(self) -> Path:
        """Where pages are kept as they were fetched."""
        return self.path / "pages"

    @property
    def index(self) -> Path:
        """The index: a cache."""
        return self.path / "index.sqlite"

    def present(self) -> None:
        """Raises `RecordError` where the record is no longer the one that was opened: moved, deleted or replaced."""
        if self._stat() != self._identity:
            raise RecordError(
                str(self.path), "the record was moved, deleted or replaced while open", "open it again where it is now"
            )

    def write(self, target: Path, raw: bytes) -> None:
        """Puts a file in its place whole or not at all: temporary name, fsync, rename, fsync of the folder.

        When this returns the file outlives a loss of power. Raises `RecordUnwritable`; then nothing of it is left.
        """
        temporary = self.path / "log" / f".{os.getpid()}-{secrets.token_hex(6)}.tmp"
        try:
            self._make(target.parent)
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            try:
                view = memoryview(raw)
                while view:
                    view = view[os.write(descriptor, view) :]
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            temporary.rename(target)
            sync_folder(target.parent)
        except OSError as trouble:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise unwritable(self.path, trouble) from trouble

    def sweep(self, older_than: float) -> list[str]:
        """Deletes temporary files left by processes that died, where they are older than a moment (seconds of the epoch):
        segments that were never finished, and an index that was being made."""
        swept = []
        stems = {path.name.partition(".")[0] for path in self.path.glob("building-*")}
        lots = [[path] for path in self.log.glob(".*.tmp")]
        lots += [sorted(self.path.glob(f"{stem}*")) for stem in sorted(stems)]
        for lot in lots:
            with contextlib.suppress(OSError):
                if max(file.stat().st_mtime for path in lot for file in (path, *path.rglob("*"))) < older_than:
                    for path in lot:
                        shutil.rmtree(path) if path.is_dir() else path.unlink()
                        swept.append(path.name)
        return swept

    def writable(self) -> bool:
        """True where files can be made in the folder."""
        return os.access(self.path, os.W_OK) and not os.statvfs(self.path).f_flag & os.ST_RDONLY

    def mend_mark(self) -> None:
        """Writes the mark anew, after damage."""
        self.write(self.path / MARK, _mark())
        self.mark_trouble = ""
        self._identity = self._stat()

    def _take(self, create: bool) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise NotARecord(str(self.path), "this is a file, no folder", "name a folder for the record")
        held = sorted(p.name for p in self.path.iterdir()) if self.path.is_dir() else []
        if any(self.log.glob("*/*.jsonl.zst")):  # a record that lost its mark
            self.mark_trouble = f"{MARK} is missing"
            return
        if not create:
            what = "there is no such folder" if not self.path.exists() else "this folder is no record"
            raise NotARecord(
                str(self.path), what, "`chancery add` begins one; --record or $CHANCERY_RECORD names another"
            )
        if set(held) - OURS:
            raise NotARecord(
                str(self.path), f"this folder is no record and holds {held[0]!r}", "name a new or an empty folder"
            )
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self.log.mkdir(exist_ok=True)
            self.write(self.path / MARK, _mark())
        except OSError as trouble:
            raise unwritable(self.path, trouble) from trouble

    def _check_format(self) -> None:
        if self.mark_trouble:
            return
        try:
            raw = (self.path / MARK).read_bytes()
            mark = msgspec.json.decode(raw, type=Mark)
        except OSError as trouble:
            raise RecordError(
                str(self.path), f"{MARK} cannot be read: {trouble.strerror}", "check the permissions"
            ) from None
        except (msgspec.DecodeError, UnicodeDecodeError):
            if not self.log.is_dir():
                raise NotARecord(str(self.path), f"its {MARK} is not that of a record", "name another folder") from None
            self.mark_trouble = f"{MARK} is damaged"
            return
        if mark.format > FORMAT:
            raise NewerRecord(
                str(self.path),
                f"the record has format {mark.format}, this version reads up to {FORMAT}",
                "install a newer Chancery",
            )
        if raw != _mark():
            self.mark_trouble = f"{MARK} is damaged"

    def _stat(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _make(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)
            sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder outlive a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mark() -> bytes:
    return msgspec.json.encode(Mark(format=FORMAT)) + b"\n"
