"""Stories: what a report goes on about, so that what names nobody can still be known to be theirs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from chancery.facts.events import Participant, Role
from chancery.reading.cast import Mention
from chancery.reading.drafts import Draft
from chancery.reading.merging import Merger

_OF_TWO = frozenset(
    "agreement apology border-closure boycott ceasefire clash exercise release sanctions-relief talks ties-cut"
    " ties-restored withdrawal".split()
)
"""What in a report on two countries is nearly always between the two; an arrest or a raid need not be."""
_COUPS = frozenset({"coup", "putsch", "mutiny"})
_SHARE = 0.6
_MOSTLY = 0.65


class Story:
    """The two sides that a report is about, where it is about two.

    "The workers were freed the next month", in a report that names Bahrain and Qatar more than all others together and tells more
    happenings of the two than of any others: a release between Bahrain and Qatar.
    """

    def __init__(self, drafts: list[Draft], merger: Merger) -> None:
        self.drafts, self.merger = drafts, merger
        self.cast, self.text = merger.cast, merger.text
        self._namings: dict[str, list[tuple[Mention, str]]] = {}
        self.named: Counter[str] = Counter()
        self.sides = self._sides()

    def _sides(self) -> frozenset[str] | None:
        """The two sides named most, where they have three namings in five and half of all that is told of several
        sides is told of these two, a happening as often as it is named.
        """
        named = self.named
        for id, actor in self.cast.actors.items():
            if id not in self.cast.outlets and (actor.kind != "person" or actor.country or actor.role):
                named[self.cast.side(id)] += len(actor.mentions)
        told = Counter(p for d in self.drafts if len(p := self.merger.countries(d)) > 1 for _ in d.namings)
        if len(named) < 2 or not told:
            return None
        (first, one), (second, other) = named.most_common(2)
        pair, times = told.most_common(1)[0]
        mostly = one + other > _SHARE * named.total() and 2 * times >= told.total()
        return pair if mostly and pair == {first, second} else None

    def complete(self) -> None:
        """Gives what is of two sides and names nobody the two of the story, where its sentence speaks of no third; not what
        names others in words of their own.
        """
        for draft in self.drafts:
            watched = draft.type == "election" and self._watched(draft)
            draft.participants = [] if watched else draft.participants
            within = draft.type == "election" or self.merger.grammar.lemma(draft.namings[0].token) in _COUPS
            if within and not draft.participants and (land := self._whose_polls(draft)) is not None:
                one = self._told(land, draft.namings[0].token)
                role: Role = "member" if draft.type == "election" else "actor"
                draft.participants = [Participant(actor=one.actor, role=role, span=one.span)]
                draft.guessed = frozenset({one.actor})
                draft.lent = frozenset() if watched else draft.guessed
            if self.sides is None or draft.participants or draft.type not in _OF_TWO:
                continue
            if (
                draft.hypothetical
                or not any(draft.firm)
                or not self._here(draft) <= self.sides
                or self._of_others(draft)
                or self._called_for(draft)
            ):
                continue
            draft.participants = [self._told(side, draft.namings[0].token) for side in sorted(self.sides)]
            draft.guessed = frozenset(p.actor for p in draft.participants)

    def _watched(self, draft: Draft) -> bool:
        """True where those who are told only prepare, watch or call for it: "the union sent observers to the election in May"."""
        first, last = self.text.subtree(draft.namings[0].token)
        inside = range(self.text.start[first], self.text.end[last - 1])
        held = self.text.upos[draft.namings[0].token] == "NOUN"  # not "the elected leader of Somaliland"
        return (
            held
            and bool(draft.participants)
            and all(
                p.actor.startswith("org:") and self.cast.country(p.actor) is None and p.span[0] not in inside
                for p in draft.participants
            )
        )

    def _whose_polls(self, draft: Draft) -> str | None:
        """Whose election or coup it is of which nobody says so: the one country's of which its sentence speaks, or else the report above all:
        "Skopje has protested … A parliamentary election is due on May 8".
        """
        here = {side for side in self._here(draft) if f"state:{side}" in self.cast.actors}
        if (there := self._whereof(draft)) is not None:
            return there
        if here:
            return next(iter(here)) if len(here) == 1 else None
        states = {side: n for side, n in self.named.items() if f"state:{side}" in self.cast.actors}
        most = max(states, key=lambda side: states[side], default=None)
        return most if most is not None and states[most] > _MOSTLY * self.named.total() else None

    def _whereof(self, draft: Draft) -> str | None:
        """The land of which a clause with "where" tells: "went to Kenya, where the union is preparing for elections"."""
        text = self.text
        for node in text.path(draft.namings[0].predicate):
            clause = text.relations[node].startswith("acl") and any(
                text.lower[c] == "where" for c in text.children[node]
            )
            land = self.cast.at(text.heads[node]) if clause else None
            if land is not None and land.actors and land.actors[0].startswith("state:"):
                return self.cast.side(land.actors[0])
        return None

    def _of_others(self, draft: Draft) -> bool:
        """True where the words name two sides or a partner that are none of the cast: "police and militants clashed", "talks with
        the strikers", "Polly Peck's agreement".
        """
        naming, grammar, text = draft.namings[0], self.merger.grammar, self.text
        verb, noun = naming.predicate, naming.token
        two = () if grammar.is_passive(verb) else tuple(c for c in text.children[verb] if text.relations[c] == "nsubj")
        sides = [s for c in two if len(both := grammar.conjuncts(c)) > 1 for s in both]
        sides += [t for w in {verb, noun} for p, t in grammar.obliques(w) if p in ("with", "between", "against")]
        sides += [c for c in text.children[noun] if text.relations[c] == "nmod:poss" and text.upos[c] != "PRON"]
        return any(text.upos[s] in ("NOUN", "PROPN") and self.cast.at(s) is None for s in sides)

    def _called_for(self, draft: Draft) -> bool:
        """True for the release that both sides call for, so that it is another's: "They called for the release of the crew"."""
        noun, grammar = draft.namings[0].token, self.merger.grammar
        verb = self.text.heads[noun]
        if draft.type != "release" or verb < 0 or grammar.preposition(noun) != "for":
            return False
        callers = [m for s in grammar.subjects(verb) if (m := self.cast.at(s)) is not None]
        return frozenset(self.cast.side(a) for m in callers for a in m.actors) == self.sides

    def _here(self, draft: Draft) -> set[str]:
        """The sides that the sentence of a happening speaks of, as places too."""
        sentence = self.text.sentences[self.text.sentence_of[draft.namings[0].token]]
        mentions = self.cast.within(sentence.first, sentence.last)
        return {self.cast.side(a) for m in mentions for a in m.actors if a not in self.cast.outlets}

    def _told(self, side: str, token: int) -> Participant:
        """A side as it was named last before `token`: by the country or body itself where the report names it, else by whoever
        stands for it.
        """
        said = self._said(side)
        mention, actor = said[max(bisect_left(said, token, key=lambda row: row[0].head) - 1, 0)]
        return Participant(actor=actor, role="party", span=mention.span)

    def _said(self, side: str) -> list[tuple[Mention, str]]:
        """Where a side is named, in the order of the words: as a whole, where it is."""
        if side not in self._namings:
            named = [(m, a) for m in self.cast.mentions for a in m.actors if self.cast.side(a) == side]
            whole = [(m, a) for m, a in named if not a.startswith(("person:", "office:", "body:"))] or named
            self._namings[side] = sorted(whole, key=lambda row: row[0].head)
        return self._namings[side]
