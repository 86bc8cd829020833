"""`chancery code`: bare sentences into PLOVER and CAMEO events."""

from __future__ import annotations

from chancery.cli.reading import DONE, FAILED, Tally, note, readings, with_progress
from chancery.errors import ChanceryError
from chancery.facts.coded import Coded
from chancery.facts.documents import json_line
from chancery.sources.reports import arrivals


def code_inputs(inputs: list[str], *, json: bool, published: str | None, everything: bool) -> int:
    """Prints the codes of every sentence or report given; the exit code of RECORD.md."""
    from chancery.exchange.coding import code, code_sentence
    from chancery.knowledge import load

    tally = Tally()
    try:
        tables = load()
        for reading in readings(with_progress(arrivals(inputs, published=published)), tally, off_topic="read"):
            rows = code(reading, tables) if everything else code_sentence(reading, tables)
            name = reading.report.key or reading.report.id
            if json:
                events = [_document(row) for row in rows]
                print(json_line({"id": name, "events": events}), flush=True)
                continue
            print(f"{name}  {' '.join(reading.report.text.split())[:100]}")
            for row in rows:
                print("  " + _line(row))
            if not rows:
                print("  nothing to code")
    except ChanceryError as trouble:
        note(str(trouble))
        return FAILED
    if tally.failed:
        note(f"{tally.failed} of {tally.failed + tally.read} inputs could not be read; each is named above")
        return FAILED
    return DONE


def _document(row: Coded) -> dict[str, object]:
    return {
        "source": row.source.code if row.source else "",
        "target": row.target.code if row.target else "",
        "plover": row.plover,
        "mode": row.mode,
        "cameo": row.cameo,
        "context": list(row.contexts),
        "status": row.status,
        "standing": row.standing,
        "goldstein": row.goldstein,
        "quad": row.quad,
        "span": list(row.span),
        "source_country": row.source.country if row.source else "",
        "target_country": row.target.country if row.target else "",
    }


def _line(row: Coded) -> str:
    source = row.source.code if row.source and row.source.code else "---"
    target = row.target.code if row.target and row.target.code else "---"
    named = f"{row.plover or 'no class'}{'-' + row.mode if row.mode else ''}"
    return f"{source:12} {target:12} {named:24} {row.cameo:5} {row.standing} ({row.status})"
