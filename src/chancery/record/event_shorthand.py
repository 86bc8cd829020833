"""The shorthand of events: events as the index keeps them, without what follows from the rest.

Every text that is quoted is written once, and a quote is where it stands in it; what a revision changed is left out where it
is how the event stands. An event that says anything otherwise than by these rules is written out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from chancery.facts.record_events import RecordEvent
from chancery.facts.revisions import Disputed
from chancery.record.fields import window_value
from chancery.record.shorthand import Moment, Place

KINDS = ("state", "person")
"""The kinds of actors whose ids follow from their names, by the number that stands for such an id."""
FIELDS = ("type", "status", "window", "participants", "place", "topics", "purpose")
"""The fields that revisions change, in their order."""
LISTS = frozenset({"participants", "topics", "purpose"})
"""Those of them that are lists: empty, not None, until something is told."""
THOUSAND = 1000
"""What weights are kept in."""
Number = int | str
"""A report or a mention by its number in the event, else by its id."""


class EventWindow(msgspec.Struct, array_like=True, gc=False):
    """A window; `edtf` is True where it is the day of `earliest`."""

    earliest: Moment
    latest: Moment
    granularity: str
    edtf: str | bool | None
    timezone: str | None
    spans: Place
    wanted: bool


class ShortParticipant(msgspec.Struct, array_like=True, gc=False):
    """Who takes part; `actor` is a number of `KINDS` where it is the id that follows from the name."""

    actor: str | int
    name: str
    country: str | None
    role: str
    also: tuple[str, ...]


class ShortConstraint(msgspec.Struct, array_like=True, gc=False):
    """An order."""

    relation: str
    anchor: str
    kind: str
    by: str | None
    report: Number
    quotes: Place


class ShortRevision(msgspec.Struct, array_like=True, gc=False):
    """A step of the history. `changes` are, field by field, its number in `FIELDS`, what it was (True: as it stood) and what it is (True: as
    it stands)."""

    at: Moment
    report: Number | None
    decision: str | None
    changes: list[Any]
    because: Place


class ShortBound(msgspec.Struct, array_like=True, gc=False):
    """Why an edge is what it is; `moment` is True where it is that edge."""

    edge: str
    moment: Moment | bool
    because: Place
    over: tuple[str, ...]
    wanted: bool


class ShortJoined(msgspec.Struct, array_like=True, gc=False):
    """Why two tellings are of one happening; weights in thousandths."""

    one: Number
    other: Number
    score: int | float
    reasons: tuple[tuple[str, int | float, str, str | None], ...]
    decision: str | None


class ShortEvent(msgspec.Struct, array_like=True, gc=False):
    """A whole event. `places` are, text by text, the number of its report and where it begins; a quote is the number of its text, where
    it begins in that, and how long it is. `lapses` is True where it is the end of the window."""

    first: int | None
    last: Moment
    lapses: Moment | bool
    reports: tuple[str, ...]
    texts: tuple[str, ...]
    places: Place
    mentions: Place
    type: str
    family: str
    participants: tuple[ShortParticipant, ...]
    status: str
    window: EventWindow
    told: EventWindow | None
    salience: str
    place: tuple[str, str | None] | None
    topics: tuple[str, ...]
    purpose: tuple[str, ...]
    origins: int
    sources: tuple[str, ...]
    constraints: tuple[ShortConstraint, ...]
    links: tuple[tuple[str, str], ...]
    revisions: tuple[ShortRevision, ...]
    disputed: tuple[Disputed, ...]
    bounds: tuple[ShortBound, ...]
    joined: tuple[ShortJoined, ...]
    nearest: ShortJoined | None
    decisions: tuple[str, ...]
    plover: str | None
    cameo: str | None
    confidence: float


def standing(event: RecordEvent) -> Mapping[str, Any]:
    """Every field as plain JSON, as revisions have them."""
    return {
        "type": event.type,
        "status": event.status,
        "window": window_value(event.window),
        "participants": [f"{p.role} {p.actor}" for p in event.participants],
        "place": msgspec.to_builtins(event.place),
        "topics": list(event.topics),
        "purpose": list(event.purpose),
    }


def id_of(report: str, span: tuple[int, int]) -> str:
    return f"{report}.{span[0]}-{span[1]}"
