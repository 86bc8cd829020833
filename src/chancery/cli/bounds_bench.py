"""`chancery bench bounds`: how long the temporal network takes to tighten again when a report arrives."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from statistics import median

from msgspec.structs import replace

from chancery.calendar.bounds import Entry, Network, Node
from chancery.facts.constraints import Constraint, ConstraintKind, Order
from chancery.facts.times import Window

_START = datetime(2026, 1, 1, tzinfo=UTC)
_EVENTS, _ORDERS, _REPORTS = 5_000, 10_000, 200


def bounds_figures() -> dict[str, float | int]:
    """Milliseconds of CPU time a report, over 5,000 events under 10,000 orders: in affairs of 25 events, and all in one.

    An arriving report brings an event and four orders, moves the window of another event and, every tenth time, turns round
    what an earlier report has said; each is withdrawn again at the end, which is timed too.
    """
    figures: dict[str, float | int] = {"events": _EVENTS, "orders": _ORDERS}
    for name, affair in (("affairs of 25", 25), ("one affair", _EVENTS)):
        made = _Made(affair)
        started = time.process_time()
        made.network.update(nodes=made.nodes, add=made.entries)
        figures[f"{name}: all at once, ms"] = (time.process_time() - started) * 1000
        arriving, leaving = made.reports()
        for what, times in (("a report arrives", arriving), ("a report is withdrawn", leaving)):
            figures[f"{name}: {what}, ms, half"] = median(times)
            figures[f"{name}: {what}, ms, 95 of 100"] = sorted(times)[int(len(times) * 0.95)]
            figures[f"{name}: {what}, ms, most"] = max(times)
    return figures


class _Made:
    """A made-up record: events some days apart, each tied to near ones of its affair, a fifth of them only sought."""

    def __init__(self, affair: int) -> None:
        self.dice, self.affair = random.Random(7), affair
        self.network = Network()
        self.day: dict[int, int] = {}
        self.nodes = [self._node(n) for n in range(_EVENTS)]
        self.entries = [self._entry(self.dice.randrange(_EVENTS), "kept") for _ in range(_ORDERS)]

    def reports(self) -> tuple[list[float], list[float]]:
        arriving, leaving = [], []
        come: list[tuple[Node, Node, list[Entry]]] = []
        for number in range(_REPORTS):
            new, near = _EVENTS + number, self.dice.randrange(_EVENTS)
            node = self._node(new, near)
            entries = [self._entry(near, f"report {number}", new) for _ in range(3)]
            entries.append(self._entry(near, f"report {number}"))
            if number % 10 == 0:  # the report turns round what an earlier one has said
                said = self.dice.choice([e.constraint for e in self.entries if e.constraint.kind == "stated"])
                wrong = replace(said, event=said.anchor, anchor=said.event)
                entries.append(Entry(wrong, f"report {number}"))
            moved = self._node(near, near)
            started = time.process_time()
            self.network.update(nodes=[node, moved], add=entries)
            arriving.append((time.process_time() - started) * 1000)
            come.append((node, moved, entries))
        for node, _, entries in come:
            started = time.process_time()
            self.network.update(without=[node.id], drop=entries)
            leaving.append((time.process_time() - started) * 1000)
        return arriving, leaving

    def _node(self, number: int, near: int | None = None) -> Node:
        if near is None:
            self.day[number] = (number % self.affair) * 3 % 1000 if self.affair == 25 else number // 5
        else:
            self.day[number] = self.day[near]
        first = _START + timedelta(days=self.day[number])
        known = self.dice.random() < 0.6
        window = Window(
            earliest=first if known else None,
            latest=first + timedelta(days=self.dice.randint(1, 30)) if known else None,
            timezone="UTC",
        )
        return Node(f"e{number}", "sought" if self.dice.random() < 0.2 else "scheduled", window)

    def _entry(self, near: int, report: str, new: int | None = None) -> Entry:
        affair = near // self.affair * self.affair
        other = min(max(near + self.dice.randint(-12, 12), affair), min(affair + self.affair, _EVENTS) - 1)
        a, b = (near if new is None else new), other
        relation: Order = "before" if self.day[a] <= self.day[b] else "after"
        kind: ConstraintKind = "wanted" if self.dice.random() < 0.2 else "stated"
        return Entry(Constraint(event=f"e{a}", relation=relation, anchor=f"e{b}", kind=kind, spans=((0, 9),)), report)
