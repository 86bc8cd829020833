"""A reading: everything stated about one report."""

from __future__ import annotations

import msgspec

from chancery.facts.actors import Actor
from chancery.facts.claims import Claim
from chancery.facts.constraints import Constraint
from chancery.facts.events import Event
from chancery.facts.highlights import Mark, highlighted
from chancery.facts.positions import Position
from chancery.facts.problems import Problem
from chancery.facts.questions import Question
from chancery.facts.relations import Relation
from chancery.facts.reports import Report
from chancery.facts.times import TimeExpression


class MadeBy(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What made a reading: the versions of the program, of the language weights and of the knowledge tables."""

    chancery: str
    weights: str
    knowledge: str


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Everything that Chancery states about one report; a pure function of report, weights and tables."""

    report: Report
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
    relations: tuple[Relation, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    questions: tuple[Question, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    problems: tuple[Problem, ...] = ()
    made_by: MadeBy

    def actor(self, id: str) -> Actor | None:
        """The actor with this id, if the report has it."""
        return next((a for a in self.actors if a.id == id), None)

    def event(self, id: str) -> Event | None:
        """The event with this id, if the report has it."""
        return next((e for e in self.events if e.id == id), None)

    def claim(self, id: str) -> Claim | None:
        """The claim with this id, if the report has it."""
        return next((c for c in self.claims if c.id == id), None)

    def __repr__(self) -> str:
        outlet = self.report.outlet or "no outlet"
        news = ", ".join(f"{e.type} {e.status}" for e in self.events if e.salience == "news")
        return f"<Reading of {outlet}, {self.report.published or 'undated'}: {news or 'nothing'}>"

    def _repr_html_(self) -> str:
        """The report with its evidence marked, for a notebook."""
        marks: list[Mark] = []
        for event in self.events:
            marks += [(span, "event", f"{event.type}, {event.status}") for span in event.mentions]
        for claim in self.claims:
            marks += [(s.span, "source", f"source: {s.kind}") for s in claim.chain if s.span is not None]
        marks += [(time.span, "time", f"{time.type} {time.value}") for time in self.times]
        marks += [(question.text, "question", "open question") for question in self.questions]
        return f'<div style="max-width:44em;line-height:1.5">{highlighted(self.report.text, marks)}</div>'
