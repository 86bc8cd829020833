"""Antecedents: what an "it" or a noun that sums up stands for, where a stand is about that."""

from __future__ import annotations

from chancery.knowledge.attribution import WordTables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast

_NUMBERS = {"it": "Sing", "them": "Plur"}
_THINGS = ("nsubj", "nsubj:pass", "obj")
_SUMMING = frozenset(
    "step move decision prospect stop act idea possibility outcome measure deed gesture scenario demand request suggestion"
    " course notion something".split()
)
_CLAUSES = frozenset({"advcl", "acl:relcl"})


class Antecedents:
    """Finds what stands behind the pronouns and summing nouns of one text."""

    def __init__(self, grammar: Grammar, cast: Cast, words: WordTables) -> None:
        self.grammar, self.text, self.cast, self.words = grammar, grammar.text, cast, words

    def of(self, token: int, issue: int) -> int | None:
        """The noun that an "it" or "them" which is the issue of a stance word stands for; None for anything else.

        "when the step was announced, described it as reckless": the step.
        """
        pronoun = self.text.lower[issue] in _NUMBERS and self.text.upos[issue] == "PRON"
        return self._thing(token, issue) if pronoun else None

    def _thing(self, token: int, pronoun: int) -> int | None:
        """The thing that a pronoun stands for, in its sentence or else the one before: the last subject, or where none is one, the last
        object.
        """
        text, number = self.text, _NUMBERS[self.text.lower[pronoun]]
        here = text.sentence_of[token]
        for sentence in (here, here - 1):
            if sentence < 0 or text.sentences[sentence].paragraph != text.sentences[here].paragraph:
                return None
            first, last = text.sentences[sentence].first, min(text.sentences[sentence].last, pronoun)
            things = [
                t
                for t in range(first, last)
                if text.upos[t] == "NOUN"
                and text.relations[t] in _THINGS
                and text.feat(t, "Number") == number
                and self._is_thing(t)
            ]
            subjects = [t for t in things if text.relations[t] != "obj"]
            if things:  # of "viewed the move as contradicting the deal" the move
                return (subjects or sorted(things, key=lambda t: -len(text.path(t))))[-1]
        return None

    def _is_thing(self, noun: int) -> bool:
        """True for a noun that names no actor and nobody who speaks."""
        mention = self.cast.at(noun)
        named = mention is not None and bool(mention.actors)
        return not named and self.text.lemmas[noun].lower() not in self.words.sources


def summed_up(text: Text, token: int) -> int | None:
    """The verb of what a noun sums up that a stance word hangs on: "…, a step that Nigeria fears", "a prospect that alarms",
    "a move condemned by Quito".
    """
    clause = token
    while text.relations[clause] == "conj" and text.heads[clause] >= 0:
        clause = text.heads[clause]
    noun = text.heads[clause]
    told = text.relations[clause].startswith("acl:relcl") or text.relations[clause] == "acl"
    if not told or noun < 0 or text.lemmas[noun].lower() not in _SUMMING:
        return None
    bare = text.lower[noun] == "something" or any(text.lower[c] in ("a", "an") for c in text.children[noun])
    if text.relations[noun] not in ("appos", "parataxis", "dep", "obl:unmarked") or not bare:
        return None
    node = text.heads[noun]
    for _ in range(6):
        if node < 0:
            return None
        own = any(text.relations[c].startswith("nsubj") for c in text.children[node] if text.upos[c] != "PRON")
        if text.upos[node] == "VERB" and (own or text.relations[node] not in _CLAUSES):
            return node
        node = text.heads[node]
    return None
