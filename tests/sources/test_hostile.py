"""Hostile pages and feeds: the program lives, each is over within its limits, and a loss of text is said."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path

import pytest

from chancery.errors import CellDied, InputError
from chancery.sources.cells import Cell
from chancery.sources.mutations import mutated
from chancery.sources.pages import read_page
from chancery.sources.shapes import lost

from .layouts import LAYOUTS, SECOND, THIRD
from .shapes import SHAPES, around
from .test_feeds import ATOM, JSON, RSS

CPU = 1


@pytest.fixture(scope="module")
def cell() -> Iterator[Cell]:
    """A cell with less time than the program's own, so that the tests are quick."""
    cell = Cell(cpu=CPU, wall=30)
    yield cell
    cell.close()


def test_there_are_thirty_shapes() -> None:
    assert len(SHAPES) >= 30


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_page_is_over_within_its_limits(cell: Cell, shape: str) -> None:
    cell.ask("ping", b"")
    before = cell.ask("ping", b"")["cpu"]
    deaths = cell.deaths
    try:
        answer = cell.ask("page", SHAPES[shape])
    except CellDied:
        assert cell.deaths <= deaths + 1
        assert "cpu" in cell.ask("ping", b"")
        return
    assert cell.ask("ping", b"")["cpu"] - before <= CPU + 2
    if "page" in answer:
        said = {p["kind"] for p in answer["page"]["problems"]}
        held = SECOND.encode() in SHAPES[shape]
        whole = not held or SECOND[:60] in answer["page"]["text"] or THIRD[:60] in answer["page"]["text"]
        assert whole or "text-lost" in said or len(answer["page"]["text"]) > 100_000, said
    else:
        assert answer["none"]["reason"]


def test_most_shapes_are_known_at_a_glance_or_parsed() -> None:
    """The article around a trap that does no harm is read; the same page never takes the program's own cell down."""
    page = read_page("a", SHAPES["nested to just below the limit"])
    assert SECOND in page.text
    with pytest.raises(InputError, match="hang a parser"):
        read_page("a", SHAPES["200,000 attributes with values"])
    assert THIRD in read_page("a", SHAPES["escapes of a terminal"]).text


HANGING = around("<p " + "".join(f'a{n}=">" ' for n in range(200_000)) + ">")
"""What no quick look sees: attributes that hold the end of a tag, whose number makes the parser quadratic."""


def test_a_parser_that_hangs_is_ended_and_named() -> None:
    short = Cell(cpu=0, wall=20)
    with pytest.raises(CellDied, match="computing time"):
        short.ask("page", HANGING)
    assert short.ask("ping", b"")["cpu"] < 1
    assert short.deaths == 1
    short.close()


def test_a_parser_that_swells_is_ended_and_named() -> None:
    """By its memory: the page takes a twentieth of these seconds, and a machine that is short of memory itself may be slow."""
    short = Cell(cpu=60, wall=600, memory=150_000_000)
    assert "cpu" in short.ask("ping", b"")
    with pytest.raises(CellDied, match="memory"):
        short.ask("page", SHAPES["300,000 paragraphs"])
    assert "cpu" in short.ask("ping", b"")
    short.close()


def test_a_parser_that_does_not_answer_is_ended_by_the_clock() -> None:
    short = Cell(cpu=10, wall=0.3)
    with pytest.raises(CellDied, match=r"more than 0\.3 s"):
        short.ask("page", HANGING)
    short.close()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not say what a process takes")
def test_a_parser_that_stands_still_at_the_limit_of_its_memory_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A library that gets no memory may wait for a lock of its own for good: it neither answers nor computes."""
    monkeypatch.setattr("chancery.sources.cells._LOOK", 0.2)
    still = Cell(cpu=10, wall=60)
    still.ask("ping", b"")
    assert still.pid is not None
    still.memory = 10_000_000  # it has long gone beyond nine tenths of that
    os.kill(still.pid, signal.SIGSTOP)
    with pytest.raises(CellDied, match="want of memory"):
        still.ask("ping", b"")
    still.close()


def test_a_cell_that_was_killed_is_started_again(cell: Cell) -> None:
    cell.ask("ping", b"")
    assert cell.pid is not None
    os.kill(cell.pid, 9)
    time.sleep(0.2)
    assert "cpu" in cell.ask("ping", b"")


def test_text_that_a_parser_drops_is_said() -> None:
    """A page whose frames take the place of its body: by the rules of HTML its paragraphs vanish."""
    with pytest.raises(InputError):
        read_page("a", SHAPES["frames in place of a body"])
    page = LAYOUTS[0].html
    assert lost(page, page) is None
    assert "samples are gone" in (lost(page, "") or "")


class Words(HTMLParser):
    """Another reader of HTML, which drops nothing: the words that stand between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def test_mutated_pages(cell: Cell) -> None:
    """A sample of the twenty thousand that `chancery bench hostile` sends: all are answered, and a loss of text is said."""
    chance = random.Random(20_260_302)
    pages = [layout.html.encode() for layout in LAYOUTS]
    deaths, whole, said, silent = cell.deaths, 0, 0, 0
    for number in range(400):
        raw = mutated(pages[number % len(pages)], chance)
        answer = cell.ask("page", raw)
        if "page" not in answer:
            continue
        page = answer["page"]
        assert not {"\x1b", "\0", "\x9b"} & set(page["title"] or "")
        words = Words()
        words.feed(raw.decode("utf-8", "replace"))
        if SECOND in "".join(words.found) and THIRD in "".join(words.found):
            gone = SECOND not in page["text"] and THIRD not in page["text"]
            flagged = "text-lost" in {p["kind"] for p in page["problems"]}
            whole, said, silent = whole + (not gone), said + (gone and flagged), silent + (gone and not flagged)
    assert cell.deaths == deaths
    assert whole >= 80
    assert silent <= 2, said  # words in a <select> are no text to any writer


def test_mutated_feeds(cell: Cell) -> None:
    """A sample of the thousand that `chancery bench hostile` sends."""
    chance = random.Random(20_260_303)
    feeds = [RSS.encode(), ATOM.encode(), JSON.encode()]
    deaths, read = cell.deaths, 0
    for number in range(150):
        try:
            answer = cell.ask("feed", mutated(feeds[number % 3], chance), {"url": "https://harbour.example/feed"})
        except CellDied as trouble:
            assert "could not be parsed" in str(trouble)
            continue
        read += "feed" in answer
        for entry in answer.get("feed", {}).get("entries", ()):
            assert entry["url"] is None or entry["url"].startswith(("http://", "https://"))
            assert "<script" not in (entry["title"] or "")
    assert cell.deaths == deaths
    assert read > 75


@pytest.mark.parametrize(
    "raw",
    [
        b"<rss><channel>" + b"<item>" * 10_000,
        b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>"
        + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(12))
        + b"]><rss version='2.0'><channel><title>&a11;</title></channel></rss>",
        b"<rss version='2.0'><channel><title>" + b"<b>" * 20_000,
        b'{"version":"https://jsonfeed.org/version/1.1","items":' + b"[" * 200_000,
        b"<feed>" + b"<entry " + b"a='1' " * 100_000 + b"/></feed>",
        b"<rss version='2.0'><channel><item><description>"
        + b"&lt;div&gt;" * 50_000
        + b"</description></item></channel></rss>",
        b"\0" * 100_000,
        b"",
    ],
    ids=[
        "unclosed items",
        "entities in entities",
        "unclosed titles",
        "JSON in JSON",
        "attributes",
        "nested description",
        "NUL",
        "nothing",
    ],
)
def test_a_hostile_feed_is_over_within_its_limits(cell: Cell, raw: bytes) -> None:
    try:
        answer = cell.ask("feed", raw, {})
    except CellDied:
        pass
    else:
        assert "none" in answer or len(str(answer)) < 1_000_000
    assert "cpu" in cell.ask("ping", b"")


def test_a_robots_file_built_to_hang_is_over_too(cell: Cell) -> None:
    raw = b"User-agent: *\nDisallow: /" + b"*a" * 2_000 + b"$\n"
    started = time.monotonic()
    with suppress(CellDied):
        cell.ask("robots", raw, {"url": "https://a.example/" + "a" * 1_000, "agent": "chancery"})
    assert time.monotonic() - started < 25


def test_a_page_too_large_is_refused_unparsed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not read"):
        read_page("a", b"<p>" + b"a" * 33_000_000)
