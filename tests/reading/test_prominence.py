"""Prominence: what the whole report makes of a happening decides where the rules are in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from chancery.errors import KnowledgeError
from chancery.knowledge import load
from chancery.knowledge.weights import salience_weights
from tests.conftest import Reader

_REPORT = "Norway and Iceland signed a fisheries treaty in Oslo on Monday. Norwegian Foreign Minister Espen Barth Eide and his Icelandic counterpart met beforehand.\n\n"


def salience(read: Reader, text: str, type: str) -> list[str]:
    return [e.salience for e in read(text).events if e.type == type]


def test_thanks_in_a_main_clause_of_those_whom_the_report_is_about_are_news(read: Reader) -> None:
    assert salience(read, _REPORT + "Eide thanked Iceland.", "courtesy") == ["news"]


def test_a_condition_is_background_however_plainly_it_is_told(read: Reader) -> None:
    text = _REPORT + "If Norway closed its ports to Iceland, prices would rise."
    assert salience(read, text, "border-closure") in ([], ["background"])


def test_a_campaign_at_home_stays_background_though_it_is_told_in_main_clauses(read: Reader) -> None:
    """Senator Rackham vowed …, thanked …: one country's own affairs, and a Canadian beside them."""
    text = (
        "Senator Dale Rackham of Ohio vowed to raise the minimum wage on Tuesday. He thanked the Senate. The White House promised"
        " a bill, and Congress praised the Justice Department. A singer from Canada opened the day."
    )
    assert [e.type for e in read(text).events if e.salience == "news"] == []


def test_the_rules_are_one_voice_of_many(read: Reader) -> None:
    """What the rules take for news weighs in its favour, and what is weak, quoted or plural against it."""
    weights = salience_weights(load())
    assert weights["rule"] > 1
    assert max(weights[name] for name in ("weak", "quoted", "plural", "told-alike")) < 0 < weights["main-clause"]


def test_a_weight_that_is_no_number_is_refused_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "salience.csv").write_text("feature,weight\nrule,much\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="much"):
        salience_weights(load(tmp_path))
