"""SQLite: one file of all tables, ready for Datasette."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from chancery.exchange.cells import Value, plain
from chancery.exchange.columns import Columns
from chancery.exchange.datasets import Dataset
from chancery.exchange.tables import TABLES, Table, fill

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "datetime": "TEXT"}


def write_sqlite(data: Dataset, path: Path) -> dict[str, int]:
    """Writes a new SQLite file with every table, its keys, and a full-text index of the events; gives the rows of each.

    A file that is there is replaced only when the new one is whole. Raises `OSError` or `sqlite3.Error`.
    """
    fresh = path.with_name(path.name + ".partial")
    fresh.unlink(missing_ok=True)
    database = sqlite3.connect(fresh)
    try:
        database.execute("PRAGMA journal_mode=OFF")
        database.execute("PRAGMA synchronous=OFF")
        for table in TABLES:
            database.execute(_definition(table))
        counts = fill(data, {table.name: _writing(database, table) for table in TABLES})
        for table in TABLES:
            for column, _, _ in table.refers:
                database.execute(f'CREATE INDEX "{table.name}_{column}" ON "{table.name}" ("{column}")')
        database.execute(
            "CREATE VIRTUAL TABLE events_fts USING fts5(participants, topics, words, place, content='events')"
        )
        database.execute("INSERT INTO events_fts(events_fts) VALUES ('rebuild')")
        database.commit()
    finally:
        database.close()
    fresh.replace(path)
    return counts


def _writing(database: sqlite3.Connection, table: Table) -> Callable[[Columns], None]:
    statement = f'INSERT OR REPLACE INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'

    def write(columns: Columns) -> None:
        database.executemany(statement, list(zip(*(list(map(_value, column)) for column in columns), strict=True)))

    return write


def _definition(table: Table) -> str:
    parts = [f'"{c.name}" {_TYPES[c.kind]}' for c in table.columns]
    if table.key:
        parts.append(f"PRIMARY KEY ({', '.join(f'{chr(34)}{k}{chr(34)}' for k in table.key)})")
    parts += [f'FOREIGN KEY ("{column}") REFERENCES "{other}" ("{there}")' for column, other, there in table.refers]
    return f'CREATE TABLE "{table.name}" ({", ".join(parts)})'


def _value(value: Value) -> Value:
    if isinstance(value, datetime):
        return value.isoformat()
    return plain(value) if isinstance(value, str) else value
