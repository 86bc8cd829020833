"""`chancery claims`: who said what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chancery.cli.commands import app
from chancery.cli.reading import Tally, readings
from chancery.sources.arrivals import Arrival, make_report

STORY = (
    "Japan and India are arranging talks in Tokyo, government sources said Wednesday. The talks may slip to May, an Indian "
    "diplomat said. “Norway was not asked,” Norwegian Foreign Minister Liv Sandnes told reporters."
)
run = CliRunner()


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


def test_claims_stand_below_their_chains(story: str) -> None:
    result = run.invoke(app, ["claims", story, "--outlet", "Harbour Wire"])
    assert result.exit_code == 0
    assert "Harbour Wire ← government sources (official-anonymous)" in result.output
    assert "“Norway was not asked”" in result.output


def test_a_pronoun_is_shown_with_whom_it_stands_for(tmp_path: Path) -> None:
    """ "Foreign Minister Liv Sandnes met Russian envoys. She said the talks would go on.": she (Liv Sandnes)."""
    path = tmp_path / "talks.txt"
    path.write_text(
        "Norwegian Foreign Minister Liv Sandnes met Russian envoys in Oslo. She said the talks would go on.",
        encoding="utf-8",
    )
    assert "She (Liv Sandnes) (official-named)" in run.invoke(app, ["claims", str(path)]).output


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--by", "sandnes"], ["Norway was not asked"]),
        (["--by", "IND"], ["The talks may slip to May"]),
        (["--hedged"], ["The talks may slip to May"]),
        (["--about", "Tokyo"], ["Japan and India are arranging talks in Tokyo"]),
    ],
)
def test_one_asks_by_whom_and_about_what(story: str, options: list[str], words: list[str]) -> None:
    result = run.invoke(app, ["claims", story, "--json", *options])
    assert [json.loads(line)["text"] for line in result.output.splitlines()] == words


def test_nothing_found_is_exit_code_one(story: str) -> None:
    assert run.invoke(app, ["claims", story, "--by", "Brazil"]).exit_code == 1


def test_the_brief_counts_independent_sources(story: str) -> None:
    result = run.invoke(app, ["read", story, "--outlet", "Harbour Wire"])
    assert "3 independent sources" in result.output


def test_what_somebody_chose_is_read_for_who_says_what_whatever_it_is_about(tmp_path: Path) -> None:
    """ "The cellar flooded twice this spring, said Tilda Brannigan, who runs the bakery." """
    path = tmp_path / "bakery.txt"
    path.write_text(
        "The cellar flooded twice this spring, said Tilda Brannigan, who runs the bakery. The council met on Monday.",
        encoding="utf-8",
    )
    result = run.invoke(app, ["claims", str(path), "--json"])
    assert [json.loads(line)["text"] for line in result.output.splitlines()] == ["The cellar flooded twice this spring"]
    reading = json.loads(run.invoke(app, ["read", str(path), "--json"]).output)
    assert (len(reading["claims"]), reading["events"]) == (1, [])
    assert reading["problems"][0]["kind"] == "irrelevant"


def test_of_what_a_crawl_gathered_only_diplomacy_is_read(tmp_path: Path) -> None:
    report = make_report("The cellar flooded twice this spring, said Tilda Brannigan, who runs the bakery.")
    tally = Tally()
    chosen, gathered = readings(
        iter([Arrival("a", report), Arrival("b", report, gathered=True)]), tally, off_topic="attribute"
    )
    assert (len(chosen.claims), len(gathered.claims), tally.read) == (1, 0, 2)
