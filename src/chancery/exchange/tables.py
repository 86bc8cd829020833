"""Tables: the record as flat tables, the same for CSV, Parquet and SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeVar

from chancery.exchange import columns, rows
from chancery.exchange.columns import Columns
from chancery.exchange.datasets import Dataset
from chancery.facts.record_events import RecordEvent

Kind = Literal["string", "integer", "number", "boolean", "datetime"]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type as Frictionless Table Schema has it, and what it means."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A flat table: its name, its columns, and what fills them. `key` names the columns that identify a row."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    of_events: Callable[[Sequence[RecordEvent], Dataset], Columns] | None = None
    """The columns that some events give; None for a table that does not come from events."""
    of_data: Callable[[Dataset], Iterable[rows.Row]] | None = None
    key: tuple[str, ...] = ()
    refers: tuple[tuple[str, str, str], ...] = ()
    """Foreign keys: (column, table, column)."""


def _columns(**named: tuple[Kind, str]) -> tuple[Column, ...]:
    return tuple(Column(name, kind, meaning) for name, (kind, meaning) in named.items())


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
        of_events=columns.of_events,
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
        of_events=columns.of_participants,
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
        of_events=columns.of_mentions,
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
        of_events=columns.of_revisions,
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
        of_events=columns.of_constraints,
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
        of_events=columns.of_links,
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
        of_data=rows.of_questions,
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
        of_data=rows.of_positions,
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
        of_data=rows.of_relations,
    ),
)


Write = Callable[[Columns], None]


def fill(data: Dataset, writers: dict[str, Write], batch: int = 2_000) -> dict[str, int]:
    """Hands every table's columns to its writer, those of `batch` events at a time, walking the events once; gives the
    rows of each table."""
    counts = dict.fromkeys(writers, 0)

    def hand_over(name: str, filled: Columns) -> None:
        if filled and filled[0]:
            counts[name] += len(filled[0])
            writers[name](filled)

    for events in _batches(data.events(), batch):
        for table in TABLES:
            if table.of_events is not None and table.name in writers:
                hand_over(table.name, table.of_events(events, data))
    for table in TABLES:
        if table.of_data is not None and table.name in writers:
            for some in _batches(table.of_data(data), batch):
                hand_over(table.name, list(zip(*some, strict=True)))
    return counts


def _batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    those = iter(things)
    while batch := list(islice(those, size)):
        yield batch
