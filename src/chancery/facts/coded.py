"""Coded events: what political scientists count, one row a pair of source and target."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.facts.record_events import RecordStatus
from chancery.facts.spans import Span

Standing = Literal["deed", "intent", "request", "halted", "negated"]


class CodedActor(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An actor as coders write it: `country` ISO 3166-1 alpha-3 (or IGO, IMG, NGO), `sector` such as GOV, `code` both: `JPNGOV`."""

    actor: str
    name: str
    country: str
    sector: str
    code: str


class Coded(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One event between a source and a target in PLOVER and CAMEO.

    `standing` keeps deeds apart: only a `deed` has occurred or goes on; an `intent` is planned, offered or possible, a
    `request` is wanted of somebody, `halted` is postponed or called off, `negated` is said not to be so. `plover` is
    empty where PLOVER has no class (statements, appointments, elections). `goldstein` is -10 to 10, `quad` 1 to 4.
    "China threatened Japan with sanctions": source CHN, target JPN, THREATEN restrict, CAMEO 1312, a deed.
    """

    event: str
    source: CodedActor | None
    target: CodedActor | None
    plover: str
    mode: str
    cameo: str
    goldstein: float | None
    quad: int | None
    contexts: tuple[str, ...]
    standing: Standing
    status: RecordStatus
    span: Span
