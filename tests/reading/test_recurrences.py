"""A deed that comes up again by its own word, with other sides named beside it, is the deed told before."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_retellings import count

ONE = [
    (
        "Tunisia arrested a Libyan banker on Monday. Libya protested to Tunisia. In Tripoli, ministers discussed the arrest of the"
        " Libyan.",
        "detention",
    ),
    (
        "Belarusian officers hacked the parliament of Latvia in March, Riga said. A court heard that hackers from Minsk hacked"
        " Latvian computers.",
        "cyber-attack",
    ),
]
TWO = [
    ("Sudan shelled a border post of Chad on Monday. Chad shelled a border post of Sudan on Thursday.", "strike"),
    (
        "A bombing in Kampala killed 12 Kenyans on Sunday. A bombing in Mombasa killed three Ugandans on Tuesday.",
        "strike",
    ),
    (
        "Peru deployed troops to the border with Ecuador. Ecuador deployed troops to the border with Peru.",
        "deployment",
    ),
    ("Qatar deployed doctors to Somalia. Qatar then deployed engineers to Sudan, the emir said.", "deployment"),
]


@pytest.mark.parametrize(("text", "type"), ONE)
def test_a_deed_named_again_by_its_own_word_is_one(read: Reader, text: str, type: str) -> None:
    """Tunisia arrested a Libyan banker … the arrest of the Libyan"""
    assert count(read, text, type) == 1


@pytest.mark.parametrize(("text", "type"), TWO)
def test_other_doers_figures_days_and_things_part_two_deeds(read: Reader, text: str, type: str) -> None:
    """Sudan shelled a border post of Chad … Chad shelled a border post of Sudan"""
    assert count(read, text, type) == 2


def test_whoever_a_later_telling_names_took_part_too(read: Reader) -> None:
    """Another man was arrested … a Gambian man was arrested in Dakar"""
    text = "Another man was arrested on Friday over the plot, officials said. The paper wrote that a Gambian man was arrested in Dakar."
    (arrest,) = [e for e in read(text).events if e.type == "detention"]
    assert {p.actor for p in arrest.participants} == {"state:SEN", "state:GMB"}
    assert len(arrest.mentions) == 2
