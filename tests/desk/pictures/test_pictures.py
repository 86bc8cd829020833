"""Pictures: well-formed, named, with the table of the same facts, and safe whatever a report says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chancery.desk.pictures.addresses import Addresses, plain
from chancery.desk.pictures.captions import when
from chancery.desk.pictures.histogram import bins_of, histogram
from chancery.desk.pictures.ladder import ladder_picture, steps
from chancery.desk.pictures.lanes import lanes_of
from chancery.desk.pictures.svg import Picture, link
from chancery.desk.pictures.timeline import timeline_picture
from chancery.desk.pictures.window import window_picture
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordEvent
from chancery.facts.revisions import Bound
from tests.desk.pictures.drawn import NOW, SVG, UNHURRIED, before, event, on, parsed, texts, window

HOSTILE = '"><script>alert(1)</script><a href="javascript:alert(2)" onload=\'x\'>\u202e\x00]]>&lt;'
HISTORY = ((40.0, "sought"), (60.0, "arranging"), (80.0, "scheduled"), (120.0, "postponed"))


def timeline(*events: RecordEvent) -> Picture:
    return timeline_picture(lanes_of(events, "pair"), on(0), on(365), NOW)


PICTURES: dict[str, Callable[[RecordEvent], Picture]] = {
    "window": lambda e: window_picture(e, NOW, others={"q.1-2": event("q.1-2", parties=(HOSTILE,))}),
    "ladder": lambda e: ladder_picture(e, NOW),
    "timeline": lambda e: timeline(e, event("q.1-2")),
    "histogram": lambda e: histogram(bins_of([on(3), on(40)]), title=HOSTILE, noun=HOSTILE),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_well_formed_named_and_has_its_table(name: str) -> None:
    picture = PICTURES[name](event(history=HISTORY, constraints=(before("q.1-2"), before("2026-07", "wanted"))))
    for svg in filter(None, (picture.svg, picture.narrow)):
        tree = parsed(svg)
        ids = {e.get("id") for e in tree.iter() if e.get("id")}
        assert {tree.get("aria-labelledby"), tree.get("aria-describedby")} <= ids
        assert not [e for e in tree.iter() if "style" in e.attrib]
    assert picture.title and picture.description and picture.table.rows


@pytest.mark.parametrize("name", PICTURES)
def test_what_a_report_says_stays_words(name: str) -> None:
    hostile = event(
        id=HOSTILE, type=HOSTILE, parties=(HOSTILE, "Norway"), history=HISTORY, constraints=(before("q.1-2"),)
    )
    for svg in filter(None, (PICTURES[name](hostile).svg, PICTURES[name](hostile).narrow)):
        tree = parsed(svg)
        assert {e.tag.removeprefix(SVG) for e in tree.iter()} <= {
            *("svg", "title", "desc", "g", "a", "path", "rect", "circle", "line", "text")
        }
        assert not [k for e in tree.iter() for k in e.attrib if k.startswith("on")]
        assert all(e.get("href", "/").startswith("/") for e in tree.iter())
        assert "\u202e" not in svg and "\x00" not in svg


@pytest.mark.parametrize("elsewhere", ["javascript:alert(1)", "//evil.example", "https://evil.example", "/\\evil", ""])
def test_no_picture_leads_away_from_the_desk(elsewhere: str) -> None:
    with pytest.raises(ValueError, match="leads away"):
        link(elsewhere, "x")


@settings(UNHURRIED, max_examples=40)
@given(st.lists(st.tuples(st.floats(-50, 400), st.floats(0.1, 90)), min_size=1, max_size=12))
def test_the_same_facts_give_the_same_picture_whatever_their_order(given_: list[tuple[float, float]]) -> None:
    events = [event(f"r.{n}-{n + 1}", at=window(a, a + b, "month")) for n, (a, b) in enumerate(given_)]
    assert timeline(*events).svg == timeline(*events[::-1]).svg


def test_the_ladder_tells_each_status_with_its_date_and_what_lapses_in_silence() -> None:
    visit = event(history=HISTORY[:3], lapses=on(130))
    assert [s.status for s in steps(visit, on(100))] == ["sought", "arranging", "scheduled"]
    assert [s.status for s in steps(visit, on(131))] == ["sought", "arranging", "scheduled", "lapsed"]
    words = texts(ladder_picture(visit, on(131)).svg)
    assert {"10 Feb", "2 Mar", "22 Mar", "11 May", "lapsed"} <= set(words)


def test_the_ladder_of_a_long_history_shows_its_ends_and_its_table_all() -> None:
    long = event(history=tuple((float(n), ("scheduled", "postponed")[n % 2]) for n in range(40)))
    picture = ladder_picture(long, NOW)
    assert len(picture.table.rows) == 40 and len(list(parsed(picture.svg).iter(f"{SVG}a"))) <= 6


def test_the_window_shows_what_was_told_what_stands_and_what_it_is_ordered_against() -> None:
    """Tokyo is pushing for the summit to occur before April, which the talks of March bring down to their days."""
    summit = event(constraints=(before("2026-04", "wanted", "state:JPN"), before("q.1-2")))
    told = window(0, 90, "unknown")
    bound = Bound(edge="latest", moment=on(101), because=(Quote(report="r", span=(7, 20), text="before talks"),))
    summit = replace(summit, told_window=told, bounds=(bound,))
    picture = window_picture(
        summit, NOW, others={"q.1-2": event("q.1-2", at=window(110, 112))}, names={"state:JPN": "Japan"}
    )
    words = " / ".join(texts(picture.svg))
    assert "As told" in words and "As it stands" in words
    assert "before Apr 2026, wanted by Japan" in words and "before Talks: Japan and Norway" in words
    assert list(picture.table.plain()[0].values()) == ["no later than", "12 Apr 2026", "told", "“before talks”"]
    assert picture.table.rows[0][3].href == "/report/r#s7-20"


def test_the_bins_of_a_histogram_hold_every_moment_once_and_leave_no_gap() -> None:
    found = bins_of([on(d) for d in (0, 0.5, 3, 200, 700)])
    assert sum(b.count for b in found) == 5 and len(found) <= 60
    assert all(a.last == b.first for a, b in pairwise(found))


@settings(UNHURRIED, max_examples=60)
@given(st.lists(st.floats(-700_000, 2_900_000), max_size=30))
def test_bins_are_few_over_any_time(days: list[float]) -> None:
    found = bins_of([on(0) + timedelta(days=d) for d in days])
    assert sum(b.count for b in found) == len(days) and len(found) <= 100


def test_addresses_keep_the_moment_that_the_desk_is_asked_as_of() -> None:
    to = Addresses(lambda path, **words: plain(path, **words, asof="2026-03-01"))
    picture = timeline_picture(lanes_of([event()], "pair", to=to), on(0), on(365), NOW, to=to)
    links = [e.get("href") for e in parsed(picture.svg).iter(f"{SVG}a")]
    assert links == ["/pair?who=state:JAP&with=state:NOR&asof=2026-03-01", "/event/r.1-5?asof=2026-03-01"]


def test_lanes_hold_every_event_once_or_more_and_the_rest_share_one() -> None:
    names = ["Japan", "Norway", "Iceland", "Portugal", "Chile", "Ghana"]
    events = [event(f"r.{n}-{n + 1}", parties=(names[n % 6], names[(n + 1) % 6])) for n in range(12)]
    lanes = lanes_of(events, "pair", most=3)
    assert lanes[-1].name == "Others" and {e.id for lane in lanes for e in lane.events} == {e.id for e in events}
    issues = lanes_of(
        [event("r.1-2", topics=("Fish", "grain")), event("r.3-4", topics=("fish",)), event("r.5-6")], "issue"
    )
    assert [lane.name for lane in issues] == ["Fish", "Grain", "No subject given"]
    apart = lanes_of(events, "actor", apart={"state:JAP"})
    assert "Japan" not in [lane.name for lane in apart]


def test_windows_are_said_as_a_person_says_them() -> None:
    said = [
        when(window(*edges, granularity))  # type: ignore[arg-type]
        for *edges, granularity in (
            (1, 2, "day"),
            (1, 3, "day"),
            (59, 90, "month"),
            (59, 151, "season"),
            (0, 365, "year"),
            (69, 79, "part-of-month"),
            (None, 90, "unknown"),
            (90, None, "unknown"),
            (None, None, "unknown"),
        )
    ]
    assert said == [
        "2 Jan 2026",
        "2 Jan – 3 Jan 2026",
        "some time in Mar 2026",
        "some time in Mar – May 2026",
        "some time in 2026",
        "some time in 11 Mar – 20 Mar 2026",
        "before 1 Apr 2026",
        "from 1 Apr 2026",
        "no date",
    ]
