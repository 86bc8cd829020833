"""Handover: a lake's readings in a record; however the archive was cut and done, the record is the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import chancery
from chancery.cli.commands import app
from chancery.record.digests import digest
from chancery.scale.handover import hand_over
from chancery.scale.lake import Lake
from chancery.scale.parts import parts_of
from chancery.scale.pool import Pool
from chancery.scale.runs import run

from .archives import diplomatic, write_lines

pytest.importorskip("pyarrow")


def lake_of(path: Path, folder: Path, size: int, workers: int = 1) -> Lake:
    lake = Lake(folder, create=True)
    run(folder, list(parts_of([str(path)], {"warc": size, "lines": size, "files": size})), Pool(folder, workers))
    return lake


def said(record: chancery.Record) -> str:
    """A hash of all that a record says but for when it was received."""
    with record.asked() as access:
        return digest(access, received=False)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "a.jsonl"
    write_lines(path, [diplomatic(n % 9) for n in range(12)])  # three come twice
    return path


@pytest.fixture(scope="module")
def lake(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return lake_of(reports, tmp_path_factory.mktemp("lake") / "lake", 1_000_000)


def test_a_record_of_a_lake_is_the_record_of_its_reports(reports: Path, lake: Lake, tmp_path: Path) -> None:
    """By `add --lake`, by `add`, from other parts by two workers, made anew with helpers: one record."""
    added = CliRunner().invoke(app, ["add", "--lake", str(lake.path), "--record", str(tmp_path / "one"), "--json"])
    assert added.exit_code == 0
    taken = json.loads(added.stdout)
    assert (taken["added"], taken["known"]) == (9, 3) and taken["mentions"] > 15
    CliRunner().invoke(app, ["add", str(reports), "--record", str(tmp_path / "two")])
    other = lake_of(reports, tmp_path / "lake", 1_200, workers=2)
    assert len(other.files("readings")) >= 3
    with chancery.open_record(tmp_path / "one") as one, chancery.open_record(tmp_path / "two") as two:
        assert said(one) == said(two)
        one.rebuild(jobs=1)
        assert said(one) == said(two)
    with chancery.open_record(tmp_path / "three", create=True) as three:
        files = list(other.files("readings"))
        other.files = lambda table=None: files[::-1]  # type: ignore[method-assign]
        list(hand_over(other, three))
        assert said(three) == said(chancery.open_record(tmp_path / "two"))


def test_a_lake_taken_over_twice_is_there_once(lake: Lake, tmp_path: Path) -> None:
    with chancery.open_record(tmp_path / "record", create=True) as record:
        (first,) = hand_over(lake, record)
        before = record.digest()
        (second,) = hand_over(lake, record)
        assert (first.added, second.added, second.known) == (9, 0, 12)
        assert record.digest() == before


def test_what_was_forgotten_stays_out(lake: Lake, tmp_path: Path) -> None:
    with chancery.open_record(tmp_path / "record", create=True) as record:
        list(hand_over(lake, record))
        record.forget(record.events()[0].reports[0])
        (again,) = hand_over(lake, record)
        assert (again.added, again.forgotten >= 1) == (0, True)


def test_readings_of_another_version_are_added(lake: Lake, tmp_path: Path) -> None:
    """The record read its reports with other tables; what the lake read stands beside it."""
    with chancery.open_record(tmp_path / "record", create=True) as record:
        reader = record.reader
        from msgspec.structs import replace

        record.reader = lambda report: replace(r := reader(report), made_by=replace(r.made_by, knowledge="others"))
        record.add(diplomatic(0), outlet="Harbour Wire", published="2026-03-02T09:00:00+00:00")
        (taken,) = hand_over(lake, record)
        assert (taken.reread, taken.added) == (1, 8)


def test_what_is_no_lake_is_refused(tmp_path: Path) -> None:
    ended = CliRunner().invoke(app, ["add", "--lake", str(tmp_path), "--record", str(tmp_path / "record")])
    assert ended.exit_code == 3 and "no lake" in ended.stderr
    both = CliRunner().invoke(app, ["add", "a.txt", "--lake", str(tmp_path)])
    assert both.exit_code == 2


def test_a_damaged_file_of_readings_is_named(lake: Lake, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(lake.path, tmp_path / "lake")
    file = tmp_path / "lake" / lake.files("readings")[0].path
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 0x10
    file.write_bytes(bytes(raw))
    ended = CliRunner().invoke(app, ["add", "--lake", str(tmp_path / "lake"), "--record", str(tmp_path / "record")])
    assert ended.exit_code == 3 and file.name in ended.stderr and "damaged" in ended.stderr
