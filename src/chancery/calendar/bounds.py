"""Bounds: a simple temporal network over windows and orders; every bound can name the words that set it.

Each event has two edges, its earliest and its latest moment. `A before B` says that A's end is no later than B's start:
A's latest bound follows from B's latest, and B's earliest from A's earliest. Orders are applied until nothing moves
(Bellman-Ford); an order that would leave a window empty is set aside as a contradiction with the smallest set of orders
that cannot all hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from chancery.facts.constraints import Constraint
from chancery.facts.spans import Span
from chancery.facts.times import Window

OPEN = frozenset({"sought", "possible"})


@dataclass(frozen=True, slots=True)
class Node:
    """An event as the network sees it: its id, status and window."""

    id: str
    status: str
    window: Window


@dataclass(slots=True)
class Solved:
    """What the network concludes: windows by event, the constraints behind each edge, and what cannot all hold."""

    windows: dict[str, Window]
    reasons: dict[tuple[str, str], tuple[Constraint, ...]] = field(default_factory=dict)
    contradictions: list[tuple[Constraint, ...]] = field(default_factory=list)


def tighten(nodes: Sequence[Node], constraints: Sequence[Constraint]) -> Solved:
    """Windows as tight as the orders between events allow. Pure: the same nodes and constraints give the same answer.

    A `wanted` order tightens only events that are sought or possible, and marks their windows as wanted. Orders to dates
    are taken as already part of a window. Unknown ids are passed over.
    """
    windows = {n.id: n.window for n in nodes}
    status = {n.id: n.status for n in nodes}
    solved = Solved(windows)
    usable = [c for c in constraints if c.event in windows and c.anchor in windows and c.event != c.anchor]
    bad: set[int] = set()
    for _ in range(len(windows) + 1):
        moved = False
        for number, constraint in enumerate(usable):
            if number in bad:
                continue
            step = _apply(constraint, windows, status)
            if step is None:
                bad.add(number)
                solved.contradictions.append(_smallest(constraint, solved))
                continue
            for id, edge, window in step:
                windows[id] = window
                behind = solved.reasons.get((_other(constraint, id), edge), ())
                solved.reasons[id, edge] = tuple(dict.fromkeys((*behind, constraint)))
                moved = True
        if not moved:
            break
    return solved


def _other(constraint: Constraint, id: str) -> str:
    return constraint.anchor if constraint.event == id else constraint.event


def _smallest(constraint: Constraint, solved: Solved) -> tuple[Constraint, ...]:
    chain = [constraint]
    for id in (constraint.event, constraint.anchor):
        for edge in ("earliest", "latest"):
            chain += solved.reasons.get((id, edge), ())
    return tuple(dict.fromkeys(chain))


def _apply(
    constraint: Constraint, windows: dict[str, Window], status: dict[str, str]
) -> list[tuple[str, str, Window]] | None:
    """The edges that an order moves; None where it would leave nothing."""
    first, second = constraint.event, constraint.anchor
    if constraint.relation in ("after", "not-before"):
        first, second = second, first
    if constraint.relation == "during":
        return _inside(constraint, windows, status)
    a, b = windows[first], windows[second]
    if a.earliest is not None and b.latest is not None and a.earliest >= b.latest:
        return None
    out = []
    if b.latest is not None and (a.latest is None or b.latest < a.latest) and _may(constraint, first, status):
        if a.earliest is None or b.latest > a.earliest:
            out.append((first, "latest", _with(a, constraint, latest=b.latest)))
    if a.earliest is not None and (b.earliest is None or a.earliest > b.earliest) and _may(constraint, second, status):
        if b.latest is None or a.earliest < b.latest:
            out.append((second, "earliest", _with(b, constraint, earliest=a.earliest)))
    return out


def _inside(
    constraint: Constraint, windows: dict[str, Window], status: dict[str, str]
) -> list[tuple[str, str, Window]] | None:
    inner, outer = windows[constraint.event], windows[constraint.anchor]
    if not inner.meets(outer):
        return None
    out = []
    if _may(constraint, constraint.event, status):
        window = inner
        if outer.earliest is not None and (inner.earliest is None or outer.earliest > inner.earliest):
            window = _with(window, constraint, earliest=outer.earliest)
            out.append((constraint.event, "earliest", window))
        if outer.latest is not None and (window.latest is None or outer.latest < window.latest):
            window = _with(window, constraint, latest=outer.latest)
            out.append((constraint.event, "latest", window))
    return out


def _may(constraint: Constraint, id: str, status: dict[str, str]) -> bool:
    """A wish moves only the event it is about, while that is open."""
    if constraint.kind != "wanted":
        return True
    return id == constraint.event and status[id] in OPEN


def _with(
    window: Window, constraint: Constraint, *, earliest: datetime | None = None, latest: datetime | None = None
) -> Window:
    spans: tuple[Span, ...] = tuple(dict.fromkeys((*window.spans, *constraint.spans)))
    return msgspec.structs.replace(
        window,
        earliest=earliest or window.earliest,
        latest=latest or window.latest,
        spans=spans,
        wanted=window.wanted or constraint.kind == "wanted",
    )
