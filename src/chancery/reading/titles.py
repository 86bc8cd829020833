"""Titles: the offices that a report names in front of, behind or instead of a person's name."""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from chancery.knowledge.table import rows
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world


class CollectiveRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `collectives.csv`: a common noun that acts for a state."""

    noun: str
    kind: str
    alone: str
    iso3: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title of `size` words and the office (`role`) it names; collectives have no role but a `noun`, and a `faction` of
    a state acts for itself: "the opposition", "Peruvian lawmakers"."""

    size: int
    role: str
    noun: str
    body: bool
    alone: bool
    plural: bool = False
    iso3: str = ""
    faction: bool = False


class Titles:
    """Finds titles and collectives in the lower-cased words of a text."""

    def __init__(self, tables: Tables) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Title]]] = {}
        for title, row in world(tables).roles.items():
            self._add(title, Title(0, row.role, "", False, False, False, row.iso3))
            if not title.endswith((".", "s")) and row.role != "person":
                head, _, rest = title.partition(" of ")
                plural = f"{head}s of {rest}" if rest else f"{title}s"
                self._add(plural, Title(0, row.role, "", False, False, True, row.iso3))
        for noun in rows("collectives.csv", CollectiveRow, tables.extra):
            one = Title(
                0, "", noun.noun, noun.kind == "body", noun.alone == "yes", False, noun.iso3, noun.kind == "faction"
            )
            self._add(noun.noun, one)
            if " " not in noun.noun or noun.kind in ("people", "faction"):
                form = noun.noun[:-1] + "ies" if noun.noun.endswith("y") else noun.noun + "s"
                self._add(form.replace("mans", "men"), replace(one, plural=True))
        for found in self._first.values():
            found.sort(key=lambda item: (-len(item[0]), item[1].role == ""))

    def _add(self, phrase: str, title: Title) -> None:
        words = tuple(w for part in phrase.split() for w in _pieces(part))
        self._first.setdefault(words[0], []).append((words, replace(title, size=len(words))))

    def at(self, lower: list[str], i: int) -> Title | None:
        """The longest title that starts at word `i`."""
        first = lower[i] if lower[i] in self._first else lower[i].removeprefix("ex-")
        for words, title in self._first.get(first, ()):
            if title.size == 1 or tuple(lower[i + 1 : i + title.size]) == words[1:]:
                return title
        return None

    def reaches_beyond(self, lower: list[str], i: int, end: int) -> bool:
        """True where a title begins within a name and ends behind it: "the National Security Advisers" are of no paper."""
        found = ((k, self.at(lower, k)) for k in range(i + 1, end))
        return any(title is not None and k + title.size > end for k, title in found)


def _pieces(word: str) -> list[str]:
    if "-" in word and not word.startswith(("vice-", "co-", "ex-")):
        out: list[str] = []
        for number, part in enumerate(word.split("-")):
            out += ["-", part] if number else [part]
        return out
    if word.endswith("'s"):
        return [word[:-2], "'s"]
    return [word]


def titles(tables: Tables) -> Titles:
    """The titles of the tables, compiled once."""
    return tables.cached("titles", lambda: Titles(tables))
