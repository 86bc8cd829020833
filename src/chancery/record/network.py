"""The network of the record: constraints from any report tighten any event's window, at every step of its history.

Events hang together where a report orders one against another. An event that is dated to a day or finer is not moved by
orders and passes nothing on: it gives its own date. That bounds how far a change can go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from chancery.calendar.bounds import Node, tighten
from chancery.facts.constraints import Constraint
from chancery.facts.contradictions import Contradiction
from chancery.facts.contributions import Ordering
from chancery.facts.quotes import Quote
from chancery.facts.revisions import Bound, Edge
from chancery.facts.times import Window
from chancery.record.components import Forest
from chancery.record.telling import State, Step, Tale

_DATED = 1.5 * 86_400
_EDGES: tuple[Edge, Edge] = ("earliest", "latest")
Key = tuple[float, str]


class Order(msgspec.Struct, frozen=True, gc=False):
    """An ordering with its events named by the record: `anchor` is an event's id or an EDTF date."""

    ordering: Ordering
    event: str
    anchor: str
    at: datetime | None

    @property
    def key(self) -> tuple[str, str, str, str, str, str, tuple[tuple[int, int], ...]]:
        """What makes two orders the same and gives their order."""
        o = self.ordering
        return (o.report, self.event, o.relation, self.anchor, o.kind, o.by or "", tuple(q.span for q in o.quotes))

    @property
    def same(self) -> tuple[str, ...]:
        """What makes two orders say the same, whoever reports it."""
        o = self.ordering
        return (self.event, o.relation, self.anchor, o.kind, o.by or "")


@dataclass(slots=True)
class Solved:
    """What the network says: for each event its steps, the bounds of its last window, and what cannot all hold."""

    steps: dict[str, list[Step]] = field(default_factory=dict)
    bounds: dict[str, tuple[Bound, ...]] = field(default_factory=dict)
    contradictions: list[Contradiction] = field(default_factory=list)


def dated(window: Window) -> bool:
    """True for an event told to the day or finer: orders do not move it, and nothing passes through it."""
    if window.earliest is None or window.latest is None or not window.spans:
        return False
    return (window.latest - window.earliest).total_seconds() <= _DATED


def solve(tales: Mapping[str, Tale], orders: Iterable[Order], still: Collection[str]) -> Solved:
    """The windows of some events at each step of their history; `tales` by event id, `still` those that orders leave
    where they are. A pure function: each connected part of the network is solved for itself, in an order of its own."""
    solved = Solved()
    ordered = sorted({o.key: o for o in orders if o.event in tales}.values(), key=lambda o: o.key)
    ordered = [o for o in ordered if "." not in o.anchor or o.anchor in tales]
    bound = {x for o in ordered for x in (o.event, o.anchor)}
    for id, tale in tales.items():
        if id not in bound or id in still:
            solved.steps[id] = [_own(s, s.window) for s in tale.states]
            solved.bounds[id] = _told_bounds(tale.last.window)
    for part in _parts(ordered, still):
        names = {x for o in part for x in (o.event, o.anchor) if x in tales}
        _solve_part({id: tales[id] for id in sorted(names)}, part, still, solved)
    solved.contradictions = list({c.id: c for c in solved.contradictions}.values())
    return solved


def _parts(orders: Sequence[Order], still: Collection[str]) -> list[list[Order]]:
    """The orders that hang together over events that can be moved."""
    forest = Forest()
    for number, order in enumerate(orders):
        for id in (order.event, order.anchor):
            if "." in id and id not in still:
                forest.join(f"#{number}", id)
    parts: dict[str, list[Order]] = {}
    for number, order in enumerate(orders):
        parts.setdefault(forest.find(f"#{number}"), []).append(order)
    return list(parts.values())


def _solve_part(tales: Mapping[str, Tale], ordered: Sequence[Order], still: Collection[str], solved: Solved) -> None:
    """One part of the network at every moment of its history; solved again only where something in it has changed."""
    moments = sorted({*(_key(s) for t in tales.values() for s in t.states), *(_moment(o) for o in ordered)})
    waiting = {id: [(_key(s), s) for s in reversed(tale.states)] for id, tale in tales.items()}
    coming = sorted(ordered, key=lambda o: (_moment(o), o.key), reverse=True)
    states: dict[str, State] = {}
    live: dict[tuple[str, ...], Order] = {}
    shown: dict[str, Window] = {}
    network: _Network | None = None
    for id in tales:
        if id not in still:
            solved.steps[id] = []
    for moment in moments:
        own: set[str] = set()
        for id, left in waiting.items():
            while left and left[-1][0] <= moment:
                state = left.pop()[1]
                known = states.get(id)
                if known is None or (known.status, known.window) != (state.status, state.window):
                    network = None
                states[id] = state
                own.add(id)
        while coming and _moment(coming[-1]) <= moment:
            order = coming.pop()
            if order.same not in live:
                live[order.same] = order
                network = None
        if network is None:
            network = _Network(states, [o for o in live.values() if o.event in states])
        elif not own:
            continue
        for id, state in states.items():
            if id in still:
                continue
            window = network.window(id)
            if id not in own and shown.get(id) == window:
                continue
            moved = network.quotes(id) if window != bare(state.window) else ()
            if id in own:
                solved.steps[id].append(_own(state, window, moved))
            else:
                at, report = _cause(moment, tales, ordered)
                solved.steps[id].append(Step(at, report, None, state, window, moved))
            shown[id] = window
    if network is not None:
        solved.bounds.update({id: network.bounds(id) for id in states if id not in still})
        solved.contradictions += network.contradictions()


def _told_bounds(window: Window) -> tuple[Bound, ...]:
    moments: list[tuple[Edge, datetime | None]] = [("earliest", window.earliest), ("latest", window.latest)]
    return tuple(Bound(edge=e, moment=m, because=(), wanted=window.wanted) for e, m in moments if m is not None)


def _own(state: State, window: Window, moved: tuple[Quote, ...] = ()) -> Step:
    return Step(state.at, state.report, state.decision, state, bare(window), moved)


def bare(window: Window) -> Window:
    """A window without its spans: in the record they would be characters of many reports."""
    return Window(
        earliest=window.earliest,
        latest=window.latest,
        granularity=window.granularity,
        edtf=window.edtf,
        timezone=window.timezone,
        wanted=window.wanted,
    )


def _key(state: State) -> Key:
    return (state.at.timestamp() if state.at is not None else float("inf"), state.report or f"~{state.decision}")


def _moment(order: Order) -> Key:
    return (order.at.timestamp() if order.at is not None else float("inf"), order.ordering.report)


def _cause(moment: Key, tales: Mapping[str, Tale], orders: Sequence[Order]) -> tuple[datetime | None, str | None]:
    for order in orders:
        if _moment(order) == moment:
            return order.at, order.ordering.report
    for tale in tales.values():
        for state in tale.states:
            if _key(state) == moment:
                return state.at, state.report
    return None, None


class _Network:
    """One solving. The spans of its constraints are the numbers of their orders, so that each can be traced back."""

    def __init__(self, states: Mapping[str, State], orders: Sequence[Order]) -> None:
        self.orders = orders
        self.states = dict(states)
        nodes = [Node(id, state.status, state.window) for id, state in sorted(states.items())]
        constraints = [
            Constraint(
                event=o.event,
                relation=o.ordering.relation,
                anchor=o.anchor,
                kind=o.ordering.kind,
                by=o.ordering.by,
                spans=((number, number + 1),),
            )
            for number, o in enumerate(orders)
        ]
        self.solved = tighten(nodes, constraints)

    def window(self, id: str) -> Window:
        return bare(self.solved.windows[id])

    def _behind(self, id: str, edge: Edge) -> list[Order]:
        found = self.solved.reasons.get((id, edge), ())
        return [self.orders[c.spans[0][0]] for c in found]

    def quotes(self, id: str) -> tuple[Quote, ...]:
        """The words of every sentence in the chains behind both edges."""
        return tuple(dict.fromkeys(q for edge in _EDGES for o in self._behind(id, edge) for q in o.ordering.quotes))

    def bounds(self, id: str) -> tuple[Bound, ...]:
        """Why each edge is what it is: the orders that moved it, else the words of the window itself."""
        out = []
        window, told = self.solved.windows[id], self.states[id].window
        for edge in _EDGES:
            moment: datetime | None = getattr(window, edge)
            if moment is None:
                continue
            behind = self._behind(id, edge) if moment != getattr(told, edge) else []
            quotes = tuple(dict.fromkeys(q for o in behind for q in o.ordering.quotes))
            out.append(
                Bound(
                    edge=edge,
                    moment=moment,
                    because=quotes,
                    over=tuple(
                        dict.fromkeys(x for o in behind for x in (o.event, o.anchor) if x != id and x in self.states)
                    ),
                    wanted=any(o.ordering.kind == "wanted" for o in behind),
                )
            )
        return tuple(out)

    def contradictions(self) -> list[Contradiction]:
        out = []
        for clash in self.solved.contradictions:
            found = sorted((self.orders[e.constraint.spans[0][0]] for e in clash.entries), key=lambda o: o.key)
            if not clash.wanted:
                out.append(contradiction(found))
        return out


def contradiction(found: Sequence[Order]) -> Contradiction:
    """A set of orders that cannot all hold, named by its sentences."""
    quotes = tuple(dict.fromkeys(q for o in found for q in o.ordering.quotes))
    reports = tuple(sorted({o.ordering.report for o in found}))
    name = "+".join(sorted(f"{q.report}.{q.span[0]}-{q.span[1]}" for q in quotes))
    dates = [o.at for o in found if o.at is not None]
    return Contradiction(
        id=name,
        events=tuple(sorted({x for o in found for x in (o.event, o.anchor) if "." in x})),
        orders=tuple(f"{o.event} {o.ordering.relation} {o.anchor}" for o in found),
        because=quotes,
        reports=reports,
        since=max(dates) if dates else None,
    )
