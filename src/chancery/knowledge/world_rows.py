"""The rows of the tables of the world: countries, holders of offices, organisations, bodies, outlets, cities, titles and regions."""

from __future__ import annotations

import msgspec


class CountryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `countries.csv`."""

    iso3: str
    name: str
    names: str = ""
    adjectives: str = ""
    capital: str = ""
    metonyms: str = ""
    combining: str = ""
    timezone: str = ""
    leads: str = ""


class FormerStateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `former-states.csv`: a state, the first day without it, and the state that has its capital now."""

    iso3: str
    until: str
    heir: str = ""


class HolderRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `holders.csv`: who held which office from when to when."""

    person: str
    family: str
    aliases: str = ""
    iso3: str = ""
    org: str = ""
    role: str
    start: str = ""
    end: str = ""


class OrganisationRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `organisations.csv`."""

    id: str
    name: str
    aliases: str = ""
    kind: str
    members: str = ""


class HomelandRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `homelands.csv`: the lands (ISO 3166-1 alpha-3) in which an armed group has its home."""

    org: str
    lands: str


class ShipRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `ships.csv`: what stands before the name of a state's warship, and another state that writes the same."""

    prefix: str
    iso3: str
    other: str = ""


class BodyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `bodies.csv`."""

    id: str
    name: str
    aliases: str = ""
    iso3: str
    kind: str


class OutletRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `outlets.csv`."""

    name: str
    aliases: str = ""
    iso3: str = ""
    kind: str = ""
    reliability: str = ""
    domain: str = ""


class CityRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `cities.csv`; latitude and longitude are WGS 84 degrees, `geonames` the id of the place at geonames.org."""

    name: str
    iso3: str
    timezone: str
    latitude: str = ""
    longitude: str = ""
    geonames: str = ""


class RoleRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `roles.csv`: a title in the press's words and the office it names."""

    title: str
    role: str
    iso3: str = ""


class RegionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `regions.csv`: a region and its state, or a name that stands for no state ("South China Sea")."""

    name: str
    iso3: str = ""
