"""Times: the window within which something happens, and the words that give it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from chancery.facts.spans import Span

Granularity = Literal[
    "minute", "hour", "part-of-day", "day", "week", "part-of-month", "month", "quarter", "season", "part-of-year", "year",
    "unknown",
]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """The tightest half-open `[earliest, latest)` that the report gives; None is an open side.

    Both edges carry their offset from UTC; `timezone` is the IANA name they were read in. `spans` are the words
    that set the window. `wanted` marks a window that somebody wants and nothing yet holds.
    "before April" in a report of 2 January 2026 ends at 2026-04-01T00:00 in the report's zone.
    """

    earliest: datetime | None = None
    latest: datetime | None = None
    granularity: Granularity = "unknown"
    edtf: str | None = None
    timezone: str | None = None
    spans: tuple[Span, ...] = ()
    wanted: bool = False


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression: its place, its TIMEX3 type and value, and its window where it names one.

    "the evening of January 2" in a report of 2026 has type TIME, value `2026-01-02TEV`.
    """

    span: Span
    type: TimexType
    value: str
    window: Window | None = None
