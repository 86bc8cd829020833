"""Actors: anyone who can act in the world of diplomacy."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.facts.spans import Span

ActorKind = Literal["person", "state", "government", "organisation", "group"]


class Actor(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Someone or something that acts, with every place where the report names it.

    `id` is `state:JPN` (ISO 3166-1 alpha-3), `person:sanae-takaichi`, `office:GBR/prime-minister`,
    `body:JPN/foreign-ministry`, `org:nato` or `group:...`. `country` and `role` are as of the report's date;
    `country` is an ISO 3166-1 alpha-3 code. `members` lists the ids of a group's members.
    "Tokyo is reportedly pushing for this summit" names `state:JPN`.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    role: str | None = None
    mentions: tuple[Span, ...]
    members: tuple[str, ...] = ()
    confidence: float = 1.0
