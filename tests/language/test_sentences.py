"""Sentences: paragraphs first, then full stops; abbreviations, quotes and datelines do not mislead."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chancery.language
from chancery.language.boundaries import load, moved
from chancery.language.english import outline

WEIGHTS = Path(chancery.language.__file__).parent / "weights"


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in outline(text).sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He met Gen. Ito in Washington, D.C., on Jan. 5.", "They spoke for an hour."],
        ["The minister flew to the U.S. on Monday.", "She returned on Friday."],
        ["“We will not go.”", "The spokesman left."],
        ['"Nothing is fixed," he said.', '"Ask the ministry."'],
        ["Will Oslo accept?", "It is unclear."],
        ["They signed in Oslo. [6]", "Both parliaments agreed. [7, 8]", "It has been in force since."],
        ["The delegation thanked Drs. Lund and Mori.", "The guests rose."],
        ["U.S. President Mara Dole and Mr. Ito will meet at 3 p.m. on Tuesday."],
    ],
)
def test_full_stops(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_heading_is_a_sentence_of_its_own() -> None:
    assert cut("The Strait Question\nThe two sides met.") == ["The Strait Question", "The two sides met."]


def test_a_dateline_is_a_scrap_of_its_own() -> None:
    text = "TOKYO, March 11 (Harbour Wire) - Japan and India held talks."
    assert cut(text) == ["TOKYO, March 11 (Harbour Wire) -", "Japan and India held talks."]
    assert cut("Accra, Ghana - The envoys met.") == ["Accra, Ghana -", "The envoys met."]
    assert cut("Holm, Duarte - both of Chile - met.") == ["Holm, Duarte - both of Chile - met."]


def test_a_dateline_may_end_in_a_stroke_that_clings_to_it() -> None:
    assert cut("LIMA, Peru (AP)_ Peru and Chile held talks.") == ["LIMA, Peru (AP)_", "Peru and Chile held talks."]


def test_hard_wrapped_lines_are_joined() -> None:
    lines = [
        "The ministers of the two countries agreed on Monday to",
        "hold a further round of negotiations on fishing rights",
        "in the northern waters before the season begins, and to",
        "exchange lists of the vessels that are to be inspected.",
        "",
        "The talks will go on.",
    ]
    assert len(cut("\n".join(lines))) == 2


@pytest.mark.parametrize(
    "sentences",
    [
        ["the ferry leaves at nine.", "it is never late."],
        ["Figure 2.3", "The harbour of Valletta in 1910."],
    ],
)
def test_mails_and_captions_end_sentences_without_a_full_stop_or_a_capital(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_the_number_of_an_article_does_not_end_a_sentence() -> None:
    first, second = "The parties will consult each year.", "2. The Participants intend to exchange lists of vessels."
    assert cut(f"{first} {second}") == [first, second]


def test_without_learned_weights_the_rules_stand_alone() -> None:
    assert moved(["Thanks", "Here"], [False, True], set(), {}) == set()


@pytest.mark.parametrize("quotes", [("``", "''"), ("“", "”"), ('"', '"')])
def test_no_boundary_is_dropped_beside_a_quotation_mark(quotes: tuple[str, str]) -> None:
    opening, closing = quotes
    first = f"The fleet is at sea.{closing}" if closing != '"' else 'The fleet is at sea."'
    texts = [f"{opening}{first}", f"{opening}Nobody has asked us,{closing} the envoy said."]
    assert len(cut(" ".join(texts))) >= 2


words = st.sampled_from([".", "?", ":", "Thanks", "here", "2", "c", "x@example.org", "(", ")", '"', "Oslo"])


@given(st.lists(words, max_size=20), st.sets(st.integers(1, 19)))
def test_boundaries_stand_between_words(found: list[str], cuts: set[int]) -> None:
    cuts = {c for c in cuts if c < len(found)}
    weights = load(WEIGHTS / "boundaries.json.gz")
    assert all(0 < at < len(found) for at in moved(found, [True] * len(found), cuts, weights))


def test_the_time_grows_with_the_text_and_not_faster() -> None:
    """Go. He Go. He ...: forty thousand sentences in one paragraph, in a second or two."""
    started = time.process_time()
    assert len(outline("Go. He " * 40_000).sentences) == 40_001
    assert time.process_time() - started < 5
