"""What PUD never marks is left out on both sides before its morphology is compared."""

from __future__ import annotations

import pytest
from training.conventions import common


@pytest.mark.parametrize(
    ("word", "upos", "feats", "left"),
    [
        ("said", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "Mood=Ind|Tense=Past|VerbForm=Fin"),
        ("signed", "VERB", "Tense=Past|VerbForm=Part|Voice=Pass", "Tense=Past|VerbForm=Part"),
        ("its", "PRON", "Case=Gen|Person=3|Poss=Yes", "Person=3|Poss=Yes"),
        ("meeting", "VERB", "VerbForm=Ger", "Tense=Pres|VerbForm=Part"),
        (
            "says",
            "VERB",
            "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
            "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
        ),
        ("talks", "NOUN", "Number=Plur", "Number=Plur"),
        ("of", "ADP", "_", ""),
    ],
)
def test_what_one_treebank_leaves_unmarked_is_left_out(word: str, upos: str, feats: str, left: str) -> None:
    assert common(upos, feats) == left, word
