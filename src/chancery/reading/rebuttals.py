"""Rebuttals: denials of what was said before, by a word that stands for it: "Kampala denied this", "a charge that Moscow rejects"."""

from __future__ import annotations

from dataclasses import replace

from chancery.knowledge.attribution import WordTables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.found import Found
from chancery.reading.sayers import Sayers

_PRONOUNS = frozenset({"it", "this", "that"})
_WRONG = frozenset({"wrong", "false", "incorrect", "inaccurate", "erroneous", "mistaken", "untrue"})
_ARTICLES = frozenset({"article", "report", "story", "piece", "item", "dispatch"})


class Rebuttals:
    """Finds the rebuttals of one text."""

    def __init__(self, grammar: Grammar, sayers: Sayers, words: WordTables) -> None:
        self.grammar, self.sayers, self.words = grammar, sayers, words
        self.text: Text = grammar.text

    def read(self, found: list[Found]) -> list[Found]:
        """What is denied of the contents found before, each as the denier's word on it: "Kenya accused Uganda of shelling the
        town. Kampala rejected the accusation": Kampala denies "shelling the town".
        """
        text = self.text
        out = []
        for verb in range(len(text.words)):
            if text.upos[verb] != "VERB" or text.lemmas[verb].lower() not in self.words.denials:
                continue
            if not self._of_what_was_said(verb):
                continue
            agents = self.grammar.agents(verb) if self.grammar.is_passive(verb) else []
            source = agents[0] if agents else self.sayers.sayer(verb)
            said = self._before(verb, found)
            if source is None or said is None or said.source == source:
                continue
            if text.lemmas[source].lower() in self.words.reports:
                continue
            if any(f.verb == verb and (f.first, f.last) == (said.first, said.last) for f in found):
                continue
            stop = text.subtree(verb)[0]
            if text.relations[verb] == "acl" and said.first < text.heads[verb] < stop:
                stop = text.subtree(text.heads[verb])[0]  # "…, something Lima denies"
            last = min(said.last, max(stop, said.first + 1))
            out.append(Found(source, (verb, verb + 1), said.first, last, "denied", verb))
        return out

    def taken_back(self, found: list[Found]) -> list[Found]:
        """The attributions, with what an article said denied where the report itself calls it wrong: "An article published on
        Monday was wrong. … The article also stated that the envoy would resign".
        """
        text = self.text
        wrong = next((t for t, word in enumerate(text.lower) if word in _WRONG and text.heads[t] < 0), None)
        subjects = [] if wrong is None else [c for c in text.children[wrong] if text.relations[c] == "nsubj"]
        if wrong is None or not any(text.lemmas[c].lower() in _ARTICLES for c in subjects):
            return found
        return [
            replace(f, strength="denied") if f.first > wrong and self._is_article(f.carrier, f.source) else f
            for f in found
        ]

    def _is_article(self, *sources: int | None) -> bool:
        return any(source is not None and self.text.lemmas[source].lower() in _ARTICLES for source in sources)

    def _of_what_was_said(self, verb: int) -> bool:
        """True for "denied it", "rejected the accusation", "a charge that Moscow rejects"; not for "denied a report that …"."""
        text = self.text
        if any(text.lower[c] in ("not", "n't", "n’t", "never") for c in text.children[verb]):
            return False
        objects = [c for c in text.children[verb] if text.relations[c] == "obj" and c > verb]
        above = text.lemmas[text.heads[verb]].lower() if text.heads[verb] >= 0 else ""
        if text.relations[verb] == "acl" and above in self.words.reports | {"something"}:
            return bool(self.grammar.agents(verb))  # "a claim disputed by Oslo"
        which = [c for c in text.children[verb] if text.lower[c] == "which" and text.relations[c] == "obj"]
        if which and text.words[which[0] - 1] == ",":
            return not objects  # "says Oslo arms them, which Oslo denies"
        if text.relations[verb].startswith("acl:relcl") and text.lemmas[text.heads[verb]].lower() in self.words.reports:
            return not objects
        for thing in objects:
            if text.lower[thing] in _PRONOUNS:
                return True
            definite = any(text.lower[c] in ("the", "that", "this", "those", "these") for c in text.children[thing])
            more = any(text.relations[c].startswith(("acl", "ccomp", "nmod")) for c in text.children[thing])
            if text.lemmas[thing].lower() in self.words.reports and definite and not more:
                return True
        return False

    def _before(self, verb: int, found: list[Found]) -> Found | None:
        """The attribution nearest before a denial, in its sentence or the one before it."""
        text = self.text
        here = text.sentence_of[verb]
        near = [
            f
            for f in found
            if f.first < text.subtree(verb)[0]
            and f.cue[0] < verb
            and f.verb != verb
            and here - text.sentence_of[f.cue[0]] <= 1
            and f.strength != "denied"
        ]
        return max(near, key=lambda f: (f.cue[0], f.first), default=None)
