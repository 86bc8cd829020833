"""Inquiries: the record's questions told anew when they, or the events they are about, have changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chancery.facts.contributions import Asked, Contribution
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_questions import RecordQuestion
from chancery.outlook.questions import question_of
from chancery.record.batch import Batch
from chancery.record.candidates import Place
from chancery.record.components import Change, regroup
from chancery.record.keys import FOREVER
from chancery.record.rulings import report_of
from chancery.record.shelf import Shelf
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
        )
        return self.settle(change, told)

    def places(self, ids: Collection[str]) -> dict[str, Place[Asked]]:
        """Questions as reports ask them, with their places."""
        return {a.id: question_place(a) for a in self._asked(ids)}

    def settle(self, change: Change, told: Sequence[tuple[RecordEvent | None, RecordEvent | None]]) -> list[Pair]:
        """Settles the questions of changed parts and those about events that changed."""
        groups = set(change.after.values())
        mentions = {m.id for pair in told for e in pair if e is not None for m in e.mentions}
        reports = {report_of(m) for m in mentions}
        loose = {
            a.id
            for c in self.batch.contributions(reports).values()
            for a in c.questions
            if mentions & {*a.about, *(x for t in a.tells for x in t)}
        }
        loose -= {id for items in groups for id in items}
        parts = self.shelf.components("questions", sorted(loose))
        groups |= {tuple(items) for items in self.shelf.members("questions", sorted(set(parts.values()))).values()}
        ids = sorted({id for items in (*change.before.values(), *groups) for id in items})
        before = dict(self.shelf.questions(ids))
        after = {q.id: q for q in (self._question(items) for items in sorted(groups))}
        changed = [id for id in ids if before.get(id) != after.get(id)]
        self.shelf.drop_questions([id for id in changed if id not in after])
        self.shelf.put_questions([after[id] for id in changed if id in after])
        return [(before.get(id), after.get(id)) for id in changed]

    def _asked(self, ids: Collection[str]) -> list[Asked]:
        return self.batch.asked(ids)

    def _question(self, ids: Sequence[str]) -> RecordQuestion:
        asked = self._asked(ids)
        mentions = {m for a in asked for m in (*a.about, *(x for t in a.tells for x in t))}
        of = self.shelf.event_of(sorted(mentions))
        events = self.shelf.events(sorted(set(of.values())))
        return question_of(asked, {m: events[e] for m, e in of.items() if e in events})


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
