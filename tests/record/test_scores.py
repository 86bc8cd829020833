"""Scores: a quick look at who, what and when never parts what the full comparison would join."""

from __future__ import annotations

from chancery.knowledge import load
from chancery.record.contributions import contribution_of
from chancery.record.inventions import World
from chancery.record.scores import score, surely_two
from chancery.record.trials import MADE_BY
from chancery.record.views import View


def test_what_is_surely_two_never_scores_as_one() -> None:
    world = World(8)
    world.states = world.states[:4]
    world.weights = world.weights[:4]
    told = [contribution_of(r, load()) for r in world.readings(24, MADE_BY)]
    views = [View(m, c.head) for c in told for m in c.mentions]
    ruled_out = 0
    for place, a in enumerate(views):
        for b in views[:place]:
            if a.report != b.report and surely_two(a, b):
                ruled_out += 1
                assert score(a, b) <= 0
            assert surely_two(a, b) == surely_two(b, a)
    assert ruled_out > 500
