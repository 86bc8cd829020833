"""The clock of a report: when it was published, in which zone its relative times are read, and where it is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chancery.facts.problems import Problem
from chancery.facts.reports import Dateline, Report
from chancery.knowledge.feasts import Feasts, feasts
from chancery.knowledge.tables import Tables, load
from chancery.knowledge.world import World, split, world

_DATE = r"(?:[,.][ ](?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z]?[a-z]{2,8}\.?)(?:,?[ ]\d{4})?)"
_REGION = (
    r"(?:,[ ](?P<region>(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?[ ]\d)[A-Z][\w.]+(?:[ ][A-Z][\w.]+)?)"
    r"|[ ]\((?P<land>[A-Z][a-z]{3,}(?:[ ][A-Z][a-z]+)?)\)(?=[ ]\())?"
)
_DASH = r"[ ]?\.?(?:--|[-–—_])(?:[ ]|$|(?<=\)--)(?=[A-Z]))"
_AGENCY = r"(?:[ ]\([^)\n]{2,40}\)|,[ ][A-Z]\w+(?=[ ]-[ ])|[.,]?[ ]/[A-Z][\w-]+/)"
_LEAD = r"[ \t]*(?:(?:[\w .'’&]{2,40})?\([^)\n]{2,40}\):\s*|\([A-Z]{2,10}\)[ ][-–—][ ])?"
_DATELINE = re.compile(
    rf"{_LEAD}(?P<place>[A-ZÀ-Ý][A-ZÀ-Ý'’.\-]+(?:[ ][A-ZÀ-Ý][A-ZÀ-Ý'’.\-]*){{0,3}}(?<![.\-]))\.??(?:/[A-ZÀ-Ý][A-ZÀ-Ý'’. \-]+)?"
    rf"{_REGION}(?:{_DATE}{_AGENCY}\.?[ ](?=[A-Z])|{_DATE}?{_AGENCY}?(?:{_DASH}|:[ ]|[ ]*$))"
)
_MIXED = re.compile(
    rf"{_LEAD}(?P<place>[A-ZÀ-Ý][\w'’]+(?:[ ][A-ZÀ-Ý][\w'’]+){{0,2}})(?:/[A-ZÀ-Ý][\w'’]+)?"
    rf"{_REGION}(?:{_DATE}{_AGENCY}\.?[ ](?=[A-Z])|{_DATE}{_AGENCY}?{_DASH}|{_AGENCY}{_DASH}|[ ][-–—][ ](?=[A-Z“\"]))"
)
_LINES, _REACH = 6, 700


@dataclass(slots=True)
class Clock:
    """What "today" means in a report. `published` is None in an undated report: relative times stay unresolved.

    `end` is the moment of publication for what is past (the end of the day where only a day is given). `home` is the
    ISO code of the country the report is written in or for; `order` says which comes first in the outlet's dates in
    figures, where its country leaves no doubt, or where the text's other dates in figures tell. `feasts` are those of the
    tables; `zone_of` gives the IANA zone of a place, None for one that the tables do not know. `body` is where the report
    begins behind its dateline, 0 without one.
    """

    published: datetime | None
    end: datetime | None
    day: date | None
    zone: str
    tz: tzinfo
    dateline: Dateline | None = None
    home: str | None = None
    order: Literal["day", "month"] | None = None
    problems: list[Problem] = field(default_factory=list)
    feasts: Feasts = field(default_factory=lambda: feasts(load()))
    zone_of: Callable[[str], str | None] = field(default=lambda place: None)
    body: int = 0

    def at(self, day: date, hour: int = 0, minute: int = 0) -> datetime:
        """The moment of a local day and hour in the report's zone; 24 is the midnight that ends the day."""
        return self.moments(day, hour, minute, self.tz)[0]

    @staticmethod
    def moments(day: date, hour: int, minute: int, tz: tzinfo) -> tuple[datetime, datetime]:
        """The first and the last moment that bear a local time: two where the clocks go back over it, else the same.

        A time that the clocks leap over is the moment as far after the leap: 02:30 in New York on 8 March 2026 is 03:30.
        """
        if hour >= 24:
            day, hour = day + timedelta(days=1), hour - 24
        first = datetime(day.year, day.month, day.day, hour, minute, tzinfo=tz)
        last = first.replace(fold=1)
        if first.utcoffset() == last.utcoffset():
            return first, first
        real = first.astimezone(UTC).astimezone(tz)
        if real.replace(tzinfo=None) != first.replace(tzinfo=None):
            return real, real
        return _fixed(first), _fixed(last)


def _fixed(moment: datetime) -> datetime:
    """A moment with its offset alone: within one zone Python compares by the hands of the clock, which stand twice alike."""
    return moment.astimezone(timezone(moment.utcoffset() or timedelta()))


def read_clock(report: Report, tables: Tables) -> Clock:
    """The clock of a report: zone of the dateline's city, else the offset of its date, else the outlet's country, else UTC.

    "TOKYO, March 11 - Japan and India are …" is read in Asia/Tokyo.
    """
    known = world(tables)
    dateline, body, home = _dateline(report.text, known)
    outlet = known.outlets.get((report.outlet or "").lower())
    if home is None and outlet is not None and outlet.iso3:
        home = outlet.iso3
    if home is None and report.outlet:
        home = _seat(report.outlet, known)
    moment, day, problem = _published(report.published)
    zone = dateline.timezone if dateline is not None else _zone(moment, home, known)
    tz: tzinfo = _tz(zone)
    if (
        moment is not None and moment.tzinfo is None
    ):  # the hands of a clock at the outlet, else where the report is written
        at_home = known.countries[outlet.iso3].timezone if outlet is not None and outlet.iso3 in known.countries else ""
        moment = moment.replace(tzinfo=_tz(at_home) if at_home else tz)
    unknown = None
    if tz is UTC and zone != "UTC" and not _exists(zone):
        message = f"there is no zone {zone!r}: the report's times are read in UTC"
        zone, unknown = "UTC", Problem(kind="unknown-zone", message=message)
    if moment is None and day is not None:
        moment = datetime(day.year, day.month, day.day, tzinfo=tz)
        end: datetime | None = moment + timedelta(days=1)
    else:
        end = moment
        if moment is not None:
            day = moment.astimezone(tz).date()
    written = outlet.iso3 if outlet is not None else None
    order: Literal["day", "month"] | None = None
    if written and written not in _EITHER:
        order = "month" if written == "USA" else "day"
    if order is None:
        order = _order_in(report.text)
    clock = Clock(moment, end, day, zone, tz, dateline, home, order, feasts=feasts(tables), body=body)
    clock.zone_of = lru_cache(maxsize=200)(lambda place: _known_zone(_zone_of(_ALIASES.get(place) or place, known)))
    clock.problems += [p for p in (problem, unknown) if p is not None]
    return clock


def _seat(outlet: str, known: World) -> str | None:
    """The country that an outlet's name tells: "Ministry of Defence, Ghana", "The Harbour Sentinel (Accra)"."""
    words = [w for w in split(outlet.removeprefix("The ")) if w not in _MARKS]
    for at, kinds in ((0, ("metonym", "country", "body", "adjective")), (len(words) - 1, ("country",))):
        named = known.names.longest(words, at) if words else None
        if named is not None and named[1].kind in kinds:
            return named[1].country
    return _country_of(words[-1], known) if outlet.endswith(")") else None


_MARKS = frozenset("(),")


def end_of(report: Report, tables: Tables) -> datetime | None:
    """The `end` of a report's clock, without the rest of it: "2026-03-11T14:05:00+09:00" is that moment, wherever it was written."""
    moment, _, _ = _published(report.published)
    return moment if moment is not None and moment.tzinfo is not None else read_clock(report, tables).end


_FIGURES = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})\b")


def _order_in(text: str) -> Literal["day", "month"] | None:
    """Which number comes first in a text's dates in figures: a 25/03/2026 in it makes 03/04/2026 the third of April."""
    found: set[Literal["day", "month"]] = set()
    for one, _, other in _FIGURES.findall(text[:_SEARCHED]):
        if 12 < int(one) <= 31 and int(other) <= 12:
            found.add("day")
        elif 12 < int(other) <= 31 and int(one) <= 12:
            found.add("month")
    return found.pop() if len(found) == 1 else None


_SEARCHED = 200_000
_EITHER = frozenset({"CAN", "PHL", "CHN", "JPN", "KOR", "PRK", "TWN", "HUN", "MNG", "IRN", "ZAF", "KEN"})


_YEARS = range(1000, 9000)
"""The years in which a report can have been published: the calendar has room on both sides for what it speaks of."""


def _published(given: str | None) -> tuple[datetime | None, date | None, Problem | None]:
    if not given:
        return (
            None,
            None,
            Problem(kind="undated", message="the report has no date of publication: relative times stay unresolved"),
        )
    text = given.strip()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            day = date.fromisoformat(text)
            if day.year not in _YEARS:
                raise ValueError(text)
            return None, day, None
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
        if moment.year not in _YEARS:
            raise ValueError(text)
    except ValueError:
        return (
            None,
            None,
            Problem(
                kind="undated",
                message=f"the date of publication {given!r} is not ISO 8601: relative times stay unresolved",
            ),
        )
    return moment, None, None


def _dateline(text: str, known: World) -> tuple[Dateline | None, int, str | None]:
    """The dateline at the start of one of the first lines, where it ends and its country: a heading and a name of an author
    may stand above it. A town that no table knows is in the country named behind it: "KRANICH, Austria (HBW) -".
    """
    start = 0
    for line in text[:_REACH].split("\n")[:_LINES]:
        for pattern in (_DATELINE, _MIXED):
            match = pattern.match(text, start, start + max(len(line), 1))
            if match is None:
                continue
            place, region = match["place"].strip(), match["region"] or match["land"]
            land = _land(region, known)
            for name in (place.title(), place, _spelt(place), _ALIASES.get(place.title(), "")):
                zone = _zone_in(name, land, known)
                if zone:
                    found = Dateline(place=name, timezone=zone, span=match.span("place"))
                    return found, match.end(), land or _country_of(name, known)
            if land is not None and (zone := known.countries[land].timezone):
                found = Dateline(place=place.title(), timezone=zone, span=match.span("place"))
                return found, match.end(), land
        start += len(line) + 1
    return None, 0, None


def _land(region: str | None, known: World) -> str | None:
    """The country that a dateline names behind its town."""
    named = known.names.longest(region.split(), 0) if region else None
    whole = named is not None and named[0] == len((region or "").split()) and named[1].kind == "country"
    return named[1].country if named is not None and whole else None


def _spelt(place: str) -> str:
    """A place in capitals as it is written elsewhere: "RIO DE JANEIRO" is Rio de Janeiro."""
    small = re.sub(
        r"(?<=[ -])(?:De|Del|Da|Do|Es|El|Al|Sur|La|Au|Aux|Am|Ad|Of)(?=[ -])", lambda m: m.group().lower(), place.title()
    )
    return small.replace("'S", "'s")


def _zone_in(name: str, land: str | None, known: World) -> str | None:
    """The zone of a city; where the dateline names another country than that of the city known best, that country's."""
    zone, city = _zone_of(name, known), known.cities.get(name)
    if zone is None or land is None or city is None or city.iso3 == land:
        return zone
    return known.countries[land].timezone or zone


_ALIASES = {
    "Washington": "Washington",
    "New York": "New York City",
    "Un": "New York City",
    "United Nations": "New York City",
}


def _zone_of(name: str, known: World) -> str | None:
    if name in ("Washington", "New York City", "United Nations"):
        return "America/New_York"
    city = known.cities.get(name)
    if city is not None:
        return city.timezone
    for country in known.countries.values():
        if name and (country.capital == name or name in country.metonyms.split("|")):
            return country.timezone or None
    land = _region_of(name, known)
    return known.countries[land].timezone or None if land in known.countries else None


def _region_of(name: str, known: World) -> str | None:
    """The country of a place that no table of cities holds: Georgia for Sukhumi, the United States for Camp David."""
    words = split(name)
    found = known.names.longest(words, 0) if words else None
    if found is None or found[0] != len(words):
        return None
    row = known.organisations.get(found[1].id[4:]) if found[1].kind == "organisation" else None
    if row is not None:
        return row.members if row.kind in ("self_ruled", "region") else None
    return found[1].country if found[1].kind in ("region", "city", "metonym") else None


def _country_of(name: str, known: World) -> str | None:
    if name in ("Washington", "New York City", "United Nations"):
        return "USA"
    for country in known.countries.values():
        if country.capital == name or name in country.metonyms.split("|"):
            return country.iso3
    city = known.cities.get(name)
    return city.iso3 if city is not None else _region_of(name, known)


def _zone(moment: datetime | None, home: str | None, known: World) -> str:
    zone = known.countries[home].timezone if home in known.countries else ""
    if moment is None or moment.tzinfo is None:
        return zone or "UTC"
    offset = moment.utcoffset() or timedelta()
    if zone and _tz(zone).utcoffset(moment.replace(tzinfo=None)) == offset:
        return zone
    if not offset:
        return "UTC"
    hours, rest = divmod(int(offset.total_seconds()), 3600)
    if rest == 0:
        return f"Etc/GMT{-hours:+d}"
    return next(
        (
            c.timezone
            for c in known.countries.values()
            if c.timezone and _tz(c.timezone).utcoffset(moment.replace(tzinfo=None)) == offset
        ),
        "UTC",
    )


def _known_zone(zone: str | None) -> str | None:
    return zone if zone and _exists(zone) else None


def _exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def _tz(zone: str) -> tzinfo:
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
