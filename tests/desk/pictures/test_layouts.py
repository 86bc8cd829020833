"""Layouts: rings, labels, the map, the board and the trend, each by its law."""

from __future__ import annotations

import math
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.desk.boards import issues_of
from chancery.desk.pictures.graph import Graph, graph_of
from chancery.desk.pictures.labels import labelled
from chancery.desk.pictures.map import Spot, framed, map_picture
from chancery.desk.pictures.network import network_picture
from chancery.desk.pictures.projection import projected
from chancery.desk.pictures.rings import places
from chancery.desk.pictures.trend import trend_picture
from chancery.facts.quotes import Quote
from chancery.facts.record_positions import RecordPosition, Stand
from chancery.facts.record_relations import RelationPoint
from chancery.knowledge import Tables
from chancery.outlook.trends import HALF_LIFE, trend
from chancery.record.words import frequencies
from tests.desk.pictures.drawn import NOW, SVG, UNHURRIED, event, on, parsed

NAMES = [
    "Japan",
    "Norway",
    "Iceland",
    "Portugal",
    "Chile",
    "Ghana",
    "Kenya",
    "Latvia",
    "Malta",
    "Nepal",
    "Oman",
    "Peru",
]
meetings = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), min_size=1, max_size=40)
points = st.tuples(st.floats(-180, 180), st.floats(-85, 85))
POINT = st.tuples(st.floats(0, 800), st.floats(0, 500), st.floats(2, 16), st.text(max_size=30))


def graph(pairs: list[tuple[str, str]], steps: int = 2) -> Graph:
    return graph_of(
        [event(f"r.{n}-{n + 1}", parties=tuple(dict.fromkeys(p))) for n, p in enumerate(pairs)], steps=steps
    )


@UNHURRIED
@given(meetings)
def test_rings_stand_by_steps_and_every_actor_has_a_place_of_its_own(pairs: list[tuple[str, str]]) -> None:
    found = graph(pairs)
    at = places(found, 860, 600)
    assert set(at) == {n.id for n in found.nodes} and at[found.focus or ""] == (430, 300)
    for one, other in combinations(at.values(), 2):
        assert math.dist(one, other) > 12
    for node in found.nodes:
        x, y = at[node.id]
        assert 90 <= x <= 770 and 20 <= y <= 580


@settings(UNHURRIED, max_examples=30)
@given(meetings)
def test_a_network_is_the_same_whatever_the_order_of_its_events(pairs: list[tuple[str, str]]) -> None:
    def drawn(found: Graph) -> str:
        return network_picture(found, focus_on=lambda id: f"/network?focus={id}").svg

    events = [event(f"r.{n}-{n + 1}", parties=tuple(dict.fromkeys(p))) for n, p in enumerate(pairs)]
    assert drawn(graph_of(events, steps=2)) == drawn(graph_of(events[::-1], steps=2))


def test_a_vote_of_many_ties_nobody() -> None:
    assert graph_of([event(parties=tuple(NAMES))]).edges == ()


@UNHURRIED
@given(st.lists(POINT, max_size=20))
def test_labels_touch_no_other_label_and_no_other_point(given_: list[tuple[float, float, float, str]]) -> None:
    found = labelled(given_, (800, 500))
    boxes = [(n, label.box) for n, label in enumerate(found) if label is not None]
    for (_, a), (_, b) in combinations(boxes, 2):
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]
    for n, (left, top, right, bottom) in boxes:
        assert left >= 0 and top >= 0 and right <= 800 and bottom <= 500
        for m, (x, y, r, _) in enumerate(given_):
            assert m == n or right < x - r or x + r < left or bottom < y - r or y + r < top


@UNHURRIED
@given(st.lists(points, min_size=1, max_size=12))
def test_the_part_of_the_earth_that_is_shown_holds_every_place(given_: list[tuple[float, float]]) -> None:
    left, top, right, bottom = framed(given_)
    for longitude, latitude in given_:
        x, y = projected(longitude, latitude)
        assert left <= x <= right and top <= y <= bottom
    assert (right - left) / (bottom - top) == pytest.approx(2, abs=0.1)


def test_the_projection_has_the_published_figures() -> None:
    """Equal Earth spans 2.7066 from the middle to the edge of the equator and 1.3173 to the pole."""
    assert projected(179.99999, 0)[0] == pytest.approx(2.7066, abs=1e-3)
    assert projected(0, 90)[1] == pytest.approx(-1.3173, abs=1e-3)
    assert projected(0, 0) == (0, 0)


def test_a_map_draws_every_place_once() -> None:
    spots = [Spot("Oslo", 10.7, 59.9, (event(),), "#a"), Spot("Tokyo", 139.7, 35.7, (event("r.7-9"),), "#b")]
    tree = parsed(map_picture(spots, [(10.0, 60.0)]).svg)
    assert len([c for c in tree.iter(f"{SVG}circle") if c.get("class") == "place"]) == 2
    assert parsed(map_picture([], []).svg) is not None


def statement(day: float, direction: str) -> RelationPoint:
    quote = Quote(report="r", span=(0, 8), text="strained")
    return RelationPoint(at=on(day), report="r", direction=direction, quote=quote)  # type: ignore[arg-type]


directions = st.sampled_from(["improved", "stable", "strained", "deteriorated"])
series = st.lists(st.tuples(st.floats(0, 300), directions), max_size=20).map(lambda p: [statement(*x) for x in p])


@UNHURRIED
@given(series, st.floats(0, 500))
def test_the_leaning_lies_within_its_doubt_and_the_doubt_within_the_scale(
    told: list[RelationPoint], day: float
) -> None:
    (found,) = trend(told, [on(day)])
    assert -1 <= found.low <= found.level <= found.high <= 1


def test_without_words_anything_may_be_and_old_words_fade() -> None:
    nothing, fresh, old = trend([], [on(0)]) + trend([statement(0, "deteriorated")] * 6, [on(0), on(0) + 8 * HALF_LIFE])
    assert nothing.level == 0 and nothing.high - nothing.low > 1
    assert fresh.level < -0.5 and fresh.high < 0
    assert abs(old.level) < 0.05 and old.high - old.low == pytest.approx(nothing.high - nothing.low, abs=0.02)


def test_more_words_leave_less_doubt_and_what_is_not_yet_said_does_not_count() -> None:
    few, many = (trend([statement(0, "improved")] * n, [on(1)])[0] for n in (2, 12))
    assert few.level < many.level and many.high - many.low < few.high - few.low
    assert trend([statement(10, "improved")], [on(5)]) == trend([], [on(5)])


@settings(UNHURRIED, max_examples=40)
@given(series)
def test_a_trend_draws_every_statement(told: list[RelationPoint]) -> None:
    picture = trend_picture(told, NOW, title="Relations of Japan and Norway")
    marks = [p for p in parsed(picture.svg).iter(f"{SVG}path") if p.get("class") == "stated"]
    assert len(marks) == len(told) == len(picture.table.rows)


def held(id: str, actor: str, issue: str) -> RecordPosition:
    quote = Quote(report="r", span=(0, 5), text=issue)
    stand = Stand(at=on(1), report="r", stance="seeks", quote=quote)
    return RecordPosition(
        id=id,
        actor=actor,
        name=actor,
        issue=issue,
        stance="seeks",
        history=(stand,),
        reports=("r",),
        first_reported=on(1),
        last_reported=on(1) + timedelta(1),
    )


def test_phrases_of_one_issue_are_brought_together_and_others_kept_apart(tables: Tables) -> None:
    board = issues_of(
        [
            held("r.1-2", "state:JPN", "the cable through the South China Sea"),
            held("r.3-4", "state:CHN", "a cable in the South China Sea"),
            held("r.5-6", "state:PRT", "fishing quotas"),
        ],
        frequencies(tables),
    )
    assert [len(i.positions) for i in board] == [2, 1]
    assert board[0].of("state:CHN")[0].id == "r.3-4"
