"""Replies: whose demand, charge, offer or warning somebody turns down, where that was told before."""

from __future__ import annotations

from collections.abc import Callable

from chancery.facts.events import Participant, Role
from chancery.reading.drafts import Draft, standing
from chancery.reading.merging import Merger

_CHARGES = frozenset({"accusation", "condemnation", "protest-note"})
_WISHES = frozenset({"demand", "warning"})
_OFFERS = frozenset({"invitation", "pledge", "mediation", "aid", "demand"})
_REPORTS = frozenset({"investigation", "ruling", "statement"})
_SPOKEN = _CHARGES | _WISHES
_ANSWERED = {
    **dict.fromkeys("accusation charge claim allegation version criticism account threat complaint".split(), _SPOKEN),
    **dict.fromkeys("assertion evidence blame notion protest suggestion demand ultimatum warning".split(), _SPOKEN),
    **dict.fromkeys("remark remarks comment comments statement".split(), _SPOKEN | {"statement"}),
    **dict.fromkeys("objection appeal condition term pressure deadline".split(), _SPOKEN),
    **dict.fromkeys("finding findings report conclusion verdict".split(), _SPOKEN | _REPORTS),
    **dict.fromkeys("offer invitation proposal overture initiative idea request call plan".split(), _OFFERS),
}
"""What is turned down, and what kinds of acts have put it."""
_PROPOSED = frozenset("offer invitation proposal overture initiative idea suggestion request call appeal plan".split())
_GATHERINGS = frozenset({"meeting", "talks", "summit", "visit", "mediation", "agreement", "ceasefire"})
_HEARSAY = frozenset("rumour rumor leak story speculation".split())
_DENYING = frozenset({"deny", "dispute", "contest", "refute", "rebut"})
_TELLING = frozenset(
    "say claim allege insist maintain charge state complain believe suspect argue assert contend".split()
)
_DOING = ("actor", "guest")
_NEAR = 3
"""How many sentences back a charge may stand that is rejected."""


class Replies:
    """Gives a refusal that names one side the maker of what is refused.

    "Mali asked Togo to free the pilot. Lomé refused": Mali takes part in the refusal.
    """

    def __init__(self, drafts: list[Draft], merger: Merger) -> None:
        self.drafts, self.merger = drafts, merger
        self.grammar, self.text, self.cast = merger.grammar, merger.text, merger.cast

    def answer(self) -> None:
        """Completes every refusal of which the report has told the occasion."""
        for draft in self.drafts:
            if draft.type == "pledge":
                self._grant(draft)
            if draft.type != "rejection":
                continue
            if not draft.participants:
                self._turn_round(draft)
                continue
            clause = self._which(draft.namings[0].predicate)
            kept = [p for p in draft.participants if p.actor not in draft.guessed]
            kept = [p for p in kept if p.role == "actor"] if clause else kept
            own = {self.cast.side(p.actor) for p in kept}
            if len(own) != 1 or {p.role for p in kept} != {"actor"}:
                continue
            if makers := self._makers(draft, *own):
                draft.participants = [*kept, *(Participant(actor=p.actor, role="target", span=p.span) for p in makers)]
                draft.guessed = frozenset(p.actor for p in makers)

    def _grant(self, draft: Draft) -> None:
        """Gives a promise the one who has just asked for it: "Haiti begged Kenya for police. Nairobi promised 600"."""
        own = self.merger.countries(draft)
        here = self.text.sentence_of[draft.namings[0].token]
        if len(own) != 1 or {p.role for p in draft.participants} != {"actor"}:
            return
        (side,) = own
        asked = self._before(draft, _WISHES, lambda other: side in self._put_to(other))
        if asked is None or here - max(self.text.sentence_of[n.token] for n in asked.namings) > 1:
            return
        makers = self._others(asked, side)
        draft.participants += [Participant(actor=p.actor, role="target", span=p.span) for p in makers]
        draft.guessed |= frozenset(p.actor for p in makers)

    def _put_to(self, act: Draft) -> set[str]:
        """To whom a demand or a charge is put."""
        return {self.cast.side(p.actor) for p in act.participants if p.role == "target"}

    def _turn_round(self, draft: Draft) -> None:
        """Turns round the last demand told before, where a passive leaves out who refuses: "The request was turned down"."""
        verb = draft.namings[0].predicate
        if not self.grammar.is_passive(verb) or not self._named(verb):
            return
        asked = self._before(draft, self._kinds(verb), lambda other: len(self.merger.countries(other)) > 1)
        if asked is not None:
            role: dict[Role, Role] = {"actor": "target", "target": "actor"}
            draft.participants = [
                Participant(actor=p.actor, role=role.get(p.role, p.role), span=p.span) for p in asked.participants
            ]
            draft.guessed = frozenset(p.actor for p in draft.participants)

    def _makers(self, draft: Draft, side: str) -> list[Participant]:
        """Who made what this side turns down: the last demand or charge put to it, what it was said to have done, the gathering that
        is thought of, or what the only other one did in the sentence before.
        """
        verb = draft.namings[0].predicate
        named, bare = self._named(verb), self._bare(verb)

        def put_to_him(other: Draft) -> bool:
            put_to = self._put_to(other)
            return (bool(named) or side in put_to or (bare and not put_to)) and bool(self._others(other, side))

        if (asked := self._before(draft, self._kinds(verb), put_to_him)) is not None:
            return self._others(asked, side)
        if named & _PROPOSED and (proposed := self._before(draft, _GATHERINGS, lambda other: self._open(other, side))):
            return [p for p in proposed.participants if self.cast.side(p.actor) != side]
        here = self.text.sentence_of[draft.namings[0].token]
        if named and not named & _PROPOSED and (teller := self._charging(here, side)) is not None:
            return [teller]
        return self._doers(here, side) if named or bare else []

    def _before(self, draft: Draft, kinds: frozenset[str], fits: Callable[[Draft], bool]) -> Draft | None:
        """The last act of these kinds that is told before, not far off."""
        token, best = draft.namings[0].token, -1
        found = None
        for other in self.drafts:
            if other is draft or other.type not in kinds or not fits(other):
                continue
            before = max((n.token for n in other.namings if n.token < token), default=-1)
            if before > best and self.text.sentence_of[token] - self.text.sentence_of[before] <= _NEAR:
                best, found = before, other
        return found

    def _open(self, gathering: Draft, side: str) -> bool:
        """True for a gathering with others that is only thought of yet."""
        return standing(gathering).status in ("sought", "possible") and bool(self.merger.countries(gathering) - {side})

    def _others(self, act: Draft, side: str) -> list[Participant]:
        """Those who did an act and are not of this side."""
        return [p for p in act.participants if p.role == "actor" and self.cast.side(p.actor) != side]

    def _charging(self, here: int, side: str) -> Participant | None:
        """Who said of one what one denies, in the sentence before: "Kyiv says Budapest is blocking the talks. Hungary rejects the charge"."""
        text = self.text
        if here == 0:
            return None
        bounds = text.sentences[here - 1]
        said = next((t for t in range(bounds.first, bounds.last) if text.heads[t] < 0), -1)
        if said < 0 or self.grammar.lemma(said) not in _TELLING:
            return None
        clauses = [c for c in text.children[said] if text.relations[c] == "ccomp"]
        blamed = {
            self.cast.side(a)
            for c in clauses
            for s in self.grammar.subjects(c)
            if (m := self.cast.at(s)) is not None
            for a in m.actors
        }
        if side not in blamed:
            return None
        for subject in self.grammar.subjects(said):
            mention = self.cast.at(subject)
            if mention is not None and mention.actors and self.cast.side(mention.actors[0]) != side:
                return Participant(actor=mention.actors[0], role="target", span=mention.span)
        return None

    def _doers(self, here: int, side: str) -> list[Participant]:
        """The only other one who does something in the sentence before: "the rebels would free him only for money. Togo refused"."""
        found: dict[str, Participant] = {}
        for other in self.drafts:
            if any(self.text.sentence_of[n.token] == here - 1 for n in other.namings):
                doing = [p for p in other.participants if p.role in _DOING and p.actor not in other.guessed]
                found |= {self.cast.side(p.actor): p for p in doing if self.cast.side(p.actor) != side}
        return list(found.values()) if len(found) == 1 else []

    def _kinds(self, verb: int) -> frozenset[str]:
        """The acts of speech that a refusal can answer: a charge is denied, a demand refused; none where a rumour is denied."""
        things = {self.grammar.lemma(p) for p in self.grammar.patients(verb)}
        if things & _HEARSAY:
            return frozenset()
        if (named := frozenset[str]().union(*(_ANSWERED.get(t, ()) for t in things))) or self._of_its_own(verb):
            return named
        return _CHARGES if self.grammar.lemma(verb) in _DENYING else _SPOKEN | _OFFERS - {"pledge", "aid"}

    def _named(self, verb: int) -> frozenset[str]:
        """What is turned down that the report has told: "the demand", "Friday's offer"; not "claims that …", told here."""
        known = [thing for thing in self.grammar.patients(verb) if self.merger.nouns.told_before(thing)]
        return frozenset(self.grammar.lemma(thing) for thing in known) & _ANSWERED.keys()

    def _which(self, verb: int) -> bool:
        """True for "which Lomé denied", which may hang on any word of the charge before it."""
        text = self.text
        return text.relations[verb] == "acl:relcl" and any(
            text.lower[c] == "which" and text.relations[c] == "obj" for c in text.children[verb]
        )

    def _of_its_own(self, verb: int) -> bool:
        """True for a refusal that says what one will not do: "refused to hold elections", "ruled out any delay"."""
        below = {self.text.relations[c] for c in self.text.children[verb]}
        refusing = self.grammar.lemma(verb) in ("refuse", "rule", "decline")
        return refusing and not below.isdisjoint({"xcomp", "obj", "ccomp"})

    def _bare(self, verb: int) -> bool:
        """True for "Togo refused", "Togo said no", which leave out what."""
        text, told = self.text, {"obj", "xcomp", "ccomp", "obl", "advmod"}
        below = {text.relations[c] for c in text.children[verb] if c > verb and text.lower[c] != "no"}
        return self.grammar.lemma(verb) in ("refuse", "decline", "object", "say") and below.isdisjoint(told)
