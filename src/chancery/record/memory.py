"""A shelf in memory: the whole record as dictionaries, for reports read together and for what is asked as of a moment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from chancery.facts.contradictions import Contradiction
from chancery.facts.contributions import Asked, Contribution, Head, Held
from chancery.facts.copies import Origin
from chancery.facts.decisions import Decision
from chancery.facts.mentions import Mention
from chancery.facts.record_events import EventOutline, RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.record_relations import RecordRelation
from chancery.record.reaches import Reaches
from chancery.record.rulings import report_of
from chancery.record.shelf import Filing, ItemKind, Sheaf, SheafKind
from chancery.record.views import View

_FEW = 16
"""Items under one key up to which they are gone through one by one."""


class MemoryShelf:
    """Keeps everything in dictionaries; `state()` gives all of it, sorted, so that two records can be compared.

    `spread` answers for the shelf's own where it holds only a part of a record.
    """

    def __init__(self, spread: Callable[[Collection[str]], Mapping[str, int]] | None = None) -> None:
        self._spread = spread
        self.views: dict[str, View] = {}
        self._contributions: dict[str, Contribution] = {}
        self._filings: dict[ItemKind, dict[str, Filing]] = {}
        self._keys: dict[tuple[ItemKind, str], set[str]] = {}
        self._reaches: dict[tuple[ItemKind, str], Reaches] = {}
        self._new: dict[ItemKind, list[Filing]] = {}
        self._component: dict[ItemKind, dict[str, str]] = {}
        self._members: dict[ItemKind, dict[str, tuple[str, ...]]] = {}
        self._decisions: dict[str, Decision] = {}
        self._events: dict[str, RecordEvent] = {}
        self._event_of: dict[str, str] = {}
        self._questions: dict[str, RecordQuestion] = {}
        self._positions: dict[str, RecordPosition] = {}
        self._relations: dict[tuple[str, str], RecordRelation] = {}
        self._origins: dict[str, Origin] = {}
        self._origin_of: dict[str, str] = {}
        self._contradictions: dict[str, Contradiction] = {}

    def contributions(self, reports: Collection[str]) -> Mapping[str, Contribution]:
        return {r: self._contributions[r] for r in reports if r in self._contributions}

    def mentions(self, ids: Collection[str]) -> Mapping[str, tuple[Mention, Head]]:
        wanted = set(ids)
        held = (c for r in dict.fromkeys(map(report_of, ids)) if (c := self._contributions.get(r)) is not None)
        return {m.id: (m, c.head) for c in held for m in c.mentions if m.id in wanted}

    def asked(self, reports: Collection[str]) -> Sequence[Asked]:
        return [a for r in reports if r in self._contributions for a in self._contributions[r].questions]

    def held(self, reports: Collection[str]) -> Sequence[Held]:
        return [h for r in reports if r in self._contributions for h in self._contributions[r].positions]

    def put_contributions(self, contributions: Sequence[Contribution]) -> None:
        self._contributions.update({c.head.id: c for c in contributions})

    def drop_contributions(self, reports: Collection[str]) -> None:
        for report in reports:
            self._contributions.pop(report, None)

    def file(self, kind: ItemKind, filings: Sequence[Filing]) -> None:
        self._filings.setdefault(kind, {}).update({f.id: f for f in filings})
        self._new.setdefault(kind, []).extend(filings)

    def unfile(self, kind: ItemKind, filings: Sequence[Filing]) -> None:
        filed, keys = self._filings.setdefault(kind, {}), self._filed(kind) if filings else self._keys
        for filing in filings:
            filed.pop(filing.id, None)
            for key in filing.emits:
                found = keys[kind, key]
                self._reaches.pop((kind, key), None)
                found.discard(filing.id)
                if not found:
                    del keys[kind, key]

    def _filed(self, kind: ItemKind) -> dict[tuple[ItemKind, str], set[str]]:
        """What is filed under each key; what came last is put there when it is first asked for."""
        for filing in self._new.pop(kind, ()):
            for key in filing.emits:
                self._reaches.pop((kind, key), None)
                self._keys.setdefault((kind, key), set()).add(filing.id)
        return self._keys

    def spread(self, kind: ItemKind, keys: Collection[str]) -> Mapping[str, int]:
        if self._spread is not None:
            return self._spread(keys)
        filed, under = self._filings.get(kind, {}), self._filed(kind)
        return {key: len({filed[id].first for id in under.get((kind, key), ())}) for key in keys}

    def find(self, kind: ItemKind, seeks: Sequence[tuple[Collection[str], float, float]]) -> set[str]:
        out: set[str] = set()
        filed = self._filings.get(kind)
        if not filed:
            return out
        under = self._filed(kind)
        for keys, first, last in seeks:
            for key in keys:
                ids = under.get((kind, key), ())
                if len(ids) > _FEW:
                    reaches = self._reaches.get((kind, key))
                    if reaches is None:
                        reaches = self._reaches[kind, key] = Reaches(map(filed.__getitem__, ids))
                    out.update(reaches.within(first, last))
                    continue
                for id in ids:
                    if filed[id].first <= last and first <= filed[id].last:
                        out.add(id)
        return out

    def components(self, kind: ItemKind, items: Collection[str]) -> Mapping[str, str]:
        known = self._component.get(kind, {})
        return {id: known[id] for id in items if id in known}

    def members(self, kind: ItemKind, components: Collection[str]) -> Mapping[str, Sequence[str]]:
        known = self._members.get(kind, {})
        return {c: known[c] for c in components if c in known}

    def put_components(self, kind: ItemKind, components: Mapping[str, Sequence[str]]) -> None:
        for component, items in components.items():
            self._members.setdefault(kind, {})[component] = tuple(items)
            self._component.setdefault(kind, {}).update(dict.fromkeys(items, component))

    def extend_components(self, kind: ItemKind, items: Mapping[str, Sequence[str]]) -> None:
        for component, more in items.items():
            known = self._members.setdefault(kind, {})
            known[component] = tuple(sorted({*known.get(component, ()), *more}))
            self._component.setdefault(kind, {}).update(dict.fromkeys(more, component))

    def drop_components(self, kind: ItemKind, components: Collection[str]) -> None:
        known = self._component.setdefault(kind, {})
        for component in components:
            for id in self._members.setdefault(kind, {}).pop(component, ()):
                if known.get(id) == component:
                    del known[id]

    def decisions(self) -> Sequence[Decision]:
        return list(self._decisions.values())

    def put_decisions(self, decisions: Sequence[Decision]) -> None:
        self._decisions.update({d.id: d for d in decisions})

    def events(self, ids: Collection[str]) -> Mapping[str, RecordEvent]:
        return {id: self._events[id] for id in ids if id in self._events}

    def outlined(self, ids: Collection[str]) -> Mapping[str, RecordEvent | EventOutline]:
        return self.events(ids)

    def event_of(self, mentions: Collection[str]) -> Mapping[str, str]:
        return {m: self._event_of[m] for m in mentions if m in self._event_of}

    def put_events(self, events: Sequence[RecordEvent]) -> None:
        for event in events:
            self._events[event.id] = event
            self._event_of.update({m.id: event.id for m in event.mentions})

    def drop_events(self, ids: Collection[str]) -> None:
        for id in ids:
            event = self._events.pop(id, None)
            for mention in event.mentions if event is not None else ():
                if self._event_of.get(mention.id) == id:
                    del self._event_of[mention.id]

    def questions(self, ids: Collection[str]) -> Mapping[str, RecordQuestion]:
        return {id: self._questions[id] for id in ids if id in self._questions}

    def put_questions(self, questions: Sequence[RecordQuestion]) -> None:
        self._questions.update({q.id: q for q in questions})

    def drop_questions(self, ids: Collection[str]) -> None:
        for id in ids:
            self._questions.pop(id, None)

    def sheaves(self, kind: SheafKind, components: Collection[str]) -> Mapping[str, Sheaf]:
        return {}

    def leaves(self, kind: SheafKind, component: str, seasons: Collection[int]) -> Mapping[int, tuple[Any, ...]]:
        return {}

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
        return

    def positions(self, ids: Collection[str]) -> Mapping[str, RecordPosition]:
        return {id: self._positions[id] for id in ids if id in self._positions}

    def put_positions(self, positions: Sequence[RecordPosition]) -> None:
        self._positions.update({p.id: p for p in positions})

    def drop_positions(self, ids: Collection[str]) -> None:
        for id in ids:
            self._positions.pop(id, None)

    def relations(self, pairs: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], RecordRelation]:
        return {p: self._relations[p] for p in pairs if p in self._relations}

    def put_relations(self, relations: Sequence[RecordRelation]) -> None:
        self._relations.update({r.between: r for r in relations})

    def drop_relations(self, pairs: Collection[tuple[str, str]]) -> None:
        for pair in pairs:
            self._relations.pop(pair, None)

    def origin_of(self, reports: Collection[str]) -> Mapping[str, Origin]:
        return {r: self._origins[self._origin_of[r]] for r in reports if r in self._origin_of}

    def put_origins(self, origins: Sequence[Origin]) -> None:
        for origin in origins:
            self._origins[origin.id] = origin
            self._origin_of.update(dict.fromkeys(origin.reports, origin.id))

    def drop_origins(self, ids: Collection[str]) -> None:
        for id in ids:
            origin = self._origins.pop(id, None)
            for report in origin.reports if origin is not None else ():
                if self._origin_of.get(report) == id:
                    del self._origin_of[report]

    def contradictions_of(self, events: Collection[str]) -> Mapping[str, Contradiction]:
        wanted = set(events)
        return {id: c for id, c in self._contradictions.items() if wanted & set(c.events)}

    def put_contradictions(self, contradictions: Sequence[Contradiction]) -> None:
        self._contradictions.update({c.id: c for c in contradictions})

    def drop_contradictions(self, ids: Collection[str]) -> None:
        for id in ids:
            self._contradictions.pop(id, None)

    def filings(self, kind: ItemKind) -> list[Filing]:
        """Everything filed of a kind, by id."""
        return [f for _, f in sorted(self._filings.get(kind, {}).items())]

    def parts(self, kind: ItemKind) -> Mapping[str, tuple[str, ...]]:
        """The components of a kind."""
        return self._members.get(kind, {})

    def all_contributions(self) -> list[Contribution]:
        """Every contribution, by report."""
        return [self._contributions[id] for id in sorted(self._contributions)]

    def all_events(self) -> list[RecordEvent]:
        """Every event, by id."""
        return [self._events[id] for id in sorted(self._events)]

    def all_questions(self) -> list[RecordQuestion]:
        """Every question, by id."""
        return [self._questions[id] for id in sorted(self._questions)]

    def all_positions(self) -> list[RecordPosition]:
        """Every position, by id."""
        return [self._positions[id] for id in sorted(self._positions)]

    def all_relations(self) -> list[RecordRelation]:
        """Every series, by pair."""
        return [self._relations[pair] for pair in sorted(self._relations)]

    def all_origins(self) -> list[Origin]:
        """Every origin, by id."""
        return [self._origins[id] for id in sorted(self._origins)]

    def all_contradictions(self) -> list[Contradiction]:
        """Every contradiction, by id."""
        return [self._contradictions[id] for id in sorted(self._contradictions)]

    def state(self) -> tuple[object, ...]:
        """All that the record says, sorted: equal for equal records."""
        return (
            self.all_events(),
            self.all_questions(),
            self.all_positions(),
            self.all_relations(),
            self.all_origins(),
            self.all_contradictions(),
            {kind: dict(sorted(m.items())) for kind, m in sorted(self._members.items()) if m},
        )
