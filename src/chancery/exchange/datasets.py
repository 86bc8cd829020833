"""The dataset that an exporter writes: the record's lists, each walked once and never held whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.record_relations import RecordRelation
from chancery.facts.reports import Report


class Named(Protocol):
    """How a report is named: who published it and when, as it says so itself."""

    @property
    def outlet(self) -> str | None: ...

    @property
    def published(self) -> str | None: ...


def _none() -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is handed out. Each list is a function that begins it anew, so that a million events stream through.

    `reports` finds a report by id (a mapping, which may look it up as it is asked); `naming`, where it is given, tells how
    reports are named without looking up their texts. `made` is the moment the export is stamped with, always given from
    outside; `title` and `url` name the record for whoever receives it.
    """

    events: Callable[[], Iterable[RecordEvent]]
    reports: Mapping[str, Report]
    made: datetime
    questions: Callable[[], Iterable[RecordQuestion]] = field(default=_none)
    positions: Callable[[], Iterable[RecordPosition]] = field(default=_none)
    relations: Callable[[], Iterable[RecordRelation]] = field(default=_none)
    title: str = "A Chancery record"
    url: str = "urn:chancery"
    naming: Callable[[Sequence[str]], Mapping[str, Named]] | None = None

    def names(self, reports: Sequence[str]) -> Mapping[str, Named]:
        """How each of some reports is named, of those that are there."""
        if self.naming is not None:
            return self.naming(reports)
        return {id: report for id in reports if (report := self.reports.get(id)) is not None}

    def outlets(self, event: RecordEvent) -> tuple[str, ...]:
        """The outlets of an event's reports, in order, each once."""
        named = self.names(event.reports)
        return tuple(dict.fromkeys(named[id].outlet or "" for id in event.reports if id in named and named[id].outlet))
