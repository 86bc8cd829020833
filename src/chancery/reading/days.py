"""Days: the small parts that every time expression is read with: windows of days, months and years, tense."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, datetime, timedelta

from chancery.facts.times import Granularity, TimexType
from chancery.language.text import Text
from chancery.reading.calendar_words import PARTS
from chancery.reading.clocks import Clock
from chancery.reading.tense import direction
from chancery.reading.time_patterns import DAY, DOW, MONTH, YEAR

Bounds = tuple[datetime | None, datetime | None, Granularity, str | None]
Draft = tuple[TimexType, str, Bounds | None]


_SHARED_YEAR = re.compile(rf" ?(?:[-–—]|to|and|or|until) ?(?:{DAY} {MONTH}|{MONTH}(?: {DAY},?)?),? (?P<year>{YEAR})")
_ANY_YEAR = re.compile(rf"(?<![\d$€£,./-]){YEAR}\b")
_BC = re.compile(r"\d (?:BCE?\b|B\.C\.)")
_NEWS_DAY = re.compile(rf"\b(?:{DOW}|today|yesterday|tomorrow|tonight)")

YEARS = range(1000, 2200)
"""The years that a date can be of: what lies outside is no date, or is told without a window."""
_TOO_FAR = 280
_A_YEAR = 350
"""Days beyond which a date without a year is not taken against the nearer one, whatever the tense."""


class Days:
    """What every reader of time expressions needs: the text, the clock, the day named last."""

    def __init__(self, text: Text, clock: Clock) -> None:
        self.text, self.clock = text, clock
        self.source = text.source
        self.feasts = clock.feasts
        self.last: date | None = None
        self.day: date | None = None
        self.exact: date | None = None
        self.year: int | None = None
        self.month: int | None = None
        self.tense_asked = False
        self.weekday_before: tuple[int, date] | None = None
        self.ends: tuple[tuple[int, int, str], ...] = ()
        self.history = _tells_history(text.source, clock)
        self._compared: tuple[int, int, int] | None = None
        self._fiscal_named = False
        self._longer = -1

    def base(self, unit: str) -> date | None:
        """The date named last that is exact enough to count such units from: "voiced alarm on Thursday over a blogger who was
        jailed in 2014. A day later …" counts from Thursday; the day of publication where none is named.
        """
        near = self.exact if unit in ("second", "minute", "hour", "day", "morning", "night") else None
        return near or self.last or self.clock.day

    @property
    def reference(self) -> date | None:
        """The day that "the end of the month" or "the summer" count from: that of publication, in a history the day told last."""
        return (self.last if self.history else None) or self.clock.day

    def _direction(self, start: int, end: int, plan: int = -1) -> int:
        self.tense_asked = True
        return direction(self.text, self.text.tokens_in(start, end), plan)

    def _day(self, day: date, part: str | None = None, modifier: str = "") -> Draft:
        clock = self.clock
        if part is None:
            if modifier in ("early", "late"):
                hours = (0, 12) if modifier == "early" else (17, 24)
                return (
                    "DATE",
                    f"{day}",
                    (clock.at(day, hours[0]), clock.at(day, hours[1]), "part-of-day", f"{day}"),
                )
            return "DATE", f"{day}", (clock.at(day), clock.at(day, 24), "day", f"{day}")
        code, first, last = PARTS[part]
        return "TIME", f"{day}T{code}", (clock.at(day, first), clock.at(day, last), "part-of-day", f"{day}")

    def _bounds(
        self, first: date, last: date, grain: Granularity, edtf: str | None
    ) -> tuple[datetime, datetime, Granularity, str | None]:
        """The window from the first day to the last, which is outside."""
        return self.clock.at(first), self.clock.at(last), grain, edtf

    def _month_span(
        self, year: int, month: int, modifier: str = ""
    ) -> tuple[datetime, datetime, Granularity, str | None]:
        first, after = date(year, month, 1), next_month(year, month)
        low = modifier.lower()
        if "second half" in low or "latter" in low:
            return self._bounds(date(year, month, 16), after, "part-of-month", f"{year}-{month:02d}")
        if "first half" in low:
            return self._bounds(first, date(year, month, 16), "part-of-month", f"{year}-{month:02d}")
        if "early" in low or "beginning" in low or "start" in low or "first part" in low:
            return self._bounds(first, date(year, month, 11), "part-of-month", f"{year}-{month:02d}")
        if "mid" in low:
            return self._bounds(date(year, month, 11), date(year, month, 21), "part-of-month", f"{year}-{month:02d}")
        if "late" in low or "end" in low or "close" in low:
            return self._bounds(date(year, month, 21), after, "part-of-month", f"{year}-{month:02d}")
        return self._bounds(first, after, "month", f"{year}-{month:02d}")

    def _year_span(self, year: int, modifier: str = "") -> tuple[datetime, datetime, Granularity, str | None]:
        low = modifier.lower()
        cuts = {
            "early": (1, 5),
            "beginning": (1, 5),
            "start": (1, 5),
            "mid": (5, 9),
            "middle": (5, 9),
            "late": (9, 13),
            "end": (9, 13),
            "first half": (1, 7),
            "second half": (7, 13),
            "latter": (7, 13),
        }
        for word in (
            "first half",
            "second half",
            "latter",
            "early",
            "beginning",
            "start",
            "middle",
            "mid",
            "end",
            "late",
        ):
            if word in low and not (word == "late" and "later" in low) and not (word == "early" and "earlier" in low):
                a, b = cuts[word]
                return self._bounds(
                    date(year, a, 1), date(year, b, 1) if b < 13 else date(year + 1, 1, 1), "part-of-year", f"{year}"
                )
        first, last = date(year, 1, 1), date(year + 1, 1, 1)
        day = self.clock.day
        if day is not None and "later" in low and day.year == year:
            return self._bounds(day, last, "part-of-year", f"{year}")
        if day is not None and "earlier" in low and day.year == year:
            return self._bounds(first, day, "part-of-year", f"{year}")
        return self._bounds(first, last, "year", f"{year:04d}")

    def _year_for(self, month: int, day: int | None, start: int, end: int) -> int | None:
        """The year of a date without one: the nearest to publication that the tense allows."""
        today = self.clock.day
        if today is None:
            return None
        shared = _SHARED_YEAR.match(self.source, end)
        if shared is not None:
            return int(shared["year"])
        if self.history and self.year is not None:
            apart = 0 if self.month is None else month - self.month
            year = self.year + (1 if apart < -6 else -1 if apart > 6 else 0)
            return year if (month, day) != (2, 29) or isleap(year) else (year + 2) // 4 * 4
        direction = 0 if self._attributive(start, end) else self._direction(start, end, plan=0)
        candidates = []
        leap = (month, day) == (2, 29)
        for year in range(today.year - 8, today.year + 9) if leap else (today.year - 1, today.year, today.year + 1):
            try:
                candidates.append(date(year, month, day or 15))
            except ValueError:
                continue
        if not candidates:
            return None
        margin = 20 if day is None else 2
        ahead = [c for c in candidates if c >= today - timedelta(days=margin)]
        past = [c for c in candidates if c <= today + timedelta(days=margin)]
        nearest = min(candidates, key=lambda c: abs((c - today).days))
        if abs((nearest - today).days) <= (31 if day else 20):
            return nearest.year
        if direction > 0 and ahead and (leap or (min(ahead) - today).days < _TOO_FAR):
            return min(ahead).year
        if direction < 0 and past and (leap or (today - max(past)).days < (_TOO_FAR if day else _A_YEAR)):
            return max(past).year
        return nearest.year

    def _attributive(self, start: int, end: int) -> bool:
        """True for "under a June agreement": no verb of the sentence tells when that was."""
        before = self.source[max(0, start - 7) : start].lower()
        return re.search(r"(?<!\w)(?:an?|its|his|her|their) $", before) is not None and (
            re.match(r" [a-z]{3}", self.source[end : end + 4]) is not None
        )

    def _week_of(self, day: date) -> Draft:
        """The week, Monday to Monday, that a day lies in."""
        monday = day - timedelta(days=day.weekday())
        iso = day.isocalendar()
        return "DATE", f"{iso.year}-W{iso.week:02d}", self._bounds(monday, monday + timedelta(days=7), "week", None)

    def _make_day(self, year: int | None, month: int, day: int) -> date | None:
        if year is not None and year not in YEARS:
            return None
        try:
            return date(year or 2000, month, day)
        except ValueError:
            return None

    def _year_in(self, low: str) -> int | None:
        digits = re.search(rf"\b{YEAR}", low)
        if digits:
            return int(digits.group())
        today = self.clock.day if re.search(r"this|next|last", low) else self.reference
        if today is None:
            return None
        return today.year + (1 if "next year" in low else -1 if "last year" in low else 0)

    def _near(self, start: int) -> bool:
        tokens = self.text.tokens_in(start, start + 1)
        if not tokens:
            return False
        sentence = self.text.sentences[self.text.sentence_of[tokens[0]]]
        return (
            self.last is not None
            and sentence.start <= start
            and any(
                m
                for m in re.finditer(
                    rf"{DOW}|{MONTH} \d|today|tomorrow", self.source[max(sentence.start, start - 300) : start]
                )
            )
        )


def next_month(year: int, month: int) -> date:
    """The first day of the month after."""
    return date(year + month // 12, month % 12 + 1, 1)


def shift_month(year: int, month: int, steps: int) -> tuple[int, int]:
    """Year and month that lie `steps` months away."""
    index = year * 12 + month - 1 + steps
    return index // 12, index % 12 + 1


def add_months(day: date, months: int) -> date:
    """The first of the month that lies `months` after the month of `day`."""
    year, month = shift_month(day.year, day.month, months)
    return date(year, month, 1)


def _tells_history(source: str, clock: Clock) -> bool:
    """True where a text tells of years long past: its dates without a year then belong to the year named last."""
    if clock.day is None:
        return False
    old = sum(1 for year in _ANY_YEAR.findall(source) if int(year) < clock.day.year - 1)
    old += len(_BC.findall(source))
    return old >= 6 and old > 8 * len(_NEWS_DAY.findall(source))
