"""Inquiries: the record's questions told anew when they, or the events they are about, have changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chancery.facts.contributions import Asked, Contribution
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.seasons import MANY, Asking, in_time, season
from chancery.outlook.questions import asking_of, begun, in_order, question_of, season_of, standing
from chancery.record.batch import Batch
from chancery.record.candidates import Place
from chancery.record.components import Change, regroup
from chancery.record.keys import FOREVER
from chancery.record.rulings import report_of
from chancery.record.shelf import Sheaf, Shelf
from chancery.record.views import DAY
from chancery.record.words import likeness

_REACH = 60 * DAY
SAME_QUESTION = 0.6
"""What two questions have of all their words in common at least, where they are one."""
Pair = tuple[RecordQuestion | None, RecordQuestion | None]


class Inquiries:
    """Questions of the reports that changed and of those about events that did."""

    def __init__(self, shelf: Shelf, batch: Batch) -> None:
        self.shelf, self.batch = shelf, batch

    def retell(
        self,
        out: Sequence[Contribution],
        inn: Sequence[Contribution],
        told: Sequence[tuple[RecordEvent | None, RecordEvent | None]],
    ) -> list[Pair]:
        """Groups the questions that came and went, settles them and those about events that changed."""
        change = regroup(
            self.shelf,
            "questions",
            removed={a.id: question_place(a).filing(a.id) for c in out for a in c.questions},
            added={a.id: question_place(a) for c in inn for a in c.questions},
            place=self.places,
            alike=same_question,
            share=SAME_QUESTION,
            large=lambda parts: self.shelf.sheaves("questions", parts),
        )
        return self.settle(change, told)

    def places(self, ids: Collection[str]) -> dict[str, Place[Asked]]:
        """Questions as reports ask them, with their places."""
        return {a.id: question_place(a) for a in self.batch.asked(ids)}

    def settle(
        self,
        change: Change,
        told: Sequence[tuple[RecordEvent | None, RecordEvent | None]] = (),
        loose: Collection[str] = (),
    ) -> list[Pair]:
        """Settles the questions of changed parts, those about events that changed and `loose` ones."""
        groups = set(change.after.values())
        touched = {part: set(ids) for part, ids in change.grown.items()}
        loose = {*loose, *self.about(told)} - {id for items in groups for id in items}
        for id, part in self.shelf.components("questions", sorted(loose)).items():
            touched.setdefault(part, set()).add(id)
        grown: list[Pair] = []
        few: list[str] = []
        sheaves = self.shelf.sheaves("questions", sorted(touched))
        for part, came in sorted(touched.items()):
            sheaf = sheaves.get(part)
            pair = self._grown(part, sheaf, came) if sheaf is not None else None
            if pair is not None:
                grown.append(pair)
            else:
                few.append(part)
        groups |= {tuple(items) for items in self.shelf.members("questions", few).values()}
        ids = sorted({id for items in (*change.before.values(), *groups) for id in items})
        before = dict(self.shelf.questions(ids))
        after = {q.id: q for q in (self._question(items) for items in sorted(groups))}
        changed = [id for id in ids if before.get(id) != after.get(id)]
        self.shelf.drop_questions([id for id in changed if id not in after])
        self.shelf.put_questions([after[id] for id in changed if id in after])
        for items in sorted(groups):
            if len(items) > MANY:
                self._bind(items)
        return [(before.get(id), after.get(id)) for id in changed] + [(a, b) for a, b in grown if a != b]

    def about(self, told: Sequence[tuple[RecordEvent | None, RecordEvent | None]]) -> set[str]:
        """What reports ask about events that changed."""
        mentions = {m.id for pair in told for e in pair if e is not None for m in e.mentions}
        reports = {report_of(m) for m in mentions}
        return {
            a.id
            for c in self.batch.contributions(reports).values()
            for a in c.questions
            if mentions & {*a.about, *(x for t in a.tells for x in t)}
        }

    def _grown(self, part: str, sheaf: Sheaf, ids: Collection[str]) -> Pair | None:
        """Settles a question of many askings by some that came to it or whose events changed; None where another report is the
        first to ask it now, so that it must be told whole."""
        asked = self.batch.asked(ids)
        before: RecordQuestion = sheaf.value
        begins = in_time(before.first_asked, before.id)
        if len(asked) < len(ids) or any(in_time(a.at, a.id) < begins for a in asked):
            return None
        fresh: dict[int, dict[str, Asking]] = {}
        for one in self._askings(asked):
            fresh.setdefault(season(one.at), {})[one.id] = one
        leaves = {}
        there = self.shelf.leaves("questions", part, sorted(fresh.keys() & sheaf.seasons.keys()))
        for number in sorted(fresh):
            known = there.get(number, ())
            leaf = in_order({**{a.id: a for a in known}, **fresh[number]}.values())
            if leaf != known:
                leaves[number] = leaf
        if not leaves:
            return before, before
        seasons = {**sheaf.seasons, **{number: season_of(leaf) for number, leaf in leaves.items()}}
        after = standing(before, [seasons[number] for number in sorted(seasons)])
        self.shelf.put_sheaf("questions", part, Sheaf(value=after, seasons=seasons), leaves, {a.report for a in asked})
        return before, after

    def _bind(self, items: Sequence[str]) -> None:
        """Keeps the askings of a question of many season by season."""
        asked = self.batch.asked(items)
        leaves: dict[int, list[Asking]] = {}
        for one in in_order(self._askings(asked)):
            leaves.setdefault(season(one.at), []).append(one)
        seasons = {number: season_of(leaf) for number, leaf in leaves.items()}
        first = min(asked, key=lambda a: in_time(a.at, a.id))
        value = standing(begun(first), [seasons[number] for number in sorted(seasons)])
        kept = {number: tuple(leaf) for number, leaf in leaves.items()}
        self.shelf.put_sheaf("questions", min(items), Sheaf(value=value, seasons=seasons), kept, (), whole=True)

    def _askings(self, asked: Sequence[Asked]) -> list[Asking]:
        events = self._events(asked)
        return [asking_of(a, events) for a in asked]

    def _question(self, ids: Sequence[str]) -> RecordQuestion:
        asked = self.batch.asked(ids)
        return question_of(asked, self._events(asked))

    def _events(self, asked: Sequence[Asked]) -> dict[str, RecordEvent]:
        """The events that hold the mentions of some questions, by mention."""
        of = self.shelf.event_of(sorted({m for a in asked for m in (*a.about, *(x for t in a.tells for x in t))}))
        events = self.shelf.events(sorted(set(of.values())))
        return {m: events[e] for m, e in of.items() if e in events}


def question_place(asked: Asked) -> Place[Asked]:
    """A question as it is filed and sought."""
    if asked.at is None:
        first, last = FOREVER[0].timestamp(), FOREVER[1].timestamp()
    else:
        first, last = asked.at.timestamp() - _REACH, asked.at.timestamp() + _REACH
    return Place(asked, asked.words, asked.words, first, last)


def same_question(one: Asked, other: Asked) -> bool:
    """True where two reports leave one question open: "whether Brazil will attend the summit in Rome" and "whether Peru will
    attend the summit in Rome" are two, since each names a country that the other does not."""
    if one.report == other.report or likeness(one.words, other.words) < SAME_QUESTION:
        return False
    mine, theirs = set(one.who), set(other.who)
    return mine <= theirs or theirs <= mine
