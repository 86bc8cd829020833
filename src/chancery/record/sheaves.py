"""Sheaves: questions and positions of many tellings, kept in the index season by season, so that one more touches one season."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

import msgspec

from chancery.facts.contributions import Held
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.seasons import MANY, AskedSeason, Asking, HeldSeason
from chancery.outlook import positions, questions
from chancery.record.bodies import Bodies, DamagedRow, Gathered
from chancery.record.moments import seconds
from chancery.record.numbers import Numbers, many
from chancery.record.schema import ITEM_KINDS, QUESTION_STATUSES
from chancery.record.shelf import Sheaf, SheafKind
from chancery.record.stances import Stances, reports_of_question

KINDS: tuple[SheafKind, ...] = get_args(SheafKind)


class _About(msgspec.Struct, array_like=True, gc=False):
    """An `Asking` of which only the events are looked at."""

    id: msgspec.Raw
    at: msgspec.Raw
    text: msgspec.Raw
    actors: msgspec.Raw
    about: tuple[str, ...] = ()


class Sheaves(Stances):
    """The part of the cabinet that holds what has many tellings. The value of such a question or position stands in its table
    with those alone that lists show (`Bodies.bare`); whoever unpacks it is given all of it."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        super().__init__(connection, numbers)
        self.question_bodies: Gathered[RecordQuestion] = Gathered(RecordQuestion, self._whole_question)
        self.position_bodies: Gathered[RecordPosition] = Gathered(RecordPosition, self._whole_position)
        self._seasons: Mapping[SheafKind, Bodies[Any]] = {
            "questions": Bodies(dict[int, AskedSeason]),
            "positions": Bodies(dict[int, HeldSeason]),
        }
        self._leaves: Mapping[SheafKind, Bodies[Any]] = {
            "questions": Bodies(tuple[Asking, ...]),
            "positions": Bodies(tuple[Held, ...]),
        }
        self._abouts: Bodies[tuple[_About, ...]] = Bodies(tuple[_About, ...])

    def all_about(self, part: int) -> set[str]:
        """The events that any asking of a question of many is about."""
        rows = self.connection.execute("SELECT body FROM leaves WHERE part = ?", (part,))
        return {event for (body,) in rows for asking in self._abouts.unpack(body) for event in asking.about}

    def _whole_question(self, question: RecordQuestion) -> RecordQuestion:
        return questions.whole(question, self._tellings("questions", question.id))

    def _whole_position(self, position: RecordPosition) -> RecordPosition:
        return positions.whole(position, self._tellings("positions", position.id))

    def _tellings(self, kind: SheafKind, id: str) -> list[Any]:
        """All tellings of a question or position in order."""
        row = self.connection.execute(
            "SELECT part, body FROM sheaves WHERE item = ?", (self.numbers.item(kind, id),)
        ).fetchone()
        if row is None:
            raise DamagedRow(f"{id} has none of its tellings")
        leaves = self._leaves_of(kind, row[0], sorted(self._seasons[kind].unpack(row[1])))
        return [one for number in sorted(leaves) for one in leaves[number]]

    def sheaves(self, kind: SheafKind, components: Collection[str]) -> Mapping[str, Sheaf]:
        """The sheaves of some components, where they have one."""
        bodies: Gathered[Any] = self.question_bodies if kind == "questions" else self.position_bodies
        numbers = {n: id for id in components if (n := self.numbers.item(kind, id)) is not None}
        found: dict[str, Sheaf] = {}
        for marks, lot in many(numbers):
            for part, seasons, body in self.connection.execute(
                f"SELECT s.part, s.body, t.body FROM sheaves s JOIN {kind} t ON t.no = s.item WHERE s.part IN ({marks})",
                lot,
            ):
                value = bodies.bare(body)
                found[numbers[part]] = Sheaf(value=value, seasons=self._seasons[kind].unpack(seasons))
        return found

    def _sheaf(self, kind: SheafKind, component: str) -> Sheaf:
        found = self.sheaves(kind, [component]).get(component)
        if found is None:
            raise DamagedRow("a question or position of many tellings is missing")
        return found

    def unbound(self, kind: SheafKind) -> list[str]:
        """The components of many items that have no sheaf."""
        rows = self.connection.execute(
            "SELECT component FROM items WHERE kind = ? AND component IS NOT NULL GROUP BY component"
            " HAVING count(*) > ? AND component NOT IN (SELECT part FROM sheaves)",
            (ITEM_KINDS.index(kind), MANY),
        )
        return sorted(self.numbers.item_ids([part for (part,) in rows]).values())

    def kept(self) -> Iterator[object]:
        """All that is kept of what has many tellings, named by ids: what each season comes to, its tellings, the value that lists
        show."""
        for kind in KINDS:
            rows = self.connection.execute(
                "SELECT s.part, s.item FROM sheaves s JOIN items i ON i.no = s.part WHERE i.kind = ?",
                (ITEM_KINDS.index(kind),),
            ).fetchall()
            for part, item in rows:
                names = self.numbers.item_ids([part, item])
                sheaf = self._sheaf(kind, names[part])
                yield [kind, names[part], names[item], sorted(sheaf.seasons.items()), sheaf.value]
                for number, leaf in self.leaves(kind, names[part], list(sheaf.seasons)).items():
                    yield [kind, names[part], number, leaf]

    def leaves(self, kind: SheafKind, component: str, seasons: Collection[int]) -> Mapping[int, tuple[Any, ...]]:
        """The tellings of some of the seasons that the sheaf of a component has. Raises `DamagedRow` where one is missing."""
        return self._leaves_of(kind, self.numbers.item(kind, component), seasons)

    def _leaves_of(self, kind: SheafKind, part: int | None, seasons: Collection[int]) -> dict[int, tuple[Any, ...]]:
        run, unpack = self.connection.execute, self._leaves[kind].unpack
        found: dict[int, tuple[Any, ...]] = {}
        for marks, lot in many(seasons):
            rows = run(f"SELECT season, body FROM leaves WHERE part = ? AND season IN ({marks})", (part, *lot))
            found.update({number: unpack(body) for number, body in rows})
        if len(found) < len(set(seasons)):
            raise DamagedRow("tellings of a question or position are missing")
        return found

    def put_sheaf(
        self,
        kind: SheafKind,
        component: str,
        sheaf: Sheaf,
        leaves: Mapping[int, tuple[Any, ...]],
        reports: Collection[str],
        *,
        whole: bool = False,
    ) -> None:
        """Keeps a sheaf with the seasons of it that changed, and the reports that have come to it; `whole` in place of what
        the index has of the component's value, which stands there."""
        part, item = (self.numbers.item(kind, id, make=True) for id in (component, sheaf.value.id))
        run = self.connection.execute
        if whole:
            self.unbind([item, part])
        else:
            self._move(kind, component, part, sheaf.value, reports)
        bodies: Gathered[Any] = self.question_bodies if kind == "questions" else self.position_bodies
        run(f"UPDATE {kind} SET body = ? WHERE no = ?", (bodies.pack_bare(sheaf.value), item))
        packed = self._seasons[kind].pack(dict(sheaf.seasons))
        run("INSERT OR REPLACE INTO sheaves VALUES (?, ?, ?)", (part, item, packed))
        self.connection.executemany(
            "INSERT OR REPLACE INTO leaves VALUES (?, ?, ?)",
            [(part, number, self._leaves[kind].pack(leaf)) for number, leaf in sorted(leaves.items())],
        )

    def _move(self, kind: SheafKind, component: str, part: int | None, after: Any, reports: Collection[str]) -> None:
        """The rows by which a value is found, in place of those it had before something came to it."""
        before = self._sheaf(kind, component).value
        if isinstance(after, RecordQuestion):
            asks = ITEM_KINDS.index(kind)
            gone = reports_of_question(before) - reports_of_question(after) - set(reports)
            gone = {r for r in gone if not self._tells(r, asks, part)}
            self._uncaused([(r, kind, after.id) for r in sorted(gone)])
            reports = {*reports, *reports_of_question(after)}
            row = QUESTION_STATUSES.index(after.status), seconds(after.last_asked), seconds(after.lapses_at)
            statement = "UPDATE questions SET status = ?, last = ?, lapses = ? WHERE no = ?"
            self.connection.execute(statement, (*row, self.numbers.item(kind, after.id)))
        else:
            last = seconds(after.last_reported)
            self.connection.execute(
                "UPDATE positions SET last = ? WHERE no = ?", (last, self.numbers.item(kind, after.id))
            )
        self._caused([(r, kind, after.id) for r in sorted(reports)])
        self._concern_anew(kind, before, after)

    def _tells(self, report: str, kind: int, part: int | None) -> bool:
        """True where a report has an item in a component."""
        number = self.numbers.report(report)
        query = "SELECT 1 FROM items WHERE report = ? AND kind = ? AND component = ? LIMIT 1"
        return self.connection.execute(query, (number, kind, part)).fetchone() is not None
