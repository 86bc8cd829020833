"""Blows: who suffered an attack, where its own words say less of it than the report: in whose land it was, and who was told before.

"Gunmen killed nine Danish engineers in Mali" is Mali's as well; "the blast in Bamako" that of the embassy told of before.
"""

from __future__ import annotations

from chancery.facts.events import Participant, Role
from chancery.facts.spans import Span
from chancery.reading.clocks import Clock
from chancery.reading.drafts import Draft, at_other_times, standing
from chancery.reading.merging import Merger
from chancery.reading.scenes import HUBS

_BLOWS = frozenset({"strike", "detention"})
_PAST = frozenset({"occurred", "ongoing"})
_OFF = frozenset({"off", "near", "around", "along", "outside", "over", "across"})
"""What puts a thing beside a land and not into it: "a tanker off Oman", "shot down over Chad"."""
_BURSTS = frozenset("explode detonate go rip blow tear shake rock".split())
"""What a bomb does that is spoken of again: "the bomb that went off"."""
_HELD = frozenset({"release", "detention"})
_TAKEN = frozenset({"detention", "seizure"})
_OPENING = 2
_THEM = frozenset({"they", "them", "their", "him", "her", "his", "he", "she", "it", "its"})
_THE = frozenset({"the", "these", "those", "both", "all", "their", "its"})
_POINTING = frozenset({"this", "that", "it"})


class Blows:
    """Completes the attacks of one text from where they happened and from one another."""

    def __init__(self, drafts: list[Draft], merger: Merger, clock: Clock) -> None:
        self.drafts, self.merger = drafts, merger
        self.sent_from = clock.home if clock.dateline is not None and clock.home not in HUBS else None
        self.dateline = clock.dateline.span if clock.dateline is not None else (0, 0)
        self.grammar, self.text, self.cast = merger.grammar, merger.text, merger.cast

    def complete(self) -> None:
        """Gives each attack by nobody who is named the land in which it was, and each that is told again those of before."""
        for draft in self.drafts:
            if draft.type in _BLOWS and not draft.hypothetical:
                self._abroad(draft)
        for number, draft in enumerate(self.drafts):
            if draft.type == "strike" and not draft.hypothetical:
                self._again(number, draft)
            elif draft.type in _HELD:
                self._held(number, draft)

    def _abroad(self, draft: Draft) -> None:
        """The land in which strangers were attacked or taken by nobody who is named: "gunmen killed nine Danes in Mali"."""
        sides = self.merger.countries(draft)
        states = {side for side in sides if f"state:{side}" in self.cast.actors or self._foreign(side)}
        land, span = self._land_of(draft)
        if land is None or land in sides or self._doers(draft) or f"state:{land}" not in self.cast.actors:
            return
        if not states and (sides or draft.type != "strike" or draft.place is None):
            return
        role: Role = "actor" if draft.type == "detention" else "target"
        draft.participants = [*draft.participants, Participant(actor=f"state:{land}", role=role, span=span)]
        draft.lent |= frozenset({f"state:{land}"} if not states else ())

    def _land_of(self, draft: Draft) -> tuple[str | None, Span]:
        """The land in which it was, by its own words, or that which the report was sent from, where it opens with the deed."""
        place = draft.place
        if place is not None:
            return (None if self._beside(draft) else place.country), place.span
        opening = self.text.sentences[self.text.sentence_of[draft.namings[0].token]].paragraph < _OPENING
        named = {side for side in self._here(draft) if f"state:{side}" in self.cast.actors}
        alone = named <= self.merger.countries(draft)
        return (self.sent_from if opening and alone else None), self.dateline

    def _here(self, draft: Draft) -> set[str]:
        """The countries that the sentence of a happening names."""
        sentence = self.text.sentences[self.text.sentence_of[draft.namings[0].token]]
        return {self.cast.side(a) for m in self.cast.within(sentence.first, sentence.last) for a in m.actors}

    def _foreign(self, side: str) -> bool:
        """True for the country of somebody: "the Danish embassy"."""
        return any(actor.country == side for actor in self.cast.actors.values())

    def _doers(self, draft: Draft) -> list[Participant]:
        """Those who are named as who did it."""
        return [p for p in draft.participants if p.role in ("actor", "party") and p.actor not in draft.guessed]

    def _beside(self, draft: Draft) -> bool:
        """True for what is only near a land: "off Oman"."""
        token = self.text.token_at(draft.place.span[0]) if draft.place is not None else None
        return token is not None and token > 0 and self.text.lower[token - 1] in _OFF

    def _again(self, number: int, draft: Draft) -> None:
        """Those who suffered the blow that is told again by its place or its victims alone: of "a bomb wrecked the Danish
        embassy in Bamako … the bomb that went off in Bamako" Denmark.
        """
        sides, place = self.merger.countries(draft), draft.place
        if not sides or self._doers(draft) or not self._known(draft):
            return
        here = place.country if place is not None else None
        if not (sides == {here} or (draft.definite and self._plural(draft))):
            return
        told = [d for d in self.drafts[:number] if d.type == "strike" and sides < self.merger.countries(d)]
        told = [d for d in told if not at_other_times(d, draft) and not d.hypothetical and standing(d).status in _PAST]
        if len({self.merger.countries(d) for d in told}) != 1:
            return
        missing = [p for p in told[-1].participants if self.cast.side(p.actor) not in sides]
        if here is not None:
            missing = [p for p in missing if not self._land(p)]  # the other of two embassies stands elsewhere
        self._give(draft, missing)

    def _held(self, number: int, draft: Draft) -> None:
        """Who holds those, and whose they are, that are let go or held as was told before: "Two Danes were seized by Chad … the men
        were freed", "asked for their release".
        """
        sides = self.merger.countries(draft)
        if len(sides) > 1 or not self._told_before(draft):
            return
        kinds = _TAKEN | {"release"} if draft.type == "detention" else _TAKEN
        before = [d for d in self.drafts[:number] if d.type in kinds and not d.hypothetical]
        told = {s: d for d in before if sides < (s := self.merger.countries(d)) and len(s) > 1}
        if len(told) != 1:
            return
        ((_, taken),) = told.items()
        missing = [p for p in taken.participants if self.cast.side(p.actor) not in sides]
        if taken.type == "seizure":
            missing = [p for p in missing if p.role == "actor"]  # the crew need not be of the flag
        self._give(draft, missing)

    def _give(self, draft: Draft, missing: list[Participant]) -> None:
        """Puts in those whom the report told before; they make no background news."""
        draft.participants = [*draft.participants, *missing]
        draft.guessed |= frozenset(p.actor for p in missing)
        draft.lent |= frozenset(p.actor for p in missing)

    def _told_before(self, draft: Draft) -> bool:
        """True for "the men were freed", "freed them", "their release", which name again who was taken."""
        text, token = self.text, draft.namings[0].token
        whom = self.grammar.patients(token) if text.upos[token] == "VERB" else []
        whom += [n for p, n in self.grammar.obliques(token) if p == "of"] if text.upos[token] == "NOUN" else []
        whom += [c for c in text.children[token] if text.relations[c] == "nmod:poss"]
        if not whom:
            return text.upos[token] == "NOUN" and draft.definite
        return all(self._taken_up(w) for w in whom)

    def _taken_up(self, noun: int) -> bool:
        """True for "they", "the men", "the 14 foreigners", of whom no word says whose they are."""
        text = self.text
        if text.upos[noun] == "PRON":
            return text.lower[noun] in _THEM
        known = any(text.lower[c] in _THE and text.relations[c] in ("det", "nmod:poss") for c in text.children[noun])
        named = self.cast.at(noun) is not None or any(self.cast.at(c) for c in self.grammar.modifiers(noun))
        return known and not named and text.upos[noun] in ("NOUN", "NUM")

    def _known(self, draft: Draft) -> bool:
        """True for "the attack", "a bomb exploded" and "this was an attack", where the report has told of one."""
        token = draft.namings[0].token
        words = {self.text.lower[c] for c in self.text.children[token] if self.text.relations[c].startswith("nsubj")}
        return draft.definite or bool(words & _POINTING) or self.grammar.lemma(token) in _BURSTS

    def _plural(self, draft: Draft) -> bool:
        """True for "the bombings", which are all those told of before."""
        return self.text.feat(draft.namings[0].token, "Number") == "Plur"

    def _land(self, participant: Participant) -> bool:
        """True for one who is told only as the land in which it was."""
        token = self.text.token_at(participant.span[0])
        mention = self.cast.at(token) if token is not None else None
        return mention is not None and mention.form == "place"
