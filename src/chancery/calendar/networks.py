"""Networks: events and the orders between them, kept tight as reports arrive and are withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from chancery.calendar.differences import Difference, differences, ends, frame
from chancery.calendar.moments import GRAIN, grains, moment, up
from chancery.calendar.orders import OPEN, VOID, Contradiction, EdgeName, Entry, Node, Why
from chancery.calendar.propagation import FAR, ZERO, Edge, Side
from chancery.calendar.wishes import Wished, wish
from chancery.facts.times import Window


class Network:
    """A simple temporal network that answers the same whatever the order in which its parts came.

    `update` puts in and takes out; it gives the windows that changed. Entries of unknown events wait for them. Where not
    all orders can hold, the firmest set stays (`Entry.rank`, then `Entry.key`) and each of the others comes out in
    `contradictions` with the smallest set of orders it cannot stand with. What will not happen (`cancelled`, `denied`)
    orders nothing, and neither does what the words only imply (`inferred`).
    """

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self._of: dict[str, dict[Entry, None]] = {}
        self._held: dict[Entry, list[tuple[Edge, Edge]]] = {}
        self._aside: dict[Entry, frozenset[Entry | str]] = {}
        self._frames: dict[str, list[tuple[Edge, Edge]]] = {}
        self._sides = (Side(), Side())
        self._latest, self._earliest = self._sides
        self._wished: dict[str, Wished] = {}
        self._shown: dict[str, Window] = {}
        self._touched: set[str] = set()
        self._loosened: set[Entry | str] = set()
        self._contradictions: tuple[Contradiction, ...] | None = None

    def update(
        self,
        *,
        nodes: Iterable[Node] = (),
        without: Iterable[str] = (),
        add: Iterable[Entry] = (),
        drop: Iterable[Entry] = (),
    ) -> dict[str, Window]:
        """Takes out `drop` and the events `without`, puts in or changes `nodes`, adds entries; the windows that changed.

        Of an event taken out the entries stay and wait; `drop` them too where they are to go.
        """
        self._contradictions = None
        dirty: set[str] = set()
        for entry in drop:
            for id in ends(entry):
                self._of.get(id, {}).pop(entry, None)
                dirty.add(id)
            self._aside.pop(entry, None)
            self._unlink(entry)
        for id in without:
            if id in self.nodes:
                self._forget(id)
                dirty.add(id)
        for node in nodes:
            dirty.add(node.id)
            self._place(node)
        fresh = [e for e in dict.fromkeys(add) if e not in self._of.get(e.constraint.event, {})]
        for entry in sorted(fresh, key=lambda e: e.key):
            for id in ends(entry):
                self._of.setdefault(id, {})[entry] = None
                dirty.add(id)
            self._link(entry)
        self._reconsider()
        for side in self._sides:
            dirty |= {point[0] for point in side.moved}
            side.moved.clear()
        dirty |= self._touched
        self._touched.clear()
        dirty |= self._wish(dirty)
        changed: dict[str, Window] = {}
        for id in sorted(dirty & self.nodes.keys()):
            window = self._window(id)
            if self._shown.get(id) != window:
                changed[id] = self._shown[id] = window
        return changed

    def window(self, id: str) -> Window:
        """The window of an event, as tight as all that holds and, while it is open, all that is wished allow."""
        return self._shown[id]

    def windows(self) -> dict[str, Window]:
        """All windows by event."""
        return {id: self._shown[id] for id in self.nodes}

    def why(self, id: str, edge: EdgeName) -> Why:
        """Why the earliest or latest moment of an event is what it is, by the fewest orders that say so."""
        window, wished, side = self._shown[id], self._wished.get(id), edge == "earliest"
        at = window.latest if edge == "latest" else window.earliest
        point = (id, "end" if edge == "latest" else "start")
        path: list[Edge] = []
        if wished is not None and wished.moves(id, edge):
            path = wished.sides[side].path(point)
            if path[-1].owner is None:
                point = path.pop().target
        if not path or path[-1].source != ZERO:
            path += self._sides[side].path(point)
        entries = tuple(dict.fromkeys(step.owner for step in path if step.owner is not None))
        return Why(at, path[-1].target[0] if path and path[-1].owner is None else None, entries)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """What cannot all hold: one for each order set aside, then the wishes at odds."""
        if self._contradictions is None:
            found = [self._contradiction(entry) for entry in sorted(self._aside, key=lambda e: e.key)]
            rivals = {c.entries: c for w in self._wished.values() for c in w.rivals}
            wanted = sorted(rivals.values(), key=lambda c: tuple(e.key for e in c.entries))
            self._contradictions = (*found, *wanted)
        return self._contradictions

    def _place(self, node: Node) -> None:
        """Puts an event in, or changes it."""
        old = self.nodes.get(node.id)
        if old == node:
            return
        self.nodes[node.id] = node
        entries = self._of.setdefault(node.id, {})
        if old is None:
            for side in self._sides:
                for name in ("start", "end"):
                    side.put((node.id, name))
        else:
            self._loosened.add(node.id)
            if (old.status in VOID) == (node.status in VOID) and old.window.timezone == node.window.timezone:
                joined = self._frames[node.id] if old.window == node.window else self._join(frame(node))
                if joined is not None:
                    if joined is not self._frames[node.id]:
                        self._cut(self._frames[node.id])
                    self._frames[node.id] = joined
                    return
            for entry in entries:
                self._unlink(entry)
                self._aside.pop(entry, None)
            self._cut(self._frames.pop(node.id))
        self._frames[node.id] = self._join(frame(node)) or self._join(frame(node)[:1]) or []
        for entry in sorted(entries, key=lambda e: e.key):
            self._link(entry)

    def _forget(self, id: str) -> None:
        for entry in self._of[id]:
            self._aside.pop(entry, None)
            self._unlink(entry)
        self._cut(self._frames.pop(id))
        for side in self._sides:
            for name in ("start", "end"):
                side.take((id, name))
        del self.nodes[id]
        self._loosened.add(id)
        self._wished.pop(id, None)
        self._shown.pop(id, None)

    def _holds(self, entry: Entry) -> bool:
        """True for an order between known events that may happen, where the words state it: a wish or a guess does not hold."""
        both = [self.nodes.get(id) for id in ends(entry)]
        c = entry.constraint
        if c.kind != "stated" or c.event == c.anchor or not all(n is not None and n.status not in VOID for n in both):
            return False
        return bool(self._differences(entry))

    def _differences(self, entry: Entry) -> list[Difference]:
        return differences(entry, self.nodes[entry.constraint.event].window.timezone)

    def _link(self, entry: Entry) -> None:
        """Lets an order hold; where it cannot beside the others, weaker ones give way to it, or it is set aside itself."""
        if entry in self._held or not self._holds(entry):
            return
        given_way: list[Entry] = []
        circle = self._try(entry)
        while circle is not None:
            weakest = max((e for e in circle if isinstance(e, Entry)), key=lambda e: e.key)
            if weakest == entry:
                break
            self._unlink(weakest)
            given_way.append(weakest)
            circle = self._try(entry)
        for other in sorted(given_way, key=lambda e: e.key):
            self._link(other)

    def _reconsider(self) -> None:
        """What was set aside may hold now, where something that it cannot stand with has gone or given way."""
        while self._loosened and self._aside:
            loosened, self._loosened = self._loosened, set()
            for entry in sorted(self._aside, key=lambda e: e.key):
                if not loosened.isdisjoint(self._aside.get(entry, ())):
                    self._link(entry)
        self._loosened.clear()

    def _component(self, id: str) -> list[Entry]:
        """All orders tied to an event through others, the firmest first."""
        seen, waiting = {id}, [id]
        found: dict[Entry, None] = {}
        while waiting:
            for entry in self._of.get(waiting.pop(), ()):
                if entry.wanted or entry in found:
                    continue
                found[entry] = None
                for other in ends(entry):
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        return sorted(found, key=lambda e: e.key)

    def _try(self, entry: Entry) -> frozenset[Entry | str] | None:
        """Lets an order hold beside those that do; else sets it aside, with the orders and windows it cannot stand with."""
        linked: list[tuple[Edge, Edge]] = []
        for x, y, weight in self._differences(entry):
            pair = Edge(y, x, weight, entry), Edge(x, y, weight, entry)
            circle = self._latest.add(pair[0])
            if circle is not None:
                self._cut(linked)
                self._aside[entry] = frozenset(e.owner or e.target[0] or e.source[0] for e in circle)
                return self._aside[entry]
            self._earliest.add(pair[1])
            linked.append(pair)
        self._aside.pop(entry, None)
        self._held[entry] = linked
        self._touched.update(ends(entry))
        return None

    def _join(self, rows: list[Difference]) -> list[tuple[Edge, Edge]] | None:
        """Links the differences of a window; None, and nothing linked, where they cannot stand with what holds."""
        linked: list[tuple[Edge, Edge]] = []
        for x, y, weight in rows:
            pair = Edge(y, x, weight), Edge(x, y, weight)
            if self._latest.add(pair[0]) is not None:
                self._cut(linked)
                return None
            self._earliest.add(pair[1])
            linked.append(pair)
        return linked

    def _unlink(self, entry: Entry) -> None:
        linked = self._held.pop(entry, None)
        if linked is not None:
            self._cut(linked)
            self._loosened.add(entry)
            self._touched.update(ends(entry))

    def _cut(self, linked: Iterable[tuple[Edge, Edge]]) -> None:
        pairs = list(linked)
        self._latest.remove([pair[0] for pair in pairs])
        self._earliest.remove([pair[1] for pair in pairs])

    def _wish(self, dirty: set[str]) -> set[str]:
        """Works the wishes out anew around what has changed; the events they are about."""
        out: set[str] = set()
        for id in sorted(dirty):
            near = {id, *(end for entry in self._of.get(id, ()) for end in ends(entry))}
            for start in sorted(near - out):
                node = self.nodes.get(start)
                if node is None or node.status not in OPEN:
                    if self._wished.pop(start, None) is not None:
                        out.add(start)
                    continue
                region = self._region(start)
                out |= region
                wished = wish(region, self._sides, self.nodes, self._between(region))
                for event in region:
                    if wished is None:
                        self._wished.pop(event, None)
                    else:
                        self._wished[event] = wished
        return out

    def _region(self, id: str) -> set[str]:
        """The open events tied to one through open events."""
        region, waiting = {id}, [id]
        while waiting:
            for entry in self._of[waiting.pop()]:
                if not entry.wanted and entry not in self._held:
                    continue
                for other in ends(entry):
                    node = self.nodes.get(other)
                    if other not in region and node is not None and node.status in OPEN:
                        region.add(other)
                        waiting.append(other)
        return region

    def _between(self, region: set[str]) -> list[tuple[Entry, list[Difference]]]:
        """The wishes about the events of a region, and the orders that hold within it, the firmest first."""
        found: dict[Entry, list[Difference]] = {}
        for id in region:
            for entry in self._of[id]:
                c = entry.constraint
                both = [self.nodes.get(end) for end in ends(entry)]
                if c.event == c.anchor or not all(n is not None and n.status not in VOID for n in both):
                    continue
                if (entry.wanted and c.event in region) or (entry in self._held and set(ends(entry)) <= region):
                    found[entry] = self._differences(entry)
        return sorted(found.items(), key=lambda item: item[0].key)

    def _window(self, id: str) -> Window:
        node = self.nodes[id]
        latest, earliest = self._latest.value[id, "end"], self._earliest.value[id, "start"]
        wished = self._wished.get(id)
        wanted = node.window.wanted
        if wished is not None and (wished.moves(id, "latest") or wished.moves(id, "earliest")):
            latest, earliest, wanted = *wished.values(id), True
        window = node.window
        first = _told(None if earliest >= FAR >> 1 else -up(earliest), window.earliest, window.timezone)
        last = _told(None if latest >= FAR >> 1 else up(latest), window.latest, window.timezone)
        if (first, last) == (window.earliest, window.latest):
            return window
        return msgspec.structs.replace(window, earliest=first, latest=last, edtf=None, wanted=wanted)

    def _contradiction(self, out: Entry) -> Contradiction:
        """The smallest set of orders, among those firmer than one set aside, that it cannot stand with."""
        firmer = [e for e in self._component(out.constraint.event) if e.key < out.key and e in self._held]
        circle = self._clash([*firmer, out])
        entries = sorted(circle or [out], key=lambda e: e.key)
        for entry in [e for e in entries if e is not out]:
            rest = [e for e in entries if e is not entry]
            if self._clash(rest) is not None:
                entries = rest
        return Contradiction(tuple(entries), out)

    def _clash(self, entries: list[Entry]) -> list[Entry] | None:
        """The orders of the first circle that these orders make with the windows of their events."""
        small = Network()
        for id in dict.fromkeys(id for entry in entries for id in ends(entry)):
            small._place(self.nodes[id])
        for entry in entries:
            circle = small._try(entry)
            if circle is not None:
                return [e for e in circle if isinstance(e, Entry)]
        return None


def _told(microseconds: int | None, given: datetime | None, zone: str | None) -> datetime | None:
    """A bound as a moment in a zone; as it was given, where it is what was given."""
    if microseconds is None or (given is not None and grains(given) == microseconds << GRAIN):
        return given
    return moment(microseconds, zone)
