"""Compaction: fewer files, the same rows; cut off anywhere, every row is there once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chancery.cli.commands import app
from chancery.scale.compaction import compact
from chancery.scale.lake import Lake
from chancery.scale.manifests import Counts, Made, Manifest
from chancery.scale.rows import arrow, schemas
from chancery.scale.work import write_mentions, write_table

pa = pytest.importorskip("pyarrow")
_MADE = Made(chancery="1", weights="w", knowledge="k", houses="h")


def filled(folder: Path, tasks: int = 5, first: int = 0) -> Lake:
    """A lake of some finished parts; the last report of each comes again in the next."""
    lake = Lake(folder, create=True)
    reports, mentions = schemas()
    for task in range(first, tasks):
        name = f"{task:032x}"
        ids = [f"r{task + n}" for n in range(2)]
        with lake.stage(name) as stage:
            rows = [{"id": id, "month": "2026-03", "title": "Talks"} for id in ids]
            write_table(stage, pa.Table.from_pylist(rows, schema=reports), "reports")
            told = [
                {
                    "id": f"{id}.{start}-9",
                    "report": id,
                    "month": "2026-03",
                    "type": t,
                    "start": start,
                    "end": 9,
                    "status": "occurred",
                }
                for id in ids
                for start, t in enumerate(("talks", "visit"))
            ]
            write_mentions(stage, pa.Table.from_pylist(told, schema=mentions))
            made = Manifest(
                format=1,
                task=name,
                content=name,
                made_by=_MADE,
                counts=Counts(reports=2),
                failures=(),
                files=tuple(stage.files),
            )
            stage.commit(made)
    return lake


def rows(lake: Lake, table: str) -> list[str]:
    """The ids of a table, as the files of the lake give them."""
    found: list[str] = []
    for file in lake.files(table):
        found += arrow().parquet.ParquetFile(lake.path / file.path).read(["id"])["id"].to_pylist()
    return sorted(found)


def on_disk(lake: Lake) -> set[str]:
    return {str(p.relative_to(lake.path)) for t in ("reports", "mentions") for p in (lake.path / t).rglob("*.parquet")}


def test_fewer_files_hold_each_row_once(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    before = set(rows(lake, "reports")), set(rows(lake, "mentions"))
    made = compact(lake)
    assert made is not None and len(made.files) == 3 and len(made.replaces) == 15
    assert rows(lake, "reports") == sorted(before[0]) and len(before[0]) == 6
    assert len(rows(lake, "mentions")) == 12 and set(rows(lake, "mentions")) == before[1]
    assert on_disk(lake) == {f.path for f in lake.files() if f.path.endswith(".parquet")}
    assert compact(lake) is None


def test_the_same_lake_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = filled(tmp_path / "one"), filled(tmp_path / "other")
    compact(one)
    compact(other)
    assert one.digest() == other.digest()


def test_what_comes_later_is_compacted_with_what_was(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake", 3)
    compact(lake)
    filled(tmp_path / "lake", 5, first=3)
    assert compact(lake) is not None
    assert len(lake.files("reports")) == 1 and rows(lake, "reports") == [f"r{n}" for n in range(6)]
    assert on_disk(lake) == {f.path for f in lake.files() if f.path.endswith(".parquet")}


@pytest.mark.parametrize("point", ["while merging", "before the manifest", "before deleting"])
def test_cut_off_anywhere_every_row_is_there_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: str) -> None:
    lake = filled(tmp_path / "lake")
    before = set(rows(lake, "mentions"))

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    if point == "while merging":
        monkeypatch.setattr("chancery.scale.compaction.write_table", stop)
    elif point == "before the manifest":
        monkeypatch.setattr(Lake, "write", stop)
    else:
        monkeypatch.setattr("pathlib.Path.unlink", stop)
    with pytest.raises(KeyboardInterrupt):
        compact(lake)
    monkeypatch.undo()
    assert set(rows(lake, "mentions")) == before
    lake.sweep()
    compact(lake)
    assert rows(lake, "mentions") == sorted(before)


def test_large_files_are_left_as_they_are(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    made = compact(lake, rows=4)
    assert made is not None and max(f.rows for f in lake.files("reports")) <= 4


def test_a_damaged_file_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    file = lake.path / lake.files("mentions")[0].path
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(bytes(raw))
    ended = CliRunner().invoke(app, ["archive", "compact", str(lake.path)])
    assert ended.exit_code == 3 and file.name in ended.stderr and len(lake.files()) == 15


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    ended = CliRunner().invoke(app, ["archive", "compact", str(lake.path), "--json"])
    assert ended.exit_code == 0
    said = json.loads(ended.stdout)
    assert (said["replaced"], said["written"]) == (15, 3)
    assert "nothing to compact" in CliRunner().invoke(app, ["archive", "compact", str(lake.path)]).stderr
