"""Replies: whose demand, charge or offer somebody turns down, where the report has told of it before."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Mali asked Togo to free the pilot. Lomé refused.", "MLI TGO"),
        ("Ghana, Mali and Niger accused Benin of breaking the accord. Benin denied it had broken any.", "BEN GHA MLI NER"),
        ("Kenya accused Uganda of arming the rebels, which Kampala denied.", "KEN UGA"),
        ("Norway blamed Chad's army for the shelling of its embassy. The army denied responsibility.", "NOR TCD"),
        ("Laos accused Nepal of dumping waste. Kathmandu called the claim baseless and said it obeyed the law.", "LAO NPL"),
        ("Hamas said it would free the crew only if Egypt paid. Cairo dismissed the demand.", "EGY org:hamas"),
        ("Burundi, accused by Kenya of arming a rebel group, said the charge was invented.", "BDI KEN"),
        ("Accused by Kosovo of arming gunmen, Serbia said it had nothing to do with them.", "SRB XKX"),
        ("Peru asked Chile to return an archive taken in 1881. The request was refused.", "CHL PER"),
        ("Norway proposed a joint patrol off Svalbard. Iceland's foreign minister said no.", "ISL NOR"),
        ("Kenya accused Uganda of staging the blast. Kampala said it had no part in it.", "KEN UGA"),
        ("Oman's foreign minister said Yemen had stolen its water. Aden dismissed the remarks.", "OMN YEM"),
        ("Oman refused to extradite the banker to Malta.", "MLT OMN"),
    ],
)  # fmt: skip
def test_who_asked_or_charged_takes_part_in_the_refusal(read: Reader, text: str, sides: str) -> None:
    """Mali asked Togo to free the pilot. Lomé refused: Mali and Togo."""
    assert who(read, text, "rejection") == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Mali accused Togo of theft. Togo has ruled out any delay of the vote.", "TGO"),
        ("Mali urged Togo to free the pilot. Togo denied rumours that its king was ill.", "TGO"),
        ("Peru urged Chile to free the crew. Kenya refused to sign the budget.", "KEN"),
    ],
)
def test_what_answers_nothing_has_one_side(read: Reader, text: str, sides: str) -> None:
    """Mali urged Togo to free the pilot. Togo denied rumours that its king was ill: Togo alone."""
    assert who(read, text, "rejection") == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Haiti begged Kenya to send more police. Nairobi promised 600 by May.", "HTI KEN"),
        ("Haiti begged Kenya to send more police. Peru promised its farmers seed by May.", "PER"),
    ],
)
def test_who_asked_takes_part_in_the_promise(read: Reader, text: str, sides: str) -> None:
    """Haiti begged Kenya to send more police. Nairobi promised 600: Haiti and Kenya."""
    assert who(read, text, "pledge") == sides
