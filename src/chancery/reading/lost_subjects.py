"""Lost subjects: who does a thing where the parser takes another word for the subject, or none."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.calendar_words import WEEKDAYS

_NAMED = ("flat", "compound", "nmod:desc")


def before_day(text: Text, subject: int) -> int:
    """The name before a day that the parser takes for the subject: Clinton in "President Clinton Saturday vowed to act"."""
    name = subject - 1
    if text.lower[subject] not in WEEKDAYS or name < 0 or text.upos[name] not in ("PROPN", "X"):
        return subject
    while text.relations[name] in _NAMED and text.heads[name] >= 0:
        name = text.heads[name]
    return name


def found_elsewhere(text: Text, verb: int) -> int | None:
    """The subject of a verb that has none of its own, where the order of the words tells it."""
    behind = behind_copula(text, verb)
    return behind if behind is not None else between_commas(text, verb)


def behind_copula(text: Text, verb: int) -> int | None:
    """Who stands behind a participle in front and a "be": "Also applying for membership are Samoa and Fiji"."""
    head = text.heads[verb]
    if head < verb or text.relations[verb] != "csubj" or not text.lower[verb].endswith("ing"):
        return None
    named = text.upos[head] in ("NOUN", "PROPN") and any(text.relations[c] == "cop" for c in text.children[head])
    fronted = text.sentences[text.sentence_of[verb]].first == verb - 1 and text.lower[verb - 1] in ("also", "among")
    return head if named and fronted else None


def between_commas(text: Text, verb: int) -> int | None:
    """The subject that a remark between commas parts from its verb, so that the parser hangs both on the same word: Chad in
    "Mali left, but Chad, which holds the north, had insisted that …".
    """
    first = verb
    while first - 1 in text.children[verb] and text.upos[first - 1] in ("AUX", "ADV", "PART"):
        first -= 1
    finite = any(text.feat(t, "VerbForm") == "Fin" for t in range(first, verb + 1))
    above = text.heads[verb]
    if not finite or above < 0 or above > first or text.words[first - 1] != ",":
        return None
    for noun in text.children[above]:
        start, stop = text.subtree(noun)
        if stop == first and text.upos[noun] in ("NOUN", "PROPN", "NUM") and noun > above:
            return noun if "," in text.words[noun + 1 : first - 1] and start > above else None
    return None


def who_of(text: Text, listed: list[int]) -> list[int]:
    """Who a "who" behind a list can stand for: the rebels, not the capital, in "talks between Kabul and the rebels, who refuse"."""
    places = {t for n in text.names if n.label == "LOC" for t in range(n.first, n.last)}
    return [t for t in listed if t not in places] or listed
