"""The record's events: one happening, fused over all reports that tell of it, with its whole history."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from chancery.facts.constraints import ConstraintKind, Order
from chancery.facts.events import Role, Salience
from chancery.facts.quotes import Quote
from chancery.facts.revisions import Bound, Change, Disputed, Revision
from chancery.facts.spans import Span
from chancery.facts.times import Window

RecordStatus = Literal[
    "occurred",
    "ongoing",
    "scheduled",
    "arranging",
    "sought",
    "possible",
    "postponed",
    "cancelled",
    "denied",
    "lapsed",
]
TieKind = Literal["part-of", "holds", "reply-to", "because-of", "series"]


class RecordParticipant(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who takes part, over all reports. `also` lists the other ids under which reports name the same actor."""

    actor: str
    name: str
    country: str | None = None
    role: Role
    also: tuple[str, ...] = ()


class RecordPlace(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where it happens; `country` is an ISO 3166-1 alpha-3 code where the place is known."""

    name: str
    country: str | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One report's words for the event: a mention's id, its report, first span and words."""

    id: str
    report: str
    span: Span
    text: str


class Reason(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One named comparison of two mentions: its weight in the decision and the two values that decided it.

    `participants` +2.1, "JPN PRT" and "JPN PRT"; `window` -3.0, "2026-06-15/2026-06-18" and "2026-04".
    """

    name: str
    weight: float
    one: str
    other: str


class Joined(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Why two mentions tell one happening: the sum of the named weights, or the decision of a person."""

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...] = ()
    decision: str | None = None


class RecordConstraint(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An order the reports give between this event and another, or a date. `anchor` is an event's id or an EDTF date."""

    relation: Order
    anchor: str
    kind: ConstraintKind
    by: str | None = None
    report: str
    quotes: tuple[Quote, ...]


class RecordLink(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A tie to another event, by its id: a summit is `part-of` the visit it falls in, the visit `holds` it; `series` ties
    the occurrences of one recurring happening."""

    to: str
    kind: TieKind


class RecordEvent(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One happening as all reports together tell it. `id` is that of its first mention by publication time, report,
    span; every id in `mentions` (and of any further span) resolves to it.

    `status` is what the reports give; it turns `lapsed` for whoever asks at or after `lapses_at` (`status_at`),
    the moment its window passes in silence (None where it cannot). `window` is the told one tightened by the
    constraints of the whole record, `told_window` as the reports give it; `bounds` says why each edge is what it is.
    `origins` counts independent sources after copies of one agency text are counted once. `joined` holds the reasons
    that hold it together, weakest first, `nearest` the best that was not enough to join another event to it: what
    `review` sorts by. `first_reported` and `last_reported` are publication times in UTC.
    """

    id: str
    type: str
    family: str
    participants: tuple[RecordParticipant, ...]
    status: RecordStatus
    window: Window
    told_window: Window
    salience: Salience
    place: RecordPlace | None = None
    topics: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    reports: tuple[str, ...]
    mentions: tuple[Told, ...]
    origins: int
    sources: tuple[str, ...] = ()
    constraints: tuple[RecordConstraint, ...] = ()
    links: tuple[RecordLink, ...] = ()
    revisions: tuple[Revision, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    bounds: tuple[Bound, ...] = ()
    joined: tuple[Joined, ...] = ()
    decisions: tuple[str, ...] = ()
    first_reported: datetime | None = None
    last_reported: datetime | None = None
    lapses_at: datetime | None = None
    nearest: Joined | None = None
    plover: str | None = None
    cameo: str | None = None
    confidence: float = 1.0

    def status_at(self, now: datetime) -> RecordStatus:
        """The status as somebody sees it at `now`: `lapsed` once the window has passed and no report said what came."""
        return "lapsed" if self.lapses_at is not None and self.lapses_at <= now else self.status

    def __repr__(self) -> str:
        who = ", ".join(f"{p.role} {p.name}" for p in self.participants)
        return f"<RecordEvent {self.id}: {self.type}, {self.status}; {who or 'nobody named'}; {self.window.interval() or 'no date'}; {len(self.reports)} reports>"


class EventOutline(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The fields of an event that tell to which others it is or may be tied; the rest is passed over where it is unpacked."""

    id: str
    type: str
    participants: tuple[RecordParticipant, ...]
    status: RecordStatus
    told_window: Window
    place: RecordPlace | None = None
    links: tuple[RecordLink, ...] = ()
    first_reported: datetime | None = None


class StatusStep(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a revision makes of the status of an event, where it changes it."""

    status: Change | None = None


class Step(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A revision with nothing but what it makes of the status."""

    at: datetime | None
    changes: StatusStep


class EventCourse(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The fields of an event that tell which status it had when; the rest is passed over where it is unpacked."""

    id: str
    salience: Salience
    revisions: tuple[Step, ...] = ()
    last_reported: datetime | None = None

    def stood(self, moment: datetime) -> str | None:
        """The status that the event's own history gives for a moment; None before it was told of."""
        steps = [s.changes.status.after for s in self.revisions if s.at and s.at <= moment and s.changes.status]
        return steps[-1] if steps else None


class EventSpan(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The fields of an event that tell how long its window is; the rest is passed over where it is unpacked."""

    id: str
    window: Window
    last_reported: datetime | None = None
