"""The shelf: what the record's incremental path needs of wherever the record is kept, in memory or in a database.

`record/core.py` works on a `Shelf` alone: `revise(shelf, arrived, gone, decisions)` reads what it needs through these
methods, puts what has changed and drops what has gone. The law: whatever the order and the batches in which
contributions arrive or go, the shelf ends up holding the same values as one `revise` with all of them.

Items of six kinds are filed under the keys they emit, with their reach in time: `reports` (their texts, to find copies),
`mentions` (tellings of happenings), `questions`, `positions`, `ties`, `plans`. An item's id begins with that of its report
(`REPORT` or `REPORT.START-END`). All kinds but `ties` and `plans` hang together in components, the connected parts of the graph of items
that are alike, by the same machinery (`record/components.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol

import msgspec

from chancery.facts.contradictions import Contradiction
from chancery.facts.contributions import Asked, Contribution, Head, Held
from chancery.facts.copies import Origin
from chancery.facts.decisions import Decision
from chancery.facts.mentions import Mention
from chancery.facts.record_events import EventOutline, RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.record_relations import RecordRelation
from chancery.record.views import View

SheafKind = Literal["questions", "positions"]
ItemKind = Literal["reports", "mentions", "questions", "positions", "ties", "plans"]


class Filing(msgspec.Struct, frozen=True):
    """How an item is filed: its id, the keys it emits (none twice) and its reach, `[first, last]` in seconds of the epoch."""

    id: str
    emits: tuple[str, ...]
    first: float
    last: float


class Sheaf(msgspec.Struct, frozen=True, kw_only=True):
    """A question or position of many tellings: its value without them, and what each season of them comes to
    (`AskedSeason`, `HeldSeason`)."""

    value: Any
    seasons: Mapping[int, Any]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one `revise` did: every event, question and position that changed, as it was (None: new) and as it is (None:
    gone). The cause of an alert, and what whoever keeps an index has to write anew. Questions and positions of many tellings
    are given without these."""

    events: tuple[tuple[RecordEvent | None, RecordEvent | None], ...] = ()
    questions: tuple[tuple[RecordQuestion | None, RecordQuestion | None], ...] = ()
    positions: tuple[tuple[RecordPosition | None, RecordPosition | None], ...] = ()
    reports: tuple[str, ...] = ()


class Shelf(Protocol):
    """Reading and writing, by id and by key, in batches. Writes are seen by later reads of the same `revise`.

    `views` is a memory of views that were made, by mention; whoever looks there makes sure that they are still right.
    """

    views: dict[str, View]

    def contributions(self, reports: Collection[str]) -> Mapping[str, Contribution]:
        """Those of the reports that the record holds (withdrawn ones included)."""

    def mentions(self, ids: Collection[str]) -> Mapping[str, tuple[Mention, Head]]:
        """Mentions by id, each with the head of its report; those of withdrawn reports included, ids that name none left out."""

    def asked(self, reports: Collection[str]) -> Sequence[Asked]:
        """The questions that those of the reports ask which the record holds."""

    def held(self, reports: Collection[str]) -> Sequence[Held]:
        """The positions in those of the reports which the record holds."""

    def put_contributions(self, contributions: Sequence[Contribution]) -> None:
        """Keeps them, each in place of an older one of the same report."""

    def drop_contributions(self, reports: Collection[str]) -> None:
        """Lets them go (`forget`, or a report read again with nothing left)."""

    def file(self, kind: ItemKind, filings: Sequence[Filing]) -> None:
        """Files items under the keys they emit; one that was filed before is taken out first."""

    def unfile(self, kind: ItemKind, filings: Sequence[Filing]) -> None:
        """Takes items out of the files, as they were filed."""

    def spread(self, kind: ItemKind, keys: Collection[str]) -> Mapping[str, int]:
        """For each key at how many moments the reach of the items filed under it begins."""

    def find(self, kind: ItemKind, seeks: Sequence[tuple[Collection[str], float, float]]) -> set[str]:
        """The ids of all filed items that emit any of the keys and whose reach meets `[first, last]`, over all asked."""

    def components(self, kind: ItemKind, items: Collection[str]) -> Mapping[str, str]:
        """The component that each of the items is in; items in none are left out."""

    def members(self, kind: ItemKind, components: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The items of each component."""

    def put_components(self, kind: ItemKind, components: Mapping[str, Sequence[str]]) -> None:
        """Keeps components whole; their items are in no other afterwards."""

    def extend_components(self, kind: ItemKind, items: Mapping[str, Sequence[str]]) -> None:
        """Puts items that are in no component into some that are there."""

    def drop_components(self, kind: ItemKind, components: Collection[str]) -> None:
        """Lets components go."""

    def decisions(self) -> Sequence[Decision]:
        """All decisions, in any order."""

    def put_decisions(self, decisions: Sequence[Decision]) -> None:
        """Keeps them; the same decision twice is one."""

    def events(self, ids: Collection[str]) -> Mapping[str, RecordEvent]:
        """Events by id."""

    def outlined(self, ids: Collection[str]) -> Mapping[str, RecordEvent | EventOutline]:
        """Events by id, with no more than an outline needs."""

    def event_of(self, mentions: Collection[str]) -> Mapping[str, str]:
        """The id of the event that holds each mention."""

    def put_events(self, events: Sequence[RecordEvent]) -> None:
        """Keeps events in place of those with the same id."""

    def drop_events(self, ids: Collection[str]) -> None:
        """Lets events go."""

    def questions(self, ids: Collection[str]) -> Mapping[str, RecordQuestion]:
        """Questions by id (the id of the first to ask)."""

    def put_questions(self, questions: Sequence[RecordQuestion]) -> None:
        """Keeps questions in place of those with the same id."""

    def drop_questions(self, ids: Collection[str]) -> None:
        """Lets questions go."""

    def sheaves(self, kind: SheafKind, components: Collection[str]) -> Mapping[str, Sheaf]:
        """The sheaves of some components, where they have one: large ones do, so that what comes to them is told from what
        each season of their tellings comes to."""

    def leaves(self, kind: SheafKind, component: str, seasons: Collection[int]) -> Mapping[int, tuple[Any, ...]]:
        """The tellings of some of the seasons that the sheaf of a component has: `Asking` of questions, `Held` of positions."""

    def put_sheaf(
        self,
        kind: SheafKind,
        component: str,
        sheaf: Sheaf,
        leaves: Mapping[int, tuple[Any, ...]],
        reports: Collection[str],
        *,
        whole: bool = False,
    ) -> None:
        """Keeps a sheaf with the seasons of it that changed, and the reports that have come to it; `whole` in place of
        what the shelf has of the component's value, which stands there. A shelf without sheaves keeps none."""

    def positions(self, ids: Collection[str]) -> Mapping[str, RecordPosition]:
        """Positions by id (the id of the first report of the stance)."""

    def put_positions(self, positions: Sequence[RecordPosition]) -> None:
        """Keeps positions in place of those with the same id."""

    def drop_positions(self, ids: Collection[str]) -> None:
        """Lets positions go."""

    def relations(self, pairs: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], RecordRelation]:
        """The series of pairs, by pair."""

    def put_relations(self, relations: Sequence[RecordRelation]) -> None:
        """Keeps the series of pairs, each in place of the former one of its pair."""

    def drop_relations(self, pairs: Collection[tuple[str, str]]) -> None:
        """Lets the series of pairs go."""

    def origin_of(self, reports: Collection[str]) -> Mapping[str, Origin]:
        """The origin that each report goes back to."""

    def put_origins(self, origins: Sequence[Origin]) -> None:
        """Keeps origins; their reports are in no other afterwards."""

    def drop_origins(self, ids: Collection[str]) -> None:
        """Lets origins go."""

    def contradictions_of(self, events: Collection[str]) -> Mapping[str, Contradiction]:
        """The contradictions that bind any of the events, by id."""

    def put_contradictions(self, contradictions: Sequence[Contradiction]) -> None:
        """Keeps contradictions."""

    def drop_contradictions(self, ids: Collection[str]) -> None:
        """Lets contradictions go."""


def epoch(moment: datetime) -> float:
    """Seconds of the epoch, for the reach of a filing."""
    return moment.timestamp()


def each(kind: Iterable[str]) -> tuple[str, ...]:
    """Sorted and without repetition: the one order in which sets are walked here."""
    return tuple(sorted(set(kind)))
