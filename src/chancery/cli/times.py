"""`chancery times`: only the time expressions."""

from __future__ import annotations

import msgspec

from chancery.cli.reading import DONE, FAILED, note
from chancery.cli.terminal import printable
from chancery.facts.documents import json_line
from chancery.facts.times import ends_apart
from chancery.knowledge import load
from chancery.language.english import outline
from chancery.reading.clocks import read_clock
from chancery.reading.times import read_times
from chancery.sources.reports import arrivals


def times_of_inputs(inputs: list[str], *, json: bool, published: str | None) -> int:
    """Prints the time expressions of every input; needs no language weights."""
    tables = load()
    failed = 0
    for arrival in arrivals(inputs, published=published):
        if arrival.report is None:
            failed += 1
            note(str(arrival.trouble))
            continue
        report = arrival.report
        clock = read_clock(report, tables)
        found = ends_apart(read_times(outline(report.text), clock))
        if json:
            times = [
                {
                    "start": t.span[0],
                    "end": t.span[1],
                    "type": t.type,
                    "value": t.value,
                    "window": msgspec.to_builtins(t.window),
                }
                for t in found
            ]
            print(json_line({"id": report.key or report.id, "times": times}))
        else:
            for t in found:
                window = "" if t.window is None else f"  [{t.window.earliest or ''}, {t.window.latest or ''})"
                print(printable(f"{t.type:9} {t.value:20} {' '.join(report.quote(t.span).split())}{window}"))
        for problem in clock.problems:
            note(f"{arrival.name}: {problem.message}")
    return FAILED if failed else DONE
