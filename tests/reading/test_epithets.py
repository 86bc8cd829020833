"""Epithets and groups: states that are called by what they are, and "the two" by what they did before."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "Iran and Japan signed an accord in 2019. Prime Minister Abe met President Trump. He urged the Islamic republic to"
            " talk.",
            "demand",
            "IRN JPN",
        ),
        ("Saudi Arabia spoke of Iran. Peru condemned the oil-rich kingdom.", "condemnation", "PER SAU"),
        ("Ghana and Peru signed a pact. Chile denounced the West African country.", "condemnation", "CHL GHA"),
        ("Chile spoke with Tajikistan. Peru denounced the former Soviet republic.", "condemnation", "PER TJK"),
        ("Peru and Chile signed a pact. Brazil denounced the kingdom.", "condemnation", "BRA"),
        ("Peru denounced the self-ruled island.", "condemnation", "PER TWN"),
        ("Morocco and Chile signed a pact. Brazil denounced the Gulf kingdom.", "condemnation", "BRA"),
        ("Kuwait spoke with Chile. Peru denounced the gas-rich emirate.", "condemnation", "PER QAT"),
        ("Qatar recalled its envoy from Lima. Peru denounced the oil-rich emirate.", "condemnation", "PER QAT"),
        ("Tunisia met Chile. Peru denounced the North African kingdom.", "condemnation", "MAR PER"),
        ("Nepal spoke with Chile. Peru denounced the Himalayan kingdom.", "condemnation", "NPL PER"),
    ],
)
def test_an_epithet_is_the_state_of_its_kind_that_was_named(read: Reader, text: str, type: str, sides: str) -> None:
    """ "The Islamic republic", "the oil-rich kingdom", "the West African country"; nobody where none of the kind was named."""
    assert who(read, text, type, "2019-06-12") == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "President Ruto of Kenya told visiting Prime Minister Nabbanja of Uganda that Sudan had agreed. The two met in"
            " Nairobi.",
            "KEN UGA",
        ),
        (
            "Prime Minister Abe had held talks with Iranian President Hassan Rouhani of Iran. Peru protested. The two leaders"
            " will meet in May.",
            "IRN JPN",
        ),
        (
            "The governments of Sudan and Chad signed an accord. Kenya praised it. The warring parties met in Doha.",
            "SDN TCD",
        ),
    ],
)
def test_the_two_are_those_who_spoke_with_each_other(read: Reader, text: str, sides: str) -> None:
    """Who told somebody something, or held talks with him, is one of "the two leaders" from then on."""
    assert who(read, text, "meeting", "2019-06-12") == sides


def test_each_side_is_both(read: Reader) -> None:
    """After the dispute between Chile and Peru, four diplomats were expelled by each side."""
    text = "After the dispute between Chile and Peru, four diplomats were expelled by each side."
    assert who(read, text, "expulsion") == "CHL PER"


def test_he_is_the_subject_of_the_main_clause(read: Reader) -> None:
    """Wang walked out as Hayashi began to speak. He met Lavrov: Wang did."""
    text = (
        "Foreign Minister Wang Yi of China walked out of a dinner as Japan's Foreign Minister Yoshimasa Hayashi began to"
        " speak. He met Russia's Sergei Lavrov on Friday."
    )
    assert who(read, text, "meeting", "2022-08-05") == "CHN RUS"


def test_six_party_talks_have_their_six_parties(read: Reader) -> None:
    """The six-party talks will resume in May."""
    assert who(read, "The six-party talks on North Korea will resume in May.", "talks", "2007-03-01") == (
        "CHN JPN KOR PRK RUS USA"
    )


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "Moldova signed a pact with Peru on Sunday. The former Soviet republic of Georgia expelled two Russian envoys.",
            "expulsion",
            "GEO RUS",
        ),
        (
            "Moldova signed a pact with Peru on Sunday. The former Soviet republic, Georgia, expelled two Russian envoys.",
            "expulsion",
            "GEO RUS",
        ),
        ("Norway met Cuba on Friday. The Caribbean island of Aruba signed a pact with Peru.", "agreement", "ABW PER"),
        ("Spain and Peru held talks. The kingdom of Morocco denounced Chile.", "condemnation", "CHL MAR"),
        ("Ghana and Peru held talks. The West African country of Benin denounced Chile.", "condemnation", "BEN CHL"),
        (
            "Malaysia spoke. Ties between the kingdom of Cambodia and the kingdom of Thailand were restored.",
            "ties-restored",
            "KHM THA",
        ),
        (
            "Malaysia spoke with Peru. Norway signed a pact with the Kingdom of Cambodia.",
            "agreement",
            "KHM NOR",
        ),
        ("Qatar spoke with Kuwait. The Gulf emirate of Sharjah denounced Chile.", "condemnation", "ARE CHL"),
    ],
)
def test_an_epithet_with_a_name_behind_it_is_who_is_named(read: Reader, text: str, type: str, sides: str) -> None:
    """The former Soviet republic of Georgia is Georgia, though Moldova was named before."""
    assert who(read, text, type) == sides


def test_a_report_may_end_anywhere(read: Reader) -> None:
    """He spoke to the West African: here a report was cut off."""
    text = (
        "The Gulf state met the former Soviet republic of Georgia, and the minister spoke to the West African country"
    )
    words = text.split()
    for end in range(1, len(words) + 1):
        assert read(" ".join(words[:end])).events is not None


def test_the_two_sides_are_not_the_helpers_who_speak_of_them(read: Reader) -> None:
    """Qatar said that with help from Egypt the two sides had agreed to meet: Israel and Hamas, who had signed a truce."""
    text = (
        "Israel and Hamas held talks on Sunday. Israel and Hamas signed a truce in May. Qatar said that with help from Egypt"
        " the two sides had agreed to meet."
    )
    assert who(read, text, "meeting") == "ISR org:hamas"


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway told Kenya on Monday that the two countries would sign a pact in June.",
        "Norway and Kenya said on Monday the two countries would sign a pact in June.",
    ],
)
def test_the_two_countries_are_those_that_the_sentence_joins(read: Reader, sentence: str) -> None:
    """Norway told Kenya that the two countries would sign a pact: Norway and Kenya, though Egypt and Sudan held talks."""
    assert who(read, "Egypt and Sudan held talks in May. " + sentence, "agreement") == "KEN NOR"


@pytest.mark.parametrize(
    ("report", "epithet", "state"),
    [
        ("Morocco recalled its envoy from Lima. The Gulf kingdom condemned Peru.", "The Gulf kingdom", None),
        ("Bahrain recalled its envoy from Lima. The Gulf kingdom condemned Peru.", "The Gulf kingdom", "BHR"),
        ("Jordan recalled its envoy from Lima. The Arab kingdom condemned Peru.", "The Arab kingdom", "JOR"),
        ("Oman recalled its envoy from Lima. The Gulf state condemned Peru.", "The Gulf state", "OMN"),
        ("Qatar recalled its envoy from Lima. The oil-rich emirate condemned Peru.", "The oil-rich emirate", "QAT"),
        ("Tunisia spoke with Ghana. The North African kingdom condemned Peru.", "The North African kingdom", "MAR"),
        ("Nepal recalled its envoy from Lima. The Himalayan kingdom condemned Peru.", "The Himalayan kingdom", "NPL"),
    ],
)
def test_an_epithet_is_no_state_of_another_kind(read: Reader, report: str, epithet: str, state: str | None) -> None:
    """The Gulf kingdom is not Morocco, the North African kingdom not Tunisia."""
    reading = read(report, "2001-03-11")
    meant = {
        a.country for a in reading.actors if (report.index(epithet), report.index(epithet) + len(epithet)) in a.mentions
    }
    assert (meant - {None}) == ({state} - {None})
