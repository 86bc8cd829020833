"""Receipts: what became of a report that was to be kept; given out only when it outlives a loss of power."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from chancery.facts.problems import Problem

ReceiptState = Literal["added", "known", "forgotten", "reread"]


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """`added` where the report is new to the record, `known` where it was there, `forgotten` where it was removed for
    good and stays out, `reread` where a newer reading was added. `events` are the happenings it tells of."""

    report: str
    key: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    state: ReceiptState
    received: datetime | None = None
    events: int = 0
    problems: tuple[Problem, ...] = ()
