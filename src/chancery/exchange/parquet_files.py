"""Parquet: a folder of tables for analysis, with their data package."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

from chancery.errors import MissingExtra
from chancery.exchange.cells import Value
from chancery.exchange.columns import Columns, moments
from chancery.exchange.datapackage import datapackage
from chancery.exchange.datasets import Dataset
from chancery.exchange.tables import TABLES, Kind, fill

_ROWS_A_GROUP = 65_536


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
        groups = []
        for table in TABLES:
            schema = pyarrow.schema([pyarrow.field(c.name, types[c.kind]) for c in table.columns])
            file = pyarrow.parquet.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd")
            groups.append(_Groups(files_open.enter_context(file), schema, behind))
        counts = fill(data, {table.name: group.add for table, group in zip(TABLES, groups, strict=True)})
        for group in groups:
            group.write()
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


class _Groups:
    """The row groups of one file: columns are gathered as Arrow until they make a group worth a reader's while."""

    def __init__(self, file: Any, schema: Any, behind: _Behind) -> None:
        self._file, self._schema, self._behind = file, schema, behind
        self._waiting: list[Any] = []
        self._rows = 0

    def add(self, columns: Columns) -> None:
        """Takes some rows; those that make a group are written."""
        import pyarrow

        made = [_array(values, field.type) for values, field in zip(columns, self._schema, strict=True)]
        self._waiting.append(pyarrow.record_batch(made, schema=self._schema))
        self._rows += len(columns[0])
        if self._rows >= _ROWS_A_GROUP:
            self.write()

    def write(self) -> None:
        """Writes what waits as one group."""
        import pyarrow

        if self._waiting:
            group, self._waiting, self._rows = pyarrow.Table.from_batches(self._waiting), [], 0
            self._behind.write(lambda: self._file.write_table(group, row_group_size=group.num_rows))


def _array(values: Sequence[Value], type: Any) -> Any:
    import pyarrow

    if pyarrow.types.is_timestamp(type):
        return pyarrow.array(moments(values), type=pyarrow.string()).cast(type)  # four times as fast as from objects
    return pyarrow.array(values, type=type)
