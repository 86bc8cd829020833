"""Nominals: the status that a happening told by a noun or an adjective has from the words beside it: "a planned trip"."""

from __future__ import annotations

from chancery.facts.events import Operator
from chancery.knowledge.events import StatusOperator
from chancery.reading.composition import compose
from chancery.reading.negation import has_condition, negated, no_determiner
from chancery.reading.operators import Operators

_NONE = StatusOperator("carry")
_FIXED = frozenset({"due", "set", "scheduled", "slated", "expected"})


class Nominals(Operators):
    """The statuses of nouns in one text: "a summit that Brussels hopes to hold" is sought, "no talks" are denied."""

    def _of_noun(self, noun: int, operators: list[Operator]) -> str | None:
        if (state := self._state(noun)) is not None:
            return state
        if no_determiner(self.text, noun):
            operators.append(self._operator(noun, "negated"))
            return "denied"
        modified = self._modified(noun, operators)
        if modified is not None:
            return modified
        side = self.side_of.get(noun)
        if side in ("ahead", "past"):
            return "scheduled" if side == "ahead" else "occurred"
        return None

    def _predicative(self, adjective: int, operators: list[Operator]) -> str | None:
        operator = self._find("adj", self.grammar.lemma(adjective), "comp", adjective)
        if operator is None:
            return None
        operators.append(self._operator(adjective, operator.effect))
        return self._turned(adjective, compose(operator.effect, None), operators)

    def _state(self, noun: int) -> str | None:
        """ "is on an official visit" is going on, "has been in talks" still is, "was in talks" has been, "will be on a
        visit" is to come, and so is the summit in "It would be the first summit".
        """
        text = self.text
        be = next((c for c in text.children[noun] if text.relations[c] == "cop"), None)
        if be is not None and any(text.lower[c] in ("will", "would", "shall") for c in text.children[noun]):
            return None if has_condition(text, noun) else "scheduled"
        if be is None or self.grammar.preposition(noun) not in ("on", "in", "under", "en"):
            return None
        perfect = any(text.lower[c] in ("has", "have") for c in text.children[noun])
        return "occurred" if text.feat(be, "Tense") == "Past" and not perfect else "ongoing"

    def _modified(self, noun: int, operators: list[Operator]) -> str | None:
        """The status that an adjective or participle before or after the noun gives: "a planned trip"."""
        for child in self.grammar.modifiers(noun) + [
            c
            for c in self.text.children[noun]
            if (self.text.relations[c] in ("acl", "advmod") and not self._of_another(c))
            or (
                self.text.lower[c] == "due"
                and c > noun
                and self.text.relations[c] in ("acl:relcl", "appos", "parataxis")
            )
        ]:
            kind = "adv" if self.text.upos[child] == "ADV" else "adj"
            operator = self._find(kind, self.text.lower[child], "mod", child) or self._find(
                kind, self.grammar.lemma(child), "mod", child
            )
            if operator is not None:
                operators.append(self._operator(child, operator.effect))
                return compose(operator.effect, None)
            to_be = self.text.relations[child] == "acl" and self.text.lower[child - 2 : child] == ["to", "be"]
            if to_be and not self._asked_for(noun):
                operators.append(self._operator(child, "scheduled"))
                return "scheduled"  # "a summit, due to be held in May"
            if self.text.relations[child] == "acl" and self.text.feat(child, "VerbForm") == "Part":
                below = self._find("verb", self.grammar.lemma(child), "obj", child)
                if below is not None and below.effect not in ("carry", "happen", "under-way", "apart", "stands"):
                    operators.append(self._operator(child, below.effect))
                    return compose(below.effect, None)
        if any(
            self.grammar.lemma(c) in ("stage", "phase") and self.grammar.preposition(c) in ("at", "in")
            for c in self.text.children[noun]
        ):
            return "ongoing"  # "talks at a delicate stage"
        if (fixed := self._fixed_behind(noun)) is not None:
            operators.append(self._operator(fixed, "scheduled"))
            return "scheduled"
        return self._wished(noun, operators)

    def _of_another(self, clause: int) -> bool:
        """True for what is said of somebody else: the calls "for Peru to be suspended" are not."""
        return any(self.text.relations[c].startswith("nsubj") for c in self.text.children[clause])

    def _asked_for(self, noun: int) -> bool:
        """True for "called for the talks to be resumed": it is the call that tells how far the talks are."""
        head = self.text.heads[noun]
        if self.grammar.preposition(noun) != "for" or head < 0 or self.text.upos[head] not in ("VERB", "NOUN"):
            return False
        kind = "verb" if self.text.upos[head] == "VERB" else "noun"
        above = self._find(kind, self.grammar.lemma(head), "of", head)
        return above is not None and above.effect == "sought"

    def _fixed_behind(self, noun: int) -> int | None:
        """The word that fixes a date behind a comma: "a third summit, due to be held in May"."""
        text, last = self.text, noun + 1
        while last < len(text.words) and noun <= text.heads[last] < last and text.words[last] != ",":
            last += 1
        if text.words[last : last + 1] != [","] or text.lower[last + 2 : last + 3] != ["to"]:
            return None
        return last + 1 if text.lower[last + 1] in _FIXED else None

    def _wished(self, noun: int, operators: list[Operator]) -> str | None:
        """The status that a relative clause gives: "a summit that Brussels hopes to hold", "that it is scheduled to host"."""
        text, grammar = self.text, self.grammar
        for verb in text.children[noun]:
            if text.relations[verb] != "acl:relcl" or text.upos[verb] != "VERB":
                continue
            held = any(
                text.relations[c] in ("xcomp", "ccomp")
                and (
                    self.tables.operators.get(("verb", grammar.lemma(c), "obj"), _NONE).effect == "happen"
                    or self.tables.operators.get(("verb", grammar.lemma(c), "subj"), _NONE).effect == "happen"
                )
                for c in text.children[verb]
            )
            operator = self._find("verb", grammar.lemma(verb), "comp" if held else "obj", verb)
            wished = operator is not None and operator.effect in ("sought", "possible")
            fixed = held and operator is not None and operator.effect in ("scheduled", "arranging")
            if operator is None or not (wished or fixed) or negated(text, verb):
                continue
            if held or not any(text.relations[c] in ("obj", "xcomp", "ccomp") for c in text.children[verb]):
                operators.append(self._operator(verb, operator.effect))
                return operator.effect
        return None
