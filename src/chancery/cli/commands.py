"""The commands and their options; what each does is imported when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from chancery.cli.archive_commands import archive
from chancery.cli.record_commands import register
from chancery.cli.record_options import RecordOption

app = typer.Typer(
    help="Chancery reads diplomatic reporting and keeps a dated, sourced record of it.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
Inputs = Annotated[
    list[str],
    typer.Argument(
        help="text, Markdown, HTML, .jsonl, .eml, .warc.gz, .zip, .mbox, a list of addresses, a folder, a URL, or - for standard input"
    ),
]
Json = Annotated[bool, typer.Option("--json", help="print JSON, one line a report")]
Published = Annotated[Optional[str], typer.Option(help="when the reports were published: ISO 8601, such as 2026-01-02")]
Outlet = Annotated[Optional[str], typer.Option(help="the outlet that published them")]
Who = Annotated[Optional[list[str]], typer.Option("--who", help="an actor's id, name or country code; again for or")]
With = Annotated[Optional[list[str]], typer.Option("--with", help="somebody else who takes part; again for or")]
Type = Annotated[Optional[list[str]], typer.Option("--type", help="a type of event, such as visit; again for or")]
Status = Annotated[Optional[list[str]], typer.Option("--status", help="a status, such as scheduled; again for or")]
From = Annotated[Optional[str], typer.Option("--from", help="the first day, month or year")]
To = Annotated[Optional[str], typer.Option("--to", help="the last day, month or year")]
Zone = Annotated[Optional[str], typer.Option("--tz", help="the zone of days and hours, such as Asia/Tokyo")]
Explain = Annotated[bool, typer.Option("--explain", help="the quoted words of each fact, and what made each status")]


@app.callback(invoke_without_command=True)
def chancery(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="print the version and stop")] = False,
) -> None:
    """Chancery reads diplomatic reporting and keeps a dated, sourced record of it."""
    if version:
        from chancery import __version__

        typer.echo(f"chancery {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit


@app.command("try")
def try_(
    explain: Explain = False,
    open_: Annotated[bool, typer.Option("--open", help="open the desk on them in the browser instead")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="with --open: the port; 0 for any that is free")] = 0,
) -> None:
    """Read the shipped example reports into a temporary record and print its brief, or open the desk on it."""
    from chancery.cli.trying import try_desk, try_examples

    if open_:
        raise typer.Exit(try_desk(port=port))
    raise typer.Exit(try_examples(explain=explain))


@app.command()
def read(
    inputs: Inputs, json: Json = False, published: Published = None, outlet: Outlet = None, explain: Explain = False
) -> None:
    """Read reports without keeping them: what happens, when, on whose word, where they stand, what is open."""
    from chancery.cli.reading import read_inputs

    raise typer.Exit(read_inputs(inputs, json=json, published=published, outlet=outlet, explain=explain))


@app.command()
def times(inputs: Inputs, json: Json = False, published: Published = None) -> None:
    """Only the time expressions: place, TIMEX3 type and value, window."""
    from chancery.cli.times import times_of_inputs

    raise typer.Exit(times_of_inputs(inputs, json=json, published=published))


@app.command()
def code(
    inputs: Inputs,
    json: Json = False,
    published: Published = None,
    everything: Annotated[
        bool, typer.Option("--all", help="every event: also what is denied, called off, or only spoken of")
    ] = False,
) -> None:
    """Code bare sentences (JSON Lines with id, text, date) into PLOVER and CAMEO events."""
    from chancery.cli.codes import code_inputs

    raise typer.Exit(code_inputs(inputs, json=json, published=published, everything=everything))


@app.command()
def watch(
    inputs: Annotated[list[str], typer.Argument(metavar="FEED|OPML...", help="addresses of feeds, OPML lists")],
    record: RecordOption = None,
    every: Annotated[str, typer.Option(help="the least time between two visits to a feed: 90s, 15m, 1h")] = "15m",
    once: Annotated[
        bool, typer.Option("--once", help="visit each feed that is due, keep what is new, and stop")
    ] = False,
    keep_pages: Annotated[bool, typer.Option("--keep-pages", help="keep the pages as fetched, too")] = False,
    json: Json = False,
) -> None:
    """Visit feeds as often as they allow, and keep what is new in the record."""
    from chancery.cli.exits import guarded
    from chancery.cli.watch import watch_feeds

    raise typer.Exit(
        guarded(lambda: watch_feeds(inputs, record, every=every, once=once, keep_pages=keep_pages, json=json))
    )


@app.command("calendar")
def calendar_(
    inputs: Annotated[
        Optional[list[str]], typer.Argument(metavar="[INPUT]...", help="reports to look at instead of the record")
    ] = None,
    json: Json = False,
    published: Published = None,
    outlet: Outlet = None,
    who: Who = None,
    with_: With = None,
    types: Type = None,
    status: Status = None,
    first: From = None,
    last: To = None,
    tz: Zone = None,
    on: Annotated[
        Optional[str],
        typer.Option("--on", help="what is due, expected, overdue and lapsed on a day, in a month or year"),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="also the background, and what is denied")] = False,
    record: Annotated[
        Optional[Path], typer.Option("--record", metavar="DIR", help="the record's folder, where no INPUT is given")
    ] = None,
) -> None:
    """The events of the record, or of reports, in a month grid: what is certain, what tentative, what called off, and when."""
    from chancery.cli.calendars import calendar_of_inputs, calendar_of_record
    from chancery.cli.choosing import asked
    from chancery.cli.exits import guarded

    choice = asked(who, with_, types, status, first, last, tz, everything=everything)
    if not inputs:
        raise typer.Exit(guarded(lambda: calendar_of_record(record, choice, json=json, on=on)))
    raise typer.Exit(calendar_of_inputs(inputs, choice, json=json, published=published, outlet=outlet, on=on))


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(help="gold annotations, JSON Lines")],
    readings: Annotated[
        Optional[Path], typer.Argument(help="readings to score; without them the gold's texts are read now")
    ] = None,
    json: Json = False,
    validate: Annotated[
        bool, typer.Option("--validate", help="check the offsets and references of the readings instead")
    ] = False,
) -> None:
    """Score readings against gold annotations, noun by noun."""
    from chancery.cli.scores import score_gold

    raise typer.Exit(score_gold(gold, readings, json=json, validate=validate))


@app.command()
def bench(
    what: Annotated[
        str,
        typer.Argument(
            help="read, language, times, growth, bounds, record, desk, screen, watch, hostile, export, day, scale"
        ),
    ] = "read",
    rounds: Annotated[int, typer.Option(help="how often the examples are read")] = 5,
    events: Annotated[int, typer.Option(help="record, desk, export: about how many events are invented")] = 100_000,
    articles: Annotated[
        Optional[int], typer.Option(help="day, scale: how many are invented [default: 20000, 4000]")
    ] = None,
    workers: Annotated[int, typer.Option(help="day: processes that read")] = 2,
    folder: Annotated[
        Optional[Path],
        typer.Option("--folder", "--record", help="record, desk, day, scale: where it is made, and kept"),
    ] = None,
    clients: Annotated[int, typer.Option(min=1, max=1000, help="desk: how many read at once")] = 32,
    thought: Annotated[float, typer.Option(min=0, help="desk: seconds that each looks at a page")] = 5.0,
    seconds: Annotated[float, typer.Option(min=1, help="desk: how long they read")] = 120.0,
    peers: Annotated[bool, typer.Option("--peers", help="read: beside spaCy, a bare tokeniser, a bare search")] = False,
    json: Json = False,
) -> None:
    """Measure speed: reports and words a CPU-second, and the share of each stage."""
    if what in ("day", "scale"):
        from chancery.cli.day_bench import bench_day, bench_scale
        from chancery.cli.exits import guarded

        if what == "day":
            raise typer.Exit(guarded(lambda: bench_day(articles or 20_000, workers, folder, json=json)))
        raise typer.Exit(guarded(lambda: bench_scale(articles or 4_000, folder, json=json)))
    if what == "record":
        from chancery.cli.record_bench import bench_record

        raise typer.Exit(bench_record(events, folder, json=json))
    if what == "desk":
        from chancery.cli.desk_bench import Load, bench_desk
        from chancery.cli.exits import guarded

        load = Load(clients=clients, thought=thought, seconds=seconds)
        raise typer.Exit(guarded(lambda: bench_desk(events, folder, load, json=json)))
    if what == "export":
        from chancery.cli.export_bench import bench_export

        raise typer.Exit(bench_export(events, json=json))
    from chancery.cli.source_benches import bench as run

    raise typer.Exit(run(what, rounds=rounds, peers=peers, json=json))


@app.command()
def doctor(
    inputs: Annotated[Optional[list[str]], typer.Argument(help="with --unknown: the reports to look through")] = None,
    unknown: Annotated[bool, typer.Option("--unknown", help="list office-holders whom the tables do not hold")] = False,
    json: Json = False,
) -> None:
    """Check the installation: versions, weights, tables and how old they are; or whom the tables do not know yet."""
    from chancery.cli.doctors import doctor as run
    from chancery.cli.doctors import unknown as queue

    if unknown != bool(inputs):
        raise typer.BadParameter("give reports together with --unknown, as in: chancery doctor --unknown reports.jsonl")
    raise typer.Exit(queue(inputs, json=json) if inputs else run(json=json))


app.add_typer(archive, name="archive")
register(app)
