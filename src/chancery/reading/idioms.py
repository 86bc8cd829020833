"""Idioms: what a phrase says of a happening that no single word of it says: "is under review", "has been called for May 3".

One word that changes a status by itself is a row of `status-operators.csv`; here is what takes two.
"""

from __future__ import annotations

from chancery.knowledge.events import StatusOperator
from chancery.reading.inflection import Inflection

LENGTHS = frozenset({"hour", "day", "week", "month", "year", "round", "night"})
GIVEN = frozenset(
    "resignation office apology condolence sympathy support congratulation thanks regret assurance praise prayer greeting guarantee".split()
)
_READYING = frozenset({"preparation", "arrangement", "planning", "work", "effort", "groundwork"})
_GIVING_UP = frozenset({"pull", "back", "bow", "drop", "cry", "opt", "duck"})
_OWN_PLANS = frozenset({"trip", "visit", "journey", "tour", "sale", "purchase"})
_CONVENED = frozenset(
    "meeting session summit talk round conference election referendum strike march rally protest vote gathering".split()
)
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
        "possible": "under:consideration under:review under:study under:examination under:debate under:threat in:doubt"
        " in:question in:jeopardy in:danger in:balance in:sight in:offing on:table on:card at:risk within:reach",
        "arranging": "under:negotiation under:discussion under:preparation in:pipeline in:works in:work in:making in:preparation",
        "scheduled": "on:agenda on:calendar on:track on:course on:schedule on:programme on:program in:diary",
        "ongoing": "in:swing in:progress in:force in:effect in:place in:train on:book",
        "postponed": "on:hold on:ice in:abeyance in:limbo at:standstill at:impasse in:deadlock at:halt",
        "cancelled": "off:table off:agenda off:card off:calendar",
    }.items()
    for preposition, _, noun in (phrase.partition(":") for phrase in phrases.split())
}
"""What is said with a preposition and a noun: "is under review", "are at a standstill"."""


class Idioms(Inflection):
    """Reads the phrases of one text that change what stands beside them."""

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
            and grammar.lemma(noun) in _CONVENED
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
        if label == "nsubj":
            return self._said_to_be(head)
        if lemma == "welcome" and label == "obj" and any(text.lower[c] in ("would", "'d") for c in text.children[head]):
            return StatusOperator("sought")
        if lemma == "expect" and label == "obj" and grammar.lemma(noun) in _OWED:
            return StatusOperator("sought")
        if text.lower[head] in _LOCKED and grammar.preposition(noun) == "in":
            return StatusOperator("ongoing")
        return None

    def _said_to_be(self, head: int) -> StatusOperator | None:
        """What is said of a happening with "to be": "is under review", "is off", "is in doubt", "was at a standstill"."""
        text = self.text
        if text.upos[head] in ("ADV", "ADP", "ADJ") and text.lower[head] in _BARE:
            return StatusOperator(_BARE[text.lower[head]])
        if self.grammar.lemma(head) == "question" and "out" in text.lower[max(0, head - 3) : head]:
            return StatusOperator("denied")
        preposition = self.grammar.preposition(head) if text.upos[head] == "NOUN" else None
        effect = _STATES.get((preposition or "", self.grammar.lemma(head)))
        return StatusOperator(effect) if effect is not None else None

    def _convoked(self, noun: int, verb: int) -> bool:
        """True for "called an emergency session", "a round has been called for May 3"; not for "called the vote a farce"."""
        text = self.text
        below = [text.relations[c] for c in text.children[verb]]
        named = "xcomp" in below or text.lower[verb + 1 : verb + 2] == ["off"]
        return self.grammar.lemma(noun) in _CONVENED and not named
