"""The record's positions: where an actor stands on an issue, and where it stood before."""

from __future__ import annotations

from datetime import datetime

import msgspec

from chancery.facts.claims import Certainty
from chancery.facts.positions import Stance
from chancery.facts.quotes import Quote


class Stand(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One report of a stance, at its publication time."""

    at: datetime | None
    report: str
    stance: Stance
    toward: str | None = None
    certainty: Certainty = "stated"
    quote: Quote


class RecordPosition(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The latest stance of an actor on an issue with its history, oldest first; `id` is that of the first report of it."""

    id: str
    actor: str
    name: str
    country: str | None = None
    issue: str
    stance: Stance
    toward: str | None = None
    history: tuple[Stand, ...]
    reports: tuple[str, ...]
    first_reported: datetime | None = None
    last_reported: datetime | None = None
