"""Content lines of iCalendar (RFC 5545, 3.1): a property with its value, escaped and folded. A subscribed calendar is fetched
again and again, and these few rules are most of what writing one takes."""

from __future__ import annotations

from datetime import UTC, date, datetime

_WIDTH = 74
"""Octets of a line at most, without the space with which it goes on from the one before."""


def text(name: str, value: str) -> bytes:
    """A property of type TEXT: "SUMMARY:OCCURRED: talks\\, Japan and India"."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return folded(f"{name}:{escaped}")


def day(name: str, value: date) -> bytes:
    """A property whose value is a day."""
    return folded(f"{name};VALUE=DATE:{_figures(value)}")


def moment(name: str, value: datetime, zone: str | None = None) -> bytes:
    """A property whose value is a moment: in UTC, or as the clocks of a zone have it."""
    if zone is None:
        utc = value if value.tzinfo is UTC else value.astimezone(UTC)
        return folded(f"{name}:{_figures(utc)}T{_hours(utc)}Z")
    return folded(f"{name};TZID={zone}:{_figures(value)}T{_hours(value)}")


def folded(line: str) -> bytes:
    """A line, cut where it is too long; no character is cut apart."""
    raw = line.encode("utf-8", "replace")
    if len(raw) <= _WIDTH:
        return raw
    parts = []
    start = 0
    while len(raw) - start > _WIDTH:
        end = start + _WIDTH
        while raw[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(raw[start:end])
        start = end
    return b"\r\n ".join([*parts, raw[start:]])


def _hours(value: datetime) -> str:
    """An hour in six figures."""
    return f"{value.hour:02d}{value.minute:02d}{value.second:02d}"


def _figures(value: date) -> str:
    """A day in eight figures, those of the first millennium too."""
    return f"{value.year:04d}{value.month:02d}{value.day:02d}"
