"""Stances: the questions, positions and relations of a record, kept in the index, and how they are found."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.record_relations import RecordRelation
from chancery.record.bodies import Bodies
from chancery.record.event_rows import EventRows
from chancery.record.filing import Files
from chancery.record.moments import seconds
from chancery.record.numbers import Numbers, many
from chancery.record.schema import ITEM_KINDS, NEVER, QUESTION_STATUSES
from chancery.record.search_words import indexed

_CONCERN = "INSERT OR IGNORE INTO concerned VALUES (?, ?, ?, ?)"
_NO_CONCERN = "DELETE FROM concerned WHERE kind = ? AND actor = ? AND last = ? AND item = ?"


class Stances(Files):
    """The part of the cabinet that holds what is no event."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        super().__init__(connection, numbers)
        self.rows = EventRows(connection, numbers)
        self.question_bodies: Bodies[RecordQuestion] = Bodies(RecordQuestion)
        self.position_bodies: Bodies[RecordPosition] = Bodies(RecordPosition)
        self.relation_bodies: Bodies[RecordRelation] = Bodies(RecordRelation)

    def questions(self, ids: Collection[str]) -> Mapping[str, RecordQuestion]:
        """Questions by id (the id of the first to ask)."""
        return self._values("questions", "questions", ids, self.question_bodies)

    def questions_by_number(self, numbers: Collection[int], *, bare: bool = False) -> list[RecordQuestion]:
        """The questions among some items; `bare` as they are kept, those of many askings without these."""
        return self._by_number("questions", numbers, self.question_bodies, bare)

    def positions_by_number(self, numbers: Collection[int], *, bare: bool = False) -> list[RecordPosition]:
        """The positions among some items; `bare` as the questions."""
        return self._by_number("positions", numbers, self.position_bodies, bare)

    def put_questions(self, questions: Sequence[RecordQuestion]) -> None:
        """Keeps questions in place of those with the same id."""
        self.drop_questions([q.id for q in questions])
        rows = [
            (
                self.numbers.item("questions", q.id, make=True),
                QUESTION_STATUSES.index(q.status),
                seconds(q.last_asked),
                seconds(q.lapses_at),
                self.question_bodies.pack(q),
            )
            for q in questions
        ]
        self.connection.executemany("INSERT INTO questions VALUES (?, ?, ?, ?, ?)", rows)
        self._caused([(r, "questions", q.id) for q in questions for r in reports_of_question(q)])
        self._concern(_CONCERN, "questions", questions)

    def drop_questions(self, ids: Collection[str]) -> None:
        """Lets questions go."""
        old = self.questions(ids)
        self._uncaused([(r, "questions", q.id) for q in old.values() for r in reports_of_question(q)])
        self._concern(_NO_CONCERN, "questions", old.values())
        self._drop("questions", "questions", old)

    def positions(self, ids: Collection[str]) -> Mapping[str, RecordPosition]:
        """Positions by id (the id of the first report of the stance)."""
        return self._values("positions", "positions", ids, self.position_bodies)

    def put_positions(self, positions: Sequence[RecordPosition]) -> None:
        """Keeps positions in place of those with the same id."""
        self.drop_positions([p.id for p in positions])
        rows = []
        for one in positions:
            actor = self.rows.actor(one.actor, one.name)
            number = self.numbers.item("positions", one.id, make=True)
            rows.append((number, actor, seconds(one.last_reported), self.position_bodies.pack(one)))
        self.connection.executemany("INSERT INTO positions VALUES (?, ?, ?, ?)", rows)
        self._caused([(r, "positions", p.id) for p in positions for r in p.reports])
        self._concern(_CONCERN, "positions", positions)

    def drop_positions(self, ids: Collection[str]) -> None:
        """Lets positions go."""
        old = self.positions(ids)
        self._uncaused([(r, "positions", p.id) for p in old.values() for r in p.reports])
        self._concern(_NO_CONCERN, "positions", old.values())
        self._drop("positions", "positions", old)

    def relations(self, pairs: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], RecordRelation]:
        """The series of pairs."""
        found: dict[tuple[str, str], RecordRelation] = {}
        for pair in pairs:
            row = self.connection.execute(
                "SELECT body FROM relations WHERE one = ? AND other = ?", tuple(self.numbers.actor(a) for a in pair)
            ).fetchone()
            if row is not None:
                found[pair] = self.relation_bodies.unpack(row[0])
        return found

    def put_relations(self, relations: Sequence[RecordRelation]) -> None:
        """Keeps the series of pairs, each in place of the former one of its pair."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO relations VALUES (?, ?, ?, ?)",
            [
                (
                    *(self.rows.actor(a, None) for a in one.between),
                    seconds(one.last_reported),
                    self.relation_bodies.pack(one),
                )
                for one in relations
            ],
        )

    def drop_relations(self, pairs: Collection[tuple[str, str]]) -> None:
        """Lets the series of pairs go."""
        self.connection.executemany(
            "DELETE FROM relations WHERE one = ? AND other = ?",
            [tuple(self.numbers.actor(a) for a in pair) for pair in pairs],
        )

    def _caused(self, rows: list[tuple[str, str, str]]) -> None:
        self.connection.executemany("INSERT OR IGNORE INTO changes VALUES (?, ?)", self._causes(rows))

    def _uncaused(self, rows: list[tuple[str, str, str]]) -> None:
        self.connection.executemany("DELETE FROM changes WHERE cause = ? AND event = ?", self._causes(rows))

    def _concern(
        self, statement: str, kind: str, values: Collection[RecordQuestion] | Collection[RecordPosition]
    ) -> None:
        """Writes or deletes the rows by which questions and positions are found: whom they are about, and the words."""
        rows: list[tuple[int, int | None, int, int | None]] = []
        words: list[tuple[int | None, str]] = []
        for one in values:
            number = self.numbers.item(kind, one.id, make=True)
            if isinstance(one, RecordQuestion):
                last, about, text = one.last_asked, set(one.actors), " ".join((one.text, *one.alternatives))
            else:
                last, about, text = one.last_reported, {one.actor}, one.issue
                about |= {f"state:{one.country}"} if one.country else set()
            moment = seconds(last)
            rows += [
                (ITEM_KINDS.index(kind), self.rows.actor(a, None), NEVER if moment is None else moment, number)
                for a in sorted(about)
            ]
            words.append((number, indexed(text)))
        if not words:
            return
        self.connection.executemany(statement, rows)
        command = "INSERT INTO subjects (rowid, text) VALUES (?, ?)"
        if statement == _NO_CONCERN:
            command = "INSERT INTO subjects (subjects, rowid, text) VALUES ('delete', ?, ?)"
        self.connection.executemany(command, words)

    def _concern_anew(self, kind: str, before: Any, after: Any) -> None:
        """Puts the rows by which a question or position is found in the place of those it had, where they are others."""
        if self._found_by(before) != self._found_by(after):
            self._concern(_NO_CONCERN, kind, [before])
            self._concern(_CONCERN, kind, [after])

    def _found_by(self, one: RecordQuestion | RecordPosition) -> object:
        if isinstance(one, RecordQuestion):
            return one.actors, seconds(one.last_asked)
        return one.actor, one.country, one.issue, seconds(one.last_reported)

    def _causes(self, rows: list[tuple[str, str, str]]) -> list[tuple[int | None, int | None]]:
        return [(self.numbers.report(r, make=True), self.numbers.item(kind, id, make=True)) for r, kind, id in rows]

    def _values(self, table: str, kind: str, ids: Collection[str], bodies: Bodies[Any]) -> dict[str, Any]:
        numbers = {n: id for id in ids if (n := self.numbers.item(kind, id)) is not None}
        found: dict[str, Any] = {}
        for marks, lot in many(numbers):
            for number, body in self.connection.execute(f"SELECT no, body FROM {table} WHERE no IN ({marks})", lot):
                found[numbers[number]] = bodies.unpack(body)
        return found

    def _by_number(self, table: str, numbers: Collection[int], bodies: Bodies[Any], bare: bool) -> list[Any]:
        found: list[Any] = []
        unpack = bodies.bare if bare else bodies.unpack
        for marks, lot in many(sorted(numbers)):
            rows = self.connection.execute(f"SELECT body FROM {table} WHERE no IN ({marks}) ORDER BY no", lot)
            found += [unpack(body) for (body,) in rows]
        return found

    def _drop(self, table: str, kind: str, ids: Collection[str]) -> None:
        numbers = [n for id in ids if (n := self.numbers.item(kind, id)) is not None]
        self.connection.executemany(f"DELETE FROM {table} WHERE no = ?", [(n,) for n in numbers])
        self.unbind(numbers)

    def unbind(self, items: Collection[int | None]) -> None:
        """Lets the sheaves of some questions, positions or components go."""
        for marks, lot in many(n for n in items if n is not None):
            query = f"SELECT part FROM sheaves WHERE item IN ({marks}) OR part IN ({marks})"
            parts = self.connection.execute(query, (*lot, *lot)).fetchall()
            self.connection.executemany("DELETE FROM leaves WHERE part = ?", parts)
            self.connection.executemany("DELETE FROM sheaves WHERE part = ?", parts)


def reports_of_question(question: RecordQuestion) -> set[str]:
    """The reports that ask a question, and the one that settled it."""
    settled = {question.resolved_by.report} if question.resolved_by is not None else set()
    return {q.report for q in question.asked} | settled
