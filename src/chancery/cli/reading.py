"""`chancery read`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from chancery.cli.terminal import printable
from chancery.errors import ChanceryError
from chancery.facts.documents import to_json
from chancery.facts.readings import Reading
from chancery.sources.reports import Arrival, arrivals

if TYPE_CHECKING:
    from chancery.pipeline import OffTopic

DONE, FAILED, WRONG = 0, 3, 2


@dataclass(slots=True)
class Tally:
    """How many inputs were read, and which were not."""

    read: int = 0
    failed: int = 0


def note(message: str) -> None:
    """A note for the person, beside the data: on standard error."""
    print(f"chancery: {printable(message)}", file=sys.stderr)


def readings(found: Iterator[Arrival], tally: Tally, *, off_topic: OffTopic = "leave") -> Iterator[Reading]:
    """The reading of every report that arrives; trouble is noted and the rest goes on.

    `off_topic` says what becomes of a report that has nothing of diplomacy; what was gathered by a feed or a crawl is left.
    """
    from chancery.knowledge import load as load_tables
    from chancery.language import load as load_english
    from chancery.pipeline import failed, read_report

    english = tables = None
    for arrival in found:
        if arrival.trouble is not None or arrival.report is None:
            tally.failed += 1
            note(str(arrival.trouble))
            continue
        english, tables = english or load_english(), tables or load_tables()
        try:
            reading = read_report(arrival.report, english, tables, off_topic="leave" if arrival.gathered else off_topic)
        except Exception as defect:  # a report that shows a defect of ours costs itself only, and is named
            tally.failed += 1
            note(f"{arrival.name}: {failed(defect)}")
            continue
        tally.read += 1
        if arrival.problems:
            reading = msgspec.structs.replace(reading, problems=(*arrival.problems, *reading.problems))
        yield reading


def with_progress(found: Iterator[Arrival]) -> Iterator[Arrival]:
    """The arrivals as they come, with their number on standard error once there are some and somebody watches."""
    if not sys.stderr.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("reading"), TextColumn("{task.completed:,.0f} reports"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=sys.stdout.isatty()) as progress:
        task = progress.add_task("reading", total=None)
        for arrival in found:
            yield arrival
            progress.advance(task)


def read_inputs(inputs: list[str], *, json: bool, published: str | None, outlet: str | None, explain: bool) -> int:
    """Reads the inputs and prints a brief or a line of JSON for each report; the exit code of RECORD.md."""
    if published is not None and not _is_iso(published):
        note(f"--published {published!r} is not ISO 8601; write 2026-01-02 or 2026-01-02T18:30:00+09:00")
        return WRONG
    from chancery.cli.brief import brief, width

    tally = Tally()
    found = arrivals(inputs, outlet=outlet, published=published)
    try:
        for number, reading in enumerate(readings(with_progress(found), tally, off_topic="attribute")):
            if json:
                print(to_json(reading, explain=explain), flush=True)
            else:
                print(
                    ("\n" if number else "")
                    + brief(reading, explain=explain, width=width(), colour=sys.stdout.isatty())
                )
    except ChanceryError as trouble:
        note(str(trouble))
        return FAILED
    if tally.failed:
        note(f"{tally.failed} of {tally.failed + tally.read} inputs could not be read; each is named above")
        return FAILED
    return DONE


def _is_iso(text: str) -> bool:
    from datetime import datetime

    try:
        datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return False
    return True
