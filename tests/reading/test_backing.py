"""Backing: whom a source cites for its words, in a clause or sentence of its own."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("report", "links"),
    [
        (
            "The daily Coast Post had reported that Energy Minister Ana Silva of Portugal flew to Rabat on June 13. It"
            " cited a Moroccan diplomat.",
            ["The daily Coast Post", "a Moroccan diplomat"],
        ),
        (
            "Reuters reported on Monday that Chile would recall its envoy to Peru. The agency cited two officials.",
            ["Reuters", "two officials"],
        ),
        (
            "The report, which cited a post by the news site Northern Wire, further said that Norway had signed a pact with"
            " Chile.",
            ["The report", "the news site Northern Wire"],
        ),
        (
            "Reuters reported that Norway would close its border with Russia. It cited security concerns.",
            ["Reuters"],
        ),
        (
            "Reuters reported that Norway would close its border with Russia. Oslo cited two officials.",
            ["Reuters"],
        ),
    ],
)
def test_who_is_cited_is_the_innermost_link(read: Reader, report: str, links: list[str]) -> None:
    claim = read(report).claims[0]
    assert [link.name for link in claim.chain][1:] == links


def test_each_that_opens_a_proposition_of_its_own(read: Reader) -> None:
    """The daily reported that he flew to Rabat, that the sides agreed, and that …"""
    reading = read(
        "The daily Coast Post reported that Energy Minister Ana Silva flew to Rabat on June 13, that the two sides reached an"
        " understanding, and that it would be sent to the UN envoy."
    )
    said = [reading.report.quote(claim.content) for claim in reading.claims]
    assert said == [
        "Energy Minister Ana Silva flew to Rabat on June 13",
        "the two sides reached an understanding",
        "it would be sent to the UN envoy",
    ]
