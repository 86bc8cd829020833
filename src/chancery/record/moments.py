"""Moments as the index keeps them: seconds or microseconds of the epoch, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import overload

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND, _MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)


@overload
def seconds(moment: datetime) -> int: ...
@overload
def seconds(moment: None) -> None: ...
@overload
def seconds(moment: datetime | None) -> int | None: ...
def seconds(moment: datetime | None) -> int | None:
    """Whole seconds of the epoch, rounded down; None stays None."""
    return None if moment is None else (moment - _EPOCH) // _SECOND


def microseconds(moment: datetime) -> int:
    """Microseconds of the epoch."""
    return (moment - _EPOCH) // _MICROSECOND


def moment_of(seconds: int) -> datetime:
    """The moment of seconds of the epoch, in UTC."""
    return _EPOCH + timedelta(seconds=seconds)


def moment_of_microseconds(count: int) -> datetime:
    """The moment of microseconds of the epoch, in UTC."""
    return _EPOCH + timedelta(microseconds=count)
