"""Gathering: the record that a view is of; for reports given on the command line, a record of those reports alone."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from chancery.cli.exits import DONE, FAILED
from chancery.cli.reading import note, with_progress
from chancery.cli.records import open_record

if TYPE_CHECKING:
    from chancery.record.record import Record


@contextlib.contextmanager
def gathered(
    inputs: list[str], record: Path | None, *, published: str | None = None, outlet: str | None = None
) -> Iterator[tuple[Record, int]]:
    """The record of `record`, or one in a temporary folder that holds the reports of `inputs`; with the exit code so far.

    Reports given are seen as of the newest of them: what they announce has not lapsed since. FAILED where some of the
    inputs could not be read: each is named, the rest is there.
    """
    if not inputs:
        with open_record(record) as opened:
            yield opened, DONE
        return
    import chancery
    from chancery.record.keeping import Coming
    from chancery.record.log import now
    from chancery.sources.reports import arrivals

    code = DONE
    coming = []
    for arrival in with_progress(arrivals(inputs, outlet=outlet, published=published)):
        if arrival.report is None:
            code = FAILED
            note(str(arrival.trouble))
        else:
            coming.append(Coming(report=arrival.report, problems=tuple(arrival.problems)))
    seen = max((moment for one in coming if (moment := _day(one.report.published)) is not None), default=now())
    with tempfile.TemporaryDirectory(prefix="chancery-") as folder:
        opened = chancery.open_record(Path(folder) / "record", create=True, notes=note, clock=lambda: seen)
        with opened:
            for _ in opened.keep(coming):
                pass
            yield opened, code


def _day(published: str | None) -> datetime | None:
    """The end of the day on which a report came out, in UTC."""
    try:
        day = datetime.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day.replace(tzinfo=UTC) + timedelta(days=1)
