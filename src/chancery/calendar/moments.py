"""Moments as whole numbers: a grain fine enough to keep "before" strict, and the days that dates stand for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
GRAIN = 20
"""A microsecond is 2 ** 20 grains, so that a million events can stand one strictly before the other within one."""


def grains(moment: datetime) -> int:
    """A moment in grains since 1970."""
    return ((moment - _EPOCH) // _MICROSECOND) << GRAIN


def up(value: int) -> int:
    """Grains rounded up to whole microseconds."""
    return -((-value) >> GRAIN)


def moment(microseconds: int, zone: str | None) -> datetime:
    """The moment so many microseconds after 1970, told in a zone."""
    at = _EPOCH + microseconds * _MICROSECOND
    try:
        return at.astimezone(_zone(zone))
    except OverflowError:  # the first and the last day of the calendar have no other side
        return at


def days(date: str, zone: str | None) -> tuple[datetime, datetime]:
    """The first moment of an EDTF day, month or year and the first after it, in a zone; ValueError for 30 February."""
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    tz = _zone(zone)
    first = datetime(year, month or 1, day or 1, tzinfo=tz)
    if day:
        after = first.date() + timedelta(days=1)
        return first, datetime(after.year, after.month, after.day, tzinfo=tz)
    if month:
        return first, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=tz)
    return first, datetime(year + 1, 1, 1, tzinfo=tz)


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
