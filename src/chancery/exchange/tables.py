"""Tables: the record as flat rows, the same for CSV, Parquet and SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from msgspec import json

from chancery.exchange.cells import Value
from chancery.exchange.datasets import Dataset
from chancery.facts.record_events import RecordEvent

Kind = Literal["string", "integer", "number", "boolean", "datetime"]
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type as Frictionless Table Schema has it, and what it means."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A flat table: its name, its columns, and where its rows come from. `key` names the columns that identify a row."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    of_event: Callable[[RecordEvent, Dataset], Iterable[Row]] | None = None
    """The rows that one event gives; None for a table that does not come from events."""
    of_data: Callable[[Dataset], Iterable[Row]] | None = None
    key: tuple[str, ...] = ()
    refers: tuple[tuple[str, str, str], ...] = ()
    """Foreign keys: (column, table, column)."""


def _columns(**named: tuple[Kind, str]) -> tuple[Column, ...]:
    return tuple(Column(name, kind, meaning) for name, (kind, meaning) in named.items())


def _joined(values: Sequence[str]) -> str:
    return " | ".join(values) if len(values) > 1 else values[0] if values else ""


def _json(value: Any) -> str:
    return json.encode(value).decode()


def event_row(event: RecordEvent) -> Row:
    """An event as one flat row of the table `events`."""
    window, place = event.window, event.place
    return (
        event.id,
        event.type,
        event.family,
        event.status,
        event.salience,
        window.earliest,
        window.latest,
        window.granularity,
        window.edtf,
        window.timezone,
        window.wanted,
        place.name if place else None,
        place.country if place else None,
        _joined([p.name for p in event.participants]),
        _joined(sorted({p.country for p in event.participants if p.country})),
        _joined(event.topics),
        _joined(event.purpose),
        event.mentions[0].text if event.mentions else None,
        event.origins,
        len(event.reports),
        len(event.revisions),
        bool(event.disputed),
        event.first_reported,
        event.last_reported,
        event.plover,
        event.cameo,
        event.confidence,
    )


def _event(event: RecordEvent, _: Dataset) -> Iterable[Row]:
    return (event_row(event),)


def _participants(event: RecordEvent, data: Dataset) -> Iterable[Row]:
    return [(event.id, p.actor, p.name, p.country, p.role) for p in event.participants]


def _mentions(event: RecordEvent, data: Dataset) -> Iterable[Row]:
    rows = []
    for told in event.mentions:
        report = data.reports.get(told.report)
        outlet, published = (report.outlet, report.published) if report is not None else (None, None)
        rows.append((told.id, event.id, told.report, outlet, published, told.span[0], told.span[1], told.text))
    return rows


def _revisions(event: RecordEvent, data: Dataset) -> Iterable[Row]:
    rows = []
    for number, revision in enumerate(event.revisions):
        words = _joined([quote.text for quote in revision.because])
        for name, change in sorted(revision.changes.items()):
            before, after = _json(change.before), _json(change.after)
            rows.append((event.id, number, revision.at, revision.report, revision.decision, name, before, after, words))
    return rows


def _constraints(event: RecordEvent, data: Dataset) -> Iterable[Row]:
    return [
        (event.id, c.relation, c.anchor, c.kind, c.by, c.report, _joined([q.text for q in c.quotes]))
        for c in event.constraints
    ]


def _links(event: RecordEvent, data: Dataset) -> Iterable[Row]:
    return [(event.id, link.kind, link.to) for link in event.links]


def _questions(data: Dataset) -> Iterator[Row]:
    for q in data.questions():
        answer = q.resolved_by
        yield (
            q.id,
            q.text,
            _joined(q.alternatives),
            q.status,
            _joined(q.about),
            q.by,
            q.first_asked,
            q.last_asked,
            answer.report if answer else None,
            answer.answer if answer else None,
        )


def _positions(data: Dataset) -> Iterator[Row]:
    for p in data.positions():
        for stand in p.history:
            words = stand.quote.text
            yield (
                p.id,
                p.actor,
                p.name,
                p.country,
                p.issue,
                stand.at,
                stand.stance,
                stand.toward,
                stand.certainty,
                stand.report,
                words,
            )


def _relations(data: Dataset) -> Iterator[Row]:
    for r in data.relations():
        for point in r.points:
            yield *r.between, point.at, point.direction, point.because, point.report, point.quote.text


TABLES = (
    Table(
        "events",
        "One happening a row, as all reports together tell it.",
        _columns(
            id=("string", "of the event: that of its first mention"),
            type=("string", "leaf of the event-type table"),
            family=("string", "family of the leaf"),
            status=(
                "string",
                "possible, sought, arranging, scheduled, ongoing, occurred, postponed, cancelled, denied or lapsed",
            ),
            salience=("string", "news or background"),
            earliest=("datetime", "when it happens at the earliest"),
            latest=("datetime", "the end of the window, outside it"),
            granularity=("string", "how finely the window is known"),
            edtf=("string", "the window in EDTF (ISO 8601-2)"),
            timezone=("string", "IANA zone it was read in"),
            wanted=("boolean", "true where the window is only what somebody wants"),
            place=("string", "where"),
            place_country=("string", "ISO 3166-1 alpha-3"),
            participants=("string", "names, split by |"),
            countries=("string", "ISO 3166-1 alpha-3 of the participants, split by |"),
            topics=("string", "what it is about, split by |"),
            purpose=("string", "what it is for, split by |"),
            words=("string", "the words that first name it"),
            origins=("integer", "independent sources"),
            reports=("integer", "reports that tell of it"),
            revisions=("integer", "steps in its history"),
            disputed=("boolean", "true where reports differ on a field"),
            first_reported=("datetime", "publication of the first report"),
            last_reported=("datetime", "publication of the last report"),
            plover=("string", "PLOVER type of the leaf"),
            cameo=("string", "CAMEO code of the leaf"),
            confidence=("number", "0 to 1"),
        ),
        of_event=_event,
        key=("id",),
    ),
    Table(
        "participants",
        "Who takes part in which event, and how.",
        _columns(
            event=("string", "id of the event"),
            actor=("string", "id of the actor"),
            name=("string", "name"),
            country=("string", "ISO 3166-1 alpha-3"),
            role=("string", "party, guest, host, actor, target, mediator or member"),
        ),
        of_event=_participants,
        refers=(("event", "events", "id"),),
    ),
    Table(
        "mentions",
        "The words by which each report tells of an event; offsets count code points of the report's text.",
        _columns(
            id=("string", "of the mention"),
            event=("string", "id of the event"),
            report=("string", "id of the report"),
            outlet=("string", "who published it"),
            published=("string", "when, ISO 8601"),
            start=("integer", "first character"),
            end=("integer", "behind the last character"),
            words=("string", "the words"),
        ),
        of_event=_mentions,
        key=("id",),
        refers=(("event", "events", "id"),),
    ),
    Table(
        "revisions",
        "The history of each event: one changed field a row.",
        _columns(
            event=("string", "id of the event"),
            step=("integer", "number of the revision, from 0"),
            at=("datetime", "publication of the report that caused it"),
            report=("string", "id of that report"),
            decision=("string", "id of the decision of a person, if one caused it"),
            field=("string", "what changed"),
            before=("string", "JSON"),
            after=("string", "JSON"),
            because=("string", "the words, split by |"),
        ),
        of_event=_revisions,
        key=("event", "step", "field"),
        refers=(("event", "events", "id"),),
    ),
    Table(
        "constraints",
        "Orders between events, and between events and dates.",
        _columns(
            event=("string", "id of the event"),
            relation=("string", "before, after, during, not-before or not-after"),
            anchor=("string", "id of an event, or an EDTF date"),
            kind=("string", "stated, wanted or inferred"),
            by=("string", "id of the actor who wants it"),
            report=("string", "id of the report"),
            words=("string", "the words, split by |"),
        ),
        of_event=_constraints,
        refers=(("event", "events", "id"),),
    ),
    Table(
        "links",
        "Ties between events.",
        _columns(
            event=("string", "id of the event"),
            kind=("string", "part-of, holds, reply-to, because-of or series"),
            to=("string", "id of the other event"),
        ),
        of_event=_links,
        refers=(("event", "events", "id"),),
    ),
    Table(
        "questions",
        "What remains to be seen, and what settled it.",
        _columns(
            id=("string", "of the question"),
            text=("string", "its words"),
            alternatives=("string", "split by |"),
            status=("string", "open, resolved or lapsed"),
            about=("string", "ids of events, split by |"),
            by=("string", "who is watching"),
            first_asked=("datetime", "publication of the first report that asks"),
            last_asked=("datetime", "publication of the last"),
            resolved_by=("string", "id of the report that settled it"),
            answer=("string", "yes or no"),
        ),
        of_data=_questions,
        key=("id",),
    ),
    Table(
        "positions",
        "Who stood where on what, one report a row.",
        _columns(
            id=("string", "of the position"),
            actor=("string", "id of the actor"),
            name=("string", "name"),
            country=("string", "ISO 3166-1 alpha-3"),
            issue=("string", "the issue"),
            at=("datetime", "publication of the report"),
            stance=("string", "seeks, supports, opposes, wary, prioritises, committed, undecided or characterised"),
            toward=("string", "id of another actor"),
            certainty=("string", "stated, likely, possible, unlikely or denied"),
            report=("string", "id of the report"),
            words=("string", "the words"),
        ),
        of_data=_positions,
    ),
    Table(
        "relations",
        "The stated condition of the ties of a pair, one report a row.",
        _columns(
            one=("string", "id of an actor"),
            other=("string", "id of the other"),
            at=("datetime", "publication of the report"),
            direction=("string", "improved, deteriorated, strained or stable"),
            because=("string", "id of an event"),
            report=("string", "id of the report"),
            words=("string", "the words"),
        ),
        of_data=_relations,
    ),
)


Write = Callable[[list[Row]], None]


def columns_of(rows: list[Row]) -> list[list[Value]]:
    """The same rows as columns."""
    width = len(rows[0])
    flat = list(chain.from_iterable(rows))
    return [flat[number::width] for number in range(width)]


def fill(data: Dataset, writers: dict[str, Write], batch: int = 5_000) -> dict[str, int]:
    """Hands every table's rows to its writer in batches, walking the events once; gives the rows of each table."""
    counts = dict.fromkeys(writers, 0)
    waiting: dict[str, list[Row]] = {name: [] for name in writers}

    def hand_over(name: str) -> None:
        if waiting[name]:
            counts[name] += len(waiting[name])
            writers[name](waiting[name])
            waiting[name] = []

    of_events = [(t.name, t.of_event) for t in TABLES if t.of_event is not None and t.name in writers]
    for event in data.events():
        for name, rows in of_events:
            kept = waiting[name]
            kept += rows(event, data)
            if len(kept) >= batch:
                hand_over(name)
    for table in TABLES:
        if table.of_data is not None and table.name in writers:
            for row in table.of_data(data):
                waiting[table.name].append(row)
                if len(waiting[table.name]) >= batch:
                    hand_over(table.name)
    for name in writers:
        hand_over(name)
    return counts
