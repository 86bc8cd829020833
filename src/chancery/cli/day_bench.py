"""`chancery bench day`: an invented day of the world's news, from WARC files to a record that answers; and `bench scale`:
the same work by one process, by two, and by a cluster of two."""

from __future__ import annotations

import json as jsonlib
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chancery.cli.exits import DONE, WRONG
from chancery.cli.reading import note
from chancery.errors import MissingExtra

DAY = 553_000
"""Articles of CC-NEWS on its fullest day."""
_A_FILE = 5_000
Figures = dict[str, float | int]


def bench_day(articles: int, workers: int, folder: Path | None, *, json: bool) -> int:
    """Measures a day and prints its figures, those measured first, then what they come to for a full day."""
    if articles < 20 or workers < 1:
        note("give at least 20 articles and one worker")
        return WRONG
    with _kept(folder) as place:
        _print(day_figures(place, articles, workers), json)
    return DONE


def bench_scale(articles: int, folder: Path | None, *, json: bool) -> int:
    """Measures the same articles by one process, by two, and by a Dask cluster of two."""
    with _kept(folder) as place:
        _print(scale_figures(place, articles), json)
    return DONE


def day_figures(folder: Path, articles: int, workers: int) -> Figures:
    """The figures of a day: seconds on the clock and of computing, and the memory of a worker."""
    import chancery
    from chancery.cli.upkeep import helpers
    from chancery.scale.handover import hand_over
    from chancery.scale.lake import Lake
    from chancery.scale.parts import parts_of
    from chancery.scale.pool import Pool
    from chancery.scale.runs import run

    size = _archive(folder / "day", articles)
    lake = Lake(folder / "lake", create=True)
    note(f"{articles:,} articles invented; reading them")
    begun = time.monotonic()
    report = run(lake.path, list(parts_of([str(folder / "day")])), Pool(lake.path, workers))
    read = time.monotonic() - begun
    cpu = _cpu()
    begun = time.monotonic()
    with chancery.open_record(folder / "record", create=True) as record:
        taken = list(hand_over(lake, record))
        record.rebuild(jobs=helpers(record))
        found = len(record.events(type="visit", limit=0))
    joined, joining = time.monotonic() - begun, _cpu() - cpu
    mentions = sum(t.mentions for t in taken)
    whole, factor = read + joined, DAY / articles
    return {
        "articles": articles,
        "MB of packed WARC": sum(p.stat().st_size for p in (folder / "day").iterdir()) / 1e6,
        "KB of HTML an article": size / articles / 1000,
        "workers": workers,
        "reports read": report.counts.reports,
        "documents failed": report.counts.failed,
        "mentions": mentions,
        "visits found by the record": found,
        "seconds, reading into the lake": read,
        "seconds of computing, the same": report.cpu_seconds,
        "articles a second of computing": report.documents_a_cpu_second,
        "seconds, lake to queryable record": joined,
        "seconds of computing, the same ": joining,
        "mentions fused a second of computing": mentions / max(0.01, joining),
        "seconds, from file to queryable record": whole,
        "seconds if the processors were ours alone": (report.cpu_seconds / workers) + joining,
        "peak memory of a worker, MB": report.peak_memory / 1e6,
        "lake, MB": sum(f.bytes for f in lake.files()) / 1e6,
        f"computed: hours for {DAY:,} articles, reading": report.cpu_seconds / workers * factor / 3600,
        f"computed: hours for {DAY:,} articles, fusing": joining * factor / 3600,
    }


def scale_figures(folder: Path, articles: int) -> Figures:
    """Seconds on the clock and of computing for the same parts by one process, by two, by a cluster of two."""
    from chancery.scale.cluster import Cluster
    from chancery.scale.lake import Lake
    from chancery.scale.parts import parts_of
    from chancery.scale.pool import Pool
    from chancery.scale.runs import run

    _archive(folder / "day", articles, files=8)
    parts = list(parts_of([str(folder / "day")]))
    figures: Figures = {"articles": articles, "parts": len(parts)}
    digests = set()
    seconds: dict[str, float] = {}
    for name in ("one process", "two processes", "a Dask cluster of two"):
        lake = Lake(folder / name.replace(" ", "-"), create=True)
        try:
            engine = (
                Cluster(lake.path, scheduler=None, workers=2)
                if "Dask" in name
                else Pool(lake.path, 2 if "two" in name else 1)
            )
        except MissingExtra as missing:
            note(str(missing))
            continue
        before = _cpu()
        report = run(lake.path, parts, engine)
        engine.close()
        seconds[name] = report.seconds
        figures[f"seconds, {name}"] = report.seconds
        figures[f"seconds of computing, {name}"] = report.cpu_seconds
        figures[f"seconds of computing with all that is around it, {name}"] = _cpu() - before
        figures[f"peak memory of a worker, MB, {name}"] = report.peak_memory / 1e6
        digests.add(lake.digest())
    figures["efficiency of two processes, by the clock"] = seconds["one process"] / 2 / seconds["two processes"]
    figures["efficiency of two processes, by computing"] = (
        figures["seconds of computing with all that is around it, one process"]
        / figures["seconds of computing with all that is around it, two processes"]
    )
    if len(seconds) == 3:
        figures["the cluster's seconds over the pool's"] = seconds["a Dask cluster of two"] / seconds["two processes"]
    figures["lakes that differ"] = len(digests) - 1
    return figures


def _archive(folder: Path, articles: int, files: int = 0) -> int:
    from chancery.scale.invented import write_archive

    folder.mkdir(parents=True, exist_ok=True)
    each = -(-articles // files) if files else _A_FILE
    size = 0
    for first in range(0, articles, each):
        size += write_archive(folder / f"{first:08}.warc.gz", min(each, articles - first), first=first)
    return size


def _cpu() -> float:
    """Seconds of computing so far, of this process and its children that have ended."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


@contextmanager
def _kept(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="chancery-day-", dir=os.environ.get("TMPDIR")) as temporary:
        yield Path(temporary)


def _print(figures: Figures, json: bool) -> None:
    if json:
        print(jsonlib.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:64} {value:>12,.3f}" if isinstance(value, float) else f"{name:64} {value:>12,}")
