"""Positions: where an actor stands on an issue."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.facts.events import Topic

Stance = Literal["seeks", "supports", "opposes", "wary", "prioritises", "committed", "undecided", "characterised"]


class Position(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An actor's stance on an issue: "Trump remains wary of deeper American entanglement".

    `toward` is the actor it is addressed to ("urged Sweden to open the border"); `former` marks a stance that the report
    tells as over: "had opposed the deal", "no longer objects to it".
    """

    actor: str
    stance: Stance
    issue: Topic
    toward: str | None = None
    former: bool = False
    claims: tuple[str, ...] = ()
    confidence: float = 1.0
