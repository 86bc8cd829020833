"""`chancery bench screen|watch|hostile`: how quick and how steady the sources are; other measures stand in `benches.py`."""

from __future__ import annotations

import json as jsonlib

from chancery.cli.benches import bench as other_bench
from chancery.cli.exits import DONE, FAILED
from chancery.cli.reading import note


def bench(what: str, *, rounds: int, peers: bool = False, json: bool) -> int:
    """Runs a benchmark and prints its figures, one a line; the exit code tells of one that found faults."""
    figures: dict[str, float | int]
    if what == "screen":
        from chancery.cli.screen_bench import screen_figures

        figures = screen_figures(rounds)
    elif what == "watch":
        from chancery.cli.watch_bench import watch_figures

        figures = watch_figures(2.0 * rounds)
    elif what == "hostile":
        from chancery.cli.hostile_bench import hostile_figures

        figures = hostile_figures(rounds)
    elif what == "growth":
        from chancery.cli.benches import examples
        from chancery.cli.times_bench import growth_figures

        figures = growth_figures(examples())
    else:
        return other_bench(what, rounds=rounds, peers=peers, json=json)
    if json:
        print(jsonlib.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:68} {value:>12,.3f}" if isinstance(value, float) else f"{name:68} {value:>12,}")
    if figures.get("faults"):
        note(f"{figures['faults']} faults: see the figures")
        return FAILED
    return DONE
