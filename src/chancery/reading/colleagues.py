"""Colleagues: persons named together who hold one office in several countries."""

from __future__ import annotations

from chancery.reading.roll import Roll


def colleagues(reader: Roll, role: str) -> tuple[str, ...]:
    """Those who were named together last and hold one office: "Minister Eide met Minister Valtonen. The ministers agreed …"."""
    persons = reader.people.persons
    for _, actors in reversed(reader.memory.pairs):
        held = [persons[a].role or "" for a in actors if a in persons]
        if len(held) == len(actors) and all(
            h == role or (role in ("minister", "") and h.endswith("minister")) for h in held
        ):
            return actors
    return ()
