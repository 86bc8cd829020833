"""Parquet: a folder of tables for analysis, with their data package."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chancery.errors import MissingExtra
from chancery.exchange.datapackage import datapackage
from chancery.exchange.datasets import Dataset
from chancery.exchange.tables import TABLES, Kind, Row, fill

_BATCH = 20_000


def write_parquet(data: Dataset, folder: Path) -> dict[str, int]:
    """Writes `events.parquet` and the other tables (zstd, moments in UTC to the microsecond); gives the rows of each.

    Streams in batches. Raises `MissingExtra` without pyarrow, `OSError` where the folder cannot be written.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as missing:
        raise MissingExtra("pyarrow", "parquet", "export parquet") from missing
    types: dict[Kind, pyarrow.DataType] = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "datetime": pyarrow.timestamp("us", tz="UTC"),
    }
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as files_open:
        writers = {}
        for table in TABLES:
            schema = pyarrow.schema([pyarrow.field(c.name, types[c.kind]) for c in table.columns])
            file = pyarrow.parquet.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd")
            writers[table.name] = _writing(files_open.enter_context(file), schema)
        counts = fill(data, writers, _BATCH)
    files = {table.name: f"{table.name}.parquet" for table in TABLES}
    described = datapackage(data, files, format="parquet", counts=counts)
    (folder / "datapackage.json").write_text(json.dumps(described, indent=1, ensure_ascii=False), encoding="utf-8")
    return counts


def _writing(file: Any, schema: Any) -> Callable[[list[Row]], None]:
    import pyarrow

    def write(rows: list[Row]) -> None:
        columns = [pyarrow.array(v, type=f.type) for v, f in zip(zip(*rows, strict=True), schema, strict=True)]
        file.write_batch(pyarrow.record_batch(columns, schema=schema))

    return write
