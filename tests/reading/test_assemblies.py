"""Assemblies: who comes to the gathering of a body, and whom a vote, a bill or a suit is about."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who

ATTENDED = [
    (
        "Kenya's Ruto and Uganda's Museveni are both expected at the African Union summit in Addis Ababa in May.",
        "summit",
        "KEN UGA org:african-union",
    ),
    (
        "Portuguese Prime Minister Luis Montenegro, in Brussels for a summit of the European Union, spoke of Brazil.",
        "summit",
        "PRT org:eu",
    ),
    ("India and Nepal are due at the SAARC summit in Dhaka in May.", "summit", "IND NPL org:saarc"),
    (
        "The foreign minister of Norway, who attends the Munich Security Conference, telephoned his Israeli counterpart.",
        "summit",
        "NOR",
    ),
]
PUT_TO_THEM = [
    (
        "The U.N. Security Council voted on Monday to demand that Rwanda withdraw its troops from Congo.",
        "vote",
        "RWA org:un",
    ),
    ("Lithuania's parliament passed a bill that would punish firms trading with Belarus.", "legislation", "BLR LTU"),
    ("Colombia asked the court on Monday to try the Nicaraguan general for the raid.", "ruling", "COL NIC"),
    (
        "In May Argentina's government took Uruguay to the World Trade Organization, a minister said in Paris.",
        "ruling",
        "ARG URY",
    ),
]


@pytest.mark.parametrize(("text", "type", "expected"), ATTENDED, ids=[a[0] for a in ATTENDED])
def test_who_comes_to_the_gathering_of_a_body_takes_part_with_it(
    read: Reader, text: str, type: str, expected: str
) -> None:
    """India and Nepal are due at the SAARC summit in Dhaka in May."""
    assert who(read, text, type) == expected


@pytest.mark.parametrize(("text", "type", "expected"), PUT_TO_THEM, ids=[p[0] for p in PUT_TO_THEM])
def test_a_vote_a_bill_and_a_suit_have_those_they_are_about(read: Reader, text: str, type: str, expected: str) -> None:
    """The U.N. Security Council voted on Monday to demand that Rwanda withdraw its troops from Congo."""
    assert who(read, text, type) == expected
