"""Tables for people: with rules and colour on a terminal, plain columns when piped."""

from __future__ import annotations

import json as jsonlib
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

_GAP = "  "


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Prints rows under their heads; on a terminal long cells are wrapped, piped they stay on one line."""
    body = [[" ".join(str(cell).split()) for cell in row] for row in rows]
    if not body:
        return
    if sys.stdout.isatty():
        from rich.box import SIMPLE_HEAD
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(*head, box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
        for row in body:
            table.add_row(*(Text(cell) for cell in row))
        Console().print(table)
        return
    widths = [max(len(row[n]) for row in (head, *body)) for n in range(len(head))]
    for row in (list(head), *body):
        print(_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def print_json(value: Any) -> None:
    """Prints a value as one line of JSON."""
    print(jsonlib.dumps(msgspec.to_builtins(value), ensure_ascii=False).encode("utf-8", "backslashreplace").decode())


def short(text: str, most: int) -> str:
    """A text on one line, cut where it is too long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 2].rstrip() + " …"
