"""Where places lie: coordinates of cities from the table, and nothing guessed for what it does not hold."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.facts.record_events import RecordPlace
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the earth: WGS 84 degrees, the place's name, its country (ISO 3166-1 alpha-3), its id at GeoNames."""

    latitude: float
    longitude: float
    name: str
    country: str
    geonames: str


def locate(place: RecordPlace | None, tables: Tables) -> Point | None:
    """The point of a city that the table knows in that country; None for a country, a building, or an unknown place.

    "at Geneva" is a point; "in Switzerland" is none: a country has no middle at which things happen.
    """
    if place is None:
        return None
    for name in (place.name, place.name.split(",")[0].strip()):
        city = world(tables).cities.get(name)
        if city is not None and city.latitude and place.country in (None, city.iso3):
            return Point(float(city.latitude), float(city.longitude), city.name, city.iso3, city.geonames)
    return None
