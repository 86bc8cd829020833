"""`chancery brief`: the record in 300 words or fewer, each clause with its sources."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from chancery.cli.brief import width
from chancery.cli.exits import DONE, NOTHING
from chancery.cli.reading import note
from chancery.cli.records import open_record
from chancery.cli.tables import print_json
from chancery.record.briefs import Brief
from chancery.record.filters import filters_of


def print_brief(words: dict[str, list[str]], record: Path | None, *, json: bool) -> int:
    """Prints the brief of a record, or of the part that filters ask for."""
    asked = filters_of(words)
    with open_record(record) as opened:
        found = opened.brief(asked)
    if json:
        print_json(found)
    elif found.clauses:
        print(wrapped(found, width(), colour=sys.stdout.isatty()))
    if not found.clauses:
        note("the record has nothing to say" + (f" for {asked}" if str(asked) else ""))
        return NOTHING
    return DONE


def wrapped(brief: Brief, columns: int, *, colour: bool = False) -> str:
    """A brief for a terminal."""
    out = []
    for line in brief.text().split("\n"):
        if line.startswith("- "):
            out += textwrap.wrap(line, columns, initial_indent="  ", subsequent_indent="    ")
        elif line and not line.startswith("["):
            out.append(f"\x1b[1m{line.upper()}\x1b[0m" if colour else line.upper())
        else:
            out.append(line)
    return "\n".join(out)
