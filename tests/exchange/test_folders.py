"""A dataset is there whole, says what the record says, or is not there at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chancery.exchange.columns import of_revisions
from chancery.exchange.csv_files import write_csv
from chancery.exchange.datasets import Dataset
from chancery.exchange.parquet_files import write_parquet
from chancery.exchange.tables import TABLES
from chancery.facts.record_events import RecordEvent
from chancery.facts.revisions import Change
from tests.exchange.records import MADE, dataset, event, report

Write = Callable[[Dataset, Path], dict[str, int]]


def breaking_off(after: int, trouble: BaseException) -> Dataset:
    """A dataset whose events end in trouble."""

    def events() -> Iterator[RecordEvent]:
        for number in range(after):
            yield event(id=f"x{number}")
        raise trouble

    return Dataset(events=events, reports={"r1": report()}, made=MADE)


@pytest.mark.parametrize("write", [write_parquet, write_csv])
@pytest.mark.parametrize("after", [0, 5_000])
def test_what_is_broken_off_leaves_the_folder_as_it_was(write: Write, after: int, tmp_path: Path) -> None:
    """Ctrl-C in the middle of an export: yesterday's tables are still there, and nothing of today's."""
    write(dataset(event()), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        write(breaking_off(after, KeyboardInterrupt()), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    with pytest.raises(KeyboardInterrupt):
        write(breaking_off(after, KeyboardInterrupt()), tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_full_disk_is_told_though_another_thread_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pyarrow.parquet.ParquetWriter, "write_table", full)
    with pytest.raises(OSError, match="No space left"):
        write_parquet(dataset(*[event(id=f"x{n}") for n in range(10)]), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_said_in_json_is_told(tmp_path: Path) -> None:
    """Half of a character, as a careless program cuts it, is no text."""
    with pytest.raises(UnicodeEncodeError):
        write_parquet(dataset(event(place="\ud83d")), tmp_path)


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.none() | st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC) | zones)
words = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(["null", '"', "\\u0041", "\n", " | "])
plain = st.recursive(st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words, st.lists, max_leaves=4)


@st.composite
def told(draw: st.DrawFn) -> RecordEvent:
    one = event(id=draw(words), name=draw(words), place=draw(words), topic=draw(words))
    window = replace(one.window, earliest=draw(moments), latest=draw(moments), edtf=draw(st.none() | words))
    step = replace(
        one.revisions[0],
        at=draw(moments),
        changes=draw(st.dictionaries(words, st.builds(Change, before=plain, after=plain), max_size=3)),
    )
    return replace(
        one,
        window=window,
        first_reported=draw(moments),
        origins=draw(st.integers(0, 2**62)),
        confidence=draw(st.floats(0, 1)),
        revisions=(step,) * draw(st.integers(0, 3)),
        participants=one.participants[: draw(st.integers(0, 2))],
    )


@settings(max_examples=25, deadline=None)
@given(events=st.lists(told(), max_size=4))
def test_parquet_holds_every_value_of_every_table(
    events: list[RecordEvent], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Any words, any zone, what is not known, in one group or over several: each cell comes back as the moment, number
    or text that it was."""
    folder = tmp_path_factory.mktemp("parquet")
    data = dataset(*events)
    write_parquet(data, folder)
    for table in TABLES:
        if table.of_events is None:
            continue
        given_columns = table.of_events(events, data)
        back = pyarrow.parquet.read_table(folder / f"{table.name}.parquet")
        assert back.column_names == [column.name for column in table.columns]
        for column, given_values in zip(table.columns, given_columns, strict=True):
            assert back[column.name].to_pylist() == list(given_values)


@settings(max_examples=25, deadline=None)
@given(events=st.lists(told(), max_size=3))
def test_the_history_is_one_changed_field_a_row(events: list[RecordEvent]) -> None:
    """A step that changes nothing has no row, one that changes three fields has three, by their names."""
    rows = [
        (e.id, number, step.at, step.report, name, msgspec.json.encode(change.after).decode(), "met in Geneva")
        for e in events
        for number, step in enumerate(e.revisions)
        for name, change in sorted(step.changes.items())
    ]
    found = of_revisions(events, dataset(*events))
    assert list(zip(*(found[n] for n in (0, 1, 2, 3, 5, 7, 8)), strict=True)) == rows
