"""Roots: on how many independent words a report rests."""

from __future__ import annotations

from chancery.facts.roots import roots
from tests.conftest import Reader


def names(read: Reader, text: str) -> list[str]:
    return [r.name for r in roots(read(text).claims)]


def test_the_same_sources_named_again_are_one_root(read: Reader) -> None:
    text = (
        "Japan and India are arranging talks, two Japanese officials said on Tuesday. The talks may slip to May, one of the "
        "officials added. India wants an early date, the officials said."
    )
    assert names(read, text) == ["two Japanese officials"]


def test_another_source_is_another_root(read: Reader) -> None:
    text = (
        "Japan and India are arranging talks, a government source said on Tuesday. The talks may slip to May, another "
        "government source said."
    )
    assert names(read, text) == ["a government source", "another government source"]


def test_a_name_and_its_pronoun_are_one_root(read: Reader) -> None:
    text = "Norwegian Foreign Minister Liv Sandnes said the treaty with Russia is dead. She said Norway would recall its envoy."
    assert names(read, text) == ["Norwegian Foreign Minister Liv Sandnes"]


def test_the_agency_that_only_passes_on_is_no_root(read: Reader) -> None:
    text = "Japan and India are arranging talks in Tokyo, government sources said.\n(Source: Kyodo News)"
    assert names(read, text) == ["government sources"]
