"""Measured: the quality of the reading as it was last measured, from the floors that every change must hold."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec

_PLACES = (Path(__file__).parent / "floors.toml", Path(__file__).parents[3] / "evals" / "floors.toml")
_SETS = {
    "gold": "whole reports, annotated by hand",
    "real": "real articles, annotated by hand",
    "affairs": "six affairs of reports in sequence",
    "timex": "time expressions of news",
    "history": "time expressions of histories",
    "plover": "single sentences coded in PLOVER",
    "factuality": "what had happened and what had not",
    "attributions": "who said what, in newspapers",
    "ecbplus": "which reports tell of one happening",
    "grammar": "grammar of English treebanks",
}
_NAMES = {
    "events_F1": "events found",
    "strict_F1": "events found with type, participants and status all right",
    "type": "type of an event",
    "who": "participants",
    "status": "status",
    "when": "window",
    "claims": "claims",
    "positions": "positions",
    "constraints": "orders between events",
    "questions": "questions",
    "innermost": "the innermost source",
    "certainty": "certainty of claims",
    "relations": "relations",
}


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure: what was measured, on which set, and the share that was right (0 to 1)."""

    set: str
    about: str
    name: str
    value: float


@cache
def measures() -> tuple[Measure, ...]:
    """All figures; empty where the file of floors is not there."""
    for place in _PLACES:
        try:
            held = tomllib.loads(place.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError):
            continue
        return tuple(
            Measure(set=name, about=_SETS.get(name, name), name=_NAMES.get(key, key.replace("_", " ")), value=value)
            for name, figures in held.items()
            for key, value in figures.items()
            if isinstance(value, float) and value <= 1 and name in _SETS
        )
    return ()
