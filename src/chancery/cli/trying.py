"""`chancery try`: the shipped example reports in a temporary record, and what they tell together."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from chancery.cli.briefing import wrapped
from chancery.cli.exits import DONE
from chancery.cli.reading import note, read_inputs
from chancery.facts.reports import Report
from chancery.record.briefs import Brief
from chancery.record.keeping import Coming
from chancery.sources.reports import arrivals

_NOON = "T12:00:00+00:00"


def try_examples(*, explain: bool) -> int:
    """Prints the brief of the examples, as of the last of them; with `explain` the reading of each before it."""
    from chancery.cli.brief import width

    if explain:
        read_inputs(examples(), json=False, published=None, outlet=None, explain=True)
        print()
    found, reports = brief_of_examples()
    print(wrapped(found, width(), colour=sys.stdout.isatty()))
    if sys.stdout.isatty():
        note(f"{reports} reports of an invented world; `chancery add` begins a record of your own")
    return DONE


def try_desk(*, port: int) -> int:
    """Serves a desk on the examples, at the hour after the last of them; each was received as it was published."""
    import chancery
    from chancery.cli.desks import LOOPBACK, serve
    from chancery.desk.settings import Settings

    with tempfile.TemporaryDirectory(prefix="chancery-try-") as folder:
        path = Path(folder) / "record"
        note("reading the example reports of an invented world")
        last, _ = fill(path, [*examples(), *examples("desk")])
        clock = running(last + timedelta(hours=1))
        return serve(
            lambda: chancery.open_record(path, clock=clock, notes=note), Settings(), LOOPBACK, port, open_browser=True
        )


def running(start: datetime) -> Callable[[], datetime]:
    """A clock that begins at a moment and goes on from there."""
    begun = time.monotonic()
    return lambda: (start + timedelta(seconds=time.monotonic() - begun)).astimezone(UTC)


def examples(part: str = "") -> list[str]:
    """The files of the example reports; `desk` are those of a busy week, which only the desk shows."""
    folder = files("chancery") / "examples"
    if part:
        folder = folder / part
    return sorted(str(f) for f in folder.iterdir() if f.name.endswith(".jsonl"))


def fill(path: Path, given: list[str] | None = None) -> tuple[datetime, int]:
    """Puts examples into a record, each received when it was published; when the last came, and how many there are."""
    import chancery

    found = sorted((a.report for a in arrivals(given or examples()) if a.report is not None), key=published)
    moment = published(found[0])
    with chancery.open_record(path, create=True, notes=lambda words: None, clock=lambda: moment) as record:
        for report in found:
            moment = published(report)
            for _ in record.keep([Coming(report=report)]):
                pass
        record.catch_up()
    return moment, len(found)


def published(report: Report) -> datetime:
    """When a report was published, at noon where only its day is known."""
    text = report.published or ""
    return datetime.fromisoformat(text if "T" in text else text + _NOON)


def brief_of_examples() -> tuple[Brief, int]:
    """What the example reports tell together, as of the last of them, and how many there are."""
    import chancery

    with tempfile.TemporaryDirectory(prefix="chancery-try-") as folder:
        path = Path(folder) / "record"
        last, count = fill(path)
        with chancery.open_record(path, notes=lambda words: None) as record:
            return record.brief(as_of=last.isoformat()), count
