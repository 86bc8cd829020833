"""Where a fact stands: a half-open range of characters of its report."""

from __future__ import annotations

Span = tuple[int, int]
"""`(start, end)`, counted in Unicode code points of `report.text`, so that `text[start:end]` is the evidence."""


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share; 0 if none."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def holds(outer: Span, inner: Span) -> bool:
    """True where `inner` lies wholly within `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def cover(spans: list[Span]) -> Span:
    """The smallest span that holds all of `spans` (at least one)."""
    return min(s[0] for s in spans), max(s[1] for s in spans)
