"""Definiteness: what the words of a noun say of which happening it names: "the visit", "another round", "meetings with lawmakers".

"The visit, the first in nine years" is one told of before; "a new round" is one of its own.
"""

from __future__ import annotations

from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.places import is_time

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "such"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "all", "both"})
_APART = frozenset(
    "another separate second third fourth fifth sixth previous last earlier next new follow-up further first similar different"
    " other additional prior past fresh subsequent later annual".split()
)
_KNOWN = frozenset({"new", "fresh", "annual"})
"""What is no other happening behind "the": "the annual exercises" are those that have just begun."""
_SEEING = frozenset({"meet", "visit", "receive", "host", "call"})
_COUNTED = frozenset({"meeting", "visit", "trip", "call", "summit", "tour", "gathering", "deal", "agreement"})
_JUDGING = frozenset(
    "call describe term brand label dub denounce condemn criticise criticize praise welcome hail protest deplore decry slam"
    " applaud mention defend justify".split()
)


class DefinitenessReader:
    """Reads the determiners, owners and ordinals of the nouns of one text."""

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar, self.cast, self.text = grammar, cast, grammar.text

    def is_definite(self, token: int, owned: bool = False) -> bool:
        """True for "the call", "this summit", "their meeting"; with `owned` for "Rice's one-day trip" too."""
        text = self.text
        if text.upos[token] not in ("NOUN", "PROPN"):
            return False
        return any(
            (text.lower[c] in _DEFINITE and text.relations[c] in ("det", "nmod:poss"))
            or (owned and text.relations[c] == "nmod:poss" and text.upos[c] == "PROPN" and self.cast.at(c) is not None)
            for c in text.children[token]
        )

    def is_apart(self, token: int) -> bool:
        """True for "another round", "a separate meeting", "the first trip": a happening of its own."""
        text = self.text
        below = {text.lower[c] for c in text.children[token]}
        if "recent" in below and not any(text.relations[c] == "nmod:poss" for c in text.children[token]):
            return True  # "the recent meeting", not "her recent trip"
        known = "the" in below
        for child in text.children[token]:
            beside = text.relations[child] == "appos" and known  # "The visit, the first in nine years"
            if text.upos[child] == "VERB":
                continue  # "The talks, which are to last a week"
            if text.lower[child] in _APART and not beside and not (known and text.lower[child] in _KNOWN):
                return True
        beside = any(text.lower[c] in ("another", "separately") for c in text.children[token])
        return beside or self._besides(token)

    def _besides(self, verb: int) -> bool:
        """True for "In addition, the delegations met traders", not for "Additionally, they discussed trade"."""
        text = self.text
        if self.grammar.lemma(verb) not in _SEEING:
            return False
        return any(text.lower[c] == "additionally" for c in text.children[verb]) or any(
            text.lower[c] == "addition" and self.grammar.preposition(c) == "in" for c in text.children[verb]
        )

    def bears_a_name(self, token: int) -> bool:
        """True for "the November 2023 Woodside Summit", which takes up no meeting told without a name."""
        text = self.text
        return text.upos[token] == "PROPN" and any(
            text.upos[c] == "PROPN" and text.relations[c] == "compound" and self.cast.at(c) is None
            for c in text.children[token]
        )

    def bare_plural(self, token: int) -> bool:
        """True for "returned for meetings with lawmakers": no meeting that was told of."""
        text = self.text
        plural = text.feat(token, "Number") == "Plur" and self.grammar.lemma(token) in _COUNTED
        return plural and not any(text.relations[c] in ("det", "nmod:poss", "nummod") for c in text.children[token])

    def indefinite(self, token: int) -> bool:
        return any(self.text.lower[c] in ("a", "an") for c in self.text.children[token])

    def told_before(self, noun: int) -> bool:
        """True for "the charge", "that version", "Friday's offer"; not for "claims that …", "the offer to sell", told here."""
        text = self.text
        below = text.children[noun]
        if any(text.relations[c] in ("acl", "ccomp") for c in below):
            return False
        return any(text.lower[c] in _POINTING or (text.relations[c] == "nmod:poss" and is_time(text, c)) for c in below)

    def judged(self, token: int) -> bool:
        """True for what somebody only speaks of: "called the exercise a provocation", "condemned the raid"."""
        verb = self.text.heads[token]
        if verb >= 0 and self.text.upos[verb] == "PRON" and self.text.relations[token].startswith("nmod"):
            return True  # "those behind the attack"
        judged = verb >= 0 and self.text.relations[token] in ("obj", "obl") and self.text.upos[verb] == "VERB"
        return judged and self.grammar.lemma(verb) in _JUDGING
