"""Constraints: what the words of a report say comes before, after or during what."""

from __future__ import annotations

import pytest

from chancery.facts.constraints import Constraint
from chancery.facts.readings import Reading
from tests.conftest import Reader


def orders(reading: Reading) -> set[tuple[str, str, str]]:
    """Constraints with the types of their events in place of ids."""
    types = {e.id: e.type for e in reading.events}
    return {(types[c.event], c.relation, types.get(c.anchor, c.anchor)) for c in reading.constraints}


def only(reading: Reading) -> Constraint:
    assert len(reading.constraints) == 1, orders(reading)
    return reading.constraints[0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "OSLO - Norway summoned the Russian ambassador after Russia fired a missile over the Barents Sea.",
            ("summons", "after", "missile-test"),
        ),
        (
            "OSLO - Norway and Canada will hold talks ahead of a summit with Japan in Geneva.",
            ("talks", "before", "summit"),
        ),
        (
            "OSLO - The two ministers will sign an agreement during a visit by the king to Ottawa.",
            ("agreement", "during", "visit"),
        ),
        (
            "OSLO - As soon as the treaty is ratified, Norway will lift its sanctions on Belarus.",
            ("sanctions-relief", "after", "ratification"),
        ),
        (
            "OSLO - Norway's foreign minister will visit Moscow once the ceasefire takes effect.",
            ("visit", "after", "ceasefire"),
        ),
        (
            "OSLO - Norway released nine Russian fishermen, clearing the way for the two states to restart talks.",
            ("talks", "after", "release"),
        ),
        (
            "OSLO - Norway lifted its sanctions on Belarus, paving the way for a visit by its president.",
            ("visit", "after", "sanctions-relief"),
        ),
        (
            "OSLO - Brazil imposed tariffs on Canadian steel in retaliation for Canadian sanctions.",
            ("tariff", "after", "sanctions"),
        ),
    ],
)
def test_words_of_order(read: Reader, sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in orders(read(sentence))


@pytest.mark.parametrize(
    ("sentence", "relation", "anchor"),
    [
        ("OSLO - Norway's foreign minister will visit Kenya before June.", "before", "2026-06"),
        ("OSLO - Norway's foreign minister will visit Kenya no later than June 5.", "not-after", "2026-06-05"),
        ("OSLO - Norway's foreign minister will visit Kenya no earlier than June 5.", "not-before", "2026-06-05"),
        ("OSLO - Norway's foreign minister will visit Kenya by the end of May.", "not-after", "2026-05-31"),
    ],
)
def test_orders_to_a_date(read: Reader, sentence: str, relation: str, anchor: str) -> None:
    found = only(read(sentence))
    assert (found.relation, found.anchor) == (relation, anchor)


def test_who_wants_it(read: Reader) -> None:
    """ "Norway is pushing for": the order is wanted, by Norway, and marks the window."""
    reading = read("OSLO - Norway is pushing for a summit with Canada to take place before June.")
    found = only(reading)
    assert (found.kind, found.by, found.anchor) == ("wanted", "state:NOR", "2026-06")
    (summit,) = [e for e in reading.events if e.type == "summit"]
    assert summit.window is not None and summit.window.wanted


def test_the_first_visit_since_a_break_is_not_ordered_by_it(read: Reader) -> None:
    reading = read("OSLO - It will be the first visit by a Danish minister since the two countries cut ties in 2019.")
    assert ("visit", "after", "ties-cut") not in orders(reading)


def test_a_report_without_words_of_order_has_no_constraints(read: Reader) -> None:
    assert not read("OSLO - Norway's foreign minister will visit Kenya on June 5.").constraints


def test_what_is_done_on_a_visit_told_before(read: Reader) -> None:
    """The visit and what is done on it stand in two sentences; the next leg comes after."""
    reading = read(
        "OSLO - Norway's foreign minister will land in Seoul on Monday. He will meet his South Korean counterpart the next "
        "day and go on to Hanoi on Thursday."
    )
    assert {("meeting", "during", "visit"), ("visit", "after", "visit")} <= orders(reading)


def test_after_a_place_is_after_the_visit_to_it(read: Reader) -> None:
    reading = read(
        "OSLO - Norway's foreign minister will visit Vietnam on April 2. After Hanoi, he may travel on to Jakarta."
    )
    onward = next(c for c in reading.constraints if c.relation == "after")
    event, anchor = reading.event(onward.event), reading.event(onward.anchor)
    assert event is not None and anchor is not None
    assert (event.status, anchor.status) == ("possible", "scheduled")
    assert event.window.earliest == anchor.window.earliest


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        (
            "OSLO - Norway imposed sanctions on Belarus on Monday. Belarus responded on Tuesday by expelling two diplomats.",
            ("expulsion", "after", "sanctions"),
            "stated",
        ),
        (
            "OSLO - A Russian vessel fired a water cannon at a Norwegian boat on Monday. Norway summoned the Russian "
            "ambassador over the incident.",
            ("summons", "after", "incursion"),
            "inferred",
        ),
        (
            "OSLO - Norway's foreign minister will visit Kenya on April 2. The trip is meant to prepare a summit of the two "
            "presidents.",
            ("visit", "before", "summit"),
            "inferred",
        ),
        (
            "OSLO - Norway's prime minister will visit Kenya on April 2. The court is expected to rule before the "
            "delegation leaves.",
            ("ruling", "before", "visit"),
            "stated",
        ),
        (
            "OSLO - Norway's prime minister received a call from the president of Kenya, in which she congratulated him on "
            "his election.",
            ("courtesy", "during", "call"),
            "stated",
        ),
        (
            "OSLO - The Russian ambassador delivered a note of protest on Monday. The day after, Norway expelled two Russian "
            "diplomats.",
            ("expulsion", "after", "protest-note"),
            "stated",
        ),
        (
            "OSLO - Norway closed its border with Russia on Monday. Hours later, Russia recalled its ambassador from Oslo.",
            ("recall", "after", "border-closure"),
            "stated",
        ),
        (
            "OSLO - The president of Kenya, who is on an official visit to Norway from March 9 to 13, held talks with the "
            "prime minister of Norway on Tuesday.",
            ("talks", "during", "visit"),
            "stated",
        ),
    ],
)
def test_orders_of_the_telling(read: Reader, text: str, expected: tuple[str, str, str], kind: str) -> None:
    reading = read(text)
    assert expected in orders(reading)
    types = {e.id: e.type for e in reading.events}
    assert {c.kind for c in reading.constraints if types[c.event] == expected[0]} == {kind}


def test_what_is_only_implied_moves_no_window(read: Reader) -> None:
    """The trip "is meant to prepare a summit": the summit's window is as it was told."""
    reading = read(
        "OSLO - Norway's foreign minister will visit Kenya on April 2. The trip is meant to prepare a summit of the two "
        "presidents."
    )
    (summit,) = [e for e in reading.events if e.type == "summit"]
    assert summit.window.earliest is not None and summit.window.earliest.date().isoformat() == "2026-03-11"


def test_not_until_is_after(read: Reader) -> None:
    reading = read("OSLO - Norway will not hold talks with Belarus until Belarus releases two sailors.")
    assert ("talks", "after", "release") in orders(reading)


def test_a_verb_that_orders(read: Reader) -> None:
    reading = read("OSLO - The meeting of the two ministers follows a summit of Norway and Canada held in February.")
    assert ("meeting", "after", "summit") in orders(reading)


def test_verbs_that_share_what_stands_in_front(read: Reader) -> None:
    reading = read(
        "OSLO - During the summit of Norway and Canada on June 9, the two leaders are expected to sign an agreement and adopt "
        "a joint statement."
    )
    assert {("agreement", "during", "summit"), ("statement", "during", "summit")} <= orders(reading)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "OSLO - Norway said it would sign the agreement only after Kenya releases two sailors.",
            ("agreement", "after", "release"),
        ),
        (
            "OSLO - Norway will hold talks with Belarus provided that Belarus releases two sailors.",
            ("talks", "after", "release"),
        ),
        (
            "OSLO - Norway will not hold talks with Belarus until Belarus releases two sailors.",
            ("talks", "after", "release"),
        ),
        (
            "OSLO - Norway will lift the sanctions on Belarus if Belarus releases two sailors.",
            ("sanctions-relief", "after", "release"),
        ),
    ],
)
def test_a_condition_is_wanted_by_who_sets_it(read: Reader, sentence: str, expected: tuple[str, str, str]) -> None:
    reading = read(sentence)
    assert expected in orders(reading)
    found = only(reading)
    assert (found.kind, found.by) == ("wanted", "state:NOR")


def test_a_meeting_of_guest_and_host_is_during_the_visit_also_where_other_words_order_it(read: Reader) -> None:
    reading = read(
        "OSLO - The president of Kenya, who is on an official visit to Norway from March 9 to 13, held talks with the prime "
        "minister of Norway on Tuesday. After the talks, the two sides signed an agreement on fish."
    )
    assert {("talks", "during", "visit"), ("agreement", "after", "talks")} <= orders(reading)
