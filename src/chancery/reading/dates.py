"""Dates: expressions that name a day or a month, with or without the year."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from chancery.facts.problems import Problem
from chancery.reading.calendar_words import MONTHS, PARTS
from chancery.reading.days import Days, Draft
from chancery.reading.time_patterns import DAY, DOW, MONTH, YEAR

_AMBIGUOUS_MONTH = frozenset({"may", "march", "mar", "sun", "sat"})
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|by|since|until|till|before|after|from|of|for|through|during|and|or|to|next|last|this|early|late|mid|between|around|is|was|dated|for|on) |-|^|, |\()$",
    re.I,
)

_RANGE = re.compile(r"(?<=[\dhtds])( ?[-–—] ?| to | and | through )(?=[A-Z\d])")


class Dates(Days):
    """Expressions that name a day or a month, with or without the year."""

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
        cut = _RANGE.search(body)
        if cut is not None:
            self.ends = ((start, start + cut.start(1), f"{first}"), (start + cut.end(1), end, f"{last}"))
        edtf = f"{{{first},{last}}}" if " and " in body else f"{first}/{last}"
        return "DATE", f"{first}/{last}", self._bounds(first, last + timedelta(days=1), "day", edtf)

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
            word = body.split()[-2].lower()
            base = self.last if self.last is not None and word in ("that", "same", "following", "previous") else None
            year = (base or self.clock.day).year + {"next": 1, "following": 1, "last": -1, "previous": -1}.get(word, 0)
        return "DATE", f"{year}-{month:02d}", self._month_span(year, month)

    def _lastmonth(self, body: str, start: int, end: int) -> Draft | None:
        month = MONTHS[body.split()[-1].lower().rstrip(".")]
        low = body.lower()
        today = self.reference if low.startswith("the ") else self.clock.day
        if today is None:
            return "DATE", f"XXXX-{month:02d}", None
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
