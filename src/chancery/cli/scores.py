"""`chancery score`: readings against gold annotations."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chancery.cli.reading import DONE, FAILED, WRONG, Tally, note, readings
from chancery.errors import ChanceryError
from chancery.facts.documents import from_document, to_document
from chancery.facts.validation import faults
from chancery.scoring import FIGURES, score
from chancery.sources.reports import Arrival, make_report

_NEEDED = ("doc", "text", "events", "claims", "positions", "constraints", "questions")


def score_gold(gold: Path, given: Path | None, *, json: bool, validate: bool) -> int:
    """Prints the figures of readings against gold, or with `validate` their faults against the contract."""
    try:
        annotations = _lines(gold)
        documents = _lines(given) if given is not None else list(_read_now(annotations))
    except (OSError, ValueError) as trouble:
        note(f"{trouble}")
        return WRONG
    if validate:
        return _validate(documents)
    for number, one in enumerate(annotations, 1):
        lacking = [key for key in _NEEDED if key not in one]
        if lacking:
            note(f"{gold}, record {number}: no gold annotation, it has no {', '.join(lacking)}")
            return WRONG
    figures, missing = score(annotations, documents)
    for name in missing:
        note(f"no reading for {name}")
    if json:
        print(jsonlib.dumps(figures))
    else:
        for name in FIGURES:
            value = figures[name]
            print(f"{name:12} {value:.3f}" if isinstance(value, float) else f"{name:12} {value}")
    return FAILED if missing else DONE


def _validate(documents: list[dict[str, Any]]) -> int:
    import msgspec

    bad = 0
    for number, document in enumerate(documents, 1):
        try:
            found = faults(from_document(document))
        except msgspec.ValidationError as wrong:
            found = [f"it is no reading: {wrong}"]
        bad += bool(found)
        for fault in found:
            print(f"reading {number}: {fault}")
    print(f"{len(documents) - bad} of {len(documents)} readings keep the contract")
    return FAILED if bad else DONE


def _lines(path: Path) -> list[dict[str, Any]]:
    out = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                out.append(jsonlib.loads(line))
            except ValueError as wrong:
                raise ValueError(f"{path}, line {number}: not JSON: {wrong}") from wrong
    return out


def _read_now(annotations: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    def arriving() -> Iterator[Arrival]:
        for one in annotations:
            report = make_report(
                one["text"], published=one.get("published"), outlet=one.get("outlet"), key=one.get("doc")
            )
            yield Arrival(str(one.get("doc")), report)

    try:
        for reading in readings(arriving(), Tally()):
            yield to_document(reading)
    except ChanceryError as trouble:
        raise ValueError(str(trouble)) from trouble
