"""Operators: the words above an event that change its status, by the table `status-operators.csv`."""

from __future__ import annotations

from chancery.facts.events import Operator
from chancery.knowledge.events import StatusOperator
from chancery.reading.composition import compose
from chancery.reading.control import BLAMING, FORBIDDING
from chancery.reading.idioms import LENGTHS, Idioms
from chancery.reading.inflection import POSSIBLE_MODALS
from chancery.reading.negation import called_in, marked_by_time, negated
from chancery.reading.tense_words import GIVING
from chancery.reading.truces import TRUCES

_ANY = frozenset({"any"})
_TO_COME = frozenset({"scheduled", "possible", "sought"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_OCCASIONS = frozenset({"chance", "opportunity", "occasion", "honor", "honour", "privilege", "pleasure"})
_COLLAPSING = frozenset("collapse fail end break stall let ease abate subside relent cease stop halt".split())
ENDING = frozenset({"end", "conclude", "finish", "expire", "wrap"})
_BRINGING_ABOUT = frozenset("result lead bring facilitate enable allow usher trigger cause spark provoke".split())
_FIXING = frozenset({"schedule", "set", "fix", "plan", "book"})
_TELLING = frozenset({"tell", "order", "advise", "instruct", "request", "offer", "suggest", "call"})
_REQUESTS = frozenset({"call", "demand", "appeal", "request", "proposal", "plea", "suggestion", "pressure"})
_SAID = frozenset(
    "say thank express congratulate extend convey remind add stress emphasize emphasise note begin start reiterate welcome"
    " wish recall mention acknowledge commend condemn tell point underline underscore affirm reaffirm apologize".split()
)
_PRESUPPOSED_ORDER = frozenset(
    "ahead of,before,prior to,in advance of,until,until after,after,following,since,despite,amid".split(",")
)


class Operators(Idioms):
    """Finds the operators of one text and applies them: "denied", "agreed to", "pushing for", "no plans to"."""

    def _had_to_be(self, verb: int) -> StatusOperator | None:
        """What becomes of the subject in "The meeting had to be cancelled"."""
        for child in self.text.children[verb]:
            if self.text.relations[child] == "xcomp" and self.grammar.is_passive(child):
                return self._find("verb", self.grammar.lemma(child), "obj", child)
        return None

    def _operator_above(self, node: int, head: int) -> StatusOperator | None:
        text, grammar = self.text, self.grammar
        kind = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}.get(text.upos[head])
        if kind is None:
            return self._said_to_be(node, head) if text.relations[node].startswith("nsubj") else None
        lemma = grammar.lemma(head)
        relation = text.relations[node]
        label = relation.partition(":")[0]
        gerund = text.feat(node, "VerbForm") == "Ger" and label in ("nsubj", "obj", "nmod", "obl", "csubj")
        nominal = gerund or text.upos[node] in ("NOUN", "PROPN", "PRON", "ADJ")
        if nominal and (idiom := self._idiom(node, head, label)) is not None:
            return idiom
        if label in ("xcomp", "ccomp", "advcl", "acl", "csubj", "parataxis") or not nominal:
            if label == "advcl" and (marked_by_time(self.text, node) or text.feat(node, "VerbForm") == "Fin"):
                return None
            if lemma == "be" and label in ("xcomp", "ccomp") and text.feat(node, "VerbForm") == "Inf":
                return StatusOperator("scheduled")
            if lemma == "go" and text.lower[head] == "going" and label == "xcomp":
                return StatusOperator("scheduled")
            if self._given_time(text.heads[head] if lemma in LENGTHS else head, node):
                return StatusOperator("sought")
            led = next((text.lower[c] for c in text.children[node] if text.relations[c] in ("mark", "case")), "")
            found = (self._find(kind, lemma, f"{led}:", head) if label != "xcomp" and led else None) or self._find(
                kind, lemma, "comp", head
            )  # "is leaning toward lifting the ban"
            if lemma in _OCCASIONS and self._taken(head):
                return StatusOperator("carry")
            if lemma == "call" and (self._so_called(node, head) or (label == "advcl" and self._rung_up(head))):
                return None
            if lemma == "reject" and label != "xcomp" and not (label == "advcl" and self._asked(head)):
                return None
            if lemma in ("like", "love"):
                return self._liked(node, head)
            if label == "xcomp" and self._obliged(head) and grammar.lemma(node) not in _SAID - {"recall"}:
                return StatusOperator("sought")
            if lemma == "want" and grammar.lemma(node) in _SAID and self._of_oneself(head):
                return StatusOperator("occurred")
            if lemma == "insist" and label == "ccomp" and self._told_as_fact(node):
                return StatusOperator("carry")
            if found is not None and label == "parataxis" and found.effect not in ("carry", "denied"):
                return StatusOperator("carry")
            if (
                found is not None
                and found.effect == "sought"
                and kind == "verb"
                and (label == "parataxis" or (lemma in _TELLING and not self._to_do(node)))
            ):
                return StatusOperator("carry")
            if lemma == "ready" and grammar.lemma(text.heads[head]) == "stand":
                return StatusOperator("possible")  # "stands ready to send monitors"
            if (found is None and kind == "adj") or (found is None and text.feat(head, "VerbForm") == "Part"):
                found = self._find("adj", text.lower[head], "comp", head)
            return found
        if label in ("obj", "obl") and lemma in _BRINGING_ABOUT and self._would(head):
            return StatusOperator("possible")  # "would result in a truce"
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
            if found is None and lemma in ("have", "need"):
                found = self._had_to_be(head)
            return found
        if label in ("nmod", "obl"):
            preposition = grammar.preposition(node)
            if lemma == "call" and kind == "verb" and any(p == "at" for p, _ in grammar.obliques(head)):
                return None
            if preposition is not None:
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

    def _so_called(self, node: int, verb: int) -> bool:
        """True for what those do who are called something: "called the troops massing there invaders"; not "called for lifting it"."""
        text, patients = self.text, self.grammar.patients(verb)
        bare = not any(text.relations[c] in ("mark", "case") for c in text.children[node])
        return bare and text.lower[node].endswith("ing") and any(verb < p < node for p in patients)

    def _given_time(self, verb: int, deed: int) -> bool:
        """True for what somebody is given time for: "gave Moscow until Friday to free the crew", "gave it a week to"."""
        text = self.text
        if verb < 0 or self.grammar.lemma(verb) not in GIVING or text.upos[verb] != "VERB":
            return False
        given = [c for c in text.children[verb] if verb < c < deed and text.relations[c].startswith(("obj", "iobj"))]
        length = any(self.grammar.lemma(c) in LENGTHS | {"deadline", "ultimatum"} for c in given) and len(given) > 1
        near = set(text.lower[verb + 1 : deed])
        return self._to_infinitive(deed) and (length or bool({"until", "till"} & near))

    def _to_do(self, clause: int) -> bool:
        """True for "told him to meet them", "called for the crew to be freed"; "are to meet next week, a source told reporters" says
        of itself what is planned.
        """
        text = self.text
        finite = any(
            text.relations[c] in ("aux", "cop") and text.feat(c, "VerbForm") == "Fin" for c in text.children[clause]
        )
        passive = text.lower[max(0, clause - 2) : clause] == ["to", "be"]
        return (self._to_infinitive(clause) or passive) and not finite

    def _asked(self, verb: int) -> bool:
        """True for "rejected calls to delay the visit": what was asked is what was rejected."""
        text = self.text
        return any(text.relations[c] == "obj" and self.grammar.lemma(c) in _REQUESTS for c in text.children[verb])

    def _liked(self, node: int, head: int) -> StatusOperator | None:
        """What "would like to" makes of a deed: it is sought; a word that is said by saying so is said: "would like to thank"."""
        if not self._would(head):
            return None
        return StatusOperator("occurred" if self.grammar.lemma(node) in _SAID else "sought")

    def _of_oneself(self, verb: int) -> bool:
        """True for who says of himself what he wants to say, and says it by that: "I want to thank the king"."""
        return any(self.text.lower[s] in ("i", "we") for s in self.grammar.subjects(verb))

    def _would(self, verb: int) -> bool:
        return any(self.text.lower[c] in ("would", "'d") for c in self.text.children[verb])

    def _taken(self, noun: int) -> bool:
        """True for "had the opportunity to meet the king", who was met."""
        verb = self.text.heads[noun]
        return (
            verb >= 0
            and self.text.relations[noun] == "obj"
            and self.grammar.lemma(verb) in ("have", "get", "take")
            and self._tense(verb, False) == "occurred"
            and not negated(self.text, verb)
            and any(self.text.lower[c] in ("the", "an") for c in self.text.children[noun])
        )

    def _parallel(self, verb: int, head: int) -> int:
        """What a verb is joined to: in "promised to refrain from imposing quotas and to ease the rules" the easing is joined to
        the refraining, whose form it has, wherever the parser hangs it; and a truce to the release in "to secure the release of the
        crew and a truce".
        """
        text = self.text
        if self.grammar.lemma(verb) in TRUCES and self.grammar.preposition(head) == "of" and text.upos[head] == "NOUN":
            return text.heads[head]
        if text.feat(verb, "VerbForm") != "Inf" or not text.lower[head].endswith("ing"):
            return head
        return next((t for t in text.path(head)[1:] if text.feat(t, "VerbForm") == "Inf"), head)

    def _told_as_fact(self, clause: int) -> bool:
        """True for "insisted that it had not been called off", which asks for nothing, as "insisted that it be held" does."""
        words = [
            clause,
            *(c for c in self.text.children[clause] if self.text.relations[c] in ("aux", "aux:pass", "cop")),
        ]
        return any(
            self.text.feat(w, "Tense") in ("Past", "Pres") and self.text.feat(w, "VerbForm") == "Fin" for w in words
        )

    def _rung_up(self, verb: int) -> bool:
        """True for "called King Haakon to offer his condolences", by telephone, not upon him to do so, and for "called in the
        ambassador to register a protest".
        """
        text = self.text
        rung = any(text.relations[c] in ("obj", "iobj") and text.upos[c] == "PROPN" for c in text.children[verb])
        return rung or called_in(text, verb)

    def _find(self, kind: str, lemma: str, scope: str, head: int) -> StatusOperator | None:
        operators = self.tables.operators
        for child in self.text.children[head]:
            relation = self.text.relations[child]
            if relation == "compound:prt" or (relation == "advmod" and child == head + 1):
                found = operators.get((kind, lemma, f"{scope}+{self.text.lower[child]}"))
                if found is not None and not found.nouns:
                    return StatusOperator(found.effect)
            if scope == "comp" and relation in ("advcl", "acl", "xcomp"):  # "is thinking of closing it"
                marks = (self.text.lower[c] for c in self.text.children[child] if self.text.relations[c] == "mark")
                found = next((o for m in marks if (o := operators.get((kind, lemma, f"comp+{m}")))), None)
                if found is not None:
                    return StatusOperator(found.effect)
        for preposition, noun in self.grammar.obliques(head) if scope in ("obj", "subj") else ():
            found = operators.get((kind, lemma, f"{scope}+{preposition}"))
            if found is not None and (self.grammar.lemma(noun) in found.nouns or found.nouns == _ANY):
                return StatusOperator(found.effect)
        return operators.get((kind, lemma, scope))

    def _apply(
        self, step: StatusOperator, head: int, status: str | None, operators: list[Operator]
    ) -> tuple[str | None, bool]:
        effect = step.effect
        verbal = self.text.upos[head] in ("VERB", "AUX")
        if effect == "under-way":
            ended = self._tense(head, False) if verbal else None
            said = any(self.text.relations[c] == "cop" for c in self.text.children[head])
            if not verbal and not said and self.grammar.preposition(head) == "at":
                ended = self._clause_status(head)  # "left at the end of a three-day visit"
            if ended == "occurred":
                return "occurred", True
            operators.append(self._operator(head, effect))
            return "ongoing" if status is None else status, True
        if effect == "stands":
            operators.append(self._operator(head, effect))
            return "occurred" if status is None else status, True
        if effect == "carry":
            if status is None and verbal and self.text.feat(head, "VerbForm") != "Inf":
                status = None
            return status, False
        operators.append(self._operator(head, effect))
        if effect in ("happen", "begin"):
            if status is None and verbal and self._was_to(head):
                return "cancelled", True  # "a visit was to have begun on Sunday"
            if status == "scheduled" and verbal and negated(self.text, head) and self._tense(head, False) == "occurred":
                return "cancelled", True
            taken_up = self._tense(head, False) if verbal and not negated(self.text, head) else None
            if status in ("postponed", "cancelled") and taken_up in ("occurred", "ongoing"):
                return taken_up, True  # "the talks, suspended in March, resumed on Monday"
            if status is not None and effect == "happen":
                never = status == "scheduled" and negated(self.text, head) and self._tense(head, False) == "occurred"
                return ("cancelled", True) if never else (status, False)
            own = self._tense(head, False) if verbal else None
            if own == "ongoing" or (own == "occurred" and effect == "begin" and status is None):
                own = "ongoing" if effect == "begin" or own == "ongoing" else own
            if own is not None and negated(self.text, head) and not self._leaves_on(head):
                own = "ongoing" if self._holds_on(head) else self._not_held(head, own)
            elif effect == "happen" and self._to_end(head, own):
                own = "ongoing"
            return own if own is not None else status, own is not None
        if (
            effect == "scheduled"
            and verbal
            and self.grammar.lemma(head) in _FIXING
            and self._tense(head, False) is None
        ):
            effect = "sought"
        if effect == "arranging" and verbal and status is None and self._negotiated(head):
            return "occurred", True
        if effect == "refuse" and status == "sought":
            return status, True
        if effect == "ongoing" and not verbal and status is None:
            return self._in_place(head), True
        composed = compose(effect, status)
        if composed == "denied" and effect not in ("denied", "report-denied", "refuse"):
            return composed, True
        undecided = effect == "possible" and self.grammar.lemma(head) == "decision"  # "no decision on a meeting"
        return composed if undecided else self._turned(head, composed, operators), True

    def _in_place(self, noun: int) -> str:
        """What the verb beside "in force" says: "is in force" goes on, "will be" is to come, "must be" is wanted, "was" is over."""
        text = self.text
        below = {text.lower[c] for c in text.children[noun]}
        if below & {"will", "would", "shall"}:
            return "scheduled"
        if below & {"must", "should", "ought"}:
            return "sought"
        past = any(text.relations[c] == "cop" and text.lower[c] in ("was", "were") for c in text.children[noun])
        return "occurred" if past else "denied" if negated(text, noun) else "ongoing"

    def _not_held(self, verb: int, own: str) -> str:
        """What a negated "take place" says: "The trip will not go ahead" calls it off, "No meeting will take place" denies it;
        "will not take place before June" sets it for later.
        """
        text = self.text
        later = any(self.grammar.preposition(c) in ("before", "until", "till") for c in text.children[verb] if c > verb)
        for subject in [c for c in text.children[verb] if text.relations[c].startswith("nsubj")]:
            known = any(text.relations[c] == "nmod:poss" or text.lower[c] in _KNOWN for c in text.children[subject])
            if known and own == "scheduled" and self.grammar.lemma(verb) in ("go", "take", "proceed", "happen"):
                return "scheduled" if later else "cancelled"
        return "denied"

    def _to_end(self, verb: int, own: str | None) -> bool:
        """True for talks that "will end on Friday", "are due to end": what is yet to end is going on."""
        if self.grammar.lemma(verb) not in ENDING:
            return False
        return own == "scheduled" or (own is None and self._ahead_above(verb))

    def _holds_on(self, verb: int) -> bool:
        """True for what does not come to its end: "the ceasefire should not collapse", "the talks did not end"."""
        active = any(self.text.relations[c] == "nsubj" for c in self.text.children[verb])
        return active and self.grammar.lemma(verb) in _COLLAPSING

    def _leaves_on(self, verb: int) -> bool:
        """True for "The strikes did not stop the visit": it is the visit that went on, and the strikes were made."""
        things = [c for c in self.text.children[verb] if self.text.relations[c] == "obj"]
        return bool(things) and self.grammar.lemma(verb) in _COLLAPSING

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
        if modals & POSSIBLE_MODALS and status in ("scheduled", "arranging", "ongoing", "occurred", "sought"):
            return "possible"
        if status == "scheduled" and self._past_perfect(head):
            return "cancelled"
        return status

    def _done_then(self, verb: int) -> bool:
        """True for "the politician seized in 2002", "the pact, signed in 2016": done on its own day, whatever is told of it now."""
        text = self.text
        return (
            text.relations[verb] == "acl"
            and text.feat(verb, "VerbForm") == "Part"
            and text.feat(verb, "Tense") == "Past"
            and self.side_of.get(verb) == "past"
            and not any(text.relations[c].startswith(("nsubj", "mark", "aux")) for c in text.children[verb])
            and not negated(text, verb)
        )

    def _blamed_for(self, noun: int, verb: int) -> bool:
        """True for the test in "to punish Pyongyang for its test", "punished Pyongyang for a test", which was made; not for what
        is only to be punished if it comes: "will punish Russia for an attack", "for any attack".
        """
        text, grammar = self.text, self.grammar
        if grammar.lemma(verb) not in BLAMING - FORBIDDING or grammar.preposition(noun) not in ("for", "over"):
            return False
        below = text.children[noun]
        if not text.relations[noun].startswith(("obl", "nmod")) or any(text.lower[c] in _ANY for c in below):
            return False
        known = any(text.relations[c] == "nmod:poss" or text.lower[c] in _KNOWN for c in below)
        to_come = text.feat(verb, "VerbForm") == "Inf" or self._tense(verb, True) in _TO_COME
        return known or not to_come

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

    def _negotiated(self, verb: int) -> bool:
        """True for "had negotiated a truce", which is there; "were negotiating a truce" is still at work on it."""
        return (
            self.grammar.lemma(verb) == "negotiate"
            and self._tense(verb, False) == "occurred"
            and not self.text.lower[verb].endswith("ing")
        )
