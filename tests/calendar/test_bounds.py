"""Windows tightened by orders: a simple temporal network."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chancery.calendar.bounds import Node, Solved, tighten
from chancery.facts.constraints import Constraint, ConstraintKind, Order
from chancery.facts.times import Window

START = datetime(2026, 1, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def order(
    event: str, relation: Order, anchor: str, kind: ConstraintKind = "stated", by: str | None = None
) -> Constraint:
    return Constraint(event=event, relation=relation, anchor=anchor, kind=kind, by=by, spans=((0, 5),))


def node(id: str, first: int | None = None, last: int | None = None, status: str = "scheduled") -> Node:
    earliest = None if first is None else day(first)
    return Node(id, status, Window(earliest=earliest, latest=None if last is None else day(last)))


def clashes(solved: Solved) -> list[set[Constraint]]:
    return [{e.constraint for e in c.entries} for c in solved.contradictions]


def test_a_visit_before_the_summit_ends_before_the_summit_can_end() -> None:
    """ "The envoy will travel to Oslo before the summit", which is held on days 10 to 12."""
    solved = tighten([node("visit", 0), node("summit", 10, 12)], [order("visit", "before", "summit")])
    assert solved.windows["visit"].latest == day(12)
    assert solved.reasons["visit", "latest"] == (order("visit", "before", "summit"),)


def test_bounds_run_along_a_chain_and_name_all_that_set_them() -> None:
    chain = [order("a", "before", "b"), order("c", "after", "b")]
    solved = tighten([node("a", 5), node("b"), node("c", None, 30)], chain)
    assert solved.windows["c"].earliest == day(5)
    assert solved.windows["a"].latest == day(30)
    assert set(solved.reasons["a", "latest"]) == set(chain)


def test_talks_during_a_visit_lie_within_it() -> None:
    solved = tighten([node("talks"), node("visit", 3, 6)], [order("talks", "during", "visit")])
    assert solved.windows["talks"].earliest == day(3)
    assert solved.windows["talks"].latest == day(6)


def test_a_wish_moves_only_what_is_open() -> None:
    """ "Rome is pushing for the meeting to take place before the vote" moves the meeting, never the vote."""
    wish = order("meeting", "before", "vote", "wanted", "state:ITA")
    solved = tighten([node("meeting", 20, status="sought"), node("vote", 10, 40)], [wish])
    assert solved.windows["meeting"].latest == day(40)
    assert solved.windows["meeting"].wanted
    assert solved.windows["vote"].earliest == day(10)
    assert solved.reasons["meeting", "latest"] == (wish,)
    settled = tighten([node("meeting", 20, status="scheduled"), node("vote", 10, 40)], [wish])
    assert settled.windows["meeting"].latest is None


def test_open_windows_stay_open() -> None:
    """Without a known bound an order invents none."""
    solved = tighten([node("a"), node("b")], [order("a", "before", "b")])
    assert solved.windows == {"a": Window(), "b": Window()}


def test_an_order_to_a_date_is_read_in_the_zone_of_the_event() -> None:
    """ "Tokyo wants the summit to take place before April": March is over at midnight in Tokyo."""
    summit = Node("summit", "sought", Window(earliest=day(1), timezone="Asia/Tokyo"))
    solved = tighten([summit], [order("summit", "before", "2026-04", "wanted", "state:JPN")])
    assert solved.windows["summit"].latest == datetime(2026, 3, 31, 15, tzinfo=UTC)
    assert solved.windows["summit"].wanted
    by_may = tighten([summit], [order("summit", "not-after", "2026-05-31")])
    assert by_may.windows["summit"].latest == datetime(2026, 5, 31, 15, tzinfo=UTC)
    not_before = tighten([summit], [order("summit", "not-before", "2026-05")])
    assert not_before.windows["summit"].earliest == datetime(2026, 4, 30, 15, tzinfo=UTC)


def test_a_date_that_has_passed_is_a_contradiction() -> None:
    visit = Node("visit", "scheduled", Window(earliest=day(40), timezone="UTC"))
    late = order("visit", "before", "2026-01")
    assert clashes(tighten([visit], [late])) == [{late}]


def test_a_circle_of_orders_is_a_contradiction() -> None:
    circle = [order("a", "before", "b"), order("b", "before", "c"), order("c", "before", "a")]
    solved = tighten([node("a"), node("b"), node("c")], circle)
    assert clashes(solved) == [set(circle)]


def test_a_contradiction_names_only_the_orders_that_make_it() -> None:
    """A visit of day 20 cannot come before a summit that ends on day 12; what else is said does not matter."""
    wrong, other = order("visit", "before", "summit"), order("call", "before", "visit")
    solved = tighten([node("visit", 20, 21), node("summit", 10, 12), node("call", 1, 2)], [other, wrong])
    assert clashes(solved) == [{wrong}]
    assert solved.windows["summit"].latest == day(12)


ids = st.sampled_from("abcd")
orders = st.builds(
    order, ids, st.sampled_from(["before", "after", "during"]), ids, st.sampled_from(["stated", "wanted"])
)
spans = st.tuples(st.one_of(st.none(), st.integers(0, 20)), st.one_of(st.none(), st.integers(21, 40)))


@given(st.lists(spans, min_size=4, max_size=4), st.lists(orders, max_size=6))
def test_tightening_never_widens_or_empties_and_is_settled(
    given_spans: list[tuple[int | None, int | None]], given_orders: list[Constraint]
) -> None:
    nodes = [node(id, *span, status="sought") for id, span in zip("abcd", given_spans, strict=True)]
    solved = tighten(nodes, given_orders)
    for before in nodes:
        after = solved.windows[before.id]
        assert after.within(before.window)
        assert after.earliest is None or after.latest is None or after.earliest < after.latest
    left = [c for c in given_orders if not any(c in clash for clash in clashes(solved))]
    again = tighten([Node(id, "sought", window) for id, window in solved.windows.items()], left)
    assert {id: (w.earliest, w.latest) for id, w in again.windows.items()} == {
        id: (w.earliest, w.latest) for id, w in solved.windows.items()
    }


@given(st.lists(orders, max_size=5))
def test_the_same_orders_give_the_same_answer(given_orders: list[Constraint]) -> None:
    nodes = [node("a", 1, 9), node("b", 4), node("c", None, 30), node("d")]
    assert tighten(nodes, given_orders) == tighten(nodes, given_orders)


def test_what_is_wished_is_not_passed_on_to_what_is_settled() -> None:
    """ "Rome wants the meeting held before May; the envoys' call comes before the meeting": the call is fixed, the meeting not."""
    wish = order("meeting", "before", "2026-02", "wanted", "state:ITA")
    nodes = [node("meeting", 1, status="sought"), node("call", 1), node("visit", 1, status="possible")]
    stated = [order("call", "before", "meeting"), order("visit", "before", "meeting")]
    solved = tighten(nodes, [wish, *stated])
    assert solved.windows["meeting"].latest == day(31)
    assert solved.windows["call"].latest is None
    assert solved.windows["visit"].latest == day(31)
    assert solved.windows["visit"].wanted
    assert set(solved.reasons["visit", "latest"]) == {wish, stated[1]}


def test_rival_wishes_leave_the_window_as_it_is() -> None:
    """ "Rome wants the meeting before February, Vienna not before March"."""
    rome = order("meeting", "before", "2026-02", "wanted", "state:ITA")
    vienna = order("meeting", "not-before", "2026-03", "wanted", "state:AUT")
    solved = tighten([node("meeting", 1, status="sought")], [rome, vienna])
    assert clashes(solved) == [{rome, vienna}]
    assert solved.contradictions[0].wanted
    assert solved.windows["meeting"] == node("meeting", 1).window


def test_what_will_not_happen_orders_nothing() -> None:
    """ "The signing was to follow the visit", which has been called off."""
    nodes = [node("visit", 10, 12, status="cancelled"), node("signing", 1)]
    assert tighten(nodes, [order("signing", "after", "visit")]).windows["signing"].earliest == day(1)


def test_what_is_only_implied_moves_nothing() -> None:
    """ "The trip is meant to prepare a summit"."""
    implied = order("trip", "before", "summit", "inferred")
    solved = tighten([node("trip", 10), node("summit", 1, 5)], [implied])
    assert solved.windows["summit"] == node("summit", 1, 5).window
    assert not solved.contradictions


def test_an_impossible_date_orders_nothing() -> None:
    assert tighten([node("visit", 1)], [order("visit", "before", "2026-02-30")]).windows["visit"].latest is None
