"""Bars: windows drawn as windows. What is known has a hard edge, what is uncertain a point, what is open dissolves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from chancery.desk.pictures.axis import Axis
from chancery.desk.pictures.captions import exact
from chancery.desk.pictures.svg import group, path, tag
from chancery.facts.times import Window

HEIGHT = 12.0
LEAST = 5.0
"""How wide the bar of a moment is drawn."""
TENTATIVE = frozenset({"arranging", "sought", "possible", "postponed"})
OFF = frozenset({"cancelled", "denied", "lapsed"})
_FADE = (9.0, 6.0, 4.0, 2.0)
_GAP = 3.0
_REACH = sum(_FADE) + _GAP * len(_FADE)
_POINT = 5.0
_OPEN = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Bar:
    """A window on an axis: `[start, end]` in the units of the picture, which of its ends are open, whether an end lies
    beyond the axis, and whether the event fills it."""

    start: float
    end: float
    open_start: bool
    open_end: bool
    cut_start: bool
    cut_end: bool
    exact: bool

    @property
    def middle(self) -> float:
        """The middle of what is drawn."""
        return (self.start + self.end) / 2


def placed(window: Window, axis: Axis, told: datetime | None = None) -> Bar | None:
    """Where a window stands on an axis; None where it lies beyond, or has no edge and was told at no moment.

    A window open on one side reaches ten days from the side that is known before it dissolves; one open on both stands
    where it was told.
    """
    first, last = window.earliest, window.latest
    open_start, open_end = first is None, last is None
    anchor = first or last or told
    if anchor is None:
        return None
    if first is None:
        first = anchor if open_end else _moved(anchor, -_OPEN)
    if last is None:
        last = anchor if open_start else _moved(anchor, _OPEN)
    if last < axis.first or first >= axis.last or (last == axis.first and first < last):
        return None
    start, end = axis.x(first), axis.x(last)
    least = _REACH * (open_start + open_end) + LEAST
    if end - start < least:
        if open_start and not open_end:
            start = end - least
        elif open_start:
            start, end = start - least / 2, start + least / 2
        else:
            end = start + least
        if end > axis.right:
            start, end = max(axis.left, axis.right - least), axis.right
        elif start < axis.left:
            start, end = axis.left, min(axis.right, axis.left + least)
    return Bar(
        start=start,
        end=end,
        open_start=open_start,
        open_end=open_end,
        cut_start=not open_start and first < axis.first,
        cut_end=not open_end and last > axis.last,
        exact=exact(window),
    )


def drawn(bar: Bar, y: float, status: str, *, wanted: bool = False, height: float = HEIGHT) -> Markup:
    """The bar with its top at `y`: full where the event fills it, paler and pointed where it falls some time within,
    hatched while tentative, an outline struck through when off; a wish has a broken outline."""
    kinds = ["bar", f"s-{status}"]
    kinds += ["exact" if bar.exact else "within"]
    if status in OFF:
        kinds.append("off")
    elif status in TENTATIVE:
        kinds.append("tentative")
    if wanted:
        kinds.append("wanted")
    left = bar.start + (_REACH if bar.open_start else 0.0)
    right = bar.end - (_REACH if bar.open_end else 0.0)
    middle, bottom = y + height / 2, y + height
    body: list[Markup | None] = []
    point = min(_POINT, max(0.0, (right - left) / 2))
    if bar.exact:
        shape = tag("rect", x=left, y=y, width=max(1.0, right - left), height=height, rx=2, class_="body")
    else:
        parts: list[str | float] = ["M"]
        parts += [left, y] if bar.open_start or bar.cut_start else [left, middle, "L", left + point, y]
        parts += (
            ["L", right, y, "L", right, bottom]
            if bar.open_end or bar.cut_end
            else ["L", right - point, y, "L", right, middle, "L", right - point, bottom]
        )
        parts += ["L", left, bottom, "Z"] if bar.open_start or bar.cut_start else ["L", left + point, bottom, "Z"]
        shape = path(*parts, class_="body")
    body.append(shape)
    if "tentative" in kinds:
        body.append(_hatched(left + point, right - point, y, height))
    if bar.open_start:
        body += _dissolving(left, -1, y, height)
    if bar.open_end:
        body += _dissolving(right, 1, y, height)
    if bar.cut_start:
        body.append(path("M", left + 5, middle - 3, "L", left + 2, middle, "L", left + 5, middle + 3, class_="on"))
    if bar.cut_end:
        body.append(path("M", right - 5, middle - 3, "L", right - 2, middle, "L", right - 5, middle + 3, class_="on"))
    if status in OFF:
        body.append(tag("line", x1=left - 2, x2=right + 2, y1=middle, y2=middle, class_="strike"))
    return group(body, class_=" ".join(kinds))


def _hatched(left: float, right: float, y: float, height: float) -> Markup | None:
    """Slanting lines within a bar."""
    parts: list[str | float] = []
    x = left
    while x + height / 2 <= right and len(parts) < 2400:
        parts += ["M", x, y + height, "l", height / 2, -height]
        x += 6.0
    return path(*parts, class_="hatch") if parts else None


def _dissolving(edge: float, way: int, y: float, height: float) -> list[Markup]:
    """Ever shorter pieces that lead out of a bar's open end."""
    out, x = [], edge
    for size in _FADE:
        x += way * _GAP
        out.append(tag("rect", x=x if way > 0 else x - size, y=y, width=size, height=height, class_="piece"))
        x += way * size
    return out


def _moved(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:
        return moment
