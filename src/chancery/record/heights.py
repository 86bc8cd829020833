"""Heights: how high the sum of all comparisons of two tellings can be at most, told in the mass.

Who, what and when of both are told. Where the weights of these, of place, topics and story, with the most that the others can
give, do not reach what `fusion.linked` asks, the two do not hang together; most pairs that share a day or two end here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from chancery.record.columns import MANY, When
from chancery.record.comparisons import BIAS

_AT_ONCE = 20_000
_ROUNDING = 1e-9
_LEAST_STORY, _MOST_STORY = -0.8, 1.2
Rows = tuple[NDArray[np.int64], NDArray[np.int64]]


def short(one: When, other: When, rows: Rows, gap: NDArray[np.float64], apart: float) -> NDArray[np.bool_]:
    """True for pairs of plain tellings (`When.plain`) whose sum cannot reach what two of one happening have: 0, or `apart` where
    their windows do not meet. `gap` are the seconds between the windows, below nought where they overlap; at most a day.

    Copies of one text are left to others, as are plans that were moved.
    """
    a, b = rows
    left = ~((one.day[a] == other.day[b]) & (one.day[a] > 0)) & (gap >= 0)
    total = _undated(one, other, rows) + _windows(one, other, rows, left)
    return _under(one, other, rows, total, np.where(left, apart, 0.0) - _ROUNDING)


def unlike(one: When, other: When, rows: Rows, least: float) -> NDArray[np.bool_]:
    """True for pairs of plain tellings whose sum without the windows cannot be above `least`; copies of one text are left to others."""
    total = _undated(one, other, rows)
    return _under(one, other, rows, total, np.full(len(total), least - _ROUNDING))


def _undated(one: When, other: When, rows: Rows) -> NDArray[np.float64]:
    """The most that all comparisons give but those of windows, stories and texts."""
    a, b = rows
    total = BIAS + _types(one, other, rows) + _participants(one, other, rows)
    total += _places(one, other, rows) + _topics(one, other, rows)
    both = one.other[a] & other.other[b]
    total += np.where(both, 2.2, 0.5)  # the trigger
    total += np.where(both | one.consults[a] | other.consults[b], 0.0, 0.8)  # the words
    total += np.where(one.persons[a] & other.persons[b], 1.0, 0.0)
    return total


def _under(
    one: When, other: When, rows: Rows, total: NDArray[np.float64], least: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """True for pairs that what their stories add does not bring above the least."""
    a, b = rows
    out: NDArray[np.bool_] = total + _MOST_STORY <= least
    rest = np.flatnonzero(~out & (total + _LEAST_STORY <= least))
    for start in range(0, len(rest), _AT_ONCE):
        some = rest[start : start + _AT_ONCE]
        story = _stories(one.terms[one.story[a[some]]], other.terms[other.story[b[some]]])
        out[some] = total[some] + story <= least[some]
    return out


def _types(one: When, other: When, rows: Rows) -> NDArray[np.float64]:
    a, b = rows
    return np.where(one.type[a] == other.type[b], np.where(one.other[a], 0.0, 1.0), 0.5)


def _participants(one: When, other: When, rows: Rows) -> NDArray[np.float64]:
    a, b = rows
    few = np.minimum(one.many[a], other.many[b])
    same = one.who[a] == other.who[b]
    told = np.where(same, np.where(few > 1, 2.2, 1.0), np.where(few > 1, 1.2, 0.2))
    return np.where(one.strangers[a] | other.strangers[b], 2.2, told)


def _windows(one: When, other: When, rows: Rows, left: NDArray[np.bool_]) -> NDArray[np.float64]:
    a, b = rows
    past = np.where(one.speech[a] & other.speech[b], -2.0, -1.0)
    apart = np.where(one.past[a] & other.past[b], past, -0.2)
    return np.where(left, apart, np.where(one.fine[a] & other.fine[b], 2.0, 1.0))


def _places(one: When, other: When, rows: Rows) -> NDArray[np.float64]:
    a, b = rows
    told = (one.place[a] > 0) & (other.place[b] > 0)
    here, there = one.country[a], other.country[b]
    elsewhere = np.where((here > 0) & (there > 0) & (here != there), -2.0, 0.0)
    return np.where(told, np.where(one.place[a] == other.place[b], 0.6, elsewhere), 0.0)


def _topics(one: When, other: When, rows: Rows) -> NDArray[np.float64]:
    ours, theirs = one.topics[rows[0]], other.topics[rows[1]]
    told = (ours[:, 0] > 0) & (theirs[:, 0] > 0)
    shared = ((ours[:, :, None] == theirs[:, None, :]) & (ours > 0)[:, :, None]).any(axis=(1, 2))
    shared |= (ours[:, 0] == MANY) | (theirs[:, 0] == MANY)
    return np.where(told, np.where(shared, 0.8, -0.5), 0.0)


def _stories(ours: NDArray[np.uint16], theirs: NDArray[np.uint16]) -> NDArray[np.float64]:
    """What the stories weigh, no less: numbers that two words share count as one word. Without columns the most."""
    few = np.minimum((ours > 0).sum(axis=1), (theirs > 0).sum(axis=1))
    shared = ((ours[:, :, None] == theirs[:, None, :]).any(axis=2) & (ours > 0)).sum(axis=1)
    weight = np.clip(_LEAST_STORY + 3.0 * shared / np.maximum(few, 1), _LEAST_STORY, _MOST_STORY)
    return np.where(few >= 5, weight, _MOST_STORY)
