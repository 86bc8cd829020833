"""CSV: a folder of tables with their data package."""

from __future__ import annotations

import contextlib
import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chancery.exchange.cells import cell
from chancery.exchange.datapackage import datapackage
from chancery.exchange.datasets import Dataset
from chancery.exchange.tables import TABLES, Row, fill


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
            writers[table.name] = _writing(writer)
        counts = fill(data, writers)
    files = {table.name: f"{table.name}.csv" for table in TABLES}
    described = datapackage(data, files, format="csv", counts=counts)
    (folder / "datapackage.json").write_text(json.dumps(described, indent=1, ensure_ascii=False), encoding="utf-8")
    return counts


def _writing(writer: Any) -> Callable[[list[Row]], None]:
    return lambda rows: writer.writerows([[cell(value) for value in row] for row in rows])
