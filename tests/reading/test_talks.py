"""Talks: what is broken off or ends without result has been held, and nobody stayed away from it."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad broke off talks with Sudan on Monday.", [("talks", "occurred")]),
        ("Iran cut off negotiations with Britain over the tanker.", [("talks", "occurred")]),
        ("Talks between Chad and Sudan were broken off on Monday.", [("talks", "occurred")]),
        ("Talks between India and Pakistan collapsed on Friday.", [("talks", "occurred")]),
        ("Talks between Kenya and Ethiopia ended without result on Friday.", [("talks", "occurred")]),
        ("Chad threatened to break off talks with Sudan.", [("warning", "occurred"), ("talks", "ongoing")]),
        ("Chad broke off relations with Sudan on Monday.", [("ties-cut", "occurred")]),
        ("Chad broke off military cooperation with Sudan on Monday.", [("boycott", "occurred")]),
    ],
)
def test_talks_that_are_broken_off_are_no_boycott(read: Reader, text: str, told: list[tuple[str, str]]) -> None:
    """Chad broke off talks with Sudan on Monday."""
    assert [(e.type, e.status) for e in read(text).events] == told


@pytest.mark.parametrize(
    ("text", "status", "first"),
    [
        ("The talks between Chad and Sudan, suspended in January, resumed on Monday.", "occurred", "2026-03-09"),
        ("Talks suspended in January between Chad and Sudan resumed on Monday.", "occurred", "2026-03-09"),
        (
            "The talks between Chad and Sudan, which were broken off in January, resumed on Monday.",
            "occurred",
            "2026-03-09",
        ),
        ("The talks between Chad and Sudan, suspended in January, have not resumed.", "postponed", "2026-01-01"),
    ],
)
def test_talks_that_are_resumed_are_held_when_they_are_resumed(
    read: Reader, text: str, status: str, first: str
) -> None:
    """The talks, suspended in January, resumed on Monday."""
    talks = read.event(text, "talks")
    assert (talks.status, str(talks.window.earliest)[:10]) == (status, first)
