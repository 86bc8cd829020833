"""Alerts: the one changed fact, before and after, with its cause."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

from chancery.facts.quotes import Quote

AlertKind = Literal["new", "changed", "gone", "question", "position", "contradiction"]


class Alert(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One changed fact of one event (or question, or position), as it stood before some reports arrived and after.

    `at` and `report` are of the revision that caused it; `late` where that report was published before the newest one
    the record already had for this fact. `id` is stable, so that an alert can be marked as seen.
    "status of the visit: scheduled -> postponed, since 'has postponed his visit to Japan'".
    """

    id: str
    kind: AlertKind
    subject: str
    field: str
    before: Any = None
    after: Any = None
    at: datetime | None
    report: str | None
    late: bool = False
    because: tuple[Quote, ...] = ()
