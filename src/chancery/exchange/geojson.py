"""GeoJSON (RFC 7946): the events that happen at a place, on a map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from chancery.exchange.datasets import Dataset
from chancery.exchange.geography import locate
from chancery.facts.record_events import RecordEvent
from chancery.knowledge.tables import Tables


def write_geojson(data: Dataset, file: TextIO, tables: Tables) -> int:
    """Writes a FeatureCollection of all events with a place; gives their number.

    A place whose point is not known (a country, a building) has a null geometry and keeps its name and country.
    """
    file.write('{"type": "FeatureCollection", "features": [')
    number = 0
    for number, one in enumerate(_features(data, tables), 1):
        file.write(("\n" if number == 1 else ",\n") + json.dumps(one, ensure_ascii=False))
    file.write("\n]}\n")
    return number


def _features(data: Dataset, tables: Tables) -> Iterator[dict[str, Any]]:
    return (feature(event, tables) for event in data.events() if event.place is not None)


def feature(event: RecordEvent, tables: Tables) -> dict[str, Any]:
    """One event as a Feature: its point in longitude and latitude, what it is among the properties."""
    point, place, window = locate(event.place, tables), event.place, event.window
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": None if point is None else {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        "properties": {
            "type": event.type,
            "status": event.status,
            "participants": [{"actor": p.actor, "name": p.name, "role": p.role} for p in event.participants],
            "earliest": window.earliest.isoformat() if window.earliest else None,
            "latest": window.latest.isoformat() if window.latest else None,
            "edtf": window.edtf,
            "place": place.name if place else None,
            "country": place.country if place else None,
            "geonames": point.geonames if point else None,
            "origins": event.origins,
            "reports": list(event.reports),
            "words": event.mentions[0].text if event.mentions else None,
        },
    }
