"""Lost subjects: who does a thing where the parser takes another word for the subject, or none."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.calendar_words import WEEKDAYS

_NAMED = ("flat", "compound", "nmod:desc")


def before_day(text: Text, subject: int) -> int:
    """The name before a day that the parser takes for the subject: Clinton in "President Clinton Saturday vowed to act"."""
    name = subject - 1
    if text.lower[subject] not in WEEKDAYS or name < 0 or text.upos[name] != "PROPN":
        return subject
    while text.relations[name] in _NAMED and text.heads[name] >= 0:
        name = text.heads[name]
    return name


def behind_copula(text: Text, verb: int) -> int | None:
    """Who stands behind a participle in front and a "be": "Also applying for membership are Samoa and Fiji"."""
    head = text.heads[verb]
    if head < verb or text.relations[verb] != "csubj" or not text.lower[verb].endswith("ing"):
        return None
    named = text.upos[head] in ("NOUN", "PROPN") and any(text.relations[c] == "cop" for c in text.children[head])
    fronted = text.sentences[text.sentence_of[verb]].first == verb - 1 and text.lower[verb - 1] in ("also", "among")
    return head if named and fronted else None


def who_of(text: Text, listed: list[int]) -> list[int]:
    """Who a "who" behind a list can stand for: the rebels, not the capital, in "talks between Kabul and the rebels, who refuse"."""
    places = {t for n in text.names if n.label == "LOC" for t in range(n.first, n.last)}
    return [t for t in listed if t not in places] or listed
