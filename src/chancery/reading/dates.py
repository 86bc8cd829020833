"""Dates: expressions that name a day or a month, with or without the year."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from chancery.facts.problems import Problem
from chancery.reading.calendar_words import MONTHS, PARTS, spelled_year
from chancery.reading.days import YEARS, Draft, next_month, shift_month
from chancery.reading.relative_dates import RelativeDates
from chancery.reading.time_patterns import DAY, DOW, MONTH, YEAR

_AMBIGUOUS_MONTH = frozenset({"may", "march", "mar", "sun", "sat"})
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|by|since|until|till|before|after|from|of|for|through|during|and|or|to|next|last|this|early|late|mid|between|around|is|was|dated|for|on) |-|^|, |\()$",
    re.I,
)

_RANGE = re.compile(
    r"(?<=[\w.])( ?[-–—] ?(?=[A-Z\d])| to | and (?:the )?| or |, (?=\d{1,2}\b(?!\d))| through | until )"
)
_PART = re.compile(
    rf"(?:(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: (?:of )?(?P<m2>{MONTH}))?)"
)


def _parts(words: str) -> tuple[int | None, int, int | None] | None:
    """Month, day and year of one end of a run: "28 January" is (1, 28, None), "3, 2026" is (None, 3, 2026)."""
    year = re.search(rf"(?:,? ){YEAR}$", words)
    bare = words[: year.start()] if year else words
    found = _PART.search(re.sub(rf"{DOW},? ?", "", bare))
    if found is None:
        return None
    month = found["m1"] or found["m2"]
    number = MONTHS[month.lower().rstrip(".")] if month else None
    return number, int(found["d1"] or found["d2"]), int(year.group().lstrip(", ")) if year else None


class Dates(RelativeDates):
    """Expressions that name a day or a month, with or without the year."""

    def _iso(self, body: str, start: int, end: int) -> Draft | None:
        """ "1961-03-04", "2026-01-02T17:00+09:00", and 2026/01/02 as it is written in East Asia."""
        try:
            if "T" not in body:
                return self._checked(date.fromisoformat(body.replace("/", "-")), start, end)
            moment = datetime.fromisoformat(body.replace("Z", "+00:00"))
        except ValueError:
            return self._impossible(start, end)
        if moment.year not in YEARS:
            return self._impossible(start, end)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=self.clock.tz)
        return "TIME", body, (moment, moment + timedelta(minutes=1), "minute", moment.isoformat(timespec="seconds"))

    def _checked(self, day: date, start: int, end: int) -> Draft:
        return self._day(day) if day.year in YEARS else self._impossible(start, end)

    def _impossible(self, start: int, end: int) -> Draft:
        """ "February 30": no day of the calendar. It is listed as a problem and keeps an open value."""
        words = " ".join(self.source[start:end].split())
        self.clock.problems.append(
            Problem(kind="impossible-date", span=(start, end), message=f"there is no {words} in the calendar")
        )
        return "DATE", "XXXX-XX-XX", None

    def _numeric(self, body: str, start: int, end: int) -> Draft | None:
        a, b, year = (int(x) for x in re.split(r"[/.-]", body))
        if len(body) > 2 and not body[-4:].isdigit():
            year += 2000
        options = [d for d in (self._make_day(year, b, a), self._make_day(year, a, b)) if d is not None]
        if not options:
            return self._impossible(start, end) if len(body) > 8 else None
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
        """ "the evening of January 2", "the early hours of Friday": a part of a day that is named."""
        named = re.search(rf"(?:{DOW},? )?(?:{MONTH} {DAY}|{DAY} {MONTH})(?:,? {YEAR})?$|{DOW}$", body)
        if named is None:
            return None
        draft = self._named_day(named.group(), start, end)
        low = body.lower()
        early = "hours" in low.split()
        part = next((p for p in PARTS if p in low), None)
        if draft is None or draft[2] is None or draft[2][0] is None:
            code = "MO" if early else PARTS[part][0] if part else None
            return draft if draft is None or code is None else ("TIME", f"{draft[1]}T{code}", None)
        day = draft[2][0].astimezone(self.clock.tz).date()
        if early:
            return "TIME", f"{day}TMO", (self.clock.at(day), self.clock.at(day, 6), "part-of-day", f"{day}")
        return self._day(day - timedelta(days=1)) if " eve of" in " " + low else self._day(day, part)

    def _named_day(self, words: str, start: int, end: int) -> Draft | None:
        """A weekday, or a day of a month: "Friday", "January 2", "2 January 2026"."""
        if re.fullmatch(DOW, words):
            return self._dow(words, start, end)
        return self._monthday(words, start, end)

    def _monthday(self, body: str, start: int, end: int) -> Draft | None:
        """ "Jan. 4", "January 28 to February 3, 2026", "5 and 6 January": a day, or a run of days with two ends."""
        cut = _RANGE.search(body)
        left = body if cut is None else body[: cut.start(1)]
        one = _parts(left)
        other = None if cut is None else _parts(body[cut.end(1) :])
        if one is None or (cut is not None and other is None):
            return None
        month = one[0] or (other[0] if other else None)
        if month is None:
            return None
        given = one[2] or (other[2] if other else None)
        year = given
        pointed = re.match(r"(?i:last|next|this past|this coming) ", body)
        if pointed is not None and given is None and self.clock.day is not None:
            year = self._pointed_year(month, one[1], pointed.group().lower())
        if given is not None and other is not None and one[2] is None and (other[0] or month) < month:
            year = given - 1
        if year is None:
            year = self._year_for(month, one[1], start, end)
        first = self._make_day(year, month, one[1])
        beyond = re.match(r",? \d{5,9}\b", self.source[end : end + 12])
        if first is None or beyond:
            return self._impossible(start, end + (beyond.end() if beyond else 0))
        if year is None:
            return "DATE", f"XXXX-{month:02d}-{one[1]:02d}", None
        if cut is None or other is None:
            return self._day(first)
        last_month = other[0] or month
        last_year = other[2] or (year if last_month >= month else year + 1)
        last = self._make_day(last_year, last_month, other[1])
        if last is None:
            return self._impossible(start, end)
        if last <= first:
            return self._day(first)
        self.ends = ((start, start + cut.start(1), f"{first}"), (start + cut.end(1), end, f"{last}"))
        between = self.source[max(0, start - 8) : start].lower() == "between "
        apart = cut[1].strip() in ("and", "or", ",") and not between
        edtf = f"{{{first},{last}}}" if apart else f"{first}/{last}"
        return "DATE", f"{first}/{last}", self._bounds(first, last + timedelta(days=1), "day", edtf)

    def _pointed_year(self, month: int, day: int, words: str) -> int:
        """ "last Oct. 23" in a report of April is of the year before."""
        today = self.clock.day
        assert today is not None
        before = (month, day) < (today.month, today.day)
        return today.year - (not before) if "last" in words or "past" in words else today.year + before

    def _daymonth(self, body: str, start: int, end: int) -> Draft | None:
        return self._monthday(body, start, end)

    def _weekbegin(self, body: str, start: int, end: int) -> Draft | None:
        """ "the week of March 6", "the weekend of 14 March": the week, or its Saturday and Sunday, that a day lies in."""
        named = re.search(rf"(?:{MONTH} {DAY}|{DAY} {MONTH})(?:,? {YEAR})?$", body)
        draft = None if named is None else self._monthday(named.group(), start, end)
        if draft is None or draft[2] is None or draft[2][0] is None:
            return draft
        day = draft[2][0].astimezone(self.clock.tz).date()
        if "weekend" not in body.lower():
            return self._week_of(day)
        saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
        iso = day.isocalendar()
        bounds = self._bounds(saturday, saturday + timedelta(days=2), "day", None)
        return "DATE", f"{iso.year}-W{iso.week:02d}-WE", bounds

    def _nth(self, body: str, start: int, end: int) -> Draft | None:
        """ "On the 20th, they met": that day of the month named last, else of the present one."""
        number = re.search(r"\d+", body)
        base = self.reference if self.history else self.last or self.clock.day
        if number is None or base is None:
            return None
        low = body.lower()
        year, month = base.year, base.month
        if "month" in low and self.clock.day is not None:
            step = 1 if "next" in low else -1 if "last" in low else 0
            year, month = shift_month(self.clock.day.year, self.clock.day.month, step)
        elif self.last is None and int(number.group()) > base.day and self._direction(start, end) < 0:
            year, month = shift_month(year, month, -1)
        day = self._make_day(year, month, int(number.group()))
        return None if day is None else self._day(day)

    def _months(self, body: str, start: int, end: int) -> Draft | None:
        """ "from March to May 2026", "June-August": from the first day of the first month to the last of the last."""
        names = re.findall(MONTH, body)
        one, other = (MONTHS[n.lower().rstrip(".")] for n in names[:2])
        given = re.search(rf"\b{YEAR}", body)
        year = int(given.group()) if given else self._year_for(one, None, start, end)
        if year is None:
            return None
        if given and other < one:
            year -= 1
        last_year = year if other >= one else year + 1
        cut = start + body.index(names[1], len(names[0]))
        ends = f"{year}-{one:02d}", f"{last_year}-{other:02d}"
        self.ends = ((start, start + len(names[0]), ends[0]), (cut, end, ends[1]))
        bounds = self._bounds(date(year, one, 1), next_month(last_year, other), "part-of-year", "/".join(ends))
        return "DATE", "/".join(ends), bounds

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
        spelled = spelled_year(body.split(" ", 1)[1])
        if spelled is not None:
            year = spelled
        elif year_match:
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
            before = today.month - 1 if low.startswith("last") else today.month
            year = today.year if month < before or (month == today.month and "this" in low) else today.year - 1
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
        month = MONTHS[low]
        year = self._year_for(month, None, start, end)
        if self.last is not None and before.lower().endswith(" that "):
            year = self.last.year  # "severed ties in September 2022 over an attack that July"
        if year is None:
            return "DATE", f"XXXX-{month:02d}", None
        return "DATE", f"{year}-{month:02d}", self._month_span(year, month)
