"""The temporal network: the same answer in any order of arrival, the same as an independent solver gives."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.calendar.bounds import Entry, Network, Node
from chancery.facts.constraints import Constraint, Order
from chancery.facts.times import Window
from tests.calendar.test_bounds import day, node, order

RELATIONS: tuple[Order, ...] = ("before", "after", "during", "not-before", "not-after")
WHOLE = int(os.environ.get("CHANCERY_NETWORKS", "0"))
"""How many random networks are held against the solvers; `CHANCERY_NETWORKS=10000` is the whole check."""
Bound = int | None
Bounds = dict[str, tuple[Bound, Bound]]


def network_of(nodes: Sequence[Node], constraints: Sequence[Constraint]) -> Network:
    network = Network()
    network.update(nodes=nodes, add=[Entry(c) for c in constraints])
    return network


def bounds_of(network: Network) -> Bounds:
    return {
        id: tuple(None if m is None else (m - day(0)).days for m in (w.earliest, w.latest))  # type: ignore[misc]
        for id, w in network.windows().items()
    }


def differences(nodes: Sequence[Node], constraints: Sequence[Constraint]) -> list[tuple[str, str, int]]:
    """What the orders mean, told anew for the solvers: rows of x - y <= w in thousandths of a day, "" being day 0."""
    rows = []
    for n in nodes:
        rows.append((f"{n.id}s", f"{n.id}e", 0))
        if n.window.earliest is not None:
            rows.append(("", f"{n.id}s", -1000 * (n.window.earliest - day(0)).days))
        if n.window.latest is not None:
            rows.append((f"{n.id}e", "", 1000 * (n.window.latest - day(0)).days - 1))
    for c in constraints:
        a, b = c.event, c.anchor
        rows += {
            "before": [(f"{a}e", f"{b}s", -1)],
            "after": [(f"{b}e", f"{a}s", -1)],
            "during": [(f"{b}s", f"{a}s", 0), (f"{a}e", f"{b}e", 0)],
            "not-before": [(f"{b}s", f"{a}s", 0)],
            "not-after": [(f"{a}e", f"{b}e", 0)],
        }[c.relation]
    return rows


def by_paths(nodes: Sequence[Node], constraints: Sequence[Constraint]) -> Bounds | None:
    """Floyd and Warshall: all shortest paths; None where the orders cannot all hold."""
    points = ["", *(f"{n.id}{end}" for n in nodes for end in "se")]
    far = 10**9
    distance = {(a, b): 0 if a == b else far for a, b in product(points, points)}
    for x, y, weight in differences(nodes, constraints):
        distance[y, x] = min(distance[y, x], weight)
    for k, a, b in product(points, points, points):
        if distance[a, k] < far and distance[k, b] < far:
            distance[a, b] = min(distance[a, b], distance[a, k] + distance[k, b])
    if any(distance[p, p] < 0 for p in points):
        return None
    return {
        n.id: (
            None if distance[f"{n.id}s", ""] == far else -distance[f"{n.id}s", ""] // 1000,
            None if distance["", f"{n.id}e"] == far else -(-distance["", f"{n.id}e"] // 1000),
        )
        for n in nodes
    }


def by_linear_programme(nodes: Sequence[Node], constraints: Sequence[Constraint]) -> Bounds | None:
    """OR-tools: the starts as early and the ends as late as they go, all at once; None where there is no solution."""
    linear_solver = pytest.importorskip(
        "ortools.linear_solver.pywraplp", reason="OR-tools is not installed (it comes with the extra `test`)"
    )
    far = 10.0**7
    solver = linear_solver.Solver.CreateSolver("GLOP")
    points = {f"{n.id}{end}": solver.NumVar(-far, far, f"{n.id}{end}") for n in nodes for end in "se"}
    points[""] = solver.NumVar(0, 0, "")
    for x, y, weight in differences(nodes, constraints):
        solver.Add(points[x] - points[y] <= weight)
    found = []
    for end, sign in (("s", 1), ("e", -1)):
        solver.Minimize(sum(sign * points[f"{n.id}{end}"] for n in nodes))
        if solver.Solve() != solver.OPTIMAL:
            return None
        found.append({n.id: round(points[f"{n.id}{end}"].solution_value()) for n in nodes})
    starts, ends = found
    return {
        n.id: (
            None if starts[n.id] < -far / 2 else starts[n.id] // 1000,
            None if ends[n.id] > far / 2 else -(-ends[n.id] // 1000),
        )
        for n in nodes
    }


def a_network(seed: int) -> tuple[list[Node], list[Constraint]]:
    dice = random.Random(seed)
    ids = "abcdefgh"[: dice.randint(2, 8)]
    nodes = []
    for id in ids:
        first = dice.choice([None, dice.randint(0, 40)])
        last = dice.choice([None, dice.randint(1, 20) + (first or dice.randint(0, 40))])
        nodes.append(node(id, first, last))
    pairs = [dice.sample(ids, 2) for _ in range(dice.randint(1, 10))]
    if dice.random() < 0.6:  # most reports are of one mind
        pairs = [sorted(pair) for pair in pairs]
        return nodes, [order(a, dice.choice(("before", "not-after")), b) for a, b in pairs]
    return nodes, [order(a, dice.choice(RELATIONS), b) for a, b in pairs]


@pytest.mark.parametrize("solve", [by_paths, by_linear_programme])
def test_the_bounds_are_those_of_an_independent_solver(solve: object) -> None:
    assert callable(solve)
    consistent = 0
    for seed in range(WHOLE or 150):
        nodes, constraints = a_network(seed)
        network = network_of(nodes, constraints)
        expected = solve(nodes, constraints)
        assert (expected is None) == bool(network.contradictions()), seed
        kept = [c for c in constraints if c not in {x.out.constraint for x in network.contradictions()}]
        assert bounds_of(network) == (expected or solve(nodes, kept)), seed
        consistent += expected is not None
    assert consistent > 40


def test_a_contradiction_is_the_smallest_set() -> None:
    """None of its orders can be left out, and without the one set aside the rest holds."""
    found = 0
    for seed in range(WHOLE or 250):
        nodes, constraints = a_network(seed)
        for contradiction in network_of(nodes, constraints).contradictions():
            found += 1
            clash = [e.constraint for e in contradiction.entries]
            assert by_paths(nodes, clash) is None
            for one in clash:
                assert by_paths(nodes, [c for c in clash if c is not one]) is not None
    assert found > 40


ids = st.sampled_from("abcdef")
kinds = st.sampled_from(["stated", "stated", "wanted"])
dates = st.sampled_from(["2026-01-09", "2026-01-20", "2026-02"])
orders = st.builds(order, ids, st.sampled_from(RELATIONS), ids | dates, kinds)
entries = st.builds(Entry, orders, st.sampled_from(["one", "two"]), st.integers(0, 1))
statuses = st.sampled_from(["scheduled", "sought", "possible", "cancelled"])
spans = st.tuples(st.none() | st.integers(0, 20), st.none() | st.integers(21, 40))


@st.composite
def nodes_of(draw: st.DrawFn, id: str) -> Node:
    return node(id, *draw(spans), status=draw(statuses))


worlds = st.tuples(*(nodes_of(id) for id in "abcdef"))


def answers(network: Network) -> object:
    why = {(id, e): network.why(id, e) for id in network.windows() for e in ("earliest", "latest")}  # type: ignore[arg-type]
    return network.windows(), network.contradictions(), why


@settings(max_examples=150, deadline=None)
@given(worlds, st.lists(entries, max_size=9), st.randoms(use_true_random=False))
def test_the_answer_does_not_depend_on_the_order_of_arrival(
    world: tuple[Node, ...], given_entries: list[Entry], dice: random.Random
) -> None:
    at_once = Network()
    at_once.update(nodes=world, add=given_entries)
    one_by_one = Network()
    parts: list[Node | Entry] = [*world, *given_entries]
    dice.shuffle(parts)
    for part in parts:
        if isinstance(part, Node):
            one_by_one.update(nodes=[part])
        else:
            one_by_one.update(add=[part])
    assert answers(one_by_one) == answers(at_once)


@settings(max_examples=150, deadline=None)
@given(worlds, worlds, st.lists(entries, max_size=9), st.lists(entries, max_size=4), st.sets(ids, max_size=2))
def test_what_is_taken_out_leaves_no_trace(
    world: tuple[Node, ...], former: tuple[Node, ...], kept: list[Entry], gone: list[Entry], removed: set[str]
) -> None:
    """A report is withdrawn, an event merged into another: the network is as if they had never been."""
    gone = [e for e in gone if e not in kept]
    network = Network()
    network.update(nodes=former, add=[*gone, *kept])
    network.update(without=removed)
    changed = network.update(nodes=world, drop=gone)
    fresh = Network()
    fresh.update(nodes=world, add=kept)
    assert answers(network) == answers(fresh)
    assert all(network.window(id) == window for id, window in changed.items())


@settings(max_examples=100, deadline=None)
@given(worlds, st.lists(entries, max_size=8))
def test_a_settled_event_is_moved_by_what_holds_alone(world: tuple[Node, ...], given_entries: list[Entry]) -> None:
    with_wishes, without = Network(), Network()
    with_wishes.update(nodes=world, add=given_entries)
    without.update(nodes=world, add=[e for e in given_entries if not e.wanted])
    for n in world:
        if n.status not in ("sought", "possible"):
            assert with_wishes.window(n.id) == without.window(n.id)
        window = with_wishes.window(n.id)
        assert window.earliest is None or window.latest is None or window.earliest < window.latest
        assert window.within(without.window(n.id))


def test_update_says_which_windows_changed() -> None:
    network = Network()
    assert set(network.update(nodes=[node("visit", 1), node("summit", 5, 9), node("call", 1, 2)])) == {
        "visit",
        "summit",
        "call",
    }
    said = Entry(order("visit", "before", "summit"), report="r1")
    assert set(network.update(add=[said])) == {"visit"}
    assert network.why("visit", "latest").along == (said,)
    assert network.why("visit", "latest").of == "summit"
    assert set(network.update(nodes=[node("summit", 5, 12)])) == {"visit", "summit"}
    assert network.window("visit").latest == day(12)
    assert set(network.update(drop=[said])) == {"visit"}
    assert network.why("visit", "latest").moment is None


def test_the_firmer_order_stays() -> None:
    """One report has the visit before the summit, an earlier one after it: the later report stands first in rank."""
    nodes = [node("visit", 1, 30), node("summit", 5, 20)]
    old = Entry(order("visit", "after", "summit"), report="r1", rank=1)
    new = Entry(order("visit", "before", "summit"), report="r2", rank=0)
    network = Network()
    network.update(nodes=nodes, add=[old, new])
    assert network.window("visit").latest == day(20)
    (clash,) = network.contradictions()
    assert clash.out == old
    assert set(clash.entries) == {old, new}
    network.update(drop=[new])
    assert not network.contradictions()
    assert network.window("visit").earliest == day(5)


def test_a_window_that_ends_before_it_begins_is_no_window() -> None:
    """Trouble in one event leaves the others alone."""
    broken = Node("visit", "scheduled", Window(earliest=day(9), latest=day(3)))
    network = network_of([broken, node("summit", 5, 9)], [order("visit", "before", "summit")])
    assert network.window("summit") == node("summit", 5, 9).window
