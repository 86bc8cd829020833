"""Spans: the names that a sentence most likely holds, from the chances of every label at every word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

OUT = 0.98
"""From this chance on, a word stands outside of every name: the search for the best sequence leaves it out."""
CLEAR = 6.0
"""Where "O" leads every other label of a word by this much, its chance is not below `OUT`."""
_LEAST, _NEVER = 1e-9, -1e9


class Spans:
    """Reads names off scores. `labels` are those of the head: "O", and "B-" and "I-" before each kind."""

    def __init__(self, labels: list[str]) -> None:
        self._out = labels.index("O")
        self._begins = [n for n, label in enumerate(labels) if label.startswith("B-")]
        self._named = [n for n, label in enumerate(labels) if label != "O"]
        self._inside = {labels.index("I-" + labels[n][2:]): n for n in self._begins}
        self._goes_on = {begin: inside for inside, begin in self._inside.items()}
        self._kinds = {n: labels[n][2:] for n in self._begins}
        self.outside = np.where(np.arange(len(labels)) == self._out, 2 * CLEAR, 0.0)
        """Scores of what surely is no part of a name, to put between two sentences that are read at once."""

    def read(self, scores: Any) -> list[tuple[int, int, str, float]]:
        """The names of a sentence by their words `[first, last)`, kind and mean chance of the kind, in order.

        A name begins with a "B-" and goes on with "I-" of its kind. In "the Bank of Norway said" the words "Bank", "of" and
        "Norway" are one organisation, though "Norway" alone would be a place.
        """
        near = np.flatnonzero(scores[:, self._out] - scores[:, self._named].max(-1) <= CLEAR)
        if not len(near):
            return []
        shifted = np.exp(scores[near] - scores[near].max(-1, keepdims=True))
        chances = shifted / shifted.sum(-1, keepdims=True)
        unsure = chances[:, self._out] < OUT
        rows, places = chances[unsure], near[unsure].tolist()
        logs = np.log(np.maximum(rows, _LEAST)).tolist()
        found: list[tuple[int, int, str, float]] = []
        for start, stop in _runs(places):
            for first, last, begin in self._names(self._best(logs[start:stop])):
                mean = float(rows[start + first : start + last, [begin, self._goes_on[begin]]].sum()) / (last - first)
                at = places[start] + first
                found.append((at, at + last - first, self._kinds[begin], round(mean, 3)))
        return found

    def _best(self, rows: list[list[float]]) -> list[int]:
        """The likeliest sequence of labels in which every "I-" follows its own kind; `rows` are logarithms of chances."""
        totals = list(rows[0])
        for inside in self._inside:
            totals[inside] = _NEVER
        trail: list[list[int]] = []
        for row in rows[1:]:
            before = totals.index(max(totals))
            came = [before] * len(row)
            for inside, begin in self._inside.items():
                came[inside] = begin if totals[begin] >= totals[inside] else inside
            totals = [totals[at] + chance for at, chance in zip(came, row, strict=True)]
            trail.append(came)
        out = [totals.index(max(totals))]
        for came in reversed(trail):
            out.append(came[out[-1]])
        return out[::-1]

    def _names(self, labels: list[int]) -> Iterator[tuple[int, int, int]]:
        at = 0
        while at < len(labels):
            if labels[at] not in self._kinds:
                at += 1
                continue
            last = at + 1
            while last < len(labels) and self._inside.get(labels[last]) == labels[at]:
                last += 1
            yield at, last, labels[at]
            at = last


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches `[start, stop)` of a list in which every number follows the one before."""
    start = 0
    for n in range(1, len(places) + 1):
        if n == len(places) or places[n] != places[n - 1] + 1:
            yield start, n
            start = n
