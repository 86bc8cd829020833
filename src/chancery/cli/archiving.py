"""`chancery archive run`: its progress, and the report at its end."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from chancery.cli.exits import DONE, FAILED, WRONG
from chancery.cli.reading import note
from chancery.cli.tables import print_json
from chancery.scale.cluster import Cluster
from chancery.scale.lake import Lake
from chancery.scale.manifests import Counts
from chancery.scale.parts import Part, parts_of, sliced
from chancery.scale.pool import Pool
from chancery.scale.rows import arrow
from chancery.scale.runs import RunReport, run

_NAMED = 20


def run_archive(
    inputs: list[str],
    out: Path,
    *,
    which: str | None,
    workers: int | None,
    engine: str,
    scheduler: str | None,
    resume: bool,
    json: bool,
) -> int:
    """Reads archives into a lake; the exit code of RECORD.md."""
    if workers is not None and workers < 1:
        note(f"--workers {workers}: give at least one")
        return WRONG
    if engine not in ("local", "dask") or (scheduler is not None and engine != "dask"):
        note(f"--engine {engine}: take local, or dask, with --scheduler for a cluster that runs")
        return WRONG
    arrow()
    parts = sliced(list(parts_of(inputs)), which)
    lake = Lake(out, create=True)
    doers: Pool | Cluster
    if engine == "dask":
        doers = Cluster(lake.path, scheduler=scheduler, workers=workers or processors())
    else:
        doers = Pool(lake.path, workers or processors())
    shown = Shown()
    try:
        with shown:
            report = run(lake.path, parts, doers, resume=resume, sweep=which is None, progress=shown)
    except KeyboardInterrupt:
        note("interrupted; what is finished is safe: the same command with --resume goes on")
        return FAILED
    finally:
        doers.close()
    if json:
        rates = {
            "documents a second": round(report.documents_a_second, 1),
            "documents a second of computing": round(report.documents_a_cpu_second, 1),
        }
        print_json({**msgspec.to_builtins(report), "rates": rates})
    else:
        print_report(report)
    return FAILED if report.failures else DONE


def compact_lake(folder: Path, *, json: bool) -> int:
    """Compacts a lake."""
    from chancery.scale.compaction import compact

    lake = Lake(folder)

    def tell(done: int, of: int) -> None:
        if sys.stderr.isatty():
            print(f"compacting: {done} of {of} files", end="\n" if done == of else "\r", file=sys.stderr, flush=True)

    made = compact(lake, tell=tell)
    swept = lake.sweep()
    before, after = (len(made.replaces), len(made.files)) if made is not None else (0, 0)
    if json:
        print_json({"lake": str(lake.path), "replaced": before, "written": after, "swept": len(swept)})
    else:
        note(
            f"{lake.path}: {before:,} files are now {after:,}"
            if made is not None
            else f"{lake.path}: nothing to compact"
        )
    return DONE


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def print_report(report: RunReport) -> None:
    """What a run came to, in words."""
    counts = report.counts
    print(f"{report.lake}: {report.done} of {report.parts} parts done now, {report.before} before")
    lines = [
        ("documents", counts.documents),
        ("  nothing to do with diplomacy", counts.irrelevant),
        ("  in another language", counts.language),
        ("  no article in them", counts.no_article),
        ("  failed", counts.failed),
        ("  read and kept", counts.reports),
        ("mentions of happenings", counts.mentions),
    ]
    for words, count in lines:
        print(f"{words:36} {count:>12,}")
    if report.done:
        print(
            f"{report.seconds:,.0f} s, {report.cpu_seconds:,.0f} s of computing: {report.documents_a_second:,.0f} documents a second,"
            f" {report.documents_a_cpu_second:,.0f} a second of computing"
        )
    if report.deaths:
        print(f"{report.deaths} workers ended in the midst of a part; their parts were done again")
    for words, count in Counter(f.reason[:90] for f in report.failures).most_common(_NAMED):
        print(f"{count:>6,} failed: {words}")
    for failure in report.failures[:_NAMED]:
        note(f"{failure.input}: {failure.name}: {failure.reason}")
    if len(report.failures) > _NAMED:
        note(f"and {len(report.failures) - _NAMED:,} more; all are named in the journal of the lake")


class Shown:
    """How a run goes, on standard error, where somebody watches: share of the bytes, documents a second, time left."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._places: dict[Part, tuple[int, Counts]] = {}
        self._total = self._done = 0
        self._finished = Counts()
        self._begun = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Shown:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            self._bar = Progress(
                BarColumn(),
                TextColumn("{task.percentage:3.0f} %  {task.fields[words]}  left"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
                speed_estimate_period=60,
            )
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def begin(self, parts: Sequence[Part]) -> None:
        """The parts that are to be done."""
        self._total = max(1, sum(p.size for p in parts))
        self._begun = time.monotonic()
        if self._bar is not None:
            self._task = self._bar.add_task("", total=self._total, words="")

    def hear(self, part: Part, place: int, counts: Counts | None) -> None:
        """How far a part is."""
        if self._bar is not None and counts is not None:
            with self._lock:
                self._places[part] = max(0, min(part.size, place - part.start)), counts
                self._show()

    def end(self, part: Part, report: RunReport) -> None:
        """A part is done."""
        with self._lock:
            self._places.pop(part, None)
            self._done += part.size
            self._finished = report.counts
            if self._bar is not None:
                self._show()

    def _show(self) -> None:
        documents = self._finished.documents + sum(c.documents for _, c in self._places.values())
        reports = self._finished.reports + sum(c.reports for _, c in self._places.values())
        failed = self._finished.failed + sum(c.failed for _, c in self._places.values())
        rate = documents / max(0.1, time.monotonic() - self._begun)
        words = f"{documents:,} documents, {rate:,.0f} a second, {reports:,} read, {failed:,} failed"
        self._bar.update(self._task, completed=self._done + sum(p for p, _ in self._places.values()), words=words)
