"""Circumstances: clauses and phrases beside the telling that date it, and what has been done since."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_windows import Days, days


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        (
            "OSLO - Meeting in Accra on Sunday, the presidents of Ghana and Togo closed their borders with Niger.",
            "border-closure",
            ("2026-03-08", "2026-03-09"),
        ),
        (
            "OSLO - Meeting in Accra on Sunday, the presidents of Ghana and Togo closed their borders with Niger and froze the"
            " assets of its army.",
            "sanctions",
            ("2026-03-08", "2026-03-09"),
        ),
        (
            "OSLO - The Security Council, meeting this afternoon, imposed an arms embargo on Chad.",
            "sanctions",
            ("2026-03-11", "2026-03-11"),
        ),
        (
            "OSLO - Founded in 1949, the alliance condemned Russia.",
            "condemnation",
            (None, "2026-03-12"),
        ),
        (
            "OSLO - A visit to Moscow by the Greek prime minister in December patched up relations between the two countries.",
            "visit",
            ("2025-12-01", "2026-01-01"),
        ),
        (
            "OSLO - India's foreign minister may fly to Dhaka before a summit with the Nepalese premier on April 20.",
            "visit",
            ("2026-03-11", "2026-04-20"),
        ),
        (
            "OSLO - India's foreign minister may fly to Dhaka before a summit with the Nepalese premier on April 20.",
            "summit",
            ("2026-04-20", "2026-04-21"),
        ),
        (
            "OSLO - India's foreign minister will bring the case before the court next week.",
            "ruling",
            ("2026-03-16", "2026-03-23"),
        ),
        (
            "OSLO - Norway condemned the raid by Chadian troops on a camp of refugees on Monday.",
            "strike",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "OSLO - Turkey and Syria signed an accord on Monday under which Syria undertakes never to shelter the rebels.",
            "pledge",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "OSLO - The Security Council this week adopted resolution 2118 (2013) on Syria.",
            "vote",
            ("2026-03-09", "2026-03-12"),
        ),
        (
            "OSLO - Norway said on Monday it had asked Italy on February 13 to extradite the rebel leader.",
            "demand",
            ("2026-02-13", "2026-02-14"),
        ),
        (
            "OSLO - Norway's premier, who was in Ankara on March 3, two days after the Turkish president condemned Israel, is ill.",
            "condemnation",
            ("2026-03-01", "2026-03-02"),
        ),
    ],
)
def test_what_stands_beside_the_telling_dates_it(read: Reader, sentence: str, type: str, expected: Days) -> None:
    assert days(read.event(sentence, type)) == expected


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        (
            "OSLO - Chad attacked a Nigerian village on March 2. Nigeria has since closed the border with Chad.",
            "border-closure",
            ("2026-03-02", "2026-03-12"),
        ),
        (
            "OSLO - China arrested a Japanese banker on March 2. Since the arrest, Japan has recalled its ambassador and"
            " imposed sanctions on China.",
            "sanctions",
            ("2026-03-02", "2026-03-12"),
        ),
    ],
)
def test_what_has_been_done_since_lies_between(read: Reader, text: str, type: str, expected: Days) -> None:
    (event,) = (e for e in read(text).events if e.type == type)
    assert days(event) == expected


def test_the_following_evening_counts_from_the_day_told(read: Reader) -> None:
    """The talks were on Monday, the call a day later."""
    text = (
        "OSLO - India's premier held talks in Oslo on Monday. He telephoned the Nepalese premier the following evening."
    )
    (call,) = (e for e in read(text).events if e.type == "call")
    assert days(call) == ("2026-03-10", "2026-03-11")


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        (
            "OSLO - Thailand proclaimed Saturday a state of emergency and closed its border with Laos.",
            "border-closure",
            ("2026-03-07", "2026-03-08"),
        ),
        (
            "OSLO - The army declared Monday a ceasefire with the rebels of Chad.",
            "ceasefire",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "OSLO - Elected on February 26, the Greek premier visited Cyprus.",
            "visit",
            (None, "2026-03-12"),
        ),
        (
            "OSLO - Pressed on Tuesday over the raid, the premier of Chad accused Niger of lying.",
            "accusation",
            ("2026-03-10", "2026-03-11"),
        ),
        (
            "OSLO - Russia has imposed sanctions on Georgia twice, in 2006 and 2013.",
            "sanctions",
            ("2006-01-01", "2014-01-01"),
        ),
        (
            "OSLO - Since the planned visit of the Chinese premier in May, Japan has suspended aid to China.",
            "aid",
            (None, "2026-03-12"),
        ),
    ],
)
def test_a_day_of_another_deed_leaves_what_is_told_where_it_was(
    read: Reader, sentence: str, type: str, expected: Days
) -> None:
    assert days(read.event(sentence, type)) == expected


def test_a_day_said_to_be_a_feast_dates_nothing(read: Reader) -> None:
    """Saturday is not when the emir declared it a holiday, nor when what follows was done."""
    text = (
        "MANAMA - The court ruled on Tuesday that the islands belong to Bahrain.\n\nThe emir of Bahrain praised the court. He"
        " declared Saturday a national holiday.\n\nThe emirs of Bahrain and Qatar spoke by telephone."
    )
    (call,) = (e for e in read(text).events if e.type == "call")
    assert days(call) == ("2026-03-10", "2026-03-11")


def test_what_a_paragraph_goes_back_to_stays_there(read: Reader) -> None:
    """The truce of last Monday is part of what led to Tuesday's signing, and the call is of the signing's day."""
    text = (
        "BRASILIA - Peru and Ecuador signed a truce on Tuesday.\n\nFighting broke out on January 26. The Peruvian president"
        " accused Ecuador of aggression last Thursday.\n\nThe Brazilian president telephoned the Peruvian president."
    )
    (call,) = (e for e in read(text).events if e.type == "call")
    assert days(call) == ("2026-03-10", "2026-03-11")


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        (
            "OSLO - Norway threatened Chad with sanctions on March 3.",
            "warning",
            ("2026-03-03", "2026-03-04"),
        ),
        (
            "OSLO - Chad has imposed sanctions on Niger since its envoy was expelled from the peace talks on February 20.",
            "sanctions",
            ("2026-02-20", "2026-03-12"),
        ),
        (
            "OSLO - Two men have been arrested over the bombing of an embassy of Norway last year, the police said.",
            "strike",
            ("2025-01-01", "2026-01-01"),
        ),
        (
            "OSLO - The envoy will be met by the foreign minister of Chad, who flew to Oslo on Wednesday.",
            "meeting",
            ("2026-03-11", None),
        ),
        (
            "OSLO - Chad and Niger began a round of talks in Oslo on March 3. It ended on March 6.",
            "talks",
            ("2026-03-03", "2026-03-07"),
        ),
    ],
)
def test_a_time_goes_to_what_can_have_it(read: Reader, sentence: str, type: str, expected: Days) -> None:
    assert days(read.event(sentence, type)) == expected


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        (
            "OSLO - Before dawn on Monday, crowds in Damascus stormed the embassy of Norway.",
            "demonstration",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "OSLO - The police of Norway lost two men in a clash with Russian smugglers near the border on Monday.",
            "clash",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "OSLO - Taiwan lost its second ally in less than a week on Monday when Kiribati cut ties with Taiwan.",
            "ties-cut",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "OSLO - Chad's envoy flew to Oslo on March 6, three days after Niger recalled its ambassador from Chad.",
            "recall",
            ("2026-03-03", "2026-03-04"),
        ),
        (
            "OSLO - On Monday Chad gave the French ambassador 72 hours to leave.",
            "expulsion",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "OSLO - Chad and Niger signed a truce at a three-day summit in Oslo that ended on Monday.",
            "summit",
            ("2026-03-07", "2026-03-10"),
        ),
        (
            "OSLO - India's premier, in Oslo for talks with Norway's premier on Friday, said he had sought a truce.",
            "talks",
            ("2026-03-13", "2026-03-14"),
        ),
    ],
)
def test_hours_lengths_and_asides_leave_the_day_as_it_is(
    read: Reader, sentence: str, type: str, expected: Days
) -> None:
    (event,) = (e for e in read(sentence).events if e.type == type)
    assert days(event) == expected


def test_what_changes_hands_is_of_the_day_of_the_telling(read: Reader) -> None:
    """The invitation was handed over on Monday, when they met."""
    text = (
        "OSLO - Norway's premier met Sheikh Tamim in Doha on Monday. He was handed an invitation to Riyadh by Saudi Arabia's"
        " envoy."
    )
    (invitation,) = (e for e in read(text).events if e.type == "invitation")
    assert days(invitation) == ("2026-03-09", "2026-03-10")


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        (
            "OSLO - Norway condemned Chad's invasion of Niger on March 2.",
            "incursion",
            ("2026-03-02", "2026-03-03"),
        ),
        (
            "OSLO - Norway's foreign minister met on March 12 with General Zhang Youxia in Beijing.",
            "meeting",
            ("2026-03-12", "2026-03-13"),
        ),
        (
            "OSLO - Chad's president flew to Oslo in the middle of the talks between Niger and Norway on Monday.",
            "visit",
            ("2026-03-09", "2026-03-10"),
        ),
    ],
)
def test_what_an_act_is_about_and_what_goes_on_around_it_share_its_time(
    read: Reader, sentence: str, type: str, expected: Days
) -> None:
    (event,) = (e for e in read(sentence).events if e.type == type)
    assert days(event) == expected


def test_on_that_occasion_is_when_the_sentence_before_was(read: Reader) -> None:
    """The pact was concluded on the visit of last week, not on the day of the report."""
    text = (
        "OSLO - Norway's premier met his Chadian counterpart on Tuesday. A week earlier Chad's foreign minister visited Oslo."
        " He and Norway's foreign minister signed a trade pact on that occasion."
    )
    (pact,) = (e for e in read(text).events if e.type == "agreement")
    assert days(pact)[0] == "2026-03-02"


def test_what_came_then_lies_behind_what_was_told_before(read: Reader) -> None:
    """The massing of troops is of January, the journey that followed of some day since."""
    text = (
        "OSLO - Chad summoned the envoy of Niger on Tuesday.\n\nNiger sent troops to the border with Chad on January 5. The"
        " president of Egypt then travelled to Chad."
    )
    (visit,) = (e for e in read(text).events if e.type == "visit")
    assert days(visit) == ("2026-01-05", "2026-03-12")


def test_two_months_after_the_month_it_stands_behind(read: Reader) -> None:
    """October, two months before the December of the talks."""
    text = "OSLO - The talks with North Korea resumed last December, two months after North Korea carried out a nuclear test."
    (test,) = (e for e in read(text).events if e.type == "missile-test")
    assert days(test) == ("2025-10-01", "2025-11-01")


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        (
            "OSLO - Hours after the Red Mosque was stormed on Monday, protesters attacked a Pakistani army convoy.",
            "strike",
            ("2026-03-09", "2026-03-11"),
        ),
        (
            "OSLO - Syria protested to the United Nations over the Israeli raid on a camp near Damascus on March 2.",
            "strike",
            ("2026-03-02", "2026-03-03"),
        ),
        (
            "OSLO - Libya accused Bulgaria in 2019 of plotting with the CIA.",
            "accusation",
            ("2019-01-01", "2020-01-01"),
        ),
    ],
)
def test_an_accusation_keeps_its_year_and_a_protest_leaves_the_day_to_the_raid(
    read: Reader, sentence: str, type: str, expected: Days
) -> None:
    (event,) = (e for e in read(sentence).events if e.type == type)
    assert days(event) == expected
