"""Feasts: the names of holidays, and the days they fall on in a year, by rule or by the `holidays` library."""

from __future__ import annotations

import re
import warnings
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from chancery.errors import KnowledgeError
from chancery.knowledge.table import rows
from chancery.knowledge.tables import Tables

_RULE = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)|(?P<church>easter|orthodox) (?P<offset>-?\d+)"
    r"|weekday (?P<in>\d+) (?P<nth>-?\d+) (?P<weekday>[0-6])(?: (?P<more>\d+))?"
    r"|library (?P<country>[A-Z]{3}) (?P<library>.+)|home (?P<home>.+)"
)
_CATEGORIES = ("public", "optional", "school")

_LONGEST = 15
"""Days that one holiday of the library can last at most: a feast of the moon's year can fall twice in a year."""


class FeastRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `feasts.csv`: the names of a feast, its rule, how many days it lasts, the country whose reports mean it so."""

    names: str
    rule: str
    days: str = "1"
    country: str = ""


class Feasts:
    """The feasts of one set of tables. `pattern` matches a name; `first_words` are the lower-cased words names begin with."""

    def __init__(self, found: list[FeastRow]) -> None:
        self._rows: dict[str, list[FeastRow]] = {}
        for row in found:
            if not row.days.isdigit() or not 1 <= int(row.days) <= 60:
                raise KnowledgeError(
                    "feasts.csv", 0, f"{row.names} lasts {row.days!r} days: a number from 1 to 60 is meant"
                )
            if _RULE.fullmatch(row.rule) is None:
                raise KnowledgeError("feasts.csv", 0, f"the rule {row.rule!r} of {row.names} is of no known kind")
            for name in row.names.split("|"):
                self._rows.setdefault(_plain(name), []).append(row)
        names = sorted(self._rows, key=lambda n: (-len(n), n))
        self.first_words = frozenset(re.split(r"[\s'.-]", n)[0] for n in names) | frozenset(n.split()[0] for n in names)
        spelt = "|".join(re.escape(n).replace("'", "['’]").replace(r"\ ", "[ -]") for n in names)
        self.pattern = re.compile(rf"(?i:(?P<name>{spelt}))\b")

    def days(self, name: str, year: int, home: str | None, *, whole: bool = False) -> tuple[date, date] | None:
        """The first day of a feast in a year and the day after its last; None where it does not fall in that year.

        "Lunar New Year" in 2026 is 17 February. `whole` takes every day that the library lists ("the Lunar New Year
        holiday"). `home` is the ISO 3166 alpha-3 code of the country that the report is written in.
        """
        for row in self._rows.get(_plain(name), ()):
            if row.country and row.country != home:
                continue
            listed = _days_of(row.rule, year, home)
            if not listed:
                continue
            last = listed[0] + timedelta(days=int(row.days) - 1)
            if whole:
                last = max(last, next(d for d in reversed(listed) if (d - listed[0]).days < _LONGEST))
            return listed[0], last + timedelta(days=1)
        return None


def feasts(tables: Tables) -> Feasts:
    """The feasts of a set of tables, compiled once."""
    return tables.cached("feasts", lambda: Feasts(rows("feasts.csv", FeastRow, tables.extra)))


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").replace("-", " ").split())


@lru_cache(maxsize=1000)
def _days_of(rule: str, year: int, home: str | None) -> tuple[date, ...]:
    """The days that a rule gives in a year, in order."""
    found = _RULE.fullmatch(rule)
    if found is None or not 1000 <= year <= 9000:
        return ()
    if found["month"]:
        return (date(year, int(found["month"]), int(found["day"])),)
    if found["church"]:
        sunday = easter(year) if found["church"] == "easter" else orthodox_easter(year)
        return (sunday + timedelta(days=int(found["offset"])),)
    if found["in"]:
        day = _nth_weekday(year, int(found["in"]), int(found["nth"]), int(found["weekday"]))
        return (day + timedelta(days=int(found["more"] or 0)),)
    if found["library"]:
        return _listed(found["country"], year, found["library"])
    return _listed(home, year, found["home"])[:1] if home else ()


def _listed(country: str, year: int, name: str) -> tuple[date, ...]:
    """The days on which the `holidays` library has a name, its remarks ("(observed)", "(estimated)") left aside."""
    out = []
    for day, names in _library(country, year):
        plain = {re.sub(r" \((?:observed|estimated).*?\)", "", n) for n in names.split("; ")}
        if name in plain and "(observed" not in names:
            out.append(day)
    return tuple(out)


@lru_cache(maxsize=200)
def _library(country: str, year: int) -> tuple[tuple[date, str], ...]:
    import holidays

    try:
        bare = holidays.country_holidays(country)
    except NotImplementedError:
        return ()
    spoken = "en_US" if "en_US" in bare.supported_languages else None
    categories = tuple(c for c in _CATEGORIES if c in bare.supported_categories)
    with warnings.catch_warnings():  # it warns of years that it does not know: they are left empty
        warnings.simplefilter("ignore")
        found = holidays.country_holidays(country, years=[year], language=spoken, categories=categories or None)
    return tuple(sorted(found.items()))


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    if nth < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the reckoning of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches: the Julian reckoning, in the Gregorian calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
