"""Apart: tellings that lie too far from one another in time to hang together, told in the mass.

Of a great power's dealings with another most pairs end here: both tell a day, the days are more than a week apart, neither
report can be a copy of the other, and neither is a plan that was moved to the other's day. For these the sum of all
comparisons stays below what `fusion.linked` asks of two whose windows do not meet.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from chancery.record.candidates import Rows, Sieve
from chancery.record.comparisons import COPY_REACH, FAR
from chancery.record.keys import DONE_ONCE
from chancery.record.views import View


@dataclass(frozen=True, slots=True)
class When:
    """Tellings as columns: when, of what type, which tell a day and who takes part, which are plans that were moved, and which
    plan or tell a deed that is done once."""

    type: NDArray[np.int64]
    at: NDArray[np.float64]
    earliest: NDArray[np.float64]
    latest: NDArray[np.float64]
    plain: NDArray[np.bool_]
    moved: NDArray[np.bool_]
    planned: NDArray[np.bool_]
    done: NDArray[np.bool_]


def when(views: Sequence[View]) -> When:
    """The columns of some tellings."""
    inf = np.inf
    return When(
        np.array([_type_number(v.type) for v in views], dtype=np.int64),
        np.array([0.0 if v.at is None else v.at for v in views], dtype=np.float64),
        np.array([-inf if v.earliest is None else v.earliest for v in views], dtype=np.float64),
        np.array([inf if v.latest is None else v.latest for v in views], dtype=np.float64),
        np.array(
            [v.told and v.at is not None and bool(v.mention.parties) and v.head.edition == "first" for v in views],
            dtype=bool,
        ),
        np.array([v.moved and not v.crowded for v in views], dtype=bool),
        np.array([v.type in DONE_ONCE and v.ahead and not v.crowded for v in views], dtype=bool),
        np.array([v.type in DONE_ONCE and v.past for v in views], dtype=bool),
    )


def worth(one: When, other: When, rows: Rows) -> NDArray[np.bool_]:
    """False for pairs of tellings that are certainly apart; of the others any may be alike or not."""
    a, b = rows
    gap = np.maximum(one.earliest[a] - other.latest[b], other.earliest[b] - one.latest[a])
    far = one.plain[a] & other.plain[b] & (gap > FAR) & (np.abs(one.at[a] - other.at[b]) > COPY_REACH)
    movable = one.moved[a] | other.moved[b] | (one.planned[a] & other.done[b]) | (one.done[a] & other.planned[b])
    movable &= one.type[a] == other.type[b]
    kept: NDArray[np.bool_] = ~far | movable
    return kept


def near(ours: Sequence[View], theirs: Sequence[View]) -> Sieve:
    """Leaves out the pairs of two lists of tellings that are certainly apart."""
    one = when(ours)
    other = one if ours is theirs else when(theirs)
    return lambda rows: worth(one, other, rows)


@lru_cache(maxsize=1000)
def _type_number(type: str) -> int:
    return zlib.crc32(type.encode())
