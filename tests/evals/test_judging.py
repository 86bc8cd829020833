"""The figures of doubt and of salience are made of reports in the form of the gold, each event with what speaks for it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from evals.doubt import judge, level
from evals.logistic import chance, fit
from evals.salience import told

TEXT = "OSLO, March 3 - Norway summoned the Russian ambassador on Monday. Finland will host talks before Easter, officials said."
GOLD = {
    "doc": "one",
    "published": "2025-03-03",
    "text": TEXT,
    "events": [
        {"id": "e1", "type": "summons", "mentions": ["summoned"], "who": ["NOR", "RUS"], "status": "occurred"},
        {"id": "e2", "type": "talks", "mentions": ["talks"], "who": ["FIN"], "status": "scheduled", "optional": True},
    ],
}


def gold(folder: Path) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return path


def test_each_event_is_judged_with_what_speaks_for_it(tmp_path: Path) -> None:
    """Norway summoned the Russian ambassador on Monday: right in type, status and participants."""
    found = judge([gold(tmp_path)])
    assert any(one.right and one.features["sides:2"] for one in found)
    assert all(0 < one.confidence < 1 and 0 < one.features["arc"] <= 1 for one in found)


def test_what_is_optional_teaches_nothing_of_salience(tmp_path: Path) -> None:
    """Finland will host talks: the annotator leaves open whether a report is there to tell it."""
    found, demands = told([gold(tmp_path)])
    assert demands == [1]
    assert {one.demanded for one in found} == {True, None}


def test_a_model_finds_what_tells_right_from_wrong() -> None:
    x = np.array([[1.0, 1.0], [1.0, 1.0], [1.0, 0.0], [1.0, 0.0]])
    y = np.array([1.0, 1.0, 0.0, 0.0])
    w = fit(x, y, np.ones(4), np.array([0.01, 0.1]))
    chances = chance(x, w)
    assert (chances[:2] > 0.8).all() and (chances[2:] < 0.2).all()


def test_the_intercept_is_set_by_reports_that_no_rule_was_made_from() -> None:
    """Three of four said, one of four right: all odds go down until the mean chance is one of four."""
    odds, right = np.full(8, np.log(3.0)), np.array([1.0, 0, 0, 0, 1, 0, 0, 0])
    moved = odds + level(odds, right)
    assert np.allclose(1 / (1 + np.exp(-moved)), 0.25, atol=1e-3)
