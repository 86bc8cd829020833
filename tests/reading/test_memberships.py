"""Memberships: which body is joined, and by whom, where papers of accession or bids to be let in are told."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who

NATO = "NATO has decided to admit Kenya, Chad and Mali in May. "


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "Kenya and Peru signed papers of accession to become members of the North Atlantic Treaty Organization.",
            "ratification",
            "KEN PER org:nato",
        ),
        ("Kenya's parliament ratified its accession to the World Trade Organization.", "ratification", "KEN org:wto"),
        (NATO + "Chad's parliament ratified the accession treaty on Monday.", "ratification", "TCD org:nato"),
        (NATO + "The Kenyan senate approved the accession.", "ratification", "KEN org:nato"),
        (
            "Norway ratified NATO's expansion to include the three nations, Kenya, Chad and Mali.",
            "ratification",
            "KEN MLI NOR TCD org:nato",
        ),
        (
            "Togo, Mali and Peru want to join. Norway became the last country to ratify NATO's expansion to include the"
            " three former Warsaw Pact nations.",
            "ratification",
            "MLI NOR PER TGO org:nato",
        ),
        ("Kenya and Chad were admitted to NATO on Monday.", "other", "KEN TCD org:nato"),
        ("Kenya will accede to the World Trade Organization in May.", "ratification", "KEN org:wto"),
    ],
)
def test_who_joins_has_the_body_that_is_joined_beside_him(read: Reader, text: str, type: str, sides: str) -> None:
    """Kenya's parliament ratified its accession to the World Trade Organization."""
    assert who(read, text, type) == sides


def test_an_accession_that_names_nobody_is_of_those_who_are_let_in(read: Reader) -> None:
    """NATO has decided to admit Kenya, Chad and Mali in May. The accession is planned for the summit."""
    assert who(read, NATO + "The accession is planned for 3 May.", "ratification") == "KEN MLI TCD org:nato"


def test_a_pact_that_one_accedes_to_is_no_body(read: Reader) -> None:
    """NATO condemned Mali. Kenya ratified its accession to the Kyoto Protocol."""
    assert (
        who(read, "NATO condemned Mali. Kenya ratified its accession to the Kyoto Protocol.", "ratification") == "KEN"
    )


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Kenya's bid to join the World Trade Organization was refused on Monday after Chad blocked it.",
            "KEN org:wto",
        ),
        ("Kenya's bid to join the alliance was rejected by Norway, NATO said.", "KEN NOR"),
    ],
)
def test_the_body_that_is_not_joined_is_who_turns_the_bid_down(read: Reader, text: str, sides: str) -> None:
    """Kenya's bid to join the World Trade Organization has been refused; but not one that Norway rejected."""
    assert who(read, text, "rejection") == sides
