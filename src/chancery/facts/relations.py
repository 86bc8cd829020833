"""Relations: a stated condition of the ties between two actors."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.facts.spans import Span

Direction = Literal["improved", "deteriorated", "strained", "stable"]


class Relation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """ "Sino-Japanese relations have deteriorated sharply following …": between whom, which way, and why."""

    between: tuple[str, str]
    direction: Direction
    span: Span
    because: str | None = None
