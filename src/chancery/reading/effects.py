"""Effects: what somebody says a thing does or would do, which tells how they stand on it."""

from __future__ import annotations

from chancery.facts.positions import Stance
from chancery.knowledge.attribution import WordTables
from chancery.reading.antecedents import Antecedents
from chancery.reading.arguments import Grammar
from chancery.reading.goals import Stand
from chancery.reading.holders import Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates
from chancery.reading.verdicts import Verdicts

_TURNED: dict[Stance, Stance] = {"supports": "opposes", "opposes": "supports"}
_CONCEDING = frozenset({"concede", "admit", "acknowledge", "deny", "agree", "ask", "wonder", "doubt"})
_MODALS = frozenset({"will", "would", "could", "can", "may", "might", "'ll", "’ll", "'d", "’d"})
_LEADING = frozenset({"help", "serve", "tend", "threaten", "risk"})
_POSING = frozenset({"pose", "present", "constitute", "represent", "carry"})
_DANGERS = frozenset({"threat", "danger", "risk", "challenge", "hazard", "peril"})
_BREAKING = frozenset(
    {"against", "contrary to", "counter to", "in violation of", "in breach of", "in contravention of"}
)
_RULES = frozenset(
    """law treaty charter resolution convention agreement accord rule constitution sovereignty norm protocol pact spirit
    principle statute truce""".split()
)
_UNBLAMED = frozenset(
    """sanctions sanction strike troop truce ceasefire cease-fire talk negotiation peace accord agreement war conflict
    fighting violence crisis attack hunger heat""".split()
)
"""What somebody who speaks of harm by it threatens with, wishes for, or cannot be against."""


class Effects:
    """Reads what things are said to do in one text."""

    def __init__(
        self,
        grammar: Grammar,
        issues: Issues,
        holders: Holders,
        antecedents: Antecedents,
        verdicts: Verdicts,
        words: WordTables,
    ) -> None:
        self.grammar, self.text, self.issues, self.holders = grammar, grammar.text, issues, holders
        self.antecedents, self.verdicts = antecedents, verdicts
        self.acts = {word: row for (pos, word), row in words.stances.items() if pos == "effect"}
        self.goods = {word: stance for (pos, word), (stance, _) in words.stances.items() if pos == "worth"}

    def read(self, word: int, lemma: str) -> list[Stand]:
        """The stand of whoever says what a thing does: "said the pact would bring peace to the valley" is for the pact, "said the
        embargo would stoke tension", "that the sale violates the treaty" and "is against the law" are against them.
        """
        stance = self._effect(word, lemma) if self.text.upos[word] == "VERB" else self._broken(word, lemma)
        if stance is None or negates(self.text, word):
            return []
        above = self.holders.said_above(word)
        if above is not None and self.text.lemmas[above].lower() in _CONCEDING:
            return []
        actor = self.holders.teller(word, above) if above is not None else self.holders.voice(word)
        thing = next((c for c in self.text.children[word] if self.text.relations[c] in ("nsubj", "csubj")), None)
        if actor is None or thing is None:
            return []
        meant = self.antecedents.of(word, thing) or thing
        if not self._can_be_meant(meant, stance):
            return []
        if above is not None and not self.holders.is_stated(above, "adj"):
            return []
        return [(actor, stance, self.issues.topic(meant), None)]

    def _effect(self, verb: int, lemma: str) -> Stance | None:
        """For or against, by what the verb does and whether what it does that to is good: to stoke tension and to undermine a truce
        are both bad.
        """
        text, done = self.text, self.acts.get(lemma)
        if done is None and lemma not in _POSING:
            return None
        objects = self._objects(verb)
        if lemma in _POSING and any(text.lemmas[t].lower() in _DANGERS for t in objects):
            return "wary"
        if done is None or not objects or self.grammar.is_passive(verb):
            return None
        if lemma in _LEADING and text.upos[objects[0]] == "VERB":
            return self._effect(objects[0], text.lemmas[objects[0]].lower())
        stance, (reach, *_) = done
        worth = self._worth(objects)
        if reach == "always":
            return stance
        if worth is not None and not (reach == "worth" and worth == "opposes" and self._is_told(verb)):
            return stance if worth == "supports" else _TURNED[stance]
        return stance if reach == "any" or (reach == "would" and self._would(verb)) else None

    def _is_told(self, verb: int) -> bool:
        """True for what has only come about: "said the outage caused panic"."""
        text = self.text
        helped = any(text.relations[c].startswith("aux") for c in text.children[verb])
        return text.feat(verb, "Tense") == "Past" and not helped

    def _would(self, verb: int) -> bool:
        return any(self.text.lower[c] in _MODALS for c in self.text.children[verb] if self.text.relations[c] == "aux")

    def _objects(self, verb: int) -> list[int]:
        """What is done to: objects with what is joined to them, "contribute to peace and growth", "lead to war"."""
        text = self.text
        things = [c for c in text.children[verb] if c > verb and text.relations[c] in ("obj", "xcomp")]
        things += [t for p, t in self.grammar.obliques(verb) if p in ("to", "for") and t > verb and not things]
        if any(text.lower[c] == "no" for t in things for c in text.children[t]):
            return []  # "poses no threat"
        return [
            t for thing in things for t in (thing, *(c for c in text.children[thing] if text.relations[c] == "conj"))
        ]

    def _worth(self, things: list[int]) -> Stance | None:
        """Whether things are good or bad; bad where one is."""
        told = {self.goods[w] for t in things if (w := self.text.lemmas[t].lower()) in self.goods}
        return "opposes" if "opposes" in told else next(iter(told), None)

    def _broken(self, noun: int, lemma: str) -> Stance | None:
        """Against what "is against the law", "is in breach of the treaty"."""
        text = self.text
        if lemma not in _RULES or not any(text.relations[c] == "cop" for c in text.children[noun]):
            return None
        case = " ".join(text.lower[c] for c in text.children[noun] if text.relations[c] == "case" and c < noun)
        return "opposes" if case in _BREAKING else None

    def _can_be_meant(self, thing: int, stance: Stance) -> bool:
        """False for a pronoun, for somebody, and for what befalls: a drought harms, and nobody is for it."""
        text = self.text
        if text.lower[thing] == "what":
            return True
        if text.upos[thing] not in ("NOUN", "VERB") or self.verdicts.befalls(thing):
            return False
        mention = self.holders.cast.at(thing)
        actors = mention.actors if mention is not None and mention.head == thing else ()
        joined = text.lemmas[thing].lower() in ("member", "membership", "newcomer", "entrant", "accession")
        plain = mention is not None and (mention.form == "common" or joined)
        if actors and (not plain or actors[0].startswith(("person:", "office:"))):
            return False
        if stance == "supports":
            return self.verdicts.can_be_backed(thing)
        return text.lemmas[thing].lower() not in _UNBLAMED
