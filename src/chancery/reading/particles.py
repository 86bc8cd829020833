"""Particles: the small words that belong to a verb, "sealed off its border", and the objects behind them that the parser misses."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.referent_words import HUMAN, MANNED

_PARTICLES = frozenset({"off", "up", "down", "out", "back", "away"})
_HOMEWARD = frozenset({"advmod", "xcomp", "obl:unmarked"})
_BRINGING = frozenset("send bring draft call let rush airlift bus ship move order fly truck ferry haul invite".split())
_BROUGHT = frozenset(
    "troops tank warship reinforcement supply supplies food medicine aid weapon arms marine commando mercenary".split()
)


def particle(text: Text, verb: int) -> int | None:
    """The particle that the parser took for a preposition: "off" in "sealed off its border"."""
    word = verb + 1
    if word >= len(text.words) or text.relations[word] != "case":
        return None
    noun = text.heads[word]
    if text.lower[word] not in _PARTICLES and not _brought_in(text, verb, noun):
        return None
    out_of = word + 1 if text.lower[word : word + 2] == ["out", "of"] else word
    alone = all(c in (word, out_of) for c in text.children[noun] if text.relations[c] == "case")
    return word if alone and text.heads[noun] == verb and text.relations[noun] == "obl" else None


def _brought_in(text: Text, verb: int, noun: int) -> bool:
    """True for "sent in troops", "called in mediators": who is brought in, not where."""
    if text.lower[verb + 1] != "in" or text.lemmas[verb] not in _BRINGING or text.upos[noun] != "NOUN":
        return False
    lemma = text.lemmas[noun]
    return lemma in HUMAN or lemma in _BROUGHT or text.lower[noun].endswith(MANNED)


def behind_particle(text: Text, verb: int) -> int | None:
    """The object behind a particle, where the parser missed it: "called in the ambassador", "sealed off its border"."""
    if (word := particle(text, verb)) is not None:
        return text.heads[word]
    if not any(text.relations[c] == "compound:prt" and c == verb + 1 for c in text.children[verb]):
        return None
    for child in text.children[verb]:
        below = {text.relations[c] for c in text.children[child]}
        bare = text.relations[child] in ("obl", "xcomp", "dep") and "case" not in below
        titled = "nmod:desc" in below  # "called in Ambassador Hsu"
        named = titled or (bool(below & {"det", "nmod:poss"}) and text.upos[child] == "NOUN")
        if bare and named and child > verb + 1:
            return child
    return None


def behind_byname(text: Text, verb: int) -> list[int]:
    """The object behind what it is called, where the parser hangs it on that: "criticised as irresponsible the remarks of the
    minister".
    """
    for child in text.children[verb]:
        if child > verb and text.upos[child] == "ADJ" and text.lower[child - 1] == "as":
            return [below for below in text.children[child] if text.relations[below] == "obj"]
    return []


def homeward(text: Text, verb: int, word: int) -> bool:
    """True for the "home" of "flew home", and of "ordered home its envoy", where the parser takes it for one more object."""
    objects = [c for c in text.children[verb] if text.relations[c] == "obj"]
    bare = word == verb + 1 and word in objects and not text.children[word]
    return text.relations[word] in _HOMEWARD or (bare and len(objects) > 1)
