"""Times: time expressions with their TIMEX3 values and windows, by patterns, the clock of the report and tense."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from chancery.facts.problems import Problem
from chancery.facts.times import Granularity, TimeExpression, TimexType, Window
from chancery.language.text import Text
from chancery.reading.calendar_words import MONTHS, NUMBERS, PARTS, SEASONS, UNITS, WEEKDAYS, ZONES, number
from chancery.reading.clocks import Clock
from chancery.reading.time_patterns import DAY, DOW, MONTH, PATTERN, YEAR

_FUTURE = re.compile(r"\b(?:will|would|plans?|scheduled|due|set|slated|expected|upcoming|ahead|before|by|next|tomorrow|shall|going to|to be)\b")
_AMBIGUOUS_MONTH = frozenset({"may", "march", "mar", "sun", "sat"})
_MONTH_CONTEXT = re.compile(r"(?:\b(?:in|by|since|until|till|before|after|from|of|for|through|during|and|or|to|next|last|this|early|late|mid|between|around|is|was|dated|for|on) |-|^|, |\()$", re.I)
_YEAR_CONTEXT = re.compile(r"(?:\b(?:in|by|since|until|till|before|after|from|of|through|during|and|or|to|around|the|early|late|for|between|as of|circa|year|a) ?|[-–(,] ?|^)$", re.I)
Draft = tuple[TimexType, str, "tuple[datetime | None, datetime | None, Granularity, str | None] | None"]


def read_times(text: Text, clock: Clock) -> list[TimeExpression]:
    """The time expressions of a text in order.

    "on the evening of January 2" in a report of 2 January 2026: TIME `2026-01-02TEV`, 17:00 to 24:00 of that day in the
    report's zone. Where the report is undated, relative expressions keep an open value (`XXXX-...`) and no window.
    """
    return TimeReader(text, clock).read()


class TimeReader:
    """Reads the time expressions of one text."""

    def __init__(self, text: Text, clock: Clock) -> None:
        self.text, self.clock = text, clock
        self.source = text.source
        self.last: date | None = None
        self.handlers: dict[str, Callable[[str, int, int], Draft | None]] = {
            name: getattr(self, f"_{name}") for name in PATTERN.groupindex
        }

    def read(self) -> list[TimeExpression]:
        """All expressions, in order, never overlapping."""
        out: list[TimeExpression] = []
        for first, last in self.text.paragraphs:
            for match in PATTERN.finditer(self.source, first, last):
                name = match.lastgroup
                if name is None:
                    continue
                start, end = self._trim(name, *match.span())
                draft = self.handlers[name](self.source[start:end], start, end)
                if draft is None:
                    continue
                kind, value, bounds = draft
                window = None
                if bounds is not None:
                    earliest, latest, grain, edtf = bounds
                    window = Window(earliest=earliest, latest=latest, granularity=grain, edtf=edtf,
                                    timezone=self.clock.zone, spans=((start, end),))
                    if kind in ("DATE", "TIME") and earliest is not None:
                        self.last = earliest.astimezone(self.clock.tz).date()
                out.append(TimeExpression(span=(start, end), type=kind, value=value, window=window))
        return out

    def _trim(self, name: str, start: int, end: int) -> tuple[int, int]:
        """An expression does not begin with the preposition or adverb that its pattern looked at."""
        body = self.source[start:end]
        lead = re.match(r"(?i)(?:on |in |over |within |for |during |about |around |some |just )+", body)
        if lead is not None and name in ("dow", "span", "clock", "ago", "season"):
            start += lead.end()
        return start, end

    # -- small parts ---------------------------------------------------------------------------------------------------

    def _direction(self, start: int, end: int) -> int:
        """-1 where the words around speak of the past, 1 of what is ahead, 0 where they do not tell."""
        text = self.text
        tokens = text.tokens_in(start, end)
        if not tokens:
            return 0
        if tokens[0] and text.lower[tokens[0] - 1] in ("by", "until", "before", "till"):
            return 1
        sentence = text.sentences[text.sentence_of[tokens[0]]]
        if not sentence.parsed:
            return 1 if _FUTURE.search(self.source[sentence.start : sentence.end]) else -1
        node = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
        for _ in range(12):
            node = text.heads[node]
            if node < 0:
                return 0
            if text.upos[node] not in ("VERB", "AUX", "ADJ"):
                if any(text.lower[c] in ("before", "ahead", "until") and text.relations[c] in ("case", "mark", "advmod") for c in text.children[node]):
                    return 1
                continue
            if any(text.lower[c] == "to" and text.relations[c] == "mark" for c in text.children[node]):
                return 1
            aux = {text.lower[c] for c in text.children[node] if text.relations[c].startswith(("aux", "cop"))}
            if aux & {"will", "would", "'ll", "may", "might", "could", "should", "shall", "can"}:
                return 1
            form = text.feat(node, "VerbForm")
            if form == "Inf":
                return 1
            if text.lower[node] in ("due", "scheduled", "slated", "set", "expected", "planned", "pencilled"):
                return 1
            if aux & {"had", "was", "were", "did", "been", "has", "have"} or text.feat(node, "Tense") == "Past" and form == "Fin":
                return -1
            if form == "Part" and text.feat(node, "Tense") == "Past":
                if text.relations[node].startswith("acl") or not aux:
                    return -1
            if form == "Fin" or aux & {"is", "are"}:
                return 1
        return 0

    def _day(self, day: date, part: str | None = None, modifier: str = "") -> Draft:
        clock = self.clock
        if part is None:
            if modifier in ("early", "late"):
                hours = (0, 12) if modifier == "early" else (17, 24)
                return "TIME", f"{day}T{'MO' if modifier == 'early' else 'NI'}", (clock.at(day, hours[0]), clock.at(day, hours[1]), "part-of-day", f"{day}")
            return "DATE", f"{day}", (clock.at(day), clock.at(day, 24), "day", f"{day}")
        code, first, last = PARTS[part]
        return "TIME", f"{day}T{code}", (clock.at(day, first), clock.at(day, last), "part-of-day", f"{day}")

    def _bounds(self, first: date, last: date, grain: Granularity, edtf: str | None) -> tuple[datetime, datetime, Granularity, str | None]:
        """The window from the first day to the last, which is outside."""
        return self.clock.at(first), self.clock.at(last), grain, edtf

    def _month_span(self, year: int, month: int, modifier: str = "") -> tuple[datetime, datetime, Granularity, str | None]:
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
        cuts = {"early": (1, 5), "beginning": (1, 5), "start": (1, 5), "mid": (5, 9), "middle": (5, 9), "late": (9, 13),
                "end": (9, 13), "first half": (1, 7), "second half": (7, 13), "latter": (7, 13)}
        for word in ("first half", "second half", "latter", "early", "beginning", "start", "middle", "mid", "end", "late"):
            if word in low and not (word == "late" and "later" in low) and not (word == "early" and "earlier" in low):
                a, b = cuts[word]
                return self._bounds(date(year, a, 1), date(year, b, 1) if b < 13 else date(year + 1, 1, 1), "part-of-year", f"{year}")
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
        direction = self._direction(start, end)
        candidates = []
        for year in (today.year - 1, today.year, today.year + 1):
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
        if direction > 0 and ahead:
            return min(ahead).year
        if direction < 0 and past:
            return max(past).year
        return nearest.year

    def _make_day(self, year: int | None, month: int, day: int) -> date | None:
        try:
            return date(year or 2000, month, day)
        except ValueError:
            return None

    # -- absolute dates ------------------------------------------------------------------------------------------------

    def _iso(self, body: str, start: int, end: int) -> Draft | None:
        try:
            if "T" not in body:
                return self._day(date.fromisoformat(body))
            moment = datetime.fromisoformat(body.replace("Z", "+00:00"))
        except ValueError:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=self.clock.tz)
        return "TIME", body, (moment, moment + timedelta(minutes=1), "minute", body)

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
        self.clock.problems.append(Problem(
            kind="ambiguous-date", span=(start, end),
            message=f"{body} may be {options[0]:%-d %B %Y} or {options[1]:%-d %B %Y}; nothing in the report decides"))
        return "DATE", f"{year}", (self.clock.at(min(options)), self.clock.at(max(options), 24), "unknown", f"[{min(options)},{max(options)}]")

    def _partof(self, body: str, start: int, end: int) -> Draft | None:
        date_start = re.search(rf"(?:{DOW},? )?(?:{MONTH} {DAY}|{DAY} {MONTH})(?:,? {YEAR})?$", body)
        if date_start is None:
            return None
        draft = self._monthday(date_start.group(), start, end) if re.match(rf"(?:{DOW},? )?{MONTH}", date_start.group()) else self._daymonth(date_start.group(), start, end)
        if draft is None or draft[2] is None or draft[2][0] is None:
            return draft
        day = draft[2][0].astimezone(self.clock.tz).date()
        part = next((p for p in PARTS if p in body.lower()), None)
        return self._day(day - timedelta(days=1)) if " eve of" in " " + body.lower() else self._day(day, part)

    def _monthday(self, body: str, start: int, end: int) -> Draft | None:
        months = re.findall(MONTH, body)
        rest = re.sub(MONTH, " ", re.sub(DOW, " ", body))
        year_match = re.search(rf"\b{YEAR}", rest)
        days = [int(d) for d in re.findall(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", rest.replace(year_match.group(), "") if year_match else rest)]
        if not days or not months:
            return None
        return self._days(months, days, int(year_match.group()) if year_match else None, body, start, end)

    def _daymonth(self, body: str, start: int, end: int) -> Draft | None:
        return self._monthday(body, start, end)

    def _days(self, months: list[str], days: list[int], year: int | None, body: str, start: int, end: int) -> Draft | None:
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
            if low == "may" and re.match(r" (?:be|have|not|also|seek|still|well|yet|\w+ly )", self.source[end : end + 10]):
                return None
        tokens = self.text.tokens_in(start, end)
        if tokens and self.text.upos[tokens[0]] in ("VERB", "AUX") and self.text.sentences[self.text.sentence_of[tokens[0]]].parsed:
            return None
        month = MONTHS[low]
        year = self._year_for(month, None, start, end)
        if year is None:
            return "DATE", f"XXXX-{month:02d}", None
        return "DATE", f"{year}-{month:02d}", self._month_span(year, month)

    def _year(self, body: str, start: int, end: int) -> Draft | None:
        if not _YEAR_CONTEXT.search(self.source[max(0, start - 12) : start]):
            return None
        if re.match(r" (?:people|soldiers|troops|men|women|miles|kilomet|dollars|euros|votes|[a-z]+s\b)", self.source[end : end + 14]):
            return None
        return "DATE", body, self._year_span(int(body))

    def _modyear(self, body: str, start: int, end: int) -> Draft | None:
        return "DATE", body[-4:], self._year_span(int(body[-4:]), body[:-4])

    def _fiscal(self, body: str, start: int, end: int) -> Draft | None:
        return "DATE", f"FY{body[-4:]}", self._year_span(int(body[-4:]))

    def _decade(self, body: str, start: int, end: int) -> Draft | None:
        digits = re.search(r"\d{4}", body)
        words = {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
                 "eighties": 1980, "nineties": 1990}
        year = int(digits.group()) if digits else next(v for k, v in words.items() if k in body.lower())
        return "DATE", f"{year // 10}X", self._bounds(date(year, 1, 1), date(year + 10, 1, 1), "unknown", f"{year // 10}X")

    def _quarter(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
        quarter = int(low[1]) if re.match(r"q[1-4]", low) else next((n for w, n in order.items() if w in low), 1)
        year = self._year_in(low)
        if year is None:
            return "DATE", f"XXXX-Q{quarter}", None
        first = date(year, 3 * quarter - 2, 1)
        return "DATE", f"{year}-Q{quarter}", self._bounds(first, next_month(year, 3 * quarter), "quarter", f"{year}-{32 + quarter}")

    def _year_in(self, low: str) -> int | None:
        digits = re.search(rf"\b{YEAR}", low)
        if digits:
            return int(digits.group())
        if self.clock.day is None:
            return None
        return self.clock.day.year + (1 if "next year" in low else -1 if "last year" in low else 0)

    def _half(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        second = "second" in low or "latter" in low
        month_match = re.search(MONTH, body)
        if month_match is not None:
            month = MONTHS[month_match.group().lower().rstrip(".")]
            year = self._year_in(low) if re.search(YEAR, low) else self._year_for(month, None, start, end)
            if year is None:
                return "DATE", f"XXXX-{month:02d}", None
            return "DATE", f"{year}-{month:02d}", self._month_span(year, month, "second half" if second else "first half")
        today = self.clock.day
        if "month" in low:
            if today is None:
                return "DATE", "XXXX-XX", None
            year, month = shift_month(today.year, today.month, 1 if "next" in low else -1 if "last" in low else 0)
            return "DATE", f"{year}-{month:02d}", self._month_span(year, month, "second half" if second else "first half")
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
        if year is None or today is None and not re.search(YEAR, low):
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
        return "DATE", f"{year}-{code}", self._bounds(first, add_months(first, 3), "season", f"{year}-{20 + list(SEASONS).index(season) + (1 if season in ('spring', 'summer', 'autumn') else 0)}")

    # -- relative dates ------------------------------------------------------------------------------------------------

    def _afternext(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        return self._unit(low.split()[1], 2 if "after next" in low else -2, "")

    def _unit(self, unit: str, steps: int, modifier: str) -> Draft | None:
        """The week, month, quarter, year or weekend that lies `steps` from the present one."""
        today = self.clock.day
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
                return "DATE", f"{iso.year}-W{iso.week:02d}-WE", self._bounds(saturday, saturday + timedelta(days=2), "day", None)
            first, last = monday, monday + timedelta(days=7)
            grain: Granularity = "week"
            if "early" in low and "earlier" not in low or "beginning" in low or "start" in low:
                last = monday + timedelta(days=3)
            elif "later" in low:
                first = max(first, today)
            elif "earlier" in low:
                last = today
            elif "mid" in low:
                first, last = monday + timedelta(days=2), monday + timedelta(days=4)
            elif "late" in low or "end" in low:
                first = monday + timedelta(days=3)
            return "DATE", f"{iso.year}-W{iso.week:02d}", self._bounds(first, last, grain, None)
        if unit == "month":
            year, month = shift_month(today.year, today.month, steps)
            span = self._month_span(year, month, "" if "later" in low or "earlier" in low else modifier)
            if "later" in low:
                span = self._bounds(today, next_month(year, month), "part-of-month", f"{year}-{month:02d}")
            elif "earlier" in low:
                span = self._bounds(date(year, month, 1), today, "part-of-month", f"{year}-{month:02d}")
            return "DATE", f"{year}-{month:02d}", span
        if unit == "quarter":
            index = today.year * 4 + (today.month - 1) // 3 + steps
            year, quarter = index // 4, index % 4 + 1
            first = date(year, 3 * quarter - 2, 1)
            return "DATE", f"{year}-Q{quarter}", self._bounds(first, next_month(year, 3 * quarter), "quarter", f"{year}-{32 + quarter}")
        if unit in ("year", "fiscal year"):
            year = today.year + steps
            return "DATE", f"{year}", self._year_span(year, modifier)
        if unit == "decade":
            year = today.year // 10 * 10 + 10 * steps
            return "DATE", f"{year // 10}X", self._bounds(date(year, 1, 1), date(year + 10, 1, 1), "unknown", f"{year // 10}X")
        return "DATE", f"{today.year // 100 + steps}XX", None

    def _rel(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower().removeprefix("the ")
        word, _, unit = low.partition(" ")
        steps = {"this": 0, "current": 0, "next": 1, "coming": 1, "last": -1, "past": -1, "previous": -1}[word]
        if unit == "weekend" and word == "last" and self.clock.day is not None and self.clock.day.weekday() == 6:
            steps = -1
        return self._unit(unit, steps, word)

    def _modrel(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        unit = low.split()[-1]
        word = low.split()[-2]
        if word == "the":
            today = self.clock.day
            if "end of the" in low and unit in ("year", "month", "week", "decade"):
                return self._unit(unit, 0, "end")
            if today is None or unit not in ("year", "month", "week"):
                return None
            return self._unit(unit, 0, low)
        steps = {"this": 0, "next": 1, "last": -1, "current": 0}[word]
        return self._unit(unit, steps, low)

    def _relday(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        today = self.clock.day
        if today is None:
            return "DATE", "XXXX-XX-XX", None
        day = today + timedelta(days={"tomorrow": 1, "yesterday": -1}.get(next(w for w in ("today", "tonight", "tomorrow", "yesterday") if w in low), 0))
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
        if low.startswith("last") or (part == "overnight" and self._direction(start, end) < 0):
            day = today - timedelta(days=1) if low.startswith("last") else today
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
            return "SET", f"XXXX-WXX-{weekday + 1}", None
        if today is None:
            return "DATE", f"XXXX-WXX-{weekday + 1}", None
        back = (today.weekday() - weekday) % 7
        ahead = (weekday - today.weekday()) % 7
        if re.match(r"(?:the )?(?:last|past|previous|this past)", low):
            day = today - timedelta(days=back or 7)
        elif re.match(r"(?:the )?next", low):
            day = today + timedelta(days=ahead or 7)
        elif re.match(r"(?:the )?following", low) and self.last is not None:
            day = self.last + timedelta(days=(weekday - self.last.weekday()) % 7 or 7)
        elif re.match(r"(?:the )?(?:this|coming|this coming)", low):
            day = today + timedelta(days=ahead) if self._direction(start, end) >= 0 else today - timedelta(days=back)
        else:
            direction = self._direction(start, end)
            if direction > 0:
                day = today + timedelta(days=ahead)
            elif direction < 0:
                day = today - timedelta(days=back)
            else:
                day = today - timedelta(days=back)
        modifier = "early" if re.search(r"\bearly ", low) else "late" if re.search(r"\blate ", low) else ""
        return self._day(day, part, modifier)

    def _ago(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        today = self.clock.day
        match = re.search(r"(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|several|few|couple of|dozen|half an?)(?: and a half)? (\w+) (?:ago|from now|hence)", low)
        if match is None:
            return None
        count = 12 if match[1] == "dozen" else number(match[1])
        unit = match[2].rstrip("s")
        if today is None or count is None:
            return "DATE", "PAST_REF" if "ago" in low else "FUTURE_REF", None
        return self._shifted(today, count if "ago" not in low else -count, unit)

    def _shifted(self, base: date, count: int, unit: str) -> Draft | None:
        if unit in ("second", "minute", "hour"):
            return "TIME", "PAST_REF" if count < 0 else "FUTURE_REF", self._bounds(base, base + timedelta(days=1), "day", None)
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
        return "DATE", f"{year:04d}", self._year_span(year)

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

    def _within(self, body: str, start: int, end: int) -> Draft | None:
        """ "within three weeks": from now until then; "within days" a week."""
        low = body.lower().replace("within ", "").replace("the next ", "")
        parts = low.split()
        unit = parts[-1].rstrip("s")
        count = number(parts[0]) if len(parts) > 1 else None
        today = self.clock.day
        value = f"P{'T' if unit == 'hour' else ''}{count or 'X'}{UNITS.get(unit, 'D')}"
        days = {"hour": 1, "day": 1, "week": 7, "month": 30, "year": 365}[unit]
        amount = count or (7 if unit == "day" else 2 if unit == "hour" else 4)
        if today is None or len(parts) > 1 and count is None and parts[0] not in ("several", "few", "couple"):
            return "DURATION", value, None
        span = timedelta(days=1 + amount // 24) if unit == "hour" else timedelta(days=days * amount + (1 if unit == "day" else 0))
        return "DURATION", value, self._bounds(today, today + span, "unknown", None)

    def _later(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        base = self.last or self.clock.day
        sign = -1 if re.search(r"earlier|before|previous|preceding", low) else 1
        if low.startswith("the "):
            unit = low.split()[-1]
            if base is None:
                return "DATE", "XXXX", None
            return self._shifted(base, sign, "day" if unit == "morning" else unit)
        count, unit = number(low.split()[0]), low.split()[-2].rstrip("s")
        if count is None or base is None:
            return "DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", None
        return self._shifted(base, sign * count, unit)

    def _span(self, body: str, start: int, end: int) -> Draft | None:
        """ "the next three days", "the coming weeks" (four of them), "the past decade": a stretch beside today."""
        low = body.lower()
        match = re.search(rf"(next|past|last|coming|previous|recent|following) (?:({'|'.join(sorted(NUMBERS, key=len, reverse=True))}|\d+|several|few|couple of|dozen) )?(\w+?)(s?)$", low)
        if match is None:
            return None
        word, amount, unit, plural = match.groups()
        if not amount and not plural and word not in ("coming",) and unit in ("week", "month", "year", "quarter", "decade", "weekend", "century"):
            return self._unit(unit, 1 if word in ("next", "coming", "following") else -1, "")
        unit = "century" if unit.startswith("centur") else unit
        if unit not in UNITS:
            return None
        count = number(amount) if amount else (4 if plural else 1)
        ahead = word in ("next", "coming", "following")
        letter = f"P{'T' if unit in ('hour', 'minute', 'second') else ''}"
        value = f"{letter}{number(amount) if amount and number(amount) else 'X' if plural else 1}{UNITS[unit]}"
        days = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650, "hour": 1, "quarter": 91}.get(unit)
        today = self.clock.day
        if days is None or today is None or (word == "recent"):
            return "DATE" if word == "recent" else "DURATION", "PAST_REF" if word == "recent" else value, None
        stretch = timedelta(days=days * (count or 4))
        bounds = self._bounds(today, today + stretch, "unknown", None) if ahead else self._bounds(today - stretch, today + timedelta(days=1), "unknown", None)
        return "DURATION", value, bounds

    def _duration(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        if low.endswith("old"):
            match = re.search(r"(\d+|\w+)[ -](\w+?)s?[ -]old", low)
            count = number(match[1]) if match else None
            return ("DURATION", f"P{count}{UNITS.get(match[2], 'Y')}", None) if match and count else None
        match = re.search(rf"({'|'.join(sorted(NUMBERS, key=len, reverse=True))}|\d+(?:,\d{{3}})*(?:\.\d+)?|several|few|couple of|dozen|half an?)(?: and a half)?[ -](?:more |full |straight |consecutive )?(\w+?)s?$", low)
        if match is None:
            unit = low.rstrip("s")
            unit = "century" if unit.startswith("centur") else unit
            return ("DURATION", f"P{'T' if unit == 'hour' else ''}X{UNITS.get(unit, 'D')}", None) if unit in UNITS else None
        unit = match[2]
        unit = "century" if unit.startswith("centur") else unit
        if unit not in UNITS:
            return None
        amount = match[1].replace(",", "")
        count = number(amount)
        if low.startswith(("a ", "an ")) and unit in ("second", "night", "weekend"):
            return None
        text_count = amount if re.fullmatch(r"\d+\.\d+", amount) else str(count) if count is not None else "12" if amount == "dozen" else "X"
        if "half a" in amount:
            text_count = "0.5"
        if "and a half" in low and count is not None:
            text_count = f"{count}.5"
        if unit == "fortnight" and count is not None:
            text_count = str(2 * count)
        return "DURATION", f"P{'T' if unit in ('second', 'minute', 'hour') else ''}{text_count}{UNITS[unit]}", None

    def _set(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        words = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y", "annual": "P1Y",
                 "quarterly": "P1Q", "biannual": "P6M", "biennial": "P2Y"}
        if low in words:
            return "SET", words[low], None
        last = low.split()[-1].rstrip("s")
        if last in WEEKDAYS:
            return "SET", f"XXXX-WXX-{WEEKDAYS[last] + 1}", None
        if last in SEASONS:
            return "SET", f"XXXX-{SEASONS[last][0]}", None
        count = 2 if "other" in low else next((n for w in low.split()[1:-1] if (n := number(w)) is not None), 1)
        return "SET", f"P{'T' if last in ('second', 'minute', 'hour') else ''}{count}{UNITS.get(last, 'D')}", None

    def _clock(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        hours, minutes = 0, 0
        if low.lstrip("about round").startswith("noon") or "noon" in low.split():
            hours = 12
        elif "midnight" in low:
            hours = 24
        else:
            match = re.search(r"(\d{1,2})(?::(\d{2}))? ?(a\.?m|p\.?m)?|", low[re.search(r"\d", low).start() :])  # type: ignore[union-attr]
            if match is None or match[1] is None:
                return None
            if re.match(r"\d{4}", low):
                hours, minutes = int(low[:2]), int(low[2:4])
            else:
                hours, minutes = int(match[1]), int(match[2] or 0)
                if match[3] and match[3].startswith("p") and hours < 12:
                    hours += 12
                elif match[3] and match[3].startswith("a") and hours == 12:
                    hours = 0
        if hours > 24 or minutes > 59:
            return None
        day = self.clock.day
        named = re.search(rf"{DOW}|today|tomorrow|yesterday", body)
        if named is not None:
            draft = self._dow(named.group(), start, end) if re.match(DOW, named.group()) else self._relday(named.group(), start, end)
            if draft is not None and draft[2] is not None and draft[2][0] is not None:
                day = draft[2][0].astimezone(self.clock.tz).date()
        elif self.last is not None and self._near(start):
            day = self.last
        stamp = f"T{hours:02d}:{minutes:02d}"
        if day is None:
            return "TIME", f"XXXX-XX-XX{stamp}", None
        zone = next((z for z in ZONES if re.search(rf"\b{z}\b", low)), None)
        tz = ZoneInfo(ZONES[zone]) if zone else self.clock.tz
        moment = datetime(day.year, day.month, day.day, tzinfo=tz) + timedelta(hours=hours, minutes=minutes)
        width: Granularity = "minute" if ":" in low else "hour"
        return "TIME", f"{day}{stamp}", (moment, moment + timedelta(minutes=1 if width == "minute" else 60), width, f"{day}{stamp}")

    def _near(self, start: int) -> bool:
        tokens = self.text.tokens_in(start, start + 1)
        if not tokens:
            return False
        sentence = self.text.sentences[self.text.sentence_of[tokens[0]]]
        return self.last is not None and sentence.start <= start and any(
            m for m in re.finditer(rf"{DOW}|{MONTH} \d|today|tomorrow", self.source[sentence.start : start]))

    def _now(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        if low in ("now", "currently", "at present", "at the moment", "nowadays"):
            return "DATE", "PRESENT_REF", None
        if low in ("soon", "shortly", "the near future", "the future"):
            return "DATE", "FUTURE_REF", None
        return "DATE", "PAST_REF", None



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
