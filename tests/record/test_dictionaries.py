"""Dictionaries: what whole values are packed against is known to all who have the index open, from the moment that it holds."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

import chancery
from chancery.record import bodies, cabinet
from chancery.record.bodies import Remembered
from chancery.record.inventions import World
from chancery.record.record import Record
from chancery.record.trials import MADE_BY

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


def opened(path: Path, notes: list[str]) -> Record:
    return chancery.open_record(path, create=True, clock=lambda: NOW, notes=notes.append)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dictionaries are made from forty values on."""
    for module in (bodies, cabinet):
        monkeypatch.setattr(module, "ENOUGH", 40)


def _dictionaries(record: Record) -> int:
    found: int = (
        record.index.access()
        .connection.execute("SELECT count(*) FROM meta WHERE name LIKE 'dictionary %'")
        .fetchone()[0]
    )
    return found


@pytest.mark.usefixtures("soon")
def test_who_has_the_index_open_when_a_dictionary_is_made_reads_on(tmp_path: Path) -> None:
    notes: list[str] = []
    readings = list(World(9).readings(90, MADE_BY))
    with opened(tmp_path / "record", notes) as writer, opened(tmp_path / "record", notes) as reader:
        for reading in readings[:10]:
            writer.add(reading)
        assert reader.events()
        assert not _dictionaries(reader)
        for reading in readings[10:]:
            writer.add(reading)
        writer.catch_up()
        assert _dictionaries(reader)
        assert reader.events() == writer.events()
        assert reader.digest() == writer.digest()
        reader.add("Japan and India held talks in Tokyo on Tuesday.", published="2026-03-11")
        assert reader.digest() == writer.digest()
    assert not notes


@pytest.mark.usefixtures("soon")
def test_a_dictionary_whose_transaction_fails_is_none(tmp_path: Path) -> None:
    notes: list[str] = []
    with opened(tmp_path / "record", notes) as record:
        for reading in World(9).readings(10, MADE_BY):
            record.add(reading)
        record.catch_up()
        with pytest.raises(KeyboardInterrupt), record.index.writing() as access:
            access.cabinet.use_dictionary("event", b"talks visit summit call " * 100)
            raise KeyboardInterrupt
        assert not record.index.access().cabinet.event_bodies.trained
        record.add("Japan and India held talks in Tokyo on Tuesday.", published="2026-03-11")
        digest = record.digest()
    with opened(tmp_path / "record", notes) as again:
        assert again.digest() == digest
    assert not notes


def test_an_index_with_a_damaged_row_is_made_again(tmp_path: Path) -> None:
    notes: list[str] = []
    with opened(tmp_path / "record", notes) as record:
        record.add("Japan and India held talks in Tokyo on Tuesday.", published="2026-03-11")
        digest = record.digest()
        record.close()
        with sqlite3.connect(record.index.path) as connection:
            connection.execute("UPDATE contributions SET body = x'00ff'")
        connection.close()
        record.add("Officials of Japan and India met for talks in Tokyo on Tuesday.", published="2026-03-12")
        record.catch_up()
        assert any("making it again" in note for note in notes)
        assert record.digest() != digest
        assert record.verify() == []


def test_what_was_unpacked_last_is_kept_until_the_dictionary_is_another() -> None:
    """A value asked for again is the same object; of many values those asked for last are kept, and large ones never."""
    kept: Remembered[list[str]] = Remembered(list[str], 400)
    told = [kept.pack([f"Harbour Wire of day {n}"]) for n in range(40)]
    first = kept.unpack(told[0])
    assert kept.unpack(told[0]) is first
    for blob in told[1:4]:
        kept.unpack(blob)
        assert kept.unpack(told[0]) is first, "what is asked for again and again stays"
    for blob in told[1:]:
        kept.unpack(blob)
    assert kept.unpack(told[0]) == first
    assert kept.unpack(told[0]) is not first, "what was not has gone"
    large = kept.pack([str(n * n) for n in range(500)])
    assert kept.unpack(large) == kept.unpack(large)
    assert kept.unpack(large) is not kept.unpack(large)
    dictionary = bodies.Bodies(list[str]).train([[f"Harbour Wire of day {n}", str(n)] for n in range(2000)], 4096)
    before = kept.unpack(told[1])
    kept.use(dictionary)
    assert kept.unpack(told[1]) == before
    assert kept.unpack(told[1]) is not before
