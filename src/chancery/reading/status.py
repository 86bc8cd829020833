"""Status: composed from every predicate above an event's words, by the table `status-operators.csv`.

"X denied that they had agreed to meet": *meet* is untensed, *agreed to* makes it scheduled, *denied* makes it denied.
"""

from __future__ import annotations

from dataclasses import dataclass

from chancery.facts.events import Operator, Status
from chancery.reading.attachments import Attachments
from chancery.reading.composition import AHEAD, STATUSES, compose
from chancery.reading.idioms import GIVEN
from chancery.reading.negation import (
    CONDITIONS,
    has_condition,
    left_undone,
    marked,
    negated,
    no_determiner,
    no_longer,
    stays_away,
    yet_to,
)
from chancery.reading.operators import ENDING

_SHUT = frozenset({"shut", "closed", "blocked", "sealed", "frozen", "suspended"})
_OF_ITSELF = frozenset({"carry", "happen", "begin", "taken-up"})
"""Effects of a light verb under which the event has the verb's own status: "accepted the guarantee"."""
_BEGUN = frozenset({"begin", "start", "commence", "resume"})
_BEGINNING = frozenset({"begin", "start", "open", "launch", "resume", "commence"})
_FAILING = frozenset({"fail", "refuse", "decline", "neglect"})
_REASONS = frozenset({"because", "since", "as", "although", "though"})
_LOOKING_AHEAD = frozenset({"await", "include", "list"})
_THAT = frozenset({"that"})
_OPEN, _UNLESS = frozenset({"whether", "if"}), frozenset({"unless"})
_CONFIRMING = frozenset("confirm discuss disclose reveal specify say announce comment elaborate address deny".split())


@dataclass(slots=True)
class Composed:
    """A status with the words that made it; `firm` is False where it only follows from where the event is mentioned."""

    status: Status
    firm: bool
    conditional: bool
    operators: list[Operator]
    hypothetical: bool = False


class StatusReader(Attachments):
    """Composes statuses in one text: the forms of the words first, then every operator above them."""

    def read(self, token: int, predicate: int, speech: bool) -> Composed:
        """The status of the event named at `token` and carried by `predicate` (the same token for a verb)."""
        text = self.text
        operators: list[Operator] = []
        firm = True
        status: str | None
        beside = self._beside(predicate, text.relations[predicate]) or self._means(predicate)
        if (speech and beside and not negated(text, predicate)) or self._done_then(predicate):
            return Composed("occurred", True, False, operators)
        if text.upos[predicate] in ("VERB", "AUX"):
            away = predicate != token and stays_away(text, predicate, self.grammar.lemma(predicate))
            status = self._tense(predicate, speech) if away else self._own(predicate, speech, operators)
            if predicate != token:
                status = self._light(token, predicate, status, operators)
        elif text.upos[predicate] == "ADJ" and text.relations[predicate] != "amod":
            status = self._predicative(predicate, operators)
        else:
            status = self._of_noun(token, operators)
        status, firm, conditional = self._walk(token, predicate, status, operators)
        if status == "scheduled" and has_condition(self.text, predicate):
            status = "possible"
        if status == "scheduled" and self.grammar.lemma(token) not in ENDING and self._due_to_end(operators):
            status = "ongoing"
        if (
            status in ("scheduled", "occurred")
            and predicate == token
            and (modal := self._may_take_place(token)) is not None
        ):
            operators.append(self._operator(modal, "possible"))
            status = "possible"
        if predicate != token and status in ("sought", "possible") and self._goes_on(token, predicate):
            status = "scheduled"
        final: Status = status if status in STATUSES else "occurred"  # type: ignore[assignment]
        able = any(o.effect == "able" for o in operators)
        return Composed(final, firm, conditional, operators, able)

    def _goes_on(self, noun: int, verb: int) -> bool:
        """True for "wants both allies to attend the summit in July": it takes place whoever comes."""
        dated = self.side_of.get(noun) == "ahead" or self.side_of.get(verb) == "ahead"
        known = any(self.text.lower[c] == "the" for c in self.text.children[noun])
        return dated and known and self.grammar.lemma(verb) in ("attend", "join", "participate", "take")

    def _means(self, verb: int) -> bool:
        """True for "sought peace by promising to withdraw": what somebody says in order to reach something, he has said."""
        text = self.text
        return (
            text.relations[verb].startswith("advcl")
            and text.lower[verb].endswith("ing")
            and any(text.relations[c] in ("mark", "case") and text.lower[c] == "by" for c in text.children[verb])
            and self._clause_status(text.heads[verb]) == "occurred"
        )

    # -- what the event's own words say ------------------------------------------------------------------------------

    def _own(self, verb: int, speech: bool, operators: list[Operator]) -> str | None:
        """The status by tense, aspect, modality and negation of a verb; None where it is untensed."""
        status = self._tense(verb, speech)
        if (status is None or self.text.feat(verb, "VerbForm") == "Inf") and self._to_infinitive(verb):
            status = self._told_before(verb, operators) or status
        if status is None and (going := self._said_to_go_on(verb, operators)) is not None:
            return going
        if self._set_against(verb):
            operators.append(self._operator(verb, "negated"))
            return "denied"
        if status is None and self._called_in(verb):
            return "occurred"
        lemma = self.grammar.lemma(verb)
        if lemma == "expect" and self.grammar.is_passive(verb):
            operators.append(self._operator(verb, "scheduled"))  # "is expected in Lima", "had been expected in Lima"
            return self._turned(verb, "scheduled", operators)
        if lemma in _LOOKING_AHEAD and self.text.feat(verb, "Tense") == "Pres":
            return "scheduled"  # "awaits the minister on Monday", "her itinerary includes Lima"
        below = {self.text.lower[c] for c in self.text.children[verb]}
        if status == "occurred" and lemma in ("stay", "remain") and below & _SHUT and not negated(self.text, verb):
            return "ongoing"  # "the crossing stayed shut"
        if status == "ongoing" and lemma in ("finalize", "finalise"):
            return "arranging"
        if status == "occurred" and self._was_to(verb):
            operators.append(self._operator(verb, "cancelled"))
            return "cancelled"
        undone = negated(self.text, verb) or no_longer(self.text, verb)
        undone = undone if status is not None else left_undone(self.text, verb)
        if undone or yet_to(self.text, verb):
            operators.append(self._operator(verb, "negated"))
            if status == "scheduled" and no_longer(self.text, verb):
                return "cancelled"  # "will no longer travel"
            left_open = (status == "possible" and self._may(verb)) or self._need(verb) or self._on_condition(verb)
            return "possible" if left_open else "denied"
        return status

    def _on_condition(self, verb: int) -> bool:
        """True for "would not receive the minister unless Kenya dropped its claim": it may yet be."""
        return self._tense(verb, False) != "occurred" and any(
            self.text.relations[c] == "advcl" and marked(self.text, c, _UNLESS) for c in self.text.children[verb]
        )

    def _need(self, verb: int) -> bool:
        """True for "need not step down", who may do so all the same."""
        text = self.text
        helps = [*(c for c in text.children[verb] if text.relations[c] == "aux"), text.heads[verb]]
        before = text.lower[max(0, verb - 3) : verb]
        adrift = before[-2:] == ["need", "not"] or before in (["need", "not", "be"], ["need", "n't", "be"])
        return adrift or any(text.lower[t] == "need" for t in helps if t >= 0)

    def _may(self, verb: int) -> bool:
        """True for "may not attend", which leaves open what "cannot attend" denies."""
        return any(self.text.lower[c] in ("may", "might") for c in self.text.children[verb])

    def _light(self, token: int, predicate: int, status: str | None, operators: list[Operator]) -> str | None:
        """The light verb's tense is the noun's, unless the verb or the noun's own modifiers say more."""
        scope = "obj" if self.text.relations[token] in ("obj", "nsubj:pass") else "of"
        operator = self._find("verb", self.grammar.lemma(predicate), scope, predicate)
        if operator is not None and operator.effect == "under-way":
            return self._apply(operator, predicate, None, operators)[0]
        given = self.grammar.lemma(token) in GIVEN and self.grammar.lemma(predicate) == "offer"
        if operator is not None and operator.effect not in _OF_ITSELF and not given:
            operators.append(self._operator(predicate, operator.effect))
            status = compose(operator.effect, self._modified(token, operators))
            return self._turned(predicate, status, operators)
        if no_determiner(self.text, token):
            operators.append(self._operator(token, "negated"))
            return "denied"
        if status == "occurred" and self.grammar.lemma(predicate) in _BEGINNING:
            since = any(self.text.lower[c] in ("has", "have") for c in self.text.children[predicate])
            if self.side_of.get(predicate) == "now" or (since and self.grammar.lemma(predicate) in _BEGUN):
                return "ongoing"
        modified = self._modified(token, operators)
        if status == "occurred" and modified in ("possible", "sought"):
            return modified
        return status

    # -- the way up ----------------------------------------------------------------------------------------------------

    def _walk(
        self, token: int, predicate: int, status: str | None, operators: list[Operator]
    ) -> tuple[str | None, bool, bool]:
        text = self.text
        node, firm, conditional = predicate, status is not None, False
        for _ in range(24):
            head = text.heads[node]
            if head < 0:
                if marked(self.text, node, _OPEN) and status in (None, "scheduled", "ongoing"):
                    status, firm = "possible", True
                break
            relation = text.relations[node]
            if (
                relation == "ccomp"
                and text.lower[head] in ("provided", "providing", "assuming")
                and status in (None, "ongoing")
            ):
                status, conditional = "possible", True
                break
            if status == "ongoing" and self._when_it_comes(node, relation):
                status = "scheduled"
                break
            if relation.startswith("acl:relcl") and not marked(text, node, _THAT):
                break  # "a report that they had met" goes on: it is what the report says
            if status == "occurred" and node == predicate and (self._only_describes(node) or self._asked_after(node)):
                break
            if self.grammar.spread(node) == head:
                node = head
                continue
            if status is None and node != predicate and self._beside(node, relation):
                status = self._tense(node, False) or "occurred"
                break
            if relation == "conj":
                if status is None and text.upos[head] in ("VERB", "AUX") and text.upos[node] in ("VERB", "AUX"):
                    status = self._tense(head, False)
                node = self._parallel(node, head)
                continue
            if relation in ("ccomp", "csubj", "acl", "xcomp") and marked(self.text, node, _OPEN):
                if status in (None, "scheduled", "ongoing", "arranging"):
                    status, firm = "possible", True
                break
            if relation.startswith("advcl") and marked(self.text, node, CONDITIONS):
                conditional = True
                if status == "denied" and node != predicate and self.grammar.lemma(node) in _FAILING:
                    status = "sought"  # "unless it gives way", "if it fails to lift the curbs": what is wanted
                elif status not in ("denied", "cancelled", "postponed"):
                    status = "possible"
                break
            where = any(
                text.lower[c] == "where" for c in text.children[node]
            )  # "called to Oslo, where he was to see her"
            if relation.startswith("advcl") and status is not None and (where or text.feat(node, "VerbForm") != "Inf"):
                if status in ("occurred", "ongoing") and self._still_to_come(node, head, status):
                    status = self._come_to(node, head)
                    operators.append(self._operator(head, status))
                break
            if relation.startswith("advcl") and self._because(node):
                status = "occurred"
                break
            if status == "occurred" and node == predicate and self._called_in(node):
                break
            if status is not None and self._presupposed(node, relation):
                break
            if status is None and self._to_be_dated(node, head):
                status, firm = "scheduled", True
                operators.append(self._operator(head, status))
                break
            if status is None and self._blamed_for(node, head):
                status = "occurred"
                break
            if status is None and relation.startswith("obl") and self._meantime(node):
                status = "scheduled" if self._clause_status(head) in AHEAD else "occurred"
                break
            step = self._operator_above(node, head) if head != token and not self._beside(node, relation) else None
            object_of = text.relations[predicate] == "obj" and text.heads[predicate] == node
            if step is not None and object_of and relation == "xcomp" and self._obliged(head):
                step = None  # "has to condemn the raid": it is the condemning that is to be done
            if step is None and status is not None and relation == "nmod" and self._known_ahead(operators):
                break
            if step is not None and relation == "obl" and step.effect == "sought" and self._known_ahead(operators):
                break
            if (
                step is not None
                and step.effect == "arranging"
                and (node == predicate or relation in ("nmod", "obl") or self._planned(token, operators))
                and self._known_ahead(operators)
            ):
                break  # "preparations for the forthcoming visit"
            if step is not None and step.effect == "refuse" and self.grammar.lemma(node) in _CONFIRMING:
                status, firm = "possible", False  # "declined to confirm the meeting"
                operators.append(self._operator(head, "possible"))
                break
            if step is not None and step.effect == "sought" and self._left_out(head, relation):
                break  # "who were not invited to the talks": the talks go on
            if step is not None and step.effect == "apart":
                firm = firm and status is not None
                break
            if step is not None:
                ended = status in ("cancelled", "postponed")
                if step.effect == "sought" and node == predicate and self._not_to(node, operators):
                    status = "possible"  # "urged the ally not to leave the pact"
                    break
                status, decided = self._apply(step, head, status, operators)
                firm = firm or decided
                if step.effect in ("under-way", "stands") or (ended and status == "scheduled"):
                    break
            elif status is None:
                status, stop = self._by_position(node, head)
                if stop:
                    break
            node = head
        if status is None:
            status = self._last_resort(token)
        return status, firm, conditional

    def _not_to(self, verb: int, operators: list[Operator]) -> bool:
        """True for an infinitive that is itself denied: "not to abandon the pact"."""
        told = self.text.feat(verb, "VerbForm") == "Inf" and left_undone(self.text, verb)
        return told and len(operators) == 1 and operators[0].effect == "negated"

    def _because(self, node: int) -> bool:
        """True for a reason with a verb of its own: "declined to be named because the talks are secret" denies no talks."""
        return marked(self.text, node, _REASONS) and any(
            self.text.relations[c] in ("cop", "aux") and self.text.feat(c, "VerbForm") == "Fin"
            for c in self.text.children[node]
        )

    def _planned(self, noun: int, operators: list[Operator]) -> bool:
        """True where a word of its own says that it is to come: "discussed the schedule of the planned visit"."""
        own = {(self.text.start[c], self.text.end[c]) for c in self.text.children[noun] if c < noun}
        return bool(operators) and operators[0].span in own

    @staticmethod
    def _known_ahead(operators: list[Operator]) -> bool:
        """True where the event's own words have fixed it: in "his hope … in support of the upcoming visit" the visit stands."""
        return bool(operators) and operators[-1].effect == "scheduled"

    def _last_resort(self, token: int) -> str:
        above_it = self.text.heads[token]
        if above_it >= 0 and self.text.upos[above_it] == "NOUN" and self.text.upos[token] == "NOUN":
            return "occurred"
        if self._aimed_at(token):
            return "sought"
        above = self._clause_status(token)
        if above == "scheduled" and not self._in_force(token):
            return "scheduled"
        return "occurred"
