"""Bounds: a simple temporal network over windows and orders; every bound can name the words that set it.

Each event has a start and an end within its window. `A before B` puts A's end before B's start: A's latest bound follows
from B's, and B's earliest from A's. A wish ("Tokyo is pushing for the summit to occur before April") moves the event it is
about while that is sought or possible, and passes on to nothing that is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from chancery.calendar.differences import ends
from chancery.calendar.networks import Network
from chancery.calendar.orders import Contradiction, EdgeName, Entry, Node, Why
from chancery.facts.constraints import Constraint
from chancery.facts.times import Window

__all__ = ["Contradiction", "Entry", "Network", "Node", "Solved", "Why", "tighten"]
_EDGES: tuple[EdgeName, EdgeName] = ("earliest", "latest")


@dataclass(slots=True)
class Solved:
    """What the network concludes: windows by event, the constraints behind each edge that moved, and what cannot all hold."""

    windows: dict[str, Window]
    reasons: dict[tuple[str, str], tuple[Constraint, ...]] = field(default_factory=dict)
    contradictions: list[Contradiction] = field(default_factory=list)


def tighten(nodes: Sequence[Node], constraints: Iterable[Constraint]) -> Solved:
    """Windows as tight as the orders of one report allow; a pure function of the sets of nodes and constraints.

    What no order is about keeps its window. A window that an order moved rests on the words of that order too. Orders to dates ("before 2026-04") are read in the
    zone of the event's window. Unknown ids are passed over.
    """
    orders = [Entry(c) for c in constraints]
    tied = {id for entry in orders for id in ends(entry)}
    network = Network()
    network.update(nodes=[node for node in nodes if node.id in tied], add=orders)
    solved = Solved({node.id: node.window for node in nodes}, contradictions=list(network.contradictions()))
    solved.windows |= network.windows()
    for node in nodes:
        window = solved.windows[node.id]
        spans = window.spans
        for edge in _EDGES if node.id in tied else ():
            why = network.why(node.id, edge)
            if why.along:
                solved.reasons[node.id, edge] = tuple(entry.constraint for entry in why.along)
                spans = (*spans, *(span for entry in why.along for span in entry.constraint.spans))
        solved.windows[node.id] = msgspec.structs.replace(window, spans=tuple(dict.fromkeys(spans)))
    return solved
