"""The algebra of half-open windows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chancery.facts.times import TimeExpression, Window, ends_apart

START = datetime(2026, 1, 1, tzinfo=UTC)
edges = st.one_of(st.none(), st.integers(0, 400).map(lambda hours: START + timedelta(hours=hours)))
moments = st.integers(-10, 410).map(lambda hours: START + timedelta(hours=hours))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    earliest, latest = draw(edges), draw(edges)
    if earliest is not None and latest is not None and latest <= earliest:
        earliest, latest = latest, earliest + timedelta(hours=1)
    return Window(earliest=earliest, latest=latest)


@given(windows(), windows(), moments)
def test_a_moment_lies_in_both_windows_exactly_where_it_lies_in_their_intersection(
    one: Window, other: Window, moment: datetime
) -> None:
    both = one.intersect(other)
    assert (one.contains(moment) and other.contains(moment)) == (both is not None and both.contains(moment))


@given(windows(), windows())
def test_intersection_is_the_same_from_either_side(one: Window, other: Window) -> None:
    there, back = one.intersect(other), other.intersect(one)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.earliest, there.latest) == (back.earliest, back.latest)


@given(windows(), windows(), windows())
def test_intersections_may_be_made_in_any_order(a: Window, b: Window, c: Window) -> None:
    ab, bc = a.intersect(b), b.intersect(c)
    left = None if ab is None else ab.intersect(c)
    right = None if bc is None else a.intersect(bc)
    assert (left is None) == (right is None)
    if left is not None and right is not None:
        assert (left.earliest, left.latest) == (right.earliest, right.latest)


@given(windows())
def test_a_window_intersected_with_itself_is_itself(window: Window) -> None:
    assert window.intersect(window) == window


@given(windows(), windows())
def test_what_both_allow_lies_within_each(one: Window, other: Window) -> None:
    both = one.intersect(other)
    if both is not None:
        assert both.within(one) and both.within(other)


@given(windows(), windows())
def test_windows_that_follow_each_other_never_meet(one: Window, other: Window) -> None:
    if one.before(other):
        assert not one.meets(other)
        assert not other.before(one)


@given(windows(), edges, edges)
def test_tightening_never_widens(window: Window, earliest: datetime | None, latest: datetime | None) -> None:
    cut = window.tighten(earliest=earliest, latest=latest)
    if cut is not None:
        assert cut.within(window)


@given(windows(), windows(), windows())
def test_before_is_an_order(a: Window, b: Window, c: Window) -> None:
    assert not a.before(a)
    if a.before(b):
        assert not b.before(a)
        if b.before(c):
            assert a.before(c)


@given(windows(), windows(), windows())
def test_within_is_an_order_that_meeting_and_before_respect(a: Window, b: Window, c: Window) -> None:
    assert a.within(a)
    if a.within(b):
        assert a.meets(b)
        if b.within(c):
            assert a.within(c)
        if b.before(c):
            assert a.before(c)


@given(windows(), windows())
def test_two_windows_meet_exactly_where_they_have_something_in_common(one: Window, other: Window) -> None:
    assert one.meets(other) == other.meets(one) == (one.intersect(other) is not None)


@given(windows(), edges, edges)
def test_tightening_twice_is_tightening_once(
    window: Window, earliest: datetime | None, latest: datetime | None
) -> None:
    cut = window.tighten(earliest=earliest, latest=latest)
    if cut is not None:
        assert cut.tighten(earliest=earliest, latest=latest) == cut


def test_a_run_of_days_is_two_expressions_with_one_window() -> None:
    """ "from June 9 to 11" is "June 9" and "11" to TIMEX3."""
    june = Window(earliest=START, latest=START + timedelta(days=3))
    ends = tuple(
        TimeExpression(span=span, type="DATE", value=value, window=june)
        for span, value in (((5, 11), "2026-06-09"), ((15, 17), "2026-06-11"))
    )
    run = TimeExpression(span=(5, 17), type="DATE", value="2026-06-09/2026-06-11", window=june, ends=ends)
    plain = TimeExpression(span=(20, 24), type="DATE", value="2026")
    assert ends_apart([run, plain]) == [*ends, plain]


def test_the_end_of_a_window_is_outside() -> None:
    day = Window(earliest=START, latest=START + timedelta(days=1))
    assert day.contains(START)
    assert not day.contains(START + timedelta(days=1))


def test_before_april_ends_with_march() -> None:
    """A meeting wanted "before April", told on 2 January 2026."""
    window = Window(earliest=datetime(2026, 1, 2, tzinfo=UTC), latest=datetime(2026, 4, 1, tzinfo=UTC))
    assert window.interval() == "2026-01-02/2026-03-31"
    assert Window(latest=window.latest).interval() == "../2026-03-31"
    assert Window(earliest=window.earliest).interval() == "2026-01-02/.."
    assert Window(earliest=START, latest=START + timedelta(days=1)).interval() == "2026-01-01"
    assert Window().interval() is None


def test_a_cut_day_is_no_longer_the_whole_day() -> None:
    day = Window(earliest=START, latest=START + timedelta(days=1), granularity="day", edtf="2026-01-01")
    cut = day.tighten(earliest=START + timedelta(hours=6))
    assert cut is not None and cut.edtf is None and cut.granularity == "day"


def test_a_window_says_its_edges() -> None:
    """The evening of January 2, with an open end."""
    assert repr(Window(earliest=datetime(2026, 1, 2, 17, tzinfo=UTC))) == "<Window 2026-01-02T17:00+00:00 to ..>"
