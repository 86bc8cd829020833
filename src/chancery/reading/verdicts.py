"""Verdicts: what somebody calls a thing or says that it is, where that says how they stand on it."""

from __future__ import annotations

from chancery.facts.positions import Stance
from chancery.knowledge.attribution import WordTables
from chancery.language.lexicon import Lexicon
from chancery.reading.antecedents import Antecedents
from chancery.reading.arguments import Grammar
from chancery.reading.goals import Stand
from chancery.reading.holders import Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates
from chancery.reading.trifles import Trifles

_CALLING = frozenset(
    "call describe brand label denounce dismiss characterize characterise term dub deem see regard view consider find"
    " pronounce deride decry judge portray paint depict cast condemn slam blast hail".split()
)
_QUOTES = frozenset({'"', "“", "”", "``", "''", "'", "‘"})
_MISFORTUNES = frozenset(
    """earthquake quake tremor flood flooding storm hurricane typhoon cyclone tornado tsunami drought wildfire landslide avalanche
    eruption epidemic pandemic outbreak disease weather rain famine""".split()
)
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "hardly", "neither", "nor", "without", "less"})


_MOODS = frozenset(
    "talk talks meeting discussion conversation negotiation exchange call visit tie ties relation relationship atmosphere mood".split()
)
"""Of what it is told how it went."""


class Verdicts:
    """Reads the verdicts of one text."""

    def __init__(
        self,
        grammar: Grammar,
        issues: Issues,
        holders: Holders,
        antecedents: Antecedents,
        trifles: Trifles,
        words: WordTables,
    ) -> None:
        self.grammar, self.text, self.issues, self.holders, self.words = grammar, grammar.text, issues, holders, words
        self.antecedents, self.trifles = antecedents, trifles

    def read(self, token: int, lemma: str) -> list[Stand]:
        """The stand that a verdict tells: of a verb what it calls its object, of a noun or adjective what is said to be that."""
        if self.text.upos[token] == "VERB":
            return self._called(token) if lemma in _CALLING else []
        return self._said_to_be(token, lemma)

    def _verdict(self, words: list[int]) -> Stance | None:
        """The stance of the words of a verdict: against where one of them is; for only where none is turned round."""
        text, known = self.text, self.words.verdicts
        told = {
            known[w]
            for t in words
            for w in (text.lemmas[t].lower(), text.lower[t])
            if w in known and text.lower[t] not in ("better", "best")
        }
        told |= {"opposes" for t in words if text.lower[t].endswith("ing") and self._undoes(t)}
        if "opposes" in told:
            return "opposes"
        turned = any(text.lower[c] in _NOT for t in words for c in text.children[t])
        return None if turned else next(iter(sorted(told)), None)

    def _undoes(self, word: int) -> bool:
        """True for "undermining" in "viewed the vote as undermining the truce"."""
        row = self.words.stances.get(("effect", Lexicon.packaged().alone(self.text.lower[word])))
        return row is not None and row[0] == "opposes" and "worth" not in row[1]

    def _called(self, token: int) -> list[Stand]:
        """A verdict that says where one stands: 'called the drill "a provocation"', "described the plan as useless"."""
        text = self.text
        objects = [c for c in text.children[token] if text.relations[c] == "obj"]
        objects = objects or [c for c in text.children[token] if self._is_doing(token, c)]
        last = min(text.subtree(token)[1], text.sentences[text.sentence_of[token]].last)
        last = next((t for t in range(token + 1, last) if text.words[t] in (",", ";")), last)
        named = [t for t in range(token + 1, last) if text.upos[t] in ("NOUN", "ADJ", "VERB")]
        ends = None
        if objects:
            first, stop = text.subtree(objects[0])
            quoted = next((t for t in range(token + 1, last) if text.words[t] in _QUOTES), last)
            ends = quoted if text.upos[objects[0]] == "VERB" and quoted < last else None
            whole = self.grammar.lemma(token) == "call" and text.upos[objects[0]] != "VERB"
            named = [t for t in named if not first <= t < stop or t > quoted or whole]
            named = [t for t in named if not self._in_content(t, token)]
            whom = self.holders.cast.at(objects[0])
            if whom is not None and any(a.startswith(("person:", "office:")) for a in whom.actors):
                return []
        stance = self._verdict(named)
        if stance == "supports":
            stance = self._verdict(self._told_of(token, named))
        actor = self.holders.holder(token, "verb")
        named_only = text.relations[token].startswith("acl") and text.lower[text.heads[token]] == "what"
        if stance is None or actor is None or not objects or (stance == "supports" and named_only):
            return []
        if negates(text, token) or any(text.lower[c] == "longer" for c in text.children[token]):
            return []  # "no longer considers the islands occupied"
        judged = self.antecedents.of(token, objects[0]) or objects[0]
        if (
            text.upos[judged] == "PRON"
            or self.befalls(judged)
            or (stance == "supports" and not self.can_be_backed(judged))
        ):
            return []
        if self.grammar.lemma(token) == "dismiss" and self.trifles.says_nothing(judged, stance):
            return []
        return [(actor, stance, self.issues.topic(judged, ends=ends), None)]

    def _is_doing(self, verb: int, child: int) -> bool:
        """True for what the parser has for no object: "called moving the troops a mistake", "called the shelling an act of war"."""
        text = self.text
        if text.relations[child] not in ("xcomp", "ccomp"):
            return False
        called = [
            c for c in text.children[verb] if c > child and text.relations[c] == "xcomp" and text.upos[c] == "NOUN"
        ]
        thing = text.upos[child] == "NOUN" and text.subtree(child)[0] == verb + 1 and bool(called)
        return thing or (child == verb + 1 and text.lower[child].endswith("ing"))

    def _in_content(self, word: int, verb: int) -> bool:
        """True for what a word of the verdict only holds: "a sign that the war may end" calls nothing a war."""
        text = self.text
        for one in text.path(word):
            if one == verb:
                return False
            that = any(text.lower[c] == "that" and text.relations[c] == "mark" for c in text.children[one])
            if text.relations[one] in ("acl", "acl:relcl", "ccomp") and that:
                return True
        return False

    def befalls(self, thing: int) -> bool:
        """True for what nobody does and none can be against: "described the earthquake as a catastrophe"."""
        return self.text.lemmas[thing].lower() in _MISFORTUNES

    def can_be_backed(self, thing: int) -> bool:
        """False for how a meeting went or what ties are like: "described the talks as constructive"; and for "what he called fair"."""
        text = self.text
        if any(text.lower[c] == "what" for c in text.children[text.heads[thing]]):
            return False
        return text.lemmas[thing].lower() not in _MOODS

    def _told_of(self, verb: int, named: list[int]) -> list[int]:
        """The words of a verdict itself, not what they hang on: "landmark" of "called it a landmark in the fight for fair trade"."""
        text = self.text
        told = [t for t in named if text.heads[t] == verb]
        told += [t for t in named if text.heads[t] in told and text.relations[t] in ("amod", "conj", "compound")]
        return [t for t in told if text.relations[t] != "nsubj"]

    def _said_to_be(self, word: int, lemma: str) -> list[Stand]:
        """What a speaker says a thing is: "Beijing said the sale was a provocation"."""
        text = self.text
        stance = self._verdict([word, *(c for c in text.children[word] if text.relations[c] == "amod")])
        above = self.holders.said_above(word)
        if stance is None or negates(text, word):
            return []
        if not any(text.relations[c] == "cop" for c in text.children[word]):
            return []
        issue = next((c for c in text.children[word] if text.relations[c].startswith(("nsubj", "csubj"))), None)
        actor = self.holders.teller(word, above) if above is not None else self.holders.voice(word)
        if issue is None or text.upos[issue] == "PRON" or actor is None:
            return []
        whom = self.holders.cast.at(issue)
        if whom is not None and any(a.startswith(("person:", "office:")) for a in whom.actors):
            return []
        if self.befalls(issue) or (stance == "supports" and not self.can_be_backed(issue)):
            return []
        if above is not None and not self.holders.is_stated(above, "adj"):
            return []
        return [(actor, stance, self.issues.topic(issue), None)]
