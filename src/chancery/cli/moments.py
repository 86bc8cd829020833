"""Moments and windows in words: "2 Jan 2026 17:00–24:00 JST (08:00–15:00 UTC)"."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chancery.facts.times import Window

_RELATIONS = {
    "before": "before",
    "after": "after",
    "during": "during",
    "not-before": "not before",
    "not-after": "no later than",
}


def constraint_words(relation: str) -> str:
    """The relation of a constraint as a person says it."""
    return _RELATIONS[relation]


def day(moment: datetime) -> str:
    """A day as "2 Jan 2026"."""
    return f"{moment.day} {moment:%b %Y}"


def window_words(window: Window, status: str) -> str:
    """A window for a person, in its own zone and, where hours matter, in UTC; empty where nothing is known."""
    first, last = window.earliest, window.latest
    wish = " (wanted)" if window.wanted else ""
    if not window.spans and status == "occurred":
        return ""
    if first is None and last is None:
        return ""
    if first is None and last is not None:
        return f"before {_edge(last)}{wish}"
    if last is None and first is not None:
        return "" if not window.spans else f"from {_edge(first)} on{wish}"
    assert first is not None and last is not None
    if window.granularity in ("minute", "hour", "part-of-day") and last - first < timedelta(days=1):
        end = "24:00" if last.hour == 0 and last.minute == 0 else f"{last:%H:%M}"
        utc = f"{first.astimezone(UTC):%H:%M}–{last.astimezone(UTC):%H:%M} UTC"
        return f"{day(first)} {first:%H:%M}–{end} {_zone(window, first)} ({utc}){wish}"
    final = last - timedelta(minutes=1)
    if first.date() == final.date():
        return f"{day(first)}{wish}"
    return f"{day(first)} – {day(final)}{wish}"


def _zone(window: Window, moment: datetime) -> str:
    """The zone as people write it, "JST" or "GMT"; where it has no letters of its own, its IANA name."""
    if window.timezone is None:
        return ""
    try:
        short = moment.astimezone(ZoneInfo(window.timezone)).tzname() or ""
    except ZoneInfoNotFoundError:
        return window.timezone
    return short if short.isalpha() else window.timezone


def _edge(moment: datetime) -> str:
    return day(moment) if moment.hour == 0 and moment.minute == 0 else f"{day(moment)} {moment:%H:%M}"
