"""Settling: values as a person gives them: a window as days of EDTF."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

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


def value_of(field: str, text: str) -> Any:
    """A value as it is typed: JSON, or a plain word; of a window its days, "2026-06-15/2026-06-18", the last included."""
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    if field == "window" and isinstance(value, str | int):
        return msgspec.to_builtins(window_of(str(value)))
    if field == "place" and isinstance(value, str):
        return {"name": value}
    if field in ("topics", "purpose") and isinstance(value, str):
        return [value]
    return value
