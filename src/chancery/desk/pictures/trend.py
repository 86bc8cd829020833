"""The trend of a pair's relations: each statement as a mark, the leaning of all as a line, its doubt as a band."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from markupsafe import Markup

from chancery.desk.pictures.addresses import PRESENT, Addresses
from chancery.desk.pictures.axis import Axis, today_line, within
from chancery.desk.pictures.captions import moment
from chancery.desk.pictures.histogram import NARROW
from chancery.desk.pictures.svg import Cell, Picture, Table, drawing, link, path, tag
from chancery.facts.record_relations import RelationPoint
from chancery.outlook.trends import VALUES, Leaning, trend

DIRECTIONS = {"improved": "better", "stable": "unchanged", "strained": "strained", "deteriorated": "worse"}
_TOP, _FOOT, _LEFT = 30.0, 8.0, 78.0
_HEIGHT = 220.0
_STEPS = 72


def trend_picture(
    points: Sequence[RelationPoint],
    now: datetime,
    *,
    title: str,
    zone: tzinfo = UTC,
    width: float = 860.0,
    to: Addresses = PRESENT,
    id: str = "trend",
) -> Picture:
    """The statements on a pair's relations over time and where they lean.

    A triangle up says better, a square unchanged, a diamond strained, a triangle down worse; each leads to its sentence.
    The band is where the leaning lies with eight chances in ten: wide where few or only old words stand behind it.
    """
    told = [p for p in points if p.at is not None]
    first = min((within(p.at) for p in told if p.at is not None), default=within(now)) - timedelta(days=30)
    last = max(within(now), *(within(p.at) for p in told if p.at is not None)) if told else within(now)
    last = max(last, first + timedelta(days=60))
    last += (last - first) / 40
    moments = [first + (last - first) * n / _STEPS for n in range(_STEPS + 1)]
    moments = sorted(
        {m for m in (*moments, *(p.at for p in told if p.at is not None), within(now)) if m <= within(now)}
    )
    line = trend(told, moments)
    said = f"{len(points)} {'statement' if len(points) == 1 else 'statements'}. " + (_said(line[-1]) if line else "")
    svg, narrow = (
        _drawn(told, line, Axis(first, last, left, room - 6, zone), now, room, title, said, to, name)
        for room, left, name in ((width, _LEFT, id), (NARROW, 66.0, f"{id}-narrow"))
    )
    return Picture(svg=svg, narrow=narrow, title=title, description=said, table=_table(points, zone, to))


def _said(last: Leaning) -> str:
    way = "better" if last.level > 0.15 else "worse" if last.level < -0.15 else "neither way"
    sure = "clearly" if last.low > 0 or last.high < 0 else "doubtfully"
    if way == "neither way":
        return "They lean neither way."
    return f"They lean {sure} to the {way}."


def _drawn(
    told: Sequence[RelationPoint],
    line: Sequence[Leaning],
    axis: Axis,
    now: datetime,
    width: float,
    title: str,
    said: str,
    to: Addresses,
    id: str,
) -> Markup:
    floor = _HEIGHT - _FOOT
    middle, reach = (_TOP + floor) / 2, (floor - _TOP) / 2 - 12

    def y(level: float) -> float:
        return middle - reach * level

    body: list[Markup | None] = [axis.drawn(0, floor)]
    for level, word in ((1.0, "better"), (0.0, "unchanged"), (-1.0, "worse")):
        body.append(tag("line", x1=axis.left, x2=width, y1=y(level), y2=y(level), class_="level"))
        body.append(tag("text", word, x=axis.left - 8, y=y(level) + 4, text_anchor="end", class_="label"))
    if len(line) > 1:
        upper = [part for one in line for part in ("L", axis.x(one.at), y(one.high))]
        lower = [part for one in reversed(line) for part in ("L", axis.x(one.at), y(one.low))]
        body.append(path("M", *upper[1:], *lower, "Z", class_="doubt"))
        body.append(path("M", *[p for one in line for p in ("L", axis.x(one.at), y(one.level))][1:], class_="leaning"))
    body.append(today_line(axis, now, _TOP - 10, floor, above=True))
    stacked: dict[tuple[int, float], int] = {}
    for point in told:
        assert point.at is not None
        x, level = axis.x(point.at), VALUES[point.direction]
        spot = (round(x / 9), level)
        stacked[spot] = stacked.get(spot, 0) + 1
        lift = (stacked[spot] - 1) % 4 * 7.0 * (-1 if level <= 0 else 1)
        body.append(_mark(point, x, y(level) + lift, axis.zone, to))
    return drawing("trend", width, _HEIGHT, title, said, *body, id=id)


def _mark(point: RelationPoint, x: float, y: float, zone: tzinfo, to: Addresses) -> Markup:
    shapes = {
        "improved": ("M", x - 5, y + 4, "L", x, y - 5, "L", x + 5, y + 4, "Z"),
        "deteriorated": ("M", x - 5, y - 4, "L", x, y + 5, "L", x + 5, y - 4, "Z"),
        "strained": ("M", x, y - 5.5, "L", x + 5.5, y, "L", x, y + 5.5, "L", x - 5.5, y, "Z"),
        "stable": ("M", x - 4, y - 4, "h", 8, "v", 8, "h", -8, "Z"),
    }
    words = f"{DIRECTIONS[point.direction]}, {moment(point.at, zone)}: {point.quote.text}"
    href = to.report(point.report, point.quote.span)
    return link(href, words, path(*shapes[point.direction], class_="stated"), class_=f"statement {point.direction}")


def _table(points: Sequence[RelationPoint], zone: tzinfo, to: Addresses) -> Table:
    return Table(
        "What reports state of their relations",
        ("when", "statement", "in the words"),
        tuple(
            (
                Cell(moment(p.at, zone)),
                Cell(DIRECTIONS[p.direction]),
                Cell(f"“{p.quote.text}”", to.report(p.report, p.quote.span)),
            )
            for p in reversed(points)
        ),
    )
