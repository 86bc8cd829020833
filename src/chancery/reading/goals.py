"""Goals: stands told by what a goal, a purpose or a position is said to be."""

from __future__ import annotations

from chancery.facts.events import Topic
from chancery.facts.positions import Stance
from chancery.knowledge.attribution import WordTables
from chancery.reading.arguments import Grammar
from chancery.reading.holders import Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates

Stand = tuple[str, Stance, Topic, str | None]
"""The holder, the stance, the issue, and the one it is addressed to."""

_FOREMOST = frozenset({"main", "important", "key", "first", "principal", "crucial"})
_GOALS = frozenset(
    "position policy stance purpose goal aim objective priority hope intention task mission ambition desire wish plan".split()
)
_MEANT = frozenset({"aim", "mean", "intend", "design", "gear"})


class Goals:
    """Reads the goals of one text."""

    def __init__(self, grammar: Grammar, issues: Issues, holders: Holders, words: WordTables) -> None:
        self.grammar, self.text, self.issues, self.holders, self.words = grammar, grammar.text, issues, holders, words

    def read(self, verb: int) -> list[Stand]:
        """What a goal is: "The goal, Kerry said, is to forge a truce", "Norway's aim is to bring both sides together", "our aim
        remains to keep the strait open".
        """
        text = self.text
        if foremost := self._foremost(verb):
            return foremost
        if text.lemmas[verb].lower() in _MEANT and self.grammar.is_passive(verb):
            return self._meant(verb)
        goal = next((c for c in text.children[verb] if text.relations[c] == "nsubj:outer"), None)
        above = text.heads[verb]
        if goal is None and text.relations[verb] == "xcomp" and text.lemmas[above].lower() == "remain":
            goal = next((c for c in text.children[above] if text.relations[c] == "nsubj"), None)
        doing = text.lower[verb].endswith("ing")  # "its priority is ending the war"
        if goal is None and doing:
            goal = next((c for c in text.children[verb] if text.relations[c] == "nsubj" and c < verb), None)
        if goal is None or not (doing or text.feat(verb, "VerbForm") == "Inf") or not self._is_goal(goal):
            return []
        own = [c for c in text.children[goal] if text.relations[c] in ("nmod:poss", "amod", "compound")]
        own += [t for p, t in self.grammar.obliques(goal) if p == "of"]
        said = next((c for c in text.children[verb] if text.relations[c] == "parataxis"), self.holders.said_above(verb))
        actor = self.holders.first(own)
        if actor is None and said is not None and text.lemmas[said].lower() in self.words.verbs:
            actor = self.holders.first(self.grammar.subjects(said))
        if actor is None and not any(p == "of" for p, _ in self.grammar.obliques(goal)):
            actor = self.holders.voice(verb)
        last = min((c for c in text.children[verb] if text.relations[c] == "punct" and c > verb), default=None)
        if actor is None:
            return []
        aux = {text.lower[c] for c in text.children[verb] if text.relations[c] == "aux"} - {"to", "is", "was"}
        if aux:
            return self._ruled(verb, actor, aux)
        aim: Stance = "prioritises" if text.lemmas[goal].lower() == "priority" else "seeks"
        stance: Stance = "opposes" if negates(text, verb) else aim
        known = self.words.stances.get(("verb", text.lemmas[verb].lower()))
        if known is not None and known[0] in ("supports", "opposes") and stance == aim:
            meant = self.issues.issue(verb, known[1])  # "its position is to oppose any use of force"
            return [(actor, known[0], self.issues.topic(meant), None)] if meant is not None else []
        return [(actor, stance, self.issues.topic(verb, begins=verb, ends=last), None)]

    def _foremost(self, verb: int) -> list[Stand]:
        """What comes before all else: "said she had no higher priority than bringing the sailors home"."""
        text, priority = self.text, self.text.heads[verb]
        if priority >= 0 and text.relations[priority] == "amod":
            priority = text.heads[priority]
        if priority < 0 or text.lemmas[priority].lower() != "priority" or text.relations[priority] != "obj":
            return []
        if not negates(text, priority) or not any(text.lower[c] == "than" for c in text.children[verb]):
            return []
        actor = self.holders.first(self.grammar.subjects(text.heads[priority]))
        return [(actor, "prioritises", self.issues.topic(verb, begins=verb), None)] if actor is not None else []

    def _meant(self, verb: int) -> list[Stand]:
        """What a thing is said to be for: "the drills are aimed at deterring Pyongyang, the general said"."""
        text = self.text
        below = [c for c in text.children[verb] if c > verb and text.relations[c] in ("xcomp", "advcl", "ccomp")]
        below = [c for c in below if text.feat(c, "VerbForm") == "Inf" or text.lower[c].endswith("ing")]
        deed = next((c for c in below if text.upos[c] == "VERB"), None)
        thing = next((c for c in text.children[verb] if text.relations[c] == "nsubj:pass"), None)
        said = self.holders.said_above(verb)
        if deed is None or thing is None or text.upos[thing] != "NOUN" or negates(text, verb) or negates(text, deed):
            return []
        actor = self.holders.teller(verb, said) if said is not None else self.holders.voice(verb)
        known = self.words.stances.get(("verb", text.lemmas[deed].lower()))
        if actor is None or known is not None:
            return []
        return [(actor, "seeks", self.issues.topic(deed, begins=deed), None)]

    def _ruled(self, verb: int, actor: str, aux: set[str]) -> list[Stand]:
        """What a position says must be or cannot be: "Oslo's policy is that the base must close", "its position is that there can be
        no ties without a treaty".
        """
        text = self.text
        thing = next((c for c in text.children[verb] if text.relations[c] in ("nsubj", "nsubj:pass", "csubj")), None)
        if thing is None or text.upos[thing] == "PRON":
            return []
        none = next((c for c in text.children[thing] if text.lower[c] == "no" and text.relations[c] == "det"), None)
        if none is not None:
            return [(actor, "opposes", self.issues.topic(thing, begins=none + 1), None)]
        if aux & {"can", "could"} and negates(text, verb):
            return [(actor, "opposes", self.issues.topic(thing), None)]
        if aux & {"must", "should", "ought"}:
            start = text.subtree(thing)[0]
            return [(actor, "opposes" if negates(text, verb) else "seeks", self.issues.topic(verb, begins=start), None)]
        return []

    def _is_goal(self, noun: int) -> bool:
        """True for "the goal", "our purpose", "the main thing"."""
        text = self.text
        if text.lemmas[noun].lower() in _GOALS:
            return True
        first = any(text.lower[c] in _FOREMOST for c in text.children[noun])
        return first and text.lemmas[noun].lower() in ("thing", "point", "concern", "step")
