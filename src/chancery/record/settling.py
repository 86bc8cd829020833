"""Settling: values as a person gives them: a window as days of EDTF."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from chancery.facts.times import Granularity, Window
from chancery.record.filters import WrongFilter, moment

_GRAIN: dict[int, Granularity] = {4: "year", 7: "month", 10: "day"}


def window_of(text: str, timezone: str = "UTC") -> Window:
    """The window of an EDTF day, month, year or interval, or of two moments with a slash between; ".." is an open side.

    "2026-06-15/2026-06-18" holds the whole of the 18th. Raises `WrongFilter`.
    """
    first, slash, last = text.partition("/")
    zone = UTC if timezone == "UTC" else ZoneInfo(timezone)
    earliest = None if first in ("", "..") else moment(first, zone, "window")
    end = last if slash else first
    latest: datetime | None = None if end in ("", "..") else moment(end, zone, "window", end=True)
    if earliest is None and latest is None:
        raise WrongFilter(f"window {text!r}: give at least one side, as in ../2026-06-30")
    if earliest is not None and latest is not None and latest <= earliest:
        raise WrongFilter(f"window {text!r}: it ends before it begins")
    days = "T" not in text
    return Window(
        earliest=earliest,
        latest=latest,
        granularity=_GRAIN.get(len(first), "minute") if not slash else "day" if days else "minute",
        edtf=text if days else None,
        timezone=timezone,
    )
