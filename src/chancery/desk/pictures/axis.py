"""Axis: moments as places on a line, with the ticks a person would set: hours, days, weeks, months, years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from markupsafe import Markup

from chancery.desk.pictures.letters import width
from chancery.desk.pictures.svg import group, tag

FIRST, LAST = datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 1, 1, tzinfo=UTC)
"""What lies beyond cannot be drawn; it is held at the edge."""
_DAY = timedelta(days=1)
_HOURS = (1, 3, 6, 12)
_DAYS = (1, 2, 7)
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at a moment with its words; `strong` where something greater begins (a month, a year)."""

    moment: datetime
    label: str
    strong: bool = False


class Axis:
    """`[first, last)` drawn from `left` to `right`, its days those of a zone."""

    def __init__(self, first: datetime, last: datetime, left: float, right: float, zone: tzinfo = UTC) -> None:
        if right <= left:
            raise ValueError("an axis runs from left to right")
        self.first, self.last = within(first), max(within(last), within(first) + timedelta(minutes=1))
        self.left, self.right, self.zone = left, right, zone
        self._seconds = (self.last - self.first).total_seconds()

    def x(self, moment: datetime) -> float:
        """The place of a moment; what lies outside is held at the edge."""
        share = (within(moment) - self.first).total_seconds() / self._seconds
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def holds(self, moment: datetime) -> bool:
        """True where the moment lies on the axis."""
        return self.first <= within(moment) < self.last

    def ticks(self, size: float = 11.0, gap: float = 14.0) -> list[Tick]:
        """Ticks at even steps of the calendar, as many as leave a gap between their labels."""
        best: list[Tick] = []
        for found in self._steps():
            best = found
            if all(
                self.x(after.moment) - self.x(tick.moment) >= width(tick.label, size) + gap
                for tick, after in pairwise(found)
            ):
                break
        kept: list[Tick] = []
        for tick in best:
            clear = not kept or self.x(tick.moment) >= self.x(kept[-1].moment) + width(kept[-1].label, size) + 4
            if clear and self.x(tick.moment) + width(tick.label, size) + 4 <= self.right:
                kept.append(tick)
        return kept

    def drawn(self, top: float, bottom: float, size: float = 11.0) -> Markup:
        """The lines from top to bottom with their labels above."""
        out: list[Markup] = []
        for tick in self.ticks(size):
            x = self.x(tick.moment)
            kind = "tick strong" if tick.strong else "tick"
            out.append(tag("line", x1=x, x2=x, y1=top, y2=bottom, class_=kind))
            out.append(tag("text", tick.label, x=x + 4, y=top + size, class_="tick-label"))
        return group(out, class_="axis")

    def _steps(self) -> Iterator[list[Tick]]:
        """The ticks at every step, the finest first; steps that would set hundreds are passed over."""
        days = self._seconds / 86400
        for hours in _HOURS:
            if days * 24 / hours <= 60:
                yield self._hours(hours)
        for step in _DAYS:
            if days / step <= 60:
                yield self._days(step)
        for months in _MONTHS:
            if days / 30 / months <= 60:
                yield self._months(months)
        for years in _YEARS:
            if days / 365 / years <= 60:
                yield self._years(years)

    def _start(self) -> date:
        return self.first.astimezone(self.zone).date()

    def _at(self, day: date, hour: int = 0) -> datetime:
        return datetime.combine(day, time(hour), self.zone)

    def _kept(self, ticks: list[Tick]) -> list[Tick]:
        return [t for t in ticks if self.first <= t.moment < self.last]

    def _hours(self, step: int) -> list[Tick]:
        out = []
        day = self._start()
        while self._at(day) < self.last:
            for hour in range(0, 24, step):
                label = f"{day.day} {day:%b}" if hour == 0 else f"{hour:02d}:00"
                out.append(Tick(self._at(day, hour), label, hour == 0))
            day += _DAY
        return self._kept(out)

    def _days(self, step: int) -> list[Tick]:
        day = self._start()
        if step == 7:
            day -= timedelta(days=day.weekday())
        elif step > 1:
            day -= timedelta(days=day.toordinal() % step)
        out: list[Tick] = []
        while self._at(day) < self.last:
            month = not out or (day - timedelta(days=step)).month != day.month
            out.append(Tick(self._at(day), f"{day.day} {day:%b}" if month else str(day.day), month and step < 7))
            day += timedelta(days=step)
        kept = self._kept(out)
        if kept and kept[0].label.isdigit():
            opening = kept[0].moment.astimezone(self.zone)
            kept[0] = Tick(kept[0].moment, f"{opening.day} {opening:%b}", kept[0].strong)
        return kept

    def _months(self, step: int) -> list[Tick]:
        start = self._start()
        year, month = start.year, (start.month - 1) // step * step + 1
        out: list[Tick] = []
        while (day := date(year, month, 1)) and self._at(day) < self.last:
            out.append(Tick(self._at(day), f"{day:%b} {year}" if month == 1 else f"{day:%b}", month == 1))
            month += step
            year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        kept = self._kept(out)
        if kept and not kept[0].strong:
            opening = kept[0].moment.astimezone(self.zone)
            kept[0] = Tick(kept[0].moment, f"{opening:%b} {opening.year}")
        return kept

    def _years(self, step: int) -> list[Tick]:
        year = max(1, self._start().year // step * step)
        out = []
        while year < 9999 and self._at(date(year, 1, 1)) < self.last:
            out.append(Tick(self._at(date(year, 1, 1)), str(year), year % (step * 5) == 0))
            year += step
        return self._kept(out)


def within(moment: datetime) -> datetime:
    """A moment that can be drawn and reckoned with in any zone."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(moment, FIRST), LAST)


def today_line(
    axis: Axis, now: datetime, top: float, bottom: float, label: str = "today", *, above: bool = False
) -> Markup | None:
    """The line of the moment at which the record is seen, with its word below or `above`; None where it lies beyond."""
    if not axis.holds(now):
        return None
    x = axis.x(now)
    room = width(label, 11) + 6
    left = x + room > axis.right
    return group(
        [
            tag("line", x1=x, x2=x, y1=top, y2=bottom),
            tag(
                "text",
                label,
                x=x - 4 if left else x + 4,
                y=top + 10 if above else bottom - 4,
                text_anchor="end" if left else None,
            ),
        ],
        class_="today",
    )
