"""Differences: what windows and orders say of the starts and ends of events, as x - y <= w."""

from __future__ import annotations

import re

from chancery.calendar.moments import days, grains
from chancery.calendar.orders import Entry, Node
from chancery.calendar.propagation import ZERO, Point

_DATE = re.compile(r"[12]\d{3}(?:-\d\d(?:-\d\d)?)?")
Difference = tuple[Point, Point, int]
"""`(x, y, w)`: x is at most y plus w grains."""


def differences(entry: Entry, zone: str | None) -> list[Difference]:
    """What an entry says of the starts and ends of its events; dates are read in a zone, impossible ones say nothing."""
    c = entry.constraint
    start, end = (c.event, "start"), (c.event, "end")
    if _DATE.fullmatch(c.anchor):
        try:
            first, last = (grains(edge) for edge in days(c.anchor, zone))
        except ValueError:
            return []
        return {
            "before": [(end, ZERO, first - 1)],
            "not-after": [(end, ZERO, last - 1)],
            "after": [(ZERO, start, -last)],
            "not-before": [(ZERO, start, -first)],
            "during": [(ZERO, start, -first), (end, ZERO, last - 1)],
        }[c.relation]
    opening, close = (c.anchor, "start"), (c.anchor, "end")
    return {
        "before": [(end, opening, -1)],
        "after": [(close, start, -1)],
        "during": [(opening, start, 0), (end, close, 0)],
        "not-before": [(opening, start, 0)],
        "not-after": [(end, close, 0)],
    }[c.relation]


def frame(node: Node) -> list[Difference]:
    """An event ends no sooner than it starts, and does both within its window."""
    start, end = (node.id, "start"), (node.id, "end")
    rows: list[Difference] = [(start, end, 0)]
    if node.window.earliest is not None:
        rows.append((ZERO, start, -grains(node.window.earliest)))
    if node.window.latest is not None:
        rows.append((end, ZERO, grains(node.window.latest) - 1))
    return rows


def ends(entry: Entry) -> tuple[str, ...]:
    """The events that an entry is about."""
    c = entry.constraint
    return (c.event,) if _DATE.fullmatch(c.anchor) else (c.event, c.anchor)
