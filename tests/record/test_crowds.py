"""Crowds: where a pair has many visits put off, no new date is told to be that of one. (What few do: `tests/stories`.)"""

from __future__ import annotations

from random import Random

import pytest

from chancery.facts.contributions import Contribution
from chancery.knowledge import load
from chancery.record.contributions import contribution_of
from chancery.record.core import revise
from chancery.record.crowds import MOST, plan_filing
from chancery.record.inventions import World
from chancery.record.memory import MemoryShelf
from chancery.record.trials import MADE_BY


@pytest.fixture(scope="module")
def dense() -> list[Contribution]:
    """Sixty reports in half a day about three states that visit one another all the time."""
    world = World(5)
    world.states = world.states[:3]
    world.weights = world.weights[:3]
    return [contribution_of(r, load()) for r in world.readings(60, MADE_BY)]


def kept(contributions: list[Contribution]) -> MemoryShelf:
    shelf = MemoryShelf()
    revise(shelf, load(), contributions)
    return shelf


def crowds(shelf: MemoryShelf, contributions: list[Contribution]) -> set[str]:
    filings = [f for c in contributions for m in c.mentions if (f := plan_filing(m)) is not None]
    spread = shelf.spread("plans", {k for f in filings for k in f.emits})
    return {key for key, days in spread.items() if days > MOST}


def test_crowds_come_about_and_break_up_in_any_order(dense: list[Contribution]) -> None:
    whole, half = kept(dense), kept(dense[:20])
    assert crowds(whole, dense) > crowds(half, dense), (
        "the twenty make fewer crowds than the sixty, or nothing is tried"
    )
    for seed in range(3):
        random = Random(seed)
        order = random.sample(dense, len(dense))
        shelf = MemoryShelf()
        while order:
            size = random.randrange(1, 12)
            revise(shelf, load(), order[:size])
            order = order[size:]
        assert shelf.state() == whole.state()
        revise(shelf, load(), gone=[c.head.id for c in random.sample(dense[20:], 40)])
        assert shelf.state() == half.state()
