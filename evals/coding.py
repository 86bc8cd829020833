"""Coding against the PLOVER gold: class, and class with the pair of countries, of bare sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from chancery.exchange.coding import code_sentence, country_pair
from chancery.knowledge import load as load_tables
from chancery.language import load as load_english
from chancery.pipeline import read_report
from chancery.sources.reports import make_report

OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Class names of the gold's version and those of PLOVER 0.8."""


def coding_figures(path: Path) -> dict[str, Any]:
    """F1 of the class, and of the class with source and target country, over the classes coded for each sentence.

    The gold has one event a sentence; every class that we code beside it counts against us. A gold event of equal sides
    (two sources and no target, or a consultation) is met in either direction.
    """
    english, tables = load_english(), load_tables()
    given = right = paired = sentences = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        wanted = OLDER.get(gold["event"], gold["event"])
        report = make_report(gold["text"], published=gold["date"], key=gold["id"])
        coded = code_sentence(read_report(report, english, tables, off_topic="read"), tables)
        classes = {row.plover for row in coded}
        pairs = {country_pair(row) for row in coded if row.plover == wanted}
        sentences += 1
        given += len(classes)
        right += wanted in classes
        paired += bool(pairs & _pairs(gold, wanted))
    return {"class_F1": _f1(right, given, sentences), "pair_F1": _f1(paired, given, sentences)}


def _pairs(gold: dict[str, Any], wanted: str) -> set[tuple[str, str]]:
    sources, targets = _codes(gold.get("source")), _codes(gold.get("target"))
    pairs = {(s, t) for s in sources for t in targets}
    if wanted == "CONSULT":
        pairs |= {(t, s) for s, t in pairs}
    if targets == {""} and len(sources) > 1:
        pairs |= {(a, b) for a in sources for b in sources if a != b}
    return pairs


def _codes(side: Any) -> set[str]:
    return {one.get("code", "") for one in side if isinstance(one, dict)} if isinstance(side, list) else {""}


def _f1(hit: int, given: int, wanted: int) -> float:
    return round(2 * hit / (given + wanted), 4) if given + wanted else 0.0
