"""The watch: every entry is kept once, whatever fails; no feed is asked more often than it allows."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from chancery.errors import ChanceryError
from chancery.sources.errands import Clock, Note, Settings
from chancery.sources.feeds import Outline
from chancery.sources.rehearsal import Faults, Press
from chancery.sources.reports import Arrival
from chancery.sources.watch import Watch


class Simulated(Clock):
    """A clock that runs only while somebody waits; requests take no time on it."""

    def __init__(self) -> None:
        self.time = 1_772_430_000.0

    def now(self) -> float:
        return self.time

    def pause(self, seconds: float) -> None:
        self.time += max(seconds, 0.001)


class Shelf:
    """A keeper that knows a report by its id, as the record does, and can be told to fail."""

    def __init__(self) -> None:
        self.kept: dict[str, Arrival] = {}
        self.failing = 0

    def keep(self, arrivals: Sequence[Arrival]) -> list[bool]:
        if self.failing:
            self.failing -= 1
            raise ChanceryError("the record is busy")
        new = []
        for arrival in arrivals:
            assert arrival.report is not None
            new.append(arrival.report.id not in self.kept)
            self.kept[arrival.report.id] = arrival
        return new

    def titles(self) -> Counter[str]:
        return Counter(a.report.title or "" for a in self.kept.values() if a.report is not None)


@pytest.fixture
def clock() -> Simulated:
    return Simulated()


@pytest.fixture
def press(clock: Simulated) -> Iterator[Press]:
    """Twelve feeds of six sites, two hundred entries that appear over an hour; its time is the simulated one."""
    press = Press(feeds=12, entries=200, span=3_600.0, faults=Faults(slow=0.0))
    start = clock.now()
    press.clock = lambda: clock.now() - start
    yield press
    press.close()


def watch(
    press: Press, shelf: Shelf, clock: Simulated, notes: list[Note] | None = None, memory: Path | None = None
) -> Watch:
    settings = Settings(
        every=600.0, workers=0, seconds=5.0, policy=press.policy, resolver=press.resolver, chance=random.Random(1)
    )
    tell = notes.append if notes is not None else lambda note: None
    return Watch(press.outlines(), shelf, settings=settings, clock=clock, tell=tell, memory=memory)


def test_a_day_in_small(press: Press, clock: Simulated) -> None:
    """Copies, new ids for old entries, broken and cut answers: each article is kept exactly once, and nothing else."""
    shelf = Shelf()
    watch(press, shelf, clock).run(until=clock.now() + 4 * 3_600)
    assert shelf.titles() == Counter(a.title for a in press.articles)
    gaps = [b - a for times in press.polls().values() for a, b in itertools.pairwise(times)]
    assert len(gaps) > 100
    assert min(gaps) >= 600.0
    per_host = Counter(v.host for v in press.visits)
    for host in per_host:
        moments = [v.at for v in press.visits if v.host == host and v.path != "/robots.txt" and v.status != 302]
        pages = [b - a for a, b in itertools.pairwise(moments) if b > a]
        assert min(pages) >= 1.9
    statuses = Counter(v.status for v in press.visits)
    assert statuses[304] > 20
    assert statuses[503] > 5
    missing = [a for a in shelf.kept.values() if any(p.kind == "summary-only" for p in a.problems)]
    assert {a.report.title for a in missing if a.report} == {a.title for a in press.articles if a.missing}


def test_a_watch_goes_on_where_it_was_ended(press: Press, clock: Simulated, tmp_path: Path) -> None:
    """Twenty runs of --once, as cron starts them, keep what one long run does; a page that failed comes in a later run."""
    shelf, memory = Shelf(), tmp_path / "watch.json"
    for _ in range(20):
        watch(press, shelf, clock, memory=memory).run(once=True)
        clock.pause(700)
    assert shelf.titles() == Counter(a.title for a in press.articles)
    visited = Counter(v.path for v in press.visits if v.path.startswith("/a/") and v.status == 200)
    assert max(visited.values()) <= 3


def test_a_keeper_that_fails_is_offered_the_report_again(press: Press, clock: Simulated) -> None:
    shelf, notes = Shelf(), list[Note]()
    shelf.failing = 7
    watch(press, shelf, clock, notes).run(until=clock.now() + 4 * 3_600)
    assert sum(n.what == "keeper" for n in notes) == 7
    assert shelf.titles() == Counter(a.title for a in press.articles)


def test_a_dead_feed_is_reported_and_seldom_asked(press: Press, clock: Simulated) -> None:
    notes: list[Note] = []
    settings = Settings(
        every=600.0, workers=0, seconds=1.0, policy=press.policy, resolver=press.resolver, chance=random.Random(1)
    )
    gone = Outline(url="http://nowhere.invalid/feed")
    dead = Watch([gone], Shelf(), settings=settings, clock=clock, tell=notes.append)
    dead.run(until=clock.now() + 10 * 86_400)
    assert [p.url for p in dead.dead()] == [gone.url]
    assert "dead" in {n.what for n in notes}
    assert 12 <= len(notes) <= 20
