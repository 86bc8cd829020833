"""Occasions: feasts that stand for days, the ends of years and months, and days named again ("the same day")."""

from __future__ import annotations

import re
from datetime import date, timedelta

from chancery.reading.calendar_words import PARTS, number
from chancery.reading.days import YEARS, Days, Draft, next_month
from chancery.reading.time_patterns import YEAR


class Occasions(Days):
    """Feasts that stand for days, the ends of years and months, and days named again."""

    def _feast(self, body: str, start: int, end: int) -> Draft | None:
        """ "an announcement could come before Christmas": 25 December of the year that the tense allows; "Ramadan" the month.

        "during Ramadan last year", "next Thanksgiving" name the year themselves.
        """
        named = self.feasts.pattern.search(body)
        if named is None:
            return None
        whole = re.search(r"holidays?|break|week$", body[named.end() :]) is not None
        low = body.lower()
        digits = re.search(rf"\b{YEAR}", body)
        today = self.reference
        if digits is not None:
            return self._feast_days(self.feasts.days(named["name"], int(digits.group()), self.clock.home, whole=whole))
        if today is None:
            return None
        found = [
            days
            for year in range(today.year - 2, today.year + 3)
            if (days := self.feasts.days(named["name"], year, self.clock.home, whole=whole)) is not None
        ]
        if not found:
            return None
        steps = re.search(r"\b(this|next|last) year", low)
        if steps is not None:
            year = today.year + {"this": 0, "next": 1, "last": -1}[steps[1]]
            return self._feast_days(next((d for d in found if d[0].year == year), None))
        if self.history and self.year is not None:
            return self._feast_days(next((d for d in found if d[0].year == self.year), None))
        ahead = [d for d in found if d[1] > today]
        past = [d for d in found if d[0] <= today]
        at_hand = [d for d in found if abs((d[0] - today).days) <= 7]
        direction = 0 if at_hand else self._direction(start, end)
        if low.startswith(("last ", "this past ")) and past:
            return self._feast_days(past[-1])
        if low.startswith(("next ", "this coming ")) and ahead:
            return self._feast_days(ahead[0])
        if direction > 0 and ahead:
            return self._feast_days(ahead[0])
        if direction < 0 and past:
            return self._feast_days(past[-1])
        return self._feast_days(min(found, key=lambda d: abs((d[0] - today).days)))

    def _feast_days(self, days: tuple[date, date] | None) -> Draft | None:
        if days is None:
            return None
        first, after = days
        if after - first == timedelta(days=1):
            return self._day(first)
        last = after - timedelta(days=1)
        return "DATE", f"{first}/{last}", self._bounds(first, after, "day", f"{first}/{last}")

    def _jubilee(self, body: str, start: int, end: int) -> Draft | None:
        """ "On this day in 1955", "ten years ago today": the day of publication so many years back; "… this week" its week."""
        low, today = body.lower(), self.clock.day
        if today is None:
            return None
        count = number(low.split(" year")[0].removeprefix("this day ").removeprefix("this date "))
        digits = re.search(rf"\b{YEAR}", body)
        year = today.year - count if count is not None else int(digits.group()) if digits is not None else 0
        if year not in YEARS:
            return None
        if low.endswith("month"):
            return "DATE", f"{year}-{today.month:02d}", self._month_span(year, today.month)
        day = date(year, today.month, min(today.day, (next_month(year, today.month) - timedelta(days=1)).day))
        if low.endswith("week"):
            monday = day - timedelta(days=day.weekday())
            iso = monday.isocalendar()
            return "DATE", f"{iso.year}-W{iso.week:02d}", self._bounds(monday, monday + timedelta(days=7), "week", None)
        return self._day(day - timedelta(days=1) if low.endswith("yesterday") else day)

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
        """ "241 BC" is `BC0241`, "AD 79" `0079`; years so far back have no window."""
        digits = re.search(r"\d+", body)
        if digits is None:
            return None
        era = "BC" if "B" in body else ""
        year = int(digits.group())
        if not era and year in YEARS:
            return "DATE", f"{year}", self._year_span(year)
        return "DATE", f"{era}{year:04d}", None
