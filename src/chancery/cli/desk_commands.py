"""The command that opens the desk; it does its work when it runs."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from chancery.cli.record_options import Many, RecordOption, Zone


def desk(
    record: RecordOption = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="the port it listens at; 0 for any that is free")] = 8788,
    host: Annotated[
        Optional[str],
        typer.Option(metavar="ADDRESS", help="listen at this address for others, too; a token is then demanded"),
    ] = None,
    token: Annotated[
        Optional[str], typer.Option(metavar="WORD", help="the token to demand [default: a new one with --host]")
    ] = None,
    name: Annotated[
        Many, typer.Option("--name", metavar="HOST", help="a further name under which browsers may ask for it")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="show everything, let nobody decide anything")] = False,
    makers: Annotated[
        Optional[int],
        typer.Option(
            min=0, max=64, metavar="N", help="processes that make its pages [default: what suits record and machine]"
        ),
    ] = None,
    tz: Zone = None,
    watch: Annotated[
        Many, typer.Option("--watch", metavar="FEED|OPML", help="visit these feeds meanwhile, as `chancery watch` does")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="open it in the browser")] = False,
) -> None:
    """The web desk: the record as pages, on this machine."""
    from chancery.cli.desks import serve_desk
    from chancery.cli.exits import guarded

    raise typer.Exit(
        guarded(
            lambda: serve_desk(
                record,
                host=host,
                port=port,
                token=token,
                names=name or [],
                read_only=read_only,
                makers=makers,
                tz=tz,
                open_browser=open_,
                watch=watch or [],
            )
        )
    )
