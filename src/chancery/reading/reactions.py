"""Reactions: stands told by how a thing is met: it angers or alarms somebody, or is done despite somebody's opposition."""

from __future__ import annotations

from chancery.facts.positions import Stance
from chancery.knowledge.attribution import WordTables
from chancery.reading.antecedents import summed_up
from chancery.reading.arguments import Grammar
from chancery.reading.goals import Stand
from chancery.reading.holders import Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates

_DEFYING = frozenset({"despite", "over", "against"})
_OBJECTING = frozenset("opposition objection protest resistance warning condemnation criticism".split())


class Reactions:
    """Reads the reactions of one text."""

    def __init__(self, grammar: Grammar, issues: Issues, holders: Holders, words: WordTables) -> None:
        self.grammar, self.text, self.issues, self.holders, self.words = grammar, grammar.text, issues, holders, words

    def read(self, token: int, lemma: str) -> list[Stand]:
        """The stand of whoever a thing angers, alarms or pleases, or in spite of whom it is done."""
        if self.text.upos[token] == "NOUN":
            return self._despite(token, lemma)
        stance = self.words.stirring.get(lemma)
        return self._stirred(token, stance) if stance is not None else []

    def _stirred(self, verb: int, stance: Stance) -> list[Stand]:
        """ "The sale has angered Beijing", "a prospect that alarms Riyadh": the stand of the object on the subject."""
        text, grammar = self.text, self.grammar
        if grammar.is_passive(verb) or negates(text, verb) or self.holders.is_mooted(verb):
            return []
        actor = self.holders.first(grammar.objects(verb))
        thing = next((t for t in grammar.subjects(verb)), None)
        if actor is None or thing is None or text.upos[thing] not in ("NOUN", "PROPN"):
            return []
        mention = self.holders.cast.at(thing)
        if (mention is not None and mention.head == thing) or not self.holders.is_stated(verb, "verb"):
            return []
        summed = summed_up(text, verb)
        if summed is not None:
            ends = text.subtree(text.heads[verb])[0]
            return [(actor, stance, self.issues.topic(summed, begins=summed, ends=ends), None)]
        return [(actor, stance, self.issues.topic(thing), None)]

    def _despite(self, noun: int, lemma: str) -> list[Stand]:
        """ "It joined the alliance despite fierce opposition from Moscow": Moscow opposes what was done."""
        text = self.text
        done = text.heads[noun]
        if lemma not in _OBJECTING or done < 0 or text.upos[done] != "VERB":
            return []
        if self.grammar.preposition(noun) not in _DEFYING or (
            self.grammar.preposition(noun) != "despite" and (lemma not in ("objection", "protest"))
        ):
            return []
        if any(p in ("to", "against", "on", "over", "about") for p, _ in self.grammar.obliques(noun)):
            return []
        own = [c for c in text.children[noun] if text.relations[c] in ("nmod:poss", "amod", "compound")]
        own += [t for p, t in self.grammar.obliques(noun) if p in ("from", "by", "of")]
        actor = self.holders.first(own)
        if actor is None or not own:
            return []
        return [(actor, "opposes", self.issues.topic(done, begins=done, ends=text.subtree(noun)[0]), None)]
