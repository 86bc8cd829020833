"""Namesakes: whom a family name alone means when nobody of the name is in office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

RANK = {
    "supreme_leader": 0,
    "head_of_state": 0,
    "head_of_government": 1,
    "foreign_minister": 2,
    "head_of_organisation": 2,
}
"""The offices by which one is known by his family name alone, the highest first."""
_AFTER, _BEFORE = 12, 1
"""Years for which a leader is spoken of by his family name alone once he is gone, and before he comes."""
TELLING = 5
"""Letters of a family name that one who leads nothing is known by."""


class Tenure(Protocol):
    """An office that somebody held from `start` to `end`, ISO dates; `end` is empty where he still holds it."""

    @property
    def person(self) -> str: ...
    @property
    def start(self) -> str: ...
    @property
    def end(self) -> str: ...
    @property
    def role(self) -> str: ...


T = TypeVar("T", bound=Tenure)


def remembered(family: str, rows: Sequence[T], day: date) -> list[T]:
    """The tenures of the only leader who ever bore a family name, where he left office some years before the day or comes to it
    within one: Gorbachev in a report of 1999, Lula between his election and his oath.
    """
    if len(family) < TELLING or len({r.person for r in rows}) != 1:
        return []
    first, last = (day.replace(day=1, year=day.year + n).isoformat() for n in (-_AFTER, _BEFORE))
    return [r for r in rows if RANK.get(r.role, 9) < 2 and r.start <= last and (not r.end or r.end >= first)]
