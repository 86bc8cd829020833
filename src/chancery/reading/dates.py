"""Dates: expressions that name a day, a month, a season, a year, with or without the year."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from chancery.facts.problems import Problem
from chancery.reading.calendar_words import MONTHS, PARTS, SEASONS
from chancery.reading.days import Days, Draft, add_months, next_month, shift_month
from chancery.reading.time_patterns import DAY, DOW, MONTH, YEAR

_AMBIGUOUS_MONTH = frozenset({"may", "march", "mar", "sun", "sat"})
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|by|since|until|till|before|after|from|of|for|through|during|and|or|to|next|last|this|early|late|mid|between|around|is|was|dated|for|on) |-|^|, |\()$",
    re.I,
)
_YEAR_CONTEXT = re.compile(
    r"(?:\b(?:in|by|since|until|till|before|after|from|of|through|during|and|or|to|around|the|early|late|for|between|as of|circa|year|a) ?|[-–(,] ?|^)$",
    re.I,
)


class Dates(Days):
    """Expressions that name a day, a month, a season, a year, with or without the year."""

    def _iso(self, body: str, start: int, end: int) -> Draft | None:
        try:
            if "T" not in body:
                return self._day(date.fromisoformat(body))
            moment = datetime.fromisoformat(body.replace("Z", "+00:00"))
        except ValueError:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=self.clock.tz)
        return "TIME", body, (moment, moment + timedelta(minutes=1), "minute", moment.isoformat(timespec="seconds"))

    def _numeric(self, body: str, start: int, end: int) -> Draft | None:
        a, b, year = (int(x) for x in re.split(r"[/.]", body))
        options = [d for d in (self._make_day(year, b, a), self._make_day(year, a, b)) if d is not None]
        if not options:
            return None
        if len(set(options)) == 1:
            return self._day(options[0])
        today = self.clock.day
        near = [d for d in options if today is not None and abs((d - today).days) <= 1]
        if len(near) == 1:
            return self._day(near[0])
        if self.clock.order is not None:
            return self._day(options[0] if self.clock.order == "day" else options[-1])
        self.clock.problems.append(
            Problem(
                kind="ambiguous-date",
                span=(start, end),
                message=f"{body} may be {options[0]:%-d %B %Y} or {options[1]:%-d %B %Y}; nothing in the report decides",
            )
        )
        return (
            "DATE",
            f"{year}",
            (
                self.clock.at(min(options)),
                self.clock.at(max(options), 24),
                "unknown",
                f"[{min(options)},{max(options)}]",
            ),
        )

    def _partof(self, body: str, start: int, end: int) -> Draft | None:
        date_start = re.search(rf"(?:{DOW},? )?(?:{MONTH} {DAY}|{DAY} {MONTH})(?:,? {YEAR})?$", body)
        if date_start is None:
            return None
        draft = (
            self._monthday(date_start.group(), start, end)
            if re.match(rf"(?:{DOW},? )?{MONTH}", date_start.group())
            else self._daymonth(date_start.group(), start, end)
        )
        if draft is None or draft[2] is None or draft[2][0] is None:
            code = next((PARTS[p][0] for p in PARTS if p in body.lower()), None)
            return draft if draft is None or code is None else ("TIME", f"{draft[1]}T{code}", None)
        day = draft[2][0].astimezone(self.clock.tz).date()
        part = next((p for p in PARTS if p in body.lower()), None)
        return self._day(day - timedelta(days=1)) if " eve of" in " " + body.lower() else self._day(day, part)

    def _monthday(self, body: str, start: int, end: int) -> Draft | None:
        months = re.findall(MONTH, body)
        rest = re.sub(MONTH, " ", re.sub(DOW, " ", body))
        year_match = re.search(rf"\b{YEAR}", rest)
        days = [
            int(d)
            for d in re.findall(
                r"\b(\d{1,2})(?:st|nd|rd|th)?\b", rest.replace(year_match.group(), "") if year_match else rest
            )
        ]
        if not days or not months:
            return None
        return self._days(months, days, int(year_match.group()) if year_match else None, body, start, end)

    def _daymonth(self, body: str, start: int, end: int) -> Draft | None:
        return self._monthday(body, start, end)

    def _days(
        self, months: list[str], days: list[int], year: int | None, body: str, start: int, end: int
    ) -> Draft | None:
        month = MONTHS[months[0].lower().rstrip(".")]
        known = year or self._year_for(month, days[0], start, end)
        first = self._make_day(known, month, days[0])
        if first is None:
            return None
        if known is None:
            return "DATE", f"XXXX-{month:02d}-{days[0]:02d}", None
        if len(days) == 1:
            return self._day(first)
        last_month = MONTHS[months[-1].lower().rstrip(".")]
        last = self._make_day(known if last_month >= month else known + 1, last_month, days[1])
        if last is None or last < first:
            return self._day(first)
        if " and " in body:
            return "DATE", f"{first}", self._bounds(first, last + timedelta(days=1), "day", f"{{{first},{last}}}")
        return "DATE", f"{first}/{last}", self._bounds(first, last + timedelta(days=1), "day", f"{first}/{last}")

    def _modmonth(self, body: str, start: int, end: int) -> Draft | None:
        month_match = re.search(MONTH, body)
        if month_match is None:
            return None
        month = MONTHS[month_match.group().lower().rstrip(".")]
        year_match = re.search(rf"\b{YEAR}", body)
        year = int(year_match.group()) if year_match else self._year_for(month, None, start, end)
        if year is None:
            return "DATE", f"XXXX-{month:02d}", None
        return "DATE", f"{year}-{month:02d}", self._month_span(year, month, body[: month_match.start()])

    def _monthyear(self, body: str, start: int, end: int) -> Draft | None:
        month = MONTHS[body.split()[0].lower().rstrip(".,")]
        year_match = re.search(rf"\b{YEAR}", body)
        if year_match:
            year = int(year_match.group())
        elif self.clock.day is None:
            return "DATE", f"XXXX-{month:02d}", None
        else:
            year = self.clock.day.year + {"this": 0, "next": 1, "last": -1}[body.split()[-2].lower()]
        return "DATE", f"{year}-{month:02d}", self._month_span(year, month)

    def _lastmonth(self, body: str, start: int, end: int) -> Draft | None:
        month = MONTHS[body.split()[-1].lower().rstrip(".")]
        today = self.clock.day
        if today is None:
            return "DATE", f"XXXX-{month:02d}", None
        low = body.lower()
        year = today.year
        if low.startswith(("last", "this past", "the previous")):
            year = today.year if month < today.month or (month == today.month and "this" in low) else today.year - 1
        elif low.startswith(("next", "the following", "this coming")):
            year = today.year if month > today.month else today.year + 1
        return "DATE", f"{year}-{month:02d}", self._month_span(year, month)

    def _month(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower().rstrip(".")
        before = self.source[max(0, start - 12) : start]
        if low in _AMBIGUOUS_MONTH or low in ("sep", "dec", "jan", "jun", "apr", "feb", "oct", "nov", "aug", "jul"):
            if not _MONTH_CONTEXT.search(before) or (not before and low in _AMBIGUOUS_MONTH):
                return None
            if low == "may" and re.match(
                r" (?:be|have|not|also|seek|still|well|yet|\w+ly )", self.source[end : end + 10]
            ):
                return None
        after = self.source[end : end + 5]
        if (
            len(low) < 5
            and low not in ("may", "june", "july")
            and body[-1] != "."
            and not re.match(r" (?:and|or|to) ", after)
        ):
            return None
        tokens = self.text.tokens_in(start, end)
        if (
            tokens
            and self.text.upos[tokens[0]] in ("VERB", "AUX")
            and self.text.sentences[self.text.sentence_of[tokens[0]]].parsed
        ):
            return None
        month = MONTHS[low]
        year = self._year_for(month, None, start, end)
        if year is None:
            return "DATE", f"XXXX-{month:02d}", None
        return "DATE", f"{year}-{month:02d}", self._month_span(year, month)

    def _year(self, body: str, start: int, end: int) -> Draft | None:
        if not self._plain_year(int(body), start, end):
            return None
        if re.match(
            r" (?:people|soldiers|troops|men|women|miles|kilomet|dollars|euros|votes|[a-z]+s\b)",
            self.source[end : end + 14],
        ):
            return None
        return "DATE", body, self._year_span(int(body))

    def _plain_year(self, year: int, start: int, end: int) -> bool:
        """True for four digits that are a year and not a count: "in 1991", "(1991)", not "1500 soldiers"."""
        if _YEAR_CONTEXT.search(self.source[max(0, start - 12) : start]):
            return True
        return (
            year >= 1700
            and re.match(
                r" ?[.,;:)\]–-]| (?:and|was|were|to|by|when|with|as|saw|after|the|at|on|in)\b",
                self.source[end : end + 8],
            )
            is not None
        )

    def _modyear(self, body: str, start: int, end: int) -> Draft | None:
        return "DATE", body[-4:], self._year_span(int(body[-4:]), body[:-4])

    def _fiscal(self, body: str, start: int, end: int) -> Draft | None:
        return "DATE", body[-4:], self._year_span(int(body[-4:]))

    def _decade(self, body: str, start: int, end: int) -> Draft | None:
        digits = re.search(r"\d{4}", body)
        words = {
            "twenties": 1920,
            "thirties": 1930,
            "forties": 1940,
            "fifties": 1950,
            "sixties": 1960,
            "seventies": 1970,
            "eighties": 1980,
            "nineties": 1990,
        }
        year = int(digits.group()) if digits else next(v for k, v in words.items() if k in body.lower())
        return (
            "DATE",
            f"{year // 10}X",
            self._bounds(date(year, 1, 1), date(year + 10, 1, 1), "unknown", f"{year // 10}X"),
        )

    def _quarter(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
        quarter = int(low[1]) if re.match(r"q[1-4]", low) else next((n for w, n in order.items() if w in low), 1)
        year = self._year_in(low)
        if year is None:
            return "DATE", f"XXXX-Q{quarter}", None
        if low in ("the quarter", "the latest quarter"):
            return self._last_quarter()
        first = date(year, 3 * quarter - 2, 1)
        return (
            "DATE",
            f"{year}-Q{quarter}",
            self._bounds(first, next_month(year, 3 * quarter), "quarter", f"{year}-{32 + quarter}"),
        )

    def _last_quarter(self) -> Draft | None:
        """The quarter that ended last: "profits of the quarter"."""
        today = self.clock.day
        if today is None:
            return None
        index = today.year * 4 + (today.month - 1) // 3 - 1
        year, quarter = index // 4, index % 4 + 1
        first = date(year, 3 * quarter - 2, 1)
        return (
            "DATE",
            f"{year}-Q{quarter}",
            self._bounds(first, next_month(year, 3 * quarter), "quarter", f"{year}-{32 + quarter}"),
        )

    def _half(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        second = "second" in low or "latter" in low
        month_match = re.search(MONTH, body)
        if month_match is not None:
            month = MONTHS[month_match.group().lower().rstrip(".")]
            year = self._year_in(low) if re.search(YEAR, low) else self._year_for(month, None, start, end)
            if year is None:
                return "DATE", f"XXXX-{month:02d}", None
            return (
                "DATE",
                f"{year}-{month:02d}",
                self._month_span(year, month, "second half" if second else "first half"),
            )
        today = self.clock.day
        if "month" in low:
            if today is None:
                return "DATE", "XXXX-XX", None
            year, month = shift_month(today.year, today.month, 1 if "next" in low else -1 if "last" in low else 0)
            return (
                "DATE",
                f"{year}-{month:02d}",
                self._month_span(year, month, "second half" if second else "first half"),
            )
        year = self._year_in(low)
        if year is None:
            return "DATE", f"XXXX-H{2 if second else 1}", None
        return "DATE", f"{year}-H{2 if second else 1}", self._year_span(year, "second half" if second else "first half")

    def _season(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        season = next(s for s in SEASONS if s in low)
        if season == "fall" and not re.search(r"this|next|last|the fall|\d{4}", low):
            return None
        code, month = SEASONS[season]
        today = self.clock.day
        year = self._year_in(low)
        if year is None or (today is None and not re.search(YEAR, low)):
            return "DATE", f"XXXX-{code}", None
        if not re.search(YEAR, low) and today is not None:
            began = date(today.year, month, 1)
            if month == 12 and today.month < 3:
                began = date(today.year - 1, 12, 1)
            over = add_months(began, 3)
            year = began.year
            if "last" in low or "past" in low:
                year = began.year if over <= today else began.year - 1
            elif "next" in low:
                year = began.year if began > today and began.year > today.year else began.year + 1
            elif "this" not in low:
                direction = self._direction(start, end)
                if direction > 0 and over <= today:
                    year += 1
                elif direction < 0 and began > today:
                    year -= 1
            elif over <= today and self._direction(start, end) > 0:
                year += 1
        first = date(year, month, 1)
        return (
            "DATE",
            f"{year}-{code}",
            self._bounds(
                first,
                add_months(first, 3),
                "season",
                f"{year}-{20 + list(SEASONS).index(season) + (1 if season in ('spring', 'summer', 'autumn') else 0)}",
            ),
        )

    def _weekof(self, body: str, start: int, end: int) -> Draft | None:
        """ "the first week of August": days 1 to 7; "the last week of February": its last seven days."""
        low = body.lower()
        month_match = re.search(MONTH, body)
        today = self.clock.day
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
