"""Durations: lengths of time, stretches beside today, and what recurs."""

from __future__ import annotations

import re
from datetime import date, timedelta

from chancery.reading.calendar_words import MONTHS, SEASONS, UNITS, WEEKDAYS, number
from chancery.reading.days import Bounds, Draft, add_months, next_month
from chancery.reading.relative_dates import RelativeDates
from chancery.reading.time_patterns import KIND, MONTH, NUM, YEAR

_WHOLE = re.compile(rf" of (?:(?P<month>{MONTH})(?:,? (?P<year_of>{YEAR}))?|(?P<year>{YEAR}))")
_OVER = re.compile(r"\b(?:over|in|within|during|course of) $")
_TERMS = frozenset({6, 9, 12})
"""The months of the terms whose figures are told beside a quarter's."""


class Durations(RelativeDates):
    """Lengths of time, stretches beside today, and what recurs."""

    def _within(self, body: str, start: int, end: int) -> Draft | None:
        """ "within three weeks": from now until then; "within days" a week."""
        low = body.lower().replace("within ", "").replace("the next ", "")
        parts = re.sub(r"^(?:an?|the) (?=few|couple)", "", low).split()
        unit = parts[-1].rstrip("s")
        count = 2 if parts[0] == "couple" else number(parts[0]) if len(parts) > 1 else None
        today = self.clock.day
        value = f"P{'T' if unit == 'hour' else ''}{count or 'X'}{UNITS.get(unit, 'D')}"
        days = {"hour": 1, "day": 1, "week": 7, "month": 30, "year": 365}[unit]
        amount = count or (7 if unit == "day" else 2 if unit == "hour" else 4)
        if today is None or (len(parts) > 1 and count is None and parts[0] not in ("several", "few", "couple")):
            return "DURATION", value, None
        span = (
            timedelta(days=1 + amount // 24)
            if unit == "hour"
            else timedelta(days=days * amount + (1 if unit == "day" else 0))
        )
        return "DURATION", value, self._bounds(today, today + span, "unknown", None)

    def _span(self, body: str, start: int, end: int) -> Draft | None:
        """ "the next three days", "the coming weeks" (four of them), "the past decade": a stretch beside today."""
        low = body.lower()
        if low == "last year" and self._against_last_year(start):
            return self._yearago(body, start, end)
        match = re.search(rf"(next|past|last|coming|previous|recent|following) (?:({NUM}) )?([a-z]+?)(s?)$", low)
        if match is None:
            return None
        word, amount, unit, plural = match.groups()
        if (
            not amount
            and not plural
            and word not in ("coming",)
            and unit in ("week", "month", "year", "quarter", "decade", "weekend", "century")
        ):
            draft = self._unit(unit, 1 if word in ("next", "coming", "following") else -1, "")
            return self._up_to_now(draft, unit) if self._rolling(word, low, start) else draft
        unit = "century" if unit.startswith("centur") else unit
        if unit not in UNITS:
            return None
        count = number(amount) if amount else (4 if plural else 1)
        ahead = word in ("next", "coming", "following")
        letter = f"P{'T' if unit in ('hour', 'minute', 'second') else ''}"
        value = f"{letter}{number(amount) if amount and number(amount) else 'X' if plural else 1}{UNITS[unit]}"
        days = {
            "day": 1,
            "week": 7,
            "fortnight": 14,
            "month": 30,
            "year": 365,
            "decade": 3650,
            "hour": 1,
            "quarter": 91,
        }.get(unit)
        today = self.clock.day
        if days is None or today is None:
            return "DURATION", value, None
        length = min(count or 4, 200_000 // days)
        stretch = timedelta(hours=length) if unit == "hour" else timedelta(days=days * length)
        if ahead:
            return "DURATION", value, self._bounds(today, today + max(stretch, timedelta(days=1)), "unknown", None)
        if word == "recent":
            return "DURATION", value, None
        return (
            "DURATION",
            value,
            self._bounds(today - max(stretch, timedelta(days=1)), today + timedelta(days=1), "unknown", None),
        )

    def _rolling(self, word: str, low: str, start: int) -> bool:
        """True for the stretch that ends today: "over the past week", "in the last month"; not "met last month"."""
        before = self.source[max(0, start - 14) : start].lower()
        return word == "past" or (word == "last" and low.startswith("the ") and _OVER.search(before) is not None)

    def _up_to_now(self, draft: Draft | None, unit: str) -> Draft | None:
        """The last seven days for "the past week", and so on; the value stays that of the calendar's week."""
        today = self.clock.day
        days = {"week": 7, "month": 30, "quarter": 91, "year": 365}.get(unit)
        if draft is None or today is None or days is None:
            return draft
        return *draft[:2], self._bounds(today - timedelta(days=days), today + timedelta(days=1), "unknown", None)

    def _duration(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        if re.search(r"\b(?:aged?|ages|age of) $", self.source[max(0, start - 8) : start].lower()):
            return None
        half = re.search(r"(?:^|[a-z] )(\d+) ?(?:1/2|½)[ -](\w+?)s?$", low)
        if half is not None:
            return _with_half(int(half[1]), half[2])
        low = re.sub(r"\b(?:an?|the) (?=few|couple)", "", low)
        match = re.search(rf"({NUM})(?: and a half)?[ -](?:{KIND} )?([a-z]+?)s?(?: and a half)?$", low)
        if match is None:
            unit = low.rstrip("s")
            unit = "century" if unit.startswith("centur") else unit
            return (
                ("DURATION", f"P{'T' if unit == 'hour' else ''}X{UNITS.get(unit, 'D')}", None)
                if unit in UNITS
                else None
            )
        unit = "century" if match[2].startswith("centur") else match[2]
        if unit not in UNITS:
            return None
        if unit == "quarter" and not self._time_quarter(low, start):
            return None
        amount = match[1].replace(",", "")
        count = number(amount)
        if low.startswith(("a ", "an ")) and unit in ("second", "night", "weekend"):
            return None
        if "and a half" in low and count is not None:
            return _with_half(count, unit)
        text_count = amount if re.fullmatch(r"\d+\.\d+", amount) else str(count) if count is not None else "X"
        if "half a" in amount:
            text_count = "0.5"
        if unit == "fortnight" and count is not None:
            text_count = str(2 * count)
        value = f"P{'T' if unit in ('second', 'minute', 'hour') else ''}{text_count}{UNITS[unit]}"
        if (
            unit == "month"
            and count in _TERMS
            and re.search(r"\b(?:first|latest|the) $", self.source[max(0, start - 8) : start])
        ):
            self._longer = start
        return "DURATION", value, self._stretch_of(count, unit, start, end)

    def _stretch_of(self, count: int | None, unit: str, start: int, end: int) -> Bounds | None:
        """ "the first three months of 2026", "the last ten days of May": the beginning or end of a year or month that follows."""
        where = re.search(r"\b(first|last|final) $", self.source[max(0, start - 7) : start], re.I)
        whole = _WHOLE.match(self.source, end)
        if where is None or whole is None or count is None or unit not in ("day", "week", "month"):
            return None
        given = whole["year"] or whole["year_of"]
        year = int(given) if given else None
        month = MONTHS[whole["month"].lower().rstrip(".")] if whole["month"] else None
        if year is None and month is not None:
            year = self._year_for(month, None, start, end)
        if year is None:
            return None
        first = date(year, month or 1, 1)
        after = next_month(year, month or 12)
        if unit == "month":
            cut = add_months(first, count) if where[1].lower() == "first" else add_months(after, -count)
        else:
            days = timedelta(days=count * (7 if unit == "week" else 1))
            cut = first + days if where[1].lower() == "first" else after - days
        if not first < cut < after:
            return None
        ends = (first, cut) if where[1].lower() == "first" else (cut, after)
        return self._bounds(*ends, "part-of-month" if month else "part-of-year", None)

    def _time_quarter(self, low: str, start: int) -> bool:
        """ "the first two quarters" are of a year; "three-quarters of its oil", "about a quarter" are shares."""
        if "-" in low or re.match(r"(?:about |some |nearly |almost |more than )?an? ", low):
            return False
        return (
            re.search(
                r"\b(?:first|last|next|past|previous|recent|consecutive|straight|for|in|of) $",
                self.source[max(0, start - 14) : start],
            )
            is not None
        )

    def _set(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        words = {
            "daily": "P1D",
            "weekly": "P1W",
            "monthly": "P1M",
            "annually": "P1Y",
            "yearly": "P1Y",
            "hourly": "PT1H",
        }
        if low in words:
            return "SET", words[low], None
        last = low.split()[-1].rstrip("s")
        if low.startswith(("a ", "per ")):
            return "SET" if low.startswith("per ") else "DURATION", f"P1{UNITS[last]}", None
        if last in WEEKDAYS:
            return "SET", f"XXXX-WXX-{WEEKDAYS[last] + 1}", None
        if last in SEASONS:
            return "SET", f"XXXX-{SEASONS[last][0]}", None
        if last.rstrip(".") in MONTHS:
            return "SET", f"XXXX-{MONTHS[last.rstrip('.')]:02d}", None
        counted = re.search(rf"(?:every|each) ({NUM}) ", low)
        count = 2 if "other" in low else (number(counted[1]) if counted else None) or 1
        return "SET", f"P{'T' if last in ('second', 'minute', 'hour') else ''}{count}{UNITS.get(last, 'D')}", None


def _with_half(count: int, unit: str) -> Draft | None:
    """ "2 1/2 years" is P2Y6M, "5 1/2 hours" PT5H30M."""
    finer = {"year": f"P{count}Y6M", "hour": f"PT{count}H30M", "day": f"P{count}DT12H", "minute": f"PT{count}M30S"}
    if unit in finer:
        return "DURATION", finer[unit], None
    fine = "T" if unit in ("second", "minute", "hour") else ""
    return ("DURATION", f"P{fine}{count}.5{UNITS[unit]}", None) if unit in UNITS else None
