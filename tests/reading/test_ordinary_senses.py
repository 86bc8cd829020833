"""Words of diplomacy in their ordinary senses: a retreat from a country, whom one leans on for trade, who goes home at noon."""

from __future__ import annotations

import pytest

from tests.conftest import Reader

BEHIND = " The foreign ministry gave no details, diplomats said."


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("The retreat of NATO from Afghanistan shocked Kabul.", "summit"),
        ("NATO's retreat from Afghanistan shocked Kabul.", "summit"),
        ("Peru leans on China for its exports.", "demand"),
        ("Peru leaned heavily on China last year.", "demand"),
        ("Fiji has leaned on Australia for tourists.", "demand"),
        ("The Chilean president left the chamber at noon.", "boycott"),
        ("The Finnish minister left the hall for the airport.", "boycott"),
        ("The minister's visit was a diplomatic coup for Norway.", "resignation"),
        ("Norway, which held the chair in 1994, met Chad's minister.", "detention"),
        ("Diplomats from Kenya and Ghana quit the hall as the Ugandan minister spoke.", "resignation"),
        ("Two Kenyan runners were killed in a crash near Nairobi.", "strike"),
        ("Chilean soldiers were said to have breached the Peruvian line.", "accusation"),
        ("Portugal are looking for a new coach after the defeat by Ghana.", "investigation"),
        ("Peru is searching for oil off its coast.", "investigation"),
        ("Two Belgian banks formed an alliance with a French insurer.", "agreement"),
        ("The Ghanaian striker spent four years in Portugal.", "visit"),
        ("Norway ruled out that the talks had failed.", "ruling"),
        ("The freed men were flown out of Mali on French helicopters.", "withdrawal"),
        ("The Chilean company solved the problem of its Peruvian mine.", "agreement"),
    ],
)
def test_it_is_no_such_happening(read: Reader, sentence: str, type: str) -> None:
    assert type not in [e.type for e in read(sentence + BEHIND).events]


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        ("ASEAN's retreat in Langkawi opened on Monday.", "summit", "occurred"),
        ("The retreat of NATO from Afghanistan shocked Kabul.", "withdrawal", "occurred"),
        ("Chad moved its men out on Monday.", "withdrawal", "occurred"),
        ("Vietnam leaned on Laos to open the border on Monday.", "demand", "occurred"),
        ("Vietnam leaned on Laos to open the border on Monday.", "border-closure", "sought"),
        ("Turkey has leaned on Qatar for a ceasefire in Libya.", "demand", "occurred"),
        ("Turkey has leaned on Qatar for a ceasefire in Libya.", "ceasefire", "sought"),
        ("Cuban diplomats left the hall during the speech of the Argentine president.", "boycott", "occurred"),
        ("The Japanese minister left the room in protest on Tuesday.", "boycott", "occurred"),
        ("Diplomats from Kenya and Ghana quit the hall as the Ugandan minister spoke.", "boycott", "occurred"),
        ("A coup in Mali ousted the president on Tuesday.", "resignation", "occurred"),
    ],
)
def test_it_is_where_the_words_beside_it_say_so(read: Reader, sentence: str, type: str, status: str) -> None:
    assert (type, status) in [(e.type, e.status) for e in read(sentence + BEHIND).events]
