"""`chancery try`: the shipped example reports in a temporary record, and what they tell together."""

from __future__ import annotations

import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from chancery.cli.briefing import wrapped
from chancery.cli.exits import DONE
from chancery.cli.reading import note, read_inputs
from chancery.record.briefs import Brief
from chancery.record.keeping import Coming
from chancery.sources.reports import arrivals


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


def examples() -> list[str]:
    """The files of the example reports."""
    folder = files("chancery") / "examples"
    return sorted(str(f) for f in folder.iterdir() if f.name.endswith(".jsonl"))


def brief_of_examples() -> tuple[Brief, int]:
    """What the example reports tell together, as of the last of them, and how many there are."""
    import chancery

    found = [a.report for a in arrivals(examples()) if a.report is not None]
    last = max(r.published for r in found if r.published)
    with tempfile.TemporaryDirectory(prefix="chancery-try-") as folder:
        path = Path(folder) / "record"
        with chancery.open_record(path, create=True, notes=lambda words: None) as record:
            for _ in record.keep(Coming(report=r) for r in found):
                pass
            return record.brief(as_of=last), len(found)
