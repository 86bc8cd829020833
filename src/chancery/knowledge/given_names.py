"""Given names: whether "he" or "she" takes up the one who bears them."""

from __future__ import annotations

import msgspec

from chancery.knowledge.spellings import fold
from chancery.knowledge.table import rows
from chancery.knowledge.tables import Tables

_TITLES = {
    "m": frozenset(
        "mr mr. king sir prince emir sheikh sultan pope cardinal bishop father lord duke emperor chairman spokesman"
        " congressman congressmen ayatollah imam rabbi metropolitan patriarch baron count businessman statesman".split()
    ),
    "f": frozenset(
        "mrs mrs. ms ms. miss queen princess sheikha lady dame duchess empress baroness countess chairwoman spokeswoman"
        " congresswoman mother sister madam madame businesswoman stateswoman".split()
    ),
}
_NAMES_TOO = frozenset({"sheikh"})
"""Titles that are part of the names of women as well: "Sheikh Hasina"."""


class GivenNameRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `given-names.csv`; `pronoun` is `he` or `she`."""

    name: str
    pronoun: str


class GivenNames:
    """The bearers' pronouns by name."""

    def __init__(self, tables: Tables) -> None:
        found = rows("given-names.csv", GivenNameRow, tables.extra)
        self._known = {fold(row.name).lower(): "f" if row.pronoun == "she" else "m" for row in found}

    def gender(self, name: str, titles: set[str]) -> str | None:
        """`m` or `f` for one of this name and these titles; None where neither tells.

        "King Hussein" and "Ana Duarte" are told, "the envoy Robin Lee" is not.
        """
        plain = fold(name).lower()
        if " " in plain and plain in self._known:
            return self._known[plain]  # "Sheikh Hasina", whose sheikh is no title
        for gender, words in _TITLES.items():
            if words & titles - _NAMES_TOO:
                return gender
        given = plain.split(" ")[0]
        known = self._known.get(plain) or self._known.get(given) or self._known.get(given.split("-")[0])
        return known or ("m" if titles & _NAMES_TOO else None)


def given_names(tables: Tables) -> GivenNames:
    """The given names of the tables, compiled once."""
    return tables.cached("given-names", lambda: GivenNames(tables))
