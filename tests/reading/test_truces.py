"""Truces of others: what those who meet only speak of, and have no part in."""

from __future__ import annotations

import pytest

from tests.conftest import Reader

MET = "President Ruto of Kenya met President Samia of Tanzania on Tuesday. "
OF_OTHERS = [
    ("The two leaders discussed ongoing hostage negotiations.", "talks"),
    ("They reviewed efforts to reach a ceasefire deal in Sudan.", "agreement"),
    ("They discussed the efforts to finalize a truce together with the release of hostages.", "release"),
    ("They stressed the urgent need for a ceasefire deal that will free the hostages.", "ceasefire"),
    ("They reiterated their support for Sudan and the urgent need for a truce.", "ceasefire"),
    ("They reviewed the crisis in Sudan, to include efforts to secure a ceasefire.", "ceasefire"),
    ("They discussed the talks in Doha for a ceasefire and hostage release deal.", "talks"),
]


@pytest.mark.parametrize(("text", "type"), OF_OTHERS, ids=[t for t, _ in OF_OTHERS])
def test_who_speaks_of_a_truce_of_others_is_no_party_to_it(read: Reader, text: str, type: str) -> None:
    """ "They reviewed efforts to reach a ceasefire": nobody is told whose it would be."""
    event = next(e for e in read(MET + text).events if e.type == type)
    assert not event.participants


def test_whom_the_words_of_a_truce_name_is_its_party(read: Reader) -> None:
    """They discussed efforts to reach a truce between Mali and Chad."""
    reading = read(MET + "They discussed efforts to reach a truce between Mali and Chad.")
    truce = next(e for e in reading.events if e.type == "ceasefire")
    assert {p.actor for p in truce.participants} == {"state:MLI", "state:TCD"}


def test_who_agrees_on_a_truce_is_its_party(read: Reader) -> None:
    """Ruto and Samia agreed on a ceasefire."""
    truce = next(
        e for e in read("Kenya and Tanzania agreed on a ceasefire on Tuesday.").events if e.type == "ceasefire"
    )
    assert {p.actor for p in truce.participants} == {"state:KEN", "state:TZA"}


def test_efforts_that_are_somebodys_have_him_in_them(read: Reader) -> None:
    """They discussed Qatar's efforts to free the hostages."""
    reading = read(MET + "They discussed Qatar’s efforts to free the hostages.")
    release = next(e for e in reading.events if e.type == "release")
    assert "state:QAT" in {p.actor for p in release.participants}
