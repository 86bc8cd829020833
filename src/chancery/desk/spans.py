"""Spans: the stretch of time that a page shows: what an address asks for, else what lies around today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from chancery.desk.asking import Asking
from chancery.desk.pictures.axis import FIRST, LAST, within
from chancery.facts.record_events import RecordEvent
from chancery.record.filters import Filters
from chancery.record.lists import Listed

PAST = 40
"""Events that a page looks at as of a moment, unless more are asked for."""
_LEAST, _MOST = timedelta(days=2), timedelta(days=366 * 200)


@dataclass(frozen=True, slots=True)
class Span:
    """`[first, last)`, whole days of the zone that is asked for."""

    first: datetime
    last: datetime

    @property
    def last_day(self) -> datetime:
        """The beginning of its last day."""
        return self.last - timedelta(days=1)

    def words(self) -> dict[str, str]:
        """The span as the words `from` and `to` of an address; the day of `to` is part of it."""
        return {"from_": self.first.date().isoformat(), "to": self.last_day.date().isoformat()}

    def moved(self, share: float) -> Span:
        """The span moved by a share of its length, back where that is negative."""
        by = timedelta(days=round((self.last - self.first).days * share) or (1 if share > 0 else -1))
        return whole(shifted(self.first, by), shifted(self.last, by))

    def zoomed(self, factor: float) -> Span:
        """The span around its middle, `factor` times as long; never shorter than two days."""
        half = (self.last - self.first) * factor / 2
        middle = self.first + (self.last - self.first) / 2
        half = min(max(half, _LEAST / 2), _MOST / 2)
        return whole(shifted(middle, -half), shifted(middle, half))


def spanned(
    asking: Asking, back: timedelta, ahead: timedelta, find: Callable[[Span], Listed[RecordEvent]]
) -> tuple[Span, Listed[RecordEvent]]:
    """The span that is shown, and what is found in it.

    It is the one that `from` and `to` ask for, with half of what is missing; where neither is given, `back` and `ahead` of
    today; and where nothing lies there, of what was reported last.
    """
    ranges = asking.filters.ranges()
    first, last = ranges[0] if ranges else (None, None)
    if first is None and last is None:
        now = within(asking.now).astimezone(asking.zone)
        span = whole(shifted(now, -back), shifted(now, ahead))
        found = find(span)
        newest = None if found or asking.past else newest_day(asking)
        if newest is None:
            return span, found
        span = whole(shifted(newest, -back), shifted(newest, ahead))
        return span, find(span)
    if first is None:
        assert last is not None
        first = shifted(last, -back - ahead)
    if last is None:
        last = shifted(first, back + ahead)
    span = whole(first, last)
    return span, find(span)


def newest_day(asking: Asking) -> datetime | None:
    """When the event happens that was reported last of those asked for; None where there is none."""
    for event in asking.record.events(replace(asking.filters, from_=(), to=(), limit=1)):
        told = event.window.earliest or event.window.latest or event.last_reported
        return None if told is None else within(told).astimezone(asking.zone)
    return None


def few(asking: Asking, usual: int) -> int:
    """How many events a page looks at: what is asked for, up to twice what is usual, so that no page grows heavy; fewer as of
    a moment, since each is then told anew from its reports."""
    return min(asking.limit(min(usual, PAST) if asking.past else usual), 2 * usual)


def within_span(asking: Asking, span: Span, limit: int | None) -> Filters:
    """The filters that are asked for, in this span."""
    return replace(asking.filters, from_=(span.first.isoformat(),), to=(span.last.isoformat(),), limit=limit)


def at_midnight(day: date, asking: Asking) -> datetime:
    """The beginning of a day in the zone that is asked for."""
    return datetime.combine(day, time(), asking.zone)


def whole(first: datetime, last: datetime) -> Span:
    """The days that a stretch touches, in the zone of its beginning; at least one."""
    zone = first.tzinfo
    start = datetime.combine(first.date(), time(), zone)
    end = last.astimezone(zone)
    midnight = datetime.combine(end.date(), time(), zone)
    if midnight < end or midnight <= start:
        midnight = datetime.combine(end.date() + timedelta(days=1), time(), zone)
    return Span(start, midnight)


def shifted(moment: datetime, by: timedelta) -> datetime:
    """A moment moved, held within what can be drawn."""
    try:
        moved = moment + by
    except OverflowError:
        moved = FIRST if by < timedelta() else LAST
    return within(moved).astimezone(moment.tzinfo)
