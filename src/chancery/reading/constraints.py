"""Constraints: which happening comes before, after or during which, or before a date, as the words of the report order them."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.facts.constraints import Constraint, ConstraintKind, Order
from chancery.facts.spans import Span
from chancery.facts.times import TimeExpression
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.causes import causes
from chancery.reading.composition import AHEAD
from chancery.reading.deadlines import Deadlines
from chancery.reading.enclosures import Enclosures
from chancery.reading.happenings import Happening, Naming
from chancery.reading.journeys import journeys
from chancery.reading.milestones import CARRIERS, ENDED_BY, IN_FORCE, LEAVES, SPOKEN
from chancery.reading.negation import negated
from chancery.reading.order_verbs import ordered_by_verbs
from chancery.reading.order_words import ORDERS, order_of
from chancery.reading.orderings import Orderings
from chancery.reading.references import References
from chancery.reading.sequences import sequences

_CONDITIONS = frozenset(
    {
        "until",
        "till",
        "unless",
        "provided",
        "assuming",
        "if",
        "in case",
        "subject to",
        "contingent on",
        "conditional on",
        "dependent on",
        "without",
    }
)
_WANTED = frozenset({"sought"})
_PUT_OFF = frozenset({"postponed"})
_COMING = frozenset("come hold take be follow happen occur begin start open".split())
_TURNING = frozenset("stop end halt cease complete conclude finish begin start resume win lose pass reach join".split())
_DONE = frozenset({"over", "complete", "finished", "done"})


def read_constraints(
    text: Text,
    happenings: list[Happening],
    cast: Cast,
    times: list[TimeExpression],
    milestones: list[Happening] | None = None,
) -> list[Constraint]:
    """The orders that the words of a report state or plainly imply, between its happenings, and to its milestones and dates.

    "Tokyo is pushing for this summit to occur before April, anticipating President Trump's scheduled visit to China":
    the summit `before` 2026-04 and `before` the visit to China, both wanted by `state:JPN`.
    """
    return ConstraintReader(text, happenings, cast, times, milestones or []).read()


class ConstraintReader:
    """Reads the constraints of one text."""

    def __init__(
        self,
        text: Text,
        happenings: list[Happening],
        cast: Cast,
        times: list[TimeExpression],
        milestones: list[Happening],
    ) -> None:
        self.text, self.happenings, self.cast, self.times = text, happenings, cast, times
        self.milestones = milestones
        self.passed = frozenset(milestone.id for milestone in milestones)
        self.grammar = Grammar(text)
        self.anchors = Anchors(text, [*happenings, *milestones])
        self.references = References(text, happenings, self.anchors)
        self.orderings = Orderings(text, self.anchors, self.passed)
        self.enclosures = Enclosures(text, self.anchors, self.references)
        self.deadlines = Deadlines(text, self.anchors, self.references, self.passed)
        self.found: dict[tuple[str, str, str], Constraint] = {}

    def read(self) -> list[Constraint]:
        """All constraints, each once."""
        text = self.text
        for happening in self.happenings:
            for naming in happening.namings:
                self._by_phrase(happening, naming)
            enclosed = self.enclosures.read(happening)
            for row in enclosed:
                self._add(*row)
        for milestone in self.milestones:
            self._by_phrase(milestone, milestone.namings[0])
        for happening, naming in self.references.again():
            self._by_phrase(happening, naming)
        for time in self.times:
            deadline = self.deadlines.read(time)
            if deadline is not None:
                self._add(*deadline)
        for event, naming, order, other, token in ordered_by_verbs(text, self.anchors, self.references, self.grammar):
            self._add(event, naming, order, other.id, token)
        ordered = {id for event, _, anchor in self.found for id in (event, anchor)}
        for event, naming, order, visit, token in journeys(self.text, self.happenings, self.cast, ordered):
            self._add(event, naming, order, visit.id, token)
        for event, naming, order, other, token, inferred in sequences(
            self.text, self.happenings, self.anchors, self.cast
        ):
            self._add(event, naming, order, other.id, token, inferred=inferred)
        for event, naming, cause, token, condition in causes(self.text, self.anchors, self.references):
            self._add(event, naming, "after", cause.id, token, inferred=not condition, condition=condition)
        self._by_leaving()
        return list(self.found.values())

    def _by_phrase(self, anchor: Happening, naming: Naming) -> None:
        """A happening named in a phrase or clause of order: "after Russia threatened", "ahead of a visit to Russia"."""
        text = self.text
        spread = self.grammar.spread(naming.token)  # "after two days of talks"
        noun = self.orderings.imposed(naming)
        for token in dict.fromkeys(
            (naming.token, naming.predicate, self._carrier(naming), self._turned(naming), spread, noun)
        ):
            label = text.relations[token].partition(":")[0]
            if token not in (naming.token, spread, noun) and label not in ("advcl", "acl"):
                continue
            owner = self.anchors.of.get(token)
            if token != naming.token and owner is not None and owner[0] is not anchor and owner[1].token == token:
                continue  # "three days before she arrives for a meeting" is before the arrival
            order, words, at = order_of(text, token)
            if order is None:
                continue
            if words == "when" and (within := self.orderings.was_under_way(token)) is not None:
                if within[0] is not anchor:
                    self._add(anchor, naming, "during", within[0].id, token)
                return
            if words == "when" and (self.orderings.over(naming) or self.orderings.first(token, at)):
                order = "after"  # "recalled its envoy when the talks collapsed"
            if text.relations[token].startswith("nsubj") and text.relations[text.heads[token]].startswith("advcl"):
                token = text.heads[token]  # "after a shooting killed two officers"
            elif self.orderings.told_by_subject(token, anchor):
                return
            governed = (
                self._beside(at, words) or self.anchors.above(token, skip=anchor) or self._stood_for(token, anchor)
            )
            if governed is not None and (noun_above := self.orderings.modifies(governed[1])) is not None:
                governed = self.anchors.above(noun_above, skip=anchor)
            if governed is not None and self.orderings.said_apart(token, at, governed[1]):
                governed = None
            if governed is not None and self.orderings.in_other_clause(token, at, governed):
                governed = None
                if words in ("before", "after", "following", "until"):
                    return
            if governed is None and self.orderings.of_the_saying(token, at):
                return
            if governed is None and words not in ("in", "at", "once", "if", "on", "when", "as"):
                governed = self.anchors.left_of(min(at, text.subtree(token)[0]) if label.startswith("a") else at)
            governed = self._outside(token, words, self._of_the_same_doer(token, words, governed))
            if governed is not None and governed[0].type == "demand" and self.orderings.within(at, governed[1]):
                governed = self.anchors.asked_for(governed) or governed
            if words in ("until", "till") and governed is not None and self.orderings.goes_no_further(token, governed):
                return
            if words in ("until", "till", "before", "unless", "pending") and governed is not None:
                refused = governed[0].status == "denied" and governed[0].type not in SPOKEN
                refused = refused or (governed[0].status == "postponed" and words != "before")
                above = text.heads[token]
                refused = refused or (governed[0].status == "scheduled" and above >= 0 and negated(text, above))
                order = "after" if refused or negated(text, governed[1].predicate) else order
            if (
                governed is None
                or governed[0] is anchor
                or not self.orderings.holds(governed, anchor, order, words, at)
            ):
                return
            if order == "before" and words == "before" and self.orderings.ends(naming):
                order = "during"  # "hopes to adopt it before the trip ends"
            condition = order == "after" and self._is_condition(token, words, at)
            self._add(*governed, order, anchor.id, token, condition=condition)
            for other in self._sharing(governed[1], at, words):
                if other[0] is not anchor and self.orderings.holds(other, anchor, order, words, at):
                    self._add(*other, order, anchor.id, token)
            return

    def _beside(self, at: int, words: str) -> tuple[Happening, Naming] | None:
        """The happening whose noun stands right before "following": "rejected it in talks following the truce"."""
        found = self.anchors.of.get(at - 1) if words == "following" else None
        return found if found is not None and found[1].token == at - 1 and self.text.upos[at - 1] == "NOUN" else None

    def _of_the_same_doer(
        self, token: int, words: str, governed: tuple[Happening, Naming] | None
    ) -> tuple[Happening, Naming] | None:
        """What somebody did before or after a thing of his own, not what he did it for: "met the envoys to press for a vote
        before heading to Rome" is the meeting, before.
        """
        text = self.text
        if governed is None or words not in ("before", "after") or text.feat(token, "VerbForm") not in ("Ger", "Part"):
            return governed
        if any(text.relations[c].startswith(("nsubj", "aux")) for c in text.children[token]):
            return governed
        verb = governed[1].predicate
        if text.relations[verb] != "advcl" or text.feat(verb, "VerbForm") != "Inf" or text.heads[verb] < 0:
            return governed
        main = self.anchors.of.get(text.heads[verb])
        return main if main is not None and text.heads[verb] == main[1].predicate else governed

    def _outside(
        self, token: int, words: str, governed: tuple[Happening, Naming] | None
    ) -> tuple[Happening, Naming] | None:
        """What the main clause tells, where a comma parts it from words of order behind a participle: "agreed to keep the
        troops there, putting off a withdrawal, after a string of raids" is the agreement.
        """
        text = self.text
        first = text.subtree(token)[0]
        if (
            governed is None
            or words not in ("after", "following")
            or "," not in text.words[max(first - 1, 0) : first + 1]
        ):
            return governed
        verb = governed[1].predicate
        if not governed[1].token < first:
            return governed
        inside = text.feat(verb, "VerbForm") == "Inf"
        while text.heads[verb] >= 0 and text.relations[verb].partition(":")[0] in ("advcl", "acl", "obj", "xcomp"):
            inside = inside or (
                text.relations[verb].startswith("advcl") and text.words[text.subtree(verb)[0] - 1] == ","
            )
            verb = text.heads[verb]
        main = self.anchors.of.get(verb)
        return main if inside and main is not None and verb in (main[1].token, main[1].predicate) else governed

    def _stood_for(self, token: int, anchor: Happening) -> tuple[Happening, Naming] | None:
        """What the subject of the verb above stands for: "The move came after …", "It will be held before …"."""
        text = self.text
        verb = text.heads[token]
        if verb >= 0 and any(text.relations[c] == "cop" for c in text.children[verb]):
            found = self.references.subject(verb)  # "The measures are a reply to the visit"
            return found if found is not None and found[0] is not anchor else None
        while verb >= 0 and text.upos[verb] not in ("VERB", "AUX"):
            verb = text.heads[verb]
        if verb < 0 or text.lemmas[verb].lower() not in _COMING:
            return None
        found = self.references.subject(verb)
        return found if found is not None and found[0] is not anchor else None

    def _carrier(self, naming: Naming) -> int:
        """The verb without a happening of its own whose subject a happening is: "once the ceasefire takes effect"."""
        verb = self.text.heads[naming.token]
        if not self.text.relations[naming.token].startswith("nsubj") or verb < 0:
            return naming.token
        told = self.anchors.of.get(verb)
        if told is not None and told[1] is not naming:
            return naming.token
        words = {self.text.lower[c] for c in self.text.children[verb]}
        cop = any(self.text.relations[c] == "cop" for c in self.text.children[verb])
        done = cop and self.text.lower[verb] in _DONE | IN_FORCE
        being = self.text.lemmas[verb].lower() == "be" and "there" in words  # "until there is a ceasefire"
        return verb if done or being or self.text.lemmas[verb].lower() in CARRIERS else naming.token

    def _turned(self, naming: Naming) -> int:
        """The verb that ends, halts or gains a happening in a clause of order: "once Russia stops bombing Kharkiv"."""
        text, verb = self.text, self.text.heads[naming.predicate]
        if verb < 0 or text.relations[naming.predicate] not in ("obj", "xcomp") or text.upos[verb] != "VERB":
            return naming.token
        free = verb not in self.anchors.of or self.anchors.of[verb][1] is naming
        return verb if free and text.lemmas[verb].lower() in _TURNING else naming.token

    def _is_condition(self, token: int, words: str, at: int) -> bool:
        """True where somebody makes the one hang on the other: "only after", "not until", "provided that", "if"."""
        near = {self.text.lower[at - 1]} if at > 0 else set()
        near |= {self.text.lower[c] for c in self.text.children[token] if c <= at}
        return words in _CONDITIONS or "only" in near

    def _sharing(self, naming: Naming, at: int, words: str) -> list[tuple[Happening, Naming]]:
        """Those told by verbs that share what stands in front: "During the summit, they are to sign a memorandum and adopt
        a statement", or what follows from behind: "have bombed two towns and fired rockets since the truce ended", "shut the
        border and asked for the men after Sudan said it had foiled a coup".
        """
        text, verb = self.text, naming.predicate
        if text.upos[verb] == "NOUN" and text.relations[verb] == "obj":
            verb = text.heads[verb]
        if at > verb:
            first = text.heads[verb]
            clause = words in ("after", "since") and text.relations[verb] == "conj"
            joined = clause and text.upos[at] == "VERB" and self._told(at) and first in self.anchors.of
            own = any(text.relations[c].startswith("nsubj") for c in text.children[verb])
            return [self.anchors.of[first]] if joined and not own and self.anchors.of[first][1] is not naming else []
        verbs = [
            c
            for c in text.children[verb]
            if text.relations[c] == "conj" and not any(text.relations[g].startswith("nsubj") for g in text.children[c])
        ]
        found = [self.anchors.of[v] for v in verbs if v in self.anchors.of]
        return [row for row in found if row[1].predicate in verbs and row[1] is not naming]

    def _told(self, verb: int) -> bool:
        return any(self.text.relations[c].startswith("nsubj") for c in self.text.children[verb])

    def _by_leaving(self) -> None:
        """Before or after somebody sets out: "is expected to rule before the delegation leaves", a visit told of before; "imposed
        sanctions a day after she left the island".
        """
        text = self.text
        for verb, lemma in enumerate(text.lemmas):
            if lemma.lower() not in LEAVES or not text.relations[verb].startswith("advcl") or verb in self.anchors.of:
                continue
            order = ORDERS.get(preposition_of(text, verb))
            governed = self.anchors.above(verb)
            if order not in ("before", "after") or governed is None:
                continue
            visits = [
                h for h in self.happenings if h.type == "visit" and h is not governed[0] and h.namings[0].token < verb
            ]
            past = [h for h in visits if h.status in ("occurred", "ongoing")]
            visits = [h for h in visits if h.status in AHEAD]
            if governed[0].status == "occurred" and past and order == "after" and lemma.lower() in ENDED_BY:
                self._add(*governed, order, past[-1].id, verb)
            elif visits:
                first = min(visits, key=lambda h: h.window.earliest.timestamp() if h.window.earliest else 0.0)
                self._add(*governed, order, first.id, verb)

    def _add(
        self,
        event: Happening,
        naming: Naming,
        order: Order,
        anchor: str,
        token: int,
        *,
        inferred: bool = False,
        condition: bool = False,
    ) -> None:
        kind: ConstraintKind = "inferred" if inferred else "stated"
        by = None
        if naming.status in _WANTED or any(o.effect in _WANTED for o in naming.operators):
            kind = "wanted"
            by = self._wanter(naming)
        elif condition:
            kind = "wanted"
            by = self._actor(self.grammar.subjects(naming.predicate)) or self._wanter(naming, _PUT_OFF)
        sentence = self.text.sentences[self.text.sentence_of[token]]
        spans: tuple[Span, ...] = ((sentence.start, sentence.end),)
        key = (event.id, order, anchor)
        if key not in self.found and (anchor, order, event.id) not in self.found:
            self.found[key] = Constraint(event=event.id, relation=order, anchor=anchor, kind=kind, by=by, spans=spans)

    def _wanter(self, naming: Naming, effects: frozenset[str] = _WANTED) -> str | None:
        """Who wants it, or has put it off: the subject of the word that says so above the happening."""
        for operator in naming.operators:
            if operator.effect not in effects:
                continue
            token = self.text.token_at(operator.span[0])
            if token is None:
                continue
            actor = self._actor(self.grammar.subjects(token) or self.grammar.owners(token))
            if actor is not None:
                return actor
        return None

    def _actor(self, subjects: Iterable[int]) -> str | None:
        """The first actor that these words name; the state for one who acts for it."""
        for subject in subjects:
            mention = self.cast.at(subject)
            if mention is not None and mention.actors:
                actor = mention.actors[0]
                country = self.cast.country(actor)
                return f"state:{country}" if country and f"state:{country}" in self.cast.actors else actor
        return None
