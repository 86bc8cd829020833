"""The dataset that an exporter writes: the record's lists, each walked once and never held whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.record_relations import RecordRelation
from chancery.facts.reports import Report


def _none() -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is handed out. Each list is a function that begins it anew, so that a million events stream through.

    `reports` finds a report by id (a mapping, which may look it up as it is asked). `made` is the moment the export is
    stamped with, always given from outside; `title` and `url` name the record for whoever receives it.
    """

    events: Callable[[], Iterable[RecordEvent]]
    reports: Mapping[str, Report]
    made: datetime
    questions: Callable[[], Iterable[RecordQuestion]] = field(default=_none)
    positions: Callable[[], Iterable[RecordPosition]] = field(default=_none)
    relations: Callable[[], Iterable[RecordRelation]] = field(default=_none)
    title: str = "A Chancery record"
    url: str = "urn:chancery"

    def outlets(self, event: RecordEvent) -> tuple[str, ...]:
        """The outlets of an event's reports, in order, each once."""
        found = (self.reports.get(id) for id in event.reports)
        return tuple(dict.fromkeys(r.outlet for r in found if r is not None and r.outlet))
