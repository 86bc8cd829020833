"""Ties: which events belong to one another without being one: a visit and the talks during it, a recurring series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import combinations

import msgspec

from chancery.facts.mentions import Mention, Party
from chancery.facts.record_events import EventOutline, RecordEvent, RecordLink, RecordParticipant, RecordPlace, TieKind
from chancery.facts.times import Window
from chancery.record.candidates import Place
from chancery.record.keys import FOREVER, lands
from chancery.record.network import Order
from chancery.record.shelf import Filing
from chancery.record.views import DAY, View

_HELD = frozenset({"meeting", "talks", "summit", "agreement"})
_ENDED = frozenset({"cancelled", "denied"})
_BACK: dict[TieKind, TieKind] = {"part-of": "holds", "holds": "part-of"}
_MOST_PAIRS = 6
_SLACK = 3 * DAY


def tie_keys(mention: Mention) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys under which events that belong together meet: visits and what is held during them, by pair of countries;
    the occurrences of a series, by type and pair."""
    if mention.type != "visit" and mention.type not in _HELD and mention.series is None:
        return (), ()
    return _keys(mention.type, mention.series, mention.parties)


@lru_cache(maxsize=20_000)
def _keys(type: str, series: str | None, parties: tuple[Party, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    who = lands(parties)[:_MOST_PAIRS]
    pairs = [f"{a}|{b}" for a, b in combinations(who, 2)]
    emits, seeks = [], []
    if type == "visit":
        emits += [f"visit|{p}" for p in pairs]
        seeks += [f"held|{p}" for p in pairs]
    elif type in _HELD:
        emits += [f"held|{p}" for p in pairs]
        seeks += [f"visit|{p}" for p in pairs]
    if series is not None:
        emits += [f"series|{series}|{p}" for p in pairs]
        seeks += [f"series|{series}|{p}" for p in pairs]
    return tuple(emits), tuple(seeks)


def tie_filing(mention: Mention) -> Filing | None:
    """How a mention is filed for its ties; None where it can have none."""
    place = tie_place(mention)
    return place.filing(mention.id) if place is not None else None


def tie_place(mention: Mention) -> Place[str] | None:
    """A mention as it is filed and sought for its ties; None where it can have none."""
    emits, seeks = tie_keys(mention)
    return Place(mention.id, emits, seeks, *_reach(mention)) if emits else None


def tie_seeks(mention: Mention) -> tuple[tuple[str, ...], float, float]:
    """The keys under which what may be tied to a mention's event is found, and when."""
    seeks = tie_keys(mention)[1]
    return (seeks, *_reach(mention)) if seeks else ((), 0.0, 0.0)


def _reach(mention: Mention) -> tuple[float, float]:
    """Series reach over all time; a visit and what is held during it no further than their days."""
    earliest, latest = mention.window.earliest, mention.window.latest
    if mention.series is not None:
        first, last = FOREVER
    elif earliest is not None and latest is not None:
        return earliest.timestamp() - _SLACK, latest.timestamp() + _SLACK
    else:
        first, last = mention.reach
    return first.timestamp(), last.timestamp()


class Outline(msgspec.Struct, frozen=True, gc=False):
    """What ties ask of an event. `series` are the keys of the recurring happenings it is one of."""

    id: str
    type: str
    status: str
    window: Window
    participants: tuple[RecordParticipant, ...]
    place: RecordPlace | None
    first: datetime | None
    series: frozenset[str]


def outline(event: RecordEvent | EventOutline, series: frozenset[str] = frozenset()) -> Outline:
    """What ties ask of an event of the record."""
    return Outline(
        event.id,
        event.type,
        event.status,
        event.told_window,
        event.participants,
        event.place,
        event.first_reported,
        series,
    )


def told_links(
    members: Sequence[View], orders: Iterable[Order], id: str, event_of: Mapping[str, str]
) -> list[RecordLink]:
    """The ties that reports tell: links of their readings, and what is to come `during` something else."""
    out: set[tuple[str, TieKind]] = set()
    for view in members:
        for link in view.mention.links:
            target = event_of.get(link.to)
            if target is not None and target != id:
                out.add((target, link.kind))
    for order in orders:
        if order.ordering.relation != "during" or "." not in order.anchor or order.event == order.anchor:
            continue
        if order.event == id:
            out.add((order.anchor, "part-of"))
        elif order.anchor == id:
            out.add((order.event, "holds"))
    return [RecordLink(to=to, kind=kind) for to, kind in sorted(out)]


def found_links(event: Outline, others: Iterable[Outline]) -> list[RecordLink]:
    """The ties that follow from what is known of two events.

    Talks of the same two countries within a visit's days are part of it. Occurrences of "the annual dialogue" are a series,
    each tied to the one before and the one after.
    """
    out: set[tuple[str, TieKind]] = set()
    row = [event]
    for other in others:
        if other.id == event.id:
            continue
        if _within(other, event):
            out.add((other.id, "holds"))
        if _within(event, other):
            out.add((other.id, "part-of"))
        if event.series & other.series and other.type == event.type and len(_lands(event) & _lands(other)) > 1:
            row.append(other)
    row.sort(key=lambda e: (_moment(e), e.id))
    here = row.index(event)
    for place in (here - 1, here + 1):
        if 0 <= place < len(row):
            out.add((row[place].id, "series"))
    return [RecordLink(to=to, kind=kind) for to, kind in sorted(out)]


def _within(inner: Outline, visit: Outline) -> bool:
    if visit.type != "visit" or inner.type not in _HELD or visit.status in _ENDED or inner.status in _ENDED:
        return False
    a, b = inner.window, visit.window
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    if (b.latest - b.earliest).days > 40 or not a.meets(b) or (a.latest - a.earliest) > (b.latest - b.earliest) * 2:
        return False
    host = {p.country or p.actor for p in visit.participants if p.role == "host"}
    if inner.place is not None and inner.place.country and host and inner.place.country not in host:
        return False
    return len(_lands(inner) & _lands(visit)) > 1


def _lands(event: Outline) -> set[str]:
    return {p.country or p.actor for p in event.participants}


def _moment(event: Outline) -> float:
    moment = event.window.earliest or event.window.latest or event.first
    return moment.timestamp() if moment is not None else 0.0
