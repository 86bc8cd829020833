"""The commands as a person meets them."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from chancery.cli.commands import app
from chancery.facts.documents import schema
from chancery.facts.readings import Reading
from chancery.facts.reports import Report

STORY = (
    "TOKYO, March 11 (Harbour Wire) - Japan and India are making final arrangements to hold talks in Tokyo in mid-April, government "
    "sources said Wednesday. Whether China will protest remains to be seen."
)
run = CliRunner()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_every_command_has_help() -> None:
    shown = run.invoke(app, ["--help"]).output
    for command in ("try", "read", "times", "calendar", "export", "code", "score", "archive", "bench", "doctor"):
        assert command in shown
        assert run.invoke(app, [command, "--help"]).exit_code == 0


def test_read_prints_a_brief(story: Path) -> None:
    result = run.invoke(app, ["read", str(story), "--published", "2026-03-11", "--outlet", "Harbour Wire"])
    assert result.exit_code == 0
    for part in (
        "WHAT IS HAPPENING",
        "ARRANGING talks",
        "11 Apr 2026 – 20 Apr 2026",
        "WHAT REMAINS OPEN",
        "Whether China will protest",
        "Harbour Wire ← government sources",
    ):
        assert part in result.output
    assert "\x1b[" not in result.output


def test_explain_adds_the_words(story: Path) -> None:
    result = run.invoke(app, ["read", str(story), "--published", "2026-03-11", "--explain"])
    assert "“arrangements” → arranging" in result.output


def test_read_json_conforms(story: Path) -> None:
    result = run.invoke(app, ["read", str(story), "--json", "--published", "2026-03-11"])
    document = json.loads(result.stdout)
    jsonschema.Draft202012Validator(schema()).validate(document)
    assert document["events"][0]["status"] == "arranging"


def test_one_bad_input_costs_itself_only(story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    result = run.invoke(app, ["read", str(tmp_path / "empty.txt"), str(story), "--json"])
    assert result.exit_code == 3
    assert len(result.stdout.strip().splitlines()) == 1
    assert "empty.txt: it is empty" in result.stderr


def test_a_report_on_which_the_reader_fails_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect of ours is named with the report, and the rest goes on."""
    from chancery import pipeline

    whole = pipeline.read_report

    def failing(report: Report, *given: Any, **more: Any) -> Reading:
        if "Oslo" in report.text:
            raise IndexError("list index out of range")
        return whole(report, *given, **more)

    monkeypatch.setattr(pipeline, "read_report", failing)
    for name, place in (("one", "Oslo"), ("two", "Riga")):
        (tmp_path / f"{name}.txt").write_text(f"Japan and Norway held talks in {place}.", encoding="utf-8")
    result = run.invoke(app, ["read", str(tmp_path / "one.txt"), str(tmp_path / "two.txt"), "--json"])
    assert result.exit_code == 3
    assert "one.txt: the reader failed on it: IndexError" in result.stderr
    assert len(result.stdout.splitlines()) == 1 and "Riga" in result.stdout


def test_a_wrong_date_is_wrong_usage(story: Path) -> None:
    result = run.invoke(app, ["read", str(story), "--published", "tomorrow"])
    assert result.exit_code == 2
    assert "ISO 8601" in result.stderr


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run.invoke(app, ["read", "-", "--json"], input=STORY)
    assert json.loads(result.stdout)["report"]["text"] == STORY


def test_times(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "dct": "2026-01-02", "text": "They will talk on the evening of January 2."})
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    result = run.invoke(app, ["times", str(tmp_path / "a.jsonl"), "--json"])
    found = json.loads(result.stdout)
    assert found["id"] == "a"
    assert [(t["type"], t["value"]) for t in found["times"]] == [("TIME", "2026-01-02TEV")]


def test_score_gives_full_marks_to_the_gold_itself(tmp_path: Path, story: Path) -> None:
    reading = json.loads(run.invoke(app, ["read", str(story), "--json", "--published", "2026-03-11"]).stdout)
    gold = {
        "doc": "a",
        "published": "2026-03-11",
        "text": STORY,
        "claims": [],
        "positions": [],
        "constraints": [],
        "questions": [],
        "events": [
            {
                "id": "e1",
                "type": "talks",
                "mentions": ["hold talks"],
                "who": ["JPN", "IND"],
                "status": "arranging",
                "window": ["2026-04-11", "2026-04-21"],
            }
        ],
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "readings.jsonl").write_text(json.dumps(reading), encoding="utf-8")
    result = run.invoke(app, ["score", str(tmp_path / "gold.jsonl"), str(tmp_path / "readings.jsonl"), "--json"])
    figures = json.loads(result.stdout)
    assert (figures["type"], figures["who"], figures["status"], figures["when"]) == (1.0, 1.0, 1.0, 1.0)
    assert (
        run.invoke(
            app, ["score", str(tmp_path / "gold.jsonl"), str(tmp_path / "readings.jsonl"), "--validate"]
        ).exit_code
        == 0
    )
    reading["events"][0]["mentions"] = [[5, 90_000]]
    (tmp_path / "readings.jsonl").write_text(json.dumps(reading), encoding="utf-8")
    broken = run.invoke(app, ["score", str(tmp_path / "gold.jsonl"), str(tmp_path / "readings.jsonl"), "--validate"])
    assert broken.exit_code == 3
    assert "runs past the end" in broken.output


def test_doctor_and_bench() -> None:
    assert "weights" in run.invoke(app, ["doctor"]).output
    figures = json.loads(run.invoke(app, ["bench", "read", "--rounds", "1", "--json"]).stdout)
    assert figures["reports"] >= 8
    times = json.loads(run.invoke(app, ["bench", "times", "--rounds", "1", "--json"]).stdout)
    assert times["documents of 500 words"] >= 8 and times["share whose direction needed the tree"] == 0
    assert 0 < times["share whose direction tense told"] < 1
    assert run.invoke(app, ["bench", "nothing"]).exit_code == 2


def test_doctor_lists_office_holders_whom_the_tables_lack(tmp_path: Path) -> None:
    """Foreign Minister Laksmi Wardhana of Indonesia is in no table; Emmanuel Macron is."""
    report = tmp_path / "report.txt"
    report.write_text(
        "Foreign Minister Laksmi Wardhana of Indonesia met French President Emmanuel Macron on Monday.",
        encoding="utf-8",
    )
    result = run.invoke(app, ["doctor", "--unknown", str(report), "--json"])
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (row["person"], row["role"], row["country"]) == ("Laksmi Wardhana", "foreign_minister", "IDN")
    assert run.invoke(app, ["doctor", "--unknown"]).exit_code == 2
    assert run.invoke(app, ["doctor", "--unknown", str(tmp_path / "none.txt")]).exit_code == 3


def test_try_reads_the_examples() -> None:
    done = subprocess.run([sys.executable, "-m", "chancery", "try"], capture_output=True, text=True, check=True)
    assert "UNDER WAY AND AHEAD" in done.stdout
    assert "[1] The Northern Ledger" in done.stdout
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert done.stdout == readme.partition("<!-- example -->\n```\n")[2].partition("```\n<!-- end -->")[0]


def test_the_readme_names_only_what_exists() -> None:
    root = Path(__file__).parents[2]
    readme = (root / "README.md").read_text(encoding="utf-8") + (root / "docs/commands.md").read_text(encoding="utf-8")
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"^make (\w+)|`make (\w+)`", readme, re.MULTILINE)):
        assert re.search(rf"^{target[0] or target[1]}:", makefile, re.MULTILINE)
    commands = {c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands}
    commands |= {g.name or "" for g in app.registered_groups}
    for command in set(re.findall(r"`?chancery (\w+)", readme)) - {"reads"}:
        assert command in commands, command
    for link in re.findall(r"\]\((docs/[\w/-]+(?:\.md)?|NOTICE|src/[\w/]+)\)", readme):
        assert (root / link).exists(), link


def test_standard_error_is_for_notes(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert isinstance(sys.stderr, io.TextIOBase)
    result = run.invoke(app, ["read", "nowhere.txt", str(story), "--json"])
    assert all(line.startswith("{") for line in result.stdout.strip().splitlines())


def test_whoever_stops_reading_ends_us_quietly() -> None:
    """`chancery try | head -1`"""
    with subprocess.Popen(
        [sys.executable, "-m", "chancery", "try"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_what_is_no_gold_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"doc": "a", "text": STORY}), encoding="utf-8")
    result = run.invoke(app, ["score", str(tmp_path / "gold.jsonl")])
    assert result.exit_code == 2
    assert "record 1: no gold annotation, it has no events" in result.stderr


def test_tables_that_are_not_there_are_named_without_a_traceback(story: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "chancery", "times", str(story)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CHANCERY_KNOWLEDGE": "/nowhere/at/all"},
    )
    assert done.returncode == 3
    assert done.stderr.startswith("chancery: /nowhere/at/all")


def test_output_is_utf_8_whatever_the_locale(story: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "chancery", "read", str(story)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert "outlet not given · undated" in done.stdout.decode("utf-8")
