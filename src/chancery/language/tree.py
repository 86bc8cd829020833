"""Trees: the best tree with one root over the scores of all arcs."""

from __future__ import annotations

from typing import Any

import numpy as np

Scores = np.ndarray[Any, np.dtype[np.float32]]


def best_tree(scores: Scores) -> list[int]:
    """Heads of the words of one sentence: position 0 is the root, `scores[d, h]` that of h governing d.

    Greedy heads are kept where they form one tree; else the maximum spanning tree with a single root is found.
    """
    size = scores.shape[0]
    if size == 2:
        return [0, 0]
    greedy: list[int] = scores.argmax(1).tolist()
    greedy[0] = 0
    if greedy.count(0) == 2 and _is_tree(greedy):
        return greedy
    candidates = np.argsort(-scores[1:, 0])[:3] + 1
    best, heads, words = -np.inf, None, np.arange(1, size)
    for root in candidates:
        limited = scores.copy()
        limited[1:, 0] = -1e9
        limited[root, :] = -1e9
        limited[root, 0] = scores[root, 0]
        found = _chu_liu_edmonds(limited)
        total = float(limited[words, found[1:]].cumsum()[-1])
        if total > best:
            best, heads = total, found
    assert heads is not None
    return heads


def _is_tree(heads: list[int]) -> bool:
    """True where every word comes to the root. A mark tells from where a word was first met: a mark of now is a circle."""
    met = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node and not met[node]:
            met[node] = start
            node = heads[node]
        if node and met[node] == start:
            return False
    return True


def _cycle(heads: list[int]) -> list[int] | None:
    size = len(heads)
    seen = [0] * size
    for start in range(1, size):
        node, trail = start, []
        while node != 0 and seen[node] == 0:
            seen[node] = start
            trail.append(node)
            node = heads[node]
        if node != 0 and seen[node] == start and node in trail:
            return trail[trail.index(node) :]
    return None


def _chu_liu_edmonds(scores: Scores) -> list[int]:
    size = scores.shape[0]
    work = scores.copy()
    np.fill_diagonal(work, -1e9)
    heads: list[int] = work.argmax(1).tolist()
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside, within = np.array(cycle), set(cycle)
    outside = np.array([n for n in range(size) if n not in within])
    new = len(outside)
    small = np.full((new + 1, new + 1), -1e9, dtype=scores.dtype)
    small[:new, :new] = work[np.ix_(outside, outside)]
    kept = work[inside, np.array(heads)[inside]]
    gains = work[np.ix_(inside, outside)] - kept[:, None]
    enter = inside[gains.argmax(0)]
    small[new, :new] = kept.sum() + gains.max(0)
    below = work[np.ix_(outside, inside)]
    leave = inside[below.argmax(1)]
    small[:new, new] = below.max(1)
    small[0, :] = -1e9
    solved = _chu_liu_edmonds(small)
    result = list(heads)
    for place in range(1, new):
        head = solved[place]
        result[int(outside[place])] = int(leave[place] if head == new else outside[head])
    into = solved[new]
    result[int(enter[into])] = int(outside[into])
    return result
