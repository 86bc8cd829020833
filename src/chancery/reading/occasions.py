"""Occasions: feasts that stand for days, the ends of years and months, and days named again ("the same day")."""

from __future__ import annotations

import re
from datetime import date, timedelta

from chancery.reading.calendar_words import PARTS
from chancery.reading.days import Days, Draft
from chancery.reading.time_patterns import YEAR


class Occasions(Days):
    """Feasts that stand for days, the ends of years and months, and days named again."""

    def _feast(self, body: str, start: int, end: int) -> Draft | None:
        """ "an announcement could come before Christmas": 25 December of the year that the tense allows."""
        low = body.lower().replace("’", "'")
        today = self.clock.day
        digits = re.search(rf"\b{YEAR}", body)
        if digits is None and today is None:
            return None
        if digits is not None:
            return self._day(feast(low, int(digits.group())))
        assert today is not None
        days = [feast(low, year) for year in (today.year - 1, today.year, today.year + 1)]
        direction = self._direction(start, end)
        ahead, past = [d for d in days if d >= today], [d for d in days if d <= today]
        if direction > 0 and ahead:
            return self._day(min(ahead))
        if direction < 0 and past:
            return self._day(max(past))
        return self._day(min(days, key=lambda d: abs((d - today).days)))

    def _newyear(self, body: str, start: int, end: int) -> Draft | None:
        """ "early in the new year": January to April of the year that begins next."""
        today = self.reference
        if today is None:
            return "DATE", "XXXX", None
        year = today.year + (1 if today.month > 6 else 0)
        return "DATE", f"{year}", self._year_span(year, "early" if "early" in body.lower() else "")

    def _yearend(self, body: str, start: int, end: int) -> Draft | None:
        """ "by year-end", "before the year is out": the last days of the present year."""
        today = self.reference
        if today is None:
            return "DATE", "XXXX", None
        if "year" in body.lower():
            return "DATE", f"{today.year}", self._year_span(today.year, "end")
        if "month" in body.lower():
            return "DATE", f"{today.year}-{today.month:02d}", self._month_span(today.year, today.month, "end")
        monday = today - timedelta(days=today.weekday())
        iso = today.isocalendar()
        value = f"{iso.year}-W{iso.week:02d}"
        return "DATE", value, self._bounds(monday + timedelta(days=3), monday + timedelta(days=7), "week", None)

    def _sameday(self, body: str, start: int, end: int) -> Draft | None:
        """ "on the same day", "later that month", "in the morning": the day or month named last, read again."""
        low = body.lower()
        base = (self.day if "day" in low or "in the" in low else self.last) or self.clock.day
        if base is None:
            return "DATE", "XXXX", None
        part = next((p for p in PARTS if p in low), None)
        if part is not None:
            return self._day(base, part)
        if "in the" in low:
            base = self.reference or base
        unit = next((u for u in ("week", "month", "year") if u in low), "day")
        if unit == "day":
            step = -1 if low.endswith("day before") else 1 if low.endswith("day after") else 0
            return self._day(base + timedelta(days=step))
        if unit == "week":
            monday = base - timedelta(days=base.weekday())
            iso = base.isocalendar()
            return "DATE", f"{iso.year}-W{iso.week:02d}", self._bounds(monday, monday + timedelta(days=7), "week", None)
        if unit == "month":
            return "DATE", f"{base.year}-{base.month:02d}", self._month_span(base.year, base.month)
        modifier = "late" if re.match(r"late\b", low) else "early" if re.match(r"early\b", low) else ""
        return "DATE", f"{base.year:04d}", self._year_span(base.year, modifier)

    def _bc(self, body: str, start: int, end: int) -> Draft | None:
        digits = re.match(r"\d+", body)
        return None if digits is None else ("DATE", f"BC{int(digits.group()):04d}", None)


def feast(name: str, year: int) -> date:
    """The day of a feast in a year: "christmas eve" is 24 December, "easter" the Sunday."""
    if "christmas" in name:
        return date(year, 12, 24 if "eve" in name else 25)
    if "boxing" in name:
        return date(year, 12, 26)
    if "new year" in name:
        return date(year, 12, 31) if "eve" in name else date(year, 1, 1)
    if "thanksgiving" in name:
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    step = -2 if "friday" in name else 1 if "monday" in name else 0
    return easter(year) + timedelta(days=step)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the reckoning of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)
