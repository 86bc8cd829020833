"""Blows: who suffers an attack, a seizure or an arrest, where it was, and who judges it without a part in it."""

from __future__ import annotations

import pytest

from chancery.facts.events import Event
from chancery.facts.readings import Reading
from tests.conftest import Reader

TAIL = " The foreign ministry held talks with the ambassador."


def sides(reading: Reading, event: Event) -> set[str]:
    """The countries of those who take part, or the ids of bodies without one."""
    country = {a.id: a.country or a.id for a in reading.actors}
    return {country[p.actor] for p in event.participants}


@pytest.mark.parametrize(
    ("text", "type", "who"),
    [
        ("Norway condemned the bombing of the Danish embassy in Lima on Tuesday.", "condemnation", "NOR"),
        ("Norway condemned the Lima embassy attack on Tuesday.", "condemnation", "NOR"),
        ("Peru condemned the killing of two Danes by Chad.", "condemnation", "PER TCD"),
        ("Chile expressed sympathy for the families of the Greek victims of the raid.", "courtesy", "CHL GRC"),
        ("Chile met Peru's envoy and offered condolences to the families of the victims.", "courtesy", "CHL"),
        ("Togo offered condolences to Spain over the attack on a Danish convoy.", "courtesy", "TGO ESP"),
        ("Canada seized a Spanish trawler. Spain called the arrest an act of piracy.", "condemnation", "ESP CAN"),
        ("Chile offered condolences to the families of the Greek victims over the bombing.", "courtesy", "CHL GRC"),
        ("Norway condemned the Kenya bombing.", "condemnation", "NOR"),
        ("Norway condemned the U.S. bombing of Togo.", "condemnation", "NOR USA"),
    ],
)
def test_who_judges_a_deed_does_nothing_to_its_victims(read: Reader, text: str, type: str, who: str) -> None:
    reading = read(text + TAIL)
    event = next(e for e in reading.events if e.type == type)
    assert sides(reading, event) == set(who.split())


@pytest.mark.parametrize(
    ("text", "type", "who"),
    [
        ("Gunmen killed nine Danish engineers in Bamako on Friday.", "strike", "DNK MLI"),
        ("A bomber killed two Greek engineers in Bokoro, Chad.", "strike", "GRC TCD"),
        ("Six Chilean surveyors were kidnapped in Nigeria at the weekend.", "detention", "CHL NGA"),
        ("The kidnapping of six Chilean surveyors in Nigeria angered Santiago.", "detention", "CHL NGA"),
        ("A Danish freighter was shelled off Ghana on Monday.", "strike", "DNK"),
        ("A Togo-flagged tanker was shelled on Monday.", "strike", "TGO"),
    ],
)
def test_an_attack_on_strangers_is_that_of_the_land_as_well(read: Reader, text: str, type: str, who: str) -> None:
    """Where nobody who did it is named; what happens off a coast happens at sea."""
    reading = read(text + TAIL)
    event = next(e for e in reading.events if e.type == type)
    assert sides(reading, event) == set(who.split())


def test_a_blow_told_again_has_its_victims(read: Reader) -> None:
    """The bomb that exploded in Bamako is the one that wrecked the Danish embassy there."""
    text = "A bomb wrecked the Danish embassy in Bamako, Mali. Police said the device that exploded in Bamako was home-made."
    reading = read(text + TAIL)
    strikes = [e for e in reading.events if e.type == "strike"]
    assert [sides(reading, e) for e in strikes] == [{"DNK", "MLI"}] * len(strikes)
    text = "A bomb wrecked the Danish embassy in Bamako, Mali. A bomb was found in Bamako in 1998 and militants shot at a bank."
    reading = read(text + TAIL)
    assert {"DNK"} != sides(reading, [e for e in reading.events if e.type == "strike"][-1])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chad's navy detained nine Greek sailors on Monday. Athens asked for their release.", "GRC TCD"),
        ("Chad's navy detained nine Greek sailors on Monday. The men were freed on Friday.", "GRC TCD"),
        ("Nine Greeks are in custody in Chad. The captives were freed on Friday.", "GRC TCD"),
        ("Chad's navy detained nine Greek sailors on Monday. Chad freed two Danish nurses on Friday.", "DNK TCD"),
    ],
)
def test_those_let_go_are_those_who_were_taken(read: Reader, text: str, who: str) -> None:
    reading = read(text + TAIL)
    release = next(e for e in reading.events if e.type == "release")
    assert sides(reading, release) == set(who.split())


@pytest.mark.parametrize(
    ("text", "type", "who"),
    [
        ("Chad's navy seized a ferry carrying 20 Danish tourists.", "seizure", "TCD DNK"),
        ("The hijacking of a Greek tanker with 18 Indian sailors on board worried Delhi.", "seizure", "GRC IND"),
        ("The hijacking of the MV Pacific Star by Somali pirates lasted a month.", "seizure", "SOM"),
        ("A raid on an airport in Mali was blamed on Chad.", "strike", "TCD MLI"),
        ("A Kenyan court charged two Danes with hijacking a Greek ship.", "seizure", "DNK GRC"),
        ("Peru's navy took seven assault rifles from a Chilean boat that it boarded.", "seizure", "PER CHL"),
    ],
)
def test_who_is_aboard_and_who_is_said_to_have_done_it(read: Reader, text: str, type: str, who: str) -> None:
    reading = read(text + TAIL)
    event = next(e for e in reading.events if e.type == type)
    assert sides(reading, event) == set(who.split())


def test_korean_is_southern_where_nothing_is_said_of_the_north(read: Reader) -> None:
    text = "The rebels freed nine Korean engineers on Monday."
    assert "state:KOR" in {a.id for a in read(text + TAIL).actors}
    assert "state:KOR" not in {a.id for a in read(text + " Pyongyang had asked for it." + TAIL).actors}


def test_one_hijacking_is_not_a_surge_of_them(read: Reader) -> None:
    text = "Denmark spoke of a surge in hijackings. The hijacking of a Greek tanker in May was the first."
    reading = read(text + TAIL)
    assert [sides(reading, e) for e in reading.events if e.type == "seizure"][-1] == {"GRC"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Police in Peru questioned two men over the Kenya bombing.", "KEN"),
        ("Police in Peru searched for a suspect in the Bamako bombing.", "MLI"),
        ("The American attack was condemned by Chile.", "USA"),
        ("Rockets hit a Saudi depot on Monday. Riyadh blamed Iran for the attack.", "SAU IRN"),
        ("The navy of Ghana repelled an attack by pirates on a Greek trawler.", "GRC"),
        ("A Greek ferry was fired on by Georgian patrols.", "GRC GEO"),
        ("Two rockets landed near the Greek mission in Bamako.", "GRC MLI"),
        ("Guerrillas fired rockets into northern Israel on Friday.", "ISR"),
    ],
)
def test_who_suffered_a_blow_and_who_struck_it(read: Reader, text: str, who: str) -> None:
    reading = read(text + TAIL)
    (strike,) = (e for e in reading.events if e.type == "strike")
    assert sides(reading, strike) == set(who.split())


@pytest.mark.parametrize(
    ("text", "type", "who"),
    [
        ("Gunmen killed 20 people in Mali, among them two Danes and a Pole.", "strike", "MLI DNK POL"),
        ("Militants took dozens of foreigners hostage, including Greeks and Danes.", "detention", "GRC DNK"),
        ("A bomb blew up next to the Danish embassy in Lima.", "strike", "DNK PER"),
        ("Chad's navy seized a Greek tanker. Kenya's navy surrounded the tanker on Friday.", "seizure", "TCD GRC"),
        (
            "LIMA, Peru (AP) - Gunmen abducted a Danish engineer on Monday. Peruvian police said nothing.",
            "detention",
            "DNK PER",
        ),
        (
            "Kenyan police arrested 14 foreigners on Monday. The 14 foreigners, six Iraqis and eight Danes, were rounded up.",
            "detention",
            "KEN IRQ DNK",
        ),
        (
            "Bombs wrecked the Danish embassy in Lima, Peru, on Monday. Ten people were wounded in the blasts.",
            "strike",
            "DNK PER",
        ),
    ],
)
def test_who_is_named_further_on(read: Reader, text: str, type: str, who: str) -> None:
    """Behind the sentence's other words, in the next sentence, or by the town that the report was sent from."""
    reading = read(text + TAIL)
    event = next(e for e in reading.events if e.type == type)
    assert sides(reading, event) == set(who.split())
    assert type == "seizure" or len([e for e in reading.events if e.type == type]) == 1
