"""Coups: power that is seized, in which land it is seized, and what is only called so."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The junta seized power in Mali on Thursday.", "MLI"),
        ("Colonel Juan Rojas, who seized power in Peru in 1999, met Chile's president.", "PER person:juan-rojas"),
        ("The Houthis seized power in Yemen in 2015, the foreign minister said.", "YEM org:houthis"),
        ("The army has taken over in Niger and arrested the president.", "NER"),
        ("A coup attempt in Gabon was condemned by France.", "GAB"),
        ("France condemned the coup in Gabon.", "GAB"),
        ("Coup leaders in Niger freed the ambassador.", "NER"),
        ("ECOWAS suspended Niger after the July coup.", "NER"),
        ("The envoy fled the Chadian capital after a coup last year.", "TCD"),
    ],
)
def test_power_is_seized_in_the_land_that_is_told(read: Reader, text: str, sides: str) -> None:
    """The Houthis seized power in Yemen in 2015."""
    assert who(read, text, "resignation") == sides


@pytest.mark.parametrize(
    "text",
    [
        "The sergeant won a coup in getting the interview, Norway's foreign minister said.",
        "The visit was a coup for Norway, the foreign minister said.",
        "Norway's foreign minister took power cables to Chad.",
        "Kenyan engineers took over the port in Chad, the foreign minister said.",
    ],
)
def test_what_only_is_called_a_coup_unseats_nobody(read: Reader, text: str) -> None:
    """The visit was a coup for Norway."""
    assert "resignation" not in {e.type for e in read(text).events}


def test_those_who_speak_of_a_coup_hold_no_call(read: Reader) -> None:
    """Mexico and Uruguay spoke of a coup in Bolivia; Kenya and Chad spoke on Monday."""
    assert [e.type for e in read("Mexico and Uruguay spoke of a coup in Bolivia.").events] == ["resignation"]
    assert [e.type for e in read("The presidents of Kenya and Chad spoke on Monday.").events] == ["call"]


def test_who_overthrew_somebody_did_so_in_the_past(read: Reader) -> None:
    """A form that only the past has: "overthrew"."""
    text = "The rebels who overthrew President Mobutu in 1997 entered Kinshasa, France's foreign minister said."
    (fall,) = [e for e in read(text).events if e.type == "resignation"]
    assert (fall.status, str(fall.window.latest)[:4]) == ("occurred", "1998")
