"""Options that the commands of the record share, and their words as filters."""

from __future__ import annotations

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


def words_of(**options: object) -> dict[str, list[str]]:
    """Options as the words of filters."""
    words = {}
    for name, value in options.items():
        if value is not None:
            words[name.rstrip("_").replace("_", "-")] = (
                [str(v) for v in value] if isinstance(value, list) else [str(value)]
            )
    return words
