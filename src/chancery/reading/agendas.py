"""Agendas: what those want who talk over how it may be done: "discussed ways to deepen trade", "explored steps to reopen the port"."""

from __future__ import annotations

from chancery.reading.arguments import Grammar
from chancery.reading.goals import Stand
from chancery.reading.holders import Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates
from chancery.reading.wills import GOING

_TALKING = frozenset(
    "discuss explore review consult coordinate exchange talk speak confer examine consider focus".split()
)
_UNDER_WAY = frozenset({"discussion", "talk", "negotiation", "consultation"})
_DEEDS = frozenset(
    "deployment sale purchase transfer release extension return resumption reopening withdrawal delivery creation"
    " establishment restoration expansion handover construction introduction lifting".split()
)
_ABOUT = frozenset({"about", "on", "over"})
_VIEWS = frozenset({"view", "opinion", "idea", "discussion", "talk"})
_ROADS = frozenset("how effort way step measure mean means avenue work opportunity option plan".split())


class Agendas:
    """Reads the agendas of one text."""

    def __init__(self, grammar: Grammar, issues: Issues, holders: Holders) -> None:
        self.grammar, self.text, self.issues, self.holders = grammar, grammar.text, issues, holders

    def read(self, verb: int, lemma: str) -> list[Stand]:
        """What is sought by those who talk over ways to do it; not what others do: "discussed Kenya's efforts to end the war"."""
        text = self.text
        if lemma not in _TALKING or negates(text, verb):
            return []
        actor = self.holders.first(self.grammar.subjects(verb))
        if actor is None:
            return []
        wanted = [c for road in self._roads(verb) for c in text.children[road] if self._to_do(c)]
        return [(actor, "seeks", self.issues.topic(one, begins=one), None) for one in wanted]

    def under_way(self, noun: int, lemma: str) -> list[Stand]:
        """What those want who are in talks about doing it: "are in discussions about resuming the ferry", "is in talks on the sale
        of two frigates"; not of those who are in talks about the war.
        """
        text, grammar = self.text, self.grammar
        being = any(text.relations[c] == "cop" for c in text.children[noun]) and grammar.preposition(noun) == "in"
        if lemma not in _UNDER_WAY or not being or negates(text, noun):
            return []
        actor = self.holders.first(grammar.subjects(noun))
        doing = [c for c in text.children[noun] if c > noun and text.relations[c] in ("acl", "advcl")]
        wanted = [c for c in doing if text.lower[c].endswith("ing") and text.lower[text.subtree(c)[0]] in _ABOUT]
        wanted += [n for p, n in grammar.obliques(noun) if p in _ABOUT and grammar.lemma(n) in _DEEDS]
        return [(actor, "seeks", self.issues.topic(one), None) for one in wanted[:1]] if actor is not None else []

    def _roads(self, verb: int) -> list[int]:
        """The ways that are talked over, those of nobody else: the object, or what the talk is on or about."""
        text, grammar = self.text, self.grammar
        told = [c for c in text.children[verb] if text.relations[c] == "obj"]
        told += [n for c in told if grammar.lemma(c) in _VIEWS for p, n in grammar.obliques(c) if p in ("on", "about")]
        told += [n for p, n in grammar.obliques(verb) if p in ("on", "about", "over", "regarding")]
        roads = dict.fromkeys(c for t in told for c in grammar.conjuncts(t) if grammar.lemma(c) in _ROADS)
        return [road for road in roads if not self._of_others(road)]

    def _of_others(self, road: int) -> bool:
        text = self.text
        own = [c for c in text.children[road] if text.relations[c] in ("nmod:poss", "amod", "compound")]
        own += [n for p, n in self.grammar.obliques(road) if p in ("by", "of")]
        return any(text.upos[c] != "PRON" and self.holders.cast.at(c) is not None for c in own)

    def _to_do(self, clause: int) -> bool:
        text = self.text
        below = text.relations[clause] in ("acl", "advcl") and text.feat(clause, "VerbForm") == "Inf"
        return below and self.grammar.lemma(clause) not in GOING
