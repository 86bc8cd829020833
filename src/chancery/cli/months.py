"""Months drawn for a terminal: certain and tentative told apart by their brackets and by words, never by colour alone."""

from __future__ import annotations

import calendar
import textwrap
from collections.abc import Sequence
from datetime import date, timedelta, tzinfo

from chancery.calendar.agenda import Agenda
from chancery.calendar.appointments import Appointment
from chancery.cli.moments import window_words

MARKS = {"certain": "[{}]", "tentative": "({})", "off": "x{}x"}
LEGEND = "[1] certain   (2) tentative   x3x called off   ~ some time in these days"
_LONG = timedelta(days=15)
_MOST = 24


def drawn_months(
    given: Sequence[Appointment], *, zone: tzinfo | None, width: int, first: date | None, last: date | None
) -> str:
    """A grid for each month that has something in it, with its list below, and at the end what has no day yet."""
    numbers = {one.id: n for n, one in enumerate(given, 1)}
    spread = [(one, days) for one in given if (days := one.days(zone)) is not None]
    near = [(one, days) for one, days in spread if _short(days) or _one_month(days)]
    months = sorted({month for _, days in near for month in _months(*days, first, last)})
    lines: list[str] = []
    for year, month in months[:_MOST]:
        lines += [*_month(year, month, near, numbers, zone, width), ""]
    if len(months) > _MOST:
        lines += [f"{len(months) - _MOST} more months have something in them; narrow the span with --from and --to", ""]
    longer = [one for one, days in spread if not (_short(days) or _one_month(days))]
    rest = [one for one in given if one.days(zone) is None]
    for title, row in (("Over a longer time", longer), ("No day yet, or no first day known", rest)):
        if row:
            lines.append(title)
            for one in row:
                lines += _line(one, numbers[one.id], width)
            lines.append("")
    lines.append(LEGEND)
    return "\n".join(lines)


def drawn_agenda(found: Agenda, width: int) -> str:
    """The agenda in words, a section for each state that has something in it."""
    lines: list[str] = []
    for title, row in (
        ("Due", found.due),
        ("Expected", found.expected),
        ("No day yet", found.undated),
        ("Overdue: nothing has been told of it", found.overdue),
        ("Lapsed", found.lapsed),
    ):
        if row:
            lines.append(title)
            for number, one in enumerate(row, 1):
                lines += _line(one, number, width)
            lines.append("")
    return "\n".join([*lines, LEGEND]) if lines else "nothing due, expected or overdue"


def _months(start: date, end: date, first: date | None, last: date | None) -> list[tuple[int, int]]:
    """The months that `[start, end)` has days in, within the days asked for."""
    start, final = max(start, first or start), min(end, last or end) - timedelta(days=1)
    return sorted({(start.year, start.month), (final.year, final.month)}) if start <= final else []


def _month(
    year: int,
    month: int,
    spread: Sequence[tuple[Appointment, tuple[date, date]]],
    numbers: dict[str, int],
    zone: tzinfo | None,
    width: int,
) -> list[str]:
    cell = max(8, width // 7)
    lines = [f"{calendar.month_name[month]} {year}" + (f" ({zone})" if zone is not None else "")]
    lines.append("".join(name.ljust(cell) for name in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")).rstrip())
    here = [(one, days) for one, days in spread if days[0] < _after(year, month) and days[1] > date(year, month, 1)]
    for week in calendar.Calendar().monthdatescalendar(year, month):
        rows = [[str(day.day) if day.month == month else ""] for day in week]
        for column, day in zip(rows, week, strict=True):
            if day.month != month:
                continue
            marks = [_mark(one, numbers[one.id]) for one, days in here if _short(days) and days[0] <= day < days[1]]
            column += textwrap.wrap(" ".join(marks), cell - 1) if marks else []
        for number in range(max(len(row) for row in rows)):
            line = "".join((row[number] if number < len(row) else "").ljust(cell) for row in rows)
            lines.append(line.rstrip())
    for one, _ in here:
        lines += _line(one, numbers[one.id], width)
    return lines


def _short(days: tuple[date, date]) -> bool:
    """True for what is drawn day by day; what may fall in half a month or more is only listed below."""
    return days[1] - days[0] <= _LONG


def _one_month(days: tuple[date, date]) -> bool:
    last = days[1] - timedelta(days=1)
    return (days[0].year, days[0].month) == (last.year, last.month)


def _after(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def _mark(one: Appointment, number: int) -> str:
    return MARKS[one.firmness].format(f"{number}~" if one.some_time else number)


def _line(one: Appointment, number: int, width: int) -> list[str]:
    """ "(2~) ARRANGING talks · party Japan, India · 11 Apr 2026 – 20 Apr 2026, some time in · at Tokyo"."""
    groups: dict[str, list[str]] = {}
    for person in one.people:
        groups.setdefault(person.role, []).append(person.name)
    when = window_words(one.window, one.status)
    if when and one.some_time and one.window.earliest is not None and one.window.latest is not None:
        when += ", some time in"
    parts = [
        f"{one.status.upper()} {one.type}",
        "; ".join(f"{role} {', '.join(dict.fromkeys(names))}" for role, names in groups.items()),
        when,
        f"at {one.place}" if one.place else "",
        one.source or "",
    ]
    return textwrap.wrap(
        f"{_mark(one, number):>6} " + " · ".join(part for part in parts if part), width, subsequent_indent=" " * 9
    )
