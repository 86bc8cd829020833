"""Alerting: the alerts of one event, question or position: what new reports and decisions changed in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from chancery.facts.alerts import Alert, AlertKind
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion


def of_event(event: RecordEvent, reports: set[str], decisions: set[str]) -> Iterator[Alert]:
    """The changes of an event that new reports or decisions caused; all of it where every report of it is new."""
    new = all(r in reports for r in event.reports)
    if new and event.revisions:
        founding = event.revisions[0]
        yield _alert(
            "new", event.id, "event", None, _short(event), founding.at, founding.report, founding.because, False
        )
    for number, revision in enumerate(event.revisions):
        caused = revision.report in reports or revision.decision in decisions
        for field, change in revision.changes.items():
            late = revision.at is not None and any(
                r.at is not None and r.at > revision.at and field in r.changes for r in event.revisions[number + 1 :]
            )
            if caused and (number > 0 or not new):
                yield _alert(
                    "changed",
                    event.id,
                    field,
                    change.before,
                    change.after,
                    revision.at,
                    revision.report,
                    revision.because,
                    late,
                )


def of_question(question: RecordQuestion, reports: set[str]) -> Iterator[Alert]:
    """The asking of a question, or its settling, where a new report did it."""
    settled = question.resolved_by
    if settled is not None and settled.report in reports:
        yield _alert(
            "question",
            question.id,
            "status",
            "open",
            question.status,
            settled.at,
            settled.report,
            settled.because,
            False,
        )
    elif question.asked[0].report in reports:
        yield _alert(
            "question",
            question.id,
            "status",
            None,
            question.status,
            question.first_asked,
            question.asked[0].report,
            question.asked[:1],
            False,
        )


def of_position(position: RecordPosition, reports: set[str]) -> Iterator[Alert]:
    """The turns of a position that new reports told of."""
    before = None
    for stand in position.history:
        if stand.report in reports and (before is None or stand.stance != before):
            late = stand.stance != position.stance and stand is not position.history[-1]
            yield _alert(
                "position", position.id, "stance", before, stand.stance, stand.at, stand.report, (stand.quote,), late
            )
        before = stand.stance


def _short(event: RecordEvent) -> dict[str, Any]:
    return {
        "type": event.type,
        "status": event.status,
        "participants": [f"{p.role} {p.actor}" for p in event.participants],
        "window": event.window.interval(),
    }


def _alert(
    kind: AlertKind,
    subject: str,
    field: str,
    before: Any,
    after: Any,
    at: datetime | None,
    report: str | None,
    because: Iterable[Quote],
    late: bool,
) -> Alert:
    said = msgspec.json.encode([kind, subject, field, before, after, report, at.isoformat() if at else None])
    return Alert(
        id="a" + hashlib.sha256(said).hexdigest()[:15],
        kind=kind,
        subject=subject,
        field=field,
        before=before,
        after=after,
        at=at,
        report=report,
        late=late,
        because=tuple(because),
    )
