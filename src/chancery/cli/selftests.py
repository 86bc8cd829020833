"""`chancery selftest`: tries to break a record, and an archive's lake, in a temporary folder, and says what it found."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from chancery.cli.exits import BUSY, DONE, WRONG
from chancery.cli.reading import note
from chancery.cli.tables import print_json
from chancery.record import trials as t

NAMES = ("kill", "full", "flips", "orders", "crowd", "lake")
_WHOLE = {"kill": 300, "full": 50, "flips": 500, "orders": 200}
_SHORT = {"kill": 3, "full": 4, "flips": 4, "orders": 2}


def run_selftest(
    what: list[str], *, short: bool, trials: int | None, seconds: float, seed: int, reports: int | None, json: bool
) -> int:
    """Runs the trials named, or all; 0 where the record held, 4 where it did not."""
    unknown = [name for name in what if name not in NAMES]
    if unknown:
        note(f"there is no trial {unknown[0]!r}; there are {', '.join(NAMES)}")
        return WRONG
    broken = False
    for name in what or NAMES:
        count = trials or (_SHORT if short else _WHOLE).get(name, 0)
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="chancery-selftest-") as folder:
            outcome = _run(
                name, Path(folder), count, seconds=1.0 if short else seconds, seed=seed, short=short, reports=reports
            )
        taken = time.monotonic() - begun
        broken |= bool(outcome.faults)
        if json:
            print_json({**_plain(outcome), "seconds": round(taken, 1)})
        else:
            figures = ", ".join(f"{k} {v:,g}" for k, v in outcome.figures.items())
            state = "held" if not outcome.faults else "BROKEN"
            print(f"{name:7} {state:7} {outcome.trials} trials in {taken:.0f} s: {figures}", flush=True)
            for fault in outcome.faults[:20]:
                print(f"        {fault}")
    return BUSY if broken else DONE


def _run(
    name: str, folder: Path, count: int, *, seconds: float, seed: int, short: bool, reports: int | None
) -> t.Outcome:
    tell = _progress(name)
    if name == "kill":
        return t.kill(folder, count, seed, reports=reports or (30 if short else 500), tell=tell)
    if name == "full":
        return t.full(folder, count, seed, tell=tell)
    if name == "flips":
        return t.flips(folder, count, seed, tell=tell)
    if name == "orders":
        return t.orders(folder, count, seed, reports=reports or (25 if short else 200), tell=tell)
    if name == "lake":
        from chancery.scale.trials import lake

        return lake(folder, reports or (60 if short else 3_000), seed, tell=tell)
    return t.crowd(folder, seconds, seed, tell=tell)


def _plain(outcome: t.Outcome) -> dict[str, object]:
    return {"name": outcome.name, "trials": outcome.trials, "faults": list(outcome.faults), **outcome.figures}


def _progress(name: str) -> Callable[[int, int], None]:
    if not sys.stderr.isatty():
        return lambda done, of: None

    def show(done: int, of: int) -> None:
        print(f"{name}: {done} of {of}", end="\n" if done == of else "\r", file=sys.stderr, flush=True)

    return show
