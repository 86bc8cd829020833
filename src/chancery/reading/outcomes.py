"""Outcomes: what the words over a happening make of it by its type: "discussed a visit" arranges one, "discussed the protests" none."""

from __future__ import annotations

from datetime import timedelta

from chancery.facts.events import Status
from chancery.facts.times import TimeExpression
from chancery.reading.arguments import Grammar
from chancery.reading.clocks import Clock
from chancery.reading.drafts import SPOKEN
from chancery.reading.status import Composed
from chancery.reading.triggers import Found

REACHED = frozenset({"agreement", "ceasefire"})
_ARRANGED = frozenset(
    "call meeting visit summit talks mediation agreement ceasefire exercise arms-sale release invitation investment aid"
    " deployment withdrawal sanctions sanctions-relief election ratification ties-restored border-closure travel-advisory"
    " vote patrol recognition".split()
)
"""What sides can be working out: the rest of the leaves is done by one, or befalls."""
_DONE_BY_WORD = REACHED | frozenset(
    "sanctions investigation appointment boycott ties-cut expulsion recall recognition tariff export-control"
    " resignation border-closure travel-advisory treaty-exit".split()
)
"""What is there once it is announced."""
_LASTING = frozenset({"visit", "exercise", "talks", "summit", "patrol"})
_BEGINNING = frozenset({"arrive", "begin", "start", "open", "launch", "commence", "kick"})
_NUMBERS = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
_DEEDS = frozenset("deployment arms-sale withdrawal strike exercise".split())
"""What is done already where it is somebody's, and is only talked of."""
_VOICED = frozenset({"condemnation", "accusation", "demand", "warning"})
_TALKING = frozenset({"discuss", "discussion", "talk", "negotiation", "negotiate"})
_PAPERS = frozenset("announcement statement letter notice memorandum note communiqué proclamation".split())
_ORGANIZING = frozenset({"organize", "organise"})
_SAID = SPOKEN | {"invitation"}
"""What is there once it was said, and does not go on: "is appealing to Malta", "had been threatening to leave"."""


class Outcomes:
    """Reads the status of a happening from its composed one and its type."""

    def __init__(self, grammar: Grammar, times: list[TimeExpression], clock: Clock) -> None:
        self.grammar, self.text, self.times, self.clock = grammar, grammar.text, times, clock

    def read(self, found: Found, composed: Composed, side: str | None) -> Status:
        """Only what can be arranged is arranged by talking of it: "discussed a visit", not "discussed the protests", nor
        "discussed North Korea's transfer of missiles".
        """
        if composed.status == "scheduled" and found.type in _DONE_BY_WORD and self._announced(found, composed, side):
            return "occurred"
        if composed.status == "occurred" and found.type in _LASTING and self._still_on(found):
            return "ongoing"
        if composed.status == "ongoing" and (found.type in _SAID or self._by_word(found)):
            return "occurred"
        if composed.status == "denied" and found.type in _VOICED and self._answered(found, composed):
            return "occurred"
        if composed.status == "arranging" and side != "ahead" and self._organized(composed):
            return "occurred"
        theirs = any(self.text.relations[c] == "nmod:poss" for c in self.text.children[found.token])
        known = self._spoken_of(found)
        if composed.status != "arranging" or (
            not known and found.type in _ARRANGED and not (theirs and found.type in _DEEDS)
        ):
            return composed.status
        over = [self.text.token_at(o.span[0]) for o in composed.operators if o.effect == "arranging"]
        if not any(token is not None and self.grammar.lemma(token) in _TALKING for token in over):
            return composed.status
        if known:
            return "ongoing"
        return "occurred" if self.text.upos[found.token] in ("NOUN", "PROPN") else "sought"

    def _spoken_of(self, found: Found) -> bool:
        """True for talks that are known to be held where others speak of them: "discussed the truce talks", not "discussed talks"."""
        below = self.text.children[found.token]
        return found.type == "talks" and any(
            self.text.relations[c] == "det" and self.text.lower[c] in ("the", "these") for c in below
        )

    def _by_word(self, found: Found) -> bool:
        """True for what is done by giving it out: "Monday's announcement appointing an envoy", "a letter inviting the king"."""
        text, token = self.text, found.token
        paper = text.heads[token]
        told = text.relations[token] == "acl" and text.lower[token].endswith("ing")
        return told and paper >= 0 and self.grammar.lemma(paper) in _PAPERS and paper < token

    def _organized(self, composed: Composed) -> bool:
        """True for "Norway organised a conference in Riga on May 8", told in the past: what was organised was held."""
        over = [self.text.token_at(o.span[0]) for o in composed.operators]
        if len(over) != 1 or over[0] is None or self.grammar.lemma(over[0]) not in _ORGANIZING:
            return False
        return self.text.feat(over[0], "Tense") == "Past" and self.text.feat(over[0], "VerbForm") == "Fin"

    def _answered(self, found: Found, composed: Composed) -> bool:
        """True for "rebuts American criticism": what is turned down was voiced."""
        over = [t for o in composed.operators if (t := self.text.token_at(o.span[0])) is not None]
        direct = self.text.relations[found.token] in ("obj", "nsubj:pass") and self.text.heads[found.token] in over
        return direct and len(over) == 1 and self.text.upos[found.token] in ("NOUN", "PROPN")

    def _still_on(self, found: Found) -> bool:
        """True for what began so lately that it is not over yet by its own days: "arrived on Tuesday for a three-day visit"."""
        text, published = self.text, self.clock.published
        if published is None or self.grammar.lemma(found.predicate) not in _BEGINNING:
            return False
        nouns = [found.token, *found.consumed, *(t for _, t in self.grammar.obliques(found.predicate))]
        days = max((self._days(n) for n in nouns if text.upos[n] in ("NOUN", "PROPN")), default=0)
        if not days:
            return False
        for time in self.times:
            tokens = text.tokens_in(*time.span)
            hung = any(text.heads[t] == found.predicate for t in tokens)
            if hung and time.window is not None and time.window.earliest is not None:
                return time.window.earliest <= published < time.window.earliest + timedelta(days=days)
        return False

    def _days(self, noun: int) -> int:
        """How many days the words of a noun give it: 3 for "a three-day official visit"; 0 where they give none."""
        text = self.text
        for day in text.children[noun]:
            if text.lower[day] != "day":
                continue
            for number in (day - 2, day - 1):
                if number >= 0 and text.lower[number] in _NUMBERS:
                    return _NUMBERS[text.lower[number]]
                if number >= 0 and text.words[number].isdecimal() and len(text.words[number]) < 3:
                    return int(text.words[number])
        return 0

    def _announced(self, found: Found, composed: Composed, side: str | None) -> bool:
        """True for "announced a new agreement", which is there with the announcement; an announced visit is to come, and so is
        what has a day of its own: "announced sanctions that take effect in May".
        """
        if found.type not in REACHED and (self.text.upos[found.token] == "VERB" or side == "ahead"):
            return False
        over = [self.text.token_at(o.span[0]) for o in composed.operators if o.effect == "scheduled"]
        if found.type not in REACHED and self.text.heads[found.token] not in over:
            return False
        return bool(over) and all(
            t is not None and self.grammar.lemma(t) == "announce" and self.text.feat(t, "Tense") == "Past" for t in over
        )
