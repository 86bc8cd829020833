"""Areas: the parts of the world by whose names the press counts states, "the five Central Asian leaders"."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from chancery.knowledge.table import rows
from chancery.knowledge.tables import Tables


class AreaRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `areas.csv`."""

    words: str
    whole: str
    members: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """The states of an area (ISO 3166-1 alpha-3); `whole` where its name without a number means all of them; `body` the
    organisation that its leaders meet in, where a report names it.
    """

    members: tuple[str, ...]
    whole: bool
    body: str = ""


class Areas:
    """Areas by their words: `at(words, i)` is the longest name of one that starts at word `i`, with its number of words."""

    def __init__(self, tables: Tables) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Area]]] = {}
        for row in rows("areas.csv", AreaRow, tables.extra):
            area = Area(tuple(row.members.split()), row.whole == "yes", row.body)
            for phrase in row.words.split("|"):
                words = tuple(phrase.replace("-", " - ").split())
                self._first.setdefault(words[0], []).append((words, area))
        for found in self._first.values():
            found.sort(key=lambda item: -len(item[0]))

    def at(self, lower: list[str], i: int) -> tuple[int, Area] | None:
        """The area named at lower-cased word `i`, and how many words name it: two for "Central Asian"."""
        for words, area in self._first.get(lower[i], ()):
            if tuple(lower[i : i + len(words)]) == words:
                return len(words), area
        return None


def areas(tables: Tables) -> Areas:
    """The areas of the tables, compiled once."""
    return tables.cached("areas", lambda: Areas(tables))
