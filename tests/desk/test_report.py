"""The page of a report: its text whole, its marks, its notes, the words asked for."""

from __future__ import annotations

import html
import re

from tests.desk.conftest import Served


def test_the_text_stands_whole_and_marked(desk: Served) -> None:
    """The report of the postponed visit, by its key."""
    facts = desk.get("/report/affair-4-postponed.json").json()
    page = desk.get("/report/affair-4-postponed").text
    shown = re.search(r'<div class="text".*?</article>', page, re.S)[0]
    words = html.unescape(re.sub(r"<ul class=\"notes\".*?</ul>|<section.*|<[^>]+>", "", shown, flags=re.S))
    assert re.sub(r"\s+", "", facts["text"]) in re.sub(r"\s+", "", words)
    layers = {m["layer"] for m in facts["marks"]}
    assert layers >= {"event", "time", "source", "hedge"}
    for mark in facts["marks"]:
        start, end = mark["span"]
        assert 0 <= start < end <= len(facts["text"])


def test_notes_lead_to_events(desk: Served) -> None:
    facts = desk.get("/report/affair-4-postponed.json").json()
    note = next(n for n in facts["notes"] if n["status"] == "postponed")
    assert desk.get(f"/event/{note['event']}").status_code == 200


def test_words_asked_for_are_lit(desk: Served) -> None:
    assert 'id="c10"' in desk.get("/report/affair-4-postponed?span=10-20").text
    assert desk.get("/report/affair-4-postponed?span=abc").status_code == 400
    assert desk.get("/report/affair-4-postponed?span=5-999999").status_code == 200


def test_a_report_that_is_not_there_is_not_found(desk: Served) -> None:
    assert desk.get("/report/none-such").status_code == 404
