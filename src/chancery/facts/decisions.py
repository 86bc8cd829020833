"""Decisions: what a person settled about the record, kept beside the reports and never edited."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any, Literal

import msgspec

DecisionKind = Literal["merge", "split", "set", "withdraw", "undo", "same-actor", "other-actor", "confirm"]


class Decision(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One decision of a person, with who and why. `at` is the moment it was made; of two that contradict each other the
    later holds, ties by id. Mentions are named by their ids, which re-reading and rebuilding leave valid.

    | kind | subject | object | field, value |
    |---|---|---|---|
    | `merge` | a mention | another mention: the two tell one happening | |
    | `split` | a mention | a report: what it tells is another happening; or a mention of its own | |
    | `set` | a mention | | a field of its event, and its value as plain JSON |
    | `withdraw` | a report | | everything that it says is taken out of the record |
    | `undo` | a decision | | that decision no longer holds |
    | `same-actor` | an actor | an actor: they are one, known by the second id | |
    | `other-actor` | an actor | an actor: never one, however alike their names | |
    | `confirm` | a mention | | an answer to `review`: the record has it right (`field`, where one was asked) |
    """

    id: str
    kind: DecisionKind
    subject: str
    object: str | None = None
    field: str | None = None
    value: Any = None
    who: str = ""
    note: str = ""
    at: datetime


def decision_id(
    kind: str, subject: str, object: str | None, field: str | None, value: Any, who: str, note: str, at: datetime
) -> str:
    """The id of a decision: `d` and 15 hexadecimal digits of SHA-256 over everything it says."""
    said = msgspec.json.encode([kind, subject, object, field, value, who, note, at.isoformat()], order="sorted")
    return "d" + hashlib.sha256(said).hexdigest()[:15]


def decide(
    kind: DecisionKind,
    subject: str,
    object: str | None = None,
    *,
    at: datetime,
    field: str | None = None,
    value: Any = None,
    who: str = "",
    note: str = "",
) -> Decision:
    """A decision with the id that its content gives it. Raises `ValueError` where `at` has no offset."""
    if at.tzinfo is None:
        raise ValueError(f"the moment of a decision needs an offset: {at}")
    id = decision_id(kind, subject, object, field, value, who, note, at)
    return Decision(
        id=id, kind=kind, subject=subject, object=object, field=field, value=value, who=who, note=note, at=at
    )
