"""Stand-ins: what is told of "they", "it" and "he" is told of the noun that they stand for, in the sentence or the one before."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("text", "type", "status", "sides"),
    [
        ("Kenya has 900 soldiers in Mali, and says they will leave by May.", "withdrawal", "scheduled", "KEN MLI"),
        (
            "Fiji, whose soldiers have served in Egypt since 1982, will bring them home next year.",
            "withdrawal",
            "scheduled",
            "EGY FJI",
        ),
        (
            "Peru's ambassador to Chile was summoned on Monday. He was recalled on Friday.",
            "recall",
            "occurred",
            "CHL PER",
        ),
        (
            "Somalia restored its relations with Kenya six months after it had cut them.",
            "ties-cut",
            "occurred",
            "KEN SOM",
        ),
    ],
)
def test_a_pronoun_is_of_the_kind_of_its_noun(read: Reader, text: str, type: str, status: str, sides: str) -> None:
    """Soldiers leave, an envoy is recalled and relations are cut, by whichever word they are told of."""
    reading = read(text)
    country = {a.id: a.country or a.id for a in reading.actors}
    event = next(e for e in reading.events if e.type == type)
    assert (event.status, sorted({country[p.actor] for p in event.participants})) == (status, sides.split())


def test_a_pronoun_for_something_else_is_not_of_the_kind(read: Reader) -> None:
    """ "Kenya has sent letters to Mali, and says they will leave by May": no soldiers, no withdrawal."""
    reading = read("Kenya has sent letters to Mali, and says they will leave Nairobi by May.")
    assert all(e.type != "withdrawal" for e in reading.events)
