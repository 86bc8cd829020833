"""The upkeep of the record; each does its work when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from chancery.cli.record_options import By, Json, Many, Note, RecordOption


def forget(
    report: Annotated[str, typer.Argument(metavar="REPORT")],
    yes: Annotated[bool, typer.Option("--yes", help="do it: it cannot be undone")] = False,
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Remove a report's text for good, with everything derived from it."""
    from chancery.cli.exits import guarded
    from chancery.cli.upkeep import forget_report

    raise typer.Exit(guarded(lambda: forget_report(report, record, yes=yes, note=note, by=by, json=json)))


def reread(
    reports: Annotated[Many, typer.Argument(metavar="[REPORT]...", help="reports; without them all")] = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Read kept reports again with this version's weights and tables; readings are added, decisions stand."""
    from chancery.cli.adding import reread_reports
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: reread_reports(reports or [], record, json=json)))


def rebuild(
    jobs: Annotated[
        Optional[int], typer.Option(help="processes that help [default: as many as there are processors]")
    ] = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Make the index again from the log."""
    from chancery.cli.exits import guarded
    from chancery.cli.upkeep import rebuild_index

    raise typer.Exit(guarded(lambda: rebuild_index(record, jobs=jobs, json=json)))


def verify(
    look: Annotated[bool, typer.Option("--look", help="name what is wrong and mend nothing")] = False,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Check every byte of the record; what is damaged is named, set aside and, where it can be, mended."""
    from chancery.cli.exits import guarded
    from chancery.cli.upkeep import verify_record

    raise typer.Exit(guarded(lambda: verify_record(record, mend=not look, json=json)))


def backup(
    target: Annotated[Path, typer.Argument(metavar="DIR", help="a folder; a second backup copies only what is new")],
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Copy the record to a folder, which then is a record itself."""
    from chancery.cli.exits import guarded
    from chancery.cli.upkeep import backup_record

    raise typer.Exit(guarded(lambda: backup_record(target, record, json=json)))


def selftest(
    what: Annotated[
        Many, typer.Argument(metavar="[WHAT]...", help="kill, full, flips, orders, crowd, lake; without it all")
    ] = None,
    short: Annotated[bool, typer.Option("--short", help="a few seconds of each")] = False,
    trials: Annotated[Optional[int], typer.Option(help="how many trials of each [default: 300, 50, 500, 200]")] = None,
    seconds: Annotated[float, typer.Option(help="how long the crowd reads and writes")] = 120.0,
    reports: Annotated[Optional[int], typer.Option(help="how many reports the record begins with")] = None,
    seed: Annotated[int, typer.Option(help="the seed of what is random")] = 7,
    json: Json = False,
) -> None:
    """Try to break a record: kill -9, a full disk, flipped bits, any order of reports, many processes at once; and a lake."""
    from chancery.cli.exits import guarded
    from chancery.cli.selftests import run_selftest

    raise typer.Exit(
        guarded(
            lambda: run_selftest(
                what or [], short=short, trials=trials, seconds=seconds, seed=seed, reports=reports, json=json
            )
        )
    )
