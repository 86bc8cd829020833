"""Spelling: a mistyped word is read as what it stands for, a rare one stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.language import load
from chancery.language.lexicon import Lexicon
from chancery.language.spelling import respelled

COMMON = {word: number for number, word in enumerate("announcement supplies negotiations relief would expert".split())}
FORMS = {
    "announcement|NOUN": "announcement",
    "supplies|NOUN": "supply",
    "negotiations|NOUN": "negotiation",
    "relief|NOUN": "relief",
    "would|AUX": "would",
    "expert|NOUN": "expert",
    "experts|NOUN": "expert",
}


@pytest.mark.parametrize(
    ("word", "upos", "lemma"),
    [
        ("annoucement", "NOUN", "announcement"),
        ("suplies", "NOUN", "supply"),
        ("negotations", "NOUN", "negotiation"),
        ("releif", "NOUN", "relief"),
        ("woul", "AUX", "would"),
    ],
)
def test_a_slip_of_the_pen_is_no_word_of_its_own(word: str, upos: str, lemma: str) -> None:
    """The annoucement of releif suplies came after long negotations."""
    assert Lexicon(FORMS, COMMON.get).lemma(word, upos, word) == lemma


@pytest.mark.parametrize(
    ("word", "upos", "lemma"),
    [
        ("exert", "VERB", "exert"),
        ("expertly", "ADV", "expertly"),
        ("Releif", "PROPN", "Releif"),
        ("RELEIF", "NOUN", "releif"),
        ("relit", "NOUN", "relit"),
    ],
)
def test_a_rare_word_stays(word: str, upos: str, lemma: str) -> None:
    """Ministers exert pressure; a village called Releif is not meant."""
    assert Lexicon(FORMS, COMMON.get).lemma(word, upos, word.lower() if upos != "PROPN" else word) == lemma


def test_without_a_list_of_common_words_nothing_is_respelled() -> None:
    assert Lexicon(FORMS).lemma("releif", "NOUN", "releif") == "releif"


@given(st.sampled_from(sorted(COMMON)), st.integers(1, 20))
def test_two_letters_swapped_are_found(word: str, at: int) -> None:
    at = 1 + at % (len(word) - 2)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if swapped != word and len(word) >= 6:
        assert respelled(swapped, COMMON.get, lambda form: True) == word


def test_a_misspelt_report_is_read_by_what_was_meant() -> None:
    """Norway sent releif to the islands."""
    text = load().read("Norway sent releif to the islands.")
    assert text.lemmas[2] == "relief"
    assert text.words[2] == "releif"
