"""Parquet: a folder of tables for analysis, with their data package."""

from __future__ import annotations

import contextlib
import json
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

import msgspec

from chancery.errors import MissingExtra
from chancery.exchange.columns import Columns
from chancery.exchange.datapackage import datapackage
from chancery.exchange.datasets import Dataset
from chancery.exchange.folders import whole
from chancery.exchange.tables import TABLES, Kind, fill

_ROWS_A_GROUP = 65_536
_AHEAD = 16
"""Pieces of tables that may wait for the thread that writes."""


def write_parquet(data: Dataset, folder: Path) -> dict[str, int]:
    """Writes `events.parquet` and the other tables (zstd, moments in UTC to the microsecond); gives the rows of each.

    Streams in batches: memory does not grow with the record. Broken off, it leaves the folder as it was. Raises
    `MissingExtra` without pyarrow, `OSError` where the folder cannot be written.
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
    files = {table.name: f"{table.name}.parquet" for table in TABLES}
    with whole(folder, [*files.values(), "datapackage.json"]) as (*paths, described):
        with contextlib.ExitStack() as files_open:
            groups = []
            for table, path in zip(TABLES, paths, strict=True):
                schema = pyarrow.schema([pyarrow.field(c.name, types[c.kind]) for c in table.columns])
                file = pyarrow.parquet.ParquetWriter(path, schema, compression="zstd")
                groups.append(_Groups(files_open.enter_context(file), schema))
            behind = files_open.enter_context(_Behind())
            writers = {table.name: _handing(group, behind) for table, group in zip(TABLES, groups, strict=True)}
            counts = fill(data, writers)
            for group in groups:
                behind.do(group.write)
            behind.wait()
        package = datapackage(data, files, format="parquet", counts=counts)
        described.write_text(json.dumps(package, indent=1, ensure_ascii=False), encoding="utf-8")
    return counts


def _handing(group: _Groups, behind: _Behind) -> Callable[[Columns], None]:
    """What takes columns here and has them added to a group over there.

    They travel as JSON, made in a quarter of the time that Arrow takes over Python's values; that is made of it without
    holding up this thread.
    """
    encode, names = msgspec.json.Encoder().encode, group.names

    def hand_over(columns: Columns) -> None:
        raw = encode(dict(zip(names, columns, strict=True)))
        behind.do(lambda: group.add(raw))

    return hand_over


class _Behind:
    """Does one thing after the other in a thread of its own, a few at most waiting; what goes wrong there is raised here.

    Left by an exception, it does what it is at and no more.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._waiting: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)

    def do(self, work: Callable[[], None]) -> None:
        """Has this done after what was handed over before."""
        while self._waiting and (self._waiting[0].done() or len(self._waiting) >= _AHEAD):
            self._waiting.popleft().result()
        self._waiting.append(self._thread.submit(work))

    def wait(self) -> None:
        """Until all is done."""
        while self._waiting:
            self._waiting.popleft().result()


class _Groups:
    """The row groups of one file: columns are gathered as Arrow until they make a group worth a reader's while."""

    def __init__(self, file: Any, schema: Any) -> None:
        import pyarrow

        self._file, self._schema = file, schema
        self.names: list[str] = schema.names
        self._lists = pyarrow.schema([pyarrow.field(f.name, pyarrow.list_(f.type)) for f in schema])
        self._waiting: list[Any] = []
        self._rows = 0

    def add(self, raw: bytes) -> None:
        """Takes some rows, as JSON of the columns by name; those that make a group are written."""
        import pyarrow
        from pyarrow import json as arrow_json

        lists = arrow_json.read_json(
            pyarrow.BufferReader(raw),
            read_options=arrow_json.ReadOptions(use_threads=False, block_size=len(raw) + 1),
            parse_options=arrow_json.ParseOptions(explicit_schema=self._lists, unexpected_field_behavior="error"),
        )
        columns = [column.chunk(0).flatten() for column in lists.columns]
        self._waiting.append(pyarrow.record_batch(columns, schema=self._schema))
        self._rows += len(columns[0])
        if self._rows >= _ROWS_A_GROUP:
            self.write()

    def write(self) -> None:
        """Writes what waits as one group."""
        import pyarrow

        if self._waiting:
            group, self._waiting, self._rows = pyarrow.Table.from_batches(self._waiting), [], 0
            self._file.write_table(group, row_group_size=group.num_rows)
