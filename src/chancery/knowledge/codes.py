"""The tables of event coding: PLOVER and CAMEO codes, contexts and sectors, compiled for the coder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from chancery.errors import KnowledgeError
from chancery.knowledge.events import event_tables
from chancery.knowledge.table import numbered_rows, rows

if TYPE_CHECKING:
    from chancery.knowledge.tables import Tables

Stand = Literal["deed", "intent", "request"]


class CodeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `codes.csv`: the codes of a leaf in one standing, where one of `words` stands near it (none: always)."""

    type: str
    standing: Stand
    words: str = ""
    plover: str = ""
    mode: str = ""
    cameo: str


class CameoRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `cameo.csv`: a CAMEO code, its name, its Goldstein value (-10 to 10; empty where it has none), its quad class (1 to 4)."""

    code: str
    name: str
    goldstein: str
    quad: str


class ContextRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `contexts.csv`: a PLOVER context and the beginnings of words that tell it."""

    context: str
    words: str


class SectorRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `sectors.csv`: a CAMEO sector code and the beginnings of words that tell it."""

    sector: str
    words: str


class OrganisationCodeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `organisation-codes.csv`: the CAMEO code of a body, and the country part that it is counted under."""

    org: str
    country: str
    code: str


class CountryCodeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `country-codes.csv`: ISO 3166-1 alpha-3 and alpha-2, and the Correlates of War number (empty where none)."""

    iso3: str
    iso2: str
    cow: str = ""


class OutsideCodeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `outside-codes.csv`: the leaf that another coder's code stands for."""

    scheme: Literal["cameo", "plover"]
    code: str
    type: str


@dataclass(frozen=True, slots=True)
class Code:
    """What a row of `codes.csv` gives: PLOVER type and mode (empty where PLOVER has no class) and CAMEO code."""

    words: re.Pattern[str] | None
    plover: str
    mode: str
    cameo: str


@dataclass(frozen=True, slots=True)
class CodeTables:
    """All tables of coding, compiled."""

    codes: dict[tuple[str, str], tuple[Code, ...]]
    cameo: dict[str, CameoRow]
    contexts: tuple[tuple[str, re.Pattern[str]], ...]
    sectors: tuple[tuple[str, re.Pattern[str]], ...]
    organisations: dict[str, OrganisationCodeRow]
    countries: dict[str, CountryCodeRow]
    leaves: dict[tuple[str, str], str]

    def code(self, type: str, standing: Stand, words: str) -> Code | None:
        """The first row that fits: of the leaf itself, else of any leaf; None where no row fits."""
        for key in ((type, standing), ("*", standing)):
            for row in self.codes.get(key, ()):
                if row.words is None or row.words.search(words):
                    return row
        return None

    def leaf_of_cameo(self, code: str) -> str | None:
        """The leaf that a CAMEO code stands for, by its longest known beginning; None for what is no code."""
        return next((t for n in range(len(code), 1, -1) if (t := self.leaves.get(("cameo", code[:n])))), None)

    def leaf_of_plover(self, type: str, mode: str) -> str | None:
        """The leaf that a PLOVER type and mode stand for; None for what is no type."""
        return self.leaves.get(("plover", f"{type}-{mode}")) or self.leaves.get(("plover", type))


def code_tables(tables: Tables) -> CodeTables:
    """The tables of coding, compiled once a set of tables; a wrong row raises `KnowledgeError` with file and reason."""
    return tables.cached("codes", lambda: _compile(tables))


def _compile(tables: Tables) -> CodeTables:
    cameo = {row.code: row for row in rows("cameo.csv", CameoRow, tables.extra)}
    leaves = event_tables(tables).types
    codes: dict[tuple[str, str], list[Code]] = {}
    for number, row in numbered_rows("codes.csv", CodeRow, tables.extra):
        if row.type != "*" and row.type not in leaves:
            raise KnowledgeError("codes.csv", number, f"{row.type!r} is no leaf of event-types.csv")
        if row.cameo not in cameo:
            raise KnowledgeError("codes.csv", number, f"{row.cameo!r} is no code of cameo.csv")
        pattern = beginnings(row.words) if row.words else None
        codes.setdefault((row.type, row.standing), []).append(Code(pattern, row.plover, row.mode, row.cameo))
    return CodeTables(
        {key: tuple(found) for key, found in codes.items()},
        cameo,
        tuple((r.context, beginnings(r.words)) for r in rows("contexts.csv", ContextRow, tables.extra)),
        tuple((r.sector, beginnings(r.words)) for r in rows("sectors.csv", SectorRow, tables.extra)),
        {r.org: r for r in rows("organisation-codes.csv", OrganisationCodeRow, tables.extra)},
        {r.iso3: r for r in rows("country-codes.csv", CountryCodeRow, tables.extra)},
        {(r.scheme, r.code): r.type for r in rows("outside-codes.csv", OutsideCodeRow, tables.extra)},
    )


def beginnings(words: str) -> re.Pattern[str]:
    """A pattern for any word that begins with one of `words` (split by |), without regard to case."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in words.split('|'))})", re.IGNORECASE)
