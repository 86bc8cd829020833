"""Wishes: what somebody wants of events that are only sought or possible, kept apart from what holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from chancery.calendar.moments import up
from chancery.calendar.orders import Contradiction, EdgeName, Entry, Node
from chancery.calendar.propagation import FAR, ZERO, Edge, Point, Side

Between = Sequence[tuple[Entry, Sequence[tuple[Point, Point, int]]]]


@dataclass(slots=True)
class Wished:
    """The bounds of some open events as they are wished, beside those that hold, and the wishes at odds."""

    sides: tuple[Side, Side]
    held: dict[Point, tuple[int, int]]
    rivals: list[Contradiction] = field(default_factory=list)

    def moves(self, id: str, edge: EdgeName) -> bool:
        """True where a wish makes a bound tighter than what holds."""
        point, side = ((id, "end"), 0) if edge == "latest" else ((id, "start"), 1)
        return up(self.sides[side].value[point]) < up(self.held[point][side])

    def values(self, id: str) -> tuple[int, int]:
        """The latest end and, turned round, the earliest start."""
        return self.sides[0].value[id, "end"], self.sides[1].value[id, "start"]


def wish(region: set[str], sides: tuple[Side, Side], nodes: dict[str, Node], between: Between) -> Wished | None:
    """The wished bounds of a region of open events, given what holds; None where nobody wishes anything of them.

    A wish moves its own event, and those that are open with it; never what is settled. Wishes that cannot all come true
    move nothing: "Rome wants it before May, Vienna not before June" leaves the window as it is.
    """
    wishes = [entry for entry, _ in between if entry.wanted]
    if not wishes:
        return None
    near = {point[0] for _, rows in between for x, y, _ in rows for point in (x, y)} - {ZERO[0]} | region
    points = {(id, name) for id in near for name in ("start", "end")}
    held = {point: (sides[0].value[point], sides[1].value[point]) for point in sorted(points)}
    rivals: list[Contradiction] = []
    good = _consistent(region, held, between, wishes)
    for out in wishes:
        if out in good:
            continue
        need = [w for w in wishes if w in good and w.key < out.key]
        for one in list(need):
            rest = [w for w in need if w is not one]
            if out not in _consistent(region, held, between, [*rest, out]):
                need = rest
        rivals.append(Contradiction(tuple(sorted([*need, out], key=lambda e: e.key)), out, wanted=True))
    at_odds = {entry for rival in rivals for entry in rival.entries}
    quiet = [w for w in wishes if w not in at_odds]
    world = _World(region, held, between)
    for entry in quiet:
        world.let(entry)
    return Wished(world.sides, held, rivals)


def _consistent(
    region: set[str], held: dict[Point, tuple[int, int]], between: Between, wishes: Iterable[Entry]
) -> set[Entry]:
    """Of some wishes, in order, those that can come true beside the ones before them."""
    world = _World(region, held, between)
    return {entry for entry in wishes if world.let(entry)}


class _World:
    """The points of a region with what holds of them, to try wishes on."""

    def __init__(self, region: set[str], held: dict[Point, tuple[int, int]], between: Between) -> None:
        self.region, self.sides = region, (Side(), Side())
        self.rows = dict(between)
        for side in (0, 1):
            for point in held:
                self.sides[side].put(point)
            for point, values in held.items():
                if values[side] < FAR >> 1:
                    self.sides[side].add(Edge(ZERO, point, values[side]))
        for id in sorted({point[0] for point in held}):
            self.sides[0].add(Edge((id, "end"), (id, "start"), 0))
            self.sides[1].add(Edge((id, "start"), (id, "end"), 0))
        for entry, rows in between:
            if not entry.wanted:
                for x, y, weight in rows:
                    self.sides[0].add(Edge(y, x, weight, entry))
                    self.sides[1].add(Edge(x, y, weight, entry))
        for one in self.sides:
            one.moved.clear()

    def let(self, entry: Entry) -> bool:
        """Lets a wish move its event; False, and nothing moved, where that would leave a window empty or run in a circle."""
        event = entry.constraint.event
        linked: list[tuple[Side, Edge]] = []
        good = True
        for x, y, weight in self.rows[entry]:
            side, edge = (
                (self.sides[0], Edge(y, x, weight, entry))
                if x[0] == event
                else (self.sides[1], Edge(x, y, weight, entry))
            )
            if side.add(edge) is not None:
                good = False
                break
            linked.append((side, edge))
        moved = {point for side in self.sides for point in side.moved} - {ZERO}
        good = good and all(-self.sides[1].value[p] <= self.sides[0].value[p] for p in moved)
        if not good:
            for side, edge in linked:
                side.remove([edge])
        for side in self.sides:
            side.moved.clear()
        return good
