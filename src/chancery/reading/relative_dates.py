"""Relative dates: expressions that count from the day of publication or from the date named last."""

from __future__ import annotations

import re
from datetime import date, timedelta

from chancery.facts.times import Granularity
from chancery.reading.calendar_words import PARTS, UNITS, WEEKDAYS, number
from chancery.reading.days import Draft, next_month, shift_month
from chancery.reading.periods import Periods
from chancery.reading.time_patterns import DOW, NUM

_YEARS_OF = {
    "second": 0,
    "minute": 0,
    "hour": 0,
    "day": 1 / 365,
    "week": 7 / 365,
    "fortnight": 14 / 365,
    "month": 1 / 12,
} | {
    "quarter": 1 / 4,
    "weekend": 7 / 365,
    "decade": 10,
    "century": 100,
    "centurie": 100,
}
_RANKED = re.compile(
    r"\b(?:first|second|third|last|only|once|twice|times|\d+(?:st|nd|rd|th)|\w+est|most|least|record|again)\b[^.;,]{0,45}$"
)
_NAMED_TODAY = re.compile(r"\b(?:USA|VOA|Russia|RUSSIA|India|INDIA|Pakistan|Psychology|Physics|Christianity|History) $")
"""Papers and broadcasts with "Today" in their names: "USA Today reported"."""
_MADE = re.compile(
    r" (?:\w+ ){0,2}(?:rulings?|decision|verdict|attacks?|strikes?|bombings?|blasts?|explosions?|raid|crash|killings?|shooting"
    r"|statement|announcement|remarks|comments|report)\b"
)
"""What is there once a weekday owns it: "a way around Wednesday's ruling"."""
_STEPS = {"this": 0, "current": 0, "next": 1, "coming": 1, "last": -1, "past": -1, "previous": -1}
_PRESENT = frozenset(
    {
        "now",
        "currently",
        "current",
        "at present",
        "at the moment",
        "nowadays",
        "these days",
        "the time being",
        "date",
        "present-day",
        "modern-day",
    }
)


def stretch_of_decade(first: int, words: str) -> tuple[int, int]:
    """The years of a decade that words single out: "the late 1990s" are 1996 to 1999, and the year after is outside."""
    if "early" in words or "start" in words or "beginning" in words:
        return first, first + 4
    if "mid" in words:
        return first + 4, first + 7
    if "late" in words or "end" in words:
        return first + 6, first + 10
    return first, first + 10


class RelativeDates(Periods):
    """Expressions that count from the day of publication or from the date named last."""

    def _afternext(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        return self._unit(low.split()[1], 2 if "after next" in low else -2, "")

    def _unit(self, unit: str, steps: int, modifier: str, base: date | None = None) -> Draft | None:
        """The week, month, quarter, year or weekend that lies `steps` from that of `base`, or from the present one."""
        today = base or self.clock.day
        if today is None:
            value = {"week": "XXXX-WXX", "month": "XXXX-XX", "weekend": "XXXX-WXX-WE"}.get(unit, "XXXX")
            return "DATE", value, None
        low = modifier.lower()
        if unit == "week" or unit == "weekend":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
            iso = monday.isocalendar()
            if unit == "weekend":
                if steps == 0 and today.weekday() < 5 and "past" in low:
                    monday -= timedelta(weeks=1)
                saturday = monday + timedelta(days=5)
                return (
                    "DATE",
                    f"{iso.year}-W{iso.week:02d}-WE",
                    self._bounds(saturday, saturday + timedelta(days=2), "day", None),
                )
            first, last = monday, monday + timedelta(days=7)
            grain: Granularity = "week"
            if ("early" in low and "earlier" not in low) or "beginning" in low or "start" in low:
                last = monday + timedelta(days=3)
            elif "later" in low and steps == 0:
                first = today
            elif "earlier" in low and steps == 0:
                last = max(today, first + timedelta(days=1))
            elif "mid" in low:
                first, last = monday + timedelta(days=2), monday + timedelta(days=4)
            elif "late" in low or "end" in low:
                first = monday + timedelta(days=3)
            return "DATE", f"{iso.year}-W{iso.week:02d}", self._bounds(first, last, grain, None)
        if unit == "month":
            year, month = shift_month(today.year, today.month, steps)
            span = self._month_span(year, month, "" if "later" in low or "earlier" in low else modifier)
            if "later" in low and steps == 0:
                span = self._bounds(today, next_month(year, month), "part-of-month", f"{year}-{month:02d}")
            elif "earlier" in low and steps == 0:
                span = self._bounds(
                    date(year, month, 1), max(today, date(year, month, 2)), "part-of-month", f"{year}-{month:02d}"
                )
            return "DATE", f"{year}-{month:02d}", span
        if unit == "quarter":
            index = today.year * 4 + (today.month - 1) // 3 + steps
            year, quarter = index // 4, index % 4 + 1
            first = date(year, 3 * quarter - 2, 1)
            return (
                "DATE",
                f"{year}-Q{quarter}",
                self._bounds(first, next_month(year, 3 * quarter), "quarter", f"{year}-{32 + quarter}"),
            )
        if unit in ("year", "fiscal year"):
            year = today.year + steps
            return "DATE", f"{year}", self._year_span(year, modifier)
        if unit == "decade":
            year = today.year // 10 * 10 + 10 * steps
            began, over = stretch_of_decade(year, low)
            return (
                "DATE",
                f"{year // 10}",
                self._bounds(date(began, 1, 1), date(over, 1, 1), "unknown", f"{year // 10}X"),
            )
        hundred = today.year // 100 + steps
        bounds = self._bounds(date(hundred * 100, 1, 1), date(hundred * 100 + 100, 1, 1), "unknown", f"{hundred}XX")
        return "DATE", f"{hundred}", bounds

    def _rel(self, body: str, start: int, end: int) -> Draft | None:
        if body == "This Week" and self.source[max(0, start - 1) : start] in ('"', "“", "`", "'"):
            return None  # a broadcast
        low = body.lower().removeprefix("the ")
        word, _, unit = low.partition(" ")
        if low == "last year" and self._against_last_year(start):
            return self._yearago(body, start, end)
        if body.lower() == "the weekend":
            word, unit = ("last" if self._direction(start, end) < 0 else "this"), "weekend"
        steps = _STEPS[word]
        if unit == "weekend" and word == "last" and self.clock.day is not None and self.clock.day.weekday() == 6:
            steps = -1
        return self._unit(unit, steps, word)

    def _modrel(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        if re.fullmatch(r"mid-?week", low):
            today = self.clock.day
            over = today is not None and today.weekday() > 2 and self._direction(start, end) > 0
            return self._unit("week", 1 if over else 0, "mid")
        unit = low.split()[-1]
        word = low.split()[-2]
        if word == "the":
            today = self.reference
            if "end of the" in low and unit in ("year", "month", "week", "decade", "century"):
                return self._unit(unit, 0, "end", today)
            if today is None or unit not in ("year", "month", "week"):
                return None
            return self._unit(unit, 0, low, today)
        steps = {"this": 0, "next": 1, "last": -1, "current": 0}[word]
        return self._unit(unit, steps, low)

    def _relday(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        if body[0] == "T" and _NAMED_TODAY.search(self.source, max(0, start - 12), start):
            return None
        today = self.clock.day
        if today is None:
            return "DATE", "XXXX-XX-XX", None
        day = today + timedelta(
            days={"tomorrow": 1, "yesterday": -1}.get(
                next(w for w in ("today", "tonight", "tomorrow", "yesterday") if w in low), 0
            )
        )
        part = next((p for p in PARTS if p in low), None)
        return self._day(day, part, "early" if low.startswith("early") else "")

    def _dayafter(self, body: str, start: int, end: int) -> Draft | None:
        if self.clock.day is None:
            return "DATE", "XXXX-XX-XX", None
        return self._day(self.clock.day + timedelta(days=2 if "tomorrow" in body.lower() else -2))

    def _thispart(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        today = self.clock.day
        if today is None:
            return "TIME", "XXXX-XX-XX", None
        part = next((p for p in PARTS if p in low), "night")
        day = today
        if low.startswith("last") or low.endswith("yesterday"):
            day = today - timedelta(days=1)
        elif low.endswith("tomorrow"):
            day = today + timedelta(days=1)
        elif low.startswith("that") and self.last is not None:
            day = self.last
        return self._day(day, part)

    def _dow(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        match = re.search(DOW, body)
        if match is None:
            return None
        weekday = WEEKDAYS[match.group().lower().rstrip(".")]
        today = self.clock.day
        part = next((p for p in PARTS if p in low), None)
        if body.lower().endswith("s") and part and body[match.end() :].strip().endswith("s"):
            return "SET", f"XXXX-WXX-{weekday + 1}T{PARTS[part][0]}", None
        if today is None:
            return "DATE", f"XXXX-WXX-{weekday + 1}", None
        week = re.search(r"(last|next|this) week$", low)
        if week is not None:
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_STEPS[week[1]])
            return self._weekday_told(monday + timedelta(days=weekday), part, low, end)
        follows = self._follows(weekday, start)
        if follows is not None:
            return self._weekday_told(follows, part, low, end)
        back = (today.weekday() - weekday) % 7
        ahead = (weekday - today.weekday()) % 7
        if re.match(r"(?:the )?previous", low) and self.last is not None and 0 <= (today - self.last).days < 14:
            day = self.last - timedelta(days=(self.last.weekday() - weekday) % 7 or 7)
        elif re.match(r"(?:the )?(?:last|past|previous|this past)", low):
            day = today - timedelta(days=back or 7)
        elif re.match(r"(?:the )?next", low):
            day = today + timedelta(days=ahead or 7)
        elif re.match(r"(?:the )?following", low) and self.last is not None:
            day = self.last + timedelta(days=(weekday - self.last.weekday()) % 7 or 7)
        elif re.match(r"(?:the |this )?coming", low):
            day = today + timedelta(days=ahead or 7)
        elif re.match(r"(?:the )?this", low):
            day = today + timedelta(days=ahead) if self._direction(start, end) >= 0 else today - timedelta(days=back)
        else:
            direction = self._possessed(start, end) or self._direction(start, end)
            if direction > 0:
                day = today + timedelta(days=ahead)
            elif direction < 0:
                day = today - timedelta(days=back)
            else:
                day = today - timedelta(days=back)
        return self._weekday_told(day, part, low, end)

    def _weekday_told(self, day: date, part: str | None, low: str, end: int) -> Draft:
        self.weekday_before = (end, day)
        modifier = "early" if re.search(r"\bearly ", low) else "late" if re.search(r"\blate ", low) else ""
        return self._day(day, part, modifier)

    def _follows(self, weekday: int, start: int) -> date | None:
        """ "Monday to Wednesday", "Friday through Sunday", "Monday and Tuesday": the second follows the first."""
        if self.weekday_before is None or not 0 < start - self.weekday_before[0] <= 9:
            return None
        before = self.weekday_before[1]
        between = self.source[self.weekday_before[0] : start].strip().lower()
        apart = (weekday - before.weekday()) % 7
        if between in ("to", "through", "until", "-", "–", "—") and apart:
            return before + timedelta(days=apart)
        return before + timedelta(days=apart) if between in ("and", "or") and 0 < apart <= 2 else None

    def _possessed(self, start: int, end: int) -> int:
        """ "Friday's purchases" have been made unless the words before look ahead to them; 0 for a weekday that owns nothing."""
        if self.source[end : end + 2] not in ("'s", "’s"):
            return 0
        before = self.source[max(0, start - 40) : start].lower()
        if _MADE.match(self.source, end + 2):
            return -1
        return (
            1 if re.search(r"\b(?:ahead of|will|for|is to|are to|plans?|upcoming|prepar\w+) [^.;,]*$", before) else -1
        )

    def _ago(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        today = self.clock.day
        match = re.search(
            rf"({NUM})(?: and a half)? (\w+) (?:ago|from now|hence)",
            low,
        )
        if match is None:
            return None
        count = number(match[1])
        unit = match[2].rstrip("s")
        if unit == "year" and count == 1 and "ago" in low and self._compared_quarter(start) is not None:
            return self._yearago(body, start, end)
        if today is None or count is None:
            return "DATE", "PAST_REF" if "ago" in low else "FUTURE_REF", None
        return self._shifted(today, count if "ago" not in low else -count, unit)

    def _shifted(self, base: date, count: int, unit: str) -> Draft | None:
        """The day, week, month or year that lies so far from a day; None where the calendar does not reach."""
        if not 2 < base.year + count * _YEARS_OF.get(unit, 1) < 9000:
            return None
        if unit in ("second", "minute", "hour"):
            return (
                "TIME",
                "PAST_REF" if count < 0 else "FUTURE_REF",
                self._bounds(base, base + timedelta(days=1), "day", None),
            )
        if unit == "day":
            return self._day(base + timedelta(days=count))
        if unit in ("week", "fortnight"):
            day = base + timedelta(weeks=count * (2 if unit == "fortnight" else 1))
            iso = day.isocalendar()
            monday = day - timedelta(days=day.weekday())
            return "DATE", f"{iso.year}-W{iso.week:02d}", self._bounds(monday, monday + timedelta(days=7), "week", None)
        if unit == "month":
            year, month = shift_month(base.year, base.month, count)
            return "DATE", f"{year}-{month:02d}", self._month_span(year, month)
        years = {"year": 1, "decade": 10, "century": 100, "centurie": 100, "quarter": 0}.get(unit, 0) * count
        year = base.year + years
        if not 1 <= year <= 9998:
            return None
        if unit == "decade":
            return "DATE", f"{year // 10}", None
        if unit.startswith("centur"):
            return "DATE", f"{year // 100:02d}", None
        return "DATE", f"{year:04d}", self._year_span(year)

    def _yearon(self, body: str, start: int, end: int) -> Draft | None:
        """ "A year on, little has changed": so long after the date told last where that is near today; today elsewhere."""
        words = re.match(rf"(?i:({NUM}) (\w+?)s? on)", body)
        today = self.clock.day
        if words is None or today is None:
            return None
        count = number(words[1])
        if count is not None and self.last is not None:
            draft = self._shifted(self.last, count, words[2].lower())
            if draft is not None and draft[2] is not None and draft[2][0] is not None:
                apart = abs((draft[2][0].astimezone(self.clock.tz).date() - today).days)
                if self.history or apart < 100:
                    return draft
        return "DATE", "PRESENT_REF", None

    def _inspan(self, body: str, start: int, end: int) -> Draft | None:
        """ "will meet in two weeks", "in a month's time": so far ahead of today. What took two weeks, or happened for the
        first time in two weeks, is a length and no more.
        """
        words = re.match(rf"(?i:(?:about |around |just )?({NUM}) ([a-z]+?)s?)(?:['’]s?)?(?: time)?$", body)
        if words is None:
            return None
        count, unit = number(words[1]), words[2].lower()
        amount = (count or 0) * 2 if unit == "fortnight" else count
        value = f"P{'X' if amount is None else amount}{UNITS[unit]}"
        before = self.source[max(0, start - 60) : start].lower()
        ahead = "time" in body or self._direction(start, end) > 0
        if ahead and re.search(r" again (?:in )?$", before):
            before = ""  # "will meet again in two weeks"
        today = self.clock.day
        if today is None or count is None or count > 200 or _RANKED.search(before) or not ahead:
            return "DURATION", value, None
        draft = self._shifted(today, count, unit)
        return "DURATION", value, None if draft is None else draft[2]

    def _later(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        sign = -1 if re.search(r"earlier|before|previous|preceding", low) else 1
        today = self.clock.day
        if low.startswith("the "):
            unit = low.split()[-1]
            base = self.base(unit)
            if base is None:
                return "DATE", "XXXX", None
            if unit in ("afternoon", "evening"):
                return self._day(base + timedelta(days=sign), unit)
            return self._shifted(base, sign, "day" if unit == "morning" else unit)
        words = re.fullmatch(rf"({NUM}) (\w+) \w+", low)
        count, unit = (number(words[1]), words[2].rstrip("s")) if words is not None else (None, "")
        base = self.base(unit)
        if base is not None and today is not None and base > today and self._direction(start, end) < 0:
            base = today  # "a show that opens on October 1. Two weeks earlier he had opened the embassy"
        if unit == "year" and count == 1 and sign < 0 and self._compared_quarter(start) is not None:
            return self._yearago(body, start, end)
        if count is None or base is None:
            return "DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", None
        if unit == "decade":  # "left in 1992 and came back a decade later"
            return self._shifted(base, sign * count * 10, "year")
        return self._shifted(base, sign * count, unit)

    def _now(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        if low in _PRESENT:
            return "DATE", "PRESENT_REF", None
        if low in ("soon", "shortly"):
            return None if self._direction(start, end) < 0 else ("DATE", "FUTURE_REF", None)
        if low.endswith("future"):
            return "DATE", "FUTURE_REF", None
        return "DATE", "PAST_REF", None
