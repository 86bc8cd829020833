"""Events: one entry for each happening that a report speaks of."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.facts.spans import Span
from chancery.facts.times import Window

Role = Literal["party", "guest", "host", "actor", "target", "mediator", "member"]
Status = Literal[
    "occurred", "ongoing", "scheduled", "arranging", "sought", "possible", "postponed", "cancelled", "denied"
]
Salience = Literal["news", "background"]
LinkKind = Literal["part-of", "reply-to", "because-of"]


class Participant(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An actor in an event, with its role and the words that put it there."""

    actor: str
    role: Role
    span: Span


class Topic(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What something is about: a span of the report, and a short label made of it."""

    label: str
    span: Span


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where something happens; `country` is an ISO 3166-1 alpha-3 code where the place is known."""

    name: str
    country: str | None = None
    span: Span


class Link(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A tie from one event to another: `part-of`, `reply-to` or `because-of`."""

    to: str
    kind: LinkKind


class Code(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A PLOVER class: type and mode."""

    type: str
    mode: str | None = None


class Operator(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One step in the making of a status: the words at `span` did `effect`."""

    span: Span
    effect: str


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A happening in the world, however often the report names it.

    `type` is a leaf of the event-type table, `status` is composed from every predicate above its words:
    "X denied that they had agreed to meet" gives a meeting that is `denied`. `status_from` names those predicates.
    `mentions` are the words that name the event, the first being the most telling.
    """

    id: str
    type: str
    participants: tuple[Participant, ...]
    status: Status
    window: Window
    mentions: tuple[Span, ...]
    salience: Salience
    place: Place | None = None
    topics: tuple[Topic, ...] = ()
    purpose: tuple[Topic, ...] = ()
    claims: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    plover: Code | None = None
    cameo: str | None = None
    confidence: float = 1.0
    status_from: tuple[Operator, ...] = ()

    def __repr__(self) -> str:
        who = ", ".join(f"{p.role} {p.actor}" for p in self.participants)
        edges = [f"{edge:%Y-%m-%d %H:%M%z}" if edge else ".." for edge in (self.window.earliest, self.window.latest)]
        wish = " wanted" if self.window.wanted else ""
        return f"<Event {self.id}: {self.type}, {self.status}; {who or 'nobody named'}; [{edges[0]}, {edges[1]}){wish}>"
