"""Cells: text that a spreadsheet or a terminal takes as text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

_LIVE = re.compile(r"^[\s\x00-\x1f]*[=+\-@|%]")
_LIVE_BEHIND_COMMA = re.compile(r",[=+\-@|% ]")
_NEEDS_QUOTES = re.compile(r'[",\r\n]')
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff]")

_DOUBTFUL = frozenset("=+-@|% \t\r\n")
"""First characters after which the slow and careful look is taken."""

Value = str | int | float | bool | datetime | None


def cell(value: Value) -> str:
    """A value as a cell of a CSV or TSV file.

    Text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, `|` or `%`, after any blanks) gets
    an apostrophe in front, which spreadsheets show as text; control characters and lone surrogates go; numbers stay
    numbers; moments are ISO 8601. `=HYPERLINK("x")` comes out as `'=HYPERLINK("x")`.
    """
    if value.__class__ is str:
        text: str = value
        if not text or (text[0] not in _DOUBTFUL and text.isprintable()):
            return text
        text = _CONTROLS.sub(" ", text)
        return f"'{text}" if _LIVE.match(text) else text
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return cell(str(value))


def quoted_cells(values: Sequence[str | None]) -> list[str]:
    """A column of text as cells of a CSV file (`cell`), quoted where RFC 4180 asks for it.

    Most columns hold nothing that needs a second look, which is seen in all of their text at once; in the others each
    different value is looked at.
    """
    different = {value for value in values if value is not None}
    together = "," + ",".join(different)
    if (
        together.count(",") == max(1, len(different))
        and '"' not in together
        and together.isprintable()
        and not _LIVE_BEHIND_COMMA.search(together)
    ):
        return ["" if value is None else value for value in values]
    made: dict[str | None, str] = {value: _quoted(cell(value)) for value in different}
    made[None] = ""
    return [made[value] for value in values]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def line_cell(value: Value) -> str:
    """A cell that stays on its line and in its column: for tab-separated files whose readers know no quotes."""
    return re.sub(r"[\t\r\n]+", " ", cell(value))


def plain(text: str) -> str:
    """Text without the characters that XML and terminals do not take."""
    return _CONTROLS.sub(" ", text)
