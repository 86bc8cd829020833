"""iCalendar (RFC 5545): appointments as VEVENTs that any calendar program takes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, Timezone, vText

from chancery.calendar.appointments import Appointment
from chancery.exchange.content_lines import day, folded, moment, text
from chancery.facts.times import Window

_STATUS = {
    "possible": "TENTATIVE",
    "sought": "TENTATIVE",
    "arranging": "TENTATIVE",
    "postponed": "TENTATIVE",
    "scheduled": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "occurred": "CONFIRMED",
    "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}
_OPEN = frozenset({"possible", "sought"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")


def to_ics(
    given: Iterable[Appointment], *, everything: bool = False, name: str = "Chancery", now: datetime | None = None
) -> bytes:
    """The appointments that have a place in a calendar, as one VCALENDAR with the zones it uses.

    What is only `sought` or `possible` is left out unless `everything`, then it is TENTATIVE and blocks no time; what is
    `denied` is CANCELLED where it had been given out before, else left out. What has no first or last day cannot be
    drawn and is left out (`undrawn` lists it). `now` is the DTSTAMP of those whose reports are undated.
    """
    shown = [one for one in given if drawn(one, everything=everything)]
    head, end = bytes(_frame(name, shown).to_ical()).split(b"END:VCALENDAR")
    return b"".join([head, *(_event(one, now) for one in shown), b"END:VCALENDAR", end])


def _frame(name: str, shown: Sequence[Appointment]) -> Calendar:
    """The calendar without its events: its name, and the zones in which these have their hours."""
    calendar = Calendar()
    calendar.add("prodid", "-//Chancery//Diplomatic calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_clean(name)))
    zones = {zone.key: zone for zone in map(_zone, {one.window.timezone for one in shown if one.timed})}
    keys = sorted(zones.keys() - {"UTC"})
    years = {day.year for one in shown for day in one.days() or ()} if keys else set()
    for key in keys:
        calendar.add_component(
            Timezone.from_tzinfo(zones[key], key, date(min(years) - 1, 1, 1), date(max(years) + 1, 1, 1))
        )
    return calendar


def drawn(one: Appointment, *, everything: bool = False) -> bool:
    """True where an appointment has a place in the file."""
    days = one.days()
    if days is None or not 1 < days[0].year <= days[1].year < 9999:
        return False
    status = _standing(one)
    if status in _OPEN:
        return everything or one.given
    return status != "denied" or one.given


def _standing(one: Appointment) -> str:
    """The status that decides how it is drawn: what lapsed is drawn as it last was."""
    return one.was or "scheduled" if one.status == "lapsed" else one.status


def undrawn(given: Iterable[Appointment]) -> list[Appointment]:
    """Those that are to happen and cannot be drawn, because a first or a last day is not known."""
    return [one for one in given if one.days() is None and one.status in ("scheduled", "arranging", "postponed")]


def _event(one: Appointment, now: datetime | None) -> bytes:
    """An appointment as a VEVENT, its lines in the order of the library's."""
    stamp = (one.modified or now or datetime(1970, 1, 1, tzinfo=UTC)).replace(microsecond=0)
    lines = [f"{p.role}: {p.name}" + (f" ({p.country})" if p.country else "") for p in one.people]
    lines += [f"“{words}”" for words in one.words]
    if one.source:
        lines.append(f"Reported by {one.source}")
    standing = _standing(one)
    parts = [
        b"BEGIN:VEVENT",
        text("SUMMARY", summary(one)),
        *_edges(one),
        moment("DTSTAMP", stamp),
        text("UID", _clean(one.id)),
        _word("SEQUENCE", str(one.sequence)),
        _word("CATEGORIES", one.type),
        text("DESCRIPTION", _clean("\n".join(lines))),
    ]
    if one.modified is not None:
        parts.append(moment("LAST-MODIFIED", stamp))
    if one.place:
        parts.append(text("LOCATION", _clean(one.place)))
    parts += [
        _word("STATUS", _STATUS.get(standing, "TENTATIVE")),
        _word("TRANSP", "TRANSPARENT" if standing in _OPEN or one.some_time else "OPAQUE"),
    ]
    if one.url and re.fullmatch(r"https?://[^\s\x00-\x1f\"<>]+", one.url):
        parts.append(folded(f"URL:{one.url}"))
    parts += [
        _word("X-CHANCERY-STATUS", one.status),
        text("X-CHANCERY-WINDOW", edges(one.window)),
        b"END:VEVENT",
        b"",
    ]
    return b"\r\n".join(parts)


def summary(one: Appointment) -> str:
    """The line a calendar shows: "ARRANGING: talks, Japan and India (some time in)"."""
    names = list(dict.fromkeys(p.name for p in one.people))
    who = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
    what = f"{one.status.upper()}: {one.type.replace('-', ' ')}" + (f", {who}" if who else "")
    return _clean(" ".join(what.split()) + (" (some time in)" if one.some_time else ""))


def edges(window: Window) -> str:
    """The exact window: both moments with their offsets, ".." for an open side."""
    return "/".join(".." if m is None else m.isoformat() for m in (window.earliest, window.latest))


def _edges(one: Appointment) -> tuple[bytes, bytes]:
    """The lines of its beginning and its end: days, or hours in the zone of the window."""
    first, last = one.window.earliest, one.window.latest
    days = one.days()
    assert first is not None and last is not None and days is not None
    if not one.timed:
        return day("DTSTART", days[0]), day("DTEND", days[1])
    zone = _zone(one.window.timezone)
    start = first.astimezone(zone)
    end = max(last.astimezone(zone), start + timedelta(minutes=1))
    key = None if zone.key == "UTC" else zone.key
    return moment("DTSTART", start, key), moment("DTEND", end, key)


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


@lru_cache(maxsize=512)
def _word(name: str, value: str) -> bytes:
    """A property of type TEXT that has few values."""
    return text(name, _clean(value))


def _clean(text: str) -> str:
    """Text without control characters: what a stranger wrote stays inside its property."""
    if text.isprintable():
        return text
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
