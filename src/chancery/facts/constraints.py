"""Constraints: an order between events, or between an event and a date."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.facts.spans import Span

Order = Literal["before", "after", "during", "not-before", "not-after"]
ConstraintKind = Literal["stated", "wanted", "inferred"]


class Constraint(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """`event` stands in `relation` to `anchor`, an event's id or an EDTF date.

    "Tokyo is pushing for the summit to occur before April": `before` `2026-04`, wanted by `state:JPN`.
    """

    event: str
    relation: Order
    anchor: str
    kind: ConstraintKind
    by: str | None = None
    spans: tuple[Span, ...]
