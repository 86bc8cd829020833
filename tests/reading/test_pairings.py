"""Pairings and grievances: the two sides of a deed that a sentence tells in one breath with another."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("Ghana expelled two Togolese diplomats over a raid on a village near Aflao.", "strike", "GHA TGO"),
        ("Chile apologised to Peru for the raid of 1982.", "strike", "CHL PER"),
        (
            "Portugal apologised to Mozambique for a massacre in which its troops killed 400 villagers.",
            "strike",
            "MOZ PRT",
        ),
        ("Nigeria's president telephoned Niger's to urge the release of the detained leader.", "release", "NER"),
        ("Ivory Coast has demanded from Mali the release of 49 soldiers.", "release", "CIV MLI"),
        (
            "Two Czech tourists were arrested in Angola in May, and Prague sent a minister to seek their release.",
            "release",
            "AGO CZE",
        ),
        ("Sudan's foreign minister, after a call with Chad's, called for an embargo on arms.", "demand", "SDN TCD"),
        (
            "Bahrain accused Qatar of spying. Bahrain cut off relations in June.",
            "ties-cut",
            "BHR QAT",
        ),
    ],
)
def test_what_is_told_in_one_breath_has_the_same_two_sides(read: Reader, text: str, type: str, sides: str) -> None:
    """Ghana expelled two Togolese diplomats over a raid: the raid is Togo's, and Ghana's is the village."""
    assert who(read, text, type) == sides


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "Kyiv says Budapest is hiding the money. The Hungarian government rejects the charge.",
            "rejection",
            "HUN UKR",
        ),
        (
            "Paris and Berlin have proposed a meeting with Tehran. The Iranian foreign ministry turned down the idea.",
            "rejection",
            "DEU FRA IRN",
        ),
        ("Peru and Chile met in Lima; Italy welcomed the release of two hostages.", "release", None),
    ],
)
def test_whose_word_it_is_that_is_turned_down(read: Reader, text: str, type: str, sides: str | None) -> None:
    """Kyiv says Budapest is hiding the money. The Hungarian government rejects the charge: Ukraine's."""
    if sides is None:
        assert all(len(e.participants) < 2 for e in read(text).events if e.type == type)
    else:
        assert who(read, text, type) == sides


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "Tokyo believes that at least 11 Japanese were abducted by North Korean agents in the 1980s.",
            "detention",
            "JPN PRK",
        ),
        ("Police in Kenya arrested three men over the weekend, an official in Paris said.", "detention", "KEN"),
        ("Somalia's army attacked rebels near Kenya on Monday.", "strike", "SOM"),
    ],
)
def test_the_only_other_state_in_sight_is_the_other_side(read: Reader, text: str, type: str, sides: str) -> None:
    """Tokyo believes that 11 Japanese were abducted by North Korean agents: Japan's; an official in Paris only tells of it."""
    assert who(read, text, type) == sides


def test_nothing_becomes_news_by_a_side_that_only_the_context_lends(read: Reader) -> None:
    """UBS opened accounts for her just months after JPMorgan decided to end its relationship with Epstein."""
    reading = read(
        "Swiss giant UBS opened accounts for her months after JPMorgan Chase decided to end its relationship with Jeffrey Epstein."
    )
    assert not [e for e in reading.events if e.type == "ties-cut" and e.salience == "news"]


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "Peru closed its border because of floods. Chile's president visited Lima in May. Chile has sent food, and Chile's"
            " army built a bridge.",
            "border-closure",
            "PER",
        ),
        (
            "Kenya expelled two missionaries on Monday. Uganda held an election, and Uganda's president was sworn in.",
            "expulsion",
            "KEN",
        ),
        (
            "Mali withdrew its army from the north. France said on Friday that France's president would visit Niger.",
            "withdrawal",
            "MLI",
        ),
    ],
)
def test_whom_the_report_only_names_often_is_no_other_side(read: Reader, text: str, type: str, sides: str) -> None:
    """Peru closed its border because of floods. Chile's president visited Lima: nothing is closed to Chile."""
    assert who(read, text, type) == sides


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("Police in Germany arrested a businessman who had lived in Turkey.", "detention", "DEU"),
        ("Police in Brazil arrested two drivers after a truck from Bolivia overturned.", "detention", "BRA"),
        ("Brazil demanded tougher rules at a conference in Japan.", "demand", "BRA"),
    ],
)
def test_a_land_of_another_clause_is_no_other_side(read: Reader, text: str, type: str, sides: str) -> None:
    """Police in Germany arrested a businessman who had lived in Turkey: nothing is done to Turkey."""
    assert who(read, text + " Envoys of Chile and Peru held talks.", type) == sides
