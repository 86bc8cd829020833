"""Closed phrases: a time behind a phrase is that of what the phrase names."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_windows import Days, days


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        (
            "OSLO - Norway is keeping the promises it made to Canada at the summit in Quito on January 9.",
            "summit",
            ("2026-01-09", "2026-01-10"),
        ),
        (
            "OSLO - Pakistan may stay away from the international conference on Afghanistan in Bonn on June 5.",
            "summit",
            ("2026-06-05", "2026-06-06"),
        ),
        (
            "SANTIAGO - President Boric met today with the families of Chileans seized by gunmen in Haiti on October 7.",
            "detention",
            ("2025-10-07", "2025-10-08"),
        ),
        (
            "SANTIAGO - President Boric met today with the families of Chileans seized by gunmen in Haiti on October 7.",
            "meeting",
            ("2026-03-11", "2026-03-12"),
        ),
        (
            "OSLO - The letter from Tokyo was answered by a stop in Japan in January by the Chinese premier.",
            "visit",
            ("2026-01-01", "2026-02-01"),
        ),
        (
            "OSLO - Norway will send monitors until Serbia honours the February 3 accord signed by President Vucic.",
            "agreement",
            ("2026-02-03", "2026-02-04"),
        ),
    ],
)
def test_what_a_time_closes_the_phrase_of_is_of_that_time(
    read: Reader, sentence: str, type: str, expected: Days
) -> None:
    assert days(read.event(sentence, type)) == expected


def test_a_date_behind_the_subject_of_a_talk_is_that_of_the_talk(read: Reader) -> None:
    """ "discussed the summit in Brussels on Monday": the two talked on Monday."""
    summit = read.event(
        "OSLO - The Norwegian and Danish ministers discussed the summit in Brussels on Monday.", "summit"
    )
    assert days(summit) != ("2026-03-09", "2026-03-10")
