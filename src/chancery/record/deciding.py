"""Deciding: what a person settles about the record, each decision with who and why, and how it is taken back."""

from __future__ import annotations

import getpass
import json
import os
from typing import Any

import msgspec

from chancery.errors import UnknownId
from chancery.facts.decisions import Decision, DecisionKind, decide
from chancery.record.entries import DecisionEntry
from chancery.record.filters import WrongFilter
from chancery.record.lists import Listed
from chancery.record.naming import event_named, report_named
from chancery.record.opened import Opened
from chancery.record.telling import SETTABLE


class Decides(Opened):
    """The part of a record in which people decide. `who` is the name of whoever decides ($CHANCERY_WHO, else the
    user's), `note` says why."""

    def merge(self, one: str, other: str, *, note: str = "", who: str = "") -> Decision:
        """Settles that two events are one happening. Raises `UnknownId`."""
        with self.asked() as access:
            a, b = event_named(access, one), event_named(access, other)
        if a == b:
            raise UnknownId(other, f"it is the same event as {one} already")
        return self._decide("merge", a, b, note=note, who=who)

    def split(self, event: str, report: str, *, note: str = "", who: str = "") -> Decision:
        """Settles that what a report (or one mention) tells is another happening than the event. Raises `UnknownId`."""
        with self.asked() as access:
            held = access.cabinet.events([event_named(access, event)])
            (whole,) = held.values()
            mentions = {m.id for m in whole.mentions}
            part = report if report in mentions else report_named(access, report)
            if part not in mentions and part not in whole.reports:
                raise UnknownId(report, f"this report does not tell of {event}")
        return self._decide("split", whole.id, part, note=note, who=who)

    def set(self, event: str, field: str, value: Any, *, note: str = "", who: str = "") -> Decision:
        """Settles a field of an event; `value` is plain JSON. Raises `UnknownId`, and `WrongFilter` for a wrong value."""
        if field not in SETTABLE:
            raise WrongFilter(f"{field!r} is no field to set; there are {', '.join(SETTABLE)}")
        try:
            msgspec.convert(value, SETTABLE[field])
        except msgspec.ValidationError as wrong:
            raise WrongFilter(f"{field} {json.dumps(value, ensure_ascii=False)}: {wrong}") from None
        with self.asked() as access:
            id = event_named(access, event)
            types = {t for all in self.finder(access.cabinet).families.values() for t in all}
        if field == "type" and value not in types:
            raise WrongFilter(f"type {value!r}: one of {', '.join(sorted(types))}")
        return self._decide("set", id, field=field, value=value, note=note, who=who)

    def withdraw(self, report: str, *, note: str = "", who: str = "") -> Decision:
        """Takes everything that a report says out of the record; its text stays. Raises `UnknownId`."""
        with self.asked() as access:
            id = report_named(access, report)
        return self._decide("withdraw", id, note=note, who=who)

    def confirm(self, event: str, field: str | None = None, *, note: str = "", who: str = "") -> Decision:
        """Settles that the record has an event (or a field of it) right: an answer to `review`. Raises `UnknownId`."""
        with self.asked() as access:
            id = event_named(access, event)
        return self._decide("confirm", id, field=field, note=note, who=who)

    def same_actor(self, one: str, other: str, *, note: str = "", who: str = "") -> Decision:
        """Settles that two actors are one, known by the second id from now on."""
        return self._decide("same-actor", one, other, note=note, who=who)

    def other_actor(self, one: str, other: str, *, note: str = "", who: str = "") -> Decision:
        """Settles that two actors are never one, however alike their names."""
        return self._decide("other-actor", one, other, note=note, who=who)

    def undo(self, decision: str | None = None, *, note: str = "", who: str = "") -> Decision:
        """Takes back a decision, the last one that holds where none is named. Raises `UnknownId`."""
        held = self.decisions()
        undone = _undone(held)
        if decision is None:
            standing = [d for d in held if d.id not in undone and d.kind != "undo"]
            if not standing:
                raise UnknownId("undo", "there is no decision to take back")
            decision = standing[-1].id
        elif decision not in {d.id for d in held}:
            raise UnknownId(decision, "the record has no decision of this id")
        elif decision in undone:
            raise UnknownId(decision, "this decision was taken back already")
        return self._decide("undo", decision, note=note, who=who)

    def decisions(self) -> Listed[Decision]:
        """All decisions, the oldest first."""
        with self.asked() as access:
            return Listed(access.cabinet.decisions(), msgspec.to_builtins)

    def _decide(
        self,
        kind: DecisionKind,
        subject: str,
        object: str | None = None,
        *,
        field: str | None = None,
        value: Any = None,
        note: str,
        who: str,
    ) -> Decision:
        moment = self.clock()
        made = decide(kind, subject, object, at=moment, field=field, value=value, who=who or person(), note=note)
        self.append([DecisionEntry(received=moment, decision=made)])
        self.catch_up()
        return made


def person() -> str:
    """Whoever decides: $CHANCERY_WHO, else the name of the user."""
    try:
        return os.environ.get("CHANCERY_WHO") or getpass.getuser()
    except (OSError, KeyError):
        return ""


def _undone(decisions: Listed[Decision]) -> set[str]:
    undone: set[str] = set()
    for decision in reversed(decisions):
        if decision.kind == "undo" and decision.id not in undone:
            undone.add(decision.subject)
    return undone
