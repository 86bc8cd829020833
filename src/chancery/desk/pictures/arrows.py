"""Arrows: what comes before what, as reports state it or as somebody wants it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from chancery.desk.pictures.bars import Bar
from chancery.desk.pictures.captions import caption
from chancery.desk.pictures.svg import group, path, tag
from chancery.facts.constraints import ConstraintKind
from chancery.facts.record_events import RecordEvent

_FIRST = frozenset({"before", "not-after"})
_SECOND = frozenset({"after", "not-before"})
_HEAD = 6.0


@dataclass(frozen=True, slots=True)
class Precedence:
    """One event before another, by their ids."""

    first: str
    second: str
    kind: ConstraintKind
    by: str | None = None


def precedences(events: Iterable[RecordEvent]) -> list[Precedence]:
    """What the constraints of some events say of their order among each other; what merely falls `during` is no order."""
    known = {e.id: e for e in events}
    of = {m.id: e.id for e in known.values() for m in e.mentions}
    of.update({id: id for id in known})
    found: dict[tuple[str, str, ConstraintKind, str | None], Precedence] = {}
    for event in known.values():
        for one in event.constraints:
            other = of.get(one.anchor)
            if other is None or other == event.id or one.relation not in _FIRST | _SECOND:
                continue
            first, second = (event.id, other) if one.relation in _FIRST else (other, event.id)
            found.setdefault((first, second, one.kind, one.by), Precedence(first, second, one.kind, one.by))
    return list(found.values())


def arrow(
    tail: tuple[Bar, float], head: tuple[Bar, float], one: Precedence, events: Mapping[str, RecordEvent]
) -> Markup:
    """An arrow from one bar to another, each with the height of its middle.

    It leads from the end of the first to the beginning of the second; where their windows overlap, from middle to middle.
    Windows that hold their order give an arrow that points forward; one that points back shows that they do not.
    """
    (first, y), (second, other) = tail, head
    start, end = first.end, second.start
    if end < start + _HEAD:
        start, end = first.middle, second.middle
        y += 5 if other > y else -5
        other += -6 if other > y else 6
    bend = max(12.0, abs(end - start) / 2)
    kinds = ["arrow", one.kind] + (["back"] if end < start else [])
    if end - start >= _HEAD:
        line = path("M", start, y, "C", start + bend, y, end - bend, other, end - _HEAD + 1, other)
        tip = path("M", end - _HEAD, other - 3.5, "L", end, other, "L", end - _HEAD, other + 3.5, "Z", class_="tip")
    else:
        way = 1 if other > y else -1
        line = path("M", start, y, "L", end, other - way * _HEAD)
        tip = path(
            "M", end - 3.5, other - way * _HEAD, "L", end, other, "L", end + 3.5, other - way * _HEAD, "Z", class_="tip"
        )
    return group([tag("title", said(one, events)), line, tip], class_=" ".join(kinds))


def said(one: Precedence, events: Mapping[str, RecordEvent]) -> str:
    """ "Visit: … before Summit: …, as Japan wants it"."""
    words = f"{caption(events[one.first])} before {caption(events[one.second])}"
    return words + (", which is wanted" if one.kind == "wanted" else "")
