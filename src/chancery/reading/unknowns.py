"""Unknowns: persons whom a report names with an office and the tables do not hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chancery.facts.spans import Span
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import slug
from chancery.language.text import Text
from chancery.reading.actors import CastReader


@dataclass(frozen=True, slots=True)
class Unknown:
    """A person with an office whom `holders.csv` does not hold: name, role of `roles.csv`, country, and where it stands.

    "Foreign Minister Laksmi Wardhana of Indonesia": Laksmi Wardhana, foreign_minister, IDN.
    """

    name: str
    role: str
    country: str | None
    span: Span


def read_unknowns(text: Text, tables: Tables, day: date | None, home: str | None) -> list[Unknown]:
    """The unknown office-holders of a text, each once, in the order of their first naming."""
    reader = CastReader(text, tables, day, home)
    reader.read()
    found: dict[str, Unknown] = {}
    for number, person in sorted(reader.person_of.items()):
        piece = reader.pieces[number]
        if person.role in (None, "person") or person.id in found or slug(person.name) in reader.world.people:
            continue
        found[person.id] = Unknown(
            person.name, str(person.role), person.country or person.org, text.span(piece.first, piece.last)
        )
    return list(found.values())
