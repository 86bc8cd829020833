"""Outlines: events as lists of a page have them: what and who and when, without their whole history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from chancery.facts.record_events import RecordEvent
from chancery.knowledge.world import world
from chancery.record.record import Record


def outlined(events: Iterable[RecordEvent]) -> tuple[RecordEvent, ...]:
    """Events without revisions, reasons and disputes; their own pages have those."""
    return tuple(
        replace(e, revisions=(), bounds=(), joined=(), disputed=(), decisions=(), nearest=None) for e in events
    )


def state_names(record: Record) -> Mapping[str, str]:
    """What states are called, by the ids of actors: `state:JPN` is Japan."""
    tables = record.tables()
    found: Mapping[str, str] = tables.cached(
        "names of states", lambda: {f"state:{code}": row.name for code, row in world(tables).countries.items()}
    )
    return found


def names_of(record: Record, actors: Iterable[str]) -> dict[str, str]:
    """What actors are called: states by the table, others as reports name them, the rest by the end of their id."""
    states = state_names(record)
    wanted = sorted(set(actors))
    out = {id: states[id] for id in wanted if id in states}
    out |= record.actor_names([id for id in wanted if id not in out])
    return {id: out[id] if out.get(id, id) != id else id.split(":", 1)[-1].replace("-", " ") for id in wanted}
