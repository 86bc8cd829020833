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
