"""Latest: the order of lists: what was reported last first, and of one moment by id, whatever the order in which it came in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby
from typing import Any, TypeVar

T = TypeVar("T")
Ranked = tuple[int, int]
"""The number of something, and the second in which it was last told of."""


def in_turn(
    rows: Iterable[Ranked],
    size: int,
    make: Callable[[list[int]], Iterable[T]],
    place: Callable[[T], tuple[int, str]],
    also: Iterable[T] = (),
) -> Iterator[T]:
    """What is made of numbers, `size` or somewhat more at a time, in the order of its place (when it was last told of,
    negative, and its id). `rows` have the latest first; nothing made of a number is told of later than it. `also` is put among it."""
    rest = iter(rows)
    following = next(rest, None)
    waiting = sorted(also, key=place)
    while following is not None:
        lot: list[int] = []
        moment = following[1]
        while following is not None and (len(lot) < size or following[1] == moment):
            lot.append(following[0])
            moment = following[1]
            following = next(rest, None)
        waiting = sorted((*waiting, *make(lot)), key=place)
        ready = len(waiting)
        if following is not None:
            ready = sum(-place(one)[0] > following[1] for one in waiting)
        yield from waiting[:ready]
        waiting = waiting[ready:]
    yield from waiting


def by_last(
    rows: Iterable[tuple[int | None, bytes]], unpack: Callable[[bytes], T], name: Callable[[T], Any]
) -> Iterator[T]:
    """Values of rows that have the latest first, those of one moment by name."""
    for _, same in groupby(rows, key=lambda row: row[0]):
        yield from sorted([unpack(body) for _, body in same], key=name)


def each_once(rows: Iterable[Ranked]) -> Iterator[Ranked]:
    """Rows whose number has not come up before."""
    seen: set[int] = set()
    for number, moment in rows:
        if number not in seen:
            seen.add(number)
            yield number, moment


def by_moment(row: Ranked) -> int:
    """The place of a number among others: the latest first."""
    return -row[1]


def first_of(rows: Collection[Ranked], limit: int, names: Callable[[list[int]], dict[int, str]]) -> list[Ranked]:
    """The first so many of some rows, the latest first; of those of the moment at which they are cut the first by name."""
    ordered = sorted(rows, key=by_moment)
    if len(ordered) <= limit or limit < 1:
        return ordered[:limit]
    edge = ordered[limit - 1][1]
    sure = [row for row in ordered if row[1] > edge]
    tied = [number for number, moment in ordered if moment == edge]
    if len(sure) + len(tied) > limit:
        called = names(tied)
        tied.sort(key=lambda number: called[number])
    return [*sure, *((number, edge) for number in tied[: limit - len(sure)])]
