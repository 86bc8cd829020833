"""Columns: tellings side by side, so that many pairs of them can be told apart at once (`apart.py`, `heights.py`)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

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
    which are plans that were moved, which plan or tell a deed that is done once; who takes part (as a number, and how many),
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


def when(views: Sequence[View]) -> When:
    """The columns of some tellings."""
    texts: dict[str, int] = {}
    stories: dict[tuple[str, ...], int] = {}
    sketches = []
    for view in views:
        stories.setdefault(view.mention.terms, len(stories))
        if view.head.sketch and view.report not in texts:
            texts[view.report] = len(texts)
            sketches.append(view.head.sketch)
    mentions = [v.mention for v in views]
    return When(
        _numbers(_number(v.type) for v in views),
        np.array([0.0 if v.at is None else v.at for v in views], dtype=np.float64),
        np.array([-np.inf if v.earliest is None else v.earliest for v in views], dtype=np.float64),
        np.array([np.inf if v.latest is None else v.latest for v in views], dtype=np.float64),
        _flags(v.told and v.at is not None and bool(v.mention.parties) and v.head.edition == "first" for v in views),
        _flags(v.past for v in views),
        _flags(v.ahead for v in views),
        _flags(v.type in LASTING for v in views),
        _flags(v.moved and not v.crowded for v in views),
        _flags(v.type in DONE_ONCE and v.ahead and not v.crowded for v in views),
        _flags(v.type in DONE_ONCE and v.past for v in views),
        _flags(v.fine for v in views),
        _flags(m.family == "speech" for m in mentions),
        _flags(m.family == "consultation" for m in mentions),
        _flags(m.type == "other" for m in mentions),
        _flags(bool(v.people) for v in views),
        _flags(bool(v.strangers) for v in views),
        _numbers(_number(v.day) if v.day is not None else 0 for v in views),
        _numbers(_number("|".join(sorted(v.lands))) for v in views),
        _numbers(len(v.lands) for v in views),
        _numbers(_number(m.place.lower()) if m.place is not None else 0 for m in mentions),
        _numbers(_number(m.place_country) if m.place_country else 0 for m in mentions),
        np.array([_row(v.topics, TOPICS) for v in views], dtype=np.uint32).reshape(len(views), TOPICS),
        _numbers(texts.get(v.report, -1) for v in views),
        np.array(sketches, dtype=np.uint16).reshape(len(sketches), -1 if sketches else 1),
        _numbers(stories[m.terms] for m in mentions),
        np.array([_short(some) for some in stories], dtype=np.uint16).reshape(len(stories), TERMS),
    )


def _flags(values: Iterable[bool]) -> NDArray[np.bool_]:
    return np.array(list(values), dtype=bool)


def _numbers(values: Iterable[int]) -> NDArray[np.int64]:
    return np.array(list(values), dtype=np.int64)


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


def _row(words: Iterable[str], most: int) -> list[int]:
    """Some words as so many numbers; `MANY` where they are more."""
    some = [_number(word) for word in words]
    return some + [0] * (most - len(some)) if len(some) <= most else [MANY] * most


def _short(terms: Sequence[str]) -> list[int]:
    """The words of a story as numbers of 16 bits; none where they are more than have a column."""
    some = [_number(term) % 65_535 + 1 for term in set(terms)]
    return some + [0] * (TERMS - len(some)) if len(some) <= TERMS else [0] * TERMS


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    """A word as a number of 32 bits from 3 on."""
    return max(3, zlib.crc32(word.encode()))
