"""Graphs of actors: who takes part in what with whom, counted over events, some steps around one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from chancery.desk.pictures.lanes import lands
from chancery.facts.record_events import RecordEvent

_MANY = 8


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, in how many of the events it takes part, and how many steps it stands from the focus."""

    id: str
    name: str
    count: int
    step: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Two actors, in how many of the events both take part, what most of them are, and when one was last reported."""

    one: str
    other: str
    count: int
    type: str
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Graph:
    """Actors around a focus, the nearest and busiest first, and what ties them."""

    focus: str | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0

    def of(self, id: str) -> list[Edge]:
        """The ties of an actor."""
        return [edge for edge in self.edges if id in (edge.one, edge.other)]


def graph_of(
    events: Iterable[RecordEvent],
    *,
    focus: str | None = None,
    steps: int = 1,
    most: int = 22,
    names: Mapping[str, str] | None = None,
) -> Graph:
    """The graph around `focus`, or around the actor with most events where none is given.

    Persons count for the state they act for. An event with more than eight parties ties nobody: a vote of an assembly says
    little of each two. At most `most` actors are kept, the nearest and busiest; `left_out` says how many are not.
    """
    told: dict[tuple[str, str], list[RecordEvent]] = {}
    count: Counter[str] = Counter()
    called: dict[str, str] = {}
    for event in events:
        for one in event.participants:
            called.setdefault(one.actor, one.name)
        parties = sorted(lands(event))
        count.update(parties)
        if len(parties) <= _MANY:
            for pair in combinations(parties, 2):
                told.setdefault(pair, []).append(event)
    called |= names or {}
    if not count:
        return Graph(focus, (), ())
    ranked = sorted(count, key=lambda id: (-count[id], id))
    if focus is None:
        focus = ranked[0]
    near = _near(focus, told)
    distance = _distances(focus, near, steps)
    order = sorted(distance, key=lambda id: (distance[id], -_weight(id, near, distance), -count[id], id))
    kept = order[:most]
    nodes = tuple(Node(id, called.get(id, id.split(":", 1)[-1]), count[id], distance[id]) for id in kept)
    edges = tuple(
        _edge(one, other, told[one, other])
        for one, other in sorted(told)
        if one in distance and other in distance and one in kept and other in kept
    )
    return Graph(focus, nodes, edges, len(order) - len(kept))


def _near(focus: str, told: Mapping[tuple[str, str], list[RecordEvent]]) -> dict[str, Counter[str]]:
    near: dict[str, Counter[str]] = {focus: Counter()}
    for (one, other), events in told.items():
        near.setdefault(one, Counter())[other] += len(events)
        near.setdefault(other, Counter())[one] += len(events)
    return near


def _distances(focus: str, near: Mapping[str, Counter[str]], steps: int) -> dict[str, int]:
    distance = {focus: 0}
    ring = [focus]
    for step in range(1, steps + 1):
        ring = sorted({other for id in ring for other in near[id] if other not in distance})
        distance.update(dict.fromkeys(ring, step))
    return distance


def _weight(id: str, near: Mapping[str, Counter[str]], distance: Mapping[str, int]) -> int:
    """How strongly an actor is tied to those a step nearer."""
    return sum(n for other, n in near[id].items() if distance.get(other, 99) == distance[id] - 1)


def _edge(one: str, other: str, events: list[RecordEvent]) -> Edge:
    types = Counter(event.type for event in events)
    most = min(types, key=lambda t: (-types[t], t))
    last = max((e.last_reported for e in events if e.last_reported is not None), default=None)
    return Edge(one, other, len(events), most, last)
