"""Particles: the small words that belong to a verb, "sealed off its border", and the objects behind them that the parser misses."""

from __future__ import annotations

from chancery.language.text import Text

_PARTICLES = frozenset({"off", "up", "down", "out", "back", "away"})


def particle(text: Text, verb: int) -> int | None:
    """The particle that the parser took for a preposition: "off" in "sealed off its border"."""
    word = verb + 1
    if word >= len(text.words) or text.lower[word] not in _PARTICLES or text.relations[word] != "case":
        return None
    noun = text.heads[word]
    alone = sum(text.relations[c] == "case" for c in text.children[noun]) == 1
    return word if alone and text.heads[noun] == verb and text.relations[noun] == "obl" else None


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
    """The object behind what it is called, where the parser hangs it on that: "criticised as irresponsible the remarks of the minister"."""
    for child in text.children[verb]:
        if child > verb and text.upos[child] == "ADJ" and text.lower[child - 1] == "as":
            return [below for below in text.children[child] if text.relations[below] == "obj"]
    return []
