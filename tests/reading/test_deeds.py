"""Deeds: who does a thing and to whom it is done, where a name stands beside the deed, the thing or what others call it."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("text", "type", "doers", "targets"),
    [
        ("Cuba freed two Canadians on Monday after talks with Peru.", "release", "CUB", "CAN"),
        ("Mongolia's president thanked Peru and invited the Chinese premier to the talks.", "invitation", "MNG", "CHN"),
        ("Norway condemned the seizure of its tanker by Greece.", "seizure", "GRC", "NOR"),
        ("Norway condemned the murder of Peruvian envoys by Chad.", "condemnation", "NOR", "TCD"),
        ("Peru lodged a protest with Chile over the seizure of three trawlers.", "seizure", "CHL", "PER"),
    ],
)
def test_who_does_it_to_whom(read: Reader, text: str, type: str, doers: str, targets: str) -> None:
    reading = read(text)
    country = {a.id: a.country or a.id for a in reading.actors}
    event = next(e for e in reading.events if e.type == type)
    assert {country[p.actor] for p in event.participants if p.role == "actor"} == set(doers.split())
    assert {country[p.actor] for p in event.participants if p.role == "target"} == set(targets.split())


def test_what_a_thing_is_called_is_not_asked_for(read: Reader) -> None:
    """The raid that Norway called an invasion was none that it sought, and what his office called a visit was made."""
    text = 'Chad\'s foreign minister flew to Malabo on Tuesday for what his office called "a visit of solidarity".'
    assert [(e.type, e.status) for e in read(text).events] == [("visit", "occurred")]
    (incursion,) = (e for e in read("Norway called the raid on Kyiv an invasion.").events if e.type == "incursion")
    assert incursion.status == "occurred"


def test_whom_one_calls_on_to_act_is_not_called_something(read: Reader) -> None:
    """What Kosovo's president called for is a demand."""
    events = read("Serbia's drills alarmed Kosovo, whose president called for NATO to send more troops.").events
    assert {"demand", "deployment"} <= {e.type for e in events}
    assert "condemnation" not in {e.type for e in events}


def test_one_who_flies_out_of_a_city_is_not_flown_out(read: Reader) -> None:
    text = "The Norwegian envoy flew out of Havana on Tuesday. He had met Cuba's president."
    assert "other" not in {e.type for e in read(text).events}


def test_hours_after_a_deed_is_the_day_of_it_or_the_next(read: Reader) -> None:
    """Norway recalled its envoy on the day of the raid or the day after."""
    text = "OSLO - Hours after Chad's troops stormed the embassy on Tuesday, Norway recalled its envoy."
    recall = read.event(text, "recall")
    assert (str(recall.window.earliest)[:10], str(recall.window.latest)[:10]) == ("2026-03-10", "2026-03-12")
