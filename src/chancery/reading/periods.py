"""Periods: quarters, halves, seasons, weeks of a month, and the quarter or year that a figure is compared with."""

from __future__ import annotations

import re
from datetime import date, timedelta

from chancery.reading.calendar_words import MONTHS, SEASONS, spelled_year
from chancery.reading.days import Days, Draft, add_months, next_month, shift_month
from chancery.reading.time_patterns import DAY, MONTH, YEAR

_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_ENDED = re.compile(rf" (?:ended|ending|to|through) (?P<month>{MONTH})(?: {DAY})?(?:,? (?P<year>{YEAR}))?")
_MODIFIES = re.compile(
    r" (?!(?:and|or|as|at|for|after|before|when|while|until|with|by|but|if|that|which|has|had|will|would)\b)[a-z]{3,}"
)
"""What follows a season that only names a kind: "the autumn session"."""
_COMPARED = re.compile(
    r"(?:compared with|up from|down from|increase from|drop from|against)(?:(?!\. |;).)*\d(?:(?!\. |;).)* $|from $"
)
_FIGURES_REACH = 700
"""How far back, in characters, a quarter stands that "a year earlier" is compared with."""


class Periods(Days):
    """Quarters, halves, seasons, weeks of a month."""

    def _quarter(self, body: str, start: int, end: int) -> Draft | None:
        """ "exports of the third quarter": the one that the tense allows; "the first quarter of 1990" the one named."""
        low = body.lower()
        found = re.search(r"q([1-4])", low)
        quarter = int(found[1]) if found else next(n for w, n in _ORDER.items() if w in low)
        year = self._year_in(low) if re.search(rf"\b{YEAR}|(?:this|next|last) year", low) else None
        if year is None:
            today = self.reference
            if today is None:
                return "DATE", f"XXXX-Q{quarter}", None
            year = self._quarter_year(quarter, today, start, end)
        today = self.reference
        if today is None or date(year, 3 * quarter - 2, 1) <= today:
            self._compared, self._fiscal_named, self._longer = (year, quarter, start), "fiscal" in low, -1
        return self._quarter_of(year, quarter)

    def _quarter_year(self, quarter: int, today: date, start: int, end: int) -> int:
        """Figures of a quarter are told up to half a year after it; only what lies longer back can be of next year."""
        if self.history:
            return self.year or today.year
        first, after = date(today.year, 3 * quarter - 2, 1), next_month(today.year, 3 * quarter)
        direction = self._direction(start, end)
        if direction > 0 and (today - after).days > 185:
            return today.year + 1
        if direction <= 0 and (first - today).days > 100:
            return today.year - 1
        return today.year

    def _quarter_of(self, year: int, quarter: int) -> Draft:
        """A calendar quarter; a `quarter` of 0 is one whose number in the fiscal year is not told, `QX`."""
        if not quarter:
            return "DATE", f"{year}-QX", None
        first = date(year, 3 * quarter - 2, 1)
        bounds = self._bounds(first, next_month(year, 3 * quarter), "quarter", f"{year}-{32 + quarter}")
        return "DATE", f"{year}-Q{quarter}", bounds

    def _thequarter(self, body: str, start: int, end: int) -> Draft | None:
        """ "profits of the quarter": the one named last, else the one that ended last; "the corresponding quarter" a year
        before; "the quarter ended July 31" the three months up to then, whatever its number.
        """
        low = body.lower()
        today = self.reference
        named = self._compared_quarter(start, start)
        ended = _ENDED.match(self.source, end)
        if ended is not None and today is not None and "period" not in low:
            return self._quarter_ended(ended, today, start)
        digits = re.search(YEAR, low)
        if digits is not None:
            year = int(digits.group())
            longer = "period" in low and self._longer >= 0
            return self._quarter_of(year, named[1]) if named and not longer else self._whole_year(year)
        if re.search(r"last year|corresponding|comparable|same|earlier|ago", low):
            if named is None and "quarter" in low and "last year" in low and today is not None:
                index = (today.year - 1) * 4 + (today.month - 1) // 3 - 1
                return self._quarter_of(index // 4, index % 4 + 1)
            return self._yearago(body, start, end) if named or "last year" in low else None
        if named is not None and "current" not in low and "latest" not in low:
            self._compared, self._longer = (*named, start), -1
            return self._quarter_of(*named)
        if today is None or "that" in low or ("period" in low and self._compared is None):
            return None
        step = 0 if "current" in low else -1
        index = today.year * 4 + (today.month - 1) // 3 + step
        self._compared = (index // 4, index % 4 + 1, start)
        return self._quarter_of(index // 4, index % 4 + 1)

    def _quarter_ended(self, ended: re.Match[str], today: date, start: int) -> Draft:
        """ "the quarter ended Sept. 30" is the third; its number is not told, `QX`, where a fiscal quarter stands before or it is
        none of the calendar's.
        """
        month = MONTHS[ended["month"].lower().rstrip(".")]
        year = int(ended["year"]) if ended["year"] else today.year - (month > today.month)
        after = next_month(year, month)
        fiscal = self._fiscal_named and self._compared_quarter(start) is not None
        named = (year, 0 if month % 3 or fiscal else month // 3)
        self._compared, self._longer = (*named, start), -1
        return "DATE", f"{named[0]}-Q{named[1] or 'X'}", self._bounds(add_months(after, -3), after, "quarter", None)

    def _compared_quarter(self, start: int, reach: int = _FIGURES_REACH) -> tuple[int, int] | None:
        """The quarter that figures near this place are of."""
        if self._compared is None or start - self._compared[2] > reach:
            return None
        return self._compared[0], self._compared[1]

    def _yearago(self, body: str, start: int, end: int) -> Draft | None:
        """ "from a loss in the year-ago quarter", "up from $8 million a year earlier": the same quarter of the year before."""
        exact = re.search("quarter|period", body.lower()) is not None
        named = self._compared_quarter(start, start if exact else _FIGURES_REACH)
        if named is not None and (self._longer < 0 or "quarter" in body.lower()):
            return self._quarter_of(named[0] - 1, named[1])
        today = self.clock.day
        return ("DATE", "XXXX", None) if today is None else self._whole_year(today.year - 1)

    def _against_last_year(self, start: int) -> bool:
        """True for the "last year" that a quarter's figure is compared with: "compared with a loss of $33 million last year"."""
        return (
            self._compared_quarter(start) is not None
            and self._longer < 0
            and _COMPARED.search(self.source, max(0, start - 110), start) is not None
        )

    def _whole_year(self, year: int) -> Draft:
        return "DATE", f"{year:04d}", self._year_span(year)

    def _half(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        second = re.match(r"(?:the )?(?:second|latter|last)", low) is not None
        words = "second half" if second else "first half"
        month_match = re.search(MONTH, body)
        if month_match is not None:
            month = MONTHS[month_match.group().lower().rstrip(".")]
            year = self._year_in(low) if re.search(YEAR, low) else self._year_for(month, None, start, end)
            if year is None:
                return "DATE", f"XXXX-{month:02d}", None
            return "DATE", f"{year}-{month:02d}", self._month_span(year, month, words)
        today = self.reference
        if "month" in low:
            if today is None:
                return "DATE", "XXXX-XX", None
            year, month = shift_month(today.year, today.month, 1 if "next" in low else -1 if "last" in low else 0)
            return "DATE", f"{year}-{month:02d}", self._month_span(year, month, words)
        year = self._year_in(low)
        if year is None:
            return "DATE", f"XXXX-H{2 if second else 1}", None
        return "DATE", f"{year}-H{2 if second else 1}", self._year_span(year, words)

    def _season(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        season = next(s for s in SEASONS if s in low)
        if season == "fall" and not re.search(r"this|next|last|the (?:\w+ )?fall|\d{4}", low):
            return None
        code, month = SEASONS[season]
        today = self.reference
        spelled = spelled_year(low.split(season)[-1].removeprefix(" of").removeprefix(" in").strip(", "))
        year = spelled or self._year_in(low)
        if year is None or (today is None and not spelled and not re.search(YEAR, low)):
            return "DATE", f"XXXX-{code}", None
        if not spelled and not re.search(YEAR, low) and today is not None:
            year = self._season_year(low, month, today, start, end)
        bounded = re.search(r"\b(?:before|ahead of|after|since|until) $", self.source[max(0, start - 9) : start])
        if low.startswith("the ") and _MODIFIES.match(self.source, end) and not bounded:
            return "DATE", f"{year}-{code}", None
        first = date(year, month, 1)
        number = 20 + list(SEASONS).index(season) + (1 if season in ("spring", "summer", "autumn") else 0)
        return "DATE", f"{year}-{code}", self._bounds(first, add_months(first, 3), "season", f"{year}-{number}")

    def _season_year(self, low: str, month: int, today: date, start: int, end: int) -> int:
        began = date(today.year, month, 1)
        if month == 12 and today.month < 3:
            began = date(today.year - 1, 12, 1)
        over = add_months(began, 3)
        year = began.year
        if self.history and not re.search(r"last|past|next|previous|following", low):
            return self.year or year
        if re.search(r"last|past|previous", low):
            return began.year if over <= today else began.year - 1
        if re.search(r"next|following", low):
            return began.year if began > today and (began.year > today.year or self.history) else began.year + 1
        direction = self._direction(start, end)
        if direction > 0 and over <= today:
            return year + 1
        if direction < 0 and began > today and "this" not in low:
            return year - 1
        return year

    def _weekof(self, body: str, start: int, end: int) -> Draft | None:
        """ "the first week of August": days 1 to 7; "the last week of February": its last seven days."""
        low = body.lower()
        month_match = re.search(MONTH, body)
        today = self.reference
        if month_match is not None:
            month = MONTHS[month_match.group().lower().rstrip(".")]
            year = self._year_in(low) if re.search(YEAR, low) else self._year_for(month, None, start, end)
        elif today is not None:
            year, month = today.year, today.month
            if "month" in low:
                year, month = shift_month(year, month, 1 if "next" in low else -1 if "last month" in low else 0)
            else:
                year, month = (year + (1 if "next" in low else 0)), (1 if "first" in low else 12)
        else:
            return "DATE", "XXXX-WXX", None
        if year is None:
            return "DATE", f"XXXX-{month:02d}", None
        after = next_month(year, month)
        order = {"first": 0, "second": 1, "third": 2}.get(low.removeprefix("the ").split()[0], -1)
        first = after - timedelta(days=7) if order < 0 else date(year, month, 1 + 7 * order)
        iso = first.isocalendar()
        return "DATE", f"{iso.year}-W{iso.week:02d}", self._bounds(first, first + timedelta(days=7), "week", None)
