"""Presumptions: what a text takes to be there, to be wanted or to be only thought of, without saying so of the noun that names it.

"The pact will allow" takes the pact to be there; "flew to Doha to secure the release" takes the release to be wanted.
"""

from __future__ import annotations

from chancery.facts.events import Operator
from chancery.reading.idioms import LENGTHS, TO_COME
from chancery.reading.negation import negated
from chancery.reading.nominals import Nominals
from chancery.reading.operators import ENDING

_PAPERS = frozenset(
    "agreement pact accord treaty deal memorandum protocol sanction statement declaration communique ruling resolution"
    " decree law verdict".split()
)
_COMING = frozenset("be come follow take enter conclude happen include need require depend await wait go begin".split())
"""What a paper that is not there yet does as well: "The deal will come", "will be signed", "would require"."""
_REACHING = frozenset(
    "secure obtain ensure achieve attain win reach facilitate expedite guarantee bring increase expand sustain".split()
)
_BOUND = frozenset({"commit", "committed", "commitment", "dedicate", "dedicated", "devote", "work"})
_INQUIRIES = frozenset({"investigation", "inquiry", "enquiry", "probe", "investigate", "inquire", "probing"})
_ANSWERS = frozenset(
    [
        ("for", w)
        for w in "accountable responsible reward compensate compensation retaliation revenge reprisal payback".split()
    ]
    + [("to", w) for w in "response reaction reply answer respond react retaliate".split()]
)


class Presumptions(Nominals):
    """What is presumed of the nouns of one text by the words that they stand under."""

    def _aimed_at(self, noun: int) -> bool:
        """True for what is to be reached: "flew to Doha to secure the release of the crew", "is committed to ensuring aid"."""
        text, grammar = self.text, self.grammar
        verb = text.heads[grammar.spread(noun)]
        if verb < 0 or text.relations[grammar.spread(noun)] != "obj" or grammar.lemma(verb) not in _REACHING:
            return False
        label = text.relations[verb].partition(":")[0]
        if text.feat(verb, "VerbForm") == "Inf":
            return label in ("advcl", "acl")
        above = text.heads[verb]
        return label in ("advcl", "acl") and above >= 0 and grammar.lemma(above) in _BOUND

    def _in_force(self, noun: int) -> bool:
        """True for a paper that is there before what comes of it: "The pact will allow", "Under the accord, Oslo will pay"."""
        text = self.text
        if self.grammar.lemma(noun) not in _PAPERS or self.side_of.get(noun) == "ahead":
            return False
        if self.grammar.preposition(noun) == "under":
            return True
        if self._only_to_come(noun):
            return False
        known = any(
            text.relations[c] == "nmod:poss"
            or (text.relations[c] == "det" and text.lower[c] in ("the", "this", "these"))
            for c in text.children[noun]
        )
        return known and text.relations[noun] == "nsubj" and self.grammar.lemma(text.heads[noun]) not in _COMING

    def _only_to_come(self, noun: int) -> bool:
        """True for "The new sanctions will target banks", "The planned treaty will", "Its ruling would bar": none is there yet.

        "The new agreement will" may be signed; "said the pact would" is but the "will" of what was said.
        """
        text, verb = self.text, self.text.heads[noun]
        words = {text.lower[c] for c in text.children[noun] if text.relations[c] in ("amod", "compound")} & TO_COME
        if words - {"new"} or (words and self.grammar.lemma(noun) == "sanction"):
            return True
        reported = text.relations[verb] == "ccomp" and text.heads[verb] < verb
        return not reported and any(text.lower[c] in ("would", "'d") for c in text.children[verb])

    def _answered_for(self, noun: int, head: int, preposition: str | None) -> bool:
        """True for a deed that is looked into or answered for: "an inquiry into the killing", "accountable for its attack", "in
        response to the raid"; not for what may yet come: "responsible for any attack", "in response to an attack".
        """
        text, lemma = self.text, self.grammar.lemma(head)
        if preposition == "into":
            return lemma in _INQUIRIES
        if (preposition, lemma) not in _ANSWERS:
            return False
        below = text.children[noun]
        return any(text.relations[c] == "nmod:poss" or text.lower[c] in ("the", "this", "that", "these") for c in below)

    def _thought_of(self, noun: int, verb: int) -> bool:
        """True for "Air strikes could do harm", "an attack would bring the treaty into play": no strike is told of."""
        text = self.text
        if not any(text.lower[c] in ("could", "would", "might") for c in text.children[verb]):
            return False
        told = any(
            text.relations[c] == "nmod:poss" or text.lower[c] in ("the", "this", "that", "these", "those")
            for c in text.children[noun]
        )
        return not told and noun not in self.side_of

    def _meantime(self, noun: int) -> bool:
        """True for "during the visit", and for "refused through two days of talks"; "through talks" is only by which means."""
        preposition = self.grammar.preposition(noun)
        return preposition in ("during", "throughout") or (
            preposition == "through" and self.grammar.lemma(noun) in LENGTHS
        )

    def _away(self, place: int) -> bool:
        """True for "is off to Manila on Sunday"."""
        text = self.text
        return any(text.relations[c] == "cop" and text.feat(c, "Tense") == "Pres" for c in text.children[place])

    def _left_out(self, verb: int, relation: str) -> bool:
        """True for those who "were not invited to the talks", which go on without them."""
        return relation == "obl" and self.grammar.lemma(verb) == "invite" and negated(self.text, verb)

    def _due_to_end(self, operators: list[Operator]) -> bool:
        """True for talks that "are due to end on Friday": what has yet to end is going on."""
        last = self.text.token_at(operators[-1].span[0]) if operators else None
        if (
            last is None
            or self.text.lower[last + 1 : last + 2] != ["to"]
            or "had" in self.text.lower[max(0, last - 3) : last]
        ):
            return False
        return self.text.lower[last + 2 : last + 3] != [] and self.text.lower[last + 2] in ENDING
