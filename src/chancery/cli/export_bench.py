"""`chancery bench export`: how fast events are written as Parquet, CSV and SQLite, and in how much memory."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chancery.cli.exits import DONE
from chancery.cli.tables import print_json
from chancery.exchange.csv_files import write_csv
from chancery.exchange.datasets import Dataset
from chancery.exchange.parquet_files import write_parquet
from chancery.exchange.sqlite_files import write_sqlite
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordEvent, RecordParticipant, RecordPlace, Told
from chancery.facts.reports import Report
from chancery.facts.revisions import Change, Revision
from chancery.facts.times import Window

_START = datetime(2020, 1, 1, tzinfo=UTC)
_TEXT = "Envoys of Chile and Peru met in Geneva on Tuesday to settle a fishing dispute, both foreign ministries said."
_STATES = ("CHL", "PER", "JPN", "PRT", "KEN", "IND", "NOR", "CAN")
_TYPES = ("meeting", "visit", "call", "talks", "condemnation", "exercise")


def bench_export(events: int, *, json: bool) -> int:
    """Prints the figures, one a line."""
    figures = export_figures(events)
    if json:
        print_json(figures)
    else:
        for name, value in figures.items():
            print(f"{name:52} {value:>12,.3f}" if isinstance(value, float) else f"{name:52} {value:>12,}")
    return DONE


def export_figures(events: int) -> dict[str, float | int]:
    """Seconds, CPU-seconds and peak memory of writing all nine tables of `events` made-up events. Making the events up is
    measured alone and taken off."""
    data = Dataset(
        events=lambda: _invented(events),
        reports={"r": Report(id="r", text=_TEXT, outlet="Harbour Wire", published="2026-03-11", language="en")},
        made=_START,
    )
    figures: dict[str, float | int] = {"events": events}
    used, begun = time.process_time(), time.monotonic()
    for _ in data.events():
        pass
    making, waited = time.process_time() - used, time.monotonic() - begun
    with tempfile.TemporaryDirectory(prefix="chancery-") as folder:
        for name, write in (("parquet", write_parquet), ("csv", write_csv)):
            used, begun = time.process_time(), time.monotonic()
            figures[f"{name}, rows"] = sum(write(data, Path(folder) / name).values())
            figures[f"{name}, s"] = time.monotonic() - begun - waited
            figures[f"{name}, CPU s"] = time.process_time() - used - making
            figures[f"{name}, peak memory until then, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        used, begun = time.process_time(), time.monotonic()
        write_sqlite(data, Path(folder) / "record.db")
        figures["sqlite, s"] = time.monotonic() - begun - waited
        figures["sqlite, CPU s"] = time.process_time() - used - making
    figures["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def _invented(events: int) -> Iterator[RecordEvent]:
    """Events of two participants, one report and one revision each."""
    span = (_TEXT.index("met"), _TEXT.index("met") + 3)
    told = Told(id="r.26-29", report="r", span=span, text="met in Geneva")
    step = Revision(
        at=_START,
        report="r",
        changes={"status": Change(before=None, after="occurred")},
        because=(Quote(report="r", span=span, text="met"),),
    )
    for number in range(events):
        one, other = _STATES[number % 8], _STATES[(number // 8 + number + 1) % 8]
        day = _START + timedelta(days=number % 2000)
        yield RecordEvent(
            id=f"{number:016x}.26-29",
            type=_TYPES[number % 6],
            family="consultation",
            participants=(
                RecordParticipant(actor=f"state:{one}", name=one.title(), country=one, role="party"),
                RecordParticipant(actor=f"state:{other}", name=other.title(), country=other, role="party"),
            ),
            status="occurred",
            window=Window(earliest=day, latest=day + timedelta(days=1), granularity="day", edtf=f"{day:%Y-%m-%d}"),
            told_window=Window(),
            salience="news",
            place=RecordPlace(name="Geneva", country="CHE"),
            topics=("a fishing dispute",),
            reports=("r",),
            mentions=(told,),
            origins=1,
            revisions=(step,),
            first_reported=day,
            last_reported=day,
            plover="CONSULT",
            cameo="040",
        )
