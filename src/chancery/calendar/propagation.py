"""Propagation: least values over a graph of differences, kept right while edges come and go.

A point's value is the least sum along any path that leads to it: the latest moment that orders leave open, or the
earliest, turned round. A new edge moves only the points it reaches, each once, the one that gains most first (Dijkstra
over reduced costs; Cotton and Maler, "Fast and flexible difference constraint propagation", 2006); an edge taken away
loosens only the points that rested on it. A circle that would gain for ever is found by the edge that closes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush

from chancery.calendar.moments import up
from chancery.calendar.orders import Entry

Point = tuple[str, str]
"""An event's id with `start` or `end`; `ZERO` is the origin of time."""
ZERO: Point = ("", "")
FAR = 1 << 90
"""The value of a point that nothing bounds."""


class Edge:
    """`target` is at most `source` plus `weight`, on the word of `owner` (None: a window, or the shape of an event)."""

    __slots__ = ("owner", "source", "target", "weight")

    def __init__(self, source: Point, target: Point, weight: int, owner: Entry | None = None) -> None:
        self.source, self.target, self.weight, self.owner = source, target, weight, owner


class Side:
    """The values of all points in one direction."""

    def __init__(self) -> None:
        self.value: dict[Point, int] = {ZERO: 0}
        self.out: dict[Point, dict[Edge, None]] = {ZERO: {}}
        self.into: dict[Point, dict[Edge, None]] = {ZERO: {}}
        self.moved: set[Point] = set()

    def put(self, point: Point) -> None:
        """A new point, bounded by nothing."""
        self.value[point] = FAR
        self.out[point] = {}
        self.into[point] = {}

    def take(self, point: Point) -> None:
        """Forgets a point; its edges have been taken away before."""
        del self.value[point], self.out[point], self.into[point]
        self.moved.discard(point)

    def add(self, edge: Edge) -> list[Edge] | None:
        """Adds an edge and moves what it reaches; the circle it closes, and nothing changed, where it would gain for ever."""
        value, source = self.value, edge.source
        gain = value[source] + edge.weight - value[edge.target]
        if gain >= 0:
            self._link(edge)
            return None
        best, parent = {edge.target: gain}, {edge.target: edge}
        before: dict[Point, int] = {}
        heap = [(gain, edge.target)]
        while heap:
            gain, point = heappop(heap)
            if point in before:
                continue
            before[point] = value[point]
            value[point] = here = value[point] + gain
            for step in self.out[point]:
                target = step.target
                if target in before:
                    continue
                gain = here + step.weight - value[target]
                if gain < 0 and gain < best.get(target, 0):
                    best[target], parent[target] = gain, step
                    if target == source:
                        value.update(before)
                        return self._circle(edge, parent)
                    heappush(heap, (gain, target))
        self._link(edge)
        self.moved.update(before)
        return None

    def remove(self, edges: Iterable[Edge]) -> None:
        """Takes edges away and loosens what rested on them."""
        value = self.value
        waiting: list[Point] = []
        for edge in edges:
            del self.out[edge.source][edge], self.into[edge.target][edge]
            if value[edge.source] + edge.weight == value[edge.target]:
                waiting.append(edge.target)
        loose: set[Point] = set()
        while waiting:
            point = waiting.pop()
            if point in loose or point == ZERO:
                continue
            loose.add(point)
            here = value[point]
            waiting += [s.target for s in self.out[point] if here + s.weight == value[s.target]]
        heap: list[tuple[int, Point]] = []
        for point in loose:
            firm = [value[s.source] + s.weight for s in self.into[point] if s.source not in loose]
            heappush(heap, (min([FAR, *firm]) - value[point], point))
        while heap:
            loss, point = heappop(heap)
            if point not in loose:
                continue
            loose.discard(point)
            if loss:
                value[point] += loss
                self.moved.add(point)
            here = value[point]
            for step in self.out[point]:
                if step.target in loose:
                    heappush(heap, (here + step.weight - value[step.target], step.target))

    def path(self, point: Point) -> list[Edge]:
        """The edges that make the moment of a point, by the fewest orders, from it back to a window or a date; none where
        it is open.
        """
        if self.value[point] >= FAR >> 1:
            return []
        heap: list[tuple[int, tuple[object, ...], int, Point, tuple[Edge, ...]]] = [(0, (), 0, point, ())]
        done: set[Point] = set()
        number = 0
        while heap:
            steps, keys, _, here, path = heappop(heap)
            if here == ZERO:
                return list(path)
            if here in done:
                continue
            done.add(here)
            moment = up(self.value[here])
            for edge in self.into[here]:
                if edge.source not in done and up(self.value[edge.source]) + up(edge.weight) == moment:
                    number += 1
                    key = keys if edge.owner is None else (*keys, edge.owner.key)
                    heappush(heap, (steps + (edge.owner is not None), key, number, edge.source, (*path, edge)))
        return []

    def _link(self, edge: Edge) -> None:
        self.out[edge.source][edge] = None
        self.into[edge.target][edge] = None

    def _circle(self, edge: Edge, parent: dict[Point, Edge]) -> list[Edge]:
        circle = [parent[edge.source]]
        while circle[-1] is not edge:
            circle.append(parent[circle[-1].source])
        return circle
