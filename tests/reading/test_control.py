"""Control: who is to do what somebody asks for, and who has no part in it."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who

ASKED = [
    ("Chile called on Peru to release the detained fishermen.", "release", "PER"),
    ("Norway appealed to Sudan to lift the sanctions on Egypt.", "sanctions-relief", "EGY SDN"),
    ("The pressure on Serbia to recognise Kosovo is growing, a diplomat in Paris said.", "recognition", "SRB XKX"),
    ("The general counted on Chad to withdraw its troops from Niger.", "withdrawal", "NER TCD"),
    ("Peru pleaded with Chile to lift the sanctions on Bolivia.", "sanctions-relief", "BOL CHL"),
    ("Kenya relied on Togo to release the hostages, a diplomat in Paris said.", "release", "TGO"),
    ("Sudan depends on Egypt to release the crew of the ship.", "release", "EGY"),
]
MEANS = [
    ("Ethiopia relies on drones to strike Somali ports.", "strike", "ETH SOM"),
    ("Russia relies on missiles to strike Kyiv.", "strike", "RUS UKR"),
    ("Armenia counted on mortars to attack Azerbaijan.", "strike", "ARM AZE"),
]
APART = [
    ("Kenya is pressing for a ceasefire in Sudan, its foreign minister told reporters in Cairo.", "ceasefire", ""),
    ("Morocco closed the border in 1994 in solidarity with Tunisia.", "border-closure", "MAR"),
    ("The prime minister of Norway visited a settlement in the West Bank.", "visit", "NOR"),
]
TELLING = [
    ("Police in Kenya arrested three men over the weekend, an official in Paris said.", "detention", "KEN"),
    ("Norway recalled its envoy from Chile on Friday, a diplomat in Lima told reporters.", "recall", "CHL NOR"),
]
BELOW = [
    ("Norway announced a donation of 500 tonnes of wheat and rice to Chad and Niger.", "aid", "NER NOR TCD"),
    (
        "Police in the Comoros archipelago arrested three men over the weekend, an official in Paris said.",
        "detention",
        "COM",
    ),
]


@pytest.mark.parametrize(("text", "type", "expected"), ASKED, ids=[a[0] for a in ASKED])
def test_who_is_called_on_is_to_do_it(read: Reader, text: str, type: str, expected: str) -> None:
    """Chile called on Peru to release the detained fishermen."""
    assert who(read, text, type) == expected


@pytest.mark.parametrize(("text", "type", "expected"), MEANS, ids=[m[0] for m in MEANS])
def test_the_means_relied_on_do_nothing_themselves(read: Reader, text: str, type: str, expected: str) -> None:
    """Ethiopia relies on drones to strike Somali ports: Ethiopia strikes."""
    assert who(read, text, type) == expected


@pytest.mark.parametrize(("text", "type", "expected"), APART, ids=[a[0] for a in APART])
def test_who_presses_for_a_truce_or_is_sided_with_has_no_part_in_it(
    read: Reader, text: str, type: str, expected: str
) -> None:
    """Kenya is pressing for a ceasefire in Sudan, its foreign minister told reporters in Cairo."""
    assert who(read, text, type) == expected


@pytest.mark.parametrize(("text", "type", "expected"), BELOW, ids=[b[0] for b in BELOW])
def test_to_whom_it_is_given_and_whose_police_it_was_may_stand_deep_below(
    read: Reader, text: str, type: str, expected: str
) -> None:
    """Norway announced a donation of 500 tonnes of wheat and rice to Chad and Niger."""
    assert who(read, text, type) == expected


@pytest.mark.parametrize(("text", "type", "expected"), TELLING, ids=[t[0] for t in TELLING])
def test_who_only_tells_of_it_has_no_part_in_it(read: Reader, text: str, type: str, expected: str) -> None:
    """Police in Kenya arrested three men over the weekend, an official in Paris said."""
    assert who(read, text, type) == expected


RECEIVING = [
    ("South Korea promised Ukraine $2 billion for the power plants.", "pledge", "KOR UKR"),
    ("Cambodia returned eighteen captured soldiers to Thailand.", "release", "KHM THA"),
    ("Pakistan shut the Torkham crossing into Afghanistan after the shooting.", "border-closure", "AFG PAK"),
    ("Poland moved 2,000 troops to its border with Belarus.", "deployment", "BLR POL"),
    ("China banned the export of gallium to Japan.", "export-control", "CHN JPN"),
    (
        "North Korean hackers broke into the network of South Korea's courts, the foreign minister said.",
        "cyber-attack",
        "KOR PRK",
    ),
    ("The French ambassador was ordered to leave Niger within 48 hours.", "expulsion", "FRA NER"),
    ("Mali expects a visit by Norway's development minister in April.", "visit", "MLI NOR"),
    ("Japan's approval of the textbooks was condemned in Seoul on Friday.", "condemnation", "JPN KOR"),
    (
        "Iran fired rockets at Kurdish camps in Iraq on Saturday, the foreign ministry in Baghdad said.",
        "strike",
        "IRN IRQ",
    ),
    ("France, whose courts convicted six Libyans last month, said it had no objection.", "ruling", "FRA LBY"),
]


@pytest.mark.parametrize(("text", "type", "expected"), RECEIVING, ids=[r[0] for r in RECEIVING])
def test_the_receiving_end_is_named_in_many_ways(read: Reader, text: str, type: str, expected: str) -> None:
    """Pakistan shut the Torkham crossing into Afghanistan after the shooting."""
    assert who(read, text, type) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad's raid on Sudan was condemned in Geneva on Friday.", "TCD"),
        ("Iran's seizure of the tanker was condemned in Vienna on Friday.", "IRN"),
        ("Israel's raid was denounced in Cairo at a meeting of the Arab League.", "ISR"),
        ("Bolivia's sanctions on Chile were condemned in Lima during a summit.", "BOL CHL"),
    ],
)
def test_the_land_of_a_gathering_is_not_who_condemns(read: Reader, text: str, expected: str) -> None:
    """Israel's raid was denounced in Cairo at a meeting of the Arab League: Egypt is only where they met."""
    assert who(read, text, "condemnation") == expected
