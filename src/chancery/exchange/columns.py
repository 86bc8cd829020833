"""Columns: events of the record as columns of their tables, built for some thousands of events at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from msgspec import json

from chancery.exchange.cells import Value
from chancery.exchange.datasets import Dataset
from chancery.facts.record_events import RecordEvent

Columns = Sequence[Sequence[Value]]
"""The columns of a table, all of one length; none at all where there are no rows."""

_json = json.Encoder().encode
_MOMENTS = json.Decoder(list[str | None])
_joined = " | ".join


def of_events(events: Sequence[RecordEvent], _: Dataset) -> Columns:
    """The table `events`: one row an event."""
    who = [e.participants for e in events]
    return [
        *_fields(events, "id", "type", "family", "status", "salience"),
        *_fields([e.window for e in events], "earliest", "latest", "granularity", "edtf", "timezone", "wanted"),
        [e.place.name if e.place else None for e in events],
        [e.place.country if e.place else None for e in events],
        [_joined([p.name for p in some]) for some in who],
        [_joined(sorted({p.country for p in some if p.country})) for some in who],
        [_joined(e.topics) for e in events],
        [_joined(e.purpose) for e in events],
        [e.mentions[0].text if e.mentions else None for e in events],
        [e.origins for e in events],
        [len(e.reports) for e in events],
        [len(e.revisions) for e in events],
        [bool(e.disputed) for e in events],
        *_fields(events, "first_reported", "last_reported", "plover", "cameo", "confidence"),
    ]


def of_participants(events: Sequence[RecordEvent], _: Dataset) -> Columns:
    """The table `participants`: who takes part in which event."""
    return [
        [e.id for e in events for _ in e.participants],
        *_fields(chain.from_iterable([e.participants for e in events]), "actor", "name", "country", "role"),
    ]


def of_mentions(events: Sequence[RecordEvent], data: Dataset) -> Columns:
    """The table `mentions`: the words by which each report tells of an event."""
    told = list(chain.from_iterable([e.mentions for e in events]))
    reports = [t.report for t in told]
    known = {id: data.reports.get(id) for id in dict.fromkeys(reports)}
    outlets = {id: report.outlet if report else None for id, report in known.items()}
    published = {id: report.published if report else None for id, report in known.items()}
    return [
        [t.id for t in told],
        [e.id for e in events for _ in e.mentions],
        reports,
        [outlets[id] for id in reports],
        [published[id] for id in reports],
        [t.span[0] for t in told],
        [t.span[1] for t in told],
        [t.text for t in told],
    ]


def of_revisions(events: Sequence[RecordEvent], _: Dataset) -> Columns:
    """The table `revisions`: one changed field a row, in the order of the fields' names."""
    rows: list[tuple[Value, ...]] = []
    for event in events:
        for number, revision in enumerate(event.revisions):
            words = _joined([quote.text for quote in revision.because])
            for name, change in sorted(revision.changes.items()):
                before, after = _json(change.before).decode(), _json(change.after).decode()
                rows.append(
                    (event.id, number, revision.at, revision.report, revision.decision, name, before, after, words)
                )
    return list(zip(*rows, strict=True))


def of_constraints(events: Sequence[RecordEvent], _: Dataset) -> Columns:
    """The table `constraints`: orders between events, and between events and dates."""
    orders = list(chain.from_iterable([e.constraints for e in events]))
    return [
        [e.id for e in events for _ in e.constraints],
        *_fields(orders, "relation", "anchor", "kind", "by", "report"),
        [_joined([quote.text for quote in order.quotes]) for order in orders],
    ]


def of_links(events: Sequence[RecordEvent], _: Dataset) -> Columns:
    """The table `links`: ties between events."""
    return [
        [e.id for e in events for _ in e.links],
        *_fields(chain.from_iterable([e.links for e in events]), "kind", "to"),
    ]


def moments(values: Sequence[Value]) -> list[str | None]:
    """A column of moments in ISO 8601, each in its own zone ("2026-03-10T09:00:00+09:00"), made thirty times as fast as
    one by one."""
    return _MOMENTS.decode(_json(values).replace(b'Z"', b'+00:00"'))


def _fields(things: Iterable[Any], *names: str) -> list[tuple[Value, ...]]:
    """A column for each of the named fields."""
    return list(zip(*map(attrgetter(*names), things), strict=True)) or [()] * len(names)
