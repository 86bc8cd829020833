"""Strangers: crowds, gunmen and authorities of whom nobody says whose they are belong to the land in which they act."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_stories import sides

_RIVALS = (
    " Laos and Thailand quarrelled over the river in May, and Thai Foreign Minister Kasit Piromya left for Vientiane."
)


@pytest.mark.parametrize(
    ("sentence", "type", "whose"),
    [
        ("The communist leadership warned Thailand on Friday not to shelter rebels.", "warning", {"LAO", "THA"}),
        ("Protesters burned a Thai flag on Sunday.", "demonstration", {"LAO", "THA"}),
        ("Prosecutors charged two Thai traders with smuggling on Monday.", "ruling", {"LAO", "THA"}),
        ("Ministers rejected a Thai offer of talks on Tuesday.", "rejection", {"LAO", "THA"}),
        ("Nineteen people were indicted on Monday.", "ruling", {"LAO"}),
    ],
)
def test_those_whom_nobody_names_are_of_the_land_that_a_report_is_sent_from(
    read: Reader, sentence: str, type: str, whose: set[str]
) -> None:
    assert sides(read, f"VIENTIANE, June 4 - {sentence}{_RIVALS}", type) == whose


@pytest.mark.parametrize(
    ("sentence", "type", "whose"),
    [
        ("Newspapers in Baku accused Iran on Monday of arming rebels.", "accusation", {"AZE", "IRN"}),
        ("A military tribunal in Kampala sentenced four Rwandan officers to death.", "ruling", {"UGA", "RWA"}),
        ("Striking miners in Bolivia blocked the road to the Chilean border.", "demonstration", {"BOL"}),
        ("An armed gang seized two Austrian tourists in southern Tunisia on Monday.", "detention", {"TUN", "AUT"}),
    ],
)
def test_where_they_are_or_do_it_tells_whose_they_are(read: Reader, sentence: str, type: str, whose: set[str]) -> None:
    assert sides(read, f"{sentence} The foreign ministers of Peru and Chad met.", type) == whose


def test_forces_that_a_ministry_tells_of_are_its_own(read: Reader) -> None:
    text = "The Albanian interior ministry said on Monday that border guards had shot dead two Serbian smugglers."
    assert sides(read, text, "strike") == {"ALB", "SRB"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The leadership on both sides rejected the plan on Tuesday.",
        "Workers from abroad rejected the plan on Tuesday.",
        "In Rangoon, students rejected the plan on Tuesday.",
    ],
)
def test_those_of_elsewhere_are_not_of_the_land(read: Reader, sentence: str) -> None:
    assert "LAO" not in sides(read, f"VIENTIANE, June 4 - {sentence}{_RIVALS}", "rejection")


def test_soldiers_may_be_in_the_land_of_others(read: Reader) -> None:
    """Commandos who arrest a smuggler in Djibouti are of no country that is told; police there are Djibouti's."""
    rest = " arrested a smuggler in Djibouti on Monday. The foreign ministers of Peru and Chad met."
    (by_commandos, by_police) = (read.event(who + rest, "detention") for who in ("Commandos", "Detectives"))
    assert not [p for p in by_commandos.participants if p.span[0] == 0]
    assert [(p.actor, p.role) for p in by_police.participants] == [("state:DJI", "actor")]


def test_what_a_navy_does_at_sea_is_news_in_a_report_on_its_country_alone(read: Reader) -> None:
    text = (
        "The Indian frigate Talwar sank a pirate ship in the Gulf of Aden on Tuesday, the Indian foreign ministry said."
    )
    assert [e.salience for e in read(text).events if e.type == "strike"] == ["news"]


def test_what_police_do_at_home_is_not(read: Reader) -> None:
    text = "OSLO, May 3 - Norwegian police arrested a driver on Saturday for speeding. Norway's minister said it was a third offence, the foreign ministry in Oslo told Norwegian radio."
    assert [e.salience for e in read(text).events if e.type == "detention"] == ["background"]


_AT_ODDS = " Havana wants Madrid to return two sailors. Cuban President Raul Castro spoke in Havana, and the Cuban foreign ministry was silent."


@pytest.mark.parametrize(
    ("others", "salience"), [(" Spain and Spanish diplomats were silent too.", "news"), ("", "background")]
)
def test_what_a_country_does_within_itself_is_news_beside_others(read: Reader, others: str, salience: str) -> None:
    """The Cuban government urges its people to rally, in a report that speaks of Spain too, and in one that hardly does."""
    text = "HAVANA, May 2 - The Cuban government urged Cubans on Monday to rally in the streets." + _AT_ODDS + others
    assert [e.salience for e in read(text).events if e.type == "demand"][:1] == [salience]
