"""Screening: of a page from an archive, the report worth reading, or in one word why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from chancery.errors import CellDied
from chancery.facts.problems import Problem
from chancery.facts.reports import Report
from chancery.knowledge.tables import Tables
from chancery.reading.screen import Screen
from chancery.sources.archives import ArchivedPage
from chancery.sources.arrivals import page_report
from chancery.sources.cells import Cell
from chancery.sources.pages import NoArticle, Page
from chancery.sources.shapes import LARGEST

_LARGEST_PAGE = 4 * LARGEST


@dataclass(frozen=True, slots=True)
class Screened:
    """A page that is not read, and why: it has nothing to do with diplomacy, is in another language, holds no article, or
    may not be parsed at all."""

    fate: Literal["irrelevant", "language", "no-article", "failed"]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that is worth reading, as a report."""

    report: Report
    problems: tuple[Problem, ...]


class Screening:
    """The screen, and a process of its own in which pages are parsed and screened at once."""

    def __init__(self, tables: Tables) -> None:
        self.screen = Screen(tables)
        self.cell = Cell(module="chancery.scale.parsing")

    def page(self, page: ArchivedPage) -> Screened | Wanted:
        """What a page comes to: the same report as on every other path. Raises `CellDied` where it ended its parser."""
        if len(page.raw) > _LARGEST_PAGE:
            return Screened("failed", f"a page of {len(page.raw) / 1e6:.0f} MB is not read")
        given = {"url": page.url, "charset": page.charset}
        try:
            answer = self.cell.ask("wanted", page.raw, given)
        except CellDied:  # perhaps somebody else ended it: the page is asked once more
            answer = self.cell.ask("wanted", page.raw, given)
        if "unwanted" in answer:
            return Screened("irrelevant")
        if "none" in answer:
            none = msgspec.convert(answer["none"], NoArticle)
            return Screened("failed" if none.hostile else "no-article", none.reason)
        report, problems = page_report(msgspec.convert(answer["page"], Page))
        if report.language.partition("-")[0] != "en":
            return Screened("language", report.language)
        return Wanted(report, problems)

    def close(self) -> None:
        """Ends the process that parses."""
        self.cell.close()
