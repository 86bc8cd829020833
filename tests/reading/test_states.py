"""States: what is said to be under review, at risk, at its end or unhindered, and whether it is there meanwhile."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        ("The tariffs on Brazilian steel are under review, Ottawa said.", "tariff", "ongoing"),
        ("The sanctions on Belarus are under review.", "sanctions", "ongoing"),
        ("The truce between Chad and Niger is at risk, Algeria said.", "ceasefire", "ongoing"),
        ("The treaty between Peru and Chile is under threat.", "agreement", "ongoing"),
        ("The killing of two Ghanaian soldiers is under review, Togo said.", "strike", "occurred"),
        ("The expulsion of the Serbian diplomats was under debate in Oslo.", "expulsion", "occurred"),
    ],
)
def test_what_is_there_or_done_is_so_whatever_is_thought_of_it(
    read: Reader, sentence: str, type: str, status: str
) -> None:
    """The truce is at risk: it holds as yet. The killing is under review: it was done."""
    assert read.event(sentence, type).status == status


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("The visit of the Dutch king to Jakarta is in doubt.", "visit"),
        ("The arms sale to Finland is under review, Washington said.", "arms-sale"),
        ("New sanctions on Belarus are under review, Paris said.", "sanctions"),
        ("The deal between Peru and Chile is in doubt.", "agreement"),
        ("Sanctions on Belarus are under consideration, Paris said.", "sanctions"),
    ],
)
def test_what_is_yet_to_come_may_not_come(read: Reader, sentence: str, type: str) -> None:
    """The visit is in doubt."""
    assert read.event(sentence, type).status == "possible"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Macron is at the end of a three-day visit to Ghana.", "ongoing"),
        ("Macron was at the end of a visit to Ghana when Togo closed its border.", "ongoing"),
        ("Macron spoke at the end of a visit to Ghana.", "occurred"),
    ],
)
def test_who_is_at_the_end_of_a_visit_is_still_on_it(read: Reader, sentence: str, status: str) -> None:
    """is at the end of a visit … left at the end of a visit"""
    assert read.event(sentence, "visit").status == status


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        ("The strikes on Khartoum did not stop the visit of Macron.", "strike", "occurred"),
        ("The visit of Macron to Ghana did not halt the protests.", "visit", "occurred"),
        ("The fighting between Chad and Niger did not stop, but the talks were held.", "clash", "ongoing"),
    ],
)
def test_what_does_not_stop_another_thing_does_not_itself_go_on(
    read: Reader, sentence: str, type: str, status: str
) -> None:
    """The strikes did not stop the visit … The fighting did not stop."""
    assert read.event(sentence, type).status == status


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        ("The new sanctions will target Belarusian banks, Brussels said.", "sanctions", "scheduled"),
        ("The planned treaty will let Chilean troops train in Peru.", "agreement", "scheduled"),
        ("Its ruling would bar Ghana from the treaty.", "ruling", "scheduled"),
        ("The new pact will allow Chilean troops to train in Peru.", "agreement", "occurred"),
        ("Brussels said the pact would allow Ghana to export cocoa.", "agreement", "occurred"),
    ],
)
def test_a_paper_that_is_only_planned_is_not_there(read: Reader, sentence: str, type: str, status: str) -> None:
    """The new sanctions will target banks … The pact will allow troops to train."""
    assert read.event(sentence, type).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "The Danish prime minister need not resign, Oslo said.",
        "Norway conceded that the Danish prime minister need not step down.",
    ],
)
def test_who_need_not_resign_may_do_so(read: Reader, sentence: str) -> None:
    """need not resign"""
    assert read.event(sentence, "resignation").status == "possible"
