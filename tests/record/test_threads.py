"""Many threads ask one record at once, as those of a desk do: each is answered, whatever state the index is in."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import chancery
from chancery.errors import RecordError
from chancery.record.inventions import World
from chancery.record.record import Record
from chancery.record.trials import MADE_BY

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
THREADS = 8


def opened(path: Path, notes: Callable[[str], None] = lambda words: None) -> Record:
    return chancery.open_record(path, create=True, clock=lambda: NOW, notes=notes)


@pytest.fixture
def log_of_many(tmp_path: Path) -> Path:
    """A record of which nothing but the log is there: no index has been made yet."""
    path = tmp_path / "record"
    with opened(path) as record:
        for reading in World(5).readings(12, MADE_BY):
            record.add(reading)
        record.index.remove()
    return path


def asked_at_once(record: Record) -> list[str]:
    """What so many threads are told at the same moment."""
    gate = threading.Barrier(THREADS)

    def ask(_: int) -> str:
        gate.wait()
        try:
            return record.digest()
        finally:
            record.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(ask, range(THREADS)))


def test_an_index_that_is_not_there_is_made_once(log_of_many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(log_of_many) as record:
        made: list[bool] = []
        make = record.updater._made_anew

        def counted(*how: Any) -> Any:
            made.append(True)
            return make(*how)

        monkeypatch.setattr(record.updater, "_made_anew", counted)
        told = asked_at_once(record)
        assert told == [record.digest()] * THREADS
        assert len(made) == 1
    assert not list(log_of_many.glob("building-*"))


def test_records_of_one_process_do_not_build_in_each_others_files(log_of_many: Path) -> None:
    records = [opened(log_of_many) for _ in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as pool:
        assert len(set(pool.map(Record.digest, records))) == 1


def test_a_damaged_index_is_made_again_under_all_who_ask(log_of_many: Path) -> None:
    notes: list[str] = []
    with opened(log_of_many, notes.append) as record:
        before = record.digest()
        record.close()
        for name in ("-wal", "-shm"):
            Path(f"{record.index.path}{name}").unlink(missing_ok=True)
        record.index.path.write_bytes(b"no database at all" * 1000)
        assert asked_at_once(record) == [before] * THREADS
        assert any("making it again" in said for said in notes)
        with closing(sqlite3.connect(record.index.path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_what_stands_in_the_place_of_the_damaged_file_stays(log_of_many: Path) -> None:
    """Two find the same damage; what the first has put in its place is not deleted by the second."""
    with opened(log_of_many) as first, opened(log_of_many) as second:
        before = first.digest()
        second.catch_up()
        first.index.remove()
        first.catch_up()
        made = first.index.path.stat().st_ino
        second.index.remove()
        assert first.index.path.stat().st_ino == made
        assert second.digest() == before


def test_a_closed_connection_is_no_damage(log_of_many: Path) -> None:
    notes: list[str] = []
    with opened(log_of_many, notes.append) as record:
        before = record.digest()
        record.index.access().connection.close()
        with pytest.raises(RecordError, match="closed"):
            record.catch_up()
        assert not notes
        record.close()
        assert record.digest() == before
