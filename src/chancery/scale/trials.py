"""Trials of a lake: its workers are killed again and again while an archive is read, and it must come out the same."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from chancery.record.trials import Outcome
from chancery.scale.invented import write_archive
from chancery.scale.lake import Lake
from chancery.scale.parts import Kind, parts_of
from chancery.scale.pool import Pool
from chancery.scale.runs import run

_ARTICLES_A_PART, _AN_ARTICLE = 20, 21_000
_SHARE = 0.3


def lake(folder: Path, articles: int, seed: int, *, tell: Callable[[int, int], None]) -> Outcome:
    """An invented archive is read twice by two workers: once in peace, once with workers killed (SIGKILL) at random
    instants, three for every ten parts that are done. Both lakes must be the same, byte for byte, the first must hold every
    document and the second account for every part; read a third time, it must not change."""
    random = Random(seed)
    archive = folder / "a.warc.gz"
    write_archive(archive, articles, seed=seed)
    size = _ARTICLES_A_PART * _AN_ARTICLE
    sizes: dict[Kind, int] = {"warc": size, "lines": size, "files": size}
    parts = list(parts_of([str(archive)], sizes))
    peace, war = Lake(folder / "peace", create=True), Lake(folder / "war", create=True)
    whole = run(peace.path, parts, Pool(peace.path, 2))
    tell(1, 3)
    pool, over, kills = Pool(war.path, 2), threading.Event(), 0
    wanted = max(1, round(_SHARE * len(parts)))
    pause = whole.seconds / len(parts)

    def kill() -> None:
        nonlocal kills
        while kills < wanted and not over.is_set():
            time.sleep(random.uniform(0.0, 2 * pause))
            if len(list((war.path / "manifest").glob("*.json"))) < kills / _SHARE:
                continue  # a new process takes longer to begin than a part takes: killed by the clock, none would get on
            pid = random.choice(pool.hands).pid
            if pid is not None and any((war.path / "tmp").glob("*")):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    kills += 1

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    report = run(war.path, parts, pool)
    over.set()
    killer.join()
    tell(2, 3)
    faults: list[str] = []
    if war.digest() != peace.digest():
        faults.append("the lake differs from the one read in peace")
    accounted = (
        report.done + report.before
    )  # who is killed between finishing a part and saying so leaves it done before
    if whole.counts.documents != articles or accounted != len(parts) or report.failures:
        faults.append(
            f"{whole.counts.documents} of {articles} documents, {accounted} of {len(parts)} parts, {len(report.failures)} failed"
        )
    before = war.digest()
    again = run(war.path, parts, Pool(war.path, 1))
    if again.done or war.digest() != before:
        faults.append("the same archive again changed the lake")
    tell(3, 3)
    figures = {
        "parts": len(parts),
        "killed": kills,
        "deaths seen": report.deaths,
        "reports": report.counts.reports,
        "peak memory of a worker, MB": round(max(whole.peak_memory, report.peak_memory) / 1e6),
    }
    return Outcome(name="lake", trials=kills, faults=tuple(faults), figures={k: float(v) for k, v in figures.items()})
