"""Houses of the press: who publishes under a domain, in which zone its clock runs, and the oddities of its pages.

The names and countries stand in `outlets.csv`; an oddity of one house is one small file under `outlets/`, so that it can be
seen, tested alone and removed.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from chancery.errors import KnowledgeError
from chancery.knowledge.table import FOLDER, rows
from chancery.knowledge.world_rows import CountryRow, OutletRow

if TYPE_CHECKING:
    from chancery.knowledge.tables import Tables


class Oddity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of `outlets/`: what is peculiar about the pages of one house.

    `name` as in `outlets.csv`; `domains` it publishes under; `timezone` of times that it writes without a zone; `tails` cut
    off the end of its titles; `body`, a CSS selector of the article where the page's own marks mislead; `drop`, regular
    expressions of whole lines that are no part of the article; `why`, in a sentence.
    """

    name: str
    why: str
    domains: list[str] = []
    timezone: str | None = None
    tails: list[str] = []
    body: str | None = None
    drop: list[str] = []


class House(msgspec.Struct, frozen=True, kw_only=True):
    """Who publishes under a domain. `names` are all it goes by, in lower case; `drop` matches lines that are no text of it."""

    name: str
    names: frozenset[str] = frozenset()
    kind: str = ""
    timezone: str | None = None
    tails: tuple[str, ...] = ()
    body: str | None = None
    drop: str | None = None


class Houses:
    """All houses, by domain and by name."""

    def __init__(self, by_domain: dict[str, House], by_name: dict[str, House]) -> None:
        self._by_domain, self._by_name = by_domain, by_name

    def at(self, host: str | None) -> House | None:
        """The house that publishes at a host, or at a domain above it ("www3.nhk.or.jp" is NHK's)."""
        labels = (host or "").lower().rstrip(".").split(".")
        for start in range(len(labels) - 1):
            found = self._by_domain.get(".".join(labels[start:]))
            if found is not None:
                return found
        return None

    def named(self, name: str | None) -> House | None:
        """The house of this name or alias, in any case of letters."""
        return self._by_name.get(name.strip().lower()) if name else None


def houses(tables: Tables) -> Houses:
    """The houses of the tables, compiled once; a wrong row or file raises `KnowledgeError`."""
    return tables.cached("houses", lambda: _compile(tables))


def _compile(tables: Tables) -> Houses:
    zones = {r.iso3: r.timezone for r in rows("countries.csv", CountryRow, tables.extra)}
    odd: dict[str, tuple[Oddity, ...]] = {}
    for folder in (FOLDER, tables.extra):
        for path in sorted((folder / "outlets").glob("*.toml")) if folder is not None else ():
            oddity = _read(path)
            odd[oddity.name] = (*odd.get(oddity.name, ()), oddity)
    by_domain: dict[str, House] = {}
    by_name: dict[str, House] = {}
    listed = {r.name: r for r in rows("outlets.csv", OutletRow, tables.extra)}
    for name in (*listed, *(n for n in odd if n not in listed)):
        row, oddities = listed.get(name) or OutletRow(name=name), odd.get(name, ())
        names = frozenset(n.lower() for n in (name, *row.aliases.split("|")) if n)
        drop = "|".join(f"(?:{line})" for o in oddities for line in o.drop)
        house = House(
            name=name,
            names=names,
            kind=row.kind,
            timezone=next((o.timezone for o in oddities if o.timezone), None) or zones.get(row.iso3) or None,
            tails=tuple(t for o in oddities for t in o.tails),
            body=next((o.body for o in oddities if o.body), None),
            drop=drop or None,
        )
        for key in names:
            by_name.setdefault(key, house)
        for domain in (row.domain, *(d for o in oddities for d in o.domains)):
            if domain:
                by_domain.setdefault(domain.lower().removeprefix("www."), house)
    return Houses(by_domain, by_name)


def _read(path: Path) -> Oddity:
    try:
        oddity = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Oddity)
        for line in oddity.drop:
            re.compile(line)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError, re.error) as wrong:
        raise KnowledgeError(f"outlets/{path.name}", 1, str(wrong)) from wrong
    return oddity
