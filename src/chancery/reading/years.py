"""Years: years, runs of years, decades and centuries, fiscal and school years."""

from __future__ import annotations

import re
from datetime import date

from chancery.reading.calendar_words import FISCAL_YEARS, SCHOOL_YEARS, spelled_year
from chancery.reading.days import Days, Draft, add_months
from chancery.reading.relative_dates import stretch_of_decade

_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|by|since|until|till|before|after|from|of|through|throughout|during|and|or|to|around|the|early|late|for|between|as of|circa|year|a|an|its|his|her|their|that|this|mid) ?|[-–(,] ?|^)$",
    re.I,
)
_NUMBERED = re.compile(
    r"\b(?:resolutions?|no\.?|number|article|section|flight|room|page|highway|route|form|decree|law|order|street|about|some|nearly|over|than|least|almost|roughly|approximately|to the|euros?|dollars?|pounds?|by) $",
    re.I,
)
_COUNTED = re.compile(
    r" (?:people|soldiers|troops|men|women|children|miles|kilomet|km|feet|tons|tonnes|dollars|euros|pounds|votes|deaths|dead|prisoners|others|workers|members|police|[a-z]+(?:ians|ers|ors|ists|ees)\b)"
)
_AFTER_YEAR = re.compile(r" ?[.,;:)\]–-]| (?:and|was|were|to|by|when|with|as|saw|after|the|at|on|in|is|has)\b|\s*$")
_CENTURIES = {
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
_DECADES = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}


class Years(Days):
    """Years, runs of years, decades and centuries, fiscal and school years."""

    def _year(self, body: str, start: int, end: int) -> Draft | None:
        if body.isdigit():
            year = int(body)
            if not self._plain_year(year, start, end):
                return None
        else:
            spelled = spelled_year(body.lower().removeprefix("the year "))
            if spelled is None or (spelled % 100 == 0 and not body.lower().startswith("the year")):
                return None
            year = spelled
        return "DATE", f"{year}", self._year_span(year)

    def _plain_year(self, year: int, start: int, end: int) -> bool:
        """True for four digits that are a year and not a count: "in 1991", "its 1990 invasion", not "1500 soldiers"."""
        before = self.source[max(0, start - 16) : start]
        after = self.source[end : end + 16]
        if _COUNTED.match(after) or (year % 50 == 0 and re.match(r" [a-z]+s\b(?<! was)(?<! is)(?<! has)", after)):
            return False
        if _BEFORE_YEAR.search(before):
            return not (_NUMBERED.search(before) and before.lower().endswith(("to the ",)))
        if _NUMBERED.search(before):
            return False
        if year >= 1900 and year <= (self.clock.day.year if self.clock.day else 2000) + 60:
            return True
        return year >= 1700 and _AFTER_YEAR.match(after) is not None

    def _years(self, body: str, start: int, end: int) -> Draft | None:
        """ "the war of 1914-18": from the start of the first year to the end of the last."""
        one, two = re.findall(r"\d+", body)
        first = int(one)
        last = int(two) if len(two) == 4 else first // 100 * 100 + int(two)
        if len(two) == 2 and last <= first:
            last += 100
        if not first < last <= first + 150:
            return None
        cut = start + body.rindex(two) - 1
        begin = start + body.index(one)
        self.ends = ((begin, cut, f"{first}"), (cut + 1, end, f"{last}"))
        bounds = self._bounds(date(first, 1, 1), date(last + 1, 1, 1), "unknown", f"{first}/{last}")
        return "DATE", f"{first}/{last}", bounds

    def _short(self, body: str, start: int, end: int) -> Draft | None:
        """ "the class of '89": the year that ends so and lies nearest before publication."""
        if not re.search(r"\b(?:of|in|since|by|the|from|until|and) $", self.source[max(0, start - 7) : start]):
            return None
        today = self.reference
        if today is None:
            return None
        year = today.year // 100 * 100 + int(body[1:])
        year -= 100 if year > today.year + 1 else 0
        return "DATE", f"{year}", self._year_span(year)

    def _modyear(self, body: str, start: int, end: int) -> Draft | None:
        return "DATE", body[-4:], self._year_span(int(body[-4:]), body[:-4])

    def _fiscal(self, body: str, start: int, end: int) -> Draft | None:
        return self._named_year(int(body[-4:]), "fiscal")

    def _theyear(self, body: str, start: int, end: int) -> Draft | None:
        """ "its forecast for the full year", "the end of the fiscal year": the year that the text is in; "the year ended
        March 31" is a length.
        """
        low = body.lower()
        if re.match(r" (?:ended|ending|to|through) (?:[A-Z]|\d)", self.source[end : end + 12]):
            return "DURATION", "P1Y", None
        today = self.reference
        before = self.source[max(0, start - 12) : start].lower()
        unit = low.split()[-1]
        plain = low in ("the year", "the week", "the month")
        if plain and not re.search(r"\b(?:for|of|in|during|throughout) $", before):
            return None
        if plain and re.match(r" (?:of|that|in which|when|since|[A-Z])", self.source[end : end + 10]):
            return None
        if low == "its year":
            return None
        if today is None:
            return "DATE", {"week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"), None
        if unit == "week":
            return self._week_of(today)
        if unit == "month":
            return "DATE", f"{today.year}-{today.month:02d}", self._month_span(today.year, today.month)
        self._compared = None
        kind = (
            "school" if "school" in low or "academic" in low else "fiscal" if re.search("fiscal|financial", low) else ""
        )
        past = re.search(r"latest|previous|last|past", low) is not None
        within = add_months(today, -12) if past else today
        return self._named_year(today.year - past, kind, within)

    def _named_year(self, year: int, kind: str, within: date | None = None) -> Draft:
        """A calendar, fiscal or school year: those of Japan begin in April, the fiscal year of the United States in October.

        `within` is a day that it holds, where the year is not named but meant.
        """
        table = FISCAL_YEARS if kind == "fiscal" else SCHOOL_YEARS if kind == "school" else {}
        month, offset = table.get(self.clock.home or "", (1, 0))
        if month == 1:
            return "DATE", f"{year}", self._year_span(year)
        if within is not None:
            year = within.year - offset - (1 if within.month < month else 0)
        first = date(year + offset, month, 1)
        return "DATE", f"{year}", self._bounds(first, add_months(first, 12), "year", None)

    def _decade(self, body: str, start: int, end: int) -> Draft | None:
        digits = re.search(r"\d{4}", body)
        year = int(digits.group()) if digits else next(v for k, v in _DECADES.items() if k in body.lower())
        first, last = stretch_of_decade(year, body.lower())
        bounds = self._bounds(date(first, 1, 1), date(last, 1, 1), "unknown", f"{year // 10}X")
        return "DATE", f"{year // 10}", bounds

    def _century(self, body: str, start: int, end: int) -> Draft | None:
        """ "the 19th century" is `18`, the years 1801 to 1900 by the count and 18XX by the digits."""
        low = body.lower()
        digits = re.search(r"\d+", low)
        number = int(digits.group()) if digits else next((n for w, n in _CENTURIES.items() if w in low), 0)
        if not 1 <= number <= 30:
            return None
        if low.endswith(("bc", "b.c.")):
            return "DATE", f"BC{number - 1:02d}", None
        first = max((number - 1) * 100, 1)
        bounds = self._bounds(date(first, 1, 1), date(number * 100, 1, 1), "unknown", f"{number - 1:02d}XX")
        return "DATE", f"{number - 1:02d}", bounds
