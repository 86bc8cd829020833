"""iCalendar (RFC 5545): appointments as VEVENTs that any calendar program takes in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, Event, vText

from chancery.calendar.appointments import Appointment
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
    calendar = Calendar()
    calendar.add("prodid", "-//Chancery//Diplomatic calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_clean(name)))
    shown = [one for one in given if drawn(one, everything=everything)]
    for one in shown:
        calendar.add_component(_event(one, now))
    years = [day.year for one in shown for day in one.days() or ()]
    if years:
        calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 1, 1, 1))
    return bytes(calendar.to_ical())


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


def _event(one: Appointment, now: datetime | None) -> Event:
    window = one.window
    event = Event()
    event.add("uid", vText(_clean(one.id)))
    stamp = (one.modified or now or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", stamp)
    if one.modified is not None:
        event.add("last-modified", stamp)
    event.add("sequence", one.sequence)
    event.add("status", _STATUS.get(_standing(one), "TENTATIVE"))
    event.add("transp", "TRANSPARENT" if _standing(one) in _OPEN or one.some_time else "OPAQUE")
    event.add("summary", vText(summary(one)))
    _edges(event, one)
    lines = [f"{p.role}: {p.name}" + (f" ({p.country})" if p.country else "") for p in one.people]
    lines += [f"“{words}”" for words in one.words]
    if one.source:
        lines.append(f"Reported by {one.source}")
    event.add("description", vText(_clean("\n".join(lines))))
    event.add("categories", [_clean(one.type)])
    if one.place:
        event.add("location", vText(_clean(one.place)))
    if one.url and re.fullmatch(r"https?://[^\s\x00-\x1f\"<>]+", one.url):
        event.add("url", one.url)
    event.add("x-chancery-status", vText(one.status))
    event.add("x-chancery-window", vText(edges(window)))
    return event


def summary(one: Appointment) -> str:
    """The line a calendar shows: "ARRANGING: talks, Japan and India (some time in)"."""
    names = list(dict.fromkeys(p.name for p in one.people))
    who = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
    what = f"{one.status.upper()}: {one.type.replace('-', ' ')}" + (f", {who}" if who else "")
    return _clean(" ".join(what.split()) + (" (some time in)" if one.some_time else ""))


def edges(window: Window) -> str:
    """The exact window: both moments with their offsets, ".." for an open side."""
    return "/".join(".." if m is None else m.isoformat() for m in (window.earliest, window.latest))


def _edges(event: Event, one: Appointment) -> None:
    first, last = one.window.earliest, one.window.latest
    days = one.days()
    assert first is not None and last is not None and days is not None
    if not one.timed:
        event.add("dtstart", days[0])
        event.add("dtend", days[1])
        return
    zone = _zone(one.window.timezone)
    start = first.astimezone(zone)
    event.add("dtstart", start)
    event.add("dtend", max(last.astimezone(zone), start + timedelta(minutes=1)))


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _clean(text: str) -> str:
    """Text without control characters: what a stranger wrote stays inside its property."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
