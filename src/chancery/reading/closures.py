"""Closures: matters that a speaker says are closed, or not yet open: "not for sale", "out of the question", "too soon to"."""

from __future__ import annotations

from chancery.facts.positions import Stance
from chancery.reading.arguments import Grammar
from chancery.reading.goals import Stand
from chancery.reading.holders import Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates
from chancery.reading.wills import CAN, WILL

_OFFERED = frozenset("sale negotiation discussion debate grab review bargaining compromise table option".split())
"""What a matter is not up for, or not on."""
_BARE = frozenset("negotiable acceptable tolerable permissible debatable".split())
_UN = frozenset({"non-negotiable", "nonnegotiable", "unthinkable", "inconceivable", "sacrosanct", "off-limits"})
_EARLY = frozenset({"soon", "early", "premature", "wrong", "reckless", "irresponsible", "foolish", "dangerous"})
_IN_ONES_POWER = frozenset(
    """lift ease return release free withdraw remove reopen open close extend renew resume tolerate accept allow permit recognise
    recognize hand surrender extradite sell pay sign ratify reverse change amend negotiate reduce cut abandon drop scrap restore grant
    deport transfer deploy station evict repeal""".split()
)
_NOTHING = frozenset(
    "doubt change problem difficulty surprise comment impact effect winner end delay one need announcement".split()
)
_GIVING_WAY = frozenset("compromise budge yield bend bargain haggle retreat relent waver give back".split())
_TALKED_OF = frozenset(
    "question talk prospect possibility chance room place reason need point case basis justification excuse".split()
)
_PHRASES = frozenset({"of", "for", "in", "to"})
_SAYING = frozenset(
    "say tell comment speculate know talk predict doubt worry panic believe think judge assess determine".split()
)


class Closures:
    """Reads the closed matters of one text."""

    def __init__(self, grammar: Grammar, issues: Issues, holders: Holders) -> None:
        self.grammar, self.text, self.issues, self.holders = grammar, grammar.text, issues, holders

    def read(self, word: int, lemma: str) -> list[Stand]:
        """What somebody says is closed, as opposed: "said the islands were not for sale", "an apology is out of the question",
        "told a rally that it was too soon to drop the trial", "there can be no talk of a truce".
        """
        text = self.text
        if lemma == "be" and any(text.relations[c] == "expl" for c in text.children[word]):
            return self._none(word)
        if text.upos[word] == "VERB":
            return self._refused(word, lemma) or self._unbending(word, lemma)
        if not any(text.relations[c] == "cop" for c in text.children[word]):
            return []
        if lemma in _EARLY and (deed := self._too_early(word, lemma)) is not None:
            return self._stand(word, "opposes", deed, deed)
        if not self._is_closed(word, lemma):
            return []
        thing = next((c for c in text.children[word] if text.relations[c] in ("nsubj", "csubj")), None)
        if thing is None or text.upos[thing] == "PRON":
            return []
        return self._stand(word, "opposes", word, text.subtree(thing)[0])

    def _refused(self, verb: int, lemma: str) -> list[Stand]:
        """What a speaker says will not be done: "said the land would not be returned", "insisted the ban would never be lifted"."""
        text = self.text
        helpers = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith(("aux", "advmod"))}
        if lemma not in _IN_ONES_POWER or not self.grammar.is_passive(verb) or self.grammar.agents(verb):
            return []
        if not negates(text, verb) or not helpers & (WILL | CAN) or self.holders.said_above(verb) is None:
            return []
        thing = next((c for c in text.children[verb] if text.relations[c].startswith("nsubj")), None)
        if thing is None or text.upos[thing] == "PRON":
            return []
        return self._stand(verb, "opposes", verb, text.subtree(thing)[0])

    def _unbending(self, verb: int, lemma: str) -> list[Stand]:
        """Where somebody will not give way: "will not compromise on the islands", "said it would not budge over the border"."""
        text = self.text
        helpers = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith(("aux", "advmod"))}
        if lemma not in _GIVING_WAY or not negates(text, verb) or not helpers & (WILL | CAN):
            return []
        thing = next((t for p, t in self.grammar.obliques(verb) if p in ("on", "over", "about") and t > verb), None)
        if thing is None or text.upos[thing] not in ("NOUN", "PROPN"):
            return []
        above = self.holders.said_above(verb)
        actor = (self.holders.teller(verb, above) if above is not None else None) or self.holders.holder(verb, "verb")
        return [(actor, "opposes", self.issues.topic(verb, begins=verb), None)] if actor is not None else []

    def _is_closed(self, word: int, lemma: str) -> bool:
        text = self.text
        if text.lower[word] in _UN:
            return True
        not_ = negates(text, word) or any(text.lower[c] in ("longer", "never") for c in text.children[word])
        case = [text.lower[c] for c in text.children[word] if text.relations[c] == "case"]
        if lemma == "question" and case[:1] == ["out"]:
            return True
        if lemma == "table" and case[:1] == ["off"]:
            return True
        return not_ and ((lemma in _OFFERED and (bool(case) or lemma == "option")) or lemma in _BARE)

    def _too_early(self, word: int, lemma: str) -> int | None:
        """The deed in "too soon to drop the trial", "it would be premature to lift the ban"."""
        text = self.text
        too = any(text.lower[c] == "too" for c in text.children[word])
        it = any(text.lower[c] == "it" and c < word for c in text.children[word])
        if not it or not (too or lemma not in ("soon", "early")) or negates(text, word):
            return None
        deed = next((c for c in text.children[word] if c > word and text.feat(c, "VerbForm") == "Inf"), None)
        return None if deed is None or text.lemmas[deed].lower() in _SAYING else deed

    def _none(self, verb: int) -> list[Stand]:
        """ "There can be no talk of lifting the sanctions", "there is no question of a pardon": that is opposed."""
        text = self.text
        noun = next((c for c in reversed(text.children[verb]) if text.relations[c] == "nsubj"), None)
        if noun is not None and (ruled_out := self._ruled_out(verb, noun)):
            return ruled_out
        if noun is None or text.lemmas[noun].lower() not in _TALKED_OF or text.lower[noun] == "talks":
            return []
        if not any(text.lower[c] == "no" for c in text.children[noun]):
            return []
        thing = next((t for p, t in self.grammar.obliques(noun) if p in _PHRASES and t > noun), None)
        if thing is None:
            thing = next(
                (
                    c
                    for c in text.children[noun]
                    if c > noun
                    and text.relations[c] in ("acl", "advcl", "ccomp")
                    and text.lower[text.subtree(c)[0]] != "that"  # "there is no question that …" is certain of it
                ),
                None,
            )
        if thing is None or text.upos[thing] == "PRON" or text.lemmas[thing].lower() in _SAYING:
            return []
        return self._stand(verb, "opposes", thing, None)

    def _ruled_out(self, verb: int, noun: int) -> list[Stand]:
        """What a speaker says there will not be: "made clear that there would be no corridor"."""
        text = self.text
        none = next((c for c in text.children[noun] if text.lower[c] == "no" and text.relations[c] == "det"), None)
        helpers = {text.lower[c] for c in text.children[verb] if text.relations[c] == "aux"}
        if none is None or not helpers & (WILL | CAN) or text.lemmas[noun].lower() in _TALKED_OF | _NOTHING:
            return []
        if any(text.relations[c] == "advcl" for c in text.children[verb]):
            return []  # "no talks until …"
        return self._stand(verb, "opposes", noun, none + 1)

    def _stand(self, word: int, stance: Stance, issue: int, begins: int | None) -> list[Stand]:
        above = self.holders.said_above(word)
        actor = self.holders.teller(word, above) if above is not None else self.holders.voice(word)
        if actor is None or (above is not None and not self.holders.is_stated(above, "adj")):
            return []
        return [(actor, stance, self.issues.topic(issue, begins=begins), None)]
