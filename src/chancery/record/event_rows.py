"""The rows by which events are found: by kind, by time, by who takes part, by pair, by subject, by what changed them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from chancery.facts.record_events import RecordEvent
from chancery.record.moments import seconds
from chancery.record.numbers import Numbers
from chancery.record.schema import NEVER, STATUSES
from chancery.record.search_words import indexed

WIDTHS = (8 * 86400, 92 * 86400)
"""Seconds above which a window counts as wide, and as very wide: those of one width are found by where they start."""
_MOST_STATES = 12
_STATUS = {status: number for number, status in enumerate(STATUSES)}


def edges(event: RecordEvent) -> tuple[int | None, int | None]:
    """The span of time under which an event is listed: its window; an open side is where the other is; without a window
    the time of its first report."""
    starts, ends = seconds(event.window.earliest), seconds(event.window.latest)
    known = starts if starts is not None else ends if ends is not None else seconds(event.first_reported)
    return starts if starts is not None else known, ends if ends is not None else known


def subject(event: RecordEvent) -> str:
    """The words of what an event is about."""
    return indexed(" ".join((*event.topics, *event.purpose)))


def acting(event: RecordEvent) -> dict[str, str]:
    """The ids under which an event's participants are found, with their names: themselves, their other ids, the states
    they act for."""
    found: dict[str, str] = {}
    for one in event.participants:
        found[one.actor] = one.name
        found.update(dict.fromkeys(one.also, one.name))
        if one.country:
            found.setdefault(f"state:{one.country}", "")
    return found


class EventRows:
    """Keeps the rows of events in step; rows are gathered by `put` and written by `flush`."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        self.connection, self.numbers = connection, numbers
        self._named: set[tuple[str, str]] = set()
        self._clear()

    def _clear(self) -> None:
        self._new: list[tuple[int | None, ...]] = []
        self._gone: list[tuple[int]] = []
        self._actors: list[tuple[int, ...]] = []
        self._actors_gone: list[tuple[int, ...]] = []
        self._pairs: list[tuple[int, ...]] = []
        self._pairs_gone: list[tuple[int, ...]] = []
        self._causes: list[tuple[int, int]] = []
        self._causes_gone: list[tuple[int, int]] = []
        self._subjects: list[tuple[int, str]] = []
        self._subjects_gone: list[tuple[int, str]] = []

    def put(self, number: int, before: RecordEvent | None, after: RecordEvent | None) -> None:
        """The rows of an event, in place of those it had."""
        if before is not None:
            who, pairs, causes, words = self._of(number, before)
            last = self._last(before)
            self._gone.append((number,))
            self._actors_gone += [(actor, last, number) for actor in who]
            self._pairs_gone += [(one, other, last, number) for one, other in pairs]
            self._causes_gone += [(cause, number) for cause in causes]
            if words:
                self._subjects_gone.append((number, words))
        if after is not None:
            who, pairs, causes, words = self._of(number, after)
            last = self._last(after)
            type, status = self.numbers.word(after.type, make=True), _STATUS[after.status]
            assert type is not None
            starts, ends = edges(after)
            wide = sum(starts is not None and ends is not None and ends - starts > width for width in WIDTHS)
            self._new.append(
                (
                    number,
                    type,
                    status,
                    seconds(after.first_reported),
                    last,
                    starts,
                    ends,
                    wide,
                    seconds(after.lapses_at),
                    after.origins,
                    int(after.salience == "news"),
                )
            )
            first = seconds(after.first_reported)
            begun = NEVER if first is None else first
            self._actors += [(actor, last, number, type, status, begun) for actor in who]
            self._pairs += [(one, other, last, number, type, status, begun) for one, other in pairs]
            self._causes += [(cause, number) for cause in causes]
            if words:
                self._subjects.append((number, words))

    def flush(self) -> None:
        """Writes what was gathered."""

        def lot(statement: str, rows: list[Any]) -> None:
            if rows:
                self.connection.executemany(statement, rows)

        lot("DELETE FROM events WHERE no = ?", self._gone)
        lot("DELETE FROM event_actors WHERE actor = ? AND last = ? AND event = ?", self._actors_gone)
        lot("DELETE FROM event_pairs WHERE one = ? AND other = ? AND last = ? AND event = ?", self._pairs_gone)
        lot("DELETE FROM changes WHERE cause = ? AND event = ?", self._causes_gone)
        lot("INSERT INTO subjects (subjects, rowid, text) VALUES ('delete', ?, ?)", self._subjects_gone)
        lot("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._new)
        lot("INSERT INTO event_actors VALUES (?, ?, ?, ?, ?, ?)", self._actors)
        lot("INSERT INTO event_pairs VALUES (?, ?, ?, ?, ?, ?, ?)", self._pairs)
        lot("INSERT INTO changes VALUES (?, ?)", self._causes)
        lot("INSERT INTO subjects (rowid, text) VALUES (?, ?)", self._subjects)
        self._clear()

    def actor(self, id: str, name: str | None) -> int:
        """The number of an actor; the name is kept as one it is known by."""
        number = self.numbers.actor(id, name, make=True)
        assert number is not None
        if name and (id, name) not in self._named:
            self._named.add((id, name))
            self.connection.execute("UPDATE actors SET name = ? WHERE no = ? AND name IS NULL", (name, number))
            self.connection.execute("INSERT OR IGNORE INTO actor_names VALUES (?, ?)", (folded(name), number))
        return number

    def _last(self, event: RecordEvent) -> int:
        last = seconds(event.last_reported)
        return NEVER if last is None else last

    def _of(self, number: int, event: RecordEvent) -> tuple[list[int], list[tuple[int, int]], list[int], str]:
        who = {id: self.actor(id, name or None) for id, name in acting(event).items()}
        states = sorted(n for id, n in who.items() if id.startswith("state:"))[:_MOST_STATES]
        return sorted(set(who.values())), list(combinations(states, 2)), sorted(self._caused(event)), subject(event)

    def _caused(self, event: RecordEvent) -> set[int]:
        reports: Iterable[str] = {*event.reports, *(r.report for r in event.revisions if r.report)}
        causes = {n for r in reports if (n := self.numbers.report(r)) is not None}
        for id in {*event.decisions, *(r.decision for r in event.revisions if r.decision)}:
            row = self.connection.execute("SELECT no FROM decisions WHERE id = ?", (id,)).fetchone()
            if row is not None:
                causes.add(-row[0])
        return causes


def folded(name: str) -> str:
    """A name as it is compared: lower case, one space between words."""
    return " ".join(name.casefold().split())
