"""Cells: text that a spreadsheet or a terminal takes as text and nothing else."""

from __future__ import annotations

import re
from datetime import datetime

_LIVE = re.compile(r"^[\s\x00-\x1f]*[=+\-@|%]")
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


def line_cell(value: Value) -> str:
    """A cell that stays on its line and in its column: for tab-separated files whose readers know no quotes."""
    return re.sub(r"[\t\r\n]+", " ", cell(value))


def plain(text: str) -> str:
    """Text without the characters that XML and terminals do not take."""
    return _CONTROLS.sub(" ", text)
