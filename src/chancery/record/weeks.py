"""Weeks: the events of a stretch of time, those reported last first, without going through all of it.

Within each week in which they begin, events stand in the order of their last report; so of a busy year no more is looked at than
the few of each week that were reported last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import islice

from chancery.record.event_rows import WIDTHS
from chancery.record.schema import WEEK

Run = Callable[..., sqlite3.Cursor]
Range = tuple[int | None, int | None]
Row = tuple[int, int, int, int]
_FIRST, _MORE = 16, 4
"""Events of a week that are looked up at first, and how many times as many each time it turns out that they are too few."""
_STEP = 60
"""Weeks of a stretch up to which each is looked into; of a longer one those that hold anything."""


def meeting(first: int | None, last: int | None, wide: int) -> tuple[str, list[int]]:
    """The condition under which a window of one width meets `[first, last)`, with its values."""
    text, values = f"e.wide = {wide}", []
    if first is not None:
        if wide < len(WIDTHS):
            text += " AND e.starts >= ?"
            values.append(first - WIDTHS[wide])
        text += " AND (e.ends > ? OR e.starts >= ?)"
        values += [first, first]
    if last is not None:
        text += " AND e.starts < ?"
        values.append(last)
    return text, values


def latest_within(
    run: Run, ranges: Sequence[Range], conditions: str, values: Sequence[int | str], limit: int
) -> dict[int, int]:
    """Of the events whose windows meet any of some stretches of time those reported last, with when they were, by number: of
    each stretch and width so many of those that fit further conditions (`AND ...`), and all that were reported in the moment at
    which that cuts them."""
    found: dict[int, int] = {}
    for first, last in ranges:
        for wide in range(len(WIDTHS) + 1):
            weeks = _weeks(run, wide, first, last)
            size = max(2, min(_FIRST, 4 * limit // max(1, len(weeks))))
            text, mine = meeting(first, last, wide)
            ways = [_of_week(run, week, text + conditions, [*mine, *values], size) for week in weeks]
            rows = [(row[0], row[1]) for row in islice(merge(*ways, key=_place), limit)]
            found.update(rows)
            if limit and len(rows) == limit:
                query = (
                    f"SELECT e.no, e.last FROM events e INDEXED BY events_last WHERE {text}{conditions} AND e.last = ?"
                )
                found.update(run(query, [*mine, *values, rows[-1][1]]))
    return found


def _place(row: Row) -> tuple[int, int, int, int]:
    number, last, starts, ends = row
    return -last, starts, ends, number


def _of_week(run: Run, week: int, conditions: str, values: Sequence[int | str], size: int) -> Iterator[Row]:
    """The events that begin in a week, those reported last first, looked up some at a time."""
    query = (
        f"SELECT e.no, e.last, e.starts, e.ends FROM events e INDEXED BY events_week WHERE {conditions}"
        f" AND e.starts / {WEEK} = ? ORDER BY e.last DESC, e.starts, e.ends, e.no LIMIT ? OFFSET ?"
    )
    given = 0
    while True:
        rows = run(query, [*values, week, size, given]).fetchall()
        yield from rows
        if len(rows) < size:
            return
        given += size
        size *= _MORE


def _weeks(run: Run, wide: int, first: int | None, last: int | None) -> list[int]:
    """The weeks in which events of one width may begin that meet `[first, last)`."""
    low = _week(first - WIDTHS[wide]) if first is not None and wide < len(WIDTHS) else None
    high = _week(last) if last is not None else None
    if low is not None and high is not None and high - low < _STEP:
        if wide == 0:
            return list(range(low, high + 1))
        few = f"SELECT 1 FROM events WHERE wide = ? AND starts / {WEEK} BETWEEN ? AND ? LIMIT 1"
        if run(few, (wide, low, high)).fetchone() is None:
            return []
    found: list[int] = []
    query = f"SELECT min(starts / {WEEK}) FROM events INDEXED BY events_week WHERE wide = ? AND starts / {WEEK} > ?"
    week = low - 1 if low is not None else -(1 << 40)
    while True:
        (next_week,) = run(query, (wide, week)).fetchone()
        if next_week is None or (high is not None and next_week > high):
            return found
        found.append(next_week)
        week = next_week


def _week(moment: int) -> int:
    """The week of a moment as SQLite divides: towards zero."""
    return moment // WEEK if moment >= 0 else -(-moment // WEEK)
