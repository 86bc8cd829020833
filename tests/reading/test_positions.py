"""Positions and relations: where they stand, and how things are between them."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        ("Japan is seeking a robust security guarantee from the United States.", "state:JPN", "seeks", "security guarantee"),
        ("China opposes the deployment of missiles in Japan.", "state:CHN", "opposes", "the deployment of missiles"),
        ("Germany welcomed the offer by Norway.", "state:DEU", "supports", "the offer"),
        ("Turkey is reluctant to join the sanctions on Russia.", "state:TUR", "wary", "join the sanctions"),
        ("Seoul remains committed to the denuclearization of North Korea.", "state:KOR", "committed", "denuclearization"),
        ("France does not support the plan of Russia.", "state:FRA", "opposes", "the plan"),
    ],
)
def test_one_position(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    found = [(p.actor, p.stance, p.issue.label) for p in read(sentence).positions]
    assert any(a == actor and s == stance and issue in label for a, s, label in found), found


def test_a_label(read: Reader) -> None:
    """Takaichi, known for her hawkish views, met Trump."""
    reading = read("Japanese Prime Minister Sanae Takaichi, known for her hawkish views, met U.S. President Donald Trump.", "2026-01-02")
    assert ("person:sanae-takaichi", "characterised") in [(p.actor, p.stance) for p in reading.positions]


def test_relations_with_their_cause(read: Reader) -> None:
    """Relations between Japan and China have deteriorated sharply following the remarks by Takaichi on Taiwan."""
    reading = read(
        "Relations between Japan and China have deteriorated sharply following Prime Minister Sanae Takaichi's remarks.", "2026-01-02")
    (relation,) = reading.relations
    assert set(relation.between) == {"state:JPN", "state:CHN"}
    assert relation.direction == "deteriorated"
    cause = reading.event(relation.because or "")
    assert cause is not None
    assert cause.type == "statement"
