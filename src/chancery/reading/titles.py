"""Titles: the offices that a report names in front of, behind or instead of a person's name."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from chancery.knowledge.table import rows
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world


class CollectiveRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `collectives.csv`: a common noun that acts for a state."""

    noun: str
    kind: str
    alone: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title of `size` words and the office (`role`) it names; collectives have no role but a `noun`."""

    size: int
    role: str
    noun: str
    body: bool
    alone: bool
    plural: bool = False


class Titles:
    """Finds titles and collectives in the lower-cased words of a text."""

    def __init__(self, tables: Tables) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Title]]] = {}
        for title, role in world(tables).roles.items():
            self._add(title, role, "", False, False)
            if not title.endswith((".", "s")) and role != "person":
                head, _, rest = title.partition(" of ") if " of " in title else (title, "", "")
                self._add(f"{head}s of {rest}" if rest else f"{title}s", role, "", False, False, True)
        for row in rows("collectives.csv", CollectiveRow, tables.extra):
            forms = [row.noun]
            if " " not in row.noun or row.kind == "people":
                forms.append(row.noun[:-1] + "ies" if row.noun.endswith("y") else row.noun + "s")
            for form in forms:
                self._add(form, "", row.noun, row.kind == "body", row.alone == "yes", form != row.noun)
        for found in self._first.values():
            found.sort(key=lambda item: (-len(item[0]), item[1].role == ""))

    def _add(self, phrase: str, role: str, noun: str, body: bool, alone: bool, plural: bool = False) -> None:
        words = tuple(w for part in phrase.split() for w in _pieces(part))
        self._first.setdefault(words[0], []).append((words, Title(len(words), role, noun, body, alone, plural)))

    def at(self, lower: list[str], i: int) -> Title | None:
        """The longest title that starts at word `i`."""
        for words, title in self._first.get(lower[i], ()):
            if title.size == 1 or tuple(lower[i : i + title.size]) == words:
                return title
        return None


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
