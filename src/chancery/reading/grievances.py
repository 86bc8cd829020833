"""Grievances: what an act of speech or a reprisal is about: the deed it answers and the deed it asks for, each with its two sides."""

from __future__ import annotations

from chancery.facts.events import Participant
from chancery.reading.drafts import Draft
from chancery.reading.merging import Merger

_DEEDS = frozenset(
    "strike incursion seizure detention cyber-attack expulsion border-closure boycott tariff sanctions export-control".split()
)
"""What one answers with a deed of one's own."""
_OF_RULERS = frozenset("detention ruling legislation expulsion border-closure election".split())
"""What the rulers of a land do in it."""
_REPRISALS = frozenset(
    "expulsion recall summons ties-cut protest-note strike border-closure tariff export-control boycott".split()
)
_REASONS = frozenset({"over", "after", "following", "since"})
_ASKED_FOR = frozenset({"release", "withdrawal", "apology", "sanctions-relief", "resignation"})
_TAKING = frozenset({"detention", "seizure"})
_ASKING = frozenset({"demand", "call", "ultimatum", "warning"})
_OWN_MEN = frozenset(
    "soldier troop sailor fisherman crew citizen national diplomat pilot serviceman peacekeeper envoy ambassador consul"
    " officer airman marine worker".split()
)
"""Those whom a government asks back as its own where nobody says whose they are: "the release of 49 soldiers"."""


class Grievances:
    """Completes deeds from the acts of speech and the reprisals that name them in one clause."""

    def __init__(self, drafts: list[Draft], merger: Merger) -> None:
        self.drafts, self.merger = drafts, merger
        self.grammar, self.text, self.cast = merger.grammar, merger.text, merger.cast

    def settle(self) -> None:
        """Gives each deed that a clause names as a reason or as what is asked for the two sides of that clause."""
        for number, draft in enumerate(self.drafts):
            if draft.type in _OF_RULERS:
                self._lamented(draft)
            if draft.type == "release":
                self._held(number, draft)
            if draft.type in _DEEDS:
                self._avenged(draft)
                self._regretted(draft)
            elif draft.type in _ASKED_FOR:
                self._wanted(draft)

    def _avenged(self, draft: Draft) -> None:
        """Who did and who suffered what is answered: "Albania expelled Iran's envoy over a cyberattack": Iran, Albania."""
        noun = draft.namings[0].token
        if self.text.upos[noun] != "NOUN" or self.grammar.preposition(noun) not in _REASONS:
            return
        answer = self._over(noun, _REPRISALS)
        if answer is None or answer is draft:
            return
        actors = [p for p in answer.participants if p.role == "actor"]
        targets = [p for p in answer.participants if p.role == "target" and p.actor not in answer.guessed]
        one = {self.cast.side(p.actor) for p in actors}
        targets = [
            p for p in targets if self.cast.side(p.actor) not in one
        ]  # "recalled its envoy from Chad over the raid"
        other = {self.cast.side(p.actor) for p in targets}
        if len(one) != 1 or len(other) != 1 or one == other:
            return
        firm = self._named(draft)
        aimed = any(p.role == "target" for p in draft.participants if p.actor not in draft.guessed)
        if firm <= one or (firm == other and not aimed):
            self._set(draft, targets[0], actors[0])

    def _regretted(self, draft: Draft) -> None:
        """Who did and who suffered what somebody is sorry for: "apologised to Mozambique for the raid": the speaker, Mozambique."""
        sorry = self._over(draft.namings[0].token, frozenset({"apology"}))
        if sorry is None or sorry is draft:
            return
        actors = [p for p in sorry.participants if p.role == "actor"]
        targets = [p for p in sorry.participants if p.role == "target"]
        one, other = {self.cast.side(p.actor) for p in actors}, {self.cast.side(p.actor) for p in targets}
        have = {self.cast.side(p.actor) for p in draft.participants}
        if len(one) == len(other) == 1 and one != other and have <= one | other:
            self._set(draft, actors[0], targets[0])

    def _lamented(self, draft: Draft) -> None:
        """Whom one blames who names only the deed: "is gravely concerned by the arrests of editors in Togo" is said of Togo."""
        blame = self._over(draft.namings[0].token, frozenset({"condemnation"}))
        doers = [p for p in draft.participants if p.role in ("actor", "member") and p.actor not in draft.guessed]
        if blame is None or blame is draft or len({self.cast.side(p.actor) for p in doers}) != 1:
            return
        have = {self.cast.side(p.actor) for p in blame.participants}
        if len(have) == 1 and self.cast.side(doers[0].actor) not in have:
            target = Participant(actor=doers[0].actor, role="target", span=doers[0].span)
            blame.participants = [*blame.participants, target]

    def _named(self, draft: Draft) -> frozenset[str]:
        """The sides that the words of a deed name, not those of the clause above it nor any guess."""
        first, last = self.text.subtree(draft.namings[0].token)
        inside = {a for m in self.cast.within(first, last) if m.form != "place" for a in m.actors}
        return frozenset(self.cast.side(p.actor) for p in draft.participants if p.actor in inside)

    def _wanted(self, draft: Draft) -> None:
        """Who is to do what is asked of him: "urged Niamey to agree to the release of the president": the release is Niamey's;
        those asked back are the speaker's own where they are his men.
        """
        noun = draft.namings[0].token
        demand = self._over(noun, _ASKING) if self.text.upos[noun] == "NOUN" else None
        if demand is None:
            return
        asked = [p for p in demand.participants if p.role == "target"]
        asking = [p for p in demand.participants if p.role == "actor"]
        inside = {a for m in self.cast.within(*self.text.subtree(noun)) for a in m.actors}
        if draft.type == "release":  # "called for the release of all detainees", who are held by another
            askers = {self.cast.side(p.actor) for p in asking} - {self.cast.side(a) for a in inside}
            draft.participants = [p for p in draft.participants if self.cast.side(p.actor) not in askers]
        firm = [p for p in draft.participants if p.actor not in draft.guessed]
        if any(p.role == "actor" for p in firm):
            return
        sides = {self.cast.side(p.actor) for p in asked}
        if len(sides) != 1 or not asking:
            return
        have = {self.cast.side(p.actor) for p in firm}
        kept = [p for p in firm if self.cast.side(p.actor) not in sides]
        draft.participants = [Participant(actor=asked[0].actor, role="actor", span=asked[0].span), *kept]
        men = [n for p, n in self.grammar.obliques(noun) if p == "of" and self._is_own(n)]
        if draft.type == "release" and men and not have - sides:
            draft.participants.append(Participant(actor=asking[0].actor, role="target", span=asking[0].span))

    def _held(self, number: int, draft: Draft) -> None:
        """Who is to let go those whom he took, and is asked to: "Iran seized 15 British sailors. Oslo demanded their release": Iran,
        Britain; and Norway demands it of Iran.
        """
        noun = draft.namings[0].token
        theirs = any(
            self.text.relations[c] == "nmod:poss" and self.text.upos[c] == "PRON" for c in self.text.children[noun]
        )
        held = {self.cast.side(p.actor) for p in draft.participants if p.actor not in draft.guessed}
        if not theirs or self.text.upos[noun] != "NOUN" or len(held) != 1:
            return
        taken = next((d for d in reversed(self.drafts[:number]) if d.type in _TAKING and self._met(d) == held), None)
        holders = [p for p in taken.participants if p.role == "actor"] if taken is not None else []
        if taken is None or len({self.cast.side(p.actor) for p in holders} - held) != 1:
            return
        self._set(draft, holders[0], next(p for p in taken.participants if p.role == "target"))
        demand = self._over(noun, _ASKING)
        asking = {self.cast.side(p.actor) for p in demand.participants if p.role == "actor"} if demand else set()
        if demand is not None and self._met(demand) <= held and self.cast.side(holders[0].actor) not in asking:
            kept = [p for p in demand.participants if p.role == "actor"]
            demand.participants = [*kept, Participant(actor=holders[0].actor, role="target", span=holders[0].span)]
            demand.guessed &= frozenset(p.actor for p in kept)

    def _met(self, draft: Draft) -> set[str]:
        """The sides to which a draft is done."""
        return {self.cast.side(p.actor) for p in draft.participants if p.role == "target"}

    def _is_own(self, noun: int) -> bool:
        """True for soldiers and citizens of whom no word says whose they are."""
        named = any(self.cast.at(c) for c in self.grammar.modifiers(noun)) or self.cast.at(noun) is not None
        return self.grammar.lemma(noun) in _OWN_MEN and not named

    def _over(self, noun: int, types: frozenset[str]) -> Draft | None:
        """The act in whose clause a noun stands, as its object, its reason or what it is about."""
        text, node = self.text, noun
        for _ in range(3):
            node = text.heads[node]
            if node < 0:
                return None
            for other in self.drafts:
                if other.type in types and any(node in (n.predicate, n.token) for n in other.namings):
                    return other
            if text.upos[node] == "VERB" and text.relations[node] not in ("xcomp", "conj"):
                return None
        return None

    def _set(self, draft: Draft, actor: Participant, target: Participant) -> None:
        """Makes these two the sides of a deed, in place of whoever it had."""
        draft.participants = [
            Participant(actor=actor.actor, role="actor", span=actor.span),
            Participant(actor=target.actor, role="target", span=target.span),
        ]
