"""The commands of the record: what comes in, lists, views; each does its work when it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Optional

import typer

from chancery.cli.decision_commands import check, decisions, merge, review, set_, split, undo, withdraw
from chancery.cli.desk_commands import desk
from chancery.cli.exchange_commands import export, import_
from chancery.cli.record_options import (
    AsOf,
    From,
    Given,
    Issue,
    Json,
    Limit,
    Many,
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
from chancery.cli.upkeep_commands import backup, forget, rebuild, reread, selftest, verify
from chancery.cli.watch_commands import alerts, watchlist


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
        desk,
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
        Optional[Path], typer.Option("--lake", metavar="DIR", help="take over what `archive run` has read")
    ] = None,
    json: Json = False,
) -> None:
    """Read reports and keep them; begins the record where there is none."""
    from chancery.cli.adding import add_inputs
    from chancery.cli.exits import guarded

    if lake is not None:
        from chancery.cli.handing_over import add_lake

        if inputs or published or outlet or keep_pages:
            raise typer.BadParameter("--lake goes without inputs and their options: its reports are read already")
        raise typer.Exit(guarded(lambda: add_lake(lake, record, json=json)))

    raise typer.Exit(
        guarded(
            lambda: add_inputs(
                inputs or [], record, published=published, outlet=outlet, keep_pages=keep_pages, json=json
            )
        )
    )


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

    words = words_of(
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

    words = words_of(
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

    words = words_of(
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

    words = words_of(who=who, issue=issue, as_of=as_of, tz=tz, limit=limit)
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

    words = words_of(who=who, with_=with_, issue=issue, as_of=as_of, tz=tz, limit=limit)
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

    words = words_of(who=who, with_=with_, as_of=as_of, limit=limit)
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

    words = words_of(who=who, with_=with_, type=type, from_=from_, to=to, as_of=as_of, tz=tz, limit=limit)
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

    words = words_of(
        who=who, with_=with_, type=type, status=status, from_=from_, to=to, as_of=as_of, tz=tz, limit=limit
    )
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

    words = words_of(who=who, with_=with_, type=type, from_=from_, to=to, issue=issue, as_of=as_of, tz=tz)
    raise typer.Exit(guarded(lambda: print_brief(words, record, json=json)))
