"""Sharing: whom an event has in common with another that the report tells beside it: the guest of a tour, the accused of a charge."""

from __future__ import annotations

from chancery.facts.events import Participant, Role
from chancery.reading.antecedents import summed_up
from chancery.reading.drafts import Draft, standing
from chancery.reading.merging import Merger
from chancery.reading.replies import Replies

_SPEECH = frozenset(
    {"demand", "condemnation", "accusation", "warning", "protest-note", "rejection", "boycott", "ultimatum"}
)
_JUDGING = frozenset({"support", "condemnation"})
_DEEDS = frozenset(
    "decision move step announcement declaration plan measure action proposal initiative steps offer approach exchange swap order"
    " decree edict ultimatum roundup crackdown sale purchase closure ban curb restriction remark remarks comment comments"
    " statement".split()
)
_SPOKEN = frozenset({"say", "tell", "announce", "declare", "insist", "add", "state"})
_DOING = frozenset({"actor", "party", "member", "mediator"})
_JUST = 2
_ANSWERING = frozenset("demand warning accusation condemnation pledge protest-note summons recall".split())
_ADDRESSED = frozenset("state country nation party side government member leader all everyone".split())


class Sharer:
    """Completes the drafts of one text from one another."""

    def __init__(self, drafts: list[Draft], merger: Merger) -> None:
        self.drafts, self.merger = drafts, merger
        self.grammar, self.text, self.cast = merger.grammar, merger.text, merger.cast

    def share(self) -> None:
        """Gives each draft that names one side only the other one of the draft it goes with, or answers, if any."""
        for number, draft in enumerate(self.drafts):
            if draft.type == "visit":
                self._guest(number, draft)
            elif draft.type in _JUDGING:
                self._judged(number, draft)
            elif draft.type == "election":
                self._observed(number, draft)
            if draft.type in _SPEECH:
                self._same_breath(draft)
            if draft.type in _ANSWERING:
                self._answered(number, draft)
        Replies(self.drafts, self.merger).answer()

    def _guest(self, number: int, draft: Draft) -> None:
        """Who comes to the "stopovers in Lima and Quito" of which no words say whose they are: the one guest told before."""
        if not draft.participants or any(p.role == "guest" for p in draft.participants):
            return
        before = [d for d in self.drafts[:number] if d.type == "visit" and d is not draft]
        guests = {self.cast.side(p.actor): p for d in before for p in d.participants if p.role == "guest"}
        if len(guests) == 1:
            (guest,) = guests.values()
            if self.cast.side(guest.actor) not in self.merger.countries(draft):
                self._give(draft, [guest], "guest")

    def _observed(self, number: int, draft: Draft) -> None:
        """Whose election it is to which somebody sends observers, and that they go to his land: of "Kenya's minister met Chad's. Kenya
        will send observers to the election in May" Chad's.
        """
        verb = self.text.heads[draft.namings[0].token]
        sent = next((d for d in self.drafts if d.type == "deployment" and d.namings[0].predicate == verb), None)
        own = self.merger.countries(sent) if sent is not None else frozenset[str]()
        if draft.participants or sent is None or len(own) != 1:
            return
        for other in reversed(self.drafts[:number]):
            hosts = {self.cast.side(p.actor): p for p in other.participants if self.cast.side(p.actor) not in own}
            if own <= self.merger.countries(other) and len(hosts) == 1:
                ((side, host),) = hosts.items()
                state = f"state:{side}"
                actor = state if state in self.cast.actors else host.actor
                host = Participant(actor=actor, role=host.role, span=host.span)
                self._give(draft, [host], "member")
                self._give(sent, [host], "target")
                return

    def _judged(self, number: int, draft: Draft) -> None:
        """Whose deed it is that is welcomed or condemned: "Niger and Mali signed a pact … Paris condemned the move"."""
        own = self.merger.own(draft)
        verb = draft.namings[0].predicate
        if len(own) == 1 and (doers := self._summed_up(verb, own)):
            self._give(draft, doers, "target")
            return
        things = [noun for noun in self.grammar.patients(verb) if self._is_bare(noun)]
        if len(own) > 1 or not things or (not own and not self.grammar.subjects(verb)):
            return
        here = self.text.sentence_of[verb]
        for other in reversed(self.drafts[:number]):
            last = max((n.token for n in other.namings if n.token < verb), default=-1)
            if last < 0 or here - self.text.sentence_of[last] > _JUST:
                continue
            if here - self.text.sentence_of[last] == _JUST and self._spoke_before(here, own):
                break
            doers = [p for p in other.participants if p.role in _DOING and p.actor not in other.guessed]
            sides = {self.cast.side(p.actor) for p in doers}
            going_on = standing(other).status in (
                "ongoing",
                "sought",
            )  # who "is still waiting to join" has made no move
            if other is draft or other.type in _JUDGING or not sides or sides & own or going_on:
                continue
            if draft.type == "support" and (other.type == "ruling" or len(sides) > 1):
                return
            self._give(draft, doers, "target")
            return
        if speaker := self._spoke_before(here, own):
            self._give(draft, speaker, "target")

    def _summed_up(self, verb: int, own: frozenset[str]) -> list[Participant]:
        """Whose deed it is that a noun sums up: "is unhappy that Peru would join the talks, a decision hailed by Quito"."""
        deed = summed_up(self.text, verb)
        mentions = [self.cast.at(s) for s in self.grammar.subjects(deed)] if deed is not None else []
        acting = [(a, m) for m in mentions if m is not None for a in m.actors if self.cast.side(a) not in own]
        return [Participant(actor=a, role="target", span=m.span) for a, m in acting]

    def _spoke_before(self, here: int, own: frozenset[str]) -> list[Participant]:
        """Whose move it is that stands in no happening: of him who said in the sentence before what he would do, "Tunis said it
        could not approve the bid. Rabat criticised the approach".
        """
        text = self.text
        bounds = text.sentences[here - 1] if here else None
        said = next((t for t in range(bounds.first, bounds.last) if text.heads[t] < 0), -1) if bounds else -1
        if said < 0 or self.grammar.lemma(said) not in _SPOKEN:
            return []
        clauses = [c for c in text.children[said] if text.relations[c] == "ccomp"]
        mentions = [self.cast.at(s) for s in self.grammar.subjects(said)]
        speakers = {a for m in mentions if m is not None for a in m.actors}
        acting = [m for c in clauses for s in self.grammar.subjects(c) if (m := self.cast.at(s)) is not None]
        same = [m for m in acting if {self.cast.side(a) for a in m.actors} == {self.cast.side(a) for a in speakers}]
        if not same or {self.cast.side(a) for a in speakers} & own:
            return []
        return [Participant(actor=a, role="target", span=same[0].span) for a in sorted(speakers)]

    def _is_bare(self, noun: int) -> bool:
        """True for "the move", "Friday's decision", told before; not for "the decision by Peru", nor "the decision to leave"."""
        text = self.text
        if self.grammar.lemma(noun) not in _DEEDS or not self.merger.nouns.told_before(noun):
            return False
        return (
            not any(self.cast.at(c) for c in self.grammar.modifiers(noun))
            and not any(p in ("by", "of", "from") for p, _ in self.grammar.obliques(noun))
            and not any(text.relations[c].startswith("acl") for c in text.children[noun])
        )

    def _answered(self, number: int, draft: Draft) -> None:
        """Whom an act is an answer to, where its own sentence names nobody else: "A Peruvian missile brought down a Chilean
        airliner. Santiago demanded compensation": Peru.
        """
        own = self.merger.countries(draft)
        here = self.text.sentence_of[draft.namings[0].token]
        bounds = self.text.sentences[here]
        if len(own) != 1 or here == 0 or any(p.role == "target" for p in draft.participants):
            return
        named = {self.cast.side(a) for m in self.cast.within(bounds.first, bounds.last) for a in m.actors}
        if {side for side in named if not side.startswith(("person:", "group:"))} - own:
            return
        before = [d for d in self.drafts[:number] if self.text.sentence_of[d.namings[-1].token] == here - 1]
        if not before:
            return
        first = before[-1]
        doers = [
            p
            for p in first.participants
            if p.role in ("actor", "member") and p.actor not in first.guessed and self.cast.side(p.actor) not in own
        ]
        met = {self.cast.side(p.actor) for p in first.participants if p.role == "target"}
        meant = met & own or (not met and first.type == "demand") or (draft.type == "demand" and self._undoing(draft))
        if len({self.cast.side(p.actor) for p in doers}) == 1 and meant:
            self._give(draft, doers, "target")

    def _undoing(self, demand: Draft) -> bool:
        """True for what is asked to be done to what was told before: "called for it to be reopened", "asked that the ban be lifted"."""
        text, verb = self.text, demand.namings[0].predicate
        wanted = [
            c for c in text.children[verb] if c > verb and text.relations[c] in ("ccomp", "xcomp", "advcl", "acl")
        ]
        things = [s for c in wanted if self.grammar.is_passive(c) for s in self.grammar.patients(c)]
        return any(text.lower[t] in ("it", "they", "them") or self._is_bare(t) for t in things)

    def _same_breath(self, draft: Draft) -> None:
        """Of whom it is asked that is asked in one breath with a reproof: "denounced the raid by Chad and demanded an apology"."""
        own = self.merger.own(draft)
        verb = draft.namings[0].predicate
        if (
            len(own) != 1
            or self.text.relations[verb] != "conj"
            or any(self.text.relations[c].startswith("nsubj") for c in self.text.children[verb])
            or self._bids_others(verb)
        ):
            return
        first = self.text.heads[verb]
        together = {first, *(c for c in self.text.children[first] if self.text.relations[c] == "conj" and c < verb)}
        for other in self.drafts:
            if other is draft or other.type not in _SPEECH or other.namings[0].predicate not in together:
                continue
            told = [p for p in other.participants if p.role == "target" and self.cast.side(p.actor) not in own]
            doers = {self.cast.side(p.actor) for p in other.participants if p.role == "actor"}
            if told and doers & own:
                self._give(draft, told, "target")
                return

    def _bids_others(self, verb: int) -> bool:
        """True where the verb says whom it asks, and that is nobody told of: "condemned the raid and called on all states to help"."""
        text = self.text
        asked = [c for c in text.children[verb] if text.relations[c] == "obl" and text.lower[c - 1 : c] != ["for"]]
        called = [c for c in asked if any(text.lower[g] in ("on", "upon") for g in text.children[c])]
        return any(self.cast.at(c) is None and self.grammar.lemma(c) in _ADDRESSED for c in called)

    def _give(self, draft: Draft, found: list[Participant], role: Role) -> None:
        """Puts in those whom another draft names, in place of whom the context gave."""
        kept = [p for p in draft.participants if p.actor not in draft.guessed]
        known = {p.actor for p in kept}
        new = [Participant(actor=p.actor, role=role, span=p.span) for p in found if p.actor not in known]
        draft.participants = [*new, *kept] if role == "guest" else [*kept, *new]
        draft.guessed = frozenset(p.actor for p in new)
