"""The record that a command works on: the folder of `--record`, of `$CHANCERY_RECORD`, or `./chancery-record`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chancery.record.record import Record

DEFAULT = "chancery-record"


def record_path(given: Path | None) -> Path:
    """The folder of the record."""
    return given or Path(os.environ.get("CHANCERY_RECORD") or DEFAULT)


def open_record(given: Path | None, *, create: bool = False) -> Record:
    """The record, opened for a command: notes go to standard error, long work shows how far it is."""
    import chancery
    from chancery.cli.reading import note

    return chancery.open_record(record_path(given), create=create, notes=note, progress=_progress())


def _progress() -> Callable[[int, int], None] | None:
    """A line on standard error while many segments are taken in, where somebody watches."""
    if not sys.stderr.isatty():
        return None
    begun = time.monotonic()

    def show(done: int, of: int) -> None:
        if time.monotonic() - begun > 1.0:
            end = "\n" if done == of else "\r"
            print(f"bringing the index up to date: {done} of {of} segments", end=end, file=sys.stderr, flush=True)

    return show
