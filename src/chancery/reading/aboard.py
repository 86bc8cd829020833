"""Aboard: who is on the ship, bus or plane that is attacked, taken or let go: "a ferry carrying Danes", "with nine Poles on board"."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.reading.arguments import Grammar

_AT = frozenset({"of", "on", "at", "against", "into"})
_BEARING = frozenset({"carry", "ferry", "transport", "take", "bring"})
_MANNED = frozenset({"crew", "passenger", "complement"})
_MEN = _MANNED | frozenset("sailor seaman seafarer crewman crewmen tourist captain".split())
CRAFT = frozenset(
    "ship vessel boat tanker freighter trawler ferry yacht dhow carrier bulker barge tug plane airliner aircraft jet helicopter"
    " bus minibus coach convoy train truck car vehicle supertanker".split()
)


def aboard(grammar: Grammar, deed: int, verb: int, used: Iterable[int]) -> list[int]:
    """The people on the craft that a deed is done to: those that it carries, its crew, those told to be on board."""
    hit = [*used, *grammar.patients(verb), *(n for w in (deed, verb) for p, n in grammar.obliques(w) if p in _AT)]
    crafts = [t for t in dict.fromkeys(hit) if grammar.lemma(t) in CRAFT]
    return list(dict.fromkeys(n for craft in crafts for n in _manned(grammar, craft, verb)))


def _manned(grammar: Grammar, craft: int, verb: int) -> list[int]:
    """The people on one craft."""
    text = grammar.text
    bearing = [c for c in text.children[craft] if text.relations[c] == "acl" and grammar.lemma(c) in _BEARING]
    out = [o for c in bearing for o in grammar.objects(c)]
    phrases = [n for w in dict.fromkeys((craft, verb)) for p, n in grammar.obliques(w) if p == "with" and n > craft]
    phrases += [c for c in text.children[craft] if text.relations[c] == "conj"]
    for noun in phrases:
        last = text.subtree(noun)[1]
        if grammar.lemma(noun) in _MEN or not {"board", "aboard"}.isdisjoint(text.lower[last - 2 : last + 2]):
            out.append(noun)
    return out + [n for noun in out if grammar.lemma(noun) in _MANNED for p, n in grammar.obliques(noun) if p == "of"]
