"""Happenings: events while they are being read, before they are stated as facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.facts.events import Operator, Participant, Place, Salience, Status, Topic
from chancery.facts.spans import Span
from chancery.facts.times import Window


@dataclass(slots=True)
class Naming:
    """One mention of a happening: trigger word `token`, tokens `[first, last)` that name it.

    `predicate` is the token that carries its tense and its arguments: the verb itself, or the light verb of a noun
    ("hold" of "hold a telephone conference"), or the noun where it stands alone. `type` and `status` are what this
    mention alone says, `span` its characters; `operators` the words that made the status, from the inside out.
    """

    token: int
    first: int
    last: int
    predicate: int
    type: str
    status: Status
    span: Span
    operators: tuple[Operator, ...] = ()


@dataclass(slots=True)
class Happening:
    """One happening with all its mentions; readers fill it in turn (participants, window, place, topics)."""

    id: str
    type: str
    status: Status
    salience: Salience
    namings: list[Naming]
    participants: list[Participant] = field(default_factory=list)
    window: Window = field(default_factory=Window)
    place: Place | None = None
    topics: list[Topic] = field(default_factory=list)
    purpose: list[Topic] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    operators: tuple[Operator, ...] = ()
    confidence: float = 1.0
