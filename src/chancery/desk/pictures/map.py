"""The map of places: where events happen, on a net of degrees, with the larger towns of the earth as faint dots."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from functools import lru_cache

from markupsafe import Markup

from chancery.desk.pictures.addresses import PRESENT, Addresses
from chancery.desk.pictures.captions import caption, when
from chancery.desk.pictures.histogram import NARROW
from chancery.desk.pictures.labels import labelled
from chancery.desk.pictures.projection import projected
from chancery.desk.pictures.svg import Cell, Picture, Table, drawing, group, link, number, path, tag
from chancery.facts.record_events import RecordEvent

Frame = tuple[float, float, float, float]
WORLD: Frame = (-2.72, -1.33, 2.72, 1.33)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the events that happen there, in degrees; `href` leads to them."""

    name: str
    longitude: float
    latitude: float
    events: tuple[RecordEvent, ...]
    href: str | None = None


def map_picture(
    spots: Sequence[Spot],
    towns: Sequence[tuple[float, float]] = (),
    *,
    zone: tzinfo = UTC,
    width: float = 960.0,
    whole: bool = False,
    to: Addresses = PRESENT,
    id: str = "map",
) -> Picture:
    """Discs at the places of events, the larger the more; the part of the earth that holds them all, or the `whole`.

    `towns` (longitude, latitude) draw the lands by where people live; nothing else on the map is not of the record.
    """
    title = "Map of places"
    events = len({e.id for spot in spots for e in spot.events})
    said = f"{events} events at {len(spots)} places."
    frame = WORLD if whole or not spots else framed([(s.longitude, s.latitude) for s in spots])
    svg = _drawn(spots, towns, frame, width, title, said, id)
    narrow = _drawn(spots, towns, frame, NARROW, title, said, f"{id}-narrow")
    rows = tuple(
        (
            Cell(spot.name, spot.href),
            Cell(caption(event), to.event(event.id)),
            Cell(event.status),
            Cell(when(event.window, zone)),
        )
        for spot in spots
        for event in spot.events
    )
    table = Table("The events with a place", ("place", "event", "status", "when"), rows)
    return Picture(svg=svg, narrow=narrow, title=title, description=said, table=table)


def framed(points: Sequence[tuple[float, float]]) -> Frame:
    """The part of the plane that holds all points with a margin, twice as wide as it is high, never smaller than a
    subcontinent."""
    places = [projected(*point) for point in points]
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    tall = max((right - left) * 1.25 / 2, (bottom - top) * 1.3, 0.42)
    if tall > 2.4:
        return WORLD
    x, y = (left + right) / 2, (top + bottom) / 2
    x = min(max(x, WORLD[0] + tall), WORLD[2] - tall)
    y = min(max(y, WORLD[1] + tall / 2), WORLD[3] - tall / 2)
    return x - tall, y - tall / 2, x + tall, y + tall / 2


def _drawn(
    spots: Sequence[Spot],
    towns: Sequence[tuple[float, float]],
    frame: Frame,
    width: float,
    title: str,
    said: str,
    id: str,
) -> Markup:
    left, top, right, bottom = frame
    scale = width / (right - left)
    height = (bottom - top) * scale

    def place(longitude: float, latitude: float) -> tuple[float, float]:
        x, y = projected(longitude, latitude)
        return (x - left) * scale, (y - top) * scale

    at = [place(s.longitude, s.latitude) for s in spots]
    most = max((len(s.events) for s in spots), default=1)
    size = math.sqrt(width / 960.0)
    radius = [size * (3.5 + 9 * math.sqrt(len(s.events) / most)) for s in spots]
    order = sorted(range(len(spots)), key=lambda n: (-len(spots[n].events), spots[n].name))
    words = labelled([(*at[n], radius[n], spots[n].name) for n in order], (width, height), size=11.5)
    labels = dict(zip(order, words, strict=True))
    body: list[Markup | None] = [_net(place, width, height, scale), _dots(tuple(towns), frame, width)]
    for n in order:
        spot, label = spots[n], labels[n]
        count = len(spot.events)
        said_ = f"{spot.name}: {count} {'event' if count == 1 else 'events'}"
        parts = [tag("circle", cx=at[n][0], cy=at[n][1], r=radius[n], class_="place")]
        if label is not None:
            parts.append(tag("text", label.words, x=label.x, y=label.y, text_anchor=label.anchor, class_="label"))
        body.append(link(spot.href, said_, *parts) if spot.href is not None else group([tag("title", said_), *parts]))
    return drawing("map", width, height, title, said, *body, id=id)


def _net(place: Callable[[float, float], tuple[float, float]], width: float, height: float, scale: float) -> Markup:
    """Meridians and parallels: every thirty degrees on the whole earth, every ten nearer by."""
    step = 30 if scale < 300 else 10
    parts: list[str | float] = []
    for longitude in range(-180, 181, step):
        parts += _run([place(min(179.999, longitude), latitude) for latitude in range(-90, 91, 5)], width, height)
    for latitude in range(-90, 91, step):
        row = [place(min(179.999, longitude), latitude) for longitude in range(-180, 181, 10)]
        parts += _run(row, width, height)
    return path(*parts, class_="net") if parts else group([])


def _run(points: Sequence[tuple[float, float]], width: float, height: float) -> list[str | float]:
    """A line through points, only where it passes the frame."""
    out: list[str | float] = []
    pen = False
    for here, after in zip(points, [*points[1:], points[-1]], strict=True):
        near = any(-60 <= x <= width + 60 and -60 <= y <= height + 60 for x, y in (here, after))
        if near or pen:
            out += ["L" if pen else "M", *here]
        pen = near
    return out


@lru_cache(maxsize=16)
def _dots(towns: tuple[tuple[float, float], ...], frame: Frame, width: float) -> Markup | None:
    """The towns within the frame, one of those that would stand on each other."""
    left, top, right, bottom = frame
    scale, grid = width / (right - left), 3.0
    seen = set()
    for town in towns:
        x, y = projected(*town)
        if left <= x <= right and top <= y <= bottom:
            seen.add((round((y - top) * scale / grid), round((x - left) * scale / grid)))
    if not seen:
        return None
    data, x0, y0 = [], 0, 0
    for row, column in sorted(seen):
        data.append(f"m{number((column - x0) * grid)} {number((row - y0) * grid)}h0")
        x0, y0 = column, row
    return tag("path", d="M0 0" + "".join(data), class_="towns")
