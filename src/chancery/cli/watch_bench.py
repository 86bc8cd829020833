"""`chancery bench watch`: a day of the press in small, in real time: feeds with faults, served on this machine.

The reports go to a keeper that knows them by their ids, as the record does; what the record takes to read them is measured
by `bench read`.
"""

from __future__ import annotations

import itertools
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from chancery.cli.reading import note
from chancery.facts.reports import Report
from chancery.sources.arrivals import Arrival
from chancery.sources.errands import Note, Settings
from chancery.sources.rehearsal import Article, Press
from chancery.sources.watch import Watch

EVERY = 60.0
_SETTLED, _LATE = 180.0, 1.0
"""Seconds after which an entry that a feed showed must be kept, whatever its page did; how much closer than allowed two
visits may seem, as the first may have been slow to arrive."""


class Shelf:
    """Keeps reports by their ids."""

    def __init__(self) -> None:
        self.kept: dict[str, Report] = {}

    def keep(self, arrivals: Sequence[Arrival]) -> list[bool]:
        """Whether each was new."""
        new = []
        for arrival in arrivals:
            assert arrival.report is not None
            new.append(arrival.report.id not in self.kept)
            self.kept[arrival.report.id] = arrival.report
        return new


def watch_figures(minutes: float, feeds: int = 200, entries: int = 5_000) -> dict[str, float | int]:
    """Watches for so many minutes; how many articles were kept, twice or not, and how the feeds were visited. `faults` is
    how many articles were lost or kept twice, and how many visits came too soon.

    The articles appear over the first two thirds of the time; 1 % of their pages are missing, a tenth of the requests fail.
    """
    press = Press(feeds=feeds, entries=entries, span=40.0 * minutes)
    told: Counter[str] = Counter()
    last = time.monotonic()

    def tell(said: Note) -> None:
        nonlocal last
        told[said.what] += 1
        if time.monotonic() - last > 15:
            last = time.monotonic()
            note(f"{last - press.began:.0f} s: {dict(told)}")

    shelf = Shelf()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            every=EVERY, pause=1.0, seconds=10.0, again=(15.0, 30.0, 60.0), policy=press.policy, resolver=press.resolver
        )
        watch = Watch(press.outlines(), shelf, memory=Path(folder) / "watch.json", settings=settings, tell=tell)
        cpu = time.process_time()
        watch.run(until=time.time() + 60.0 * minutes)
        cpu = time.process_time() - cpu
    titles = Counter(report.title for report in shelf.kept.values())
    press.close()
    gaps = [b - a for times in press.polls().values() for a, b in itertools.pairwise(times)]
    expected = {a.title for a in press.articles}
    twice, soon = sum(n > 1 for n in titles.values()), sum(gap < EVERY - _LATE for gap in gaps)
    lost = sum(a.title not in titles for a in _shown(press, 60.0 * minutes - _SETTLED))
    return {
        "faults": twice + soon + lost,
        "articles that a feed showed three minutes before the end, not kept": lost,
        "visits to a feed sooner than allowed": soon,
        "minutes": minutes,
        "feeds": 2 * press.sites,
        "entries": sum(len(a.feeds) for a in press.articles),
        "articles": len(expected),
        "articles kept": len(expected & set(titles)),
        "articles kept twice": twice,
        "articles not kept": len(expected - set(titles)),
        "of these, waiting to be asked again": watch.waiting(),
        "by their feed's words alone": told["summary"],
        "articles whose page is missing": sum(a.missing for a in press.articles),
        "requests": len(press.visits),
        "requests answered with a fault": sum(v.status in (0, 503) for v in press.visits),
        "visits to feeds": sum(len(t) for t in press.polls().values()),
        "least seconds between two visits to a feed": min(gaps, default=0.0),
        "least seconds allowed": EVERY,
        "CPU-seconds": cpu,
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _shown(press: Press, until: float) -> list[Article]:
    """The articles that an answer of one of their feeds held whole up to `until`, in seconds after the start."""
    last: dict[int, float] = {}
    for visit in press.visits:
        if visit.path.startswith("/feed") and visit.status == 200 and visit.whole and visit.at <= until:
            site = int(visit.host.removeprefix("site").removesuffix(".example"))
            last[2 * site + int(visit.path[5:])] = visit.at
    return [a for a in press.articles if any(a.appears <= last.get(feed, -1.0) for feed in a.feeds)]
