"""Revisions: the history of an event, each step with the report that caused it and its words."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

from chancery.facts.quotes import Quote

Edge = Literal["earliest", "latest"]


class Change(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One field before and after, as plain JSON values; `before` is None for what was not known."""

    before: Any = None
    after: Any = None


class Revision(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One step in the history of an event.

    `at` is the publication time of the report that caused it (the moment of the decision where a person did), in UTC;
    None for an undated report. `changes` gives each changed field before and after. `because` are the words; for a bound
    moved by a constraint the words of every sentence in the chain. The first revision of an event founds it.
    "has postponed his visit to Japan": `status` scheduled -> postponed.
    """

    at: datetime | None
    report: str | None
    decision: str | None = None
    changes: dict[str, Change]
    because: tuple[Quote, ...]


class Disputed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A value that stands beside the one a field shows, with the report that gives it and why it does not give way.

    `reason` is `equal-standing` (independent reports within 24 hours that name no change) or `weaker` (a hedged or
    background word beside an official one).
    """

    field: str
    value: Any
    report: str
    at: datetime | None
    reason: Literal["equal-standing", "weaker"]
    because: tuple[Quote, ...]


class Bound(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Why an edge of a window is what it is: the moment, the words of every sentence in the chain, and the mentions of
    the other events it leads over. `wanted` where it rests on what somebody wants."""

    edge: Edge
    moment: datetime
    because: tuple[Quote, ...]
    over: tuple[str, ...] = ()
    wanted: bool = False
