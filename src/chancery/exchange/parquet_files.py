"""Parquet: a folder of tables for analysis, with their data package."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from chancery.errors import MissingExtra
from chancery.exchange.cells import Value
from chancery.exchange.datapackage import datapackage
from chancery.exchange.datasets import Dataset
from chancery.exchange.tables import TABLES, Kind, Row, columns_of, fill

_BATCH = 20_000
_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


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
        behind = files_open.enter_context(_Behind())
        writers = {}
        for table in TABLES:
            schema = pyarrow.schema([pyarrow.field(c.name, types[c.kind]) for c in table.columns])
            file = pyarrow.parquet.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd")
            writers[table.name] = _writing(files_open.enter_context(file), schema, behind)
        counts = fill(data, writers, _BATCH)
        behind.wait()
    files = {table.name: f"{table.name}.parquet" for table in TABLES}
    described = datapackage(data, files, format="parquet", counts=counts)
    (folder / "datapackage.json").write_text(json.dumps(described, indent=1, ensure_ascii=False), encoding="utf-8")
    return counts


class _Behind:
    """Writes one batch in a thread of its own while the next is gathered; what goes wrong there is raised here."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._last: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()

    def write(self, work: Callable[[], None]) -> None:
        """Does this after what was handed over before."""
        self.wait()
        self._last = self._thread.submit(work)

    def wait(self) -> None:
        """Until all is written."""
        last, self._last = self._last, None
        if last is not None:
            last.result()


class _Moments(dict[Value, int | None]):
    """Moments as microseconds of the epoch, each worked out once: pyarrow takes six times as long over them."""

    def __missing__(self, moment: Value) -> int | None:
        assert moment is None or isinstance(moment, datetime)
        made = self[moment] = None if moment is None else (moment - _EPOCH) // _MICROSECOND
        return made


def _writing(file: Any, schema: Any, behind: _Behind) -> Callable[[list[Row]], None]:
    import pyarrow

    def column(values: list[Value], type: Any) -> Any:
        if pyarrow.types.is_timestamp(type):
            return pyarrow.array(map(_Moments().__getitem__, values), type=pyarrow.int64(), size=len(values)).cast(type)
        return pyarrow.array(values, type=type)

    def write(rows: list[Row]) -> None:
        columns = [column(v, f.type) for v, f in zip(columns_of(rows), schema, strict=True)]
        batch = pyarrow.record_batch(columns, schema=schema)
        behind.write(lambda: file.write_batch(batch))

    return write
