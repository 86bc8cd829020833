"""Who does as another did has done the same; who answers in kind has done it to him who began."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "type", "who"),
    [
        ("Peru severed diplomatic ties with Iran on Monday, and Chile followed suit.", "ties-cut", {"CHL", "IRN"}),
        ("Norway imposed sanctions on Belarus in May. Iceland did likewise in June.", "sanctions", {"ISL", "BLR"}),
        (
            "Kenya expelled two Turkish diplomats on Sunday; Turkey answered in kind a day later.",
            "expulsion",
            {"KEN", "TUR"},
        ),
        ("Canada doubled its tariffs on Chinese steel, and Brazil did the same on Friday.", "tariff", {"BRA", "CHN"}),
        ("Ghana closed its border with Togo. Benin followed suit on Tuesday.", "border-closure", {"BEN", "TGO"}),
        ("Egypt recalled its ambassador to Qatar; Jordan will follow suit next week.", "recall", {"JOR", "QAT"}),
        ("Norway condemned Iran on Monday. Iceland followed an hour later.", "condemnation", {"ISL", "IRN"}),
        ("Norway imposed sanctions on Belarus. It was followed by Iceland.", "sanctions", {"ISL", "BLR"}),
    ],
)
def test_who_follows_suit_does_the_same(read: Reader, sentence: str, type: str, who: set[str]) -> None:
    """Peru severed ties with Iran, and Chile followed suit: Chile severed them too."""
    reading = read(sentence)
    country = {a.id: a.country or a.id for a in reading.actors}
    assert (type, who) in [(e.type, {country[p.actor] for p in e.participants}) for e in reading.events]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya expelled two Turkish diplomats on Sunday. Turkey never answered in kind.",
        "Chile's minister did the sums. Peru followed the talks.",
        "Norway's envoy answered the questions of the committee in Oslo.",
        "Kenya expelled a Turkish diplomat. The anthem was followed by a speech of the Chilean envoy.",
        "Kenya expelled a Turkish diplomat. Peru leads the table, Chile followed with three goals.",
    ],
)
def test_who_does_nothing_alike_echoes_nothing(read: Reader, sentence: str) -> None:
    """Turkey never answered in kind: one expulsion, not two."""
    assert len([e for e in read(sentence).events if e.type == "expulsion"]) <= 1


def test_who_is_asked_to_follow_suit_is_asked_for_the_deed(read: Reader) -> None:
    """Peru recalled its envoy and urged Chile to follow suit: a recall is wanted of Chile, not another demand."""
    reading = read("Peru recalled its envoy from Quito on Monday and urged Chile to follow suit.")
    country = {a.id: a.country or a.id for a in reading.actors}
    found = [
        (e.type, e.status, {country[p.actor] for p in e.participants if p.role == "actor"}) for e in reading.events
    ]
    assert ("recall", "sought", {"CHL"}) in found
    assert [status for type, status, _ in found if type == "demand"] == ["occurred"]


def test_who_follows_suit_without_a_deed_before_it_echoes_nothing(read: Reader) -> None:
    """Paris called on Germany to follow suit: a demand alone."""
    assert [e.type for e in read("Paris called on Germany to follow suit.").events if e.status == "sought"] == []
