"""The commands of the record and their options; what each does is imported when it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Optional

import typer

Many = Optional[list[str]]
RecordOption = Annotated[
    Optional[Path],
    typer.Option("--record", metavar="DIR", help="the record's folder [default: $CHANCERY_RECORD, ./chancery-record]"),
]
Json = Annotated[bool, typer.Option("--json", help="print JSON, one line each")]
Who = Annotated[
    Many, typer.Option("--who", metavar="A", help="an actor: id, country code or name; repeated: any of them")
]
With = Annotated[Many, typer.Option("--with", metavar="B", help="together with another actor")]
Type = Annotated[Many, typer.Option("--type", metavar="T", help="a type or family of events")]
Status = Annotated[Many, typer.Option("--status", metavar="S", help="occurred, scheduled, postponed, lapsed, ...")]
From = Annotated[Many, typer.Option("--from", metavar="D", help="windows that end after this day, month or moment")]
To = Annotated[
    Many, typer.Option("--to", metavar="D", help="windows that begin by the end of this day, month or moment")
]
Issue = Annotated[Many, typer.Option("--issue", metavar="I", help="words of what it is about")]
MinOrigins = Annotated[
    Optional[int], typer.Option("--min-origins", metavar="N", help="told by so many independent sources")
]
AsOf = Annotated[Optional[str], typer.Option("--as-of", metavar="T", help="as the reports published up to then had it")]
Zone = Annotated[
    Optional[str], typer.Option("--tz", metavar="ZONE", help="the zone of days and times, such as Asia/Tokyo")
]
Limit = Annotated[Optional[int], typer.Option("--limit", metavar="N", help="at most so many; 0 for all")]
Note = Annotated[str, typer.Option("--note", help="why")]
By = Annotated[str, typer.Option("--as", metavar="NAME", help="who decides [default: $CHANCERY_WHO, your user name]")]
Given = Annotated[Many, typer.Argument(metavar="[INPUT]...", help="reports to look at instead of the record")]


def _words(**options: object) -> dict[str, list[str]]:
    """Options as the words of filters."""
    words = {}
    for name, value in options.items():
        if value is not None:
            words[name.rstrip("_").replace("_", "-")] = (
                [str(v) for v in value] if isinstance(value, list) else [str(value)]
            )
    return words


def register(app: typer.Typer) -> None:
    """Adds the commands of the record to the program."""
    commands: tuple[Callable[..., None], ...] = (
        add,
        events,
        show,
        since,
        timeline,
        questions,
        positions,
        relations,
        claims,
        search,
        brief,
        review,
        check,
        merge,
        split,
        export,
        import_,
        set_,
        withdraw,
        undo,
        decisions,
        alerts,
        forget,
        reread,
        rebuild,
        verify,
        backup,
        selftest,
    )
    for command in commands:
        app.command(command.__name__.rstrip("_"))(command)
    app.add_typer(watchlist, name="watchlist")


def add(
    inputs: Annotated[
        Many,
        typer.Argument(metavar="[INPUT]...", help="text, Markdown, HTML, .jsonl, a folder, or - for standard input"),
    ] = None,
    record: RecordOption = None,
    published: Annotated[Optional[str], typer.Option(help="when the reports were published: ISO 8601")] = None,
    outlet: Annotated[Optional[str], typer.Option(help="the outlet that published them")] = None,
    keep_pages: Annotated[bool, typer.Option("--keep-pages", help="keep pages as they were fetched, too")] = False,
    lake: Annotated[
        Optional[Path], typer.Option("--lake", metavar="DIR", help="take over what `archive run` made")
    ] = None,
    json: Json = False,
) -> None:
    """Read reports and keep them; begins the record where there is none."""
    from chancery.cli.adding import add_inputs, add_lake
    from chancery.cli.exits import guarded

    if lake is not None:
        folder = lake
        raise typer.Exit(guarded(lambda: add_lake(folder, record, json=json)))
    raise typer.Exit(
        guarded(
            lambda: add_inputs(
                inputs or [], record, published=published, outlet=outlet, keep_pages=keep_pages, json=json
            )
        )
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

    words = _words(
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


def events(
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
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """List events, those reported last first."""
    from chancery.cli.exits import guarded
    from chancery.cli.listing import list_events

    words = _words(
        who=who, with_=with_, type=type, status=status, from_=from_, to=to, issue=issue,
        min_origins=min_origins, as_of=as_of, tz=tz, limit=limit,
    )  # fmt: skip
    raise typer.Exit(guarded(lambda: list_events(words, record, json=json, in_order=False)))


def timeline(
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
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """List events in the order in which they happen."""
    from chancery.cli.exits import guarded
    from chancery.cli.listing import list_events

    words = _words(
        who=who, with_=with_, type=type, status=status, from_=from_, to=to, issue=issue,
        min_origins=min_origins, as_of=as_of, tz=tz, limit=limit,
    )  # fmt: skip
    raise typer.Exit(guarded(lambda: list_events(words, record, json=json, in_order=True)))


def show(
    id: Annotated[
        str, typer.Argument(help="an event (any of its mentions), a report (its key will do), a question, a position")
    ],
    revisions: Annotated[bool, typer.Option("--revisions", help="every step of its history, with its words")] = False,
    evidence: Annotated[bool, typer.Option("--evidence", help="the words of every report that tells of it")] = False,
    as_of: AsOf = None,
    tz: Zone = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Show one thing whole."""
    from chancery.cli.exits import guarded
    from chancery.cli.showing import show_one

    raise typer.Exit(
        guarded(lambda: show_one(id, record, revisions=revisions, evidence=evidence, as_of=as_of, tz=tz, json=json))
    )


def since(
    time: Annotated[str, typer.Argument(metavar="TIME", help="a day or moment; what was received after it")],
    who: Who = None,
    with_: With = None,
    type: Type = None,
    status: Status = None,
    from_: From = None,
    to: To = None,
    issue: Issue = None,
    min_origins: MinOrigins = None,
    tz: Zone = None,
    limit: Limit = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """What the reports received since a moment changed, one fact a line."""
    from chancery.cli.changes import list_changes
    from chancery.cli.exits import guarded

    words = _words(
        who=who, with_=with_, type=type, status=status, from_=from_, to=to, issue=issue,
        min_origins=min_origins, tz=tz, limit=limit,
    )  # fmt: skip
    raise typer.Exit(guarded(lambda: list_changes(time, words, record, json=json)))


def questions(
    who: Who = None,
    issue: Issue = None,
    status: Annotated[Many, typer.Option("--status", metavar="S", help="open, resolved, lapsed")] = None,
    as_of: AsOf = None,
    tz: Zone = None,
    limit: Limit = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """What remains to be seen, and what settled it."""
    from chancery.cli.exits import guarded
    from chancery.cli.listing import list_questions

    words = _words(who=who, issue=issue, as_of=as_of, tz=tz, limit=limit)
    raise typer.Exit(guarded(lambda: list_questions(words, status or [], record, json=json)))


def positions(
    who: Who = None,
    with_: With = None,
    issue: Issue = None,
    as_of: AsOf = None,
    tz: Zone = None,
    limit: Limit = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Where each actor stands on each issue, with its history."""
    from chancery.cli.exits import guarded
    from chancery.cli.listing import list_positions

    words = _words(who=who, with_=with_, issue=issue, as_of=as_of, tz=tz, limit=limit)
    raise typer.Exit(guarded(lambda: list_positions(words, record, json=json)))


def relations(
    who: Who = None,
    with_: With = None,
    as_of: AsOf = None,
    limit: Limit = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """The stated relations of each pair of actors, as a series."""
    from chancery.cli.exits import guarded
    from chancery.cli.listing import list_relations

    words = _words(who=who, with_=with_, as_of=as_of, limit=limit)
    raise typer.Exit(guarded(lambda: list_relations(words, record, json=json)))


def claims(
    inputs: Given = None,
    published: Annotated[Optional[str], typer.Option(help="when the reports given were published: ISO 8601")] = None,
    outlet: Annotated[Optional[str], typer.Option(help="the outlet of the reports given")] = None,
    by: Annotated[Optional[str], typer.Option("--by", help="on whose word: a name, or the id of an actor")] = None,
    about: Annotated[Optional[str], typer.Option("--about", help="words of what is claimed")] = None,
    hedged: Annotated[bool, typer.Option("--hedged", help="only what commits to less than a statement")] = False,
    who: Who = None,
    with_: With = None,
    type: Type = None,
    from_: From = None,
    to: To = None,
    as_of: AsOf = None,
    tz: Zone = None,
    limit: Limit = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """On whose word the record, or the reports given, say what they say."""
    from chancery.cli.exits import guarded

    if inputs:
        from chancery.cli.claims import claims_of_inputs

        raise typer.Exit(
            claims_of_inputs(inputs, by=by, about=about, hedged=hedged, json=json, published=published, outlet=outlet)
        )
    from chancery.cli.listing import list_claims

    words = _words(who=who, with_=with_, type=type, from_=from_, to=to, as_of=as_of, tz=tz, limit=limit)
    raise typer.Exit(guarded(lambda: list_claims(words, record, by=by, about=about, hedged=hedged, json=json)))


def search(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help='words; "in quotation marks" as they stand; a* for beginnings')
    ],
    who: Who = None,
    with_: With = None,
    type: Type = None,
    status: Status = None,
    from_: From = None,
    to: To = None,
    as_of: AsOf = None,
    tz: Zone = None,
    limit: Limit = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Find reports by their words."""
    from chancery.cli.exits import guarded
    from chancery.cli.listing import list_found

    words = _words(who=who, with_=with_, type=type, status=status, from_=from_, to=to, as_of=as_of, tz=tz, limit=limit)
    raise typer.Exit(guarded(lambda: list_found(text, words, record, json=json)))


def brief(
    who: Who = None,
    with_: With = None,
    type: Type = None,
    from_: From = None,
    to: To = None,
    issue: Issue = None,
    as_of: AsOf = None,
    tz: Zone = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """The record in 300 words or fewer, each clause with its sources."""
    from chancery.cli.briefing import print_brief
    from chancery.cli.exits import guarded

    words = _words(who=who, with_=with_, type=type, from_=from_, to=to, issue=issue, as_of=as_of, tz=tz)
    raise typer.Exit(guarded(lambda: print_brief(words, record, json=json)))


def review(
    limit: Limit = 20,
    record: RecordOption = None,
    json: Json = False,
    answers: Annotated[bool, typer.Option("--answers", help="the answers given so far, as gold")] = False,
) -> None:
    """What the program was least sure of, for a person to confirm or mend."""
    from chancery.cli.deciding import list_doubts
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: list_doubts(record, limit=limit or 0, json=json, answers=answers)))


def check(
    why: Annotated[
        Optional[str], typer.Option("--why", metavar="ID", help="why the bounds of this event are what they are")
    ] = None,
    who: Who = None,
    with_: With = None,
    limit: Limit = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Contradictions, each with its smallest set of sentences."""
    from chancery.cli.exits import guarded
    from chancery.cli.showing import list_contradictions, show_why

    if why is not None:
        id = why
        raise typer.Exit(guarded(lambda: show_why(id, record, json=json)))
    words = _words(who=who, with_=with_, limit=limit)
    raise typer.Exit(guarded(lambda: list_contradictions(words, record, json=json)))


def merge(
    one: Annotated[str, typer.Argument(metavar="A")],
    other: Annotated[str, typer.Argument(metavar="B")],
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Settle that two events are one happening."""
    from chancery.cli.deciding import decide
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: decide(record, lambda r: r.merge(one, other, note=note, who=by), json=json)))


def split(
    id: Annotated[str, typer.Argument(metavar="ID", help="an event")],
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="a report (or mention) that tells of another happening")
    ],
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Settle that a report tells of another happening than the event."""
    from chancery.cli.deciding import decide
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: decide(record, lambda r: r.split(id, report, note=note, who=by), json=json)))


def set_(
    id: Annotated[str, typer.Argument(metavar="ID", help="an event")],
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="type, status, window, place, participants, topics, purpose")
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="a word or JSON; of a window EDTF, such as 2026-06-15/2026-06-18")
    ],
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Settle a field of an event."""
    from chancery.cli.deciding import decide, value_of
    from chancery.cli.exits import guarded

    raise typer.Exit(
        guarded(
            lambda: decide(record, lambda r: r.set(id, field, value_of(field, value), note=note, who=by), json=json)
        )
    )


def withdraw(
    report: Annotated[str, typer.Argument(metavar="REPORT")],
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Take everything that a report says out of the record; its text stays."""
    from chancery.cli.deciding import decide
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: decide(record, lambda r: r.withdraw(report, note=note, who=by), json=json)))


def undo(
    decision: Annotated[
        Optional[str], typer.Argument(metavar="[DECISION]", help="a decision; without it the last")
    ] = None,
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Take a decision back."""
    from chancery.cli.deciding import decide
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: decide(record, lambda r: r.undo(decision, note=note, who=by), json=json)))


def decisions(record: RecordOption = None, json: Json = False) -> None:
    """List what people settled, with who and why."""
    from chancery.cli.deciding import list_decisions
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: list_decisions(record, json=json)))


watchlist = typer.Typer(name="watchlist", help="Saved filters, and what they would have caught.", no_args_is_help=True)


@watchlist.command("add")
def watchlist_add(
    name: Annotated[str, typer.Option("--name", help="its name [default: its filters]")] = "",
    who: Who = None,
    with_: With = None,
    type: Type = None,
    status: Status = None,
    issue: Issue = None,
    min_origins: MinOrigins = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Save filters; `chancery alerts` then says what is new for them."""
    from chancery.cli.changes import save_watchlist
    from chancery.cli.exits import guarded

    words = _words(who=who, with_=with_, type=type, status=status, issue=issue, min_origins=min_origins)
    raise typer.Exit(guarded(lambda: save_watchlist(name, words, record, json=json)))


@watchlist.command("list")
def watchlist_list(record: RecordOption = None, json: Json = False) -> None:
    """List the watchlists."""
    from chancery.cli.changes import list_watchlists
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: list_watchlists(record, json=json)))


@watchlist.command("test")
def watchlist_test(
    name: Annotated[Optional[str], typer.Argument(help="a watchlist; or give filters")] = None,
    who: Who = None,
    with_: With = None,
    type: Type = None,
    status: Status = None,
    issue: Issue = None,
    min_origins: MinOrigins = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """What a watchlist, or filters, would have caught in the record."""
    from chancery.cli.changes import try_watchlist
    from chancery.cli.exits import guarded

    words = _words(who=who, with_=with_, type=type, status=status, issue=issue, min_origins=min_origins)
    raise typer.Exit(guarded(lambda: try_watchlist(name, words, record, json=json)))


@watchlist.command("drop")
def watchlist_drop(
    name: Annotated[str, typer.Argument(help="a watchlist")], record: RecordOption = None, json: Json = False
) -> None:
    """Drop a watchlist."""
    from chancery.cli.changes import drop_watchlist
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: drop_watchlist(name, record)))


def alerts(
    name: Annotated[Optional[str], typer.Argument(metavar="[WATCHLIST]", help="one watchlist; without it all")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="leave them new")] = False,
    since: Annotated[
        Optional[str], typer.Option("--since", metavar="T", help="what was received after this moment")
    ] = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """What is new for each watchlist: one changed fact a line, before and after, with its cause."""
    from chancery.cli.changes import list_alerts
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: list_alerts(name, record, keep=keep, since=since, json=json)))


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
        Many, typer.Argument(metavar="[WHAT]...", help="kill, full, flips, orders, crowd; without it all")
    ] = None,
    short: Annotated[bool, typer.Option("--short", help="a few seconds of each")] = False,
    trials: Annotated[Optional[int], typer.Option(help="how many trials of each [default: 300, 50, 500, 200]")] = None,
    seconds: Annotated[float, typer.Option(help="how long the crowd reads and writes")] = 120.0,
    reports: Annotated[Optional[int], typer.Option(help="how many reports the record begins with")] = None,
    seed: Annotated[int, typer.Option(help="the seed of what is random")] = 7,
    json: Json = False,
) -> None:
    """Try to break a record: kill -9, a full disk, flipped bits, any order of reports, many processes at once."""
    from chancery.cli.exits import guarded
    from chancery.cli.selftests import run_selftest

    raise typer.Exit(
        guarded(
            lambda: run_selftest(
                what or [], short=short, trials=trials, seconds=seconds, seed=seed, reports=reports, json=json
            )
        )
    )
