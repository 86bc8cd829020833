"""`chancery claims`: who said what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chancery.cli.commands import app

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
