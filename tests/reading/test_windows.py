"""Windows: when each happening happens, from the times that hang on its words, its status and the telling."""

from __future__ import annotations

import pytest

from chancery.facts.events import Event
from tests.conftest import Reader

Days = tuple[str | None, str | None]


def days(event: Event) -> Days:
    window = event.window
    assert window is not None
    return (
        None if window.earliest is None else window.earliest.date().isoformat(),
        None if window.latest is None else window.latest.date().isoformat(),
    )


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        ("OSLO - Norway's foreign minister will visit Ottawa next week.", "visit", ("2026-03-16", "2026-03-23")),
        ("OSLO - Norway's foreign minister visited Ottawa last week.", "visit", ("2026-03-02", "2026-03-09")),
        ("OSLO - Norway's foreign minister will visit Ottawa on April 2.", "visit", ("2026-04-02", "2026-04-03")),
        ("OSLO - Norway's foreign minister will visit Ottawa in mid-April.", "visit", ("2026-04-11", "2026-04-21")),
        ("OSLO - Norway's foreign minister wants to visit Ottawa before June.", "visit", ("2026-03-11", "2026-06-01")),
        (
            "OSLO - Norway's foreign minister will visit Ottawa by the end of May.",
            "visit",
            ("2026-03-11", "2026-06-01"),
        ),
        ("OSLO - Norway summoned the Russian ambassador on Monday.", "summons", ("2026-03-09", "2026-03-10")),
        ("OSLO - Norway imposed sanctions on Belarus in 2021.", "sanctions", ("2021-01-01", "2022-01-01")),
    ],
)
def test_a_time_sets_the_window(read: Reader, sentence: str, type: str, expected: Days) -> None:
    assert days(read.event(sentence, type)) == expected


def test_what_is_ahead_does_not_begin_before_publication(read: Reader) -> None:
    """ "will visit Ottawa": no time is named."""
    earliest, latest = days(read.event("OSLO - Norway's foreign minister will visit Ottawa.", "visit"))
    assert (earliest, latest) == ("2026-03-11", None)


def test_the_time_of_the_saying_is_not_the_time_of_the_thing_said(read: Reader) -> None:
    """ "will visit Ottawa in May, an official said on Monday": Monday dates the saying."""
    event = read.event(
        "OSLO - Norway's foreign minister will visit Ottawa in May, an official said on Monday.", "visit"
    )
    assert days(event) == ("2026-05-01", "2026-06-01")


def test_narration_goes_on_from_the_day_named(read: Reader) -> None:
    """The summons is dated, what follows in the simple past is of the same day."""
    text = (
        "OSLO - Norway summoned the Russian ambassador on Monday over a cable cut in its waters.\n\n"
        "It also expelled two Russian diplomats."
    )
    assert days(read.event(text, "expulsion")) == ("2026-03-09", "2026-03-10")


def test_the_zone_is_the_zone_of_the_dateline(read: Reader) -> None:
    event = read.event("TOKYO - Japan summoned the Russian ambassador on Monday.", "summons")
    assert event.window is not None and event.window.earliest is not None
    assert event.window.timezone == "Asia/Tokyo"
    assert event.window.earliest.isoformat() == "2026-03-09T00:00:00+09:00"
