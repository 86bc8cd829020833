"""Adjuncts: the phrases that hang on a word and the words beside it, with tolerance for the parser's errors."""

from __future__ import annotations

from chancery.language.text import Text

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_QUANTITIES = frozenset(
    "tonnes tons kilograms crates litres liters barrels number few many some several tens dozens scores hundreds thousands dozen hundred thousand millions half majority part most group pair couple series"
    " handful batch consignment fleet column team band crowd two-thirds third quarter barrage volley salvo flurry worth first last rest bulk remainder latest days weeks months years decades rounds".split()
)
_OF_TWO = frozenset({"ahead", "prior", "because", "instead", "regardless", "out"})
"""Words that are one preposition with the "of" or "to" behind them."""
_MONEY = frozenset("$ € £ ¥ million billion dollar dollars euro euros pounds yen yuan worth".split())
_SAILING = frozenset({"flagged", "registered", "owned", "operated", "crewed", "chartered"})
"""What is joined with a hyphen to the name of the land that a ship is of."""
_SPREADS = frozenset(
    "day week month hour year night series wave string raft flurry spate weekend round session part portion bulk share".split()
)


class Adjuncts:
    """Prepositional phrases, modifiers and coordinated words of one text.

    In "ships from the Philippines and Japan held a two-day drill off Palawan" the phrases of "ships" are ("from", "Philippines")
    and ("from", "Japan"), and "two-day" is a modifier of "drill".
    """

    __slots__ = ("_oblique", "text")

    def __init__(self, text: Text) -> None:
        self.text = text
        self._oblique: dict[int, tuple[tuple[str, int], ...]] = {}

    def lemma(self, token: int) -> str:
        """The lemma in lower case."""
        return self.text.lemmas[token].lower()

    def label(self, token: int) -> str:
        """The UD relation without its subtype."""
        return self.text.relations[token].partition(":")[0]

    def conjuncts(self, token: int) -> list[int]:
        """The token and what is coordinated with it: "Takaichi and Trump" gives both."""
        out = [token]
        for child in self.text.children[token]:
            if self.text.relations[child] == "conj" and self.text.upos[child] in NOMINAL and not self._left_out(child):
                out.extend(self.conjuncts(child))
            elif self.text.relations[child] == "appos" and self._listed(token, child):
                out.append(child)
        return out

    def _listed(self, first: int, second: int) -> bool:
        """True for the second of three whom the parser takes for another name of the first: "President Lind, Chancellor Roth, and
        Prime Minister Oda met".
        """
        text = self.text
        more = [c for c in text.children[first] if text.relations[c] == "conj" and c > second]
        titled = (any(text.relations[c] == "nmod:desc" for c in text.children[t]) for t in (first, second))
        return bool(more) and text.upos[second] == "PROPN" and text.words[second - 1] != "(" and all(titled)

    def _left_out(self, noun: int) -> bool:
        """True for Russia in "invited China and India but not Russia"."""
        before = [
            self.text.lower[c] for c in self.text.children[noun] if c < noun and self.text.upos[c] in ("CCONJ", "PART")
        ]
        return before in (["but", "not"], ["not"], ["and", "not"])

    def obliques(self, token: int) -> tuple[tuple[str, int], ...]:
        """The prepositional phrases that hang on a word, as (preposition, head of the phrase)."""
        known = self._oblique.get(token)
        if known is not None:
            return known
        text = self.text
        found: list[tuple[str, int]] = []
        if text.relations[token] == "cop" and text.heads[token] >= 0:  # "was in Oslo for talks"
            over = text.heads[token]
            place = self.preposition(over) if text.upos[over] in ("NOUN", "PROPN") else None
            if text.lower[over] == "back":
                known = self._oblique[token] = self.obliques(over)
                return known
            if place is not None:
                known = self._oblique[token] = ((place, over), *self.obliques(over))
                return known
        for child in text.children[token]:
            label = text.relations[child].partition(":")[0]
            if label == "advmod" and text.lower[child] in ("back", "home", "away") and child > token:
                found.extend(self.obliques(child))
                continue
            if label == "appos" and text.upos[child] == "ADJ" and child > token:
                found.extend(self.obliques(child))  # "his visit, the first by a king to Lima"
                continue
            if label not in ("obl", "nmod", "advcl", "acl", "obj", "advmod", "xcomp", "dep", "parataxis", "nsubj"):
                continue
            if text.relations[child] == "nmod:poss" or (label == "advcl" and self._states(child)):
                continue
            preposition = self.preposition(child)
            if preposition:
                found.append((preposition, child))
                found.extend((preposition, c) for c in self.conjuncts(child)[1:] if not self.preposition(c))
                found.extend((preposition, c) for c in self._continued(token, child))
            elif text.relations[child] == "obl:agent":
                found.append(("by", child))
        known = self._oblique[token] = tuple(found)
        return known

    def _states(self, clause: int) -> bool:
        """True for a clause whose predicate stands in a phrase: "after his plane was back in Israel, they fired"."""
        relations = [self.text.relations[c] for c in self.text.children[clause]]
        return "cop" in relations and "mark" in relations

    def _continued(self, token: int, name: int) -> list[int]:
        """The rest of a list whose tail the parser hangs beside its head: "ships from the Philippines, Japan and Australia"."""
        text = self.text
        if text.upos[name] != "PROPN" or text.upos[token] not in ("NOUN", "PROPN"):
            return []
        end = text.subtree(name)[1]
        return [
            c
            for tail in text.children[token]
            if text.relations[tail] == "appos"
            and text.upos[tail] == "PROPN"
            and text.subtree(tail)[0] == end
            and text.words[end] == ","
            and any(text.relations[c] == "conj" for c in text.children[tail])
            for c in self.conjuncts(tail)
        ]

    def preposition(self, token: int) -> str | None:
        """The preposition of a phrase: "ahead of", "prior to" and "out of" come as one word pair."""
        text = self.text
        for child in text.children[token]:
            if text.relations[child] == "case":
                word = text.lower[child]
                fixed = [text.lower[c] for c in text.children[child] if text.relations[c] == "fixed"]
                if (
                    not fixed
                    and word in ("of", "to")
                    and child
                    and text.lower[child - 1] in ("ahead", "prior", "advance")
                ):
                    return f"{text.lower[child - 1]} {word}"
                if not fixed and word in _OF_TWO and child + 1 < token:
                    beside = text.lower[child + 1]
                    if text.relations[child + 1] == "case" and beside in ("of", "to"):
                        return f"{word} {beside}"
                return " ".join([word, *fixed]) if fixed else word
        first, last = text.subtree(token)
        if first > 0 and text.lower[first - 1] == "for" and text.relations[first - 1] == "mark":
            return "for"
        if text.relations[token] == "nmod" and first > 0 and text.relations[first - 1] == "case":
            crossed = text.heads[first - 1] >= last > first > text.heads[token]
            return text.lower[first - 1] if crossed else None  # "concern about North Korea’s (DPRK) tests"
        return None

    def led_to(self, pronoun: int) -> int:
        """The noun that a relative pronoun behind a preposition stands for: Rwanda in "Rwanda, with which it signed a pact"."""
        text = self.text
        if text.lower[pronoun] not in ("which", "whom"):
            return pronoun
        clause = text.heads[pronoun]
        for _ in range(4):
            if clause < 0:
                break
            if text.relations[clause].startswith("acl") and 0 <= text.heads[clause] < pronoun:
                return text.heads[clause]
            clause = text.heads[clause] if self.label(clause) in ("xcomp", "ccomp", "conj") else -1
        before = text.subtree(pronoun)[0] - 1
        while before > 0 and text.words[before] == ",":
            before -= 1
        return before if before >= 0 and text.upos[before] in ("NOUN", "PROPN") else pronoun

    def modifiers(self, noun: int) -> list[int]:
        """Adjectives, compounds and possessors before a noun: "official", "two-day" of "a two-day official visit"."""
        text = self.text
        out = []
        for child in text.children[noun]:
            relation = text.relations[child]
            if relation == "det" and text.lower[child] == "another":
                out.append(child)
            if relation in ("amod", "compound", "nmod:poss", "nmod", "nummod", "flat", "nmod:desc", "nmod:unmarked"):
                if relation.startswith("nmod") and relation != "nmod:poss" and self.preposition(child):
                    continue
                out.append(child)
                below = ("conj", "compound", "amod", "flat", *(("nmod:poss",) if relation == "compound" else ()))
                out.extend(c for c in text.children[child] if text.relations[c] in below)
                if text.lower[child] in _SAILING:  # "a Singapore-flagged tanker"
                    out.extend(c for c in text.children[child] if text.relations[c] == "obl:unmarked")
        return out

    def spread(self, noun: int) -> int:
        """The noun of time or number that a happening is spread over: "days" of "nine days of joint maneuvers"; else itself."""
        head = self.text.heads[noun]
        if head >= 0 and self.label(noun) == "nmod" and self.lemma(head) in _SPREADS and self.preposition(noun) == "of":
            return head
        return noun

    def parts(self, token: int) -> list[int]:
        """What a word of quantity counts out: the crossings in "one of its two border crossings", the shells in "$40 million in
        shells", "$40 million worth of shells", the sanctions in "seven years of sanctions"; and the missile in "what appeared to be a missile".
        """
        if self.text.lower[token] == "what":
            clauses = [c for c in self.text.children[token] if self.text.relations[c].startswith("acl")]
            return [
                noun
                for clause in clauses
                for noun in self.text.children[clause]
                if self.text.relations[noun] == "xcomp" and self.text.upos[noun] in ("NOUN", "PROPN")
            ]
        money = self.text.lower[token] in _MONEY
        if (
            not money
            and self.text.upos[token] not in ("NUM", "DET", "PRON")
            and self.text.lower[token] not in _QUANTITIES
        ):
            return []
        by = ("of", "in") if money else ("of",)
        return [
            noun
            for preposition, noun in self.obliques(token)
            if preposition in by and not (preposition == "in" and self.text.upos[noun] == "PROPN")
        ]
