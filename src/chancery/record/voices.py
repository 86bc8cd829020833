"""Voices: what a record answers with that is no event: questions, positions and relations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any

import msgspec

from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.record_relations import RecordRelation
from chancery.outlook.relations import relation_of
from chancery.record.as_of import Past
from chancery.record.filters import Filters, given
from chancery.record.index import Access
from chancery.record.latest import by_last
from chancery.record.lists import Listed, cut
from chancery.record.moments import seconds
from chancery.record.opened import Opened
from chancery.record.schema import ITEM_KINDS
from chancery.record.search_words import indexed, sought
from chancery.record.told import Told

_ALL = Filters()
_FEW = 2000
"""Reports up to which a record tells anew what pages and briefs show as of a moment."""


class Voices(Opened):
    """The part of a record that says what is asked, who stands where, and how relations are said to go."""

    def questions(
        self, filters: Filters | None = None, *, whole: bool = True, anew: bool | None = None, **options: Any
    ) -> Listed[RecordQuestion]:
        """The questions asked for, the latest first: `status` open, resolved or lapsed; `who` those about an actor. Without
        `whole` those asked many times come with the first of their tellings only. As of a moment they are told `anew` of the
        reports up to it, or taken from their own history (as without `whole`)."""
        status = options.pop("status", None)
        asked = self._resolved(filters or given(**options))
        wanted = set([status] if isinstance(status, str) else status or ())

        def fits(question: RecordQuestion) -> bool:
            return (not wanted or question.status in wanted) and self.question_fits(question, asked)

        return self._values(asked, "questions", fits, _question_row, whole, anew)

    def positions(
        self, filters: Filters | None = None, *, whole: bool = True, anew: bool | None = None, **options: Any
    ) -> Listed[RecordPosition]:
        """The latest stance of each actor on each issue, the latest first; `with_` those toward an actor. Without `whole`
        those told many times come with the tellings that turned them and the last. As of a moment these are told `anew` of the
        reports up to it, or taken from their own history (as without `whole`)."""
        asked = self._resolved(filters or given(**options))
        return self._values(asked, "positions", lambda p: self.position_fits(p, asked), _position_row, whole, anew)

    def tells_anew(self) -> bool:
        """True where the record is so small that a page can wait for what was asked, and who stood where, as of a moment to be told
        anew of the reports up to it."""
        with self.asked() as access:
            (number,) = access.connection.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM reports LIMIT {_FEW + 1})"
            ).fetchone()
        return bool(number <= _FEW)

    def question_fits(self, question: RecordQuestion, asked: Filters) -> bool:
        """True where a question is about somebody or something that filters ask for."""
        return self._concerns(asked, question.actors, spoken(question.text, *question.alternatives))

    def position_fits(self, position: RecordPosition, asked: Filters) -> bool:
        """True where a position is that of somebody, or on an issue, that filters ask for."""
        toward = (position.toward,) if position.toward else ()
        return self._concerns(asked, (position.actor, *_state(position.country)), spoken(position.issue), toward)

    def relations(self, filters: Filters | None = None, **options: Any) -> Listed[RecordRelation]:
        """The series of each pair of actors, the latest first."""
        asked = self._resolved(filters or given(**options))
        return self._values(
            asked, "relations", lambda r: self._concerns(asked, r.between, "", r.between), _relation_row
        )

    def _values(
        self,
        asked: Filters,
        table: str,
        fits: Callable[[Any], bool],
        row: Callable[[Any], dict[str, Any]],
        whole: bool = True,
        anew: bool | None = None,
    ) -> Listed[Any]:
        until = asked.moment()
        with self.asked() as access:
            found: Iterable[Any] = (
                self._stored(access, table, asked, whole)
                if until is None
                else self._then(access, table, until, asked, whole, whole if anew is None else anew)
            )
            now = until or self.clock()
            seen = (
                msgspec.structs.replace(v, status=v.status_at(now)) if isinstance(v, RecordQuestion) else v
                for v in found
            )
            limit = None if asked.limit is None else asked.limit + 1
            kept = list(islice((v for v in seen if fits(v)), limit))
        return cut(kept, asked.limit, row)

    def _stored(self, access: Access, table: str, asked: Filters = _ALL, whole: bool = True) -> Iterator[Any]:
        """Questions, positions or relations as they stand, the latest first: those that the filters may mean."""
        cabinet = access.cabinet
        bodies: Any = {
            "questions": cabinet.question_bodies,
            "positions": cabinet.position_bodies,
            "relations": cabinet.relation_bodies,
        }[table]
        unpack = bodies.unpack if whole else bodies.bare
        named = (lambda r: r.between) if table == "relations" else (lambda v: v.id)
        return by_last(self._packed(access, table, asked), unpack, named)

    def _packed(self, access: Access, table: str, asked: Filters) -> Iterator[tuple[int | None, bytes]]:
        """The same, packed."""
        run = access.connection.execute
        actors = [n for a in asked.who if (n := access.cabinet.numbers.actor(a)) is not None]
        if table == "relations":
            if not asked.who:
                return run("SELECT last, body FROM relations ORDER BY last DESC")
            marks = ",".join(map(str, actors))
            return run(
                f"SELECT last, body FROM relations WHERE one IN ({marks}) OR other IN ({marks}) ORDER BY last DESC"
            )
        words = " OR ".join(f"({w})" for issue in asked.issue if (w := sought(_begun(issue))))
        if asked.who:
            numbers = _once(self._concerned(access, ITEM_KINDS.index(table), actors))
        elif words:
            numbers = (
                n
                for (n,) in run(
                    f"SELECT t.no FROM subjects s CROSS JOIN {table} t ON t.no = s.rowid WHERE subjects MATCH ?"
                    " ORDER BY t.last DESC",
                    (words,),
                )
            )
        else:
            return run(f"SELECT last, body FROM {table} ORDER BY last DESC")
        query = f"SELECT last, body FROM {table} WHERE no = ?"
        return (row for n in numbers for row in run(query, (n,)))

    def _concerned(self, access: Access, kind: int, actors: Sequence[int]) -> Iterator[int]:
        """The numbers of the questions or positions that concern any of some actors, the latest first."""
        ways = [
            access.connection.execute(
                "SELECT last, item FROM concerned WHERE kind = ? AND actor = ? ORDER BY last DESC, item DESC",
                (kind, actor),
            )
            for actor in actors
        ]
        return (item for _, item in merge(*ways, key=lambda row: (-row[0], -row[1])))

    def _then(
        self, access: Access, table: str, until: datetime, asked: Filters, whole: bool, anew: bool
    ) -> Iterable[Any]:
        """Questions, positions or relations as of a moment: of the reports up to then that give any."""
        if table == "relations":
            series = [
                relation_of(r.between, [p for p in r.points if p.at is not None and p.at <= until])
                for r in self._stored(access, table, asked)
            ]
            return sorted((r for r in series if r is not None), key=lambda r: -(seconds(r.last_reported) or 0))
        actors = [n for a in asked.who if (n := access.cabinet.numbers.actor(a)) is not None] if asked.who else None
        told = Told(Past(access.cabinet, self.tables(), until), whole=whole, anew=anew)
        return told.of("questions" if table == "questions" else "positions", actors)

    def _resolved(self, asked: Filters) -> Filters:
        with self.asked():
            return self.meant(asked)

    def meant(self, asked: Filters) -> Filters:
        """The filters with the ids of the actors that their names mean."""
        with self.index.reading() as access:
            finder = self.finder(access.cabinet)

            def ids(names: tuple[str, ...]) -> tuple[str, ...]:
                numbers = [n for name in names for n in finder.actors(name)]
                found = [access.cabinet.numbers.actor_id(n) for n in numbers]
                return tuple(found) if found or not names else ("nobody",)

            return msgspec.structs.replace(asked, who=ids(asked.who), with_=ids(asked.with_))

    def _concerns(self, asked: Filters, actors: Sequence[str], text: str, others: Sequence[str] | None = None) -> bool:
        """True where what is not an event fits the filters `who`, `with_` and `issue`."""
        if asked.who and not set(asked.who).intersection(actors):
            return False
        if asked.with_ and not set(asked.with_).intersection(others if others is not None else actors):
            return False
        return not asked.issue or any(holds(text, issue) for issue in asked.issue)


def spoken(*parts: str) -> str:
    """Texts as `holds` looks through them."""
    return f" {indexed(' '.join(parts)).casefold()} "


def holds(text: str, issue: str) -> bool:
    """True where all words of an issue stand in a text, or begin words of it."""
    return all(f" {word}" in text for word in indexed(issue).casefold().split())


def _once(numbers: Iterable[int]) -> Iterator[int]:
    seen: set[int] = set()
    return (n for n in numbers if n not in seen and not seen.add(n))  # type: ignore[func-returns-value]


def _begun(issue: str) -> str:
    """The words of an issue as those that begin with them are sought."""
    return " ".join(f"{word}*" for word in issue.split())


def _state(country: str | None) -> tuple[str, ...]:
    return (f"state:{country}",) if country else ()


def _question_row(question: RecordQuestion) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(question)
    return plain


def _position_row(position: RecordPosition) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(position)
    return plain


def _relation_row(relation: RecordRelation) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(relation)
    return {"one": relation.between[0], "other": relation.between[1], **plain}
