"""Laying: a shelf in memory laid into an index that has nothing of its reports, row by row, without asking what is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from chancery.record.cabinet import Cabinet
from chancery.record.memory import MemoryShelf
from chancery.record.schema import ITEM_KINDS
from chancery.record.shelf import ItemKind

_NUMBERED: tuple[ItemKind, ...] = ("reports", "mentions", "questions", "positions")
"""The kinds whose items have numbers of their own; ties and plans are mentions, filed once more."""


def lay_rows(shelf: MemoryShelf, cabinet: Cabinet, written: Mapping[str, bytes] | None = None) -> None:
    """Puts all that a shelf in memory holds into an index; nothing is fused. Events' spans, components and events of items
    are written with the items, since nothing else holds them. `written` are contributions as JSON, where they are so already."""
    cabinet.put_decisions(shelf.decisions())
    cabinet.put_contributions(shelf.all_contributions(), written)
    events = shelf.all_events()
    for kind in _NUMBERED:
        ids: Iterable[str] = (f.id for f in shelf.filings(kind))
        holders: dict[str, str] = {}
        if kind == "mentions":
            holders = {m.id: e.id for e in events for m in e.mentions}
            ids = chain(ids, holders)
        parts = {id: part for part, items in shelf.parts(kind).items() for id in items}
        cabinet.numbers.lay_items(kind, dict.fromkeys(ids), parts, holders)
    for kind in ITEM_KINDS:
        cabinet.file(kind, shelf.filings(kind))
    cabinet.lay_events(events)
    cabinet.put_questions(shelf.all_questions())
    cabinet.put_positions(shelf.all_positions())
    cabinet.put_relations(shelf.all_relations())
    cabinet.lay_origins(shelf.all_origins())
    cabinet.put_contradictions(shelf.all_contradictions())
