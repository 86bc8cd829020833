"""Attributions and factuality: the public sets for the claims and for the composition of statuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.predicates import STANDARDS, rows

from chancery.facts.claims import Claim
from chancery.knowledge import load as load_tables
from chancery.knowledge.events import event_tables
from chancery.language import load as load_english
from chancery.pipeline import read_report
from chancery.reading.factuality import read_factuality
from chancery.sources.reports import make_report

_EVERY = 5
"""One article in five is read for the floors; `score_sets.py` reads them all."""


def attribution_figures(path: Path) -> dict[str, float]:
    """Word F1 of content and source over the attributions of a set in PolNeAR's form that name a source."""
    english, tables = load_english(), load_tables()
    hits = {"content": [0, 0, 0], "source": [0, 0, 0]}
    for line in path.read_text(encoding="utf-8").splitlines()[::_EVERY]:
        one = json.loads(line)
        report = make_report(one["text"], published=one["date"], outlet=one["publisher"], title=one["title"])
        reading = read_report(report, english, tables, off_topic="attribute")
        starts = [m.start() for m in re.finditer(r"\w+", one["text"])]
        gold = [a for a in one["attributions"] if a.get("source") and a.get("content")]
        for side, spans in (("content", _contents(reading.claims)), ("source", _sources(reading.claims))):
            want, have = _words(starts, (s for a in gold for s in a[side])), _words(starts, spans)
            for place, number in enumerate((len(want & have), len(want), len(have))):
                hits[side][place] += number
    return {f"{side}_F1": round(2 * h / (a + b), 4) if a + b else 0.0 for side, (h, a, b) in hits.items()}


def _contents(claims: Iterable[Claim]) -> list[tuple[int, int]]:
    return [c.content for c in claims]


def _sources(claims: Iterable[Claim]) -> list[tuple[int, int]]:
    return [s.span for c in claims for s in c.chain if s.span is not None]


def _words(starts: list[int], spans: Iterable[Any]) -> set[int]:
    return {i for a, b in spans for i in starts if a <= i < b}


def factuality_figures(path: Path) -> dict[str, float]:
    """Macro F1 of fact, uncertain and none, and nearness of the scores (3 less the mean absolute error), a corpus."""
    tables = event_tables(load_tables())
    pairs: dict[str, list[tuple[float, float]]] = {}
    for row, text, tokens in rows(path, "dev"):
        scores = read_factuality(text, tokens, tables, STANDARDS[row["corpus"]])
        pairs.setdefault(row["corpus"], []).extend(
            (float(t["score"]), s) for t, s in zip(row["targets"], scores, strict=True)
        )
    out = {}
    for corpus, found in pairs.items():
        name = corpus.partition("_")[0].lower()
        out[f"{name}_macro_F1"] = round(_macro([(_label(g), _label(p)) for g, p in found]), 4)
        out[f"{name}_nearness"] = round(3 - sum(abs(g - p) for g, p in found) / len(found), 4)
    return out


def _label(score: float) -> int:
    return 0 if score >= 1 else 2 if score <= -1 else 1


def _macro(pairs: list[tuple[int, int]]) -> float:
    per = []
    for label in range(3):
        hit = sum(g == p == label for g, p in pairs)
        size = sum(g == label for g, _ in pairs) + sum(p == label for _, p in pairs)
        per.append(2 * hit / size if size else 0.0)
    return sum(per) / 3
