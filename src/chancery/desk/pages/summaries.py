"""Summaries: an event in the few facts by which a list shows it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import msgspec

from chancery.desk.pictures.captions import caption, people
from chancery.facts.record_events import RecordEvent
from chancery.facts.times import Window


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """An event in a list: its id, what it is in one line, its status and window, how many sources tell of it.

    `before` is the status it had before, `disputed` names the fields on which reports of equal standing differ.
    """

    id: str
    type: str
    title: str
    who: str
    status: str
    before: str | None
    window: Window
    place: str | None
    topics: tuple[str, ...]
    origins: int
    reports: int
    disputed: tuple[str, ...]
    last_reported: datetime | None


def summary(event: RecordEvent, now: datetime | None = None) -> Summary:
    """An event in a list, as it stands at a moment."""
    return Summary(
        id=event.id,
        type=event.type,
        title=caption(event),
        who=people(event),
        status=event.status if now is None else event.status_at(now),
        before=_before(event),
        window=event.window,
        place=event.place.name if event.place is not None else None,
        topics=event.topics[:3],
        origins=event.origins,
        reports=len(event.reports),
        disputed=tuple(dict.fromkeys(d.field for d in event.disputed if d.reason == "equal-standing")),
        last_reported=event.last_reported,
    )


def still_ahead(event: RecordEvent, statuses: Collection[str], now: datetime) -> bool:
    """True for what is to come, with one of some statuses: its window ends after a moment."""
    return event.status_at(now) in statuses and event.window.latest is not None and event.window.latest > now


def _before(event: RecordEvent) -> str | None:
    for revision in reversed(event.revisions):
        change = revision.changes.get("status")
        if change is not None and change.before not in (None, event.status):
            return str(change.before)
    return None
