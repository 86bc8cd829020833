"""Claims: on whose word, with the chain from the outlet inwards."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "source", "kind", "content", "certainty"),
    [
        (
            "Japan and India are arranging talks, government sources said.",
            "government sources",
            "official-anonymous",
            "Japan and India are arranging talks",
            "stated",
        ),
        (
            "According to two officials briefed on the plan, Japan may invite the Indian prime minister.",
            "two officials briefed on the plan",
            "official-anonymous",
            "Japan may invite the Indian prime minister",
            "possible",
        ),
        (
            "Officials indicate that the two leaders will adopt a joint stance on trade with Japan, chiefly lowering "
            "the duties that Norway pays.",
            "Officials",
            "official-anonymous",
            "the two leaders will adopt a joint stance on trade with Japan",
            "stated",
        ),
        (
            "Foreign Minister Liv Sandnes said that Norway would recall its ambassador from Moscow.",
            "Foreign Minister Liv Sandnes",
            "official-named",
            "Norway would recall its ambassador from Moscow",
            "stated",
        ),
        (
            "Beijing said the drills by Japan were routine.",
            "Beijing",
            "institution",
            "the drills by Japan were routine",
            "stated",
        ),
        (
            "Russia denied that it had seized the trawlers of Norway.",
            "Russia",
            "institution",
            "it had seized the trawlers of Norway",
            "denied",
        ),
        (
            "Reports suggest that President Vilhena remains wary of the plan of Japan.",
            "Reports",
            "document",
            "President Vilhena remains wary of the plan of Japan",
            "likely",
        ),
    ],
)
def test_one_claim(read: Reader, sentence: str, source: str, kind: str, content: str, certainty: str) -> None:
    reading = read(sentence)
    (claim,) = reading.claims
    assert [s.name for s in claim.chain] == ["Harbour Wire", source]
    assert claim.chain[-1].kind == kind
    assert reading.report.quote(claim.content) == content
    assert claim.certainty == certainty


def test_the_agency_at_the_foot_stands_in_the_chain(read: Reader) -> None:
    """… sources said. (Source: Kyodo News)"""
    reading = read(
        "Japan and India are arranging talks in Tokyo, government sources said.\n(Source: Kyodo News)",
        outlet="The Ledger",
    )
    assert [s.name for s in reading.claims[0].chain] == ["The Ledger", "Kyodo News", "government sources"]
    assert [s.name for s in reading.claims[-1].chain] == ["The Ledger", "Kyodo News"]


def test_a_broadcaster_carries_the_words(read: Reader) -> None:
    """Norway may recall its ambassador from Moscow, two officials told state television."""
    reading = read("Norway may recall its ambassador from Moscow, two officials told state television.")
    assert [s.name for s in reading.claims[0].chain] == ["Harbour Wire", "state television", "two officials"]


def test_the_event_knows_its_claim(read: Reader) -> None:
    reading = read("Japan and India are arranging talks, government sources said.")
    assert reading.events[0].claims == (reading.claims[0].id,)
