"""The commands of the record as a person meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from chancery.cli.commands import app

STORY = [
    {"id": "s1", "outlet": "Harbour Wire", "published": "2026-03-03", "text": "Japan is seeking a visit by Portuguese President Duarte Vilhena to Tokyo before July."},
    {"id": "s2", "outlet": "Harbour Wire", "published": "2026-04-09", "text": "Portuguese President Duarte Vilhena will visit Japan from June 15 to 18, the Foreign Ministry said."},
    {"id": "s3", "outlet": "Atlantic Courier", "published": "2026-06-11", "text": "Portuguese President Duarte Vilhena has postponed his visit to Japan, his office said."},
]  # fmt: skip


class Chancery:
    """Runs commands on one record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str) -> Result:
        return CliRunner().invoke(app, [*words, "--record", str(self.folder)])

    def lines(self, *words: str) -> list[dict[str, object]]:
        """The lines of a command's JSON."""
        return [json.loads(line) for line in self(*words, "--json").stdout.splitlines()]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "story.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in STORY), encoding="utf-8")
    return path


@pytest.fixture
def chancery(tmp_path: Path, story: Path) -> Chancery:
    run = Chancery(tmp_path / "record")
    assert run("add", str(story)).exit_code == 0
    return run


def test_add_gives_a_receipt_for_each_report(tmp_path: Path, story: Path) -> None:
    run = Chancery(tmp_path / "record")
    first = run("add", str(story))
    assert first.stdout.count("added ") == 3
    assert "(s1)" in first.stdout
    assert "3 added" in first.stderr
    assert [r["state"] for r in run.lines("add", str(story))] == ["known"] * 3
    (tmp_path / "empty.txt").write_text("")
    bad = run("add", str(tmp_path / "empty.txt"), str(story))
    assert bad.exit_code == 3
    assert "empty.txt" in bad.stderr
    assert run("add").exit_code == 2
    assert run("add", str(story), "--published", "soon").exit_code == 2


def test_events_and_show(chancery: Chancery) -> None:
    table = chancery("events", "--type", "visit")
    assert table.exit_code == 0
    assert "postponed" in table.stdout
    assert "guest Duarte Vilhena (PRT); host Japan" in table.stdout
    (event,) = chancery.lines("events", "--who", "Japan", "--with", "Portugal")
    assert set(event["keys"].values()) == {"s1", "s2", "s3"}  # type: ignore[attr-defined]
    shown = chancery("show", str(event["id"]), "--revisions", "--evidence").stdout
    assert "status: sought → scheduled" in shown
    assert "“Portuguese President Duarte Vilhena has postponed his visit to Japan, his office said.”" in shown
    assert "has postponed" in chancery("show", "s3").stdout
    assert chancery("show", "nothing").exit_code == 1
    assert [e["status"] for e in chancery.lines("events", "--as-of", "2026-05-01", "--type", "visit")] == ["scheduled"]
    assert [e["type"] for e in chancery.lines("timeline", "--type", "visit")] == ["visit"]
    assert "before 2026-07" in chancery("show", str(event["id"])).stdout
    assert chancery("check", "--why", str(event["id"])).exit_code in (0, 1)
    assert chancery("check").exit_code == 1


def test_exit_codes_say_what_happened(chancery: Chancery, tmp_path: Path) -> None:
    assert chancery("events", "--who", "Iceland").exit_code == 1
    wrong = chancery("events", "--status", "maybe")
    assert wrong.exit_code == 2
    assert "one of occurred" in wrong.stderr
    nowhere = Chancery(tmp_path / "nowhere")("events")
    assert nowhere.exit_code == 4
    assert "chancery add" in nowhere.stderr
    (tmp_path / "chancery.json").write_text('{"chancery-record": 99}')
    newer = Chancery(tmp_path)("events")
    assert newer.exit_code == 4
    assert "newer Chancery" in newer.stderr


def test_decisions(chancery: Chancery) -> None:
    (event,) = chancery.lines("events", "--type", "visit")
    id = str(event["id"])
    (made,) = chancery.lines("set", id, "window", "2026-10-05/2026-10-07", "--note", "by telephone", "--as", "Ana")
    (seen,) = chancery.lines("events", "--type", "visit")
    assert seen["window"]["latest"] == "2026-10-08T00:00:00Z"  # type: ignore[index]
    assert [(d["who"], d["note"]) for d in chancery.lines("decisions")] == [("Ana", "by telephone")]
    assert chancery("undo", str(made["id"])).exit_code == 0
    assert chancery("set", id, "status", "maybe").exit_code == 2
    assert chancery("withdraw", "s3").exit_code == 0
    assert "postponed" not in chancery("events", "--type", "visit").stdout
    assert chancery("undo").exit_code == 0
    assert chancery("split", id, "s3").exit_code == 0
    assert len(chancery.lines("events", "--type", "visit")) == 2
    assert chancery("merge", id, str(chancery.lines("show", "s3")[0]["events"][0])).exit_code == 0  # type: ignore[index]
    assert chancery("undo", "d0").exit_code == 1


def test_watchlists(chancery: Chancery, tmp_path: Path) -> None:
    assert chancery("alerts").exit_code == 1
    assert chancery("watchlist", "add", "--who", "Japan", "--name", "tokyo").exit_code == 0
    assert chancery("watchlist", "add").exit_code == 2
    assert "--who Japan" in chancery("watchlist", "list").stdout
    assert chancery("watchlist", "test", "tokyo").stdout.count("changed") >= 2
    assert chancery("alerts").exit_code == 1
    more = tmp_path / "more.txt"
    more.write_text("Japan and India held talks in Tokyo on Wednesday.")
    chancery("add", str(more), "--published", "2026-07-02")
    assert "talks occurred" in chancery("alerts").stdout
    assert chancery("watchlist", "drop", "tokyo").exit_code == 0
    assert chancery("watchlist", "drop", "tokyo").exit_code == 1


def test_views(chancery: Chancery) -> None:
    assert "[1]" in chancery("brief").stdout
    assert chancery.lines("search", "postponed")[0]["report"]["key"] == "s3"  # type: ignore[index]
    assert chancery("search", "...").exit_code == 2
    assert chancery("positions", "--who", "Japan").exit_code in (0, 1)
    assert chancery("questions").exit_code == 1
    assert chancery("relations").exit_code == 1
    assert chancery("since", "2026-01-01").exit_code == 0
    assert chancery("since", "2099").exit_code == 1
    assert chancery("review").exit_code in (0, 1)
    assert "2026" in chancery("calendar").stdout
    assert chancery("claims", "--by", "Foreign Ministry").exit_code == 0


def test_upkeep(chancery: Chancery, tmp_path: Path) -> None:
    assert "3 reports" in chancery("rebuild").stderr
    assert chancery("verify").exit_code == 0
    assert chancery("backup", str(tmp_path / "copy")).exit_code == 0
    assert Chancery(tmp_path / "copy")("events").exit_code == 0
    assert chancery("reread").exit_code == 1
    assert chancery("forget", "s3").exit_code == 2
    assert chancery("forget", "s3", "--yes").exit_code == 0
    assert chancery("show", "s3").exit_code == 1
    segment = next((chancery.folder / "log").rglob("*.zst"))
    segment.write_bytes(segment.read_bytes()[:-3])
    assert chancery("verify", "--look").exit_code == 4
    assert chancery("verify").exit_code == 4
    assert chancery("verify").exit_code == 0


def test_the_record_survives_its_trials() -> None:
    """Killed, filled up, flipped, shuffled and crowded, in a short form; the lake has tests of its own (tests/scale)."""
    trials = ["kill", "full", "flips", "orders", "crowd"]
    command = [sys.executable, "-m", "chancery", "selftest", *trials, "--short", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [f["name"] for f in found] == trials
    assert [f["faults"] for f in found] == [[]] * 5, done.stderr
    assert done.returncode == 0
