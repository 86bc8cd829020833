"""Arrows: "Tokyo wants the visit before the trip to China" leads from the visit to the trip, forward in time."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from chancery.desk.pictures.arrows import arrow, precedences
from chancery.desk.pictures.axis import Axis
from chancery.desk.pictures.bars import placed
from chancery.facts.record_events import RecordConstraint
from tests.desk.pictures.drawn import UNHURRIED, before, event, on, window

AXIS = Axis(on(0), on(365), 1, 999)
lengths = st.floats(0.1, 120)


@UNHURRIED
@given(st.floats(0, 200), lengths, st.floats(0, 60), st.floats(0, 60), st.sampled_from([(20, 60), (60, 20), (20, 20)]))
def test_an_arrow_between_windows_that_hold_their_order_points_forward(
    start: float, length: float, later: float, longer: float, heights: tuple[float, float]
) -> None:
    one = event("r.1-2", at=window(start, start + length, "month"), constraints=(before("r.3-4"),))
    other = event("r.3-4", at=window(start + later, start + later + length + longer, "month"))
    first, second = placed(one.window, AXIS), placed(other.window, AXIS)
    if first is None or second is None or first.middle > second.middle:
        return
    (order,) = precedences([one, other])
    drawn = arrow((first, heights[0]), (second, heights[1]), order, {e.id: e for e in (one, other)})
    tail = float(re.search(r'<path d="M ([\d.]+)', drawn)[1])  # type: ignore[index]
    assert tail <= second.end and 'class="arrow stated"' in drawn


def test_windows_that_contradict_their_order_are_marked_as_such() -> None:
    one = event("r.1-2", at=window(200, 201), constraints=(before("r.3-4", "wanted", "state:JPN"),))
    other = event("r.3-4", at=window(100, 101))
    (order,) = precedences([one, other])
    first, second = placed(one.window, AXIS), placed(other.window, AXIS)
    assert first is not None and second is not None
    drawn = arrow((first, 10), (second, 50), order, {e.id: e for e in (one, other)})
    assert 'class="arrow wanted back"' in drawn and "which is wanted" in drawn


def test_after_is_before_the_other_way_round_and_during_is_no_order() -> None:
    def of(relation: str) -> list[tuple[str, str]]:
        one = RecordConstraint(relation=relation, anchor="r.3-4", kind="stated", report="r", quotes=())  # type: ignore[arg-type]
        found = precedences([event("r.1-2", constraints=(one,)), event("r.3-4")])
        return [(p.first, p.second) for p in found]

    assert of("before") == of("not-after") == [("r.1-2", "r.3-4")]
    assert of("after") == of("not-before") == [("r.3-4", "r.1-2")]
    assert of("during") == []


def test_an_anchor_may_be_any_mention_and_what_is_not_shown_gets_no_arrow() -> None:
    assert precedences([event("r.1-2", constraints=(before("2026-07"), before("q.9-12"), before("r.1-2")))]) == []
