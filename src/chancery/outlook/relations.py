"""Relations over time: the series of what reports state of the ties between two actors."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.facts.contributions import Tie
from chancery.facts.record_relations import RecordRelation, RelationPoint


def point_of(tie: Tie) -> RelationPoint:
    """One report's statement as a point of the series."""
    return RelationPoint(at=tie.at, report=tie.report, direction=tie.direction, because=tie.because, quote=tie.quote)


def relation_of(between: tuple[str, str], points: Iterable[RelationPoint]) -> RecordRelation | None:
    """The series of a pair, oldest first, undated points first of all; None without any. The latest point stands."""
    ordered = sorted(
        set(points),
        key=lambda p: (p.at.timestamp() if p.at else float("-inf"), p.report, p.quote.span, p.direction),
    )
    if not ordered:
        return None
    dates = [p.at for p in ordered if p.at is not None]
    return RecordRelation(
        between=between,
        direction=ordered[-1].direction,
        points=tuple(ordered),
        first_reported=dates[0] if dates else None,
        last_reported=dates[-1] if dates else None,
    )
