"""`chancery add --lake`: what an archive came to, into the record."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from chancery.cli.exits import DONE
from chancery.cli.reading import note
from chancery.cli.records import open_record
from chancery.cli.tables import print_json
from chancery.cli.upkeep import helpers
from chancery.scale.handover import Taken, hand_over
from chancery.scale.lake import Lake
from chancery.scale.manifests import File


def add_lake(folder: Path, record: Path | None, *, json: bool) -> int:
    """Takes over a lake; a line for each of its files, and what it all came to."""
    lake = Lake(folder)
    whole = Taken(file=str(lake.path))
    begun = time.monotonic()
    with open_record(record, create=True) as opened:
        before = opened.size().reports
        for taken in hand_over(lake, opened, _tell):
            for name in ("added", "reread", "known", "forgotten", "mentions"):
                setattr(whole, name, getattr(whole, name) + getattr(taken, name))
            if json:
                print_json(taken)
            else:
                print(
                    f"{taken.added:>7,} added {taken.reread + taken.known + taken.forgotten:>7,} before  {taken.file}",
                    flush=True,
                )
        kept = time.monotonic()
        if 2 * whole.added > before:
            opened.rebuild(jobs=helpers(opened))
        opened.catch_up()
    if not json:
        states = ("added", "reread", "known", "forgotten")
        words = [f"{getattr(whole, s):,} {s}" for s in states if getattr(whole, s)]
        note(f"{opened.path}: {', '.join(words) or 'nothing came in'}")
        if whole.mentions:
            seconds = max(0.01, time.monotonic() - kept)
            rate = whole.mentions / seconds
            note(
                f"safe in the log after {kept - begun:.1f} s; {whole.mentions:,} mentions fused in {seconds:.1f} s ({rate:,.0f} a second)"
            )
    return DONE


def _tell(file: File, done: int, of: int) -> None:
    if sys.stderr.isatty() and of:
        print(f"taking over: {100 * done // of} %", end="\r", file=sys.stderr, flush=True)
