"""Axes: moments stand in order, within the frame, and no label touches another."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from chancery.desk.pictures.axis import Axis
from chancery.desk.pictures.letters import fitted, width
from tests.desk.pictures.drawn import UNHURRIED, on

moments = st.datetimes(
    datetime(1, 1, 1), datetime(9999, 12, 30), timezones=st.sampled_from([ZoneInfo("UTC"), ZoneInfo("Asia/Tokyo")])
)
spans = st.floats(60, 3e10).map(lambda s: timedelta(seconds=s))


def axis(first: datetime, span: timedelta, room: float, zone: str = "UTC") -> Axis:
    try:
        last = first + span
    except OverflowError:
        last = datetime(9999, 12, 31, tzinfo=first.tzinfo)
    return Axis(first, last, 10, 10 + room, ZoneInfo(zone))


@UNHURRIED
@given(moments, spans, st.floats(80, 2000), moments, moments)
def test_moments_keep_their_order_and_stay_within_the_frame(
    first: datetime, span: timedelta, room: float, one: datetime, other: datetime
) -> None:
    drawn = axis(first, span, room)
    places = [drawn.x(m) for m in sorted((one, other))]
    assert 10 <= places[0] <= places[1] <= 10 + room + 1e-6


@UNHURRIED
@given(moments, spans, st.floats(80, 2000), st.sampled_from(["UTC", "Europe/Lisbon", "Pacific/Apia"]))
def test_labels_of_ticks_never_touch_and_never_leave_the_frame(
    first: datetime, span: timedelta, room: float, zone: str
) -> None:
    drawn = axis(first, span, room, zone)
    ticks = drawn.ticks()
    for one, other in pairwise(ticks):
        assert drawn.x(one.moment) + width(one.label, 11) < drawn.x(other.moment)
    for tick in ticks:
        assert drawn.x(tick.moment) >= 10 and drawn.x(tick.moment) + width(tick.label, 11) <= 10 + room


def test_the_steps_are_those_a_person_would_set() -> None:
    def labels(days: float, room: float = 900) -> list[str]:
        return [t.label for t in Axis(on(59), on(59 + days), 0, room).ticks()][:4]

    assert labels(1) == ["1 Mar", "03:00", "06:00", "09:00"]
    assert labels(14) == ["1 Mar", "2", "3", "4"]
    assert labels(120) == ["2 Mar", "9", "16", "23"]
    assert labels(400) == ["Mar 2026", "Apr", "May", "Jun"]
    assert labels(4000) == ["2027", "2028", "2029", "2030"]


@UNHURRIED
@given(st.text(max_size=60), st.floats(0, 300))
def test_words_cut_to_a_width_fit_it(words: str, room: float) -> None:
    assert width(fitted(words, 12, room), 12) <= room + 1e-6 or fitted(words, 12, room) == ""
