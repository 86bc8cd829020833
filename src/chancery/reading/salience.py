"""Salience: what the report is there to tell, and what it only touches."""

from __future__ import annotations

from chancery.facts.events import Salience
from chancery.reading.arguments import Grammar
from chancery.reading.merging import Draft

_NEVER_ALONE = frozenset({"statement", "other", "pledge", "legislation", "appointment", "investment", "courtesy"})


def salience(draft: Draft, grammar: Grammar, countries: frozenset[str]) -> Salience:
    """`background` for weak triggers, conditional clauses, and happenings without an actor; `news` for the rest.

    "If Wardhana attends the dinner, …" is background; "Wardhana will attend the dinner" is news.
    """
    text = grammar.text
    lead = any(text.sentences[text.sentence_of[n.token]].paragraph == 0 for n in draft.namings)
    if draft.conditional and not lead:
        return "background"
    if not countries:
        return "background"
    if draft.weak:
        return "background"
    if draft.type in _NEVER_ALONE and not lead and all(not f for f in draft.firm):
        return "background"
    return "news"
