"""Editions: whether a report takes the place of an earlier one of its outlet, by its own words."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from chancery.errors import KnowledgeError
from chancery.facts.contributions import Edition
from chancery.facts.quotes import Quote
from chancery.facts.reports import Report
from chancery.facts.spans import Span
from chancery.knowledge.table import rows
from chancery.knowledge.tables import Tables

_START = 300
_FIRST: tuple[Edition, ...] = ("retraction", "correction", "update")


class EditionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `editions.csv`: words that mark an edition, and where they must stand. `holds` is what the text must hold, in lower
    case, for the pattern to be looked for, which takes long in a whole text; empty where nothing does."""

    edition: Literal["update", "correction", "retraction"]
    where: Literal["title", "start", "text"]
    pattern: str
    holds: str = ""


Patterns = list[tuple[EditionRow, re.Pattern[str]]]


def edition_of(report: Report, tables: Tables) -> tuple[Edition, Quote | None]:
    """The edition of a report and the words that say so, where they stand in its text.

    "(2nd LD)" and "UPDATE 1-" are updates, "CORRECTION:" and "(corrects date)" corrections, "RETRACTION:" takes a report
    back. A title's words are quoted only where the text repeats them.
    """
    patterns = tables.cached("editions", lambda: _compile(tables))
    found: dict[Edition, Span | None] = {}
    small = report.text.lower()
    for row, pattern in patterns:
        if row.where == "title":
            if report.title and pattern.search(report.title):
                found.setdefault(row.edition, None)
            continue
        if row.holds and row.holds not in small:
            continue
        match = pattern.search(report.text[:_START] if row.where == "start" else report.text)
        if match is not None:
            found[row.edition] = found.get(row.edition) or match.span()
    for edition in _FIRST:
        if edition in found:
            span = found[edition]
            return edition, None if span is None else Quote(report=report.id, span=span, text=report.quote(span))
    return "first", None


def _compile(tables: Tables) -> Patterns:
    out: Patterns = []
    for number, row in enumerate(rows("editions.csv", EditionRow, tables.extra), 1):
        try:
            out.append((row, re.compile(row.pattern, re.IGNORECASE)))
        except re.error as wrong:
            raise KnowledgeError(
                "editions.csv", number, f"{row.pattern!r} is no regular expression: {wrong}"
            ) from wrong
    return out
