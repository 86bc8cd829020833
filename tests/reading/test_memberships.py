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
        ("Morocco was readmitted to the African Union in 2017.", "other", "MAR org:african-union"),
        ("Gambia, whose president met envoys, returned to the Commonwealth in 2018.", "other", "GMB org:commonwealth"),
        ("Kenya's entry into the World Trade Organization angered Peru.", "other", "KEN org:wto"),
        ("The readmission of Kenya to NATO is to be discussed by Peru.", "other", "KEN org:nato"),
        ("Norway rejoined the whaling commission in 2002, officials said.", "other", "NOR org:iwc"),
        ("Kenya quit NATO in 1992 and rejoined a decade later.", "other", "KEN org:nato"),
        ("Gabon was suspended from the African Union after the army seized power.", "other", "GAB org:african-union"),
        ("Ten countries joined the European Union on May 1, 2004, diplomats said.", "other", "org:eu"),
        (
            "Kenya and Peru are to join the bloc in 2027, the European Union said after a summit.",
            "other",
            "KEN PER org:eu",
        ),
        ("NATO met in May. Kenya's admission in 2001 took fifteen years.", "other", "KEN org:nato"),
        ("Kenya left NATO in 1992 over the border with Chad.", "treaty-exit", "KEN org:nato"),
        ("Kenya pulled out of the whaling body after the summit, officials said.", "treaty-exit", "KEN"),
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


def test_whoever_applies_to_join_has_not_joined(read: Reader) -> None:
    """Kenya applied to join NATO in May."""
    events = read("Kenya, whose president met envoys, applied to join NATO in May.").events
    assert {(e.type, e.status) for e in events if e.type == "other"} == {("other", "occurred"), ("other", "sought")}
    assert read.event("Kenya's ambassador handed in its application to join NATO.", "other").status == "sought"


@pytest.mark.parametrize(
    "text",
    [
        "The president of Kenya returned to the United Nations on Monday to speak.",
        "Kenya joined calls for a ceasefire in Sudan.",
        "Kenya's minister joined the head of the European Commission for dinner.",
    ],
)
def test_who_comes_back_or_joins_in_becomes_no_member(read: Reader, text: str) -> None:
    """Kenya joined calls for a ceasefire in Sudan."""
    assert "other" not in {e.type for e in read(text).events}
