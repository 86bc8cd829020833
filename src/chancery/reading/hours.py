"""Hours: times of the day, in the zone that is named, in that of a place named with them, or in the report's own."""

from __future__ import annotations

import re
from datetime import UTC, date, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from chancery.facts.problems import Problem
from chancery.facts.times import Granularity
from chancery.reading.calendar_words import AMBIGUOUS_ZONES, ZONES
from chancery.reading.dates import Dates
from chancery.reading.days import Draft
from chancery.reading.time_patterns import DAY, DOW, MONTH
from chancery.reading.years import Years

_DATED = re.compile(rf"{MONTH} {DAY}|{DAY} {MONTH}")
_DAY = re.compile(rf"{DOW}|\b(?:today|tomorrow|yesterday)\b")
_PLACE = re.compile(r" in ((?:[A-Z][\w’'.-]*[\w])(?: [A-Z][\w’'-]+){0,2})")
_OFFSET = re.compile(r"\b(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?")
_LETTERS = re.compile(r"\b(?:[A-Z]{1,3}T|MSK|WIB|GMT|UTC|ET|PT)\b")
_ZONE_OF_PLACE = re.compile(r"((?:[A-Z][a-z]+ ){1,2})time\b")
_HOUR = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})? ?(a\.?m|p\.?m|in the (?:morning|afternoon|evening)|o.clock)?", re.I
)


class Hours(Dates, Years):
    """Times of the day, with their zones."""

    def _clock(self, body: str, start: int, end: int) -> Draft | None:
        """ "1400 GMT", "8 p.m. JST", "noon on Friday", "from 9 to 11 a.m. in New York"."""
        cut = re.search(r"(?<=[\w.])(?: ?[-–—] ?(?=\d)| to | and | until )", body)
        last = _hour(body if cut is None else body[cut.end() :])
        if last is None:
            return None
        first = last if cut is None else _hour(body[: cut.start()], like=last)
        if first is None:
            return None
        hours, minutes, fine = first
        if re.search(r"(?i)\bmidnight\b", body) and cut is None:
            named = _DAY.search(body) or _DATED.search(body)
            hours = 24 if named or self._direction(start, end) > 0 else 0
        day = self._day_of(body, start, end)
        stamp = f"T{hours:02d}:{minutes:02d}"
        if day is None:
            return "TIME", f"XXXX-XX-XX{stamp}", None
        tz = self._zone_in(body, start, end)
        earliest, latest = self.clock.moments(day, hours, minutes, tz)
        if earliest.hour != hours % 24 and latest == earliest:
            self._skipped(day, hours, minutes, start, end)
        width: Granularity = "minute" if fine else "hour"
        edtf = f"{earliest:%Y-%m-%dT%H:%M:%S}"
        if cut is not None:
            until = self.clock.moments(day, last[0], last[1], tz)[1]
            if until <= earliest:
                until += timedelta(hours=12 if last[0] < 12 else 24)
            return "TIME", f"{day}{stamp}", (earliest, until, "hour", None)
        return "TIME", f"{day}{stamp}", (earliest, latest + timedelta(minutes=1 if fine else 60), width, edtf)

    def _day_of(self, body: str, start: int, end: int) -> date | None:
        """The day that a time of day is of: the one named with it, the one named just before in the sentence, or today."""
        weekday, dated = _DAY.search(body), _DATED.search(body)
        draft: Draft | None = None
        if weekday is not None:
            words = weekday.group()
            draft = self._dow(words, start, end) if re.match(DOW, words) else self._relday(words, start, end)
        elif dated is not None:
            draft = self._monthday(dated.group(), start, end)
            self.ends = ()
        elif self.day is not None and (self.history or self._near(start)):
            return self.day
        if draft is not None and draft[2] is not None and draft[2][0] is not None:
            return draft[2][0].astimezone(self.clock.tz).date()
        return self.clock.day

    def _zone_in(self, body: str, start: int, end: int) -> tzinfo:
        """The zone that the words name: "JST", "UTC+3", "Beijing time", "in New York"; else the report's."""
        offset = _OFFSET.search(body)
        if offset is not None:
            shift = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
            if shift < timedelta(hours=15):
                return timezone(shift if offset[1] == "+" else -shift)
        letters = _LETTERS.search(body)
        if letters is not None:
            name = AMBIGUOUS_ZONES.get((letters.group().lower(), self.clock.home or "")) or ZONES.get(
                letters.group().lower()
            )
            if name is not None:
                return UTC if name == "UTC" else ZoneInfo(name)
            self.clock.problems.append(
                Problem(
                    kind="unknown-zone",
                    span=(start, end),
                    message=f"the zone {letters.group()} is unknown: the time is read in {self.clock.zone}",
                )
            )
            return self.clock.tz
        if "Eastern" in body:
            return ZoneInfo("America/New_York")
        place = _ZONE_OF_PLACE.search(body) or _PLACE.match(self.source[end : end + 60])
        zone = self.clock.zone_of(place[1].strip()) if place is not None else None
        return ZoneInfo(zone) if zone else self.clock.tz

    def _skipped(self, day: date, hours: int, minutes: int, start: int, end: int) -> None:
        self.clock.problems.append(
            Problem(
                kind="clock-change",
                span=(start, end),
                message=f"there was no {hours:02d}:{minutes:02d} on {day} in the zone it is read in: the clocks went forward",
            )
        )


def _hour(words: str, like: tuple[int, int, bool] | None = None) -> tuple[int, int, bool] | None:
    """Hour, minute, and whether minutes are told; `like` is the end of the run, whose half of the day the start shares."""
    low = words.lower()
    if re.search(r"\bnoon\b", low):
        return 12, 0, False
    if "midnight" in low:
        return 0, 0, False
    found = _HOUR.search(low)
    if found is None:
        return None
    army = re.search(r"\b(\d{2})(\d{2})\b", low)
    if army is not None and ":" not in low and "." not in low[: army.start()]:
        return (int(army[1]), int(army[2]), False) if int(army[1]) <= 24 and int(army[2]) < 60 else None
    hours, minutes, half = int(found[1]), int(found[2] or 0), found[3] or ""
    if hours > 24 or minutes > 59 or (half.startswith(("a", "p")) and hours > 12):
        return None
    if half.startswith("p") or half.endswith(("afternoon", "evening")):
        hours += 12 if hours < 12 else 0
    elif (half.startswith("a") or half.endswith("morning")) and hours == 12:
        hours = 0
    elif not half and like is not None and hours < 12 <= like[0] and hours + 12 < like[0]:
        hours += 12
    return hours, minutes, found[2] is not None
