"""`chancery bench times`: how many documents a second have their time expressions read, and how many of these need the tense;
`chancery bench growth`: how the time taken grows with the length of one text.
"""

from __future__ import annotations

import re
import resource
import time

from chancery.cli.reading import note
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


def growth_figures(reports: list[Report], size: int = 1_000_000) -> dict[str, float | int]:
    """CPU-seconds for one text of `size` characters, and how many times those of half of it that is: 2 where the time grows
    with the length and no faster. The examples one after another, then texts made to be slow: "from 4 to from 4 to …".
    """
    out: dict[str, float | int] = {"characters": size}
    prose = "\n\n".join(report.text for report in reports) + "\n\n"
    worst = 0.0
    for name, unit in (("prose", prose), *((repr(unit), unit) for unit in _SLOW)):
        whole = unit * (size // len(unit) + 1)
        half, full = (_seconds(whole[:n]) for n in (size // 2, size))
        note(f"{name}: {full:.1f} s, {full / half:.2f} times the half")
        if full >= _NOTICED:
            worst = max(worst, full / half)
        out[f"seconds, {name}"], out[f"times the half, {name}"] = full, full / half
    out["times the half, worst"] = worst
    return out


_SLOW = (
    "January 2, 2026 ", "9:30 a.m. ", "(Tuesday) ", "from 4 to ", "Monday and ", "first quarter of ", "the end of the ", "May ",
    "in the early hours of ", "Lunar New Year ", "between January 2 and ", "a year earlier ", "12/12/", "1,111,", "twenty-", "1",
)  # fmt: skip
_NOTICED = 0.3
"""CPU-seconds below which the clock is too coarse to compare."""


def _seconds(text: str) -> float:
    """CPU-seconds for the time expressions of a text; the better of two tries where they are few."""
    best = float("inf")
    while best > _NOTICED:
        started, before = time.process_time(), best
        TimeReader(outline(text), read_clock(Report(id="growth", text=text, published="2026-01-02"), load())).read()
        best = min(best, time.process_time() - started)
        if before < float("inf") or best > 3:
            break
    return best


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
