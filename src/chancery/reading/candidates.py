"""Candidates: which of several who are named is the side that an event leaves out."""

from __future__ import annotations

from chancery.facts.spans import Span
from chancery.reading.arguments import Grammar
from chancery.reading.asides import ANNOUNCING
from chancery.reading.cast import Cast

_ASKING = frozenset("ask urge press invite want persuade push tell beg pressure implore convince".split())


def nearest(
    grammar: Grammar, token: int, others: dict[str, tuple[str, Span]], party: bool
) -> dict[str, tuple[str, Span]]:
    """Of several others the one who has a part in a clause above the event's or in one that describes its subject; all of them
    where that is not one alone. Of a gathering (`party`) only those count who ask for it.

    "Vanuatu, which has close ties with China, asked Canberra to reopen talks": Vanuatu.
    """
    text = grammar.text
    above = [t for t in text.path(token) if text.upos[t] == "VERB"][:2]
    above = [t for t in above if grammar.lemma(t) in _ASKING or (not party and grammar.lemma(t) not in ANNOUNCING)]
    subjects = [s for verb in above for s in text.children[verb] if text.relations[s].startswith("nsubj")]
    clauses = [c for s in subjects for c in text.children[s] if text.relations[c] == "acl:relcl"]
    for verbs in (above, clauses):
        core = {c for v in verbs for c in text.children[v] if grammar.label(c) in ("nsubj", "obj", "iobj")}
        core |= {a for v in verbs for a in grammar.agents(v)}
        found = {
            side: other
            for side, other in others.items()
            if core & {t for word in text.tokens_in(*other[1]) for t in (word, text.heads[word])}
        }
        if found:
            return found if len(found) == 1 else others
    return others


def alike(cast: Cast, doers: list[tuple[str, Span]], before: int) -> set[str | None]:
    """The states that stand before a verb and do the same: "Chad and Mali withdrew their envoys"."""
    return {cast.country(actor) for actor, span in doers if span[0] < before and actor.startswith("state:")}
