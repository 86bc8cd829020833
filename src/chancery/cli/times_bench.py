"""`chancery bench times`: how many documents a second have their time expressions read, and how many of these need the tense."""

from __future__ import annotations

import re
import resource
import time

from chancery.facts.reports import Report
from chancery.facts.times import ends_apart
from chancery.knowledge import load
from chancery.language.english import outline
from chancery.reading.clocks import read_clock
from chancery.reading.times import TimeReader
from chancery.sources.reports import make_report

_WORDS = 500
"""Words of a document."""


def times_figures(reports: list[Report], rounds: int) -> dict[str, float | int]:
    """Documents of 500 words a CPU-second on one core, from text to expressions, and the shares that tense and tree decide.

    "met on Tuesday" and "will meet on Tuesday" need the tense; it is told by words, so no expression needs the tree.
    """
    tables = load()
    documents = _documents(reports)
    expressions = asked = 0
    best = float("inf")
    for _ in range(max(rounds, 1)):
        started = time.process_time()
        expressions = asked = 0
        for report in documents:
            reader = TimeReader(outline(report.text), read_clock(report, tables))
            expressions += len(ends_apart(reader.read()))
            asked += reader.asked
        best = min(best, time.process_time() - started)
    return {
        "documents of 500 words": len(documents),
        "documents a CPU-second, best round": len(documents) / max(best, 1e-9),
        "expressions a document": expressions / len(documents),
        "share whose direction tense told": asked / max(expressions, 1),
        "share whose direction needed the tree": 0.0,
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _documents(reports: list[Report]) -> list[Report]:
    """The examples as documents of 500 words: each cut, or followed by itself, to that length."""
    out = []
    for report in reports:
        text = report.text
        while len(text.split()) < _WORDS:
            text += f"\n\n{report.text}"
        text = "".join(re.findall(r"\S+\s*", text)[:_WORDS])
        out.append(make_report(text, published=report.published, outlet=report.outlet))
    return out
