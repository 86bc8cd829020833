"""Runs: whatever happens to the processes that read, the lake is the same, byte for byte, and every document is accounted for."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chancery.cli.commands import app
from chancery.knowledge import Tables
from chancery.scale.documents import documents
from chancery.scale.lake import Lake
from chancery.scale.parts import Part, parts_of
from chancery.scale.pool import Pool
from chancery.scale.readings import kept_readings
from chancery.scale.runs import RunReport, run
from chancery.scale.screening import Screening

from .archives import diplomatic, everyday, page, warc, write_lines, write_warc

pytest.importorskip("pyarrow")
_SMALL = {"warc": 1_500, "lines": 1_500, "files": 10_000}


def small(*inputs: Path) -> list[Part]:
    return list(parts_of([str(i) for i in inputs], _SMALL))  # type: ignore[arg-type]


def carried_out(lake: Path, parts: list[Part], workers: int = 1, **named: bool) -> RunReport:
    Lake(lake, create=True)
    return run(lake, parts, Pool(lake, workers), **named)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "a.warc.gz"
    write_warc(path, 24)
    return path


@pytest.fixture(scope="module")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    lake = tmp_path_factory.mktemp("undisturbed") / "lake"
    report = carried_out(lake, small(archive))
    assert (report.counts.documents, report.counts.reports, report.counts.irrelevant) == (24, 8, 16)
    assert not report.failures and report.done == report.parts > 3
    return lake


def test_the_lake_holds_the_readings_whole_and_as_tables(undisturbed: Path) -> None:
    import pyarrow.dataset as dataset

    lake = Lake(undisturbed)
    kept = [k.reading for f in lake.files("readings") for k in kept_readings(undisturbed / f.path)]
    assert len(kept) == 8 and all(k.report.outlet == "harbourwire.example" for k in kept)
    mentions = dataset.dataset(undisturbed / "mentions", partitioning="hive").to_table().to_pylist()
    assert len(mentions) == sum(len(k.events) for k in kept) > 15
    texts = {k.report.id: k.report.text for k in kept}
    assert all(texts[m["report"]][m["start"] : m["end"]] == m["words"] for m in mentions)
    assert {"visit", "talks"} <= {m["type"] for m in mentions}
    assert {m["month"] for m in mentions} <= {"2026-01", "2026-02", "2026-03"}
    reports = dataset.dataset(undisturbed / "reports").to_table().to_pylist()
    assert {r["id"] for r in reports} == set(texts)


def test_with_workers_killed_the_lake_is_the_same(archive: Path, undisturbed: Path, tmp_path: Path) -> None:
    """kill -9, again and again, of whatever reads: every part is done again, and nothing is there twice."""
    lake = tmp_path / "lake"
    Lake(lake, create=True)
    pool = Pool(lake, 2)
    over = threading.Event()

    def kill() -> None:
        for hand in (0, 1):
            while not over.is_set() and not any((lake / "tmp").glob("*")):
                time.sleep(0.001)
            if not over.is_set() and (pid := pool.hands[hand].pid) is not None:
                os.kill(pid, signal.SIGKILL)
                time.sleep(0.05)

    killer = threading.Thread(target=kill)
    killer.start()
    report = run(lake, small(archive), pool)
    over.set()
    killer.join()
    assert report.deaths >= 1 and not report.failures
    assert Lake(lake).digest() == Lake(undisturbed).digest()


def test_the_same_again_adds_nothing(archive: Path, undisturbed: Path, tmp_path: Path) -> None:
    """Known again by its content, though it goes by another name now; with --resume it is not even opened."""
    before = Lake(undisturbed).digest()
    copy = tmp_path / "copy.warc.gz"
    copy.write_bytes(archive.read_bytes())
    report = carried_out(undisturbed, small(copy))
    assert (report.done, report.before) == (0, report.parts)
    report = carried_out(undisturbed, small(archive), resume=True)
    assert (report.done, report.before, report.peak_memory) == (0, report.parts, 0)  # no worker was begun
    assert Lake(undisturbed).digest() == before


def test_a_run_that_was_killed_whole_goes_on(archive: Path, undisturbed: Path, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    begin = (
        "import sys; from pathlib import Path; from chancery.scale.parts import parts_of; from chancery.scale.pool import Pool;"
        " from chancery.scale.runs import run; from chancery.scale.lake import Lake; lake = Path(sys.argv[1]);"
        f" Lake(lake, create=True); run(lake, list(parts_of([sys.argv[2]], {_SMALL!r})), Pool(lake, 1))"
    )
    process = subprocess.Popen([sys.executable, "-c", begin, str(lake), str(archive)])
    while process.poll() is None and len(list((lake / "manifest").glob("*.json"))) < 2:
        time.sleep(0.01)
    process.kill()
    process.wait()
    report = carried_out(lake, small(archive), resume=True)
    assert report.before >= 1 and report.before + report.done == report.parts
    assert Lake(lake).digest() == Lake(undisturbed).digest()


def test_a_poison_document_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One crashes the reader, one never ends, one swells, one shows a defect: each is named, the others are read."""
    poison = ["crash the reader", "never come to an end", "swell without bound", "show a defect"]
    texts = [f"{diplomatic(n)}\n\nIt would {words}." for n, words in enumerate(poison)]
    write_lines(tmp_path / "a.jsonl", [diplomatic(9), *texts, diplomatic(10), everyday(1)])
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    lake = tmp_path / "lake"
    Lake(lake, create=True)
    pool = Pool(lake, 1, seconds=2.0, memory=600_000_000, module="tests.scale.poisoned")
    report = run(lake, list(parts_of([str(tmp_path / "a.jsonl")])), pool)
    reasons = {f.name: f.reason for f in report.failures}
    assert [reasons[f"byte 0, line {n}"].partition(" (")[0] for n in (2, 3, 4, 5)] == [
        "it crashed the reader",
        "it took more than 2 s of computing time",
        "it took more than 600 MB of memory",
        "the reader failed on it: RuntimeError: a defect",
    ]
    assert report.counts.reports == 2 and report.counts.failed == 4 and report.counts.irrelevant == 1


def test_damage_costs_what_is_damaged_only(tmp_path: Path, tables: Tables) -> None:
    """A record in the middle is overwritten; the reader goes on with the next that is whole."""
    pages = [page(n, diplomatic(n)) for n in range(6)]
    raw = bytearray(warc(pages))
    place = len(warc(pages[:3])) + raw[len(warc(pages[:3])) + 1 :].find(b"\x1f\x8b\x08") + 1  # the fourth answer
    raw[place + 20 : place + 120] = bytes(100)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(bytes(raw))
    screening = Screening(tables)
    (part,) = parts_of([str(path)])
    found = list(documents(part, (0, len(raw)), screening, {}, lambda number, place: None))
    screening.close()
    assert [d.fate for d in found] == ["report"] * 3 + ["failed"] + ["report"] * 2
    assert found[3].name.startswith("byte") and "damaged" in found[3].reason


def test_the_command_tells_what_became_of_every_document(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [diplomatic(1), everyday(1), "Der Außenminister reist nach Paris. " * 9])
    with (tmp_path / "a.jsonl").open("a") as file:
        file.write("{no json\n")
    given = ["archive", "run", str(tmp_path / "a.jsonl"), "--out", str(tmp_path / "lake"), "--workers", "1"]
    ended = CliRunner().invoke(app, [*given, "--json"])
    assert ended.exit_code == 3
    said = json.loads(ended.stdout)
    counts = said["counts"]
    kinds = ("documents", "reports", "irrelevant", "language", "failed")
    assert [counts[k] for k in kinds] == [4, 1, 1, 1, 1]
    assert "not JSON" in said["failures"][0]["reason"] and said["rates"]["documents a second"] > 0
    again = CliRunner().invoke(app, [*given, "--resume"])
    assert again.exit_code == 0 and "0 of 1 parts done now, 1 before" in again.stdout


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (["nowhere.warc.gz", "--out", "lake"], 3, "no such file"),
        (["-", "--out", "lake"], 3, "read from files"),
        ([".", "--out", "lake", "--slice", "5/4"], 3, "no slice"),
        ([".", "--out", ".", "--workers", "1"], 3, "holds"),
        ([".", "--out", "lake", "--workers", "0"], 2, "at least one"),
    ],
)
def test_wrong_use_is_told_in_words(
    given: list[str], code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(tmp_path / "a.jsonl", [everyday(1)])
    ended = CliRunner().invoke(app, ["archive", "run", *given])
    assert ended.exit_code == code and words in ended.stderr
