"""Inflection: the status that tense, aspect and modality of a verb give an event."""

from __future__ import annotations

from chancery.facts.events import Operator
from chancery.knowledge.events import EventTables
from chancery.reading.arguments import Grammar
from chancery.reading.control import BORNE, INSTRUMENTS
from chancery.reading.negation import has_condition
from chancery.reading.tense_words import CALLED, CONVENED

POSSIBLE_MODALS = frozenset({"may", "might", "could", "can"})
WANTED_MODALS = frozenset({"should", "must", "ought"})
_GATHERING = frozenset({"meet", "gather", "convene"})
_HELD_SO = frozenset(
    "camp shut close block hold seal suspend freeze blockade besiege jail imprison occupy deploy station stall halt".split()
)
"""What lasts: "has been held since May" is held still, "was held on Monday" was held then."""
_AWAITED = frozenset({"expect", "schedule", "plan", "set", "slate", "book", "await"})
_SAME_IN_PAST = frozenset({"hit", "cut", "put", "set", "shut", "quit", "split", "spread", "hurt", "burst", "let"})


_ASKED = frozenset("who whom whose what which why how where when".split())
_WHEN = frozenset("when once if unless until as while where though although".split())


class Inflection:
    """What the forms of verbs say in one text; `side_of` says of a token whether a time beside it is past or ahead.

    "will visit" is scheduled, "may visit" possible, "visited" occurred, "is visiting" ongoing; "to visit" says nothing.
    """

    def __init__(self, grammar: Grammar, tables: EventTables, side_of: dict[int, str]) -> None:
        self.grammar, self.tables, self.side_of = grammar, tables, side_of
        self.text = grammar.text

    def _tense(self, verb: int, speech: bool) -> str | None:
        text, grammar = self.text, self.grammar
        form = text.feat(verb, "VerbForm")
        aux = [c for c in text.children[verb] if text.relations[c] in ("aux", "aux:pass", "cop")]
        lemmas = {grammar.lemma(c) for c in aux}
        if "will" in lemmas or "shall" in lemmas or "'ll" in lemmas:
            return "scheduled"
        if "would" in lemmas and "have" in lemmas and any(text.lower[c] == "before" for c in text.children[verb]):
            return "denied"  # "turned round before it would have entered their airspace"
        if "would" in lemmas:
            return "possible" if has_condition(self.text, verb) else "scheduled"
        if lemmas & POSSIBLE_MODALS:
            return "possible"
        if lemmas & WANTED_MODALS:
            return "sought"
        if form == "Inf" and "be" in lemmas and self._to_infinitive(verb):
            return "scheduled"
        if (
            text.lower[verb - 1] == "be"
            and text.lower[verb - 2 : verb - 1] == ["to"]
            and len(aux) > 1
            and "be" in lemmas
        ):
            return "scheduled"  # "is to be held"
        if "have" in lemmas:
            if self._convening(verb):
                return "scheduled"
            if not speech and grammar.lemma(verb) in _HELD_SO and self._since(verb) and not self._pluperfect(verb):
                return "ongoing"
            lasting = "be" in lemmas and text.lower[verb].endswith("ing") and not grammar.is_passive(verb)
            return "ongoing" if lasting and not speech and not self._pluperfect(verb) else "occurred"
        finite = verb if form == "Fin" else next((c for c in aux if text.feat(c, "VerbForm") == "Fin"), None)
        if finite is None:
            if form == "Inf":
                headline = any(text.relations[c].startswith("nsubj") for c in text.children[verb])
                return "scheduled" if headline and text.heads[verb] < 0 else None
            if form == "Part" and grammar.lemma(verb) in _HELD_SO and self._since(verb):
                return "ongoing"
            bare = text.relations[verb] in ("acl", "amod") or self._set_apart(verb)
            if form == "Part" and bare and text.feat(verb, "Tense") == "Past":
                return "scheduled" if self.side_of.get(verb) == "ahead" else "occurred"
            if text.heads[verb] < 0 and form == "Part" and text.feat(verb, "Tense") == "Past":
                return "occurred"
            met = text.relations[verb] == "acl" and form in ("Part", "Ger") and grammar.lemma(verb) in _GATHERING
            if (met and self._told_past(text.heads[verb])) or self._first_doing(verb):
                return "occurred"
            if form in ("Part", "Ger") and self.side_of.get(verb) == "ahead" and text.lower[verb].endswith("ing"):
                return "scheduled"
            if text.relations[verb].startswith("advcl") and text.lower[verb].endswith("ed") and not aux:
                return "occurred" if form == "Part" and not self._marked(verb) else None
            if text.relations[verb] == "acl" and form in ("Part", "Ger"):
                head = text.heads[verb]
                if grammar.lemma(head) in BORNE and text.lower[verb].endswith("ing"):
                    return "occurred"
                if self._ahead_above(verb) and any(text.lower[c] == "for" for c in text.children[verb]):
                    return None  # "a timetable for reopening the border"
                return self._clause_status(head) if grammar.lemma(head) in INSTRUMENTS else "ongoing"
            return None
        past = text.feat(finite, "Tense") == "Past" or text.lower[finite] in _SAME_IN_PAST
        moving = text.lower[verb].endswith("ing") or text.lower[verb] == "headed"
        progressive = "be" in lemmas and not grammar.is_passive(verb) and moving
        if progressive and not past:
            return "scheduled" if self.side_of.get(verb) == "ahead" else "ongoing"
        if progressive and text.relations[verb] == "ccomp":
            return "ongoing"
        if past:
            moved = progressive or grammar.lemma(verb) in _AWAITED
            return "scheduled" if moved and self.side_of.get(verb) == "ahead" and not speech else "occurred"
        if grammar.is_passive(verb) and any(text.lower[c] == "being" for c in text.children[verb]):
            return "ongoing"
        if grammar.is_passive(verb) and text.lower[verb].endswith("ed"):
            return "scheduled" if self.side_of.get(verb) == "ahead" else "ongoing" if not speech else "occurred"
        if speech:
            return "occurred"
        if any(
            text.lower[c] in ("until", "till", "unless") and text.relations[c] == "mark" for c in text.children[verb]
        ):
            return "possible"  # "no talks until it lifts the sanctions"
        if grammar.lemma(verb) == "have" and grammar.objects(verb) and not self._headline(verb):
            return "ongoing"  # "has 900 soldiers in the force"
        if self.side_of.get(verb) in ("ahead", "now"):
            return "scheduled"
        return "occurred" if text.heads[verb] < 0 or self._headline(verb) else "ongoing"

    def _was_to(self, verb: int) -> bool:
        """True for "was to have opened on May 3": so it was planned, and it did not."""
        words = [
            self.text.lower[c]
            for c in self.text.children[verb]
            if self.text.relations[c].startswith(("aux", "mark", "cop"))
        ]
        return words[:3] in (["was", "to", "have"], ["were", "to", "have"])

    def _convening(self, verb: int) -> bool:
        """True for "has convened an emergency meeting on Friday", read ahead of Friday: it is called and not yet held."""
        if self.text.lower[verb] not in CALLED or self._pluperfect(verb):
            return False
        things = [c for c in self.text.children[verb] if self.text.relations[c] in ("obj", "nsubj:pass")]
        return any(
            self.grammar.lemma(t) in CONVENED and "ahead" in (self.side_of.get(verb), self.side_of.get(t))
            for t in things
        )

    def _since(self, verb: int) -> bool:
        """True for what has been so since a time: "has been shut since the coup"."""
        text = self.text
        told = [c for c in text.children[verb] if text.relations[c].startswith(("obl", "advcl"))]
        return self.grammar.is_passive(verb) and any(
            text.lower[c] == "since" for t in told for c in text.children[t] if text.relations[c] in ("case", "mark")
        )

    def _marked(self, verb: int) -> bool:
        """True for a participle that a word opens: "if pressed", "once adopted", "as planned"."""
        return any(self.text.relations[c] in ("mark", "case", "advmod") for c in self.text.children[verb])

    def _only_describes(self, verb: int) -> bool:
        """True for "seeks the release of two sailors jailed in Iran": they are in jail, whatever is sought for them."""
        text = self.text
        marked_or_helped = any(
            text.relations[c].partition(":")[0] in ("mark", "aux", "nsubj") for c in text.children[verb]
        )
        return text.relations[verb] == "acl" and self.grammar.is_passive(verb) and not marked_or_helped

    def _asked_after(self, verb: int) -> bool:
        """True for "agreed to find out who shot down the plane": it was shot down, whatever becomes of the finding out."""
        text = self.text
        return text.relations[verb] == "ccomp" and any(
            text.lower[c] in _ASKED and c < verb for c in text.children[verb]
        )

    def _first_doing(self, verb: int) -> bool:
        """True for "Norway was the first country recognising it", "with Chile being the last member ratifying the treaty"."""
        text, noun = self.text, self.text.heads[verb]
        if text.relations[verb] != "acl" or not text.lower[verb].endswith("ing"):
            return False
        below = {text.lower[c] for c in text.children[noun]}
        return bool(below & {"first", "last"}) and bool(below & {"was", "were", "being", "became"})

    def _told_past(self, noun: int) -> bool:
        """True for the ministers in "Ministers meeting in Madrid agreed to act": what they did there is told as done."""
        text, verb = self.text, self.text.heads[noun]
        if verb < 0 or not text.relations[noun].startswith("nsubj") or text.upos[verb] != "VERB":
            return False
        return self._tense(verb, True) == "occurred" and text.feat(verb, "Tense") == "Past"

    def _set_apart(self, verb: int) -> bool:
        """True for "Called back on Tuesday, the envoy is to report": it is done, whatever is to come; not for "when asked"."""
        text = self.text
        return (
            text.relations[verb] == "advcl"
            and self.grammar.is_passive(verb)
            and not any(text.relations[c] in ("mark", "aux", "aux:pass") for c in text.children[verb])
            and not any(text.lower[c] in _WHEN for c in text.children[verb])
        )

    def _headline(self, verb: int) -> bool:
        """True in a line without a full stop, where the present tells what has happened: "Emirates recalls ambassador"."""
        return self.text.unended(self.text.sentence_of[verb])

    def _to_infinitive(self, verb: int) -> bool:
        """True for "to hold"; "may hold" and "held" are none."""
        return verb > 0 and self.text.lower[verb - 1] == "to"

    def _told_before(self, verb: int, operators: list[Operator]) -> str | None:
        """ "due to hold": the parser may take "due to" for a preposition, and then no word governs the infinitive."""
        before = verb - 2
        if before < 0 or self.text.heads[verb] == before or self.text.lower[before] != "due":
            return None
        operators.append(self._operator(before, "scheduled"))
        return "scheduled"

    def _past_perfect(self, head: int) -> bool:
        """True for "had planned to", "had been slated to"."""
        text = self.text
        return any(text.relations[c] == "aux" and text.lower[c] in ("had", "'d") for c in text.children[head]) and (
            self.grammar.lemma(head) in ("plan", "schedule", "slate", "intend", "set", "expect", "due")
        )

    def _clause_status(self, token: int) -> str | None:
        """The tense of the nearest verb at or above a token, or of what is said to be: "will be in Oslo for talks"."""
        text = self.text
        for _ in range(8):
            if text.upos[token] in ("VERB", "AUX") or any(text.relations[c] == "cop" for c in text.children[token]):
                found = self._tense(token, False)
                if found is not None:
                    return found
                if self._ahead_above(token):
                    return "scheduled"
                head = text.heads[token]
                if head >= 0 and self._to_infinitive(token) and text.upos[head] == "ADJ":
                    return "scheduled"
            if text.heads[token] < 0:
                return None
            token = text.heads[token]
        return None

    def _ahead_above(self, verb: int) -> bool:
        """True for the infinitive in "is expected to meet", "plans to meet": the word above it says that it is to come."""
        head = self.text.heads[verb]
        if head < 0 or self.text.relations[verb] not in ("xcomp", "ccomp", "acl"):
            return False
        kind = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj"}.get(self.text.upos[head], "")
        above = self.tables.operators.get((kind, self.grammar.lemma(head), "comp"))
        return above is not None and above.effect in ("scheduled", "arranging", "agreed", "sought", "possible")

    def _operator(self, token: int, effect: str) -> Operator:
        return Operator(span=(self.text.start[token], self.text.end[token]), effect=effect)

    def _pluperfect(self, verb: int) -> bool:
        """True for "had been talking", which is over where "have been talking" goes on."""
        return any(
            self.text.relations[c] == "aux" and self.text.lower[c] in ("had", "'d") for c in self.text.children[verb]
        )
