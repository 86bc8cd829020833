"""Seasons: what many tellings of one question or position come to, a week of them at a time.

A question asked by thousands of reports is told anew from what each week of them comes to, and not from all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from chancery.facts.quotes import Quote
from chancery.facts.record_positions import Stand
from chancery.facts.record_questions import Resolution

MANY = 64
"""Tellings from which on a question or position is kept season by season."""
_WEEK = 7 * 86_400
FIRST, NAMED = 4, 3
"""Of a question of many askings those that lists show, and the events that it is about."""
UNDATED = 1 << 40
"""The season of what has no date: after all others, as undated tellings are."""


class Asking(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """A question as one report asks it, with what became of the events it is about: their ids, the last of their windows'
    ends (`endless` where one has none), and what may have settled it."""

    id: str
    at: datetime | None
    text: Quote
    actors: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    ends: datetime | None = None
    endless: bool = False
    settled: tuple[Resolution, ...] = ()


class AskedSeason(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """What the askings of a week come to; the fields are those of `Asking`, with the first words that ask (`FIRST` at most)
    and the first of the events by id (`NAMED` at most)."""

    first: datetime | None = None
    last: datetime | None = None
    actors: tuple[str, ...] = ()
    ends: datetime | None = None
    endless: bool = False
    settled: tuple[Resolution, ...] = ()
    texts: tuple[Quote, ...] = ()
    about: tuple[str, ...] = ()


class HeldSeason(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """What the stands of a week come to: `firm` where one of them is more than a rumour, `turns` the first and each that is
    another stance than the one before, `close` the last where it is none of these."""

    first: datetime | None = None
    last: datetime | None = None
    firm: bool = False
    turns: tuple[Stand, ...] = ()
    close: Stand | None = None


def season(at: datetime | None) -> int:
    """The number of the week of a moment."""
    return UNDATED if at is None else int(at.timestamp() // _WEEK)


def in_time(at: datetime | None, id: str) -> tuple[bool, float, str]:
    """The order in which tellings stand: by publication, undated ones last, then by id."""
    return at is None, at.timestamp() if at is not None else 0.0, id


def earliest(moments: Iterable[datetime | None]) -> datetime | None:
    """The first of some moments; None where none is known."""
    return min(_at_edge(moments, min), key=datetime.isoformat, default=None)


def latest(moments: Iterable[datetime | None]) -> datetime | None:
    """The last of some moments; None where none is known."""
    return max(_at_edge(moments, max), key=datetime.isoformat, default=None)


def _at_edge(moments: Iterable[datetime | None], edge: Callable[[Iterable[float]], float]) -> list[datetime]:
    """Those of some moments that are the first or last of them, by whatever clock they are shown."""
    known = [m for m in moments if m is not None]
    if len(known) < 2:
        return known
    seconds = [m.timestamp() for m in known]
    wanted = edge(seconds)
    return [m for m, at in zip(known, seconds, strict=True) if at == wanted]
