"""Epithets: what the press calls states by besides their names, "the Islamic republic", "the kingdom"."""

from __future__ import annotations

import msgspec

from chancery.knowledge.table import rows
from chancery.knowledge.tables import Tables


class EpithetRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `epithets.csv`."""

    words: str
    members: str


class Epithets:
    """Epithets by their words: `at(words, i)` are the states that can be meant by the longest one that starts at word `i`,
    with its number of words.
    """

    def __init__(self, tables: Tables) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for row in rows("epithets.csv", EpithetRow, tables.extra):
            members = tuple(row.members.split())
            for phrase in row.words.split("|"):
                words = tuple(phrase.replace("-", " - ").split())
                self._first.setdefault(words[0], []).append((words, members))
        for found in self._first.values():
            found.sort(key=lambda item: -len(item[0]))

    def at(self, lower: list[str], i: int) -> tuple[int, tuple[str, ...]] | None:
        """How many words the epithet at lower-cased word `i` has, and its states (ISO 3166-1 alpha-3): three and the former
        colonies of Spain for "former Spanish colony".
        """
        for words, members in self._first.get(lower[i], ()):
            if tuple(lower[i : i + len(words)]) == words:
                return len(words), members
        return None


def epithets(tables: Tables) -> Epithets:
    """The epithets of the tables, compiled once."""
    return tables.cached("epithets", lambda: Epithets(tables))
