"""Sharing: whom an event has in common with another told beside it."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who

SHARED = [
    ("Ethiopia condemned the raid by Eritrea and demanded the release of its soldiers.", "demand", "ERI ETH"),
    (
        "Kenya accused Somalia of violating its airspace. Mogadishu, which has close ties with Egypt, rejected the accusation on Friday.",
        "rejection",
        "KEN SOM",
    ),
    (
        "Botswana offered to host talks between Lesotho and Eswatini. Lesotho turned down the offer.",
        "rejection",
        "BWA LSO",
    ),
    (
        "Peru offered on Monday to share the water of the lake. Bolivia dismissed the idea a day later.",
        "rejection",
        "BOL PER",
    ),
]


@pytest.mark.parametrize(("text", "type", "expected"), SHARED, ids=[s[0] for s in SHARED])
def test_what_is_told_in_one_breath_or_in_answer_has_the_same_other_side(
    read: Reader, text: str, type: str, expected: str
) -> None:
    """Kenya accused Somalia of violating its airspace. Mogadishu rejected the accusation on Friday."""
    assert who(read, text, type) == expected


def test_a_stop_of_which_no_words_say_whose_it_is_has_the_guest_told_before(read: Reader) -> None:
    """President Macron of France visited Lima in May. Stopovers in Quito and La Paz were cancelled."""
    reading = read("President Macron of France visited Lima in May. Stopovers in Quito and La Paz were cancelled.")
    known = {a.id: a.country for a in reading.actors}
    (stops,) = [e for e in reading.events if e.status == "cancelled"]
    assert {known[p.actor]: p.role for p in stops.participants} == {"FRA": "guest", "ECU": "host", "BOL": "host"}


ANSWERED = [
    (
        "A Russian missile brought down an Azerbaijani airliner in December. Baku demanded compensation.",
        "demand",
        "AZE RUS",
    ),
    (
        "The Chilean navy seized a Peruvian trawler in May.\n\nLima warned that it would not sit still.",
        "warning",
        "CHL PER",
    ),
    (
        "Libya ordered all Maltese in Tripoli to gather at a hotel. Italy's foreign minister called the order ``grave and sinister.''",
        "condemnation",
        "ITA LBY",
    ),
    ("Burundi detained two Rwandan lorry drivers on Monday. Kigali demanded their release.", "demand", "BDI RWA"),
    (
        "Kenya closed its border with Somalia on Sunday. The African Union has called for it to be reopened.",
        "demand",
        "KEN org:african-union",
    ),
    (
        "Iran seized 15 British sailors on Friday. Norway's foreign minister demanded their release.",
        "demand",
        "IRN NOR",
    ),
    (
        "Iran seized 15 British sailors on Friday. Norway's foreign minister demanded their release.",
        "release",
        "GBR IRN",
    ),
]


@pytest.mark.parametrize(("text", "type", "expected"), ANSWERED, ids=[a[0] for a in ANSWERED])
def test_an_answer_is_for_whoever_did_it(read: Reader, text: str, type: str, expected: str) -> None:
    """A Russian missile brought down an Azerbaijani airliner in December. Baku demanded compensation."""
    assert who(read, text, type) == expected


def test_what_names_nobody_is_theirs_whose_countries_the_sentence_and_the_happening_before_it_name(
    read: Reader,
) -> None:
    """Ties were broken off in 2006 over an island that both Kenya and Uganda claim, after talks of Kenya and Uganda."""
    before = "Kenya and Uganda held talks in Kisumu on Monday."
    cut = read.event(
        f"{before} Ties were broken off in 2006 over an island that both Kenya and Uganda claim.", "ties-cut"
    )
    assert {(p.actor, p.role) for p in cut.participants} == {("state:KEN", "party"), ("state:UGA", "party")}
    other = read.event(f"{before} Ties were broken off in 2006 over an island that Tanzania claims.", "ties-cut")
    assert other.participants == ()
