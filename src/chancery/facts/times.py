"""Times: the window within which something happens, and the words that give it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from chancery.facts.spans import Span

Granularity = Literal[
    "minute",
    "hour",
    "part-of-day",
    "day",
    "week",
    "part-of-month",
    "month",
    "quarter",
    "season",
    "part-of-year",
    "year",
    "unknown",
]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
_FINENESS: tuple[Granularity, ...] = (
    "minute",
    "hour",
    "part-of-day",
    "day",
    "week",
    "part-of-month",
    "month",
    "quarter",
    "season",
    "part-of-year",
    "year",
    "unknown",
)


class Window(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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

    def __repr__(self) -> str:
        """`<Window 2026-01-02T17:00+09:00 to 2026-01-03T00:00+09:00>`; an open side is `..`."""
        edges = [m.isoformat(timespec="minutes") if m is not None else ".." for m in (self.earliest, self.latest)]
        return f"<Window {edges[0]} to {edges[1]}{' wanted' if self.wanted else ''}>"

    def contains(self, moment: datetime) -> bool:
        """True where the moment lies within the window (its end is outside)."""
        return (self.earliest is None or self.earliest <= moment) and (self.latest is None or moment < self.latest)

    def before(self, other: Window) -> bool:
        """True where this window has ended, for certain, when the other begins."""
        return self.latest is not None and other.earliest is not None and self.latest <= other.earliest

    def within(self, other: Window) -> bool:
        """True where no moment of this window lies outside the other."""
        starts = other.earliest is None or (self.earliest is not None and self.earliest >= other.earliest)
        ends = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return starts and ends

    def _empty(self) -> bool:
        return self.earliest is not None and self.latest is not None and self.latest <= self.earliest

    def at_most(self, time: timedelta) -> bool:
        """True where both edges are known, and no further apart than a time."""
        return self.earliest is not None and self.latest is not None and self.latest - self.earliest <= time

    def meets(self, other: Window) -> bool:
        """True where the two share a moment; a window that ends where it begins shares none."""
        if self._empty() or other._empty():
            return False
        return not (
            (self.latest is not None and other.earliest is not None and self.latest <= other.earliest)
            or (other.latest is not None and self.earliest is not None and other.latest <= self.earliest)
        )

    def intersect(self, other: Window) -> Window | None:
        """What both allow, at the finer grain of the two, resting on the words of both; None where nothing is left."""
        if not self.meets(other):
            return None
        starts = [w for w in (self.earliest, other.earliest) if w is not None]
        ends = [w for w in (self.latest, other.latest) if w is not None]
        finer = min(self, other, key=lambda w: _FINENESS.index(w.granularity))
        whole = finer.within(self) and finer.within(other)
        return Window(
            earliest=max(starts) if starts else None,
            latest=min(ends) if ends else None,
            granularity=finer.granularity,
            edtf=finer.edtf if whole else None,
            timezone=self.timezone or other.timezone,
            spans=tuple(dict.fromkeys((*self.spans, *other.spans))),
            wanted=self.wanted or other.wanted,
        )

    def tighten(self, *, earliest: datetime | None = None, latest: datetime | None = None) -> Window | None:
        """This window cut to what begins no sooner and ends no later; None where nothing is left."""
        return self.intersect(Window(earliest=earliest, latest=latest))

    def interval(self) -> str | None:
        """The days of the window as an EDTF interval, the last day included; ".." is an open side.

        "before April" in a report of 2 January 2026 is `2026-01-02/2026-03-31`; None where both sides are open.
        """
        if self.earliest is None and self.latest is None:
            return None
        first = ".." if self.earliest is None else self.earliest.date().isoformat()
        last = ".." if self.latest is None else (self.latest - timedelta(microseconds=1)).date().isoformat()
        return first if first == last else f"{first}/{last}"


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A time expression: its place, its TIMEX3 type and value, and its window where it names one.

    "the evening of January 2" in a report of 2026 has type TIME, value `2026-01-02TEV`. A run of days or years, "from
    June 9 to 11", has its two `ends`, each with the window of the whole; TIMEX3 knows only these (`ends_apart`).
    """

    span: Span
    type: TimexType
    value: str
    window: Window | None = None
    ends: tuple[TimeExpression, ...] = ()


def ends_apart(times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """The expressions as TIMEX3 counts them: "June 9 to 11" is two, "June 9" and "11", each with the window of the run."""
    return [one for time in times for one in (time.ends or (time,))]
