"""Scores: a quick look at who, what and when never parts what the full comparison would join."""

from __future__ import annotations

import pytest

from chancery.knowledge import load
from chancery.record.contributions import contribution_of
from chancery.record.inventions import World
from chancery.record.scores import falls_short, score
from chancery.record.trials import MADE_BY
from chancery.record.views import View


@pytest.mark.parametrize("least", [0.0, 2.0])
def test_what_falls_short_at_a_look_falls_short_as_a_whole(least: float) -> None:
    world = World(8)
    world.states = world.states[:4]
    world.weights = world.weights[:4]
    told = [contribution_of(r, load()) for r in world.readings(24, MADE_BY)]
    views = [View(m, c.head) for c in told for m in c.mentions]
    ruled_out = 0
    for place, a in enumerate(views):
        for b in views[:place]:
            if a.report != b.report and falls_short(a, b, least):
                ruled_out += 1
                assert score(a, b) <= least
            assert falls_short(a, b, least) == falls_short(b, a, least)
    assert ruled_out > 3000
