"""Sentences: what the words of a sentence tell apart from who, when and what: names, words that carry its sense, words of change."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from chancery.facts.mentions import Party
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import CALENDAR, world
from chancery.record.words import RARE, Remembered, frequencies, root, words_of

_NAME = re.compile(r"[^\W\d_][\w’'-]*")
"""A word as names are made of."""
_SAYING = frozenset(
    "say tell report announce official minister ministry president prime foreign government spokesman source country".split()
)
_TELLING = 2.3
"""What a root weighs at least that carries the sense of a sentence."""
_CHANGE = frozenset(
    "postpone delay reschedule cancel scrap defer advance bring move change instead again now reverse".split()
)


class Sentence(NamedTuple):
    """What the words of a sentence tell: its proper names, the roots that carry its sense, those that name a change."""

    names: tuple[str, ...]
    telling: tuple[str, ...]
    changes: frozenset[str]


class Sentences:
    """What sentences tell, by a set of tables; made once for them (`sentences_by`)."""

    def __init__(self, tables: Tables) -> None:
        self._weights = frequencies(tables).weights
        self._countries = world(tables).countries
        self._days = frozenset(map(root, CALENDAR)) | _SAYING
        self._callings: dict[str, frozenset[str]] = {}
        self._tells = Remembered(lambda r: self._weights.get(r, RARE) >= _TELLING and not r.isdigit())

    def told(self, text: str) -> Sentence:
        """What the words of a sentence tell."""
        roots = set(map(root, words_of(text)))
        tells = self._tells
        telling = sorted([r for r in roots if tells[r]])
        return Sentence(names_in(text), tuple(telling), _CHANGE & roots)

    def content(self, told: Sentence, lemma: str, parties: Collection[Party]) -> tuple[str, ...]:
        """The words of a sentence that say what it is about: without the trigger, who takes part, and the days."""
        known = {lemma}
        for party in parties:
            known |= _roots(party.name)
            if party.country:
                known |= self._callings.get(party.country) or self._called(party.country)
        days = self._days
        return tuple([w for w in told.telling if w not in known and w not in days])

    def _called(self, country: str) -> frozenset[str]:
        """What a country is called otherwise, as roots: "Japanese", "Tokyo"."""
        row = self._countries.get(country)
        cells = (row.name, row.adjectives, row.names, row.metonyms, row.capital) if row is not None else ()
        found = self._callings[country] = frozenset(root(w) for cell in cells for w in words_of(cell))
        return found


def sentences_by(tables: Tables) -> Sentences:
    """What sentences tell by these tables."""
    return tables.cached("sentences", lambda: Sentences(tables))


def names_in(sentence: str) -> tuple[str, ...]:
    """The words of proper names in a sentence, in lower case, sorted; without those of the calendar."""
    parts = sentence.split()  # no name has a space in it
    for number, part in enumerate(parts):
        words = _NAME.findall(part)
        if words:  # the first word of a sentence is in capitals anyway: "Talks", but "NATO"
            first = [n for n in _named(words[0]) if n[1:] != n[1:].lower()]
            found = {n.lower() for n in (*first, *(n for word in words[1:] for n in _named(word)))}
            return tuple(sorted(found.union(*map(_names.__getitem__, parts[number + 1 :]))))
    return ()


def _named(word: str) -> tuple[str, ...]:
    """A word where it is a proper name by its capital."""
    if not word[0].isupper():
        return ()
    name = word.removesuffix("'s").removesuffix("’s")
    return (name,) if len(name) > 2 and name not in CALENDAR else ()


_names = Remembered(lambda part: tuple(name.lower() for word in _NAME.findall(part) for name in _named(word)))
"""The words of proper names in what stands between two spaces, in lower case."""


@lru_cache(maxsize=20_000)
def _roots(name: str) -> frozenset[str]:
    """The roots of the words of a name."""
    return frozenset(map(root, words_of(name)))
