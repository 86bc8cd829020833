"""Positions: who stands where, as a board of actors and issues."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from chancery.desk.asking import Asking
from chancery.desk.boards import Issue, actors_of, holder, issues_of
from chancery.desk.outlines import names_of
from chancery.desk.page import Page, Row
from chancery.facts.record_positions import RecordPosition
from chancery.record.opened import ReportName
from chancery.record.words import frequencies

_STEP = 150
_ISSUES, _ACTORS = 24, 6
STANCES = {
    "supports": "for",
    "committed": "bound to",
    "seeks": "seeks",
    "prioritises": "puts first",
    "undecided": "undecided",
    "wary": "wary",
    "opposes": "against",
    "characterised": "called",
}
"""The stances with the words of the board."""


class PositionsPage(msgspec.Struct, frozen=True, kw_only=True):
    """The issues of the positions held latest, those on which most actors have one first; whose they are, those with most
    first, and what these are called; the names of the reports that tell of them."""

    issues: tuple[Issue, ...]
    actors: tuple[str, ...]
    names: dict[str, str]
    reports: dict[str, ReportName]
    more: bool

    @property
    def shown(self) -> list[str]:
        """The actors that have a column of their own."""
        return list(self.actors[:_ACTORS])

    @property
    def words(self) -> dict[str, str]:
        """The stances in words."""
        return STANCES

    def others(self, issue: Issue) -> list[RecordPosition]:
        """The positions on an issue of those without a column."""
        return [p for p in issue.positions if holder(p) not in self.shown]


def facts(asking: Asking) -> PositionsPage:
    """The board. Raises `WrongFilter`."""
    asked = replace(asking.filters, limit=min(asking.limit(_STEP), 2 * _STEP))
    found = asking.record.positions(asked, whole=asking.whole, anew=asking.record.tells_anew())
    issues = issues_of(found, frequencies(asking.record.tables()))[:_ISSUES]
    held = [p for issue in issues for p in issue.positions]
    named = {holder(p) for p in held} | {p.actor for p in held} | {p.toward for p in held if p.toward}
    return PositionsPage(
        issues=tuple(issues),
        actors=tuple(actors_of(issues)),
        names={**{p.actor: p.name for p in held}, **names_of(asking.record, named)},
        reports=dict(asking.record.named(sorted({s.report for p in held for s in p.history}))),
        more=found.more,
    )


def rows(page: PositionsPage) -> Iterable[Row]:
    """One position a line."""
    for issue in page.issues:
        for position in issue.positions:
            yield {
                "id": position.id,
                "issue": issue.name,
                "actor": position.actor,
                "name": position.name,
                "country": position.country,
                "stance": position.stance,
                "words": position.issue,
                "toward": position.toward,
                "first_reported": position.first_reported.isoformat() if position.first_reported else None,
                "last_reported": position.last_reported.isoformat() if position.last_reported else None,
                "reports": " ".join(position.reports),
            }


PAGE = Page(
    name="positions",
    title="Positions",
    path="/positions",
    facts=facts,
    rows=rows,
    filters=("who", "with", "issue"),
    key="p",
    about="Who stands where on what, and since when.",
)
