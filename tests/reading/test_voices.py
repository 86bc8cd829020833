"""Voices: whose "we" and "I" an official release speaks, by its title and the house that issues it."""

import pytest

import chancery
from chancery.facts.readings import Reading
from chancery.facts.reports import Report
from chancery.knowledge import load
from chancery.reading.voices import read_voice


def released(text: str, title: str, outlet: str = "Norwegian Ministry of Foreign Affairs") -> Reading:
    return chancery.read(text, title=title, outlet=outlet, published="2024-06-12")


def sides(reading: Reading, type: str) -> set[str]:
    countries = {actor.id: actor.country or actor.id for actor in reading.actors}
    events = [event for event in reading.events if event.type == type]
    return {countries[p.actor] for event in events for p in event.participants}


@pytest.mark.parametrize(
    ("title", "outlet", "named", "country"),
    [
        ("Joint Statement of the Leaders of Peru and Chile on Fisheries", "The White House", ["PER", "CHL"], "USA"),
        ("Kenya-Uganda Joint Communiqué", None, ["KEN", "UGA"], None),
        ("G7 Leaders’ Statement on the Sahel", None, ["org:g7"], None),
        ("Statement by the Foreign Minister of Ghana on the Arrests", None, ["GHA"], None),
        ("On the Elections in Togo", "ECOWAS Commission", ["org:ecowas"], None),
        ("Statement by Minister Laroche Condemning Peru", "Global Affairs Canada", [], "CAN"),
        ("Joint Statement on the Border between Peru and Chile", "The White House", [], "USA"),
        (
            "Readout of the Prime Minister’s Call with the President of Peru",
            "Prime Minister’s Office of Japan",
            [],
            "JPN",
        ),
    ],
)
def test_title_and_house_tell_whose_release_it_is(
    title: str, outlet: str | None, named: list[str], country: str | None
) -> None:
    voice = read_voice(Report(id="r", text="-", title=title, outlet=outlet), load())
    assert voice is not None
    assert [entry.country or entry.id for entry in voice.named] == named
    assert voice.country == country


@pytest.mark.parametrize(
    ("title", "outlet"),
    [("Peru’s statement angers Chile", None), ("Statement by Chile shakes markets", "Reuters"), ("", "Kyodo News")],
)
def test_what_the_press_writes_has_no_voice_of_a_state(title: str, outlet: str | None) -> None:
    voice = read_voice(Report(id="r", text="-", title=title, outlet=outlet), load())
    assert voice is None or voice.country is None


def test_we_of_a_joint_statement_are_all_whom_its_title_names() -> None:
    reading = released(
        "We condemn the sinking of the ferry. We call on Pyongyang to return the bodies.",
        "Joint Statement by the Foreign Ministers of Norway, Chile and Ghana on the ferry",
    )
    assert sides(reading, "condemnation") == {"NOR", "CHL", "GHA"}
    assert sides(reading, "demand") == {"NOR", "CHL", "GHA", "PRK"}


def test_we_of_a_joint_statement_without_names_are_those_its_first_sentence_names() -> None:
    reading = released(
        "Kenya and Uganda held talks in Oslo on Monday. We condemn the attack on the port of Mombasa.",
        "Joint Statement on the Talks",
    )
    assert {"KEN", "UGA"} <= sides(reading, "condemnation")


def test_i_of_a_minister_is_the_state_that_issues_the_release() -> None:
    reading = released(
        "I condemn the attack on the embassy of Denmark. I call on Sudan to protect all missions.",
        "Statement by Minister Laroche on the attack in Khartoum",
        "Global Affairs Canada",
    )
    assert "CAN" in sides(reading, "condemnation")
    assert sides(reading, "demand") == {"CAN", "SDN"}
    assert {position.actor for position in reading.positions} == {"state:CAN"}


def test_i_of_a_columnist_is_nobody() -> None:
    text = "Japan and Peru signed a treaty in Tokyo. Japan was glad of it. I support the treaty."
    assert not chancery.read(text, outlet="Kyodo News", published="2024-06-12").positions


def test_the_minister_of_a_release_is_its_own() -> None:
    reading = released(
        "Foreign Minister Espen Barth Eide spoke today with Foreign Minister Elina Valtonen of Finland."
        " The Minister condemned the attack on the port of Odesa.",
        "Readout of a call",
    )
    assert "NOR" in sides(reading, "condemnation")
    assert "FIN" not in sides(reading, "condemnation")


def test_ministers_named_together_are_the_ministers() -> None:
    reading = released(
        "Foreign Minister Espen Barth Eide met Foreign Minister Elina Valtonen of Finland on Monday."
        " The Ministers condemned the shelling of Odesa.",
        "Readout of a meeting",
    )
    assert {"NOR", "FIN"} <= sides(reading, "condemnation")


def test_a_title_that_begins_like_a_papers_name_is_no_paper() -> None:
    reading = released(
        "National Security Advisor Jake Sullivan met National Security Advisor Takeo Akiba of Japan."
        " The National Security Advisors condemned the launch of a missile by North Korea.",
        "Readout of a meeting",
        "The White House",
    )
    assert {"USA", "JPN"} <= sides(reading, "condemnation")


def test_we_are_all_whom_the_first_sentence_lists() -> None:
    reading = released(
        "We, the Foreign Ministers of Ghana, the United Kingdom and Chile, met in Oslo on Monday. We urge Peru to wait.",
        "Statement on Fisheries",
    )
    assert sides(reading, "demand") == {"GHA", "GBR", "CHL", "PER"}


def test_a_minister_without_a_name_is_the_ministrys_own() -> None:
    reading = released(
        "The Minister condemned the shelling of Odesa. She made clear that Belarus must free the crew.",
        "Readout of a call",
    )
    assert "NOR" in sides(reading, "condemnation")
    assert sides(reading, "demand") == {"NOR", "BLR"}


def test_talks_that_others_hold_are_none_of_theirs_who_discuss_them() -> None:
    reading = released(
        "The Minister spoke today with Foreign Minister Elina Valtonen of Finland. They exchanged views on cables."
        " The two ministers discussed the ongoing negotiations in Doha for a truce, and the upcoming summit in Rome.",
        "Readout of a call",
    )
    assert [(e.type, e.status, bool(e.participants)) for e in reading.events] == [
        ("call", "occurred", True),
        ("talks", "ongoing", False),
        ("ceasefire", "arranging", False),
        ("summit", "scheduled", True),
    ]


def test_officials_of_a_readout_are_those_who_met() -> None:
    reading = released(
        "Foreign Minister Espen Barth Eide hosted Foreign Minister Elina Valtonen of Finland in Oslo on Monday."
        " The officials condemned the shelling of Odesa.",
        "Readout of a meeting",
    )
    assert {"NOR", "FIN"} <= sides(reading, "condemnation")


def test_a_body_of_states_speaks_in_its_own_release() -> None:
    """I have today hosted President Sisi of Egypt and King Abdullah of Jordan in Brussels."""
    text = "I have today hosted President Sisi of Egypt and King Abdullah of Jordan in Brussels."
    reading = released(text, "President Michel after the meeting with Egypt and Jordan", "European Council")
    assert sides(reading, "meeting") == {"EGY", "JOR", "org:eu"}


def test_a_place_in_which_guests_are_received_is_none_of_them() -> None:
    """The Union hosted President Sisi of Egypt in Brussels on Monday."""
    reading = released("Norway hosted President Sisi of Egypt in Vienna on Monday.", "A visit", "Harbour Wire")
    assert sides(reading, "visit") == {"NOR", "EGY"}
