"""Factuality: whether what a predicate names has come to pass, and how sure the text is of it."""

from __future__ import annotations

import pytest

from chancery.knowledge import Tables
from chancery.knowledge.events import event_tables
from chancery.language.english import English
from chancery.reading.factuality import read_factuality


@pytest.mark.parametrize(
    ("sentence", "word", "low", "high"),
    [
        ("The two ministers met in Oslo on Friday.", "met", 1, 3),
        ("They did not sign the treaty.", "sign", -3, 0.99),
        ("The president may visit Norway in May.", "visit", -3, 0.99),
        ("He wants to buy the ships.", "buy", -3, 0.99),
        ("The rescuers managed to reach the crew.", "reach", 1.5, 3),
        ("The rescuers will try to reach the crew.", "reach", -3, -1),
    ],
)
def test_what_has_happened(english: English, tables: Tables, sentence: str, word: str, low: float, high: float) -> None:
    text = english.read(sentence, lambda _: True)
    (score,) = read_factuality(text, [text.words.index(word)], event_tables(tables))
    assert low <= score <= high


def test_a_plan_is_certain_before_it_has_happened(english: English, tables: Tables) -> None:
    """The airline will close two routes in May."""
    text = english.read("The airline will close two routes in May.", lambda _: True)
    token = [text.words.index("close")]
    (happened,) = read_factuality(text, token, event_tables(tables))
    (certain,) = read_factuality(text, token, event_tables(tables), "certain")
    assert happened < 1 <= certain


def test_what_is_told_as_a_fact_is_wholly_certain(english: English, tables: Tables) -> None:
    """The airline closed two routes in May."""
    text = english.read("The airline closed two routes in May.", lambda _: True)
    (certain,) = read_factuality(text, [text.words.index("closed")], event_tables(tables), "certain")
    assert certain == 3
