"""Saved filters and what is new for each; each does its work when it runs."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from chancery.cli.record_options import Issue, Json, MinOrigins, RecordOption, Status, Type, Who, With, words_of

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

    words = words_of(who=who, with_=with_, type=type, status=status, issue=issue, min_origins=min_origins)
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

    words = words_of(who=who, with_=with_, type=type, status=status, issue=issue, min_origins=min_origins)
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
