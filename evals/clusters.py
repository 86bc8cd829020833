"""Scores of clusterings: MUC, B³ and CEAF-e, and their mean, the CoNLL F1 of coreference."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Cluster = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def muc(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Vilain and others (1995): the links of one clustering that the other has too."""
    return Score(_links(found, gold), _links(gold, found))


def _links(ours: Sequence[Cluster], theirs: Sequence[Cluster]) -> float:
    of = {m: number for number, cluster in enumerate(theirs) for m in cluster}
    kept = total = 0
    for cluster in ours:
        parts = {of[m] for m in cluster if m in of}
        lone = sum(m not in of for m in cluster)
        kept += len(cluster) - len(parts) - lone
        total += len(cluster) - 1
    return kept / total if total else 0.0


def b_cubed(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Bagga and Baldwin (1998): for each mention the share of its cluster that is right."""
    return Score(_shares(found, gold), _shares(gold, found))


def _shares(ours: Sequence[Cluster], theirs: Sequence[Cluster]) -> float:
    of = {m: cluster for cluster in theirs for m in cluster}
    count = sum(len(c) for c in ours)
    return sum(len(c & of.get(m, frozenset())) / len(c) for c in ours for m in c) / count if count else 0.0


def ceaf_e(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Luo (2005), entity-based: the best one-to-one alignment of clusters by 2|G∩F| / (|G| + |F|)."""
    of = {m: number for number, cluster in enumerate(found) for m in cluster}
    likeness: NDArray[np.float64] = np.zeros((len(gold), len(found)))
    for row, cluster in enumerate(gold):
        for column in {of[m] for m in cluster if m in of}:
            other = found[column]
            likeness[row, column] = 2 * len(cluster & other) / (len(cluster) + len(other))
    best = _assigned(likeness)
    return Score(best / len(found) if found else 0.0, best / len(gold) if gold else 0.0)


def conll(gold: Sequence[Cluster], found: Sequence[Cluster]) -> float:
    """The mean F1 of the three, by which systems of coreference are compared."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def _assigned(likeness: NDArray[np.float64]) -> float:
    """The greatest sum of a one-to-one assignment, part by part of what has anything in common."""
    rows, columns = likeness.nonzero()
    lead = list(range(sum(likeness.shape)))

    def find(i: int) -> int:
        while lead[i] != i:
            lead[i] = lead[lead[i]]
            i = lead[i]
        return i

    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        lead[find(row)] = find(column + likeness.shape[0])
    parts: dict[int, tuple[set[int], set[int]]] = {}
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        part = parts.setdefault(find(row), (set(), set()))
        part[0].add(row)
        part[1].add(column)
    return sum(_hungarian(likeness[np.ix_(sorted(r), sorted(c))]) for r, c in parts.values())


def _hungarian(weights: NDArray[np.float64]) -> float:
    """The greatest sum of an assignment of rows to columns (Kuhn and Munkres, with potentials)."""
    cost = -(weights if weights.shape[0] <= weights.shape[1] else weights.T)
    size, wide = cost.shape
    u, v = np.zeros(size + 1), np.zeros(wide + 1)
    match = np.zeros(wide + 1, dtype=int)
    for row in range(1, size + 1):
        match[0] = row
        least = np.full(wide + 1, np.inf)
        way = np.zeros(wide + 1, dtype=int)
        used = np.zeros(wide + 1, dtype=bool)
        column = 0
        while match[column]:
            used[column] = True
            here = match[column]
            free = ~used[1:]
            reduced = cost[here - 1] - u[here] - v[1:]
            better = free & (reduced < least[1:])
            least[1:][better] = reduced[better]
            way[1:][better] = column
            waiting = np.where(free, least[1:], np.inf)
            nearest = int(waiting.argmin()) + 1
            step = least[nearest]
            u[match[used]] += step
            v[used] -= step
            least[1:][free] -= step
            column = nearest
        while column:
            match[column] = match[way[column]]
            column = int(way[column])
    return float(-sum(cost[match[j] - 1, j - 1] for j in range(1, wide + 1) if match[j]))
