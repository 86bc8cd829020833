"""What goes out of the record and what comes in from elsewhere; each does its work when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from chancery.cli.record_options import (
    AsOf,
    From,
    Given,
    Issue,
    Json,
    Limit,
    MinOrigins,
    RecordOption,
    Status,
    To,
    Type,
    Who,
    With,
    Zone,
    words_of,
)


def export(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help="ics csv parquet sqlite jsonl plover cameo ftm geojson annotations atom jsonld"
        ),
    ],
    inputs: Given = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="where to; - for standard output")
    ] = "-",
    published: Annotated[Optional[str], typer.Option(help="when the reports given were published: ISO 8601")] = None,
    outlet: Annotated[Optional[str], typer.Option(help="the outlet that published the reports given")] = None,
    who: Who = None,
    with_: With = None,
    type: Type = None,
    status: Status = None,
    from_: From = None,
    to: To = None,
    issue: Issue = None,
    min_origins: MinOrigins = None,
    as_of: AsOf = None,
    tz: Zone = None,
    limit: Limit = None,
    everything: Annotated[
        bool, typer.Option("--all", help="in calendars also the background, and what is sought or possible")
    ] = False,
    record: RecordOption = None,
) -> None:
    """Write events for other programs: calendars, tables, codes, entities, maps, feeds."""
    from chancery.cli.exits import guarded
    from chancery.cli.exports import export_events

    words = words_of(
        who=who, with_=with_, type=type, status=status, from_=from_, to=to, issue=issue,
        min_origins=min_origins, as_of=as_of, tz=tz, limit=limit,
    )  # fmt: skip
    given = inputs or []
    raise typer.Exit(
        guarded(
            lambda: export_events(
                kind, given, words, output, record, published=published, outlet=outlet, everything=everything
            )
        )
    )


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="decisions or events as JSON Lines; ICEWS, POLECAT, GDELT files")
    ],
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Take in decisions and events of another record, and other coders' events as outside evidence."""
    from chancery.cli.exits import guarded
    from chancery.cli.imports import import_file

    raise typer.Exit(guarded(lambda: import_file(file, record, json=json)))
