"""Mere dates: times that no happening is dated by, in names and numbers, in comparisons, or as a thing spoken of."""

from __future__ import annotations

import re
from datetime import timedelta

from chancery.facts.times import Window
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.clocks import Clock

_LATELY = timedelta(days=15)
_NAMING = frozenset({"declare", "proclaim", "designate", "name", "mark"})
_DAYS = frozenset({"day", "holiday", "feast", "festival", "anniversary", "deadline"})


def in_a_name(text: Text, anchors: Anchors, first: int) -> bool:
    """True for the year of a law or a treaty, which dates no happening of the report: "under the Trade Act of 1974"."""
    if first < 2 or text.lower[first - 1] != "of" or text.upos[first - 2] != "PROPN" or (first - 2) in anchors.of:
        return False
    return re.fullmatch(r"\d{4}", text.words[first]) is not None


def of_the_perfect(text: Text, anchors: Anchors, head: int, window: Window, clock: Clock) -> bool:
    """True for a date long gone on a verb in the present perfect, which takes none: it is that of something told with it, "has been
    arrested in connection with the bombings of two embassies last year"; not of dates that are listed, "has met him twice, in
    2019 and in 2021".
    """
    verb = text.heads[head]
    if any(text.relations[c] == "conj" for c in text.children[head]):
        return False
    row = anchors.of.get(verb)
    if row is None or row[1].predicate != verb or window.latest is None or clock.end is None:
        return False
    aux = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith("aux")}
    return bool(aux & {"has", "have"}) and verb < head and clock.end - window.latest > _LATELY


def names_a_day(text: Text, head: int, last: int) -> bool:
    """True for a day that something is said of, and nothing done on: "declared Saturday a national holiday"; not the Monday of
    "declared Monday a state of emergency", "named Monday an old rival premier".
    """
    verb = text.heads[head]
    if verb < 0 or verb > head or text.lemmas[verb].lower() not in _NAMING or preposition_of(text, head):
        return False
    if text.relations[head].partition(":")[0] not in ("obj", "obl", "iobj"):
        return False
    behind = [c for c in text.children[verb] if c > last and text.relations[c] in ("xcomp", "obj")]
    return len(behind) == 1 and text.lemmas[behind[0]].lower() in _DAYS


def a_number(text: Text, first: int, last: int) -> bool:
    """True for the year in the number of a document, which dates nothing: "adopted resolution 2118 (2013)"."""
    bracketed = first > 1 and text.words[first - 1] == "(" and text.words[last + 1 : last + 2] == [")"]
    return bracketed and text.words[first - 2][:1].isdigit()


def compares(text: Text, time: int) -> bool:
    """True for a time that what is told is held against: "the deadliest since November", "his first visit since 2019"."""
    node = text.heads[time]
    for _ in range(2):
        if node < 0:
            return False
        verb = text.upos[node] in ("VERB", "AUX")
        things = [c for c in text.children[node] if text.relations[c] == "obj" and c < time] if verb else [node]
        if any(
            text.feat(w, "Degree") == "Sup" or text.lower[w] in ("first", "second", "third", "only", "last")
            for thing in things
            for w in (thing, *text.children[thing])
        ):
            return True
        if verb:
            return False
        node = text.heads[node]
    return False


def going_on(text: Text, time: int) -> bool:
    """True for what was under way by then: "By Tuesday night the premier was telling a rally …"."""
    verb = text.heads[time]
    return (
        verb >= 0
        and text.lower[verb].endswith("ing")
        and any(text.lower[c] in ("was", "were") for c in text.children[verb])
    )
