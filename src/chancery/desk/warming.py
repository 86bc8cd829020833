"""Warming: what the first pages of a process would wait for is made ready before they are asked for."""

from __future__ import annotations

import contextlib
import gc

from chancery.desk.outlines import state_names
from chancery.desk.rendering import compiled
from chancery.errors import RecordError
from chancery.record.record import Record
from chancery.record.words import frequencies


def warm(record: Record) -> None:
    """Compiles the templates, loads the tables, and leaves all of it out of what the collector looks through again and again."""
    compiled()
    with contextlib.suppress(RecordError):
        state_names(record)
        frequencies(record.tables())
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
