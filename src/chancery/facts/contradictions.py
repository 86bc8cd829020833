"""Contradictions: orders between events that cannot all hold."""

from __future__ import annotations

from datetime import datetime

import msgspec

from chancery.facts.quotes import Quote


class Contradiction(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A smallest set of sentences that cannot all hold, and the events they bind; `id` is made of its sentences.

    "the visit will come before the summit", "the summit will be held before the visit": any one taken away, the other
    can stand. `since` is the publication time of the report that made it one.
    """

    id: str
    events: tuple[str, ...]
    orders: tuple[str, ...]
    because: tuple[Quote, ...]
    reports: tuple[str, ...]
    since: datetime | None = None
