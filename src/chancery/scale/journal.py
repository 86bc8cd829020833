"""The journal of a lake: which parts of which files are done, so that a run goes on without reading them again."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path
from typing import Any

import msgspec

from chancery.scale.lake import Lake, write_synced


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """That a part, known by the names, sizes and times of change of its files, is the task `task`."""

    trace: str
    task: str
    name: str


class Journal:
    """Each process writes a file of its own, so that many jobs may share a lake on a shared disk."""

    def __init__(self, lake: Lake) -> None:
        self.lake = lake
        name = f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{socket.gethostname()}-{os.getpid()}"
        self._path = lake.path / "journal" / name

    def done(self) -> dict[str, str]:
        """The tasks by the traces of their parts, as far as their manifests are there; a line cut off is passed over."""
        finished = {p.stem for p in (self.lake.path / "manifest").glob("*.json")}
        found: dict[str, str] = {}
        for path in sorted(self._path.parent.glob("*.jsonl")):
            for line in path.read_bytes().splitlines():
                try:
                    entry = msgspec.json.decode(line, type=Entry)
                except msgspec.DecodeError:
                    continue
                if entry.task in finished:
                    found[entry.trace] = entry.task
        return found

    def note(self, entry: Entry) -> None:
        """Notes a part as done."""
        self._path.parent.mkdir(exist_ok=True)
        with Path(f"{self._path}.jsonl").open("ab") as file:
            file.write(msgspec.json.encode(entry) + b"\n")

    def close(self, report: Any) -> None:
        """Keeps what a run came to."""
        self._path.parent.mkdir(exist_ok=True)
        write_synced(Path(f"{self._path}.report.json"), msgspec.json.format(msgspec.json.encode(report)) + b"\n")
