"""Given names: whom "he" and "she" can be."""

from __future__ import annotations

import pytest

from chancery.knowledge.given_names import given_names
from chancery.knowledge.tables import load

NAMES = given_names(load())


@pytest.mark.parametrize(
    ("name", "titles", "gender"),
    [
        ("Hasina Wajed", {"prime", "minister", "sheikh"}, "f"),
        ("Sabah al-Ahmad", {"sheikh"}, "m"),
        ("Bola Tinubu", {"president"}, "m"),
        ("Marjan Šarec", {"prime", "minister"}, "m"),
        ("Karen Karapetyan", {"prime", "minister"}, "m"),
        ("Jiang Yu", {"spokeswoman"}, "f"),
        ("Sima Rowan", {"minister"}, None),
        ("Robin Lee", {"envoy"}, None),
    ],
)
def test_a_name_and_its_titles_tell_the_pronoun(name: str, titles: set[str], gender: str | None) -> None:
    """Sheikh Hasina is "she", Sheikh Sabah "he"; Bola, Marjan and Karen are borne by both, so their whole names tell."""
    assert NAMES.gender(name, titles) == gender
