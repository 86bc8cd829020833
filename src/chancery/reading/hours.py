"""Hours: times of the day, with their zones."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chancery.facts.times import Granularity
from chancery.reading.calendar_words import ZONES
from chancery.reading.dates import Dates
from chancery.reading.days import Draft
from chancery.reading.relative_dates import RelativeDates
from chancery.reading.time_patterns import DAY, DOW, MONTH
from chancery.reading.years import Years

_DATED = re.compile(rf"{MONTH} {DAY}|{DAY} {MONTH}")


class Hours(Dates, Years, RelativeDates):
    """Times of the day, with their zones."""

    def _clock(self, body: str, start: int, end: int) -> Draft | None:
        low = body.lower()
        hours, minutes = 0, 0
        if re.search(r"\bnoon\b", low):
            hours = 12
        elif "midnight" in low:
            hours = 24 if re.search(rf"{DOW}|{MONTH} |today|tomorrow", body) or self._direction(start, end) > 0 else 0
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
            draft = (
                self._dow(named.group(), start, end)
                if re.match(DOW, named.group())
                else self._relday(named.group(), start, end)
            )
            if draft is not None and draft[2] is not None and draft[2][0] is not None:
                day = draft[2][0].astimezone(self.clock.tz).date()
        elif (dated := _DATED.search(body)) is not None:
            draft = self._monthday(dated.group(), start, end)
            if draft is not None and draft[2] is not None and draft[2][0] is not None:
                day = draft[2][0].astimezone(self.clock.tz).date()
        elif self.day is not None and (self.history or self._near(start)):
            day = self.day
        stamp = f"T{hours:02d}:{minutes:02d}"
        if day is None:
            return "TIME", f"XXXX-XX-XX{stamp}", None
        zone = next((z for z in ZONES if re.search(rf"\b{z}\b", low)), None)
        tz = ZoneInfo(ZONES[zone]) if zone else self.clock.tz
        moment = datetime(day.year, day.month, day.day, tzinfo=tz) + timedelta(hours=hours, minutes=minutes)
        width: Granularity = "minute" if ":" in low else "hour"
        return (
            "TIME",
            f"{day}{stamp}",
            (moment, moment + timedelta(minutes=1 if width == "minute" else 60), width, f"{moment:%Y-%m-%dT%H:%M:%S}"),
        )
