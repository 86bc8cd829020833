"""Sentences: paragraphs first, then full stops; abbreviations, quotes and datelines do not mislead."""

from __future__ import annotations

import pytest

from chancery.language.english import outline


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
