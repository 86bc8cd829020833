"""Bars: windows stand within the frame; what overlaps in time never overlaps in a row."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.desk.pictures.axis import Axis
from chancery.desk.pictures.bars import drawn, placed
from chancery.desk.pictures.marks import STATUS_WORDS, mark
from chancery.desk.pictures.packing import packed
from chancery.facts.times import Window
from tests.desk.pictures.drawn import UNHURRIED, on, parsed, window

days = st.floats(-400, 800)
edges = st.tuples(st.none() | days, st.none() | days)
windows = edges.filter(lambda e: None in e or e[1] - e[0] > 0.01).map(lambda e: window(*e))  # type: ignore[operator]
AXIS = Axis(on(0), on(365), 1, 999)


@UNHURRIED
@given(windows, days, st.floats(60, 1500))
def test_a_bar_lies_within_the_frame(at: Window, told: float, room: float) -> None:
    bar = placed(at, Axis(on(0), on(365), 1, 1 + room), on(told))
    if bar is not None:
        assert 1 <= bar.start < bar.end <= 1 + room + 1e-6


@UNHURRIED
@given(windows)
def test_a_window_beyond_the_axis_is_not_drawn_and_one_that_meets_it_is(at: Window) -> None:
    if at.earliest is None or at.latest is None:
        return
    meets = at.earliest < on(365) and at.latest > on(0)
    assert (placed(at, AXIS) is not None) == meets


@UNHURRIED
@given(st.lists(st.tuples(windows, st.text(max_size=40)), max_size=25))
def test_in_a_row_nothing_stands_on_anything(given_: list[tuple[Window, str]]) -> None:
    bars = [(bar, words) for at, words in given_ if (bar := placed(at, AXIS, on(10))) is not None]
    found, rows = packed(bars, AXIS.left, AXIS.right)
    by_row = defaultdict(list)
    for one in found:
        assert one.row < rows and one.left <= one.bar.start and one.bar.end <= one.right
        assert AXIS.left - 1e-6 <= one.left and one.right <= AXIS.right + 1e-6
        by_row[one.row].append(one)
    for row in by_row.values():
        for one, other in pairwise(sorted(row, key=lambda p: p.left)):
            assert one.right < other.left


def test_what_is_open_dissolves_and_what_is_known_is_hard() -> None:
    def shapes(at: Window, status: str = "scheduled") -> tuple[int, int]:
        bar = placed(at, AXIS, on(100))
        assert bar is not None
        tree = parsed(drawn(bar, 0, status))
        return len([r for r in tree.iter("rect") if r.get("class") == "piece"]), len(list(tree.iter("path")))

    assert shapes(window(100, 101)) == (0, 0)
    assert shapes(window(100, 130, "month")) == (0, 1)
    assert shapes(window(None, 130, "unknown"))[0] == 4
    assert shapes(window(None, None, "unknown"))[0] == 8
    assert shapes(window(100, 130, "month"), "arranging") == (0, 2)


@pytest.mark.parametrize("status", STATUS_WORDS)
def test_every_status_has_a_shape_of_its_own(status: str) -> None:
    others = [mark(s, 0, 0).replace(f"s-{s}", "") for s in STATUS_WORDS if s != status]
    assert mark(status, 0, 0).replace(f"s-{status}", "") not in others
