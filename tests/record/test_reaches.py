"""What is filed under one key, in order of time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chancery.record.memory import MemoryShelf
from chancery.record.reaches import Reaches
from chancery.record.shelf import Filing
from chancery.record.views import DAY

_moments = st.integers(-400, 400).map(lambda day: day * DAY)
_filings = st.lists(st.tuples(_moments, st.integers(0, 300)), max_size=40).map(
    lambda some: [
        Filing(f"r{n}.0-1", ("visit|NOR",), first, first + days * DAY) for n, (first, days) in enumerate(some)
    ]
)


@given(_filings, _moments, st.integers(0, 200))
def test_those_that_overlap_a_stretch_are_found_and_no_others(filed: list[Filing], first: float, days: int) -> None:
    """A visit of 3 to 6 May overlaps the days from 6 May on, one without a day reaches into any."""
    last = first + days * DAY
    wanted = {f.id for f in filed if f.first <= last and first <= f.last}
    assert set(Reaches(filed).within(first, last)) == wanted
    assert len(Reaches(filed).within(first, last)) == len(wanted)


@given(_filings, st.integers(0, 39), _moments)
def test_a_shelf_finds_what_was_filed_and_not_what_was_taken_out(filed: list[Filing], gone: int, moment: float) -> None:
    """Also where it was asked before one went and another came."""
    shelf = MemoryShelf()
    shelf.file("ties", filed)
    asked = [(("visit|NOR",), moment, moment + DAY)]
    assert shelf.find("ties", asked) == {f.id for f in filed if f.first <= moment + DAY and moment <= f.last}
    taken = filed[gone : gone + 1]
    shelf.unfile("ties", taken)
    new = Filing("late.0-1", ("visit|NOR",), moment, moment)
    shelf.file("ties", [new])
    left = [f for f in filed if f not in taken]
    assert shelf.find("ties", asked) == {"late.0-1"} | {
        f.id for f in left if f.first <= moment + DAY and moment <= f.last
    }
