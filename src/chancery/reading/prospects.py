"""Prospects: what clauses and phrases beside an event say of whether it is still to come, may come, or is under way.

"will sign it when they meet": the meeting is to come; "No date has been set for the visit": the visit is.
"""

from __future__ import annotations

from chancery.facts.events import Operator
from chancery.reading.composition import AHEAD
from chancery.reading.inflection import POSSIBLE_MODALS
from chancery.reading.negation import marked, negated
from chancery.reading.presumptions import Presumptions

_TILL = frozenset({"until", "till"})
_THEN = frozenset({"before", "after", "until", "till", "once"})
"""Conjunctions whose present tense speaks of what is to come, where the main clause does."""
_THEREUPON = _THEN | {"when"}
_SETTING = frozenset({"set", "fix", "agree", "name", "give", "announce", "decide"})
_DATES = frozenset({"date", "day", "time", "timetable", "schedule", "venue"})
_HAPPENING = frozenset({"take", "happen", "occur", "begin", "start", "open", "hold"})
_DECIDING = frozenset({"decide", "vote", "rule", "come", "argue", "campaign", "speak"})
_CALLING = frozenset({"call", "summon", "invite", "bring"})
_SUMMONING = frozenset({"call", "summon", "telephone", "phone"})
_TELLING = frozenset("register lodge file deliver convey express voice hand protest condemn complain object".split())
_HEARING = frozenset({"receive", "hear"})
_BELIEVING = frozenset("believe say think report know understand suspect rumour rumor reckon allege".split())


class Prospects(Presumptions):
    """What is said of the coming of the events of one text beside their own words."""

    def _still_to_come(self, clause: int, head: int, status: str) -> bool:
        """True for "once the Senate has voted", "until the sanctions are lifted" before what is to come, or refused, until then,
        and, put back by a word of saying, for "said no envoy would go before the blockade was lifted".
        """
        text = self.text
        present = any(text.lower[c] in ("has", "have") and text.relations[c] == "aux" for c in text.children[clause])
        if not marked(text, clause, _THEREUPON):
            return False
        if marked(text, clause, _TILL) and (present or text.feat(clause, "Tense") == "Pres"):
            return True  # "put off the talks until the troops have pulled back"
        if any(text.lower[c] == "would" for c in text.children[head]):
            return text.relations[head] == "ccomp" and marked(text, clause, _THEN)
        if status == "ongoing" and not present:
            return marked(text, clause, _THEN) and self._clause_status(head) in AHEAD | {"denied"}
        return present and self._clause_status(head) in AHEAD

    def _come_to(self, clause: int, head: int) -> str:
        """What such a clause makes of its event: what others wait for may come, the rest is to come."""
        till = marked(self.text, clause, _TILL) or (
            marked(self.text, clause, frozenset({"before"})) and negated(self.text, head)
        )
        return "possible" if till else "scheduled"

    def _when_it_comes(self, clause: int, relation: str) -> bool:
        """True for the present of "will sign it when they meet", "in April when the alliance celebrates": it is to come."""
        text = self.text
        if relation.partition(":")[0] not in ("advcl", "acl") or self.text.lower[clause].endswith("ing"):
            return False
        if not any(text.lower[c] == "when" for c in text.children[clause]):
            return False
        above = text.heads[clause]
        while above >= 0 and text.upos[above] not in ("VERB", "AUX"):
            above = text.heads[above]
        return above >= 0 and self._clause_status(above) in AHEAD

    def _to_be_dated(self, noun: int, head: int) -> bool:
        """True for the visit in "No date has been set for the visit", "a time was fixed for the meeting": it is to come."""
        text, grammar = self.text, self.grammar
        if not text.relations[noun].startswith("obl") or grammar.preposition(noun) != "for":
            return False
        if text.upos[head] != "VERB" or grammar.lemma(head) not in _SETTING:
            return False
        return any(
            text.relations[c].startswith(("nsubj", "obj")) and grammar.lemma(c) in _DATES for c in text.children[head]
        )

    def _may_take_place(self, noun: int) -> int | None:
        """The modal of "his visit, which may take place in August"; not of "The talks, which may begin again, ended on Monday"."""
        text, grammar = self.text, self.grammar
        for clause in text.children[noun]:
            if text.relations[clause] != "acl:relcl" or grammar.lemma(clause) not in _HAPPENING:
                continue
            below = text.children[clause]
            if any(text.lower[c] in ("again", "anew") for c in below):
                continue
            if any(text.lower[c] in ("which", "that") and text.relations[c].startswith("nsubj") for c in below):
                modals = (c for c in below if text.relations[c] == "aux" and grammar.lemma(c) in POSSIBLE_MODALS)
                if (modal := next(modals, None)) is not None:
                    return modal
        return None

    def _set_against(self, verb: int) -> bool:
        """True for "was against recognising them", "decided against lifting the ban"."""
        text = self.text
        if not any(text.relations[c] in ("mark", "case") and text.lower[c] == "against" for c in text.children[verb]):
            return False
        be = any(text.lower[c] in ("is", "are", "was", "were", "be") for c in text.children[verb])
        head = text.heads[verb]
        return be or (head >= 0 and self.grammar.lemma(head) in _DECIDING)

    def _called_in(self, verb: int) -> bool:
        """True for "was called to the ministry to receive a protest", who did receive it, and for "called in the ambassador to
        register a protest".
        """
        text, head = self.text, self.text.heads[verb]
        if head < 0 or text.relations[verb] not in ("advcl", "xcomp"):
            return False
        passive, lemma = self.grammar.is_passive(head), self.grammar.lemma(verb)
        if lemma not in (_HEARING if passive else _TELLING):
            return False
        called = self.grammar.lemma(head) in (_CALLING if passive else _SUMMONING) and not negated(text, head)
        return called and self._to_infinitive(verb) and self._tense(head, False) == "occurred"

    def _said_to_go_on(self, verb: int, operators: list[Operator]) -> str | None:
        """The status of "is believed to be negotiating a truce", under way, and of "is not believed to be negotiating one"."""
        text, head = self.text, self.text.heads[verb]
        if head < 0 or text.relations[verb] != "xcomp" or not text.lower[verb].endswith("ing"):
            return None
        if not {"to", "be"} <= {text.lower[c] for c in text.children[verb]}:
            return None
        if self.grammar.lemma(head) not in _BELIEVING or not self.grammar.is_passive(head):
            return None
        untrue = negated(text, head)
        operators.append(self._operator(head, "negated" if untrue else "ongoing"))
        return "denied" if untrue else "ongoing"
