"""`chancery bench hostile`: mutated pages and feeds by the thousand through the cell; the program must outlive them all."""

from __future__ import annotations

import random
import resource
import time

from chancery.errors import CellDied
from chancery.sources.cells import Cell
from chancery.sources.mutations import mutated
from chancery.sources.rehearsal import Faults, Press

PAGES, FEEDS = 4_000, 200


def hostile_figures(rounds: int) -> dict[str, float | int]:
    """Sends 4,000 mutated pages and 200 mutated feeds a round (five rounds are 20,000 and 1,000)."""
    chance, cell = random.Random(20_260_302), Cell()
    press = Press(feeds=6, entries=60, span=0.0, faults=Faults(0, 0, 0, 0, 0))
    pages = [press.page(a) for a in press.articles]
    feeds = [press.feed(n) for n in range(6)]
    press.close()
    counts = {"read": 0, "no article": 0, "unreadable": 0, "lost": 0}
    slowest, total = 0.0, 0.0
    for kind, sources, count in (("page", pages, PAGES * rounds), ("feed", feeds, FEEDS * rounds)):
        for number in range(count):
            raw = mutated(sources[number % len(sources)], chance)
            began = time.monotonic()
            try:
                answer = cell.ask(kind, raw, {"url": "https://site0.example/a"})
            except CellDied:
                counts["unreadable"] += 1
                continue
            finally:
                spent = time.monotonic() - began
                slowest, total = max(slowest, spent), total + spent
            if kind in answer:
                counts["read"] += 1
                problems = answer[kind].get("problems", ()) if kind == "page" else ()
                counts["lost"] += any(p["kind"] == "text-lost" for p in problems)
            else:
                counts["no article"] += 1
    deaths = cell.deaths
    cell.close()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "mutated pages": PAGES * rounds,
        "mutated feeds": FEEDS * rounds,
        "read": counts["read"],
        "without an article or entries": counts["no article"],
        "not readable, named": counts["unreadable"],
        "with text lost, said": counts["lost"],
        "processes that died": deaths,
        "slowest, s on the clock": slowest,
        "a second on the clock": (PAGES + FEEDS) * rounds / total,
        "peak memory of the cell, MB": children.ru_maxrss / 1024,
        "peak memory of the program, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
