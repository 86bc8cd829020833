"""The commands of archives; each does its work when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from chancery.cli.record_options import Json

archive = typer.Typer(
    help="Read archives of any size into a lake, exactly once.", no_args_is_help=True, rich_markup_mode=None
)
Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="WARC files, .jsonl, other files, folders of them")
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="the lake: a folder, made where there is none")]
Slice = Annotated[
    Optional[str],
    typer.Option("--slice", metavar="I/N", help="one job's share of the work among N, from 1/N to N/N"),
]


@archive.command()
def run(
    inputs: Inputs,
    out: Out,
    slice_: Slice = None,
    workers: Annotated[
        Optional[int], typer.Option(help="processes that read [default: as many as there are processors]")
    ] = None,
    engine: Annotated[
        str, typer.Option(help="local: processes of this machine; dask: a cluster of Dask distributed")
    ] = "local",
    scheduler: Annotated[
        Optional[str], typer.Option(metavar="ADDRESS", help="dask: the scheduler of a running cluster")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="go on after an interruption without opening what is done")
    ] = False,
    json: Json = False,
) -> None:
    """Read archives into a lake: whole readings, and tables of reports and mentions."""
    from chancery.cli.archiving import run_archive
    from chancery.cli.exits import guarded

    raise typer.Exit(
        guarded(
            lambda: run_archive(
                inputs, out, which=slice_, workers=workers, engine=engine, scheduler=scheduler, resume=resume, json=json
            )
        )
    )


@archive.command()
def compact(
    lake: Annotated[Path, typer.Argument(metavar="LAKE", help="the folder of a lake")], json: Json = False
) -> None:
    """Write the tables of a lake anew in fewer, larger files."""
    from chancery.cli.archiving import compact_lake
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: compact_lake(lake, json=json)))


@archive.command()
def plan(
    inputs: Annotated[
        Optional[list[str]], typer.Argument(metavar="[INPUT]...", help="archives of your own to plan for")
    ] = None,
    cores: Annotated[
        Optional[list[int]], typer.Option("--cores", help="processors; again for more [default: 1, 100, 10000]")
    ] = None,
    price: Annotated[float, typer.Option(help="what a processor costs an hour, in your money")] = 0.03,
    disk: Annotated[float, typer.Option(help="what the disks or the network give, in GB a second")] = 1.0,
    share: Annotated[float, typer.Option(help="the share of documents that is about diplomacy")] = 0.05,
    json: Json = False,
) -> None:
    """What an archive will take in time and money, from rates measured now on this machine, and what will be the bottleneck."""
    from chancery.cli.exits import guarded
    from chancery.cli.planning import print_plan

    raise typer.Exit(
        guarded(lambda: print_plan(inputs or [], cores or [1, 100, 10_000], price, disk, share, json=json))
    )
