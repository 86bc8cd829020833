"""Enclosures: what is told as done on a visit, or in a call or meeting that its clause hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.facts.constraints import Order
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.happenings import Happening, Naming
from chancery.reading.milestones import SPOKEN
from chancery.reading.order_words import ORDERS
from chancery.reading.orderings import CONTAINERS, GATHERINGS
from chancery.reading.references import References

_STAYS = frozenset("visit trip tour make pay host welcome receive travel fly go come arrive call head be".split())
_SITTINGS = frozenset(
    "summit conference meeting talk congress session forum gathering council retreat assembly".split()
)
_AIMS = frozenset("aim goal purpose point highlight centrepiece centerpiece result outcome fruit".split())
_DONE_IN = frozenset("agreement statement pledge condemnation demand support rejection vote appointment other".split())
"""What those who are gathered do: they agree, declare, set up."""
_HERE = frozenset({"there", "here"})

Row = tuple[Happening, Naming, Order, str, int]
"""A happening with its naming, `during` (or `after`, `before`), the id of the other, and the word that says so."""


class Enclosures:
    """Reads what happens within what, in one text."""

    def __init__(self, text: Text, anchors: Anchors, references: References) -> None:
        self.text, self.anchors, self.references = text, anchors, references

    def read(self, event: Happening) -> Iterator[Row]:
        """What a happening happens within."""
        for row in (
            self._on_a_visit(event),
            self._in_which(event),
            self._once_there(event),
            self._meeting(event),
            self._by_the_gathering(event),
            self._aim(event),
        ):
            if row is not None:
                yield row

    def _on_a_visit(self, event: Happening) -> Row | None:
        """What a visit is made for happens during it: "will visit Seoul to hold talks", "fly to Ankara for talks"."""
        if event.type not in GATHERINGS and event.type not in ("agreement", "statement", "exercise"):
            return None
        text = self.text
        naming = event.namings[0]
        for token in dict.fromkeys((naming.predicate, naming.token)):
            label = text.relations[token].partition(":")[0]
            purpose = label in ("xcomp", "advcl", "acl") and text.feat(token, "VerbForm") == "Inf"
            if not purpose and not (label in ("obl", "nmod") and preposition_of(text, token) == "for"):
                continue
            head = text.heads[token]
            found = self.anchors.of.get(head) if head >= 0 else None
            if not purpose and head >= 0 and text.lemmas[head].lower() not in _STAYS:
                continue
            if found is not None and found[0].type == "visit" and found[0] is not event:
                return event, naming, "during", found[0].id, token
        return None

    def _meeting(self, event: Happening) -> Row | None:
        """What those do who are said to meet in front of it: "Meeting in Abuja on Sunday, the leaders closed their borders"."""
        text, naming = self.text, event.namings[0]
        verb = naming.predicate
        if text.upos[verb] != "VERB" or event.type in GATHERINGS or event.status != "occurred":
            return None
        while text.relations[verb] == "conj" and text.heads[verb] >= 0:
            verb = text.heads[verb]
        for clause in text.children[verb]:
            row = self.anchors.of.get(clause)
            if clause > verb or row is None or row[0] is event or row[0].type not in GATHERINGS:
                continue
            if text.relations[clause].startswith("advcl") and text.lower[text.subtree(clause)[0]] == "meeting":
                return event, naming, "during", row[0].id, clause
        return None

    def _by_the_gathering(self, event: Happening) -> Row | None:
        """What a gathering itself is said to do is done in it: "The conference will set up a committee", "The summit condemned"."""
        text, naming = self.text, event.namings[0]
        verb = naming.predicate
        if (
            text.upos[verb] != "VERB"
            or event.type in CONTAINERS
            or event.type not in _DONE_IN
            or event.status == "denied"
        ):
            return None
        while text.relations[verb] in ("conj", "xcomp") and text.heads[verb] >= 0 and not self._told(verb):
            verb = text.heads[verb]
        for child in text.children[verb]:
            if text.relations[child] != "nsubj" or text.lemmas[child].lower() not in _SITTINGS:
                continue
            row = self.references.of(child)
            if row is None or row[0] is event:
                continue
            if row[0].type in GATHERINGS and row[0].type != "call":
                return event, naming, "during", row[0].id, verb
        return None

    def _aim(self, event: Happening) -> Row | None:
        """What a visit or a gathering was for, or came to: "A goal of the premier's visit was the signing of a pact"."""
        text, noun = self.text, event.namings[0].token
        if not any(text.relations[c] == "cop" for c in text.children[noun]) or event.type in CONTAINERS:
            return None
        for aim in text.children[noun]:
            if text.relations[aim] != "nsubj" or text.lemmas[aim].lower() not in _AIMS:
                continue
            row = next((self.anchors.of[c] for c in text.children[aim] if c in self.anchors.of), None)
            if row is not None and row[0].type in CONTAINERS and row[0] is not event:
                return event, event.namings[0], "during", row[0].id, aim
        return None

    def _told(self, verb: int) -> bool:
        return any(self.text.relations[c].startswith("nsubj") for c in self.text.children[verb])

    def _once_there(self, event: Happening) -> Row | None:
        """What the same person does at the end of a journey happens on it: "flew to Riyadh on Sunday and met there with the
        crown prince", "will travel to Hanoi and hold talks with his counterpart".
        """
        text, naming = self.text, event.namings[0]
        verb = naming.predicate
        if event.type not in GATHERINGS or text.relations[verb] != "conj" or text.upos[verb] != "VERB":
            return None
        if any(text.relations[c].startswith("nsubj") for c in text.children[verb]):
            return None
        row = self.anchors.of.get(text.heads[verb])
        if row is None or row[0] is event or row[0].type != "visit" or row[1].predicate != text.heads[verb]:
            return None
        gone = row[0].status == event.status or (row[0].status, event.status) == ("ongoing", "occurred")
        there = any(text.lower[c] in _HERE for c in text.children[verb])
        met = text.upos[row[1].token] == "VERB" and (there or row[0].window.meets(event.window))
        return (event, naming, "during", row[0].id, verb) if gone and met else None

    def _in_which(self, event: Happening) -> Row | None:
        """What is told of a call or a meeting in its relative clause happens during it: "a call, in which she thanked"."""
        text = self.text
        node = event.namings[0].predicate
        if text.relations[node] == "xcomp" and text.heads[node] >= 0:
            node = text.heads[node]
        if not text.relations[node].startswith("acl:relcl"):
            return None
        which = [c for c in self._below(node) if text.lower[c] == "which"]
        if not any(preposition_of(text, c) in ("in", "during", "at") for c in which):
            return self._after_which(event, node, which)
        container = self._held_above(text.heads[node], event) or self._held_left(which[0], event)
        return (event, event.namings[0], "during", container.id, node) if container is not None else None

    def _after_which(self, event: Happening, node: int, which: list[int]) -> Row | None:
        """What follows or went before in a relative clause: "broke off talks, after which four envoys were expelled", "gave him
        asylum, for which Peru expelled the ambassador".
        """
        words = [preposition_of(self.text, c) for c in which]
        order = next((ORDERS[w] for w in words if w in ("after", "before")), None)
        if order is None and set(words) & {"for", "over"} and event.status == "occurred" and event.type not in SPOKEN:
            order = "after"
        above = self.anchors.of.get(self.text.heads[node]) or self.anchors.above(node, skip=event)
        if order is None or above is None or above[0] is event:
            return None
        return event, event.namings[0], order, above[0].id, node

    def _below(self, node: int) -> list[int]:
        """The words of a clause one and two steps below its head."""
        children = self.text.children
        return [*children[node], *(g for c in children[node] for g in children[c])]

    def _held_above(self, noun: int, event: Happening) -> Happening | None:
        """The gathering that a noun names or belongs to: "a call from the president of Egypt, in which"."""
        text = self.text
        for _ in range(4):
            if noun < 0:
                return None
            found = self.anchors.of.get(noun)
            if found is not None and found[0] is not event and found[0].type in CONTAINERS and found[1].token == noun:
                return found[0]
            if text.relations[noun].partition(":")[0] not in ("nmod", "obl", "flat", "appos", "acl"):
                return None
            noun = text.heads[noun]
        return None

    def _held_left(self, token: int, event: Happening) -> Happening | None:
        """The gathering named last before a "which" that the tree has hung on a nearer noun."""
        first = self.text.sentences[self.text.sentence_of[token]].first
        for noun in range(token - 1, first - 1, -1):
            found = self.anchors.of.get(noun)
            if found is not None and found[0] is not event and found[0].type in CONTAINERS and found[1].token == noun:
                return found[0]
        return None
