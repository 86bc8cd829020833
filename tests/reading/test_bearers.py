"""Bearers: whom the words around an event stand for: lists, posts, agents and bynames."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who

SET_OFF = [
    (
        "The only two Arab states to have envoys in Oslo - Egypt and Jordan - criticised the Norwegian decision.",
        "condemnation",
        "EGY JOR NOR",
    ),
    ("Ships of the three countries — Kenya, Chad and Mali — began drills.", "exercise", "KEN MLI TCD"),
]
STRUCK = [
    ("Chad launched strikes against rebel camps in Peru and a chemical plant in Chile.", "strike", "CHL PER TCD"),
    ("The bombings at the American embassies in Kenya and Tanzania killed 250 people.", "strike", "KEN TZA USA"),
    (
        "Ottawa condemned the cyberattack of June 28 on Norway's energy board, which Oslo attributes to Iran.",
        "cyber-attack",
        "IRN NOR",
    ),
    ("Norway reported a raid on its embassy in Lima, which Oslo blames on Chile.", "strike", "CHL NOR PER"),
]
AGENTS = [
    (
        "He sought the remains of a British engineer kidnapped and presumed killed by Khmer Rouge guerrillas in 1996.",
        "detention",
        "GBR org:khmer-rouge",
    ),
    ("Hezbollah has claimed responsibility for shooting down an Israeli drone.", "strike", "ISR org:hezbollah"),
]
IN_THE_ROOM = [
    (
        "The presidents of Chad and Mali will meet over dinner in the presence of the UN envoy.",
        "meeting",
        "MLI TCD org:un",
    ),
    ("EU leaders will discuss Belarus and Russia at a summit in Brussels on Friday.", "summit", "org:eu"),
    ("Both sides hope for intra-Afghan peace talks, the United States and Qatar said.", "talks", "AFG"),
    ("Iran and Russia hailed the inter-Tajik talks in Ashgabat.", "talks", "TJK"),
]
GRANTED = [
    ("Hungary has threatened to veto an EU loan of 2 billion euros to Kenya.", "vote", "HUN KEN org:eu"),
    ("Hungary has threatened to veto an EU loan of 2 billion euros to Kenya.", "warning", "HUN KEN org:eu"),
]
ENTERED = [
    ("Peruvian troops remain in Bolivia, 18 years after Lima invaded the country.", "incursion", "BOL PER"),
    ("The European Union met on Monday. Prime Minister Netanyahu visited the Arava settlement bloc.", "visit", "ISR"),
]


@pytest.mark.parametrize(("text", "type", "sides"), SET_OFF + STRUCK)
def test_all_of_a_list_take_part(read: Reader, text: str, type: str, sides: str) -> None:
    """The only two Arab states to have envoys in Oslo - Egypt and Jordan - criticised the Norwegian decision."""
    assert who(read, text, type) == sides


@pytest.mark.parametrize(("text", "type", "sides"), AGENTS)
def test_who_did_it_may_stand_behind_a_second_word(read: Reader, text: str, type: str, sides: str) -> None:
    """Hezbollah has claimed responsibility for shooting down an Israeli drone."""
    assert who(read, text, type) == sides


@pytest.mark.parametrize(("text", "type", "sides"), IN_THE_ROOM)
def test_who_is_in_the_room_and_who_is_only_spoken_of(read: Reader, text: str, type: str, sides: str) -> None:
    """The presidents will meet in the presence of the UN envoy; EU leaders will discuss Belarus at a summit."""
    assert who(read, text, type) == sides


@pytest.mark.parametrize(("text", "type", "sides"), GRANTED + ENTERED)
def test_whose_money_and_land_it_is(read: Reader, text: str, type: str, sides: str) -> None:
    """Hungary has threatened to veto an EU loan of 2 billion euros to Kenya."""
    assert who(read, text, type) == sides


def test_responsibility_is_claimed_for_what_was_done(read: Reader) -> None:
    """Hezbollah has claimed responsibility for shooting down an Israeli drone."""
    assert (
        read.event("Hezbollah claimed responsibility for shooting down an Israeli drone.", "strike").status
        == "occurred"
    )


def test_two_summits_of_two_towns_are_two(read: Reader) -> None:
    """Kenya will speak at the NATO Lima summit in May. NATO invited Chad in 1997 at the Oslo summit."""
    text = "Kenya will speak at the NATO Lima summit in May. NATO invited Chad in July 1997 at the Oslo summit."
    assert len([e for e in read(text).events if e.type == "summit"]) == 2
