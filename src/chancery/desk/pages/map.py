"""Map: the places where events happen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from chancery.desk.asking import Asking
from chancery.desk.outlines import outlined
from chancery.desk.page import EVENT_FILTERS, Form, Page, Row, Word
from chancery.desk.pictures.addresses import Addresses
from chancery.desk.pictures.captions import caption
from chancery.desk.pictures.map import Spot, map_picture
from chancery.desk.pictures.svg import Picture
from chancery.desk.spans import few
from chancery.exchange.geography import Point, locate
from chancery.exchange.geojson import feature
from chancery.facts.record_events import RecordEvent
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world
from chancery.record.lists import Listed

_STEP = 120


class MapPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place with a point (WGS 84 degrees) and the ids of the events that happen there."""

    name: str
    country: str
    latitude: float
    longitude: float
    events: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Where on the page its events are listed."""
        return f"at-{self.latitude:.3f}-{self.longitude:.3f}".replace(".", "_")


class MapPage(msgspec.Struct, frozen=True, kw_only=True):
    """The places of events, those with most first; how many of the events looked at (`of`, those reported last where there
    are `more`) name a place whose point is not known, and how many none at all."""

    places: tuple[MapPlace, ...]
    events: tuple[RecordEvent, ...]
    of: int
    pointless: int
    placeless: int
    more: bool

    @property
    def by_id(self) -> dict[str, RecordEvent]:
        """The events by their ids."""
        return {e.id: e for e in self.events}


def facts(asking: Asking) -> MapPage:
    """The places. Raises `WrongFilter`."""
    found = _found(asking)
    tables = asking.record.tables()
    at: dict[Point, list[RecordEvent]] = {}
    for event in found:
        point = locate(event.place, tables)
        if point is not None:
            at.setdefault(point, []).append(event)
    places = sorted(at, key=lambda p: (-len(at[p]), p.name, p.geonames))
    placed = {e.id: e for p in places for e in at[p]}
    return MapPage(
        places=tuple(
            MapPlace(
                name=p.name,
                country=p.country,
                latitude=p.latitude,
                longitude=p.longitude,
                events=tuple(e.id for e in at[p]),
            )
            for p in places
        ),
        events=outlined(placed.values()),
        of=len(found),
        pointless=sum(e.place is not None and e.id not in placed for e in found),
        placeless=sum(e.place is None for e in found),
        more=found.more,
    )


def rows(page: MapPage) -> Iterable[Row]:
    """One event a line."""
    events = page.by_id
    for place in page.places:
        for id in place.events:
            event = events[id]
            yield {
                "place": place.name,
                "country": place.country,
                "latitude": place.latitude,
                "longitude": place.longitude,
                "id": id,
                "event": caption(event),
                "status": event.status,
                "earliest": event.window.earliest.isoformat() if event.window.earliest else None,
                "latest": event.window.latest.isoformat() if event.window.latest else None,
            }


def draw(asking: Asking, page: MapPage) -> Mapping[str, Picture]:
    """The map."""
    events = page.by_id
    spots = [
        Spot(p.name, p.longitude, p.latitude, tuple(events[id] for id in p.events), f"#{p.anchor}") for p in page.places
    ]
    towns = _towns(asking.record.tables())
    whole = asking.word("whole") == "yes"
    picture = map_picture(spots, towns, zone=asking.zone, whole=whole, to=Addresses(asking.link))
    return {"map": picture}


def geojson(asking: Asking) -> bytes:
    """The events with a place as a FeatureCollection (RFC 7946)."""
    tables = asking.record.tables()
    features = [feature(e, tables) for e in _found(asking) if e.place is not None]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode(
        "utf-8", "replace"
    )


def _found(asking: Asking) -> Listed[RecordEvent]:
    return asking.record.events(replace(asking.filters, limit=few(asking, _STEP)))


def _towns(tables: Tables) -> tuple[tuple[float, float], ...]:
    found: tuple[tuple[float, float], ...] = tables.cached(
        "points of towns",
        lambda: tuple((float(c.longitude), float(c.latitude)) for c in world(tables).cities.values() if c.latitude),
    )
    return found


PAGE = Page(
    name="map",
    title="Map",
    path="/map",
    facts=facts,
    rows=rows,
    draw=draw,
    filters=EVENT_FILTERS,
    words=(Word("whole", "yes: the whole earth", {"type": "string", "enum": ["yes"]}),),
    forms={"geojson": Form("application/geo+json", geojson)},
    key="m",
    about="The places where events happen.",
)
