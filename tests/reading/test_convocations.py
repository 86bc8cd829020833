"""Convocations: a gathering that was called or set up is held on the day it is told of, or is still ahead."""

from __future__ import annotations

import pytest

from tests.conftest import Reader

_DAY = "2026-03-11"  # a Wednesday


def told(read: Reader, sentence: str, type: str) -> tuple[str, str]:
    """The status of the one event of this type and the first day of its window."""
    event = read.event(sentence, type, _DAY)
    window = event.window
    assert window is not None
    return event.status, str(window.earliest)[:10]


@pytest.mark.parametrize(
    ("sentence", "type", "status", "day"),
    [
        ("Tunisia's premier called a meeting with Malta on Monday.", "meeting", "occurred", "2026-03-09"),
        ("Laos called an emergency summit with Vietnam last month.", "summit", "occurred", "2026-02-01"),
        ("The premier called a referendum in Moldova last year.", "election", "occurred", "2025-01-01"),
        ("Finland set up a meeting between Chad and Niger in Helsinki on Monday.", "meeting", "occurred", "2026-03-09"),
        ("Oman had set up talks between Chad and Niger in 1996.", "talks", "occurred", "1996-01-01"),
    ],
)
def test_a_gathering_called_or_set_up_on_a_day_gone_by_was_held_then(
    read: Reader, sentence: str, type: str, status: str, day: str
) -> None:
    """Finland set up a meeting in Helsinki on Monday: it was held, on Monday."""
    assert told(read, sentence, type) == (status, day)


@pytest.mark.parametrize(
    ("sentence", "type", "status", "day"),
    [
        ("Tunisia has called a summit with Malta for next week.", "summit", "scheduled", "2026-03-16"),
        ("Tunisia called a meeting with Malta on Monday for next week.", "meeting", "scheduled", "2026-03-16"),
        ("Finland is setting up talks between Chad and Niger.", "talks", "arranging", _DAY),
        ("Laos has convened an emergency summit with Vietnam on Friday.", "summit", "scheduled", "2026-03-13"),
    ],
)
def test_a_gathering_called_for_a_day_to_come_is_ahead(
    read: Reader, sentence: str, type: str, status: str, day: str
) -> None:
    """Laos has convened an emergency summit on Friday: its status and its window are both of what is to come."""
    assert told(read, sentence, type) == (status, day)


def test_who_calls_an_election_on_a_day_does_not_hold_it_then(read: Reader) -> None:
    """Malta's prime minister called a snap election on Monday."""
    assert read.event("Malta's prime minister called a snap election on Monday.", "election").status == "scheduled"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ghana has summoned a Togolese diplomat on Friday over a drone.",
        "Ghana has summoned an envoy of Togo on Friday.",
    ],
)
def test_an_envoy_is_no_gathering_and_was_summoned_on_the_day_gone_by(read: Reader, sentence: str) -> None:
    """has summoned a diplomat on Friday"""
    assert told(read, sentence, "summons") == ("occurred", "2026-03-06")


@pytest.mark.parametrize(
    ("sentence", "type", "who"),
    [
        ("Peru and Chile were not invited to the talks.", "talks", set()),
        ("Kenya did not invite Uganda to the talks with Rwanda.", "talks", {"KEN", "RWA"}),
        ("Ghana was not invited to the summit in Lagos, which Nigeria will host on Friday.", "summit", {"NGA"}),
        ("Ghana was invited to the talks with Togo.", "talks", {"GHA", "TGO"}),
    ],
)
def test_who_was_not_invited_takes_no_part_in_what_goes_on(
    read: Reader, sentence: str, type: str, who: set[str]
) -> None:
    """Peru and Chile were not invited to the talks: these are held, without the two."""
    reading = read(sentence)
    country = {a.id: a.country or a.id for a in reading.actors}
    (event,) = [e for e in reading.events if e.type == type]
    assert event.status != "denied"
    assert {country[p.actor] for p in event.participants} == who
