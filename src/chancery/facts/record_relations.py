"""The record's relations: the stated condition of the ties between two actors, as a series in time."""

from __future__ import annotations

from datetime import datetime

import msgspec

from chancery.facts.quotes import Quote
from chancery.facts.relations import Direction


class RelationPoint(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one report states of the relations of a pair; `because` is an event's id, if one was said."""

    at: datetime | None
    report: str
    direction: Direction
    because: str | None = None
    quote: Quote


class RecordRelation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The series of a pair, oldest first; `between` is sorted. `direction` is the latest dated one."""

    between: tuple[str, str]
    direction: Direction
    points: tuple[RelationPoint, ...]
    first_reported: datetime | None = None
    last_reported: datetime | None = None
