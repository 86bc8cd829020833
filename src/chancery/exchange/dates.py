"""The single date that a coded row must have, out of a window."""

from __future__ import annotations

from datetime import date, timedelta

from chancery.facts.record_events import RecordEvent


def event_date(event: RecordEvent) -> date | None:
    """The day an event is counted on, local to its window.

    The first day of its window where that is not wider than a month; else the day of the first report for what has
    happened, as the published sets have it; else the first day of the window; None where nothing gives a day.
    """
    window = event.window
    first = window.earliest.date() if window.earliest is not None else None
    narrow = (
        window.earliest is not None
        and window.latest is not None
        and window.latest - window.earliest <= timedelta(days=31)
    )
    if narrow:
        return first
    reported = event.first_reported.date() if event.first_reported is not None else None
    if event.status in ("occurred", "ongoing") or first is None:
        return reported or first
    return first
