"""Closed phrases: the happening whose phrase a time closes though the tree hangs it on the verb above.

"The leaders kept the promises made at the summit in Quito on January 9": the summit was then. "He met today with the families
of Chileans seized by gunmen on October 7": the seizure, for the meeting has its day.
"""

from __future__ import annotations

from chancery.facts.times import TimeExpression
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.calendar_words import WITHIN_A_DAY
from chancery.reading.happenings import Happening

_GATHERINGS = frozenset({"summit", "meeting", "talks"})
_AT = frozenset({"at", "in", "during", "to"})
_ON = frozenset({"on", "during", "by"})


def gathering_closed(text: Text, anchors: Anchors, before: int, owner: Happening | None) -> Happening | None:
    """The gathering that a time closes the phrase of, behind its place: "at the summit in Quito on January 9", "to stay away from
    the conference in Bonn on June 5", "was answered by a stop in Tokyo in June".
    """
    for noun in range(before - 1, max(-1, before - 9), -1):
        row = anchors.of.get(noun)
        if row is None or row[1].token != noun:
            continue
        if text.upos[noun] not in ("NOUN", "PROPN") or row[0] is owner:
            return None
        words = preposition_of(text, noun)
        shunned = owner is not None and owner.type == "boycott" and words == "from"
        at = row[0].type in _GATHERINGS and (words in _AT or shunned)
        at = at or (row[0].type == "visit" and words in _ON)
        closes = text.subtree(noun)[1] == before + 1 or _within(text, before, noun)
        return row[0] if at and closes and text.relations[noun].partition(":")[0] in ("obl", "nmod") else None
    return None


def _within(text: Text, word: int, noun: int) -> bool:
    """True for a word of the phrase of a noun, through nouns alone."""
    path = text.path(word)
    return noun in path and all(text.upos[n] in ("NOUN", "PROPN") for n in path[: path.index(noun)])


def participle_closed(
    text: Text, anchors: Anchors, before: int, time: TimeExpression, times: list[tuple[TimeExpression, str]]
) -> Happening | None:
    """What a participle tells right before a time, where the verb above has another day: "met today with Chileans seized by
    gunmen on October 7".
    """
    own, window = times[0][0].window if times else None, time.window
    if own is None or window is None or own.granularity not in WITHIN_A_DAY or own.meets(window):
        return None
    for word in range(before, max(-1, before - 9), -1):
        row = anchors.of.get(word)
        if row is None:
            continue
        told = text.upos[word] == "VERB" and text.relations[word] == "acl" and word in (row[1].token, row[1].predicate)
        return row[0] if told and row[0].status == "occurred" and text.subtree(word)[1] == before + 1 else None
    return None
