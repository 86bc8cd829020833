"""Weeks: the days of a month with what falls on them, packed into as few rows as they need."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

LONG = timedelta(days=15)
"""What may fall in more days than these is not drawn day by day."""


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Some days of a week: an event on them, by its id, or nothing; whether it goes on before or after them."""

    days: int
    id: str | None = None
    before: bool = False
    after: bool = False


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """A week, Monday to Sunday: its days, its rows of stretches (each seven days long), how many events found no row."""

    number: int
    days: tuple[date, ...]
    rows: tuple[tuple[Stretch, ...], ...]
    more: int = 0


def weeks_of(year: int, month: int, spans: Mapping[str, tuple[date, date]], most: int = 6) -> tuple[Week, ...]:
    """The weeks of a month with the spans `[first, last)` that touch it, by id; longer ones and earlier ones stand higher.

    In a row nothing overlaps; what has no place in `most` rows is counted. Days of other months stay empty.
    """
    start, end = date(year, month, 1), after(year, month)
    out = []
    for monday in _mondays(year, month):
        first, last = max(monday, start), min(monday + timedelta(days=7), end)
        here = {id: (max(a, first), min(b, last)) for id, (a, b) in spans.items() if a < last and b > first}
        order = sorted(here, key=lambda id: (spans[id][0], -(spans[id][1] - spans[id][0]).days, id))
        rows: list[list[str]] = []
        left_out = 0
        for id in order:
            row = next((r for r in rows if here[r[-1]][1] <= here[id][0]), None)
            if row is not None:
                row.append(id)
            elif len(rows) < most:
                rows.append([id])
            else:
                left_out += 1
        out.append(
            Week(
                number=monday.isocalendar().week,
                days=tuple(monday + timedelta(days=n) for n in range(7)),
                rows=tuple(_row(monday, row, here, spans) for row in rows),
                more=left_out,
            )
        )
    return tuple(out)


def after(year: int, month: int) -> date:
    """The first day of the month that follows."""
    return date(year + month // 12, month % 12 + 1, 1)


def _mondays(year: int, month: int) -> list[date]:
    return [week[0] for week in calendar.Calendar().monthdatescalendar(year, month)]


def _row(
    monday: date, ids: Sequence[str], here: Mapping[str, tuple[date, date]], spans: Mapping[str, tuple[date, date]]
) -> tuple[Stretch, ...]:
    out, day = [], monday
    for id in ids:
        first, last = here[id]
        if first > day:
            out.append(Stretch(days=(first - day).days))
        out.append(Stretch(days=(last - first).days, id=id, before=spans[id][0] < first, after=spans[id][1] > last))
        day = last
    rest = (monday + timedelta(days=7) - day).days
    return (*out, Stretch(days=rest)) if rest else tuple(out)
