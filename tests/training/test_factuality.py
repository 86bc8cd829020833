"""What the table of factuality learns from scored predicates."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="training needs training/requirements.txt")

from training.factuality import Example, learn

from chancery.reading.factuality import score


def test_a_score_is_learned_as_the_median() -> None:
    """Forty readers hold what was "sold" for certain, twenty of them less so: the many stand, no mean is struck."""
    given = [Example(["bias", "lemma=sell"], 3.0, "certain")] * 40 + [
        Example(["bias", "lemma=sell"], 1.0, "certain")
    ] * 20
    assert score(["bias", "lemma=sell"], learn(given)) > 2.8


def test_a_word_seen_twice_teaches_nothing() -> None:
    """Two sentences with "reportedly" are too few to weigh it."""
    given = [Example(["bias"], 3.0, "happened")] * 10 + [
        Example(["bias", "own:advmod=reportedly"], -3.0, "happened")
    ] * 2
    assert "own:advmod=reportedly" not in learn(given)


def test_negation_makes_none_of_it() -> None:
    """ "did not sign" again and again, beside what was signed."""
    given = [Example(["bias"], 3.0, "happened")] * 60 + [Example(["bias", "own:not"], -3.0, "happened")] * 60
    table = learn(given)
    assert score(["bias"], table) >= 1
    assert score(["bias", "own:not"], table) <= -1
