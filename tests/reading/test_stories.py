"""Stories: what names nobody is theirs whom the whole report is about."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who

_TWO = (
    "Norway and Iceland quarrelled over mackerel again on Monday. Oslo accused Reykjavik of overfishing, and Iceland rejected the"
    " charge. Norwegian Foreign Minister Espen Barth Eide had met his Icelandic counterpart in Bergen in May. "
)


def sides(read: Reader, text: str, type: str) -> set[str]:
    reading = read(text)
    countries = {a.id: a.country or a.id for a in reading.actors}
    return {countries[p.actor] for e in reading.events if e.type == type for p in e.participants}


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("The fishermen were freed the next month.", "release"),
        ("The ports will not be reopened this year.", "border-closure"),
    ],
)
def test_what_names_nobody_is_of_the_two_whom_the_report_is_about(read: Reader, sentence: str, type: str) -> None:
    assert sides(read, _TWO + sentence, type) == {"NOR", "ISL"}


def test_a_sentence_that_speaks_of_a_third_is_not_of_the_two(read: Reader) -> None:
    """The fishermen were freed in Denmark, in a report on Norway and Iceland."""
    assert sides(read, _TWO + "The fishermen were freed in Denmark the next month.", "release") == set()


def test_in_a_report_on_many_countries_nobody_is_meant(read: Reader) -> None:
    text = (
        "Kenya and Uganda signed a treaty on Monday. Chad accused Niger of smuggling, Mali criticized Ghana, and Togo praised Benin."
        " Chad, Niger and Mali were not there. The fishermen were freed the next month."
    )
    assert sides(read, text, "release") == set()


def test_an_arrest_or_a_raid_need_not_be_of_the_two(read: Reader) -> None:
    """Three men were arrested: by whom, and whose they are, nobody says."""
    assert sides(read, _TWO + "Three men were arrested.", "detention") == set()


def test_the_two_are_named_as_countries_though_their_ministers_spoke(read: Reader) -> None:
    event = read.event(_TWO + "The fishermen were freed the next month.", "release")
    assert {p.actor for p in event.participants} == {"state:NOR", "state:ISL"}


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("The dockers' boycott of the quay went on.", "boycott"),
        ("The pirates' release of the crew came late.", "release"),
    ],
)
def test_who_is_named_in_words_of_his_own_is_none_of_the_two(read: Reader, sentence: str, type: str) -> None:
    """The dockers and the pirates, whoever they are, in a report on Norway and Iceland."""
    between = "Iceland and Norway signed a treaty in 2010. A Norwegian court indicted two men on Friday. "
    assert sides(read, _TWO + between + sentence, type) == set()


def test_an_election_of_nobody_is_the_one_countrys_that_the_report_is_about(read: Reader) -> None:
    """Skopje has protested to Russia … A parliamentary election is due on May 8."""
    text = (
        "North Macedonia protested to Russia on Monday. Skopje has changed its name and wants to join the alliance. "
        "Macedonia's government expelled a diplomat. A parliamentary election is due on May 8."
    )
    assert sides(read, text, "election") == {"MKD"}


def test_an_election_is_nobodys_in_a_report_on_two(read: Reader) -> None:
    """The general election in May will decide, in a report on Norway and Iceland."""
    assert sides(read, _TWO + "The general election in May will decide.", "election") == set()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "NATO ministers reviewed the mission in Chad, where the alliance is preparing for elections on 18 September.",
            "TCD",
        ),
        ("The United Nations called for fresh elections in Togo.", "TGO"),
        ("Chad's army asked the president of Chad to go. The African Union called for a fresh election.", "TCD"),
        ("The European Parliament election is due in June. France and Norway held talks.", "org:eu"),
    ],
)
def test_an_election_is_not_of_the_union_that_watches_it(read: Reader, text: str, sides: str) -> None:
    """NATO ministers reviewed the mission in Chad, where the alliance is preparing for elections on 18 September."""
    assert who(read, text, "election") == sides
