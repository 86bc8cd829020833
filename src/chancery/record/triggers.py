"""Triggers: the root of the word that names a happening."""

from __future__ import annotations

from functools import lru_cache

from chancery.knowledge.events import event_tables
from chancery.knowledge.tables import Tables
from chancery.record.words import root, words_of

_LIGHT = frozenset(
    "hold make pay take have give do put get go conduct carry lodge issue reach sign voice express".split()
)
_EMPTY = frozenset(
    "a an the of to in on at for with by from into up out off its his her their be been being was were is are has had have will"
    " would may might can could should not and or over".split()
)


@lru_cache(maxsize=20_000)
def trigger_root(words: str, known: frozenset[str] = frozenset()) -> str:
    """The root that names a happening: of "pay an official visit" visit, of "hold talks" talk, of "was arrested" arrest;
    one of `known`, the roots that name its type, where the words hold one."""
    roots = [root(w) for w in words_of(words) if w not in _EMPTY]
    named = [r for r in roots if r in known]
    if named:
        return named[0]
    told = [r for r in roots if r not in _LIGHT]
    return (told or roots or ["?"])[-1 if told and roots and roots[0] in _LIGHT else 0]


def roots_of_type(type: str, tables: Tables) -> frozenset[str]:
    """The roots of the words that name a type of event; looked up once a set of tables."""
    return tables.cached("trigger-lemmas", lambda: _lemmas(tables)).get(type, frozenset())


def _lemmas(tables: Tables) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for (_, lemma), triggers in event_tables(tables).triggers.items():
        for trigger in triggers:
            found.setdefault(trigger.type, set()).add(root(lemma))
    return {type: frozenset(roots - _LIGHT) for type, roots in found.items()}
