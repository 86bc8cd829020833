"""Errands: the nouns of a watch; a visit to make, what is told of it, and the report that comes of an entry."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol
from urllib.parse import urlsplit

from chancery.errors import FetchError, InputError
from chancery.facts.problems import Problem
from chancery.knowledge.houses import houses
from chancery.knowledge.tables import load
from chancery.sources.addresses import Policy
from chancery.sources.arrivals import Arrival, make_report
from chancery.sources.feeds import Entry
from chancery.sources.lines import Resolver, resolve
from chancery.sources.polls import Poll
from chancery.sources.texts import tidy

PAUSE, WORKERS = 2.0, 8
What = Literal["visited", "kept", "known", "summary", "failed", "dead", "moved", "keeper"]


class Keeper(Protocol):
    """Where reports go, a few at a time. What it raises is told, and the same reports are offered again."""

    def keep(self, arrivals: Sequence[Arrival]) -> Sequence[bool]:
        """Keeps reports with their problems and, where asked to, their pages; says for each whether it was new."""
        ...


@dataclass(frozen=True, slots=True)
class Note:
    """Something that happened: what, at which feed, in words; `arrival` for what was kept."""

    what: What
    feed: str
    words: str
    arrival: Arrival | None = None


class Clock:
    """The time, and waiting; a test may put another in its place."""

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def pause(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)


@dataclass(slots=True, eq=False)
class Task:
    """A visit: to a feed, or to the page of one of its entries."""

    due: float
    poll: Poll
    entry: Entry | None = None
    arrival: Arrival | None = None

    @property
    def url(self) -> str:
        """The address that is asked."""
        return self.entry.url or "" if self.entry is not None else self.poll.address

    @property
    def host(self) -> str:
        """The host that is asked; its pauses are kept."""
        return urlsplit(self.url).netloc.lower()


@dataclass(slots=True)
class Settings:
    """How a watch goes about: the least seconds between two visits to a feed, between two requests to a host, and so on.

    `again` are the waits before the page of an entry is asked for a second, third and fourth time.
    """

    every: float = 900.0
    pause: float = PAUSE
    seconds: float = 20.0
    again: tuple[float, ...] = (120.0, 900.0, 3_600.0)
    workers: int = WORKERS
    policy: Policy = field(default_factory=Policy)
    resolver: Resolver = resolve
    chance: random.Random = field(default_factory=random.Random)


def in_words(trouble: object) -> str:
    return trouble.reason if isinstance(trouble, (FetchError, InputError)) else str(trouble)


def of_entry(entry: Entry, poll: Poll, reason: str) -> Arrival | None:
    """The report that a feed itself holds of an entry; None where it holds no words."""
    text, problems = tidy(entry.text or entry.title or "")
    if not text.strip():
        return None
    host = urlsplit(entry.url or poll.address).hostname
    house = houses(load()).at(host)
    said = Problem(kind="summary-only", message=f"only what the feed holds of it was read: {reason}")
    report = make_report(
        text,
        title=entry.title,
        outlet=house.name if house is not None else poll.title or host,
        published=entry.published,
        url=entry.url,
        author=entry.author,
    )
    return Arrival(entry.url or poll.address, report, (said, *problems))


def dated(arrival: Arrival, entry: Entry) -> Arrival:
    """A page that does not say when it was published takes the time that its feed gives."""
    report = arrival.report
    if report is None or report.published is not None or entry.published is None:
        return arrival
    dated = make_report(
        report.text,
        title=report.title,
        outlet=report.outlet,
        published=entry.published,
        url=report.url,
        language=report.language,
        author=report.author,
        credit=report.credit,
    )
    said = Problem(kind="dated-by-feed", message=f"the page gives no date: {entry.published} is the feed's")
    return Arrival(arrival.name, dated, (*arrival.problems, said), page=arrival.page)
