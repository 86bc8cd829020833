"""Attachments: what follows for an event without tense from where it hangs: "ahead of the visit", "after the talks"."""

from __future__ import annotations

from chancery.reading.composition import AHEAD
from chancery.reading.negation import (
    marked,
    marked_by_time,
    negated,
)
from chancery.reading.prospects import Prospects

_MEANWHILE = frozenset({"as", "while"})
_PRESUPPOSED_AHEAD = frozenset(
    {"ahead of", "before", "prior to", "in advance of", "pending", "until", "until after", "by"}
)
_PRESUPPOSED_DONE = frozenset({"after", "following", "since", "over"})
_PRESUPPOSED_EVER = frozenset({"despite", "amid", "because of", "in the wake of", "in spite of", "behind"})
"""What is there whatever is told of what follows: "will sign the pact despite the resignations"."""
_ASKED_BEFORE = frozenset({"invitation", "request", "behest", "urging", "insistence"})
"""What comes before what is done at it: "will travel at the invitation of"."""
_OUTCOMES = frozenset(
    "success resumption restart start beginning opening convening holding half part most some all number series rest third"
    " quarter round string bout day week month hour".split()
)
"""What is said of talks or of a part of them: "hope for the success of the talks", "delay half of the drills", "weeks of war games"."""
_EDGES = frozenset({"sidelines", "margins", "margin", "fringes"})
_AGREEING = frozenset({"agree", "decide", "pledge", "vow", "promise", "resolve", "undertake", "accept"})
_OWNERS, _RANKED = frozenset({"their", "its", "his", "her"}), frozenset({"first", "second", "third", "latest", "last"})
_ATTACKS = frozenset(
    "attack bombing blast explosion assault raid shooting killing murder massacre invasion annexation shelling airstrike ambush".split()
)
_TO_COME = frozenset({"next", "planned", "upcoming", "expected", "any", "another", "possible", "threatened"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_SETTING_OUT = frozenset({"leave", "depart", "head"})
_ACCOMPANYING = frozenset({"during", "at", "in", "on", "for", "alongside", "with", "through", "to", "from", "within"})


class Attachments(Prospects):
    """Reads the status that nouns and clauses of one text have by their place."""

    def _by_position(self, node: int, head: int) -> tuple[str | None, bool]:
        """What follows for an event without tense from where it stands: "ahead of the visit", "after the talks"."""
        text, grammar = self.text, self.grammar
        label = text.relations[node].partition(":")[0]
        if label in ("obl", "nmod"):
            preposition = grammar.preposition(node)
            above = self._clause_status(head)
            if preposition in ("toward", "towards"):
                return "sought", True
            if preposition in ("at", "upon", "on") and grammar.lemma(node) in _ASKED_BEFORE:
                return "occurred", True
            if label == "nmod" and preposition == "of" and grammar.lemma(head) in _OUTCOMES:
                return None, False
            if label == "nmod" and preposition == "of" and text.lower[head] in _EDGES and text.heads[head] >= 0:
                return self._by_position(head, text.heads[head])  # "will meet on the sidelines of the summit"
            if label == "nmod" and preposition == "of" and grammar.lemma(head) == "eve":
                return ("occurred" if self.side_of.get(text.heads[head]) == "past" else "scheduled"), True
            if label == "nmod" and preposition == "of" and text.upos[head] == "NOUN":
                return "occurred", True
            if preposition == "for" and "off" in {text.lower[c] for c in text.children[head]} and self._away(head):
                return "scheduled", True
            if preposition == "for" and grammar.lemma(head) in _SETTING_OUT and self._tense(head, False) == "occurred":
                return "scheduled", True
            if self._answered_for(node, head, preposition):
                return "occurred", True
            if preposition == "by" and text.upos[head] == "VERB" and grammar.is_passive(head):
                return self._tense(head, False), False  # "the talks were followed by a statement"
            if preposition == "by" and above not in AHEAD and text.feat(head, "VerbForm") == "Part":
                return "occurred", True  # "was enraged by the killing of two envoys"
            if preposition == "by" and not any(text.relations[c].startswith("det") for c in text.children[node]):
                return self._tense(head, False), False  # "spoke by phone"
            if preposition in _PRESUPPOSED_AHEAD:
                return ("occurred" if above == "occurred-long" else "scheduled"), True
            if preposition in _PRESUPPOSED_EVER:
                return "occurred", True
            if preposition == "according to":
                return "occurred", True  # "according to a joint statement"
            if self._agreed_at(node, head, preposition):
                return "occurred", True
            if preposition in _PRESUPPOSED_DONE and self._suffered(node):
                return "occurred", True
            if preposition in _PRESUPPOSED_DONE:
                return ("scheduled" if above in AHEAD else "occurred"), True
            if preposition in _ACCOMPANYING and above is not None and text.upos[head] in ("VERB", "AUX"):
                # Of an infinitive the words above it tell: "expected to meet at the summit".
                return self._tense(head, False), False
            return None, False
        if label == "nsubj" and self._thought_of(node, head):
            return "possible", False
        if label == "nsubj" and text.upos[head] not in ("VERB", "AUX") and negated(self.text, head):
            return "denied", True
        if label in ("advcl", "xcomp", "ccomp", "acl") and text.upos[node] in ("VERB", "AUX"):
            if label == "advcl" and marked_by_time(self.text, node):
                own = self._tense(node, False) if marked(self.text, node, _MEANWHILE) else None
                if own is not None:
                    return own, True
                above = self._clause_status(head)
                return ("scheduled" if above in AHEAD else "occurred"), True
            above = self._tense(head, False) if text.upos[head] in ("VERB", "AUX") else None
            return above, False
        return None, False

    def _suffered(self, deed: int) -> bool:
        """True for a raid after which something is to be done, which nobody waits for: "will close its border after the raid"."""
        text, below = self.text, self.text.children[deed]
        if self.grammar.lemma(deed) not in _ATTACKS or {text.lower[c] for c in below} & _TO_COME:
            return False
        known = any(text.lower[c] in _KNOWN or text.relations[c] == "nmod:poss" for c in below)
        whose = any(text.relations[c] in ("amod", "compound") and text.words[c][0].isupper() for c in below)
        return (known or whose) and self.side_of.get(deed) != "ahead"

    def _agreeing(self, node: int) -> int | None:
        """The verb of agreeing whose content a word is or is part of: "agreed on a team", "agreed to set up a team"."""
        text = self.text
        for _ in range(2):
            above = text.heads[node]
            if above < 0:
                return None
            matter = text.relations[node] == "xcomp" or self.grammar.preposition(node) in ("on", "to", "upon")
            if matter and self.grammar.lemma(above) in _AGREEING:
                return above
            if text.relations[node] != "obj" or text.relations[above] != "xcomp":
                return None
            node = above
        return None

    def _agreed_at(self, noun: int, clause: int, preposition: str | None) -> bool:
        """True for what the agreeing was done at or after, though it stands beside what was agreed: "agreed to reopen the embassies
        following talks in Muscat", "agreed to resume contacts in their first meeting in a year".
        """
        text = self.text
        above = self._agreeing(clause)
        if above is None:
            return False
        if self._tense(above, False) != "occurred" or self.side_of.get(noun) == "ahead":
            return False
        own = {text.lower[c] for c in text.children[noun]}
        if preposition in ("in", "at", "during"):
            return bool(own & _OWNERS) and bool(own & _RANKED)
        return preposition in ("after", "following") and not own & {"the", "next", "planned", "upcoming"}
