"""`chancery watch` as a person and as cron meet it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import chancery
from chancery.cli.commands import app
from chancery.cli.watch import _seconds, watch_feeds
from chancery.sources.rehearsal import Faults, Press

run = CliRunner()


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press(feeds=4, entries=6, span=0.0, faults=Faults(0, 0, 0, 0, 0))
    yield press
    press.close()


def once(press: Press, tmp_path: Path, inputs: list[str], **options: bool) -> int:
    given = {"json": True, "keep_pages": False, **options}
    return watch_feeds(
        inputs, tmp_path / "record", every="15m", once=True, policy=press.policy, resolver=press.resolver, **given
    )


def test_once_keeps_what_is_new_and_only_that(press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An OPML list of two sites' feeds, twice: the second time nothing is due, and nothing is asked."""
    outlines = "".join(f'<outline xmlUrl="{o.url}"/>' for o in press.outlines())
    (tmp_path / "mine.opml").write_text(f"<opml><body>{outlines}</body></opml>", encoding="utf-8")
    assert once(press, tmp_path, [str(tmp_path / "mine.opml")]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["title"] for line in lines} == {a.title for a in press.articles}
    assert all(line["published"].endswith("+00:00") and line["outlet"].startswith("Site ") for line in lines)
    with chancery.open_record(tmp_path / "record") as record:
        assert len(record.events()) > 0
    before = len(press.visits)
    assert once(press, tmp_path, [str(tmp_path / "mine.opml")]) == 0
    assert capsys.readouterr().out == ""
    assert len(press.visits) == before


def test_trouble_is_named_and_the_rest_goes_on(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = press.outlines()[0].url.replace("/feed0", f"/a/{press.articles[0].number}")
    code = once(press, tmp_path, [press.outlines()[0].url, page, "nowhere.opml"])
    said = capsys.readouterr()
    assert code == 3
    assert "nowhere.opml: it is neither an address nor a file" in said.err
    assert "it is a page, not a feed" in said.err
    assert "trouble with 1 of 2 feeds" in said.err


@pytest.mark.parametrize(
    ("written", "seconds"), [("15m", 900), ("90s", 90), ("1.5h", 5_400), ("1d", 86_400), ("15", None), ("soon", None)]
)
def test_times_between_visits(written: str, seconds: float | None) -> None:
    assert _seconds(written) == seconds


def test_wrong_usage_is_named(tmp_path: Path) -> None:
    result = run.invoke(app, ["watch", "https://a.example/feed", "--every", "5s", "--record", str(tmp_path / "r")])
    assert result.exit_code == 2
    assert "a minute at least" in result.stderr
    assert run.invoke(app, ["watch", "--help"]).exit_code == 0
