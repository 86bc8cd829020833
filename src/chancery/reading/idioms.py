"""Idioms: what a phrase says of a happening that no single word of it says: "is under review", "has been called for May 3".

One word that changes a status by itself is a row of `status-operators.csv`; here is what takes two.
"""

from __future__ import annotations

from chancery.knowledge.events import StatusOperator
from chancery.reading.inflection import Inflection
from chancery.reading.places import is_time
from chancery.reading.tense_words import CONVENED

LENGTHS = frozenset({"hour", "day", "week", "month", "year", "round", "night"})
GIVEN = frozenset(
    "resignation office apology condolence sympathy support congratulation thanks regret assurance praise prayer greeting guarantee".split()
)
_READYING = frozenset({"preparation", "arrangement", "planning", "work", "effort", "groundwork"})
_GIVING_UP = frozenset({"pull", "back", "bow", "drop", "cry", "opt", "duck"})
_OWN_PLANS = frozenset({"trip", "visit", "journey", "tour", "sale", "purchase"})
_POLLS = frozenset({"election", "referendum", "vote"})
_LONG_AGO = frozenset({"year", "decade"})
_OWED = frozenset({"apology", "explanation", "compensation", "answer", "clarification"})
_LOCKED = frozenset({"locked", "engaged", "immersed", "embroiled", "mired", "deep"})
_BARE = {
    "off": "cancelled",
    "on": "scheduled",
    "over": "occurred",
    "done": "occurred",
    "dead": "cancelled",
    "imminent": "possible",
}
"""What is said to be off, on or over: "The visit is off"."""
_STATES = {
    (preposition, noun): effect
    for effect, phrases in {
        "possible": "under:consideration under:study in:sight in:offing on:table on:card within:reach",
        "arranging": "under:negotiation under:discussion under:preparation in:pipeline in:works in:work in:making in:preparation",
        "scheduled": "on:agenda on:calendar on:track on:course on:schedule on:programme on:program in:diary",
        "ongoing": "in:swing in:progress in:force in:effect in:place in:train on:book",
        "postponed": "on:hold on:ice in:abeyance in:limbo at:standstill at:impasse in:deadlock at:halt",
        "cancelled": "off:table off:agenda off:card off:calendar",
    }.items()
    for preposition, _, noun in (phrase.partition(":") for phrase in phrases.split())
}
"""What is said with a preposition and a noun: "is on the agenda", "are at a standstill"."""
_OPEN = frozenset({("in", "doubt"), ("in", "question"), ("in", "balance")})
_WEIGHED = _OPEN | {
    (preposition, noun)
    for preposition, _, noun in (
        phrase.partition(":")
        for phrase in "under:review under:examination under:debate under:threat in:jeopardy in:danger at:risk".split()
    )
}
"""What is said as well of what is there or done: "The truce is at risk", "The killing is under review"."""
_DONE = frozenset("strike clash seizure incursion cyber-attack detention expulsion demonstration protest-note".split())
_STANDING = frozenset("ceasefire sanctions tariff export-control border-closure travel-advisory".split())
TO_COME = frozenset("new fresh further additional planned proposed future draft possible potential a an any no".split())


class Idioms(Inflection):
    """Reads the phrases of one text that change what stands beside them."""

    def _obliged(self, verb: int) -> bool:
        """True for "has to leave", "needs to be signed", "ought to recall its envoy": what is to be done is not done yet; who "had
        to leave" left, and who "will have to" is to.
        """
        lemma, text = self.grammar.lemma(verb), self.text
        if lemma in ("need", "ought"):
            return self._tense(verb, False) != "scheduled"
        bare = not any(text.relations[c].startswith(("aux", "obj")) for c in text.children[verb])
        return lemma == "have" and bare and text.feat(verb, "Tense") == "Pres"

    def _idiom(self, noun: int, head: int, label: str) -> StatusOperator | None:
        """What a phrase says of a happening that no single word of it says: "entered a third day", "has been called for May 3",
        "there is talk of", "lays the groundwork for", "offered an apology", "pulled out of a trip".
        """
        text, grammar = self.text, self.grammar
        lemma = grammar.lemma(head)
        objects = {grammar.lemma(c) for c in text.children[head] if text.relations[c] in ("obj", "obl:unmarked")}
        if label == "nsubj" and lemma == "enter" and objects & LENGTHS:
            return StatusOperator("ongoing")
        if lemma == "call" and (label == "obj" or text.relations[noun] == "nsubj:pass") and self._convoked(noun, head):
            return StatusOperator("scheduled")
        if lemma == "lay" and label == "obl" and objects & {"groundwork", "ground", "foundation", "basis"}:
            return StatusOperator("arranging")
        if (
            lemma == "set"
            and label == "obj"
            and text.lower[head + 1 : head + 2] == ["up"]
            and grammar.lemma(noun) in CONVENED
            and (text.feat(head, "VerbForm") == "Inf" or text.lower[head] == "setting" or not self._gone_by(noun, head))
        ):
            return StatusOperator("arranging")
        if lemma == "offer" and label == "obj" and grammar.lemma(noun) in GIVEN:
            return StatusOperator("carry")
        known = {"the", "their", "its", "his", "her"} & {text.lower[c] for c in text.children[head]}
        if text.lower[head] == "talk" and text.upos[head] == "NOUN" and label == "nmod" and not known:
            return StatusOperator("possible")
        if lemma == "way" and text.lower[head - 1] == "under" and label in ("nmod", "obl"):
            about = {grammar.lemma(c) for c in text.children[head] if text.relations[c] == "nsubj"}
            return StatusOperator("arranging" if about & _READYING else "ongoing")
        if lemma in _GIVING_UP and label == "obl" and text.lower[head + 1 : head + 2] == ["out"]:
            return StatusOperator("cancelled") if grammar.lemma(noun) in _OWN_PLANS else None
        if label == "nsubj" and lemma == "stall" and self._pluperfect(head):
            return StatusOperator("happen")  # "had stalled before they were resumed"
        if label in ("nsubj", "csubj"):
            return self._said_to_be(noun, head)
        if lemma == "welcome" and label == "obj" and any(text.lower[c] in ("would", "'d") for c in text.children[head]):
            return StatusOperator("sought")
        if lemma == "expect" and label == "obj" and grammar.lemma(noun) in _OWED:
            return StatusOperator("sought")
        if text.lower[head] in _LOCKED and grammar.preposition(noun) == "in":
            return StatusOperator("ongoing")
        return None

    def _said_to_be(self, noun: int, head: int) -> StatusOperator | None:
        """What is said of a happening with "to be": "is under review", "is off", "is in doubt", "was at a standstill"."""
        text = self.text
        if text.upos[head] in ("ADV", "ADP", "ADJ") and text.lower[head] in _BARE:
            return StatusOperator(_BARE[text.lower[head]])
        if self.grammar.lemma(head) == "question" and "out" in text.lower[max(0, head - 3) : head]:
            return StatusOperator("denied")
        preposition = self.grammar.preposition(head) if text.upos[head] == "NOUN" else None
        phrase = (preposition or "", self.grammar.lemma(head))
        effect = self._weighed(noun, phrase) if phrase in _WEIGHED else _STATES.get(phrase)
        return StatusOperator(effect) if effect is not None else None

    def _weighed(self, noun: int, phrase: tuple[str, str]) -> str | None:
        """What "under review" or "at risk" says: a visit may not come, a truce holds as yet, a killing was done all the same."""
        types = {trigger.type for trigger in self.tables.triggers.get(("noun", self.grammar.lemma(noun)), ())}
        if types and types <= _DONE:
            return None
        to_come = any(self.text.lower[c] in TO_COME for c in self.text.children[noun])
        standing = phrase not in _OPEN if "agreement" in types else bool(types & _STANDING)
        return "ongoing" if standing and not to_come else "possible"

    def _gone_by(self, noun: int, verb: int) -> bool:
        """True for "called a meeting on Monday", which was held then; not for "called a meeting on Monday for May". Who calls a
        poll on a day does not hold it then: only the years tell of one that is over.
        """
        text, grammar = self.text, self.grammar
        sides = {self.side_of.get(noun), self.side_of.get(verb)}
        if "past" not in sides or "ahead" in sides:
            return False
        if any(p == "for" and is_time(text, t) for t in (noun, verb) for p, t in grammar.obliques(t)):
            return False
        below = [c for t in (noun, verb) for c in text.children[t]]
        years = any(
            grammar.lemma(c) in _LONG_AGO or (text.words[c].isdigit() and len(text.words[c]) == 4) for c in below
        )
        return years or grammar.lemma(noun) not in _POLLS

    def _convoked(self, noun: int, verb: int) -> bool:
        """True for "called an emergency session", "a round has been called for May 3"; not for "called the vote a farce"."""
        text = self.text
        below = [text.relations[c] for c in text.children[verb]]
        named = "xcomp" in below or text.lower[verb + 1 : verb + 2] == ["off"]
        return self.grammar.lemma(noun) in CONVENED and not named and not self._gone_by(noun, verb)
