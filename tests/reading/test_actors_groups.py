"""Groups: whom "the allies", "the neighbours", "both parties" and "the country" mean after several pairs were named."""

import pytest

from tests.conftest import Reader
from tests.reading.test_actors import named
from tests.reading.test_participants import who

TAIL = "\n\nDiplomats said talks and a summit would follow next week."


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "SEOUL, May 3 - South Korea and Poland signed a pact. A U.S. bomber landed on Tuesday, a day after North Korea "
            "condemned the allies' air drills.",
            "exercise",
            "KOR USA",
        ),
        (
            "SEOUL, May 3 - South Korea and Poland signed a pact. North Korea condemned the allies' air drills.",
            "exercise",
            "KOR POL",
        ),
        (
            "ATHENS, May 3 - Greece and Turkey quarrel over a ship. German Foreign Minister Heiko Maas, who visits Athens and "
            "Nicosia on Tuesday, scrapped a stop. Berlin has mediated between the neighbours since July.",
            "mediation",
            "DEU GRC TUR",
        ),
        (
            "BUDAPEST, May 3 - The ambassadors of Hungary, Poland and Romania spoke of trade. Five parties in the country "
            "condemned the ambassadors.",
            "condemnation",
            "HUN POL ROU",
        ),
        (
            "WASHINGTON, May 3 - Canada and the United States sent troops to Haiti. Members of Congress from both parties "
            "criticised the move.",
            "condemnation",
            "USA",
        ),
    ],
)
def test_whom_a_group_means(read: Reader, text: str, type: str, sides: str) -> None:
    assert who(read, text + TAIL, type, "2020-10-12") == sides


def test_a_sentence_that_says_of_whom_it_speaks() -> None:
    """Germany keeps a base. As for Ecowas, which threatened war, its ultimatum has lapsed."""
    report = "Germany keeps a base. As for ECOWAS, which threatened Niger with war, its ultimatum has lapsed."
    assert named(report + TAIL, "its") == ("org:ecowas",)


def test_what_is_done_unless_somebody_gives_way() -> None:
    """The United States would strike Iraq unless it let inspectors in: Iraq has to let them in."""
    report = "The United States would strike Iraq unless it let the inspectors in."
    assert named(report + TAIL, "it") == ("IRQ",)


def test_police_are_of_the_town_they_work_in() -> None:
    """BELFAST: Police seized a bomb in a shed in Dundalk on Monday."""
    assert named("Police seized a car bomb in a shed in Dundalk on Monday." + TAIL, "Police", home="GBR") == ("IRL",)
    assert named("Police seized a car bomb in a shed on Monday." + TAIL, "Police", home="GBR") == ("GBR",)


def test_the_minister_is_not_his_deputy(read: Reader) -> None:
    """Deputy Foreign Minister Ana Ruiz of Colombia spoke. The Foreign Minister of the report's own land travels."""
    reading = read(
        "LIMA, May 3 - Deputy Foreign Minister Ana Ruiz of Colombia rejected the step. The Foreign Minister, who travels to "
        "Oslo on Monday, will ask the OAS for support.",
        published="2010-05-03",
    )
    (visit,) = [e for e in reading.events if e.type == "visit"]
    guests = {p.actor for p in visit.participants if p.role == "guest"}
    assert [a.country for a in reading.actors if a.id in guests] == ["PER"]


def test_all_states_are_not_the_one_that_was_condemned(read: Reader) -> None:
    """Oslo condemned the raid by Chad and called on all states to help: it asks Chad for nothing."""
    text = "OSLO, May 3 - Norway condemned the raid by Chad on Niger and called on all states to help Niger."
    assert "TCD" not in who(read, text, "demand")
