"""Histograms: how many there were in each stretch of time, each bar a way into that stretch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from markupsafe import Markup

from chancery.desk.pictures.axis import Axis, within
from chancery.desk.pictures.svg import Cell, Picture, Table, drawing, group, link, tag

_TOP, _FOOT = 16.0, 4.0
_MOST = 60
_UTC = (UTC, ZoneInfo("UTC"))
NARROW = 352.0
"""The width of a picture on a phone."""


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch `[first, last)`, how many fall into it, its words, and where it leads."""

    first: datetime
    last: datetime
    count: int
    label: str
    href: str | None = None


def bins_of(moments: Iterable[datetime], zone: tzinfo = UTC, most: int = _MOST) -> list[Bin]:
    """Moments counted by day, month, quarter or year, whichever gives no more than `most` stretches; gaps are counted as
    none, so that time stands evenly."""
    found = sorted(_day(m, zone) for m in moments)
    if not found:
        return []
    for step in ("day", "week", "month", "quarter", "year", "decade", "century"):
        first = _floor(found[0], step)
        starts = [first]
        while starts[-1] <= found[-1] and len(starts) <= most + 1:
            starts.append(_next(starts[-1], step))
        if len(starts) <= most + 1:
            break
    counts = [0] * (len(starts) - 1)
    place = 0
    for day in found:
        while place + 1 < len(counts) and starts[place + 1] <= day:
            place += 1
        counts[place] += 1
    return [
        Bin(_at(one, zone), _at(other, zone), count, _label(one, other, step))
        for one, other, count in zip(starts, starts[1:], counts, strict=False)
    ]


def histogram(
    bins: Sequence[Bin],
    *,
    title: str,
    noun: str = "reports",
    zone: tzinfo = UTC,
    width: float = 720.0,
    height: float = 92.0,
    id: str = "histogram",
) -> Picture:
    """The counts as bars over time, the tallest with its number; each bar leads to its stretch."""
    narrow = None
    if width > NARROW:
        narrow = histogram(bins, title=title, noun=noun, zone=zone, width=NARROW, height=height, id=f"{id}-narrow").svg
    total = sum(one.count for one in bins)
    said = f"{total} {noun}" + (f", {bins[0].label} to {bins[-1].label}" if bins else "")
    body: list[Markup | None] = []
    if bins:
        axis = Axis(bins[0].first, bins[-1].last, 2, width - 2, zone)
        floor = height - 20
        body.append(_ticks(axis, floor, height))
        most = max(1, *(one.count for one in bins))
        room = floor - _TOP
        body += [_bar(one, axis, floor, room * one.count / most, noun) for one in bins if one.count]
        tallest = next(one for one in bins if one.count == max(b.count for b in bins))
        x = axis.x(tallest.first) + (axis.x(tallest.last) - axis.x(tallest.first)) / 2
        anchor = "start" if x < 20 else "end" if x > width - 20 else "middle"
        body.append(tag("text", str(tallest.count), x=x, y=_TOP - 4, text_anchor=anchor, class_="count"))
        body.append(tag("line", x1=0, x2=width, y1=floor, y2=floor, class_="base"))
    rows = tuple((Cell(one.label, one.href), Cell(str(one.count))) for one in bins if one.count)
    return Picture(
        svg=drawing("histogram", width, height, title, said, *body, id=id),
        title=title,
        description=said,
        table=Table(title, ("when", noun), rows),
        narrow=narrow,
    )


def _bar(one: Bin, axis: Axis, floor: float, tall: float, noun: str) -> Markup:
    left, right = axis.x(one.first), axis.x(one.last)
    gap = 1.0 if right - left > 4 else 0.0
    words = f"{one.label}: {one.count} {noun}"
    shape = tag("rect", x=left, y=floor - max(2.0, tall), width=max(1.0, right - left - gap), height=max(2.0, tall))
    if one.href is not None:
        touch = tag("rect", x=left, y=0, width=max(1.0, right - left), height=floor, class_="touch")
        return link(one.href, words, touch, shape, class_="count-bar")
    return group([tag("title", words), shape], class_="count-bar")


def _ticks(axis: Axis, floor: float, height: float) -> Markup:
    out: list[Markup] = []
    for tick in axis.ticks():
        x = axis.x(tick.moment)
        out.append(tag("line", x1=x, x2=x, y1=floor, y2=floor + 5, class_="tick strong"))
        out.append(tag("text", tick.label, x=x + 3, y=height - 5, class_="tick-label"))
    return group(out, class_="axis")


def _day(moment: datetime, zone: tzinfo) -> date:
    """The day of a moment in a zone; thousands of them are asked for, nearly all told in UTC."""
    moment = within(moment)
    return moment.date() if moment.tzinfo is UTC and zone in _UTC else moment.astimezone(zone).date()


def _floor(day: date, step: str) -> date:
    if step == "day":
        return day
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    if step == "quarter":
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    years = {"year": 1, "decade": 10, "century": 100}[step]
    return date(max(1, day.year // years * years), 1, 1)


def _next(day: date, step: str) -> date:
    if step in ("day", "week"):
        return day + timedelta(days=1 if step == "day" else 7)
    if step in ("month", "quarter"):
        months = day.month + (1 if step == "month" else 3)
        return date(day.year + (months - 1) // 12, (months - 1) % 12 + 1, 1)
    years = {"year": 1, "decade": 10, "century": 100}[step]
    year = day.year // years * years + years
    return date(year, 1, 1) if year <= date.max.year else date.max


def _at(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _label(first: date, after: date, step: str) -> str:
    last = after - timedelta(days=1)
    if step == "day":
        return f"{first.day} {first:%b} {first.year}"
    if step == "week":
        return f"{first.day} {first:%b} – {last.day} {last:%b} {last.year}"
    if step == "month":
        return f"{first:%b} {first.year}"
    if step == "quarter":
        return f"{first:%b} – {last:%b} {last.year}"
    return str(first.year) if step == "year" else f"{first.year}–{last.year}"
