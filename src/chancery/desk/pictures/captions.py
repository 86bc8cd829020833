"""Captions: events, windows and moments in the few words that a picture has room for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo

from chancery.desk.pictures.axis import within
from chancery.facts.record_events import RecordEvent
from chancery.facts.times import Window

_LINKS = (("guest", "to", "host"), ("actor", "to", "target"), ("mediator", "for", "party"))
_HOURS = frozenset({"minute", "hour", "part-of-day"})
_EXACT = _HOURS | {"day"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ORDERS = {
    "before": "before",
    "after": "after",
    "during": "during",
    "not-before": "not before",
    "not-after": "no later than",
}


def caption(event: RecordEvent) -> str:
    """What and who: "Visit: Duarte Vilhena to Japan"; made of facts, never of a report's words."""
    return f"{kind(event.type)}: {people(event)}"


def kind(type: str) -> str:
    """A type as a person says it: "Working dinner"."""
    return type.replace("-", " ").capitalize()


def people(event: RecordEvent, most: int = 3) -> str:
    """Who takes part, by role; of many the first few and how many more."""
    groups: dict[str, list[str]] = {}
    for one in event.participants:
        names = groups.setdefault(one.role, [])
        if one.name not in names:
            names.append(one.name)
    said = {role: _few(names, most) for role, names in groups.items()}
    if not said:
        return "nobody named"
    for first, joint, second in _LINKS:
        if first in said:
            return f"{said[first]} {joint} {said[second]}" if second in said else said[first]
    return "; ".join(said.values())


def exact(window: Window) -> bool:
    """True where the event fills its window; "some time in mid-April" is not exact."""
    return window.granularity in _EXACT and window.earliest is not None and window.latest is not None


def when(window: Window, zone: tzinfo = UTC) -> str:
    """The window in words: "2 Jan 2026", "some time in 11 Apr – 20 Apr 2026", "some time in Mar 2027", "before 1 Apr 2026", "no date"."""
    first, last = window.earliest, window.latest
    if first is None and last is None:
        return "no date"
    if first is None or last is None:
        edge = f"before {moment(last, zone)}" if last is not None else f"from {moment(first, zone)}"
        return edge + (" (wanted)" if window.wanted else "")
    if window.granularity in _HOURS and last - first < timedelta(days=1):
        start, end = within(first).astimezone(zone), within(last).astimezone(zone)
        return f"{day(first, zone)} {start:%H:%M}–{'24:00' if (end.hour, end.minute) == (0, 0) else f'{end:%H:%M}'}"
    one, other = within(first).date(), (within(last) - timedelta(microseconds=1)).date()
    sure = exact(window)
    run = _days(one, other) if sure else _months(one, other) or _days(one, other)
    return ("" if sure else "some time in ") + run + (" (wanted)" if window.wanted else "")


def _days(one: date, other: date) -> str:
    """A run of days: "2 Jan 2026", "28 Mar – 2 Apr 2026"."""
    if other <= one:
        return f"{one.day} {one:%b} {one.year}"
    opening = f"{one.day} {one:%b}" + ("" if one.year == other.year else f" {one.year}")
    return f"{opening} – {other.day} {other:%b} {other.year}"


def _months(one: date, other: date) -> str:
    """A run of whole months: "Mar 2027", "Mar – May 2027", "2027"; empty where it is none."""
    if one.day != 1 or (other + timedelta(days=1)).day != 1:
        return ""
    if (one.month, other.month) == (1, 12):
        return str(one.year) if one.year == other.year else f"{one.year} – {other.year}"
    if (one.year, one.month) == (other.year, other.month):
        return f"{one:%b} {one.year}"
    opening = f"{one:%b}" + ("" if one.year == other.year else f" {one.year}")
    return f"{opening} – {other:%b} {other.year}"


def day(at: datetime, zone: tzinfo = UTC) -> str:
    """A day as "2 Jan 2026"; a midnight is the day that begins with it where it was told, whatever the reader's zone."""
    local = at if _midnight(at) else within(at).astimezone(zone)
    return f"{local.day} {local:%b} {local.year}"


def moment(at: datetime | None, zone: tzinfo = UTC) -> str:
    """A moment: its day, and the hour unless it is midnight in its own or the reader's zone; "undated" for None."""
    if at is None:
        return "undated"
    local = within(at).astimezone(zone)
    return day(at, zone) + ("" if _midnight(at) or _midnight(local) else f" {local:%H:%M}")


def date_words(edtf: str) -> str:
    """A date of a constraint as a person says it: "Apr 2026" for `2026-04`."""
    part = _DATE.fullmatch(edtf)
    if part is None:
        return edtf
    try:
        named = date(int(part[1]), int(part[2] or 1), int(part[3] or 1))
    except ValueError:
        return edtf
    words = [str(named.day)] if part[3] else []
    words += [f"{named:%b}"] if part[2] else []
    return " ".join([*words, str(named.year)])


def order(relation: str) -> str:
    """The relation of a constraint as a person says it."""
    return _ORDERS.get(relation, relation)


def _midnight(at: datetime) -> bool:
    return (at.hour, at.minute) == (0, 0)


def _few(names: Iterable[str], most: int) -> str:
    listed = list(names)
    more = len(listed) - most
    shown = listed if more <= 0 else listed[: most - 1 or 1]
    rest = len(listed) - len(shown)
    if rest:
        return ", ".join(shown) + f" and {rest} more"
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]
