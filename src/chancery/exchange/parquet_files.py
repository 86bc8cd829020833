"""Parquet: a folder of tables for analysis, with their data package."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

from chancery.errors import MissingExtra
from chancery.exchange.datapackage import datapackage
from chancery.exchange.datasets import Dataset
from chancery.exchange.tables import TABLES, Kind

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
    counts: dict[str, int] = {}
    for table in TABLES:
        schema = pyarrow.schema([pyarrow.field(c.name, types[c.kind]) for c in table.columns])
        number, rows = 0, iter(table.rows(data))
        with pyarrow.parquet.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as writer:
            while batch := list(islice(rows, _BATCH)):
                columns = [
                    pyarrow.array(values, type=field.type)
                    for values, field in zip(zip(*batch, strict=True), schema, strict=True)
                ]
                writer.write_batch(pyarrow.record_batch(columns, schema=schema))
                number += len(batch)
        counts[table.name] = number
    files = {table.name: f"{table.name}.parquet" for table in TABLES}
    described = datapackage(data, files, format="parquet", counts=counts)
    (folder / "datapackage.json").write_text(json.dumps(described, indent=1, ensure_ascii=False), encoding="utf-8")
    return counts
