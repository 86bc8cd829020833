"""The screen: a quick look, before any parsing, at whether a report can matter at all."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from chancery.knowledge.events import event_tables
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world

_LETTER = re.compile(r"\w", re.UNICODE)
_TYPES = frozenset(
    "call summit talks mediation condemnation protest-note summons expulsion recall recognition ties-restored ties-cut sanctions"
    " sanctions-relief ceasefire withdrawal ratification treaty-exit".split()
)
_DIPLOMATIC = (
    "foreign minister",
    "prime minister",
    "president",
    "ambassador",
    "diplomat",
    "summit",
    "sanction",
    "treaty",
    "ceasefire",
    "bilateral",
    "embassy",
    "foreign ministry",
    "secretary of state",
    "envoy",
    "negotiat",
    "talks",
    "kremlin",
    "white house",
    "troops",
    "missile",
    "parliament",
    "chancellor",
    "visit",
    "security council",
    "nato",
    "foreign secretary",
    "truce",
)


class Screen:
    """Finds the names of states, bodies and leaders in running text with one Aho-Corasick automaton.

    A recipe, a match report or a page that names no two actors of the world costs well under a millisecond.
    """

    def __init__(self, tables: Tables) -> None:
        self._automaton, self._ids = tables.cached("screen", lambda: _build(tables))

    def relevant(self, text: str) -> bool:
        """True where the text names two actors, or one beside a word of diplomacy."""
        actors: set[str] = set()
        diplomatic = False
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            id = self._ids[number]
            if id == "word":
                diplomatic = True
            elif _whole(text, start, end):
                actors.add(id)
            if len(actors) >= 2 or (actors and diplomatic):
                return True
        return False

    def wanted(self, sentence: str) -> bool:
        """True for a sentence worth parsing: in a relevant report all but the shortest scraps."""
        return len(sentence) > 8 and any(c.isalpha() for c in sentence)


def _whole(text: str, start: int, end: int) -> bool:
    return not (start and _LETTER.match(text[start - 1])) and not (end < len(text) and _LETTER.match(text[end]))


def _build(tables: Tables) -> tuple[AhoCorasick, list[str]]:
    known = world(tables)
    names: dict[str, str] = {}
    for country in known.countries.values():
        for name in (
            country.name,
            *country.names.split("|"),
            *country.adjectives.split("|"),
            *country.metonyms.split("|"),
        ):
            if len(name) > 1:
                names.setdefault(name.removeprefix("the "), country.iso3)
    for organisation in known.organisations.values():
        for name in (organisation.name, *organisation.aliases.split("|")):
            if len(name) > 1:
                names.setdefault(name.removeprefix("the "), organisation.id)
    words = set(_DIPLOMATIC)
    for (_, lemma), triggers in event_tables(tables).triggers.items():
        if len(lemma) > 5 and any(t.type in _TYPES for t in triggers):
            words.add(lemma[:-1] if lemma.endswith("e") else lemma)
    patterns = list(names) + sorted(words) + sorted(w.capitalize() for w in words)
    ids = list(names.values()) + ["word"] * (2 * len(words))
    return AhoCorasick(patterns, implementation=Implementation.ContiguousNFA, matchkind=MatchKind.LeftmostLongest), ids
