"""Deadlines: happenings that have to come before or after a date: "before April", "no later than May 31"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from chancery.facts.constraints import Order
from chancery.facts.times import TimeExpression
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of, words_before
from chancery.reading.composition import AHEAD
from chancery.reading.days import shift_month
from chancery.reading.happenings import Happening, Naming
from chancery.reading.negation import negated
from chancery.reading.references import References
from chancery.reading.time_terms import termed

_DATES: dict[str, Order] = {
    "before": "before",
    "ahead of": "before",
    "prior to": "before",
    "by": "not-after",
    "no later than": "not-after",
    "not later than": "not-after",
    "no earlier than": "not-before",
    "no sooner than": "not-before",
    "not before": "not-before",
    "until at least": "not-before",
    "at least until": "not-before",
    "not earlier than": "not-before",
    "after": "after",
}
_OPENS = frozenset("begin start open end expire lapse close fall run conclude".split())
_ENDS = re.compile(
    r"(?:the )?(?:end|close) of (?:the |this |next |that )?(?:year|week|\d{4})\b|(?:the )?(?:year|month|week) is out"
)
_GRANTS = frozenset({"give", "grant", "allow", "leave", "have", "offer"})
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_LONGEST = 3660
_ATTRIBUTES = frozenset({"nmod:poss", "nmod:unmarked", "nmod:desc", "compound", "amod"})
_TERMED = frozenset({"scheduled", "sought"})
"""What a term is set for; of what is only arranged or may be, "within three weeks" is an estimate."""
Row = tuple[Happening, Naming, Order, str, int]
"""A happening with its naming, the order, the date it is held to, and the word the date hangs on."""


class Deadlines:
    """Reads the orders to dates of one text."""

    def __init__(self, text: Text, anchors: Anchors, references: References, milestones: frozenset[str]) -> None:
        self.text, self.anchors, self.references, self.milestones = text, anchors, references, milestones

    def read(self, time: TimeExpression) -> Row | None:
        """A happening that has to come before or after a date: "before April", "no later than May 31"."""
        text = self.text
        tokens = text.tokens_in(*time.span)
        if tokens and time.type == "DURATION":
            return self._within(time, tokens)
        if time.window is None or not tokens or time.type not in ("DATE", "TIME"):
            return None
        head = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
        words, at = words_before(text, tokens[0])
        words = words or preposition_of(text, head)
        order = _DATES.get(words) or _DATES.get(words.split(" ")[-1] if words else "")
        behind = " ".join(text.lower[tokens[-1] + 1 : tokens[-1] + 4])
        if behind in ("at the earliest", "at the latest"):
            order = "not-before" if behind.endswith("earliest") else "not-after"
        node = head
        for _ in range(3):
            if order is not None or text.heads[node] < 0:
                break
            node = text.heads[node]
            mark = preposition_of(text, node)
            if (
                text.relations[node].startswith(("advcl", "obl"))
                and mark in ("before", "until", "ahead of", "prior to")
                and node not in self.anchors.of
            ):
                order, head = "before", node
        if order is None:
            order, at = self._opening(tokens[0])
        if self._names_a_happening(head):
            return None
        if (term := termed(text, self.anchors, head, words)) is not None:
            return self._by_term(time, term, head)
        later = words.endswith(("until", "till")) and time.window.earliest is not None
        if order is None and later:
            return self._not_until(time, head)
        if order is None:
            return None
        governed = self.anchors.above(head) or self._stood_for(head) or self.anchors.left_of(at)
        if governed is not None and order in ("before", "not-after"):
            governed = self.anchors.asked_for(governed) or governed
        if governed is None or governed[0].status not in AHEAD | {"postponed"}:
            return None
        above = text.heads[head]
        if self._as_it_was(head, governed[1]):
            return None
        if order == "before" and (negated(text, governed[1].predicate) or (above >= 0 and negated(text, above))):
            order = "not-before"
        if self._conditional(head) and not self._what_is_asked(head, governed, order):
            return None
        if governed[0].status == "postponed" and order != "not-before":
            return None
        edge = time.window.earliest
        value = time.value[:10] if time.type == "TIME" else time.value
        if not value[:4].isdigit() or edge is None:
            return None
        if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}(?:/.*)?", value):
            value = edge.date().isoformat()
        if "/" in value:
            value = value.split("/")[0 if order in ("before", "not-before") else 1]
        body = text.source[slice(*time.span)].lower()
        ending = _ENDS.match(body) is not None
        if order == "before" and ending:  # "before the end of the year", "before the year is out"
            order = "not-after"
        if order == "before" and time.window.latest is not None and ("end" in body or "late" in body):
            value = time.window.latest.date().isoformat()[:7]
        if order == "not-after" and time.window.latest is not None and ("end" in body or ending):
            last = time.window.latest
            value = last.date().isoformat() if last.hour else _day_before(last)
        return (*governed, order, value, head)

    def _as_it_was(self, head: int, naming: Naming) -> bool:
        """True within a clause of the past on a noun: "will pull back to the line they held before August 7"."""
        text = self.text
        for node in text.path(head)[1:]:
            if node in (naming.token, naming.predicate):
                return False
            if text.relations[node] == "acl:relcl" and text.feat(node, "Tense") == "Past":
                return True
        return False

    def _names_a_happening(self, head: int) -> bool:
        """True for a date that only says which happening comes later: "before next week's talks"."""
        text, noun = self.text, self.text.heads[head]
        row = self.anchors.of.get(noun)
        return row is not None and noun > head and row[1].token == noun and text.relations[head] in _ATTRIBUTES

    def _by_term(self, time: TimeExpression, term: tuple[Happening, Naming], head: int) -> Row | None:
        """What somebody has until a date, or a deadline, to do."""
        edge = time.window.earliest if time.window is not None else None
        if edge is None or term[0].status not in AHEAD:
            return None
        return (*term, "not-after", time.value if _DAY.fullmatch(time.value) else edge.date().isoformat(), head)

    def _not_until(self, time: TimeExpression, head: int) -> Row | None:
        """What will not be before a date: "The duties will not take effect until July 1"."""
        governed = self._dated(head)
        edge = time.window.earliest if time.window is not None else None
        if governed is None or edge is None or governed[0].status not in AHEAD:
            return None
        verb = self.text.heads[head]
        if not negated(self.text, governed[1].predicate) and not (verb >= 0 and negated(self.text, verb)):
            return None
        return (*governed, "not-before", edge.date().isoformat(), head)

    def _dated(self, head: int) -> tuple[Happening, Naming] | None:
        """The happening of the very verb that a time hangs on, or what that verb carries or its subject stands for."""
        verb = self.text.heads[head]
        if verb < 0:
            return None
        return self.anchors.of.get(verb) or self.anchors.carried(verb) or self._stood_for(head)

    def _notice(self, time: TimeExpression, tokens: range) -> Row | None:
        """The notice that somebody is given: "gave three envoys 72 hours to leave the country", from the day it was given."""
        text = self.text
        length = re.fullmatch(r"PT?(\d+)([DWH])", time.value)
        head = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
        verb = text.heads[head]
        if length is None or verb < 0 or text.lemmas[verb].lower() not in _GRANTS:
            return None
        goal = next((c for w in (head, verb) for c in text.children[w] if self._to_do(c) and c > head), None)
        given = self.anchors.of.get(goal if goal is not None else -1) or self.anchors.of.get(verb)
        if goal is None or given is None or given[0].status in ("denied", "cancelled"):
            return None
        if not {goal, verb} & {given[1].token, given[1].predicate}:
            return None
        days = -(-int(length[1]) * {"W": 168, "D": 24, "H": 1}[length[2]] // 24)
        start = given[0].window.earliest
        if start is None or days > _LONGEST:
            return None
        return (*given, "not-after", (start.date() + timedelta(days=days)).isoformat(), head)

    def _to_do(self, word: int) -> bool:
        """True for an infinitive: "to leave"."""
        text = self.text
        return text.feat(word, "VerbForm") == "Inf" and any(text.lower[c] == "to" for c in text.children[word])

    def _within(self, time: TimeExpression, tokens: range) -> Row | None:
        """A term from the day of the report on: "must leave within a week", "will meet within 30 days"."""
        if tokens[0] == 0:
            return None
        if self.text.lower[tokens[0] - 1] != "within":
            return self._notice(time, tokens)
        length = re.fullmatch(r"PT?(\d+)([DWHM])", time.value)
        if length is None or (time.value[1] == "T") != (length[2] == "H"):
            return None
        behind = self.text.lower[tokens[-1] + 1 : tokens[-1] + 2]
        if behind in (["of"], ["after"], ["from"]) or int(length[1]) > _LONGEST:
            return None  # "within two months of ratification" counts from that
        head = next((t for t in tokens if self.text.heads[t] not in tokens), tokens[0])
        governed = self.anchors.above(head) or self._stood_for(head)
        if governed is None or governed[0].window.earliest is None:
            return None
        start = (time.window or governed[0].window).earliest or governed[0].window.earliest
        days = -(-int(length[1]) * {"W": 168, "D": 24, "H": 1, "M": 0}[length[2]] // 24)
        if governed[0].status not in _TERMED or self._conditional(head) or days > _LONGEST:
            return None
        if length[2] == "M":
            year, month = shift_month(start.year, start.month, int(length[1]))
            last = min(start.day, (date(*shift_month(year, month, 1), 1) - timedelta(days=1)).day)
            return (*governed, "not-after", date(year, month, last).isoformat(), head)
        return (*governed, "not-after", (start.date() + timedelta(days=days)).isoformat(), head)

    def _stood_for(self, token: int) -> tuple[Happening, Naming] | None:
        """What the subject of the verb above stands for: "The ceremony will take place no earlier than May 3"."""
        text, verb = self.text, self.text.heads[token]
        if verb < 0:
            return None
        predicate = text.upos[verb] == "VERB" or any(text.relations[c] == "cop" for c in text.children[verb])
        return self.references.subject(verb) if predicate else None

    def _opening(self, first: int) -> tuple[Order | None, int]:
        """A date that opens or ends what comes later: "before the spring holidays begin on April 29"."""
        text = self.text
        seen = False
        for node in range(first - 1, max(-1, first - 12), -1):
            word = text.lower[node]
            if text.lemmas[node].lower() in _OPENS:
                seen = True
            elif word in ("before", "until") and seen:
                return "before", node
            elif word in (",", ";", ".") or (text.upos[node] == "VERB" and not seen):
                return None, first
        return None, first

    def _what_is_asked(self, token: int, governed: tuple[Happening, Naming], order: Order) -> bool:
        """True for the deadline of a condition: "will ease the ban if Minsk frees them by July 1", "unless Baghdad pays by
        Friday"; the date is that of the freeing, not of the easing.
        """
        text, (happening, naming) = self.text, governed
        if happening.id in self.milestones:
            return True
        if order != "not-after":
            return False
        for node in text.path(token):
            if any(text.lower[c] in ("if", "unless", "provided") for c in text.children[node]):
                return node in (naming.token, naming.predicate) and not negated(text, node)
        return False

    def _conditional(self, token: int) -> bool:
        """True inside a clause of condition: "if they are not lifted by July 1"."""
        text = self.text
        node = token
        for _ in range(4):
            if node < 0:
                return False
            if any(text.lower[c] in ("if", "unless", "provided") for c in text.children[node]):
                return True
            node = text.heads[node]
        return False


def _day_before(moment: datetime) -> str:
    return (moment - timedelta(minutes=1)).date().isoformat()
