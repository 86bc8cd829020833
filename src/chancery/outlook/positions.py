"""Positions over time: the latest stance of an actor on an issue, with its history."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.facts.contributions import Held
from chancery.facts.record_positions import RecordPosition, Stand

_HEDGED = frozenset({"possible", "unlikely", "denied"})


def position_of(held: Sequence[Held]) -> RecordPosition:
    """One actor's stance on one issue as reports give it. The latest dated report wins; one that only repeats a rumour
    never undoes what was stated."""
    ordered = sorted(held, key=lambda h: (h.at is None, h.at.timestamp() if h.at else 0.0, h.id))
    stands = tuple(
        Stand(at=h.at, report=h.report, stance=h.stance, toward=h.toward, certainty=h.certainty, quote=h.quote)
        for h in ordered
    )
    firm = [h for h in ordered if h.certainty not in _HEDGED] or ordered
    dated = [h for h in firm if h.at is not None] or firm
    latest, first = dated[-1], ordered[0]
    dates = [h.at for h in ordered if h.at is not None]
    return RecordPosition(
        id=first.id,
        actor=latest.actor,
        name=latest.name,
        country=latest.country,
        issue=latest.issue,
        stance=latest.stance,
        toward=latest.toward,
        history=stands,
        reports=tuple(dict.fromkeys(h.report for h in ordered)),
        first_reported=dates[0] if dates else None,
        last_reported=dates[-1] if dates else None,
    )
