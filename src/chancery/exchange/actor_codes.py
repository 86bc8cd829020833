"""Actors in CAMEO: country and sector of whoever acts."""

from __future__ import annotations

from chancery.facts.actors import Actor
from chancery.facts.coded import CodedActor
from chancery.knowledge.codes import CodeTables, code_tables
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world


def code_actor(actor: Actor, tables: Tables) -> CodedActor:
    """The CAMEO form of an actor: a state is its country alone, anybody who holds an office of it is of a sector.

    "Japan's foreign ministry" is JPNGOV, "the United Nations" IGOUNO, "Hamas" PSEREBHMS; an actor of no known state has
    an empty country. A leader whom the report names without a state is of the only state that ever had one of that name.
    """
    known_codes = code_tables(tables)
    kind, _, slug = actor.id.partition(":")
    if kind == "org" and (known := known_codes.organisations.get(slug)) is not None:
        sector = known.code[3:6] if known.country not in ("IGO", "IMG", "NGO") else ""
        return CodedActor(actor=actor.id, name=actor.name, country=known.country, sector=sector, code=known.code)
    country = actor.country or ("IGO" if kind == "org" else _by_name(actor, tables))
    if actor.kind == "state":
        return CodedActor(actor=actor.id, name=actor.name, country=country, sector="", code=country)
    sector = _sector(actor, known_codes)
    return CodedActor(actor=actor.id, name=actor.name, country=country, sector=sector, code=country + sector)


def _sector(actor: Actor, tables: CodeTables) -> str:
    words = " ".join((actor.role or "", actor.id.partition(":")[2].replace("/", " "), actor.name)).replace("_", " ")
    found = next((sector for sector, pattern in tables.sectors if pattern.search(words)), "")
    if not found and actor.kind in ("person", "government"):
        return "GOV" if actor.kind == "government" or actor.role else ""
    return found


def _by_name(actor: Actor, tables: Tables) -> str:
    """The state of a person by name alone, where all holders of that name in our tables were of one state."""
    if actor.kind != "person":
        return ""
    known = world(tables)
    words = actor.name.split()
    found = known.person(words) or (
        known.families.get(words[-1], []) if actor.role is not None or len(words) == 1 else []
    )
    states = {row.iso3 for row in found if row.iso3}
    return next(iter(states)) if len(states) == 1 else ""
