"""Who is asked, and whose move it is, where the words around a deed leave it to the sentence before or to nobody."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_events import countries


@pytest.mark.parametrize(
    ("report", "type", "who"),
    [
        ("Oman's envoy met Iran's minister. He urged western diplomats to restrain Iraq.", "demand", {"OMN"}),
        ("Oman's envoy met Iran's minister. He urged Italy to restrain Iraq.", "demand", {"OMN", "ITA"}),
        (
            "Norway held talks with Chile. Delegates at a Russian congress will urge the west to start rebuilding Syria.",
            "aid",
            {"SYR"},
        ),
        (
            "Peru met Chile on Monday. Tunisia said it could not approve the bid. Several nations criticised the approach.",
            "condemnation",
            {"TUN"},
        ),
        (
            "Peru left the treaty on Monday. Tunisia said Iran could not leave it. Several nations criticised the move.",
            "condemnation",
            {"PER"},
        ),
        (
            "Chile is unhappy that Peru would join the talks with Spain, a decision condemned by Ecuador.",
            "condemnation",
            {"ECU", "PER"},
        ),
    ],
)
def test_who_is_asked_or_judged(read: Reader, report: str, type: str, who: set[str]) -> None:
    assert countries(read(report), type) == who


@pytest.mark.parametrize(
    ("spoke", "its_own"),
    [
        ("Malta's government has denied the report.", True),
        ("Malta's economy has shrunk, a bank said.", False),
    ],
)
def test_a_mere_spokeswoman_is_of_the_government_that_spoke(read: Reader, spoke: str, its_own: bool) -> None:
    """Malta's government has denied the report. "No meeting has been agreed," spokeswoman Ana Borg said."""
    reading = read(
        "VIENNA, March 3 - Malta and Libya are to hold talks.\n\n"
        f'{spoke} "No meeting has been agreed with Libya," spokeswoman Ana Borg said.'
    )
    assert ({a.id: a.country for a in reading.actors}["person:ana-borg"] == "MLT") is its_own


def test_a_refusal_until_a_term_is_of_any_meeting(read: Reader) -> None:
    """Malta and Libya are to meet … "We will not meet Libya until it frees the crew," Malta's premier said."""
    reading = read(
        "Malta and Libya are to meet on Friday, officials said. Malta will not meet Libya until it frees the crew."
    )
    assert sorted(e.status for e in reading.events if e.type == "meeting") == ["denied", "scheduled"]
