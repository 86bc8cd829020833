"""A table: one CSV file of rows, each checked against its struct, with file and line where it is wrong."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TypeVar

import msgspec

from chancery.errors import KnowledgeError

FOLDER = Path(__file__).parent
Row = TypeVar("Row", bound=msgspec.Struct)


def rows(file: str, row: type[Row], extra: Path | None = None) -> list[Row]:
    """The rows of a table, those of the user's own folder `extra` after ours.

    A line that starts with `#` is a comment; the first other line names the columns. Raises `KnowledgeError` with file
    and line for a missing or unknown column and for a value that does not fit.
    """
    return [one for _, one in numbered_rows(file, row, extra)]


def numbered_rows(file: str, row: type[Row], extra: Path | None = None) -> list[tuple[int, Row]]:
    """As `rows`, each with its line in its file: for what is wrong with a row only beside other tables."""
    found = _read(FOLDER / file, row)
    if extra is not None and (extra / file).is_file():
        found += _read(extra / file, row)
    return found


def _read(path: Path, row: type[Row]) -> list[tuple[int, Row]]:
    fields = {f.encode_name: f.required for f in msgspec.structs.fields(row)}
    out: list[tuple[int, Row]] = []
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise KnowledgeError(path.name, 1, f"cannot be read as UTF-8 text: {trouble}") from trouble
    numbers, kept = [], []
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            numbers.append(number)
            kept.append(line)
    if not kept:
        raise KnowledgeError(path.name, 1, "the table is empty: its first line names the columns")
    reader = csv.reader(kept, strict=True)
    try:
        header = next(reader)
        unknown = [c for c in header if c not in fields]
        missing = [f for f, required in fields.items() if required and f not in header]
        if unknown or missing:
            what = f"unknown column {unknown[0]!r}" if unknown else f"column {missing[0]!r} is missing"
            raise KnowledgeError(path.name, numbers[0], f"{what}; the columns are {', '.join(fields)}")
        width = len(header)
        for cells in reader:
            line_number = numbers[min(reader.line_num, len(numbers)) - 1]
            if len(cells) != width:
                raise KnowledgeError(path.name, line_number, f"{len(cells)} cells where the header has {width}")
            try:
                out.append((line_number, msgspec.convert(dict(zip(header, cells, strict=True)), row)))
            except msgspec.ValidationError as wrong:
                raise KnowledgeError(path.name, line_number, str(wrong)) from wrong
    except csv.Error as broken:
        raise KnowledgeError(path.name, numbers[min(reader.line_num, len(numbers)) - 1], str(broken)) from broken
    return out
