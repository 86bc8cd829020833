"""Convened: the body whose members gather, where its leaders and ministers are told of without its name."""

from __future__ import annotations

from chancery.reading.roll import Roll

GATHERINGS = frozenset("meeting summit conference gathering session council".split())
_OF_STATES = frozenset("supranational intergovernmental alliance forum trade".split())
"""Kinds of bodies whose members are states."""
_HOLDING = frozenset("hold convene call end open start begin conclude".split())
_OWNING = frozenset({"compound", "nmod:poss", "nmod", "amod", "nsubj"})
_REACH = 2
"""How many sentences after a gathering those are told of who came to it."""


def of_states(reader: Roll, actor: str) -> bool:
    """True for a body whose members are states, which meet in it."""
    row = reader.world.organisations.get(actor[4:]) if actor.startswith("org:") else None
    return row is not None and row.kind in _OF_STATES and row.id != "un"


def convened(reader: Roll, at: int) -> str | None:
    """The body whose gathering was told of last, with nobody named together since: the union of "The African Union's summit opened in
    Lusaka. The leaders condemned the coup".
    """
    text, here = reader.text, reader.text.sentence_of[at]
    first = text.sentences[max(0, here - _REACH)].first
    for token in range(text.sentences[here].first - 1, first - 1, -1):
        if text.lemmas[token].lower() not in GATHERINGS or text.upos[token] not in ("NOUN", "PROPN"):
            continue
        if any(where >= text.sentence_of[token] for where, _ in reader.memory.pairs):
            return None
        held = text.relations[token] == "obj" and text.lemmas[text.heads[token]].lower() in _HOLDING
        hosts = [c for c in text.children[text.heads[token]] if text.relations[c] == "nsubj"] if held else []
        for child in (*text.children[token], *hosts):
            mention = reader.cast.at(child) if text.relations[child] in _OWNING else None
            if mention is not None and len(mention.actors) == 1 and of_states(reader, mention.actors[0]):
                return mention.actors[0]
        return None
    return None
