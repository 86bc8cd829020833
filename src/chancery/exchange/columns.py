"""Columns: events of the record as columns of their tables, built for some thousands of events at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain, repeat
from typing import Any, TypeVar

from msgspec import json

from chancery.exchange.cells import Value
from chancery.exchange.datasets import Dataset
from chancery.facts.record_events import RecordEvent
from chancery.facts.revisions import Change

T = TypeVar("T")
Columns = Sequence[Sequence[Value]]
"""The columns of a table, all of one length; none at all where there are no rows."""

_encoder = json.Encoder()
_MOMENTS = json.Decoder(list[str | None])
_joined = " | ".join


def of_events(events: Sequence[RecordEvent], _: Dataset) -> Columns:
    """The table `events`: one row an event."""
    who = [e.participants for e in events]
    when = [e.window for e in events]
    where = [e.place for e in events]
    return [
        [e.id for e in events],
        [e.type for e in events],
        [e.family for e in events],
        [e.status for e in events],
        [e.salience for e in events],
        [w.earliest for w in when],
        [w.latest for w in when],
        [w.granularity for w in when],
        [w.edtf for w in when],
        [w.timezone for w in when],
        [w.wanted for w in when],
        [p.name if p else None for p in where],
        [p.country if p else None for p in where],
        [_joined([p.name for p in some]) for some in who],
        _countries([tuple([p.country for p in some]) for some in who]),
        [_joined(e.topics) for e in events],
        [_joined(e.purpose) for e in events],
        [e.mentions[0].text if e.mentions else None for e in events],
        [e.origins for e in events],
        [len(e.reports) for e in events],
        [len(e.revisions) for e in events],
        [bool(e.disputed) for e in events],
        [e.first_reported for e in events],
        [e.last_reported for e in events],
        [e.plover for e in events],
        [e.cameo for e in events],
        [e.confidence for e in events],
    ]


def of_participants(events: Sequence[RecordEvent], _: Dataset) -> Columns:
    """The table `participants`: who takes part in which event."""
    who = list(chain.from_iterable([e.participants for e in events]))
    return [
        [e.id for e in events for _ in e.participants],
        [p.actor for p in who],
        [p.name for p in who],
        [p.country for p in who],
        [p.role for p in who],
    ]


def of_mentions(events: Sequence[RecordEvent], data: Dataset) -> Columns:
    """The table `mentions`: the words by which each report tells of an event."""
    told = list(chain.from_iterable([e.mentions for e in events]))
    reports = [t.report for t in told]
    named = data.names(list(dict.fromkeys(reports)))
    outlets = {id: name.outlet for id, name in named.items()}
    published = {id: name.published for id, name in named.items()}
    return [
        [t.id for t in told],
        [e.id for e in events for _ in e.mentions],
        reports,
        [outlets.get(id) for id in reports],
        [published.get(id) for id in reports],
        [t.span[0] for t in told],
        [t.span[1] for t in told],
        [t.text for t in told],
    ]


def of_revisions(events: Sequence[RecordEvent], _: Dataset) -> Columns:
    """The table `revisions`: one changed field a row, in the order of the fields' names."""
    history = [e.revisions for e in events]
    steps = list(chain.from_iterable(history))
    fields = [_by_name(step.changes) for step in steps]
    changes = [change for changed in fields for _, change in changed]
    rows = [len(changed) for changed in fields]
    return [
        _each([id for id, some in zip([e.id for e in events], history, strict=True) for _ in some], rows),
        _each([number for some in history for number in range(len(some))], rows),
        _each([step.at for step in steps], rows),
        _each([step.report for step in steps], rows),
        _each([step.decision for step in steps], rows),
        [name for changed in fields for name, _ in changed],
        _json_each([change.before for change in changes]),
        _json_each([change.after for change in changes]),
        _each([_joined([quote.text for quote in step.because]) for step in steps], rows),
    ]


def of_constraints(events: Sequence[RecordEvent], _: Dataset) -> Columns:
    """The table `constraints`: orders between events, and between events and dates."""
    orders = list(chain.from_iterable([e.constraints for e in events]))
    return [
        [e.id for e in events for _ in e.constraints],
        [o.relation for o in orders],
        [o.anchor for o in orders],
        [o.kind for o in orders],
        [o.by for o in orders],
        [o.report for o in orders],
        [_joined([quote.text for quote in o.quotes]) for o in orders],
    ]


def of_links(events: Sequence[RecordEvent], _: Dataset) -> Columns:
    """The table `links`: ties between events."""
    links = list(chain.from_iterable([e.links for e in events]))
    return [
        [e.id for e in events for _ in e.links],
        [link.kind for link in links],
        [link.to for link in links],
    ]


def moments(values: Sequence[Value]) -> list[str | None]:
    """A column of moments in ISO 8601, each in its own zone ("2026-03-10T09:00:00+09:00"), made thirty times as fast as
    one by one."""
    return _MOMENTS.decode(_encoder.encode(values).replace(b'Z"', b'+00:00"'))


def _countries(groups: Sequence[tuple[str | None, ...]]) -> list[str]:
    """The different countries of each group, in the order of the alphabet. Few groups differ, and each is looked at once."""
    known = {group: _joined(sorted({c for c in group if c})) for group in set(groups)}
    return [known[group] for group in groups]


def _each(values: list[T], times: Sequence[int]) -> list[T]:
    """Each value as often as its row stands for."""
    return values if set(times) <= {1} else list(chain.from_iterable(map(repeat, values, times)))


def _by_name(changes: dict[str, Change]) -> Collection[tuple[str, Change]]:
    return sorted(changes.items()) if len(changes) > 1 else changes.items()


def _json_each(values: Sequence[Any]) -> list[str]:
    """Each value as JSON, all made at once: no JSON holds a bare line break."""
    return _encoder.encode_lines(values).decode().split("\n")[:-1]
