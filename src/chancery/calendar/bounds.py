"""Bounds: a simple temporal network over windows and orders; every bound can name the words that set it.

Each event has two edges, its earliest and its latest moment. `A before B` says that A's end is no later than B's start:
A's latest bound follows from B's latest, and B's earliest from A's earliest. Orders are applied until nothing moves
(Bellman-Ford); an order that would leave a window empty is set aside as a contradiction with the smallest set of orders
that cannot all hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from chancery.facts.constraints import Constraint
from chancery.facts.spans import Span
from chancery.facts.times import Window

_DATE = re.compile(r"[12]\d{3}(?:-\d\d(?:-\d\d)?)?")
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
    ("before 2026-04") are read in the zone of the event's window. Unknown ids are passed over.
    """
    solved = Solved({n.id: n.window for n in nodes})
    status = {n.id: n.status for n in nodes}
    known = solved.windows
    usable: list[Constraint] = []
    for constraint in constraints:
        if constraint.event in known and _DATE.fullmatch(constraint.anchor):
            usable.append(constraint)
        elif constraint.event in known and constraint.anchor in known and constraint.event != constraint.anchor:
            circle = _circle(constraint, usable)
            if circle is None:
                usable.append(constraint)
            else:
                solved.contradictions.append(circle)
    clash = _settle(usable, solved, status)
    while clash is not None:
        solved.contradictions.append(_smallest(clash, nodes, solved, status))
        usable = [c for c in usable if c is not clash]
        clash = _settle(usable, solved, status)
    return solved


def _settle(usable: Sequence[Constraint], solved: Solved, status: dict[str, str]) -> Constraint | None:
    """Applies orders until nothing moves; the first order that would leave a window empty, if one does."""
    windows = solved.windows
    for _ in range(len(windows) + 1):
        moved = False
        for constraint in usable:
            step = _apply(constraint, windows, status)
            if step is None:
                return constraint
            for id, edge, window in step:
                windows[id] = window
                behind = solved.reasons.get((_other(constraint, id), edge), ())
                solved.reasons[id, edge] = tuple(dict.fromkeys((*behind, constraint)))
                moved = True
        if not moved:
            break
    return None


def _circle(constraint: Constraint, usable: Sequence[Constraint]) -> tuple[Constraint, ...] | None:
    """The shortest circle that an order would close: "A before B" and "B before A" cannot both hold."""
    if constraint.relation not in ("before", "after"):
        return None
    start, goal = reversed(_pair(constraint))
    paths: dict[str, tuple[Constraint, ...]] = {start: ()}
    queue = [start]
    while queue:
        node = queue.pop(0)
        if node == goal:
            return (*paths[node], constraint)
        for other in usable:
            if other.relation in ("before", "after"):
                first, second = _pair(other)
                if first == node and second not in paths:
                    paths[second] = (*paths[node], other)
                    queue.append(second)
    return None


def _pair(constraint: Constraint) -> tuple[str, str]:
    """The earlier and the later of two ordered events."""
    if constraint.relation in ("after", "not-before"):
        return constraint.anchor, constraint.event
    return constraint.event, constraint.anchor


def _other(constraint: Constraint, id: str) -> str:
    return constraint.anchor if constraint.event == id else constraint.event


def _smallest(
    clash: Constraint, nodes: Sequence[Node], solved: Solved, status: dict[str, str]
) -> tuple[Constraint, ...]:
    """Of the orders behind a clash those without which it would not be: each is taken away once, and stays away where
    the rest still cannot hold."""
    chain = [clash]
    for id in (clash.event, clash.anchor):
        for edge in ("earliest", "latest"):
            chain += [c for c in solved.reasons.get((id, edge), ()) if c not in chain]
    for constraint in chain[1:]:
        rest = [c for c in chain if c is not constraint]
        if _settle([*rest[1:], rest[0]], Solved({n.id: n.window for n in nodes}), status) is not None:
            chain = rest
    return tuple(chain)


def _apply(
    constraint: Constraint, windows: dict[str, Window], status: dict[str, str]
) -> list[tuple[str, str, Window]] | None:
    """The edges that an order moves; None where it would leave nothing."""
    if constraint.anchor not in windows:
        return _to_date(constraint, windows, status)
    first, second = _pair(constraint)
    if constraint.relation == "during":
        return _inside(constraint, windows, status)
    a, b = windows[first], windows[second]
    if a.earliest is not None and b.latest is not None and a.earliest >= b.latest:
        return None
    out = []
    if b.latest is not None and (a.latest is None or b.latest < a.latest) and _may(constraint, first, status):
        out.append((first, "latest", _with(a, constraint, latest=b.latest)))
    if a.earliest is not None and (b.earliest is None or a.earliest > b.earliest) and _may(constraint, second, status):
        out.append((second, "earliest", _with(b, constraint, earliest=a.earliest)))
    return out


def _to_date(
    constraint: Constraint, windows: dict[str, Window], status: dict[str, str]
) -> list[tuple[str, str, Window]] | None:
    """An order to a date: "before 2026-04" ends with March, "not-after 2026-05-31" with that day, in the event's zone."""
    window = windows[constraint.event]
    if window.timezone is None or not _may(constraint, constraint.event, status):
        return []
    first, last = _days(constraint.anchor, window.timezone)
    earliest = {"after": last, "not-before": first, "during": first}.get(constraint.relation)
    latest = {"before": first, "not-after": last, "during": last}.get(constraint.relation)
    if window.tighten(earliest=earliest, latest=latest) is None:
        return None
    out: list[tuple[str, str, Window]] = []
    if earliest is not None and (window.earliest is None or earliest > window.earliest):
        window = _with(window, constraint, earliest=earliest)
        out.append((constraint.event, "earliest", window))
    if latest is not None and (window.latest is None or latest < window.latest):
        window = _with(window, constraint, latest=latest)
        out.append((constraint.event, "latest", window))
    return out


def _days(date: str, zone: str) -> tuple[datetime, datetime]:
    """The first moment of an EDTF day, month or year and the first after it, in a zone."""
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    tz = ZoneInfo(zone)
    first = datetime(year, month or 1, day or 1, tzinfo=tz)
    if day:
        after = first.date() + timedelta(days=1)
        return first, datetime(after.year, after.month, after.day, tzinfo=tz)
    if month:
        return first, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=tz)
    return first, datetime(year + 1, 1, 1, tzinfo=tz)


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
