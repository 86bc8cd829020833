"""Apart: tellings that lie too far from one another in time to hang together, told in the mass.

Of a great power's dealings with another most pairs end here: both tell a day, and the days are more than one apart. Then the
sum of all comparisons stays below what `fusion.linked` asks of two whose windows do not meet, but for two plans within a week
of one another, for what lasts, for copies of one text, and for a plan that was moved to the other's day.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from chancery.record.candidates import Rows, Sieve
from chancery.record.comparisons import COPY, COPY_REACH, LASTING
from chancery.record.keys import DONE_ONCE
from chancery.record.views import DAY, View

_AT_ONCE = 100_000


_DAYS_OF_WHAT_LASTS = 6 * DAY
_WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class When:
    """Tellings as columns: when, of what type, which tell a day and who takes part, which tell of what is past, ahead or lasts,
    which are plans that were moved, which plan or tell a deed that is done once; and where the sketch of the report's text
    stands among `sketches` (-1: it has none)."""

    type: NDArray[np.int64]
    at: NDArray[np.float64]
    earliest: NDArray[np.float64]
    latest: NDArray[np.float64]
    plain: NDArray[np.bool_]
    past: NDArray[np.bool_]
    ahead: NDArray[np.bool_]
    lasts: NDArray[np.bool_]
    moved: NDArray[np.bool_]
    planned: NDArray[np.bool_]
    done: NDArray[np.bool_]
    text: NDArray[np.int64]
    sketches: NDArray[np.uint16]


def when(views: Sequence[View]) -> When:
    """The columns of some tellings."""
    texts: dict[str, int] = {}
    sketches = []
    for view in views:
        if view.head.sketch and view.report not in texts:
            texts[view.report] = len(texts)
            sketches.append(view.head.sketch)
    return When(
        np.array([_type_number(v.type) for v in views], dtype=np.int64),
        np.array([0.0 if v.at is None else v.at for v in views], dtype=np.float64),
        np.array([-np.inf if v.earliest is None else v.earliest for v in views], dtype=np.float64),
        np.array([np.inf if v.latest is None else v.latest for v in views], dtype=np.float64),
        _flags(v.told and v.at is not None and bool(v.mention.parties) and v.head.edition == "first" for v in views),
        _flags(v.past for v in views),
        _flags(v.ahead for v in views),
        _flags(v.type in LASTING for v in views),
        _flags(v.moved and not v.crowded for v in views),
        _flags(v.type in DONE_ONCE and v.ahead and not v.crowded for v in views),
        _flags(v.type in DONE_ONCE and v.past for v in views),
        np.array([texts.get(v.report, -1) for v in views], dtype=np.int64),
        np.array(sketches, dtype=np.uint16).reshape(len(sketches), -1 if sketches else 1),
    )


def _flags(values: Iterable[bool]) -> NDArray[np.bool_]:
    return np.array(list(values), dtype=bool)


def joined(some: Sequence[When]) -> When:
    """The columns of several lists of tellings, one after the other."""
    columns = {name: np.concatenate([getattr(w, name) for w in some]) for name in COLUMNS}
    held = [w.sketches for w in some if len(w.sketches)]
    sketches = np.concatenate(held) if held else np.zeros((0, 1), dtype=np.uint16)
    before = np.cumsum([0, *(len(w.sketches) for w in some)])
    text = [np.where(w.text >= 0, w.text + shift, -1) for w, shift in zip(some, before[:-1], strict=True)]
    return When(**columns, text=np.concatenate(text), sketches=sketches)


COLUMNS = tuple(f.name for f in fields(When) if f.name not in ("text", "sketches"))
"""The columns with one value for each telling, but for that of its text."""


def worth(one: When, other: When, rows: Rows) -> NDArray[np.bool_]:
    """False for pairs of tellings that are certainly apart; of the others any may be alike or not."""
    a, b = rows
    gap = np.maximum(one.earliest[a] - other.latest[b], other.earliest[b] - one.latest[a])
    kept: NDArray[np.bool_] = ~(one.plain[a] & other.plain[b] & (gap > DAY))
    doubt = np.flatnonzero(~kept)
    a, b, gap = a[doubt], b[doubt], gap[doubt]
    same = one.type[a] == other.type[b]
    past = one.past[a] & other.past[b]
    moved = one.moved[a] | other.moved[b] | (one.planned[a] & other.done[b]) | (one.done[a] & other.planned[b])
    may = same & (moved | (past & one.lasts[a] & (gap <= _DAYS_OF_WHAT_LASTS)))
    may |= one.ahead[a] & other.ahead[b] & (gap <= _WEEK)
    ask = np.flatnonzero(~may & ~past & (np.abs(one.at[a] - other.at[b]) <= COPY_REACH))
    may[ask] = _copies(one, other, a[ask], b[ask])
    kept[doubt] = may
    return kept


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


@lru_cache(maxsize=1000)
def _type_number(type: str) -> int:
    return zlib.crc32(type.encode())
