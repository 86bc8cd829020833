"""`chancery bench`: speed in CPU-seconds, and the share of each stage, on the shipped examples."""

from __future__ import annotations

import json as jsonlib
import resource
import time
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from chancery.cli.reading import DONE, WRONG, note
from chancery.facts.reports import Report
from chancery.knowledge import load as load_tables
from chancery.language import load as load_english
from chancery.language.english import outline
from chancery.pipeline import read_report
from chancery.reading.actors import read_cast
from chancery.reading.clocks import read_clock
from chancery.reading.events import read_happenings
from chancery.reading.screen import Screen
from chancery.reading.times import read_times
from chancery.sources.reports import arrivals

_OFF_TOPIC = (
    "Whisk four eggs with the sugar until pale, fold in the flour, and bake for thirty minutes in a warm oven. " * 20
)


def bench(what: str, *, rounds: int, peers: bool, json: bool) -> int:
    """Runs a benchmark and prints its figures, one a line; everything is CPU time of this process."""
    if what not in ("read", "language", "times", "bounds"):
        note(
            f"there is no benchmark {what!r}; take read, language, times, growth, bounds, screen, watch, hostile, record, desk,"
            " export, day or scale"
        )
        return WRONG
    figures: dict[str, float | int | str]
    if what == "bounds":
        from chancery.cli.bounds_bench import bounds_figures

        figures = dict(bounds_figures())
    elif what == "language":
        from chancery.cli.language_bench import language_figures

        figures = language_figures(examples(), rounds)
    elif what == "times":
        from chancery.cli.times_bench import times_figures

        figures = dict(times_figures(examples(), rounds))
    elif peers:
        from chancery.cli.peers_bench import peers_figures

        figures = peers_figures(examples(), rounds)
    else:
        figures = _read(examples(), rounds)
    if json:
        print(jsonlib.dumps(figures))
    else:
        for name, value in figures.items():
            print(
                f"{name:68} {value:>12,.3f}"
                if isinstance(value, float)
                else f"{name:68} {value:>12}"
                if isinstance(value, str)
                else f"{name:68} {value:>12,}"
            )
    return DONE


def examples() -> list[Report]:
    folder = files("chancery") / "examples"
    names = sorted(str(f) for f in folder.iterdir() if f.name.endswith(".jsonl"))
    return [a.report for a in arrivals(names) if a.report is not None]


def _cpu(work: Callable[[], Any], rounds: int) -> float:
    started = time.process_time()
    for _ in range(rounds):
        work()
    return (time.process_time() - started) / rounds


def _read(reports: list[Report], rounds: int) -> dict[str, float | int | str]:
    started = time.process_time()
    english, tables = load_english(), load_tables()
    read_report(reports[0], english, tables)
    loading = time.process_time() - started
    words = sum(len(r.text.split()) for r in reports)
    whole = _cpu(lambda: [read_report(r, english, tables) for r in reports], rounds)
    texts = [english.read(r.text) for r in reports]
    clocks = [read_clock(r, tables) for r in reports]
    parsed = _cpu(lambda: [english.read(r.text) for r in reports], rounds)
    cut = _cpu(lambda: [outline(r.text) for r in reports], rounds)
    pairs = list(zip(texts, clocks, strict=True))
    casts = [read_cast(t, tables, c.day, c.home) for t, c in pairs]
    found = [read_times(t, c) for t, c in pairs]
    cast = _cpu(lambda: [read_cast(t, tables, c.day, c.home) for t, c in pairs], rounds)
    times = _cpu(lambda: [read_times(t, c) for t, c in pairs], rounds)
    events = _cpu(
        lambda: [read_happenings(t, k, x, c, tables) for (t, c), k, x in zip(pairs, casts, found, strict=True)], rounds
    )
    screen = Screen(tables)
    off_topic = _cpu(lambda: screen.relevant(_OFF_TOPIC), rounds * 20)
    rest = max(0.0, whole - parsed - cast - times - events)
    return {
        "reports": len(reports),
        "words": words,
        "loading and first report, s": loading,
        "reports of 400 words a CPU-second": words / 400 / whole,
        "words a CPU-second": words / whole,
        "share of tokens and sentences": cut / whole,
        "share of the encoder and tree": (parsed - cut) / whole,
        "share of the cast": cast / whole,
        "share of times": times / whole,
        "share of events": events / whole,
        "share of the rest": rest / whole,
        "an irrelevant report, ms": off_topic * 1000,
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
