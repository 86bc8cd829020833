"""Strangers: those without a name or a country who act in a land that the report makes plain: "a crowd stoned the Danish embassy"."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from chancery.facts.actors import Actor
from chancery.facts.events import Participant, Role
from chancery.knowledge.events import EventTables
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world
from chancery.reading.clocks import Clock
from chancery.reading.drafts import Draft
from chancery.reading.merging import Merger
from chancery.reading.participants import ParticipantReader
from chancery.reading.places import is_time
from chancery.reading.referent_words import MAYBE_ABROAD, PEOPLE_OF_THE_LAND
from chancery.reading.scenes import HUBS
from chancery.reading.stage import stage

_BY_AUTHORITIES = frozenset({"detention", "ruling"})
"""What the authorities of a land do where nobody is said to do it: "seventeen people were indicted on Friday"."""
_AT = frozenset({"in", "at", "near", "outside", "across", "throughout", "around"})
_OTHERS = frozenset(
    "foreign other another international western overseas both whose his her their its your our my which what".split()
)
_MOSTLY = 0.55
_OFTEN = 4
"""How often a report names another country that it is on, and not the one that it is sent from."""


class Strangers:
    """Gives what nobody known does to the land of those who do it.

    "VIENTIANE - The communist leadership warned Thailand on Friday", "Gunmen attacked a convoy", in a report that is sent from Laos
    and speaks of it, or of it above all.
    """

    def __init__(
        self, drafts: list[Draft], merger: Merger, people: ParticipantReader, tables: EventTables, home: Actor | None
    ) -> None:
        self.drafts, self.merger, self.people, self.tables = drafts, merger, people, tables
        self.cast, self.grammar, self.text = merger.cast, merger.grammar, merger.text
        self.home = home
        self.land = self._land()

    def _land(self) -> str | None:
        """The country that a report is sent from, unless correspondents of the whole world sit there or the report is on another;
        without one the country that most of it is on.
        """
        ground, share = stage(self.cast)
        home = self.home.country if self.home is not None else None
        if home is None or home in HUBS:
            return ground if f"state:{ground}" in self.cast.actors and share > _MOSTLY else None
        named = Counter(c for a in self.cast.actors.values() if (c := a.country) for _ in a.mentions)
        return home if 3 * named[home] >= named[ground or ""] or named[ground or ""] < _OFTEN else None

    def settle(self) -> None:
        """Adds the land to each happening that strangers did: what is done to others is theirs, though nobody was known to do it."""
        for draft in self.drafts:
            roles = self.tables.types[draft.type].roles
            doer = None if draft.hypothetical or roles == "visit" else self._doer(draft)
            land = self._of(draft, doer) if doer is not None else None
            if doer is None or land is None or land in self.merger.countries(draft):
                continue
            role: Role = "party" if roles == "party" else "member" if roles == "member" else "actor"
            actor, span = f"state:{land}", self.text.span(doer, doer + 1)
            if actor not in self.cast.actors and self.home is not None:
                self.cast.actors[actor] = replace(self.home, mentions=(span,))
            others = [
                Participant(actor=p.actor, role="target", span=p.span) if p.role == role == "actor" else p
                for p in draft.participants
            ]
            draft.participants = [Participant(actor=actor, role=role, span=span), *others]
            draft.guessed |= {actor}
            if land == self.land and (self.home is None or land != self.home.country):
                draft.lent |= {actor}  # where a report is not sent from, its people make no news by themselves

    def _of(self, draft: Draft, doer: int) -> str | None:
        """The land of strangers: where they do it, unless that may be another's; else that of the report."""
        verb = draft.namings[0].predicate
        phrases = [
            q
            for w in (verb, *self.grammar.patients(verb))
            if w == verb or doer != verb
            for q in self.grammar.obliques(w)
        ]
        there = [m for p, n in phrases if p in _AT and (m := self.cast.at(n))]
        place = next((m.actors[0] for m in there if m.form == "place" and m.actors), "")
        if place.startswith("state:") and self.grammar.lemma(doer) not in MAYBE_ABROAD:
            return place.removeprefix("state:")
        return None if self.land is None or self._elsewhere(draft) else self.land

    def _doer(self, draft: Draft) -> int | None:
        """The stranger who does it by the words, or the word for the deed where they are left out: authorities, a crowd."""
        verb, grammar, text = draft.namings[0].predicate, self.grammar, self.text
        alone = verb == draft.namings[0].token and text.upos[verb] == "NOUN"
        if alone and draft.type == "demonstration" and not draft.participants:
            return verb
        if text.upos[verb] != "VERB":
            return None
        passive = grammar.is_passive(verb)
        doers = grammar.agents(verb) if passive else grammar.subjects(verb)
        if passive and not doers and draft.type in _BY_AUTHORITIES and verb == draft.namings[0].token:
            return verb
        strange = [d for d in doers if grammar.lemma(d) in PEOPLE_OF_THE_LAND and text.upos[d] in ("NOUN", "PROPN")]
        if not strange or any(self.people.who(d) or self._apart(d) for d in doers):
            return None
        return strange[0]

    def _apart(self, doer: int) -> bool:
        """True for those whom their own words set apart: "workers from abroad", "the leadership on both sides", "foreign journalists"."""
        text = self.text
        if any(text.lower[c] in _OTHERS or self.cast.at(c) is not None for c in text.children[doer]):
            return True
        return any(p in ("from", "on", "of", "at") and not is_time(text, n) for p, n in self.grammar.obliques(doer))

    def _elsewhere(self, draft: Draft) -> bool:
        """True where the sentence or the one before it names a place in another land, where nobody who tells of it sits."""
        text, verb = self.text, draft.namings[0].predicate
        number = text.sentence_of[verb]
        there = self.cast.within(text.sentences[max(0, number - 1)].first, text.sentences[number].last)
        lands = {
            self.cast.country(a) for m in there if m.form == "place" and not self._tells(m.head, verb) for a in m.actors
        }
        return bool(lands - {self.land, None})

    def _tells(self, place: int, verb: int) -> bool:
        """True for a place in the words for those who tell of a deed: "the Foreign Ministry in Canberra said soldiers had …"."""
        text, above = self.text, self.text.path(verb)[1:]
        return any(text.relations[t].startswith("nsubj") and text.heads[t] in above for t in text.path(place))


def homeland(clock: Clock, tables: Tables) -> Actor | None:
    """The country that a report is written in or for, as one who acts."""
    row = world(tables).countries.get(clock.home or "")
    return (
        None
        if row is None
        else Actor(id=f"state:{row.iso3}", name=row.name, kind="state", country=row.iso3, mentions=())
    )
