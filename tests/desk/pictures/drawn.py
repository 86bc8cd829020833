"""What the tests of pictures share: events in one line, and a picture read back as XML."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

from hypothesis import HealthCheck, settings

from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordConstraint, RecordEvent, RecordParticipant, RecordStatus, Told
from chancery.facts.revisions import Change, Revision
from chancery.facts.times import Granularity, Window

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For machines that have other work to do as well."""
NOW = datetime(2026, 6, 1, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def on(day: float) -> datetime:
    """So many days after the beginning of 2026."""
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)


def window(first: float | None, last: float | None, granularity: Granularity = "day") -> Window:
    return Window(
        earliest=None if first is None else on(first),
        latest=None if last is None else on(last),
        granularity=granularity,
    )


def who(*names: str) -> tuple[RecordParticipant, ...]:
    return tuple(
        RecordParticipant(actor=f"state:{n[:3].upper()}", name=n, country=n[:3].upper(), role="party") for n in names
    )


def event(
    id: str = "r.1-5",
    *,
    type: str = "talks",
    status: RecordStatus = "scheduled",
    at: Window | None = None,
    parties: tuple[str, ...] = ("Japan", "Norway"),
    topics: tuple[str, ...] = (),
    constraints: tuple[RecordConstraint, ...] = (),
    history: tuple[tuple[float | None, str], ...] = (),
    lapses: datetime | None = None,
) -> RecordEvent:
    at = window(100, 101) if at is None else at
    steps = tuple(
        Revision(
            at=None if day is None else on(day),
            report="r",
            changes={"status": Change(before=None, after=after)},
            because=(Quote(report="r", span=(1, 5), text="talks"),),
        )
        for day, after in history
    )
    return RecordEvent(
        id=id,
        type=type,
        family="consultation",
        participants=who(*parties),
        status=status,
        window=at,
        told_window=at,
        salience="news",
        reports=("r",),
        mentions=(Told(id=id, report="r", span=(1, 5), text="talks"),),
        origins=1,
        topics=topics,
        constraints=constraints,
        revisions=steps,
        first_reported=on(50),
        last_reported=on(50),
        lapses_at=lapses,
    )


def before(anchor: str, kind: str = "stated", by: str | None = None) -> RecordConstraint:
    return RecordConstraint(relation="before", anchor=anchor, kind=kind, by=by, report="r", quotes=())  # type: ignore[arg-type]


def parsed(svg: str) -> ElementTree.Element:
    """The picture as XML; a picture that is not well-formed does not pass."""
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    return [t.text or "" for t in parsed(svg).iter(f"{SVG}text")]
