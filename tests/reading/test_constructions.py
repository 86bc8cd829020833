"""Constructions: who takes part by relative clauses, participles, purposes, adjectives that share a noun, headlines."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("Denmark sent asylum seekers to Rwanda, with which it signed a memorandum in 2022.", "agreement", "DNK RWA"),
        ("Spanish and Portuguese police vessels are patrolling the Guadiana.", "patrol", "ESP PRT"),
        (
            "Malaysian and Thai troops, joined for the first time by soldiers from Indonesia, began a jungle exercise.",
            "exercise",
            "IDN MYS THA",
        ),
        ("The American decision to leave the Paris climate accord was criticised in Tokyo.", "treaty-exit", "USA"),
        (
            "The Estonian defence minister pledged to send Ukraine a further batch of howitzers.",
            "pledge",
            "EST UKR",
        ),
        ("Guatemala named a career diplomat as its ambassador to Taiwan.", "appointment", "GTM TWN"),
        (
            "A resolution condemning Russia's annexation was adopted by the General Assembly.",
            "condemnation",
            "RUS org:un",
        ),
        ("Lebanon's prime minister accused Israel of blowing up houses in the south.", "strike", "ISR LBN"),
        ("Zambia cut off ties with Portugal, whose planes it said had bombed a border village.", "strike", "PRT ZMB"),
        ("U.S., Philippines begin drills off Palawan.", "exercise", "PHL USA"),
        (
            "The Philippine senate ratified a forces agreement with Japan by 19 votes to none.",
            "ratification",
            "JPN PHL",
        ),
        ("Ethiopia has massed troops along its border with Eritrea.", "deployment", "ERI ETH"),
        (
            "China, which Lithuania had angered by letting Taiwan open an office, recalled its ambassador.",
            "recall",
            "CHN LTU",
        ),
        (
            "The prime minister of Vanuatu, whose country has close ties with Beijing, asked Canberra to reopen negotiations.",
            "talks",
            "AUS VUT",
        ),
        ("The drill was criticised by leaders from Japan to Brazil.", "condemnation", "BRA JPN"),
        (
            "A spokeswoman for the Chinese embassy criticised as irresponsible the remarks by Australia's treasurer.",
            "condemnation",
            "AUS CHN",
        ),
    ],
)
def test_who_takes_part_by_a_construction(read: Reader, text: str, type: str, sides: str) -> None:
    """Denmark sent asylum seekers to Rwanda, with which it signed a memorandum: with Rwanda."""
    assert who(read, text, type) == sides


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "The exercise, which North Korea called a rehearsal for war, will involve South Korean and American troops.",
            "exercise",
            "KOR USA",
        ),
        (
            "The visit by Kiribati's president to Taipei, which China has denounced as a provocation, begins on Monday.",
            "visit",
            "KIR TWN",
        ),
        (
            "The withdrawal of Eritrean troops from Tigray, demanded by the United States, has not begun.",
            "withdrawal",
            "ERI",
        ),
        ("A London-based rights group condemned Egypt.", "condemnation", "EGY"),
        ("Russia quit the Budapest memorandum.", "treaty-exit", "RUS"),
    ],
)
def test_who_only_thinks_of_it_or_lends_his_name_takes_no_part(read: Reader, text: str, type: str, sides: str) -> None:
    """The exercise, which North Korea called a rehearsal for war: North Korea does not exercise."""
    assert who(read, text, type) == sides


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "Ships of the Iranian, Russian and Chinese navies assembled for five days of manoeuvres.",
            "exercise",
            "CHN IRN RUS",
        ),
        (
            "Jordan's king urged Israel together with his host, President Sisi of Egypt, to open the crossings.",
            "demand",
            "EGY ISR JOR",
        ),
        ("A court dismissed Sudan's case against Chad in May.", "ruling", "SDN TCD"),
        ("Mexico and Canada were given a reprieve from American tariffs.", "tariff", "CAN MEX USA"),
        (
            "Bangladesh has sought the extradition of its former prime minister, but Delhi has not replied.",
            "demand",
            "BGD IND",
        ),
        ("Mali asked Niger to return the men. Niger refused.", "rejection", "MLI NER"),
        ("With the support of President Xi of China, Chad and Niger held talks in Lome.", "talks", "NER TCD"),
        ("Argentina has threatened to license Bulgarian trawlers if Britain extends its zone.", "warning", "ARG GBR"),
        ("Peru signed an accord with Chile; Washington warned that it would not pay.", "agreement", "CHL PER"),
    ],
)
def test_who_takes_part_in_company_in_answer_or_by_favour(read: Reader, text: str, type: str, sides: str) -> None:
    """Jordan's king urged Israel together with his host, President Sisi: Egypt urges too."""
    assert who(read, text, type) == sides


def test_who_criticises_an_arrest_arrests_nobody(read: Reader) -> None:
    """Saudi Arabia froze trade with Canada over Ottawa's criticism of the arrest of activists in Riyadh."""
    reading = read("Saudi Arabia froze trade with Canada over Ottawa's criticism of the arrest of activists in Riyadh.")
    known = {a.id: a.country or a.id for a in reading.actors}
    assert all("CAN" not in {known[p.actor] for p in e.participants} for e in reading.events if e.type == "detention")


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("Britain condemned the missile Iran fired at a base in Iraq.", "strike", "IRN IRQ"),
        ("The United States demanded the release of the tanker Iran seized in May.", "demand", "IRN USA"),
        ("Egypt criticised the operation Israel launched in Gaza on Monday.", "condemnation", "EGY ISR"),
        ("Norway asked for the return of the vessel Chile had detained.", "demand", "CHL NOR"),
    ],
)
def test_who_did_something_with_a_thing_does_not_give_it_its_name(
    read: Reader, text: str, type: str, sides: str
) -> None:
    """Britain condemned the missile Iran fired at a base in Iraq: Iran fired, no missile is called Iran."""
    assert who(read, text, type) == sides
