"""Columns: tellings side by side, so that many pairs of them can be told apart at once (`apart.py`, `heights.py`)."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chancery.record.comparisons import LASTING
from chancery.record.keys import DONE_ONCE
from chancery.record.views import View

TERMS, TOPICS, MANY = 20, 4, 2
"""Words of a story and of its topics that have columns; more topics are told by one number."""


@dataclass(frozen=True, slots=True)
class When:
    """Tellings as columns: when, of what type, which tell a day and who takes part, which tell of what is past, ahead or lasts,
    which are plans that were moved, which may be the new date of one, which plan or tell a deed that is done once; who takes part (as a number, and how many),
    where, about what; where the sketch of the report's text stands among `sketches` (-1: it has none), and where its story
    among `terms`. Words are numbers that two words may share; 0 is none."""

    type: NDArray[np.int64]
    at: NDArray[np.float64]
    earliest: NDArray[np.float64]
    latest: NDArray[np.float64]
    plain: NDArray[np.bool_]
    past: NDArray[np.bool_]
    ahead: NDArray[np.bool_]
    lasts: NDArray[np.bool_]
    moved: NDArray[np.bool_]
    anew: NDArray[np.bool_]
    planned: NDArray[np.bool_]
    done: NDArray[np.bool_]
    fine: NDArray[np.bool_]
    speech: NDArray[np.bool_]
    consults: NDArray[np.bool_]
    other: NDArray[np.bool_]
    persons: NDArray[np.bool_]
    strangers: NDArray[np.bool_]
    day: NDArray[np.int64]
    who: NDArray[np.int64]
    many: NDArray[np.int64]
    place: NDArray[np.int64]
    country: NDArray[np.int64]
    topics: NDArray[np.uint32]
    text: NDArray[np.int64]
    sketches: NDArray[np.uint16]
    story: NDArray[np.int64]
    terms: NDArray[np.uint16]


COLUMNS = tuple(f.name for f in fields(When) if f.name not in ("text", "sketches", "story", "terms"))
"""The columns with one value for each telling, but for those of its text."""
_KINDS: dict[str, Any] = {
    **dict.fromkeys(COLUMNS, np.bool_),
    **dict.fromkeys(("at", "earliest", "latest"), np.float64),
    **dict.fromkeys(("type", "day", "who", "many", "place", "country"), np.int64),
    "topics": np.uint32,
}


def when(views: Sequence[View]) -> When:
    """The columns of some tellings."""
    texts: dict[str, int] = {}
    stories: dict[tuple[str, ...], int] = {}
    sketches = []
    for view in views:
        stories.setdefault(view.head.terms, len(stories))
        if view.head.sketch and view.report not in texts:
            texts[view.report] = len(texts)
            sketches.append(view.head.sketch)
    rows = [v.columns if v.columns is not None else _told(v) for v in views]
    columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    told = {name: _array(name, values) for name, values in zip(COLUMNS, columns, strict=True)}
    free = np.array([not v.crowded for v in views], dtype=bool)
    told["moved"] &= free
    told["planned"] &= free
    return When(
        **told,
        text=np.array([texts.get(v.report, -1) for v in views], dtype=np.int64),
        sketches=np.array(sketches, dtype=np.uint16).reshape(len(sketches), -1 if sketches else 1),
        story=np.array([stories[v.head.terms] for v in views], dtype=np.int64),
        terms=np.array([_short(some) for some in stories], dtype=np.uint16).reshape(len(stories), TERMS),
    )


def _told(view: View) -> tuple[Any, ...]:
    """The values of a telling in its columns, whatever stands beside it; `moved` and `planned` are told of crowds too."""
    mention = view.mention
    type, once = view.type, view.type in DONE_ONCE
    view.columns = (
        _number(type),
        0.0 if view.at is None else view.at,
        -np.inf if view.earliest is None else view.earliest,
        np.inf if view.latest is None else view.latest,
        view.told and view.at is not None and bool(mention.parties) and view.head.edition == "first",
        view.past,
        view.ahead,
        type in LASTING,
        view.moved,
        mention.salience == "news" and mention.status != "postponed",
        once and view.ahead,
        once and view.past,
        view.fine,
        mention.family == "speech",
        mention.family == "consultation",
        type == "other",
        bool(view.people),
        bool(view.strangers),
        _number(view.day) if view.day is not None else 0,
        _number("|".join(sorted(view.lands))),
        len(view.lands),
        _number(mention.place.lower()) if mention.place is not None else 0,
        _number(mention.place_country) if mention.place_country else 0,
        _row(view.topics),
    )
    return view.columns


def _array(name: str, values: Sequence[Any]) -> NDArray[Any]:
    made = np.array(values, dtype=_KINDS[name])
    return made.reshape(len(values), TOPICS) if name == "topics" else made


def joined(some: Sequence[When]) -> When:
    """The columns of several lists of tellings, one after the other."""
    columns = {name: np.concatenate([getattr(w, name) for w in some]) for name in COLUMNS}
    held = [w.sketches for w in some if len(w.sketches)]
    sketches = np.concatenate(held) if held else np.zeros((0, 1), dtype=np.uint16)
    before = np.cumsum([0, *(len(w.sketches) for w in some)])
    text = [np.where(w.text >= 0, w.text + shift, -1) for w, shift in zip(some, before[:-1], strict=True)]
    begins = np.cumsum([0, *(len(w.terms) for w in some)])
    story = [w.story + shift for w, shift in zip(some, begins[:-1], strict=True)]
    return When(
        **columns,
        text=np.concatenate(text),
        sketches=sketches,
        story=np.concatenate(story),
        terms=np.concatenate([w.terms for w in some]),
    )


@lru_cache(maxsize=20_000)
def _row(words: frozenset[str]) -> tuple[int, ...]:
    """Words of topics as so many numbers as have columns; `MANY` where they are more."""
    some = tuple(_number(word) for word in words)
    return some + (0,) * (TOPICS - len(some)) if len(some) <= TOPICS else (MANY,) * TOPICS


@lru_cache(maxsize=10_000)
def _short(terms: tuple[str, ...]) -> list[int]:
    """The words of a story as numbers of 16 bits; none where they are more than have a column."""
    some = [_number(term) % 65_535 + 1 for term in set(terms)]
    return some + [0] * (TERMS - len(some)) if len(some) <= TERMS else [0] * TERMS


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    """A word as a number of 32 bits from 3 on."""
    return max(3, zlib.crc32(word.encode()))
