"""Pairs: what the tree says of two namings that follow each other, whether they are one happening or two.

"boarded and seized the tanker" is one seizure; "its annexation of Crimea and its invasion in February 2022" are two incursions.
"""

from __future__ import annotations

from chancery.reading.arguments import Grammar
from chancery.reading.drafts import Draft

KIN = (
    frozenset({"meeting", "talks", "summit", "call"}),
    frozenset({"summit", "visit"}),
    frozenset({"agreement", "ceasefire"}),
    frozenset({"strike", "clash", "incursion"}),
    frozenset({"seizure", "incursion"}),
    frozenset({"sanctions", "export-control", "tariff"}),
    frozenset({"patrol", "exercise"}),
    frozenset({"invitation", "mediation"}),
)
"""Types that one happening may be told by: "met in Rome … the talks"."""
_BESIDE = frozenset({"appos", "parataxis", "conj", "dep", "list", "acl", "advcl", "acl:relcl"})
GATHERINGS = frozenset({"meeting", "talks", "summit"})


class PairReader:
    """Compares the last naming of an old draft with the first of a new one, by the grammar of their text."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar, self.text = grammar, grammar.text

    def told_again(self, old: Draft, new: Draft) -> bool:
        """True for a happening told once more beside its clause: "is to receive Prodan in Cetinje, their first meeting"."""
        return self._apposed(old, new) or self._gathered(old, new)

    def in_one(self, old: Draft, new: Draft) -> bool:
        """True for one happening in two words of one clause: "boarded and seized", "will visit Chile in her first trip"."""
        return self._aside(old, new) or self._coordinated(old, new)

    def listed(self, old: Draft, new: Draft) -> bool:
        """True for two things of one kind in a list: "its annexation of Crimea and its invasion in February 2022"."""
        text, first, second = self.text, old.namings[-1].token, new.namings[0].token
        return (
            text.relations[second] == "conj"
            and text.heads[second] == first
            and text.upos[first] == text.upos[second] == "NOUN"
        )

    def in_one_clause(self, old: Draft, new: Draft) -> bool:
        """True for two nouns of one clause: "the raid is not linked to the bombings", "talks ahead of the meeting"."""
        text, first, second = self.text, old.namings[-1].token, new.namings[0].token
        if text.sentence_of[first] != text.sentence_of[second] or {text.upos[first], text.upos[second]} != {"NOUN"}:
            return False
        if old.type == new.type == "talks":
            return False  # "the end of talks leaves the process in its eighth round of talks"
        over = []
        for noun in (first, second):
            path = text.path(noun)
            verb = next((k for k, t in enumerate(path) if text.upos[t] in ("VERB", "AUX")), 0)
            if not verb or any(text.relations[t] in _BESIDE for t in path[:verb]):
                return False
            over.append(path[verb])
        return over[0] == over[1]

    def one_of_many(self, old: Draft, new: Draft) -> bool:
        """True for one deed behind talk of such deeds: "a surge in hijackings … the hijacking of a Danish tanker"."""
        text, new_token = self.text, new.namings[0].token
        many = [n.token for n in old.namings if text.feat(n.token, "Number") == "Plur" and text.upos[n.token] == "NOUN"]
        told = [c for t in many for c in text.children[t] if text.relations[c] in ("det", "nmod:poss", "nummod")]
        singular = text.upos[new_token] == "NOUN" and text.feat(new_token, "Number") == "Sing"
        return len(many) == len(old.namings) and not told and singular

    def named_apart(self, old: Draft, new: Draft) -> bool:
        """True for an accord with a name of its own, "the Artemis Accords", beside one that has another or none."""
        text, token = self.text, new.namings[0].token
        if new.type != "agreement" or text.upos[token] != "PROPN" or not new.weak:
            return False
        names = {
            text.lower[c]
            for c in text.children[token]
            if text.upos[c] in ("PROPN", "ADJ") and text.words[c][0].isupper()
        }
        before = {text.lower[c] for n in old.namings for c in text.children[n.token]}
        return bool(names) and not names & before

    def made_way(self, old: Draft, new: Draft) -> bool:
        """True for "cut short a visit to Kenya to make the journey": what is given up for another is not that other."""
        text, first, second = self.text, old.namings[-1].token, new.namings[0].predicate
        return text.relations[second] == "advcl" and text.heads[second] == text.heads[first] >= 0

    def _apposed(self, old: Draft, new: Draft) -> bool:
        """True for "is to receive Prodan in Cetinje, their first meeting since January": told once more beside the clause."""
        text, first, second = self.text, old.namings[-1].token, new.namings[0].token
        over = old.namings[-1].predicate
        return (
            (
                old.type == new.type
                or any({old.type, new.type} <= kin for kin in KIN[:2])
                or (self.grammar.lemma(first) in ("host", "receive", "welcome") and new.type in KIN[0])
            )
            and text.upos[second] == "NOUN"
            and text.relations[second] in ("parataxis", "appos", "dep", "conj", "obl:unmarked", "obl")
            and over in (text.heads[second], text.heads[text.heads[second]])
            and self.grammar.preposition(second) is None
            and first < second
            and any(text.relations[c] == "nmod:poss" and text.lower[c] == "their" for c in text.children[second])
        )

    def _gathered(self, old: Draft, new: Draft) -> bool:
        """True where a participle tells of the gathering before it: "The congress, meeting in Geneva on Monday, is boycotted"."""
        text, token, noun = self.text, new.namings[0].token, old.namings[-1].token
        if not {old.type, new.type} <= GATHERINGS or text.lower[token] not in ("meeting", "gathering", "convening"):
            return False
        if text.relations[token].partition(":")[0] not in ("acl", "advcl") or text.upos[token] != "VERB":
            return False
        above = text.heads[token]
        return above == noun or (text.heads[noun] == above and text.relations[noun].startswith("nsubj"))

    def _aside(self, old: Draft, new: Draft) -> bool:
        """True where a verb of the same kind carries the noun: "will visit Chile in her first trip abroad", "gave $5 million in
        aid".
        """
        token = new.namings[0].token
        above = self.text.heads[token]
        if self.text.relations[token] == "nmod" and self.text.upos[above] in ("SYM", "NUM"):
            above = self.text.heads[above]
        elif not self.text.relations[token].startswith("obl"):
            return False
        return (
            old.type == new.type
            and above == old.namings[-1].token
            and self.grammar.preposition(token) in ("in", "on", "as", "during", "into")
        )

    def _coordinated(self, old: Draft, new: Draft) -> bool:
        """True for two verbs of one kind with one object: "boarded and seized the tanker"."""
        text, first, second = self.text, old.namings[-1].token, new.namings[0].token
        return (
            old.type == new.type
            and text.upos[first] == text.upos[second] == "VERB"
            and text.relations[second] == "conj"
            and text.heads[second] == first
            and second - first <= 3
            and not any(text.relations[c] in ("obj", "obl") and c < second for c in text.children[first])
        )
