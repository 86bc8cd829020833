"""Chancery reads diplomatic reporting and keeps a dated, sourced record of it.

>>> import chancery
>>> reading = chancery.read("Tokyo and Washington are arranging a summit.", published="2026-01-02")
>>> reading.events[0].status
'arranging'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.facts.readings import Reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from os import PathLike

    from chancery.record.record import Record

__version__ = "0.1.0"
__all__ = ["Reading", "Record", "__version__", "open_record", "read"]


def __getattr__(name: str) -> object:
    """`chancery.Record` is loaded when it is first asked for."""
    if name == "Record":
        from chancery.record.record import Record

        return Record
    raise AttributeError(f"module 'chancery' has no attribute {name!r}")


def read(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Reading:
    """What one report says: its events, claims, positions, relations, constraints and questions, each with its words.

    `published` is ISO 8601, a moment with its offset or a date; without it relative times stay unresolved. Spans count
    code points of `text` as given; a lone surrogate is read as U+FFFD and what follows 200,000 characters is left out,
    and `problems` says so. Raises `ValueError` for an empty text.
    """
    if not text.strip():
        raise ValueError("the text of the report is empty")
    from msgspec.structs import replace

    from chancery.knowledge import load as load_tables
    from chancery.language import load as load_english
    from chancery.pipeline import read_report
    from chancery.sources.reports import make_report
    from chancery.sources.texts import sound

    whole, problems = sound(text)
    report = make_report(whole, outlet=outlet, published=published, title=title, url=url)
    reading = read_report(report, load_english(), load_tables(), off_topic="attribute")
    return replace(reading, problems=(*problems, *reading.problems)) if problems else reading


def open_record(
    path: str | PathLike[str] | None = None,
    *,
    create: bool = False,
    notes: Callable[[str], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Record:
    """Opens a record: a folder of reports with all that they tell together; `create` begins one where there is none.

    `path` is the folder; without it that of $CHANCERY_RECORD, else `./chancery-record`. `notes` is told what a person
    should know (else it goes to standard error), `progress` how many segments of how many have been taken in. `clock` tells
    the time: what has lapsed, and when a report was received. Raises `RecordError`.
    """
    import os
    from pathlib import Path

    from chancery.knowledge import load as load_tables
    from chancery.language import load as load_english
    from chancery.pipeline import read_anyway
    from chancery.record.log import now
    from chancery.record.record import Record

    return Record(
        Path(path if path is not None else os.environ.get("CHANCERY_RECORD") or "chancery-record"),
        reader=lambda report: read_anyway(report, load_english(), load_tables()),
        tables=load_tables,
        create=create,
        clock=clock or now,
        notes=notes,
        progress=progress,
    )
