"""Predecessors: what takes its sides from the happening told before it: "another round", "the participants adopted"."""

from __future__ import annotations

from chancery.facts.events import Participant, Role
from chancery.knowledge.events import EventTables
from chancery.reading.drafts import Draft
from chancery.reading.merging import Merger

_GATHERED = frozenset({"participant", "delegate", "attendee"})
_AT_HOME = frozenset({"resignation", "election", "legislation", "demonstration"})
"""What happens within a state, and in no body of several: "the union suspended Togo after the coup"."""


class Predecessors:
    """Completes happenings of a report by those told before: "another round of talks" is of the sides of the last one."""

    def __init__(self, drafts: list[Draft], merger: Merger, tables: EventTables) -> None:
        self.drafts, self.merger, self.tables = drafts, merger, tables
        self.text, self.cast, self.grammar = merger.text, merger.cast, merger.grammar

    def take_up(self) -> None:
        """Gives what is one more of its kind, or done by "the participants", its sides; drafts are in the order of the text."""
        self._continue()
        self._gathered()

    def _continue(self) -> None:
        """Gives "another round of talks" that names no two sides those of the round before it, and "another test" him who
        made the last one.
        """
        for number, draft in enumerate(self.drafts):
            told = len(self.merger.own(draft))
            party = self.tables.types[draft.type].roles == "party"
            if not draft.apart or told > int(party):
                continue
            before = next(
                (
                    d
                    for d in reversed(self.drafts[:number])
                    if d.type == draft.type and len(self.merger.countries(d)) > party
                ),
                None,
            )
            if before is not None:
                draft.participants = list(before.participants)
                draft.guessed = frozenset(p.actor for p in draft.participants)

    def _gathered(self) -> None:
        """Gives what "the participants adopted" those who took part in the gathering told last."""
        for number, draft in enumerate(self.drafts):
            if draft.participants or not any(
                self.grammar.lemma(subject) in _GATHERED
                for subject in self.grammar.subjects(draft.namings[0].predicate)
            ):
                continue
            before = next(
                (
                    d
                    for d in reversed(self.drafts[:number])
                    if d.type in ("summit", "meeting", "talks") and len(self.merger.countries(d)) > 1
                ),
                None,
            )
            if before is not None:
                role: Role = "party" if self.tables.types[draft.type].roles == "party" else "actor"
                draft.participants = [Participant(actor=p.actor, role=role, span=p.span) for p in before.participants]
                draft.guessed = frozenset(p.actor for p in draft.participants)

    def same_sides(self) -> None:
        """Gives what names nobody those of the happening told before it, where its sentence speaks of their countries and no other:
        "Ties were broken off in 2006 over an island that both Kenya and Uganda claim", after talks of Kenya and Uganda.
        """
        for number, draft in enumerate(self.drafts):
            aside = self.text.relations[draft.namings[0].token].startswith("acl")
            if draft.participants or draft.weak or aside or not any(draft.firm):
                continue
            before = next((d for d in reversed(self.drafts[:number]) if d.participants), None)
            sentence = self.text.sentences[self.text.sentence_of[draft.namings[0].token]]
            mentions = self.cast.within(sentence.first, sentence.last)
            spoken_of = {self.cast.side(actor) for mention in mentions for actor in mention.actors}
            if before is None or not spoken_of or spoken_of != self.merger.countries(before):
                continue
            kept = frozenset[Role](["actor", "target"] if self.tables.types[draft.type].roles == "directed" else [])
            draft.participants = [
                Participant(actor=p.actor, role=p.role if p.role in kept else "party", span=p.span)
                for p in before.participants
                if draft.type not in _AT_HOME or self.cast.country(p.actor)
            ]
            draft.guessed = frozenset(p.actor for p in draft.participants)
