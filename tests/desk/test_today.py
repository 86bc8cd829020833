"""Today: what changed since the reader last looked, with the sentence and the chain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import feedparser
import httpx2

from chancery.desk.settings import Settings
from tests.desk.conftest import Served


def _group(page: dict, title: str) -> dict:
    return next(g for g in page["changes"] if g["event"] and g["event"]["title"] == title)


def test_a_change_stands_with_its_sentence_and_its_chain(desk: Served) -> None:
    """ "President Duarte Vilhena has postponed his visit to Japan", the presidential office said."""
    page = desk.get("/today.json?since=2026-06-01&limit=100").json()
    visit = _group(page, "Visit: Duarte Vilhena to Japan")
    status = next(c for c in visit["changes"] if c["field"] == "status")
    assert (status["before"], status["after"]) == ("scheduled", "postponed")
    assert "has postponed his visit to Japan" in status["because"][0]["text"]
    assert status["chain"][:2] == ["Atlantic Courier", "the presidential office"]
    assert "has postponed his visit to Japan" in desk.get("/?since=2026-06-01&limit=100").text


def test_without_a_last_look_the_last_few_reports_are_what_changed(desk: Served) -> None:
    page = desk.get("/today.json").json()
    assert page["changes"]
    assert page["total"] == 8


def test_the_changes_begin_where_the_reader_last_looked(desk: Served) -> None:
    answer = desk.client.post("/looked", data={"back": "/"}, headers={"origin": desk.address})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    try:
        page = desk.get("/today.json").json()
        assert page["changes"] == []
        assert "Nothing has changed" in desk.get("/").text
        assert desk.get("/today.json?since=2026-06-01").json()["changes"], "an address that says since when is heeded"
    finally:
        desk.client.cookies.clear()


def test_a_form_leads_back_to_this_desk_alone(desk: Served) -> None:
    for back in (
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "x",
        "/a\r\nb: c",
    ):
        answer = desk.client.post("/looked", data={"back": back}, headers={"origin": desk.address})
        desk.client.cookies.clear()
        assert answer.headers["location"] == "/", back


def test_a_reader_of_feeds_takes_the_steps_of_what_is_asked_for(desk: Served) -> None:
    """ "President Duarte Vilhena has postponed his visit to Japan…", as an entry of the feed on Portugal."""
    given = feedparser.parse(desk.get("/today.atom?who=Portugal").content)
    assert not given.bozo
    assert given.feed.title == "Chancery: Portugal"
    assert any("status: scheduled → postponed" in e.content[0].value for e in given.entries)
    assert len({e.id for e in given.entries}) == len(given.entries)


def test_as_of_a_day_it_tells_what_was_known_then(desk: Served) -> None:
    page = desk.get("/today.json?asof=2026-04-10&since=2026-04-01").json()
    assert page["now"].startswith("2026-04-1")
    visit = _group(page, "Visit: Duarte Vilhena to Japan")
    assert all(c["at"] < "2026-04-11" for c in visit["changes"])


def test_the_fortnight_holds_what_is_fixed_and_what_is_not(desk: Served) -> None:
    """ "will make an official visit to Japan from June 15 to 18", seen on the 8th of June."""
    page = desk.get("/today.json?asof=2026-06-08").json()
    days = {e["title"]: d["day"] for d in page["days"] for e in d["events"]}
    assert days["Visit: Duarte Vilhena to Japan"] == "2026-06-15"


def test_what_should_have_happened_is_overdue(desk: Served) -> None:
    page = desk.get("/today.json?asof=2026-06-20").json()
    assert page["overdue"]
    assert all(e["status"] in ("scheduled", "arranging", "postponed", "lapsed") for e in page["overdue"])


def test_a_report_added_by_another_process_is_told_to_open_pages(tmp_path: Path, serve: Callable[..., Served]) -> None:
    import chancery

    path = tmp_path / "record"
    now = datetime.fromisoformat("2026-03-11T12:00:00+00:00")
    with chancery.open_record(path, create=True, clock=lambda: now) as record:
        record.add("Japan and India held talks in Tokyo on Monday.", published="2026-03-10", outlet="Harbour Wire")
    served = serve(path, now + timedelta(minutes=1), Settings())
    with httpx2.stream("GET", f"{served.address}/live", timeout=60) as stream:
        lines = stream.iter_lines()
        first = next(line for line in lines if line.startswith("data:"))
        with served.open() as record:
            record.add("India postponed talks with Japan.", published="2026-03-11", outlet="Harbour Wire")
        second = next(line for line in lines if line.startswith("data:"))
    assert first != second
    assert served.get("/today.json").json()["total"] == 2
