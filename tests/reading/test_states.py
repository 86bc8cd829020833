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
