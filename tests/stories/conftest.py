"""Stories: short reports in sequence, read by the real reader, and the record as it stands after each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from chancery.facts.contributions import Contribution
from chancery.facts.decisions import DecisionKind, decide
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_questions import RecordQuestion
from chancery.knowledge import Tables
from chancery.language.english import English
from chancery.pipeline import read_report
from chancery.record.contributions import contribution_of
from chancery.record.core import revise
from chancery.record.memory import MemoryShelf
from chancery.sources.reports import make_report


class Story:
    """A record that grows report by report. Everything is asked of the record as it stands now."""

    def __init__(self, english: English, tables: Tables) -> None:
        self.english, self.tables = english, tables
        self.shelf = MemoryShelf()
        self.told: list[Contribution] = []
        self.decided: list[Any] = []

    def tell(self, published: str | None, outlet: str | None, text: str, title: str | None = None) -> str:
        """One more report; gives its id."""
        report = make_report(text, published=published, outlet=outlet, title=title)
        contribution = contribution_of(read_report(report, self.english, self.tables), self.tables)
        self.told.append(contribution)
        revise(self.shelf, self.tables, [contribution])
        return report.id

    def decide(self, kind: DecisionKind, subject: str, object: str | None = None, **more: Any) -> str:
        """One more decision of a person; gives its id."""
        at = datetime.fromisoformat(more.pop("at", "2026-12-01T12:00:00+00:00"))
        decision = decide(kind, subject, object, at=at, who="desk", **more)
        self.decided.append(decision)
        revise(self.shelf, self.tables, decisions=[decision])
        return decision.id

    def all(self, type: str, *who: str) -> list[RecordEvent]:
        """The news events of a type with these countries (ISO codes) or actors, oldest report first."""
        found = [e for e in self.shelf.all_events() if e.type == type and e.salience == "news"]
        found = [e for e in found if set(who) <= {x for p in e.participants for x in (p.country, p.actor)}]
        return sorted(found, key=lambda e: (e.first_reported is None, str(e.first_reported), e.id))

    def the(self, type: str, *who: str) -> RecordEvent:
        """The one news event of a type."""
        found = self.all(type, *who)
        assert len(found) == 1, f"{len(found)} of {type}: {self.shelf.all_events()}"
        return found[0]

    def question(self) -> RecordQuestion:
        """The one question."""
        found = self.shelf.all_questions()
        assert len(found) == 1, found
        return found[0]

    def as_of(self, moment: str) -> Story:
        """The record of what was published up to a moment."""
        until = datetime.fromisoformat(moment)
        past = Story(self.english, self.tables)
        past.told = [c for c in self.told if c.head.at is not None and c.head.at <= until]
        revise(past.shelf, self.tables, past.told)
        return past

    def rebuilt(self) -> tuple[object, ...]:
        """All that a record made of everything at once, last report first, says."""
        shelf = MemoryShelf()
        revise(shelf, self.tables, self.told[::-1], decisions=self.decided[::-1])
        return shelf.state()


@pytest.fixture
def story(english: English, tables: Tables) -> Iterator[Story]:
    """A story to be told; whatever was told, a rebuild gives the same record."""
    told = Story(english, tables)
    yield told
    assert told.shelf.state() == told.rebuilt()


def days(event: RecordEvent) -> str | None:
    """The days of an event's window, "2026-06-15/2026-06-18"."""
    return event.window.interval()
