"""Actors in CAMEO: country and sector of whoever acts."""

from __future__ import annotations

from chancery.facts.actors import Actor
from chancery.facts.coded import CodedActor
from chancery.facts.record_events import RecordParticipant
from chancery.knowledge.codes import CodeTables, code_tables
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world


def code_actor(actor: Actor | RecordParticipant, tables: Tables) -> CodedActor:
    """The CAMEO form of an actor: a state is its country alone, anybody who holds an office of it is of a sector.

    "Japan's foreign ministry" is JPNGOV, "the United Nations" IGOUNO, "Hamas" PSEREBHMS; an actor of no known state has
    an empty country. A leader whom the report names without a state is of the only state that ever had one of that name.
    """
    id, office = (actor.id, actor.role) if isinstance(actor, Actor) else (actor.actor, None)
    known = code_tables(tables)
    kind, _, slug = id.partition(":")
    if kind == "org" and (listed := known.organisations.get(slug)) is not None:
        sector = listed.code[3:6] if listed.country not in ("IGO", "IMG", "NGO") else ""
        return CodedActor(actor=id, name=actor.name, country=listed.country, sector=sector, code=listed.code)
    country = actor.country or ("IGO" if kind == "org" else _by_name(kind, actor.name, office is not None, tables))
    if kind == "state":
        return CodedActor(actor=id, name=actor.name, country=country, sector="", code=country)
    sector = _sector(kind, slug, actor.name, office or _office(kind, actor.name, tables), known)
    return CodedActor(actor=id, name=actor.name, country=country, sector=sector, code=country + sector)


def _sector(kind: str, slug: str, name: str, office: str, known: CodeTables) -> str:
    words = " ".join((office, slug.replace("/", " "), name)).replace("_", " ")
    found = next((sector for sector, pattern in known.sectors if pattern.search(words)), "")
    if not found and (kind in ("body", "office") or (kind == "person" and office)):
        return "GOV"
    return found


def _office(kind: str, name: str, tables: Tables) -> str:
    """An office that our tables know of a person, whenever it was held."""
    found = world(tables).person(name.split()) if kind == "person" else []
    return found[-1].role if found else ""


def _by_name(kind: str, name: str, titled: bool, tables: Tables) -> str:
    """The state of a person by name alone, where all holders of that name in our tables were of one state."""
    if kind != "person":
        return ""
    known = world(tables)
    words = name.split()
    found = known.person(words) or (known.families.get(words[-1], []) if titled or len(words) == 1 else [])
    states = {row.iso3 for row in found if row.iso3}
    return next(iter(states)) if len(states) == 1 else ""
