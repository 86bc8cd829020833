"""`chancery calendar` and `chancery export ics` as a person meets them."""

from __future__ import annotations

import json
from pathlib import Path

import icalendar
import pytest
from typer.testing import CliRunner

from chancery.cli.commands import app

STORY = (
    "OSLO, March 11 (Harbour Wire) - Japan and India are arranging to hold talks in Tokyo in mid-April, officials said. "
    "Norway's foreign minister will visit Kenya on April 2. Brazil called off a summit with Canada planned for April 7. "
    "Norway's prime minister may visit Ottawa in May."
)
run = CliRunner()


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


def calendar(*given: str, code: int = 0) -> str:
    result = run.invoke(app, ["calendar", *given, "--published", "2026-03-11"])
    assert result.exit_code == code, result.output
    return result.stdout


def test_the_grid_tells_certain_from_tentative_by_shape_and_word(story: str) -> None:
    shown = calendar(story, "--from", "2026-04", "--to", "2026-04")
    assert "April 2026" in shown
    assert "March 2026" not in shown
    lines = shown.splitlines()
    assert any("[" in line and "SCHEDULED visit" in line for line in lines)
    assert any("(" in line.split("ARRANGING")[0] and "ARRANGING talks" in line and "~" in line for line in lines)
    assert any("x CANCELLED summit" in line for line in lines)
    assert "certain" in lines[-1] and "tentative" in lines[-1]
    assert "\x1b[" not in shown


def test_filters(story: str) -> None:
    assert [json.loads(line)["type"] for line in calendar(story, "--json", "--who", "KEN").splitlines()] == ["visit"]
    assert [
        json.loads(line)["status"] for line in calendar(story, "--json", "--who", "JPN", "--with", "IND").splitlines()
    ] == ["arranging"]
    assert calendar(story, "--json", "--type", "visit", "--status", "possible").count("\n") == 1
    assert calendar(story, "--json", "--who", "PER", code=1) == ""


def test_an_agenda_of_a_day(story: str) -> None:
    shown = calendar(story, "--on", "2026-04-02")
    assert shown.startswith("Due\n")
    assert "Expected" not in shown
    (row,) = [json.loads(line) for line in calendar(story, "--on", "2026-04-12", "--json", "--who", "JPN").splitlines()]
    assert (row["agenda"], row["type"], row["firmness"]) == ("expected", "talks", "tentative")


@pytest.mark.parametrize(
    "wrong",
    [
        ["--from", "soon"],
        ["--tz", "Mars/Olympus"],
        ["--from", "2026-05", "--to", "2026-04"],
        ["--status", "perhaps"],
        ["--on", "2026-02-30"],
    ],
)
def test_a_filter_that_cannot_be_understood_is_wrong_usage(story: str, wrong: list[str]) -> None:
    result = run.invoke(app, ["calendar", story, *wrong])
    assert result.exit_code == 2
    assert wrong[0] in result.stderr


def test_export_ics(story: str, tmp_path: Path) -> None:
    out = tmp_path / "out.ics"
    result = run.invoke(app, ["export", "ics", story, "-o", str(out), "--published", "2026-03-11"])
    assert result.exit_code == 0
    found = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert sorted(str(e["status"]) for e in found) == ["CANCELLED", "CONFIRMED", "TENTATIVE"]
    everything = run.invoke(app, ["export", "ics", story, "--all", "--published", "2026-03-11"])
    assert "POSSIBLE: visit" in everything.stdout


def test_an_unknown_export_and_a_place_that_cannot_be_written_are_wrong_usage(story: str, tmp_path: Path) -> None:
    assert run.invoke(app, ["export", "papyrus", story]).exit_code == 2
    result = run.invoke(app, ["export", "ics", story, "-o", str(tmp_path / "no" / "where.ics")])
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_one_bad_input_costs_itself_only(story: str) -> None:
    result = run.invoke(app, ["calendar", "/no/such/file.txt", story, "--published", "2026-03-11"])
    assert result.exit_code == 3
    assert "SCHEDULED visit" in result.stdout
