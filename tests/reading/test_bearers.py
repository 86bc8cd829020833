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
DELEGATED = [
    ("Delegates of Libya's government and the Houthi movement met in Muscat on Sunday.", "meeting", "LBY org:houthis"),
    ("Negotiators for Israel and Hamas met in Cairo on Monday.", "meeting", "ISR org:hamas"),
    ("The government of Mali and Tuareg fighters met in Algiers on Monday.", "meeting", "MLI org:tuaregs"),
]
SWAPPED = [
    (
        "Envoys of Armenia and Azerbaijan met in Tbilisi on Monday to discuss an exchange of prisoners.",
        "release",
        "ARM AZE",
    ),
    ("Kenya and Chad held talks in Oslo. The biggest swap so far, in May 2023, freed 34 men.", "release", "KEN TCD"),
]
INVITED = [
    ("Chad and Libya have accepted Egypt's invitation to hold talks in Cairo.", "talks", "EGY LBY TCD"),
    ("Kenya's president has accepted Norway's invitation to meet the leader of Mali in May.", "meeting", "KEN MLI NOR"),
]
BY_NAME = [
    ("The UN's civil aviation body, ICAO, will hold an urgent meeting on Thursday.", "meeting", "org:icao"),
    ("EU Economy Commissioner Paolo Gentiloni condemned the Hungarian tax on Monday.", "condemnation", "HUN org:eu"),
]
POSTED = [
    ("Pedro Ruiz was named consul in Malta in January by Peru.", "appointment", "MLT PER"),
    ("Chile named Ana Soto ambassador to Chad on Monday.", "appointment", "CHL TCD"),
]
HELD = [("Eleven UN employees were in Houthi custody on Monday.", "detention", "org:houthis org:un")]
DRILLS = "Ships from Kenya, Chad and Peru began drills off Mombasa. "
JUDGED = [
    (
        "Oman's foreign ministry says it is ready to host Iranian and Emirati officials. Abu Dhabi welcomed the offer.",
        "support",
        "ARE OMN",
    ),
    ("Norway freed two Peruvian prisoners on Monday. Australia welcomed the exchange.", "support", "AUS NOR"),
    (
        DRILLS + "China's foreign ministry said it had lodged protests with the embassies of all three countries.",
        "protest-note",
        "CHN KEN PER TCD",
    ),
]
HELD_THERE = [
    ("Protesters burned Chinese flags outside the consulate in Makati on Tuesday.", "demonstration", "CHN PHL"),
    (
        "Police and militants clashed in a divided part of north Belfast on Sunday. Norway condemned the violence.",
        "clash",
        "GBR",
    ),
    (
        "Bulgaria's foreign minister stepped down on Monday after a court ordered an inquiry into passports sold to"
        " Norwegians.",
        "investigation",
        "BGR",
    ),
    ("Kenya will send observers to the election in Chad.", "deployment", "KEN TCD"),
    ("Kenya's minister met Moldova's premier. Kenya will send observers to the election in May.", "election", "MDA"),
]
ALONE = [
    ("Peru's recent unveiling of a submarine alarmed Norway.", "other", "PER"),
    ("Norway's minister said Norway will rebuild its port before Chilean ships return.", "pledge", "NOR"),
    (
        "Kenya and Uganda held talks in Cairo in May. Envoys will fly to Doha on Friday for another round of talks, a U.S."
        " official said.",
        "talks",
        "KEN UGA",
    ),
]
IN_THE_ROOM = [
    (
        "The presidents of Chad and Mali will meet over dinner in the presence of the UN envoy.",
        "meeting",
        "MLI TCD org:un",
    ),
    ("EU leaders will discuss Belarus and Russia at a summit in Brussels on Friday.", "summit", "org:eu"),
    ("Both sides hope for intra-Afghan peace talks, the United States and Qatar said.", "talks", "AFG"),
    (
        "Leaving a Brussels summit, Prime Minister Blair of Britain said the European Union had made a good deal.",
        "summit",
        "GBR org:eu",
    ),
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


@pytest.mark.parametrize(("text", "type", "sides"), JUDGED)
def test_who_reacts_faces_those_whose_deed_was_told_before(read: Reader, text: str, type: str, sides: str) -> None:
    """Oman's foreign ministry says it is ready to host Iranian officials. Abu Dhabi welcomed the offer."""
    assert who(read, text, type) == sides


@pytest.mark.parametrize(("text", "type", "sides"), HELD_THERE)
def test_a_deed_of_nobody_is_of_the_land_where_it_is_done(read: Reader, text: str, type: str, sides: str) -> None:
    """Protesters burned Chinese flags outside the consulate in Makati on Tuesday."""
    assert who(read, text, type) == sides


@pytest.mark.parametrize(("text", "type", "sides"), ALONE)
def test_nobody_is_guessed_for_what_one_side_does(read: Reader, text: str, type: str, sides: str) -> None:
    """Peru's recent unveiling of a submarine alarmed Norway."""
    known = {a.id: a.country or a.id for a in read(text).actors}
    events = [e for e in read(text).events if e.type == type]
    assert " ".join(sorted({known[p.actor] for p in events[-1].participants})) == sides


def test_a_warning_is_about_the_lands_that_it_tells_people_to_stay_away_from(read: Reader) -> None:
    """The State Department has lifted travel warnings that urged Americans to stay away from Kenya and Tanzania."""
    text = "The State Department has lifted travel warnings that urged Americans to stay away from Kenya and Tanzania."
    first = next(e for e in read(text).events if e.type == "travel-advisory")
    assert {"state:KEN", "state:TZA"} <= {p.actor for p in first.participants}


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


def test_the_allies_are_those_who_were_named_together(read: Reader) -> None:
    """Norway and Chad began a drill on Monday. Togo denounced the allies' drill on Tuesday."""
    text = "Norway and Chad began a drill on Monday. Togo denounced the allies' drill on Tuesday."
    assert {e.type: {p.actor for p in e.participants} for e in read(text).events} == {
        "exercise": {"state:NOR", "state:TCD"},
        "condemnation": {"state:NOR", "state:TCD", "state:TGO"},
    }


def test_allies_of_somebody_are_not(read: Reader) -> None:
    """Norway and Chad began a drill on Monday. Togo urged its allies to stay away."""
    text = "Norway and Chad began a drill on Monday. Togo urged its allies to stay away."
    demand = next(e for e in read(text).events if e.type == "demand")
    assert {p.actor for p in demand.participants} == {"state:TGO"}


@pytest.mark.parametrize(("text", "type", "expected"), DELEGATED, ids=[d[0] for d in DELEGATED])
def test_delegates_of_two_speak_for_both(read: Reader, text: str, type: str, expected: str) -> None:
    """Delegates of Libya's government and the Houthi movement met in Muscat on Sunday."""
    assert who(read, text, type) == expected


@pytest.mark.parametrize(("text", "type", "expected"), SWAPPED, ids=[s[0] for s in SWAPPED])
def test_a_swap_is_of_both_who_are_told_of(read: Reader, text: str, type: str, expected: str) -> None:
    """Envoys of Armenia and Azerbaijan met in Tbilisi on Monday to discuss an exchange of prisoners."""
    reading = read(text, "2026-03-11")
    known = {a.id: a.country or a.id for a in reading.actors}
    swap = next(e for e in reading.events if e.type == type)
    assert " ".join(sorted({known[p.actor] for p in swap.participants})) == expected


@pytest.mark.parametrize(("text", "type", "expected"), HELD, ids=[h[0] for h in HELD])
def test_who_is_in_custody_is_held(read: Reader, text: str, type: str, expected: str) -> None:
    """Eleven UN employees were in Houthi custody on Monday."""
    assert who(read, text, type) == expected


@pytest.mark.parametrize(("text", "type", "expected"), INVITED, ids=[i[0] for i in INVITED])
def test_who_accepts_an_invitation_is_there_with_his_host(read: Reader, text: str, type: str, expected: str) -> None:
    """Chad and Libya have accepted Egypt's invitation to hold talks in Cairo."""
    assert who(read, text, type) == expected


@pytest.mark.parametrize(("text", "type", "expected"), BY_NAME, ids=[b[0] for b in BY_NAME])
def test_who_acts_for_a_body_or_is_one_is_not_whose_it_is(read: Reader, text: str, type: str, expected: str) -> None:
    """The UN's civil aviation body, ICAO, will hold an urgent meeting on Thursday."""
    assert who(read, text, type) == expected


def test_ministers_are_no_private_persons_told_of_before(read: Reader) -> None:
    """Two marines flew home from Goa on Monday. Premier Meloni will chair a meeting of the ministers concerned."""
    text = (
        "Two marines, Luca Bianchi and Paolo Neri, flew home from Goa on Monday. "
        "Italian Premier Giorgia Meloni will chair a meeting of the ministers concerned on Thursday."
    )
    assert who(read, text, "meeting") == "ITA"


@pytest.mark.parametrize(("text", "type", "expected"), POSTED, ids=[p[0] for p in POSTED])
def test_the_land_to_which_an_envoy_is_named_takes_part(read: Reader, text: str, type: str, expected: str) -> None:
    """Pedro Ruiz was named consul in Malta in January by Peru."""
    reading = read(text + " The foreign ministry gave no details, diplomats said.", "2026-03-11")
    known = {a.id: a.country for a in reading.actors}
    (event,) = [e for e in reading.events if e.type == type]
    assert " ".join(sorted({c for p in event.participants if (c := known[p.actor])})) == expected
