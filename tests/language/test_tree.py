"""Trees: whatever the scores, one root and no circle, and never worse than the best tree found by trying them all."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest

from chancery.language.tree import best_tree


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    """`heads[0]` is the root's own place; every word must reach it, and one word only hangs on it."""
    for word in range(1, len(heads)):
        steps = 0
        while word and steps <= len(heads):
            word, steps = heads[word], steps + 1
        if word:
            return False
    return sum(head == 0 for head in heads[1:]) == 1


def total(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[word, heads[word]] for word in range(1, len(heads))))


def drawn(size: int, seed: int) -> np.ndarray:
    scores = np.random.default_rng(seed).normal(scale=3, size=(size, size)).astype(np.float32)
    np.fill_diagonal(scores, -1e9)
    return scores


@pytest.mark.parametrize("seed", range(60))
def test_the_best_tree_is_found(seed: int) -> None:
    """Up to three words every root is tried, so that no other tree can have a higher sum."""
    scores = drawn(2 + seed % 3, seed)
    size = len(scores)
    every = ((0, *rest) for rest in itertools.product(range(size), repeat=size - 1))
    assert total(scores, best_tree(scores)) == pytest.approx(
        max(total(scores, t) for t in every if is_tree(t)), abs=1e-3
    )


@pytest.mark.parametrize("size", [2, 3, 7, 20, 60])
def test_one_root_and_no_circle(size: int) -> None:
    assert all(is_tree(best_tree(drawn(size, seed))) for seed in range(10))


def test_a_long_sentence_takes_milliseconds() -> None:
    started = time.perf_counter()
    best_tree(drawn(151, 1))
    assert time.perf_counter() - started < 1.0
