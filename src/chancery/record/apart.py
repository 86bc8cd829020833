"""Apart: tellings that cannot hang together, told in the mass.

Of a great power's dealings with another most pairs end here: both tell a day, and the days are more than one apart. Then the
sum of all comparisons stays below what `fusion.linked` asks of two whose windows do not meet, but for two plans within a week
of one another, for what lasts, for copies of one text, and for a plan that was moved to the other's day. Of those nearer to
one another most fall short by what else they tell (`heights.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chancery.record.candidates import Rows, Sieve
from chancery.record.columns import When, when
from chancery.record.comparisons import COPY, COPY_REACH
from chancery.record.heights import short, unlike
from chancery.record.views import DAY, View

APART = 2.0
"""What the sum of all comparisons must be above where two windows do not meet."""
BRIDGE = 0.8
"""What the sum of all comparisons but that of the windows must be above where one tells the new date of the other."""
_AT_ONCE = 100_000


_DAYS_OF_WHAT_LASTS = 6 * DAY
_WEEK = 7 * DAY


def worth(one: When, other: When, rows: Rows) -> NDArray[np.bool_]:
    """False for pairs of tellings that are certainly apart; of the others any may be alike or not."""
    a, b = rows
    gap = np.maximum(one.earliest[a] - other.latest[b], other.earliest[b] - one.latest[a])
    plain = one.plain[a] & other.plain[b]
    kept: NDArray[np.bool_] = ~plain | (gap <= DAY)
    near = np.flatnonzero(plain & (gap <= DAY))
    kept[near] = _may_be_one(one, other, (a[near], b[near]), gap[near])
    doubt = np.flatnonzero(plain & (gap > DAY))
    a, b, gap = a[doubt], b[doubt], gap[doubt]
    past = one.past[a] & other.past[b]
    moved = _moved(one, other, (a, b))
    may = moved | ((one.type[a] == other.type[b]) & past & one.lasts[a] & (gap <= _DAYS_OF_WHAT_LASTS))
    may |= one.ahead[a] & other.ahead[b] & (gap <= _WEEK)
    ask = np.flatnonzero(~may & ~past & (np.abs(one.at[a] - other.at[b]) <= COPY_REACH))
    may[ask] = _copies(one, other, a[ask], b[ask])
    kept[doubt] = may
    return kept


def _may_be_one(one: When, other: When, rows: Rows, gap: NDArray[np.float64]) -> NDArray[np.bool_]:
    """False for tellings of about one day that fall short by all they tell."""
    low = np.flatnonzero(short(one, other, rows, gap, APART) & ~_moved(one, other, rows))
    a, b = rows[0][low], rows[1][low]
    out = np.ones(len(rows[0]), dtype=bool)
    ask = np.abs(one.at[a] - other.at[b]) <= COPY_REACH
    out[low] = False
    out[low[ask]] = _copies(one, other, a[ask], b[ask])
    return out


def _moved(one: When, other: When, rows: Rows) -> NDArray[np.bool_]:
    """True where one of two plain tellings may be the new date of the other, by all they tell but when; of copies others judge."""
    a, b = rows
    found: NDArray[np.bool_] = one.type[a] == other.type[b]
    may = np.flatnonzero(found)
    a, b = a[may], b[may]
    some = _put_off(one, a, other, b) | _put_off(other, b, one, a)
    some[some] = ~unlike(one, other, (a[some], b[some]), BRIDGE)
    found[may] = some
    return found


def _put_off(off: When, a: NDArray[np.int64], new: When, b: NDArray[np.int64]) -> NDArray[np.bool_]:
    """True where one is a plan that was moved, and the other is told later, of a day that is not over when the first is told."""
    moved = off.moved[a] | (off.planned[a] & new.done[b])
    found: NDArray[np.bool_] = moved & new.anew[b] & (new.at[b] >= off.at[a]) & (new.latest[b] >= off.at[a])
    return found


def _copies(one: When, other: When, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.bool_]:
    """True for tellings whose reports' texts may be copies."""
    left, right = one.text[a], other.text[b]
    out = (left >= 0) & (right >= 0)
    here = np.flatnonzero(out)
    for start in range(0, len(here), _AT_ONCE):
        some = here[start : start + _AT_ONCE]
        same = one.sketches[left[some]] == other.sketches[right[some]]
        out[some] = same.mean(axis=1) >= COPY if len(some) else False
    return out


def near(ours: Sequence[View], theirs: Sequence[View]) -> Sieve:
    """Leaves out the pairs of two lists of tellings that are certainly apart."""
    one = when(ours)
    other = one if ours is theirs else when(theirs)
    return lambda rows: worth(one, other, rows)
