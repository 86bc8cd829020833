"""The one line by which an event is known wherever a form demands a title."""

from __future__ import annotations

from chancery.facts.record_events import RecordEvent


def title(event: RecordEvent) -> str:
    """Type, who, status: "call: Reiko Asanuma, Duarte Vilhena (arranging)"; made of facts, never of a report's words."""
    names = ", ".join(dict.fromkeys(p.name for p in event.participants))
    return f"{event.type}: {names or 'nobody named'} ({event.status})"
