"""Status: composed from every predicate above an event's words, by the table `status-operators.csv`.

"X denied that they had agreed to meet": *meet* is untensed, *agreed to* makes it scheduled, *denied* makes it denied.
"""

from __future__ import annotations

from dataclasses import dataclass

from chancery.facts.events import Operator, Status
from chancery.knowledge.events import EventTables, StatusOperator
from chancery.reading.arguments import Grammar
from chancery.reading.composition import AHEAD, STATUSES, compose
from chancery.reading.negation import CONDITIONS, has_condition, marked, marked_by_time, negated, no_determiner, yet_to

_POSSIBLE_MODALS = frozenset({"may", "might", "could", "can"})
_WANTED_MODALS = frozenset({"should", "must", "ought"})
_ANY = frozenset({"any"})
_BEGINNING = frozenset({"begin", "start", "open", "launch", "resume", "commence"})
_FIXING = frozenset({"schedule", "set", "fix", "plan", "book"})
_SAME_IN_PAST = frozenset({"hit", "cut", "put", "set", "shut", "quit", "split", "spread", "hurt", "burst", "let"})
_NONE = StatusOperator("carry")
_OPEN = frozenset({"whether", "if"})
_TELLING = frozenset({"tell", "order", "advise", "instruct", "request", "offer", "suggest"})
_PRESUPPOSED_AHEAD = frozenset(
    {"ahead of", "before", "prior to", "in advance of", "pending", "until", "by", "toward", "towards"}
)
_PRESUPPOSED_DONE = frozenset(
    {"after", "following", "since", "despite", "amid", "over", "because of", "in the wake of"}
)
_PRESUPPOSED_ORDER = frozenset(
    {"ahead of", "before", "prior to", "in advance of", "after", "following", "since", "despite", "amid"}
)
_ACCOMPANYING = frozenset({"during", "at", "in", "on", "for", "alongside", "with", "through", "to", "from", "within"})


@dataclass(slots=True)
class Composed:
    """A status with the words that made it; `firm` is False where it only follows from where the event is mentioned."""

    status: Status
    firm: bool
    conditional: bool
    operators: list[Operator]


class StatusReader:
    """Composes statuses in one text; `tense_of_times` says of a token whether a time beside it is past or ahead."""

    def __init__(self, grammar: Grammar, tables: EventTables, side_of: dict[int, str]) -> None:
        self.grammar, self.tables, self.side_of = grammar, tables, side_of
        self.text = grammar.text

    def read(self, token: int, predicate: int, speech: bool) -> Composed:
        """The status of the event named at `token` and carried by `predicate` (the same token for a verb)."""
        text = self.text
        operators: list[Operator] = []
        firm = True
        status: str | None
        if text.upos[predicate] in ("VERB", "AUX"):
            status = self._own(predicate, speech, operators)
            if predicate != token:
                status = self._light(token, predicate, status, operators)
        elif text.upos[predicate] == "ADJ" and text.relations[predicate] != "amod":
            status = self._predicative(predicate, operators)
        else:
            status = self._of_noun(token, operators)
        status, firm, conditional = self._walk(token, predicate, status, operators)
        if status == "scheduled" and has_condition(self.text, predicate):
            status = "possible"
        final: Status = status if status in STATUSES else "occurred"  # type: ignore[assignment]
        return Composed(final, firm, conditional, operators)

    # -- what the event's own words say ------------------------------------------------------------------------------

    def _own(self, verb: int, speech: bool, operators: list[Operator]) -> str | None:
        """The status by tense, aspect, modality and negation of a verb; None where it is untensed."""
        status = self._tense(verb, speech)
        if (status is None or self.text.feat(verb, "VerbForm") == "Inf") and self._to_infinitive(verb):
            status = self._told_before(verb, operators) or status
        if (status is not None and negated(self.text, verb)) or yet_to(self.text, verb):
            operators.append(self._operator(verb, "negated"))
            return "denied"
        return status

    def _tense(self, verb: int, speech: bool) -> str | None:
        text, grammar = self.text, self.grammar
        form = text.feat(verb, "VerbForm")
        aux = [c for c in text.children[verb] if text.relations[c] in ("aux", "aux:pass", "cop")]
        lemmas = {grammar.lemma(c) for c in aux}
        if "will" in lemmas or "shall" in lemmas or "'ll" in lemmas:
            return "scheduled"
        if "would" in lemmas:
            return "possible" if has_condition(self.text, verb) else "scheduled"
        if lemmas & _POSSIBLE_MODALS:
            return "possible"
        if lemmas & _WANTED_MODALS:
            return "sought"
        if form == "Inf" and "be" in lemmas and self._to_infinitive(verb):
            return "scheduled"
        if "have" in lemmas:
            return "occurred"
        finite = verb if form == "Fin" else next((c for c in aux if text.feat(c, "VerbForm") == "Fin"), None)
        if finite is None:
            if form == "Inf":
                headline = any(text.relations[c].startswith("nsubj") for c in text.children[verb])
                return "scheduled" if headline and text.heads[verb] < 0 else None
            if form == "Part" and text.relations[verb] in ("acl", "amod") and text.feat(verb, "Tense") == "Past":
                return "scheduled" if self.side_of.get(verb) == "ahead" else "occurred"
            if text.heads[verb] < 0 and form == "Part" and text.feat(verb, "Tense") == "Past":
                return "occurred"
            if text.relations[verb] == "acl" and form in ("Part", "Ger"):
                return "ongoing"
            return None
        past = text.feat(finite, "Tense") == "Past" or text.lower[finite] in _SAME_IN_PAST
        progressive = "be" in lemmas and not grammar.is_passive(verb) and text.lower[verb].endswith("ing")
        if progressive and not past:
            return "scheduled" if self.side_of.get(verb) == "ahead" else "ongoing"
        if progressive and text.relations[verb] == "ccomp":
            return "ongoing"
        if past:
            return "scheduled" if self.side_of.get(verb) == "ahead" and not speech else "occurred"
        if grammar.is_passive(verb) and text.lower[verb].endswith("ed"):
            return "scheduled" if self.side_of.get(verb) == "ahead" else "ongoing" if not speech else "occurred"
        if speech:
            return "occurred"
        if self.side_of.get(verb) in ("ahead", "now"):
            return "scheduled"
        return "occurred" if text.heads[verb] < 0 else "ongoing"

    def _light(self, token: int, predicate: int, status: str | None, operators: list[Operator]) -> str | None:
        """The light verb's tense is the noun's, unless the verb or the noun's own modifiers say more."""
        scope = "obj" if self.text.relations[token] in ("obj", "nsubj:pass") else "of"
        operator = self._find("verb", self.grammar.lemma(predicate), scope, predicate)
        if operator is not None and operator.effect == "under-way":
            return self._apply(operator, predicate, None, operators)[0]
        if operator is not None and operator.effect not in ("carry", "happen", "begin"):
            operators.append(self._operator(predicate, operator.effect))
            status = compose(operator.effect, self._modified(token, operators))
            return self._turned(predicate, status, operators)
        if no_determiner(self.text, token):
            operators.append(self._operator(token, "negated"))
            return "denied"
        if (
            status == "occurred"
            and self.grammar.lemma(predicate) in _BEGINNING
            and self.side_of.get(predicate) == "now"
        ):
            return "ongoing"
        modified = self._modified(token, operators)
        if status == "occurred" and modified in ("possible", "sought"):
            return modified
        return status

    def _predicative(self, adjective: int, operators: list[Operator]) -> str | None:
        operator = self._find("adj", self.grammar.lemma(adjective), "comp", adjective)
        if operator is None:
            return None
        operators.append(self._operator(adjective, operator.effect))
        return compose(operator.effect, None)

    def _of_noun(self, noun: int, operators: list[Operator]) -> str | None:
        if (state := self._state(noun)) is not None:
            return state
        if no_determiner(self.text, noun):
            operators.append(self._operator(noun, "negated"))
            return "denied"
        modified = self._modified(noun, operators)
        if modified is not None:
            return modified
        side = self.side_of.get(noun)
        if side in ("ahead", "past"):
            return "scheduled" if side == "ahead" else "occurred"
        return None

    def _state(self, noun: int) -> str | None:
        """ "is on an official visit" is going on, "was in talks" has been, "will be on a visit" is to come."""
        text = self.text
        be = next((c for c in text.children[noun] if text.relations[c] == "cop"), None)
        if be is None or self.grammar.preposition(noun) not in ("on", "in"):
            return None
        if any(text.lower[c] in ("will", "shall") for c in text.children[noun]):
            return "scheduled"
        return "occurred" if text.feat(be, "Tense") == "Past" else "ongoing"

    def _modified(self, noun: int, operators: list[Operator]) -> str | None:
        """The status that an adjective or participle before or after the noun gives: "a planned trip"."""
        for child in self.grammar.modifiers(noun) + [
            c for c in self.text.children[noun] if self.text.relations[c] in ("acl", "advmod")
        ]:
            kind = "adv" if self.text.upos[child] == "ADV" else "adj"
            operator = self._find(kind, self.text.lower[child], "mod", child) or self._find(
                kind, self.grammar.lemma(child), "mod", child
            )
            if operator is not None:
                operators.append(self._operator(child, operator.effect))
                return compose(operator.effect, None)
            if self.text.relations[child] == "acl" and self.text.feat(child, "VerbForm") == "Part":
                below = self._find("verb", self.grammar.lemma(child), "obj", child)
                if below is not None and below.effect not in ("carry", "happen", "under-way"):
                    operators.append(self._operator(child, below.effect))
                    return compose(below.effect, None)
        return self._wished(noun, operators)

    def _wished(self, noun: int, operators: list[Operator]) -> str | None:
        """The status that a relative clause wishes: "a summit that Brussels hopes to hold before the end of March"."""
        text, grammar = self.text, self.grammar
        for verb in text.children[noun]:
            if text.relations[verb] != "acl:relcl" or text.upos[verb] != "VERB":
                continue
            held = any(
                text.relations[c] in ("xcomp", "ccomp")
                and (
                    self.tables.operators.get(("verb", grammar.lemma(c), "obj"), _NONE).effect == "happen"
                    or self.tables.operators.get(("verb", grammar.lemma(c), "subj"), _NONE).effect == "happen"
                )
                for c in text.children[verb]
            )
            operator = self._find("verb", grammar.lemma(verb), "comp" if held else "obj", verb)
            if operator is None or operator.effect not in ("sought", "possible") or negated(text, verb):
                continue
            if held or not any(text.relations[c] in ("obj", "xcomp", "ccomp") for c in text.children[verb]):
                operators.append(self._operator(verb, operator.effect))
                return operator.effect
        return None

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
            if relation.startswith("acl:relcl"):
                break
            if self.grammar.spread(node) == head:
                node = head
                continue
            if relation == "conj":
                if status is None and text.upos[head] in ("VERB", "AUX") and text.upos[node] in ("VERB", "AUX"):
                    status = self._tense(head, False)
                node = head
                continue
            if relation in ("ccomp", "csubj", "acl", "xcomp") and marked(self.text, node, _OPEN):
                if status in (None, "scheduled", "ongoing", "arranging"):
                    status, firm = "possible", True
                break
            if relation.startswith("advcl") and marked(self.text, node, CONDITIONS):
                conditional = True
                if status not in ("denied", "cancelled", "postponed"):
                    status = "possible"
                break
            if relation.startswith("advcl") and status is not None and text.feat(node, "VerbForm") != "Inf":
                break
            if status is not None and self._presupposed(node, relation):
                break
            step = self._operator_above(node, head) if head != token and not self._beside(node, relation) else None
            if step is not None:
                ended = status in ("cancelled", "postponed")
                status, decided = self._apply(step, head, status, operators)
                firm = firm or decided
                if step.effect == "under-way" or (ended and status == "scheduled"):
                    break
            elif status is None:
                status, stop = self._by_position(node, head)
                if stop:
                    break
            node = head
        if status is None:
            status = self._last_resort(token)
        return status, firm, conditional

    def _presupposed(self, node: int, relation: str) -> bool:
        """True for the exercise in "urged restraint ahead of the exercise in March": what is urged is another thing."""
        return (
            relation.startswith(("obl", "nmod"))
            and relation != "nmod:poss"
            and self.grammar.preposition(node) in _PRESUPPOSED_ORDER
        )

    def _beside(self, node: int, relation: str) -> bool:
        """True for a participle clause beside the main one: "..., anticipating his visit", which nothing above governs."""
        return (
            relation.startswith("advcl")
            and self.text.lower[node].endswith("ing")
            and not any(self.text.relations[c] in ("mark", "aux") for c in self.text.children[node])
        )

    def _operator_above(self, node: int, head: int) -> StatusOperator | None:
        text, grammar = self.text, self.grammar
        kind = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}.get(text.upos[head])
        if kind is None:
            return None
        lemma = grammar.lemma(head)
        relation = text.relations[node]
        label = relation.partition(":")[0]
        nominal = text.upos[node] in ("NOUN", "PROPN", "PRON", "ADJ")
        if label in ("xcomp", "ccomp", "advcl", "acl", "csubj", "parataxis") or not nominal:
            if label == "advcl" and (marked_by_time(self.text, node) or text.feat(node, "VerbForm") == "Fin"):
                return None
            if lemma == "be" and label in ("xcomp", "ccomp") and text.feat(node, "VerbForm") == "Inf":
                return StatusOperator("scheduled")
            if lemma == "go" and text.lower[head] == "going" and label == "xcomp":
                return StatusOperator("scheduled")
            found = self._find(kind, lemma, "comp", head)
            if found is not None and label == "parataxis" and found.effect not in ("carry", "denied"):
                return StatusOperator("carry")
            if (
                found is not None
                and found.effect == "sought"
                and kind == "verb"
                and (label == "parataxis" or (lemma in _TELLING and not self._to_infinitive(node)))
            ):
                return StatusOperator("carry")
            if (found is None and kind == "adj") or (found is None and text.feat(head, "VerbForm") == "Part"):
                found = self._find("adj", text.lower[head], "comp", head)
            return found
        if label == "obj" or relation == "nsubj:pass":
            return self._find(kind, lemma, "obj", head)
        if label == "nsubj" and node > head and grammar.preposition(node):
            return self._find(kind, lemma, "of", head)
        if label == "nsubj":
            found = self._find(kind, lemma, "subj", head) or (
                self._find("adj", lemma, "mod", head) if kind == "adj" else None
            )
            if found is None and kind == "verb" and grammar.is_passive(head):
                found = self._find(kind, lemma, "obj", head)
            return found
        if label in ("nmod", "obl"):
            preposition = grammar.preposition(node)
            if preposition in ("of", "for", "on", "to", "about", "toward", "towards", "against", "from", "with", "in"):
                by_name = self._find(kind, lemma, f"{preposition}:", head)
                if by_name is not None:
                    return by_name
                if preposition in ("of", "for", "on", "to", "about", "toward", "towards"):
                    return self._find(kind, lemma, "of", head)
            if relation == "nmod:poss":
                return None
        if label == "compound":
            return self._find(kind, lemma, "of", head)
        return None

    def _apply(
        self, step: StatusOperator, head: int, status: str | None, operators: list[Operator]
    ) -> tuple[str | None, bool]:
        effect = step.effect
        verbal = self.text.upos[head] in ("VERB", "AUX")
        if effect == "under-way":
            ended = self._tense(head, False) if verbal else None
            if ended == "occurred":
                return "occurred", True
            operators.append(self._operator(head, effect))
            return "ongoing" if status is None else status, True
        if effect == "carry":
            if status is None and verbal and self.text.feat(head, "VerbForm") != "Inf":
                status = None
            return status, False
        operators.append(self._operator(head, effect))
        if effect in ("happen", "begin"):
            if status is not None and effect == "happen":
                return status, False
            own = self._tense(head, False) if verbal else None
            if own == "ongoing" or (own == "occurred" and effect == "begin" and status is None):
                own = "ongoing" if effect == "begin" or own == "ongoing" else own
            if own is not None and negated(self.text, head):
                own = "denied"
            return own if own is not None else status, own is not None
        if (
            effect == "scheduled"
            and verbal
            and self.grammar.lemma(head) in _FIXING
            and self._tense(head, False) is None
        ):
            effect = "sought"
        if effect == "refuse" and status == "sought":
            return status, True
        composed = compose(effect, status)
        if composed == "denied" and effect not in ("denied", "report-denied", "refuse"):
            return composed, True
        return self._turned(head, composed, operators), True

    def _turned(self, head: int, status: str | None, operators: list[Operator]) -> str | None:
        """What the operator's own negation, modality and tense do: "no trip is planned", "may postpone the visit"."""
        text, grammar = self.text, self.grammar
        if negated(self.text, head):
            operators.append(self._operator(head, "negated"))
            if status in ("scheduled", "arranging", "ongoing", "occurred", "sought"):
                return "denied"
            if status in ("denied",):
                return "possible"
            return "scheduled" if status in ("cancelled", "postponed") else "denied" if status == "possible" else status
        modals = {grammar.lemma(c) for c in text.children[head] if text.relations[c] in ("aux", "aux:pass")}
        if modals & _POSSIBLE_MODALS and status in ("scheduled", "arranging", "ongoing", "occurred", "sought"):
            return "possible"
        if status == "scheduled" and self._past_perfect(head):
            return "cancelled"
        return status

    def _past_perfect(self, head: int) -> bool:
        """True for "had planned to", "had been slated to"."""
        text = self.text
        return any(text.relations[c] == "aux" and text.lower[c] in ("had", "'d") for c in text.children[head]) and (
            self.grammar.lemma(head) in ("plan", "schedule", "slate", "intend", "set", "expect", "due")
        )

    def _by_position(self, node: int, head: int) -> tuple[str | None, bool]:
        """What follows for an event without tense from where it stands: "ahead of the visit", "after the talks"."""
        text, grammar = self.text, self.grammar
        label = text.relations[node].partition(":")[0]
        if label in ("obl", "nmod"):
            preposition = grammar.preposition(node)
            above = self._clause_status(head)
            if label == "nmod" and preposition == "of" and text.upos[head] == "NOUN":
                return "occurred", True
            if preposition in _PRESUPPOSED_AHEAD:
                return ("occurred" if above == "occurred-long" else "scheduled"), True
            if preposition in _PRESUPPOSED_DONE:
                return ("scheduled" if above in AHEAD else "occurred"), True
            if preposition in _ACCOMPANYING and above is not None and text.upos[head] in ("VERB", "AUX"):
                return above, False
            return None, False
        if label == "nsubj" and text.upos[head] not in ("VERB", "AUX") and negated(self.text, head):
            return "denied", True
        if label in ("advcl", "xcomp", "ccomp", "acl") and text.upos[node] in ("VERB", "AUX"):
            if label == "advcl" and marked_by_time(self.text, node):
                preposition = next(
                    (text.lower[c] for c in text.children[node] if text.relations[c] in ("mark", "case")), ""
                )
                above = self._clause_status(head)
                if preposition in ("before", "until"):
                    return ("scheduled" if above in AHEAD else "occurred"), True
                return ("scheduled" if above in AHEAD else "occurred"), True
            above = self._tense(head, False) if text.upos[head] in ("VERB", "AUX") else None
            return above, False
        return None, False

    def _clause_status(self, token: int) -> str | None:
        """The tense of the nearest verb at or above a token."""
        text = self.text
        for _ in range(8):
            if text.upos[token] in ("VERB", "AUX"):
                found = self._tense(token, False)
                if found is not None:
                    return found
                head = text.heads[token]
                if head >= 0 and self._to_infinitive(token) and text.upos[head] == "ADJ":
                    return "scheduled"
            if text.heads[token] < 0:
                return None
            token = text.heads[token]
        return None

    def _last_resort(self, token: int) -> str:
        above_it = self.text.heads[token]
        if above_it >= 0 and self.text.upos[above_it] == "NOUN" and self.text.upos[token] == "NOUN":
            return "occurred"
        above = self._clause_status(token)
        if above == "scheduled":
            return "scheduled"
        return "occurred"

    # -- small questions -----------------------------------------------------------------------------------------------

    def _find(self, kind: str, lemma: str, scope: str, head: int) -> StatusOperator | None:
        operators = self.tables.operators
        for child in self.text.children[head]:
            relation = self.text.relations[child]
            if relation == "compound:prt" or (relation == "advmod" and child == head + 1):
                found = operators.get((kind, lemma, f"{scope}+{self.text.lower[child]}"))
                if found is not None and not found.nouns:
                    return StatusOperator(found.effect)
        for preposition, noun in self.grammar.obliques(head) if scope == "obj" else ():
            found = operators.get((kind, lemma, f"{scope}+{preposition}"))
            if found is not None and (self.grammar.lemma(noun) in found.nouns or found.nouns == _ANY):
                return StatusOperator(found.effect)
        return operators.get((kind, lemma, scope))

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

    def _operator(self, token: int, effect: str) -> Operator:
        return Operator(span=(self.text.start[token], self.text.end[token]), effect=effect)
