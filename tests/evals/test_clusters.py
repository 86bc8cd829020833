"""The scorers of coreference on the worked examples of the literature."""

from __future__ import annotations

import pytest
from evals.clusters import b_cubed, ceaf_e, conll, muc
from hypothesis import given
from hypothesis import strategies as st


def sets(*words: str) -> list[frozenset[str]]:
    return [frozenset(w) for w in words]


def test_muc_of_vilain() -> None:
    """Gold A-B-C-D, found A-B and C-D: two links of three are kept, none is wrong."""
    score = muc(sets("abcd"), sets("ab", "cd"))
    assert (score.recall, score.precision) == (pytest.approx(2 / 3), 1.0)


def test_b_cubed_of_bagga_and_baldwin() -> None:
    """Gold 1-5, 6-7, 8-C; joining the pair to the last five costs less than joining the two fives."""
    gold = sets("12345", "67", "89ABC")
    assert b_cubed(gold, sets("12345", "6789ABC")).precision == pytest.approx(16 / 21)
    assert b_cubed(gold, sets("1234589ABC", "67")).precision == pytest.approx(7 / 12)
    assert b_cubed(gold, sets("12345", "6789ABC")).recall == 1.0


def test_ceaf_of_luo() -> None:
    """Gold 1-5, 6-7, 8-C against all in one: one pair can be aligned."""
    gold = sets("12345", "67", "89ABC")
    score = ceaf_e(gold, sets("123456789ABC"))
    assert score.precision == pytest.approx(10 / 17)
    assert score.recall == pytest.approx(10 / 17 / 3)
    score = ceaf_e(gold, sets("12345", "6789ABC"))
    assert score.precision == pytest.approx((1 + 10 / 12) / 2)


def test_the_alignment_is_the_best_one() -> None:
    """Where a greedy choice (3 of 4) would block two others."""
    gold, found = sets("abc", "def"), sets("abd", "cef")
    assert ceaf_e(gold, found).recall == pytest.approx(2 / 3)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=9))
def test_a_clustering_agrees_with_itself(labels: list[int]) -> None:
    groups = [frozenset(i for i, mine in enumerate(labels) if mine == label) for label in set(labels)]
    assert b_cubed(groups, groups).f1 == pytest.approx(1.0)
    assert ceaf_e(groups, groups).f1 == pytest.approx(1.0)
    if any(len(g) > 1 for g in groups):
        assert conll(groups, groups) == pytest.approx(1.0)
