"""Terms: dates that a noun or the verb to be gives: "has until April 2", "an April 2 deadline", "the talks were on Monday"."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening, Naming
from chancery.reading.negation import marked, negated
from chancery.reading.tense_words import GIVING


def termed(text: Text, anchors: Anchors, head: int, preposition: str) -> tuple[Happening, Naming] | None:
    """What a time is the term of: "has until April 2 to ratify the treaty", "gave Oslo until May to ratify it", "an April 2 deadline for ratifying it"."""
    above = text.heads[head]
    if above < 0:
        return None
    lemma = text.lemmas[above].lower()
    if lemma not in _TERMS and not (lemma in ("have", *GIVING) and preposition in ("until", "till")):
        return None
    for child in text.children[above]:
        goal = text.relations[child] in ("acl", "advcl", "xcomp") and text.upos[child] == "VERB"
        goal = goal or (text.relations[child] == "nmod" and preposition_of(text, child) == "for")
        if goal and text.lemmas[child].lower() in _DECIDING and child not in anchors.of:
            child = next((c for c in text.children[child] if text.relations[c] == "ccomp"), child)
        row = anchors.of.get(child)
        if goal and row is not None and child in (row[1].token, row[1].predicate):
            return row
    return None


_DECIDING = frozenset({"decide", "determine", "rule"})
"""Verbs of settling whether a thing is done: "has until May to decide whether Oslo may buy the ships"."""


_TERMS = frozenset({"deadline", "ultimatum", "cutoff"})


def defaulted(text: Text, anchors: Anchors, head: int, preposition: str) -> Happening | None:
    """What is to follow, from a day on, where a thing has not been done by then: "will quit if the ban is not lifted by June 1",
    "will cut the gas unless Kyiv pays by Friday".
    """
    clause = text.heads[head]
    if preposition not in _BY or clause < 0 or not text.relations[clause].startswith("advcl") or text.heads[clause] < 0:
        return None
    unless = marked(text, clause, frozenset({"unless"}))
    if not unless and not (marked(text, clause, frozenset({"if"})) and negated(text, clause)):
        return None
    row = anchors.of.get(text.heads[clause])
    return row[0] if row is not None and row[0].status in AHEAD else None


_BY = frozenset({"by", "before"})


def dates_itself(text: Text, anchors: Anchors, head: int) -> Happening | None:
    """What a sentence says the time of: "The last talks were on Feb. 10"."""
    if not any(text.relations[c] == "cop" for c in text.children[head]):
        return None
    rows = [anchors.of[c] for c in text.children[head] if text.relations[c] == "nsubj" and c in anchors.of]
    return rows[0][0] if rows else None
