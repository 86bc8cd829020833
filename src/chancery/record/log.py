"""The log: the truth of a record. Append only, in immutable segments; any number of processes may append at once."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from chancery.errors import NewerRecord, RecordError, RecordUnwritable
from chancery.record.entries import Entry
from chancery.record.folder import Folder, unwritable
from chancery.record.segments import (
    SUFFIX,
    DamagedSegment,
    Frame,
    NewerFormat,
    decode_all,
    frames,
    one_frame,
    salvage,
    segment_name,
    write_segment,
)

_HEAD = 128
"""Bytes that hold the first frame of a segment, and more."""
_SETTLED = 2.0
"""Seconds after which the time of change of a folder is trusted to tell of every change before it."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A segment that was found damaged: its name, what is wrong, and how many entries could be saved from it."""

    segment: str
    reason: str
    saved: int
    set_aside: bool


class Log:
    """The segments of a record.

    `append` returns when the entries outlive a loss of power. `names` is cheap to ask again and again: a month's folder
    is listed anew only when it has changed.
    """

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._months: dict[str, tuple[int, dict[str, Path]]] = {}

    def append(self, entries: Sequence[Entry]) -> str:
        """Keeps entries as one new segment and gives its name. Raises `RecordUnwritable`; then none of them is kept."""
        if not entries:
            raise ValueError("a segment needs an entry")
        self.folder.present()
        raw = write_segment(entries)
        name = segment_name(raw)
        self.folder.write(self.folder.log / f"{entries[0].received:%Y-%m}" / f"{name}{SUFFIX}", raw)
        return name

    def names(self) -> dict[str, Path]:
        """Every segment by its name. Raises `RecordError` where the log cannot be listed."""
        found: dict[str, Path] = {}
        try:
            months = sorted(e.path for e in os.scandir(self.folder.log) if e.is_dir())
            for month in months:
                changed = Path(month).stat().st_mtime_ns
                known = self._months.get(month)
                if known is None or known[0] != changed:
                    held = known[1] if known is not None else {}
                    names: dict[str, Path] = {}
                    for entry in os.scandir(month):
                        if entry.name.endswith(SUFFIX):
                            name = entry.name.removesuffix(SUFFIX)
                            names[name] = held.get(name) or Path(
                                entry.path
                            )  # a path takes ten times as long as its name
                    settled = time.time_ns() - changed > _SETTLED * 1e9
                    known = (changed if settled else -1, names)
                    self._months[month] = known
                found.update(known[1])
        except OSError as trouble:
            raise RecordError(
                str(self.folder.path), f"its log cannot be listed: {trouble.strerror}", "was the record moved?"
            ) from trouble
        return found

    def path_of(self, name: str) -> Path | None:
        """Where a segment lies, without a look at all of them where it is known already. Raises `RecordError` as `names` does."""
        for _, names in list(self._months.values()):
            if name in names:
                return names[name]
        return self.names().get(name)

    def frames(self, path: Path) -> Iterator[Frame]:
        """The frames of a segment. Raises `DamagedSegment`, or `NewerRecord` where a later version wrote it."""
        try:
            raw = path.read_bytes()
        except OSError as trouble:
            raise DamagedSegment(f"it cannot be read: {trouble.strerror}") from trouble
        try:
            yield from frames(path.name.removesuffix(SUFFIX), raw)
        except NewerFormat as newer:
            raise NewerRecord(
                str(self.folder.path),
                f"segment {path.name} has format {newer}, later than this version reads",
                "install a newer Chancery",
            ) from None

    def lines_at(self, path: Path, offset: int, size: int) -> list[bytes]:
        """The lines of one frame of a segment; `DamagedSegment` where it is gone or damaged."""
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD)
                file.seek(offset)
                return one_frame(head, file.read(size))
        except OSError as trouble:
            raise DamagedSegment(f"it cannot be read: {trouble.strerror}") from trouble

    def set_aside(self, path: Path, reason: str) -> Damage:
        """Moves a damaged segment to `damaged/`, and keeps what its whole frames still hold in a new segment.

        Where the folder cannot be written the segment stays and is only named.
        """
        name = path.name.removesuffix(SUFFIX)
        try:
            raw = path.read_bytes()
        except OSError:
            return Damage(name, reason, 0, set_aside=False)
        lines = salvage(raw)
        try:
            if lines:
                self._keep_lines(path.parent, lines)
            self.folder.damaged.mkdir(exist_ok=True)
            path.rename(self.folder.damaged / path.name)
        except RecordUnwritable:
            return Damage(name, reason, 0, set_aside=False)
        except OSError:
            return Damage(name, reason, len(lines), set_aside=not path.exists())
        return Damage(name, reason, len(lines), set_aside=True)

    def replace(self, path: Path, entries: Sequence[Entry]) -> str | None:
        """Puts a segment with other entries in the place of one; only `forget` does this. None where nothing is left."""
        name = self.append(entries) if entries else None
        try:
            path.unlink()
        except FileNotFoundError:
            pass
        except OSError as trouble:
            raise unwritable(self.folder.path, trouble) from trouble
        return name

    def _keep_lines(self, month: Path, lines: list[bytes]) -> None:
        raw = write_segment(list(decode_all(lines)))
        self.folder.write(month / f"{segment_name(raw)}{SUFFIX}", raw)


def now() -> datetime:
    """The moment at which something is received, in UTC."""
    return datetime.now(UTC)
