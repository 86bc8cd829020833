"""Trends: which way the statements on a pair's relations lean over time, with the doubt that few or old words leave."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chancery.facts.record_relations import RelationPoint

VALUES = {"improved": 1.0, "stable": 0.0, "strained": -1.0, "deteriorated": -1.0}
"""What a statement says of the relations: better, unchanged, worse."""
HALF_LIFE = timedelta(days=90)
"""How long it takes until a statement counts half."""
_PRIOR = (1.0, 1.0, 1.0)
_EIGHTY = 1.2816


@dataclass(frozen=True, slots=True)
class Leaning:
    """Where the statements lean at a moment: `level` from -1 (all say worse) to 1 (all say better), between `low` and
    `high` with eight chances in ten; `weight` is how many fresh statements it rests on."""

    at: datetime
    level: float
    low: float
    high: float
    weight: float


def trend(points: Iterable[RelationPoint], moments: Sequence[datetime]) -> list[Leaning]:
    """The leaning at each moment, by the statements published up to then; pure.

    A statement counts 1 when it is fresh, half after ninety days, a quarter after twice that. The mean of "better", "unchanged"
    and "worse" has a Dirichlet prior of one each, so that without statements, or long after the last, it lies at 0 and may
    be nearly anything; the bounds are the mean's standard deviation times 1.28. It says what reports lean to, not what
    relations are: "Relations have deteriorated sharply" twice is twice as much, unless one is a copy, which the caller leaves
    out. Undated statements count for nothing.
    """
    told = [(p.at, VALUES[p.direction]) for p in points if p.at is not None]
    return [_leaning(told, at) for at in moments]


def _leaning(told: Sequence[tuple[datetime, float]], at: datetime) -> Leaning:
    better, same, worse = _PRIOR
    for when, value in told:
        if when > at:
            continue
        weight = 0.5 ** ((at - when) / HALF_LIFE)
        if value > 0:
            better += weight
        elif value < 0:
            worse += weight
        else:
            same += weight
    total = better + same + worse
    level = (better - worse) / total
    spread = math.sqrt(max(0.0, (better + worse) / total - level * level) / (total + 1.0))
    low, high = max(-1.0, level - _EIGHTY * spread), min(1.0, level + _EIGHTY * spread)
    return Leaning(at, level, low, high, total - sum(_PRIOR))
