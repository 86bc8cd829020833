"""Apart: tellings that lie too far from one another in time to hang together, told in the mass.

Of a great power's dealings with another most pairs end here: both tell a day, the days are more than a week apart, neither
report can be a copy of the other, and neither is a plan that was moved to the other's day. For these the sum of all
comparisons stays below what `fusion.linked` asks of two whose windows do not meet.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chancery.record.candidates import Rows, Sieve
from chancery.record.comparisons import COPY_REACH, FAR
from chancery.record.keys import DONE_ONCE
from chancery.record.views import View


def near(ours: Sequence[View], theirs: Sequence[View]) -> Sieve:
    """Leaves out the pairs of two lists of tellings that are certainly apart; what it leaves in may be alike or not."""
    types: dict[str, int] = {}
    one, other = _Columns(ours, types), _Columns(theirs, types)

    def worth(rows: Rows) -> NDArray[np.bool_]:
        a, b = rows
        gap = np.maximum(one.earliest[a] - other.latest[b], other.earliest[b] - one.latest[a])
        far = one.plain[a] & other.plain[b] & (gap > FAR) & (np.abs(one.at[a] - other.at[b]) > COPY_REACH)
        movable = (one.type[a] == other.type[b]) & (one.moves[a] | other.moves[b])
        return ~far | movable

    return worth


class _Columns:
    """Tellings as columns: when, of what type, which tell a day and who takes part, which may have moved to another day."""

    def __init__(self, views: Sequence[View], types: dict[str, int]) -> None:
        number = types.setdefault
        self.type = np.array([number(v.type, len(types)) for v in views], dtype=np.int64)
        self.earliest = np.array([-np.inf if v.earliest is None else v.earliest for v in views])
        self.latest = np.array([np.inf if v.latest is None else v.latest for v in views])
        self.at = np.array([0.0 if v.at is None else v.at for v in views])
        self.plain = np.array(
            [
                v.told and v.at is not None and bool(v.mention.parties) and v.head.edition == "first"
                for v in views
            ],
            dtype=bool,
        )
        self.moves = np.array([(v.moved and not v.crowded) or v.type in DONE_ONCE for v in views], dtype=bool)
