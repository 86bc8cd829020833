"""CSV: a folder of tables with their data package."""

from __future__ import annotations

import contextlib
import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chancery.exchange.cells import Value, cell
from chancery.exchange.datapackage import datapackage
from chancery.exchange.datasets import Dataset
from chancery.exchange.tables import TABLES, Row, Table, columns_of, fill


def write_csv(data: Dataset, folder: Path) -> dict[str, int]:
    """Writes `events.csv` and the other tables, RFC 4180 in UTF-8, and `datapackage.json`; gives the rows of each.

    No cell is a live formula (see `cells.cell`). Streams: memory does not grow with the record. Raises `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as files_open:
        writers = {}
        for table in TABLES:
            file = files_open.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            writer = csv.writer(file)
            writer.writerow([column.name for column in table.columns])
            writers[table.name] = _writing(writer, table)
        counts = fill(data, writers)
    files = {table.name: f"{table.name}.csv" for table in TABLES}
    described = datapackage(data, files, format="csv", counts=counts)
    (folder / "datapackage.json").write_text(json.dumps(described, indent=1, ensure_ascii=False), encoding="utf-8")
    return counts


class _Cells(dict[Value, str]):
    """The cells of values, each made once: the columns of a table repeat themselves."""

    def __missing__(self, value: Value) -> str:
        made = self[value] = cell(value)
        return made


def _writing(writer: Any, table: Table) -> Callable[[list[Row]], None]:
    kinds = [column.kind for column in table.columns]

    def write(rows: list[Row]) -> None:
        columns = columns_of(rows)
        for number, kind in enumerate(kinds):
            if kind not in ("integer", "number"):  # which the writer writes as they are
                columns[number] = list(map(_Cells().__getitem__, columns[number]))
        writer.writerows(zip(*columns, strict=True))

    return write
