"""Told: the questions and positions of a record as of a moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from typing import Any, Literal

from msgspec.structs import replace

from chancery.facts.contributions import Held
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion, Resolution
from chancery.facts.seasons import season
from chancery.outlook.positions import latest_of, position_of, season_of, standing
from chancery.outlook.positions import whole as whole_position
from chancery.outlook.questions import season_of as asked_season
from chancery.outlook.questions import standing as asked_so_far
from chancery.outlook.questions import whole as whole_question
from chancery.record.as_of import Past
from chancery.record.components import regroup
from chancery.record.core import SAME_ISSUE, position_place, same_issue
from chancery.record.latest import Ranked, by_moment, each_once, in_turn
from chancery.record.memory import MemoryShelf
from chancery.record.moments import moment_of, seconds
from chancery.record.numbers import many, parted
from chancery.record.schema import ITEM_KINDS, NEVER
from chancery.record.shelf import Sheaf, SheafKind

_PARTS = 32
"""Groups of questions or positions that are told anew at once."""


class Told:
    """What was asked and who stood where, as a past of the record has it; with `whole` those told very often come with every
    telling. Unless they are told `anew` of their reports, questions, and positions told very often, are taken from their own history:
    tellings that only later ones brought together are then one, and what a question is about is what it now is."""

    def __init__(self, past: Past, *, whole: bool = True, anew: bool = True) -> None:
        self.past, self.whole, self.anew = past, whole, anew

    def of(
        self, table: Literal["questions", "positions"], actors: Collection[int] | None = None
    ) -> Iterator[RecordQuestion | RecordPosition]:
        """The questions or positions told by then, the latest first; with `actors` those that concern any of them."""
        kind = ITEM_KINDS.index(table)
        parts: Iterable[Ranked] = ()
        if self.past.returned_reports:
            reports = {
                id
                for (id,) in self.past.run(
                    "SELECT DISTINCT r.id FROM items i JOIN reports r ON r.no = i.report WHERE i.kind = ? AND r.at <= ?",
                    (kind, self.past.until),
                )
            }
            yield from sorted(self._shelf_of(table, reports | self.past.returned_reports), key=_place)
        elif actors is None:
            parts = self._parts_by_time(kind)
        else:
            parts = self._parts_of(kind, actors)
        yield from in_turn(parts, _PARTS, lambda lot: self._lot(table, lot), _place)

    def _lot(self, table: Literal["questions", "positions"], lot: Sequence[int]) -> list[Any]:
        """What some parts come to."""
        if table == "positions":
            held, rest = self._held(lot)
            return [*held, *self._stood(rest)]
        if not self.anew and not self.past.ruled_otherwise:
            return self._open_then(lot)
        return self._asked_anew(lot)

    def _asked_anew(self, lot: Sequence[int]) -> list[RecordQuestion]:
        """The questions of some parts, told anew of their reports."""
        names = self.past.cabinet.numbers.item_ids(lot)
        mine = {m for items in self.past.cabinet.members("questions", list(names.values())).values() for m in items}
        return [q for q in self._shelf_of("questions", {parted(m)[0] for m in mine}) if q.id in mine] if mine else []

    def _stood(self, parts: Sequence[int]) -> list[RecordPosition]:
        """What the stands of each of some parts that were published by then come to, by themselves: more positions than one where
        only later ones brought them together."""
        past = self.past
        part_of: dict[int, int] = {}
        for marks, lot in many(parts):
            rows = past.run(
                f"SELECT i.no, i.part FROM (SELECT no, report, component AS part FROM items WHERE component IN ({marks})"
                f" AND component <> no UNION ALL SELECT no, report, no AS part FROM items WHERE no IN ({marks})) i"
                " CROSS JOIN reports r ON r.no = i.report WHERE r.at <= ?",
                (*lot, *lot, past.until),
            )
            part_of.update(rows)
        mine = {id: part_of[number] for number, id in past.cabinet.numbers.item_ids(part_of).items()}
        reports = {parted(m)[0] for m in mine} - past.then.withdrawn
        told: dict[int, list[Held]] = {}
        for h in past.cabinet.held(sorted(reports)):
            if h.id in mine and h.at is not None and h.at <= past.moment:
                told.setdefault(mine[h.id], []).append(h)
        return [position_of(those) for held in told.values() for those in _apart(held)]

    def _held(self, parts: Sequence[int]) -> tuple[list[RecordPosition], list[int]]:
        """The positions of some parts that need not be told anew: those of which nothing is younger, and those told very often;
        and the parts of the rest."""
        if self.past.ruled_otherwise:
            return [], list(parts)
        held: list[RecordPosition] = []
        rest: list[int] = []
        cabinet = self.past.cabinet
        names = cabinet.numbers.item_ids(parts)
        sheaves = cabinet.sheaves("positions", sorted(names.values()))
        for part in parts:
            sheaf = sheaves.get(names[part])
            if sheaf is None:
                continue
            if self._settled(sheaf.value):
                held += list(cabinet.positions([sheaf.value.id]).values()) if self.whole else [sheaf.value]
            elif not self.anew:
                then = self._by_seasons(names[part], sheaf)
                held += [then] if then is not None else []
            else:
                rest.append(part)
        few = [part for part in parts if names[part] not in sheaves]
        found: dict[int, list[int]] = {part: [] for part in few}
        for marks, lot in many(few):
            rows = self.past.run(
                "SELECT p.no, i.part FROM (SELECT no, component AS part FROM items"
                f" WHERE component IN ({marks}) AND component <> no UNION ALL SELECT no, no AS part FROM items"
                f" WHERE no IN ({marks})) i CROSS JOIN positions p ON p.no = i.no",
                (*lot, *lot),
            )
            for number, part in rows:
                found[part].append(number)
        alone = [numbers[0] for numbers in found.values() if len(numbers) == 1]
        settled = {p.id: p for p in cabinet.positions_by_number(alone) if self._settled(p)}
        called = cabinet.numbers.item_ids(alone)
        for part, numbers in found.items():
            one = settled.get(called[numbers[0]]) if len(numbers) == 1 else None
            if one is not None:
                held.append(one)
            else:
                rest.append(part)
        return held, rest

    def _by_seasons(self, part: str, sheaf: Sheaf) -> RecordPosition | None:
        """A position of many tellings as its own history had it, by what each season of it came to; None before it was told."""
        now = season(self.past.moment)
        leaf = self._leaf("positions", part, sheaf)
        seasons = {number: one for number, one in sheaf.seasons.items() if number < now}
        if leaf:
            seasons[now] = season_of(leaf)
        if not seasons:
            return None
        decisive = max([number for number, one in seasons.items() if one.firm] or seasons)
        if decisive != now:
            leaf = self.past.cabinet.leaves("positions", part, [decisive])[decisive]
        then = standing(sheaf.value.id, latest_of(leaf), [seasons[number] for number in sorted(seasons)])
        return whole_position(then, self._tellings("positions", part, sheaf)) if self.whole else then

    def _tellings(self, table: SheafKind, part: str, sheaf: Sheaf) -> list[Any]:
        """All tellings of a part by then, in order."""
        before = sorted(number for number in sheaf.seasons if number < season(self.past.moment))
        leaves = self.past.cabinet.leaves(table, part, before)
        return [*(one for number in before for one in leaves[number]), *self._leaf(table, part, sheaf)]

    def _leaf(self, table: SheafKind, part: str, sheaf: Sheaf) -> tuple[Any, ...]:
        """The tellings of the week of the moment, as far as they were published by then."""
        now = season(self.past.moment)
        if now not in sheaf.seasons:
            return ()
        leaf = self.past.cabinet.leaves(table, part, [now])[now]
        return tuple([one for one in leaf if one.at is not None and one.at <= self.past.moment])

    def _open_then(self, parts: Sequence[int]) -> list[RecordQuestion]:
        """The questions of some parts as their own history had them."""
        cabinet = self.past.cabinet
        names = cabinet.numbers.item_ids(parts)
        sheaves = cabinet.sheaves("questions", sorted(names.values()))
        late = {
            part
            for part in parts
            if (sheaf := sheaves.get(names[part])) is not None
            and any(not self._by_then(one) for each in sheaf.seasons.values() for one in each.settled)
        }
        found = [
            self._asked_by_seasons(names[p], sheaves[names[p]]) for p in parts if names[p] in sheaves and p not in late
        ]
        part_of: dict[int, int] = {}
        for marks, lot in many([part for part in parts if names[part] not in sheaves]):
            part_of.update(
                self.past.run(
                    "SELECT q.no, i.part FROM (SELECT no, component AS part FROM items"
                    f" WHERE component IN ({marks}) AND component <> no UNION ALL SELECT no, no AS part FROM items"
                    f" WHERE no IN ({marks})) i CROSS JOIN questions q ON q.no = i.no",
                    (*lot, *lot),
                )
            )
        called = {id: part_of[n] for n, id in cabinet.numbers.item_ids(part_of).items()}
        held = cabinet.questions_by_number(list(part_of), bare=True)
        late |= {called[q.id] for q in held if q.resolved_by is not None and not self._by_then(q.resolved_by)}
        questions = [q for q in held if called[q.id] not in late]
        found += self._asked_anew(sorted(late)) if late else []
        moments: dict[str, int] = {}
        for marks, reports in many({t.report for q in questions for t in q.asked}):
            query = f"SELECT id, at FROM reports WHERE id IN ({marks}) AND at <= ?"
            moments.update(self.past.run(query, (*reports, self.past.until)))
        found += [self._asked_by_report(q, moments) for q in questions]
        return [q for q in found if q is not None]

    def _asked_by_seasons(self, part: str, sheaf: Sheaf) -> RecordQuestion | None:
        """A question of many askings by what each season of it came to; None before it was asked."""
        now = season(self.past.moment)
        leaf = self._leaf("questions", part, sheaf)
        seasons = {number: one for number, one in sheaf.seasons.items() if number < now}
        if leaf:
            seasons[now] = asked_season(leaf)
        if not seasons:
            return None
        known = [
            replace(one, settled=tuple([r for r in one.settled if self._by_then(r)]))
            for _, one in sorted(seasons.items())
        ]
        then = asked_so_far(sheaf.value, known)
        return whole_question(then, self._tellings("questions", part, sheaf)) if self.whole else then

    def _asked_by_report(self, question: RecordQuestion, moments: Mapping[str, int]) -> RecordQuestion | None:
        """A question of few askings, with `moments` of the reports that were published by then; None before it was asked."""
        asked = tuple([t for t in question.asked if t.report in moments])
        if not asked:
            return None
        if len(asked) < len(question.asked):
            last = moment_of(max(moments[t.report] for t in asked))
            question = replace(question, asked=asked, last_asked=last)
        settled = question.resolved_by
        if settled is not None and not self._by_then(settled):
            question = replace(question, status="open", resolved_by=None)
        return question

    def _by_then(self, settled: Resolution) -> bool:
        return settled.at is not None and settled.at <= self.past.moment

    def _settled(self, position: RecordPosition) -> bool:
        """True where no telling of a position is younger, or undated: the last is either, where any is."""
        last = position.history[-1].at
        return last is not None and last <= self.past.moment

    def _parts_by_time(self, kind: int) -> Iterator[Ranked]:
        return each_once(
            self.past.run(
                "SELECT i.component, r.at FROM reports r INDEXED BY reports_at"
                " CROSS JOIN items i ON i.report = r.no AND i.kind = ?"
                " WHERE r.at <= ? AND i.component IS NOT NULL ORDER BY r.at DESC",
                (kind, self.past.until),
            )
        )

    def _parts_of(self, kind: int, actors: Collection[int]) -> Iterator[Ranked]:
        """The parts of the questions or positions that concern any of some actors, those last told of by then first."""
        ways: list[Iterable[tuple[int, int]]] = []
        begun: set[int] = set()
        for actor in actors:
            query = "FROM concerned c JOIN items i ON i.no = c.item"
            ways.append(
                self.past.run(
                    f"SELECT i.component, c.last {query} WHERE c.kind = ? AND c.actor = ? AND c.last <= ? AND c.last > {NEVER}"
                    " ORDER BY c.last DESC",
                    (kind, actor, self.past.until),
                )
            )
            since = f"SELECT i.component {query} JOIN reports r ON r.no = i.report"
            begun.update(
                part
                for (part,) in self.past.run(
                    f"{since} WHERE c.kind = ? AND c.actor = ? AND c.last > ? AND r.at <= ?",
                    (kind, actor, self.past.until, self.past.until),
                )
            )
        return each_once(
            merge(
                *ways,
                self._last_told("questions" if ITEM_KINDS[kind] == "questions" else "positions", begun),
                key=by_moment,
            )
        )

    def _last_told(self, table: SheafKind, parts: Collection[int]) -> list[tuple[int, int]]:
        """When some parts were last told of by then, the latest first."""
        last = []
        names = self.past.cabinet.numbers.item_ids(parts)
        sheaves = self.past.cabinet.sheaves(table, list(names.values()))
        for part in parts:
            sheaf = sheaves.get(names[part])
            if sheaf is not None:
                at = self._last_of(table, names[part], sheaf)
            else:
                (at,) = self.past.run(
                    "SELECT max(r.at) FROM (SELECT report FROM items WHERE component = ?1 AND component <> no"
                    " UNION ALL SELECT report FROM items WHERE no = ?1) i JOIN reports r ON r.no = i.report WHERE r.at <= ?2",
                    (part, self.past.until),
                ).fetchone()
            last += [(part, at)] if at is not None else []
        return sorted(last, key=by_moment)

    def _last_of(self, table: SheafKind, part: str, sheaf: Sheaf) -> int | None:
        """When a part of many tellings was last told of by then."""
        now = season(self.past.moment)
        moments = [one.at for one in self._leaf(table, part, sheaf)]
        before = [number for number in sheaf.seasons if number < now]
        if not moments and before:
            moments = [sheaf.seasons[max(before)].last]
        return seconds(max((m for m in moments if m is not None), default=None))

    def _shelf_of(self, table: Literal["questions", "positions"], reports: Collection[str]) -> list[Any]:
        """What some reports ask, or who stands where in them, with what may have settled it."""
        if table == "positions":
            return list(self.past.shelf(reports, positions=True).all_positions())
        asked = self.past.cabinet.contributions(sorted(reports)).values()
        about = {m for c in asked for q in c.questions for m in (*q.about, *(t for tell in q.tells for t in tell))}
        return list(
            self.past.shelf(
                {*reports, *self.past.circle(sorted(self.past.numbers(about)), most=1 << 30)[0]}
            ).all_questions()
        )


def _apart(held: Sequence[Held]) -> list[list[Held]]:
    """Some stands, those of one actor on one issue together."""
    if len(held) < 2:
        return [list(held)] if held else []
    places = {h.id: position_place(h) for h in held}
    change = regroup(
        MemoryShelf(),
        "positions",
        removed={},
        added=places,
        place=lambda ids: {id: places[id] for id in ids},
        alike=same_issue,
        share=SAME_ISSUE,
    )
    return [[places[id].item for id in items] for items in change.after.values()]


def _place(value: RecordQuestion | RecordPosition) -> tuple[int, str]:
    """The place of a question or position in lists: what was told last first, of one moment by id."""
    moment = value.last_asked if isinstance(value, RecordQuestion) else value.last_reported
    return -(seconds(moment) or 0), value.id
