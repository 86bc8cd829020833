"""Labels: what a thing is called, and with what another is charged."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_claims import said


@pytest.mark.parametrize(
    ("text", "link", "content"),
    [
        ("Moscow called the Norwegian drill “a provocation”.", "Moscow", "a provocation"),
        ("Norway accused Russia of holding back the two trawlers.", "Norway", "holding back the two trawlers"),
        (
            "Japan's foreign minister described the talks with Norway as frank and useful.",
            "Japan's foreign minister",
            "frank and useful",
        ),
        (
            "Norway accused the “shadow fleet” of Russia of cutting a cable.",
            "Norway",
            "cutting a cable",
        ),
        ("Moscow called the pipeline of Norway a threat to the region.", "Moscow", "a threat to the region"),
    ],
)
def test_labels_and_charges(read: Reader, text: str, link: str, content: str) -> None:
    assert said(read, text) == [([link], content)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway accused Russia of holding back the two trawlers, with a wave of arrests, a charge that Moscow denies.",
        "Moscow called the drill of Norway, but not that of Chile, a threat,",
    ],
)
def test_a_report_cut_off_at_any_word_is_read(read: Reader, text: str) -> None:
    """Copy that breaks off behind a comma: "Norway accused Russia of holding back,"."""
    words = text.split(" ")
    for size in range(2, len(words) + 1):
        cut = " ".join(words[:size])
        for tail in ("", ","):
            assert read(cut.rstrip(",") + tail).report.text


def test_a_name_given_in_passing_is_no_claim(read: Reader) -> None:
    """Norway sent a ship across what Moscow calls its “red line”: nothing is claimed here."""
    assert said(read, "Norway sent a patrol ship across what Moscow calls its “red line” on Friday.") == []
