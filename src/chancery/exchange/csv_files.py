"""CSV: a folder of tables with their data package."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from chancery.exchange.cells import Value, cell, quoted_cells
from chancery.exchange.columns import Columns, moments
from chancery.exchange.datapackage import datapackage
from chancery.exchange.datasets import Dataset
from chancery.exchange.folders import whole
from chancery.exchange.tables import TABLES, Kind, Table, fill


def write_csv(data: Dataset, folder: Path) -> dict[str, int]:
    """Writes `events.csv` and the other tables, RFC 4180 in UTF-8, and `datapackage.json`; gives the rows of each.

    No cell is a live formula (see `cells.cell`). Streams: memory does not grow with the record. Broken off,
    it leaves the folder as it was. Raises `OSError`.
    """
    files = {table.name: f"{table.name}.csv" for table in TABLES}
    with whole(folder, [*files.values(), "datapackage.json"]) as (*paths, described):
        with contextlib.ExitStack() as files_open:
            writers = {}
            for table, path in zip(TABLES, paths, strict=True):
                file = files_open.enter_context(path.open("wb"))
                file.write(_lines([[column.name] for column in table.columns]))
                writers[table.name] = _writing(file, table)
            counts = fill(data, writers)
        package = datapackage(data, files, format="csv", counts=counts)
        described.write_text(json.dumps(package, indent=1, ensure_ascii=False), encoding="utf-8")
    return counts


def _writing(file: BinaryIO, table: Table) -> Callable[[Columns], None]:
    kinds = [column.kind for column in table.columns]

    def write(columns: Columns) -> None:
        file.write(_lines([_cells(values, kind) for values, kind in zip(columns, kinds, strict=True)]))

    return write


def _lines(columns: Sequence[Sequence[str]]) -> bytes:
    """Whole columns as lines: `csv.writer` takes thirty times as long, one cell after the other."""
    return ("\r\n".join(map(",".join, zip(*columns, strict=True))) + "\r\n").encode()


def _cells(values: Sequence[Value], kind: Kind) -> list[str]:
    """A column as cells; only text can need quotes."""
    if kind == "string":
        return quoted_cells(cast(Sequence[str | None], values))
    if kind == "datetime":
        return ["" if moment is None else moment for moment in moments(values)]
    if kind == "boolean":
        return [cell(value) for value in values]
    return ["" if number is None else repr(number) for number in values]
