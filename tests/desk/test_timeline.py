"""The timeline: lanes of windows, nearer and wider by links, what comes before what."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

import pytest

from tests.desk.conftest import Served

SPAN = "from=2026-03&to=2026-09"


def drawn(desk: Served, address: str) -> ElementTree.Element:
    html = desk.get(address).text
    svg = html[html.index("<svg xmlns") : html.index("</svg>", html.index("<svg xmlns")) + 6]
    return ElementTree.fromstring(svg)


def test_the_lanes_hold_the_events_of_the_span_each_leading_to_its_event(desk: Served) -> None:
    page = desk.get(f"/timeline.json?{SPAN}").json()
    tree = drawn(desk, f"/timeline?{SPAN}")
    links = {a.get("href", "").split("?")[0] for a in tree.iter("{http://www.w3.org/2000/svg}a")}
    assert {f"/event/{e['id']}" for e in page["events"]} <= links
    assert {"Japan – Portugal", "China – Portugal"} <= {
        t.text for t in tree.iter("{http://www.w3.org/2000/svg}text") if "lane-name" in t.get("class", "")
    }


def test_what_is_wanted_before_something_is_an_arrow_that_points_forward(desk: Served) -> None:
    """Tokyo is pushing for the visit to occur before the trip to Beijing."""
    tree = drawn(desk, "/timeline?from=2026-03&to=2026-10")
    arrows = [g.get("class") for g in tree.iter("{http://www.w3.org/2000/svg}g") if "arrow " in (g.get("class") or "")]
    assert "arrow wanted" in arrows and not any("back" in a for a in arrows if a)


@pytest.mark.parametrize("lanes", ["pair", "actor", "issue", "kind"])
def test_every_kind_of_lanes_holds_every_event(desk: Served, lanes: str) -> None:
    count = len(desk.get(f"/timeline.json?{SPAN}").json()["events"])
    tree = drawn(desk, f"/timeline?{SPAN}&lanes={lanes}")
    links = {a.get("href") for a in tree.iter("{http://www.w3.org/2000/svg}a") if "/event/" in a.get("href", "")}
    assert len(links) == count


def test_nearer_halves_the_span_and_wider_doubles_it(desk: Served) -> None:
    def length(address: str) -> float:
        page = desk.get(address.replace("/timeline?", "/timeline.json?")).json()
        return (datetime.fromisoformat(page["last"]) - datetime.fromisoformat(page["first"])).days

    html = desk.get(f"/timeline?{SPAN}").text

    def follow(id: str) -> str:
        at = html.index(f'id="{id}" href="') + len(f'id="{id}" href="')
        return html[at : html.index('"', at)].replace("&amp;", "&")

    whole = length(f"/timeline?{SPAN}")
    assert length(follow("zoom-in")) == pytest.approx(whole / 2, abs=2)
    assert length(follow("zoom-out")) == pytest.approx(whole * 2, abs=2)


def test_no_span_is_too_short_or_too_long_to_draw(desk: Served) -> None:
    for span in ("from=2026-06-15&to=2026-06-15", "from=0003&to=9990", "from=2026-06", "to=2026-06"):
        assert desk.get(f"/timeline?{span}").status_code == 200, span


def test_as_of_a_day_the_links_stay_in_the_past(desk: Served) -> None:
    tree = drawn(desk, f"/timeline?{SPAN}&asof=2026-04-10")
    links = [a.get("href", "") for a in tree.iter("{http://www.w3.org/2000/svg}a")]
    assert links and all("asof=2026-04-10" in href for href in links)


def test_lanes_that_are_none_are_refused(desk: Served) -> None:
    assert desk.get("/timeline.json?lanes=colour").status_code == 400
