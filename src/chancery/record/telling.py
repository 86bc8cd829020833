"""Telling: what a group of mentions says together, with every step of its history; a pure function of the group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from chancery.facts.decisions import Decision
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordParticipant, RecordPlace, RecordStatus
from chancery.facts.revisions import Change, Disputed, Revision
from chancery.facts.times import Window
from chancery.record.fields import (
    Cast,
    Fields,
    Tally,
    evidence,
    participants_of,
    superseded,
    window_value,
)
from chancery.record.identity import Identities
from chancery.record.views import View

SETTABLE: dict[str, Any] = {
    "type": str,
    "status": RecordStatus,
    "window": Window,
    "place": RecordPlace | None,
    "participants": tuple[RecordParticipant, ...],
    "topics": tuple[str, ...],
    "purpose": tuple[str, ...],
}
"""The fields that a person may set, with the type of their values."""


class State(msgspec.Struct, frozen=True, gc=False):
    """An event as it stood after one report or decision, with the words behind each field that changed then."""

    at: datetime | None
    report: str | None
    decision: str | None
    type: str
    status: RecordStatus
    window: Window
    participants: tuple[RecordParticipant, ...]
    place: RecordPlace | None
    topics: tuple[str, ...]
    purpose: tuple[str, ...]
    because: Mapping[str, tuple[Quote, ...]]
    disputed: tuple[Disputed, ...]

    def values(self, window: Window) -> dict[str, Any]:
        """Every field as plain JSON, with a window in the place of its own."""
        return {
            "type": self.type,
            "status": self.status,
            "window": window_value(window),
            "participants": [f"{p.role} {p.actor}" for p in self.participants],
            "place": msgspec.to_builtins(self.place) if self.place is not None else None,
            "topics": list(self.topics),
            "purpose": list(self.purpose),
        }


@dataclass(slots=True)
class Tale:
    """A group's history: its states in order, the last being how it stands."""

    members: list[View]
    states: list[State] = field(default_factory=list)

    @property
    def last(self) -> State:
        """The event as it stands."""
        return self.states[-1]


def settable(name: str, value: Any) -> Any:
    """The value of a field as a person gives it, made into what the field holds; `ValueError` says what fits."""
    if name not in SETTABLE:
        raise ValueError(f"{name!r} cannot be set; the fields are {', '.join(sorted(SETTABLE))}")
    try:
        return msgspec.convert(value, SETTABLE[name])
    except msgspec.ValidationError as wrong:
        raise ValueError(f"{value!r} is no {name}: {wrong}") from wrong


def tell(members: Sequence[View], decided: Sequence[Decision], identities: Identities) -> Tale:
    """The history of a group: its mentions in order of publication, and from the moment of a decision on what it set.

    Members come sorted by publication, report and span. An edition of an outlet takes the place of its earlier word; after
    a retraction the event rests on what others tell, and is `denied` where nobody does.
    """
    if len(members) == 1 and not decided:
        return Tale([members[0]], [_first(members[0], identities)])
    tale = Tale(list(members))
    standing: list[View] = []
    fields, cast, tally = Fields(), Cast(), Tally()
    waiting = [d for d in decided if d.kind == "set" and d.field in SETTABLE]
    pinned: dict[str, Any] = {}
    for number, view in enumerate(members):
        while tale.states and waiting and (view.at is None or waiting[0].at.timestamp() < view.at):
            _pin(tale, waiting.pop(0), pinned)
        gone = superseded(view, standing)
        if gone or view.head.edition == "retraction":
            rest = [v for v in standing if v not in gone]
            standing = [*rest, view] if view.head.edition != "retraction" else rest or [*gone, view]
            fields, cast, tally = Fields(), Cast(), Tally()
            taken = standing
        else:
            standing.append(view)
            taken = [view]
        for one in taken:
            fields.take(one)
            cast.add(one)
            tally.add(one)
        following = members[number + 1] if number + 1 < len(members) else None
        if following is None or following.report != view.report:
            state = _state(view, fields, participants_of(cast, identities), tally)
            tale.states.append(replace(state, **pinned) if pinned else state)
    for decision in waiting:
        _pin(tale, decision, pinned)
    return tale


def _first(view: View, identities: Identities) -> State:
    """What one telling says by itself."""
    fields, cast, tally = Fields(), Cast(), Tally()
    fields.take(view)
    cast.add(view)
    tally.add(view)
    return _state(view, fields, participants_of(cast, identities), tally)


def _pin(tale: Tale, decision: Decision, pinned: dict[str, Any]) -> None:
    """What a person set holds from then on; a value that does not fit its field is passed over."""
    name = decision.field or ""
    try:
        pinned[name] = settable(name, decision.value)
    except ValueError:
        return
    last = tale.last
    tale.states.append(
        replace(
            last,
            at=decision.at,
            report=None,
            decision=decision.id,
            because={},
            disputed=tuple(d for d in last.disputed if d.field != name),
            **{name: pinned[name]},
        )
    )


def _state(view: View, fields: Fields, participants: tuple[RecordParticipant, ...], tally: Tally) -> State:
    assert fields.status is not None and fields.window is not None
    place = fields.place.value if fields.place is not None else None
    held = {"status": fields.status, "window": fields.window, "place": fields.place}
    because = {name: evidence(one.view, name) for name, one in held.items() if one is not None}
    for name in ("type", "participants", "topics", "purpose"):
        because[name] = evidence(view, "topics" if name == "purpose" else name)
    return State(
        at=view.mention.at,
        report=view.report,
        decision=None,
        type=tally.type,
        status=fields.status.value,
        window=fields.window.value,
        participants=participants,
        place=place,
        topics=tally.topics,
        purpose=tally.purpose,
        because=because,
        disputed=tuple(d for one in held.values() if one is not None for d in one.beside),
    )


class Step(msgspec.Struct, frozen=True, gc=False):
    """A moment in an event's history as the whole record has it: a state of its own or a window that constraints moved."""

    at: datetime | None
    report: str | None
    decision: str | None
    state: State
    window: Window
    moved: tuple[Quote, ...] = ()


_NOTHING: list[str] = []


def revisions(steps: Sequence[Step]) -> tuple[Revision, ...]:
    """The steps that changed something: each with what changed, before and after, and the words that changed it.

    The first step founds the event: it gives every field that is known.
    """
    out: list[Revision] = []
    before: dict[str, Any] = {}
    for step in steps:
        after = step.state.values(step.window)
        if before:
            changes = {
                name: Change(before=before[name], after=value) for name, value in after.items() if value != before[name]
            }
        else:
            changes = {
                name: Change(before=None, after=value)
                for name, value in after.items()
                if value is not None and value != _NOTHING
            }
        if changes or not out:
            quotes: dict[Quote, None] = {}
            for name in changes:
                if name == "window" and step.moved:
                    quotes.update(dict.fromkeys(step.moved))
                if step.report == step.state.report:
                    quotes.update(dict.fromkeys(step.state.because.get(name, ())))
            out.append(
                Revision(
                    at=step.at,
                    report=step.report,
                    decision=step.decision,
                    changes=changes,
                    because=tuple(quotes),
                )
            )
        before = after
    return tuple(out)
