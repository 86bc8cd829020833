"""Doubt: how sure an event is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chancery.knowledge import load
from chancery.knowledge.weights import doubt_weights
from chancery.reading.doubt import confidence
from tests.conftest import Reader


def test_both_sides_named_is_surer_than_one(read: Reader) -> None:
    """Norway summoned the Russian ambassador; Norway summoned an ambassador."""
    two = read.event("Norway summoned the Russian ambassador on Wednesday.", "summons")
    one = read.event("Norway summoned an ambassador on Wednesday.", "summons")
    assert 0.0 < one.confidence < two.confidence < 1.0


def test_the_table_doubts_what_context_gave() -> None:
    weights = doubt_weights(load())
    assert weights["guessed"] < 0 and weights["resolved"] < 0
    assert weights["firm"] > 0 and weights["sides:1"] < weights["sides:2"]


@given(st.dictionaries(st.sampled_from(sorted(doubt_weights(load()))), st.floats(0, 1)))
def test_a_confidence_is_a_chance(found: dict[str, float]) -> None:
    assert 0.0 <= confidence(found, doubt_weights(load())) <= 1.0
