"""Parcels: of a report that tells of several happenings, those that are asked for are unpacked, each as it was packed."""

from __future__ import annotations

import msgspec
import pytest

from chancery.knowledge import Tables
from chancery.record.bodies import DamagedRow
from chancery.record.contributions import contribution_of
from chancery.record.inventions import World
from chancery.record.parcels import Parcel
from chancery.record.trials import MADE_BY


def test_a_parcel_has_every_mention_by_its_id(tables: Tables) -> None:
    """What comes out one by one is what the whole has; no other id leads anywhere."""
    for reading in World(4).readings(12, MADE_BY):
        whole = contribution_of(reading, tables)
        parcel = Parcel(msgspec.json.encode(whole))
        assert parcel.head == whole.head
        assert [parcel.mention(m.id) for m in whole.mentions] == list(whole.mentions)
        assert all(parcel.mention(m.id) is parcel.mention(m.id) for m in whole.mentions)
        assert parcel.mention(f"{whole.head.id}.0-1000000") is None


def test_a_damaged_mention_is_named(tables: Tables) -> None:
    """A row that is no contribution, or holds a mention that is none, is damage of the index, and no crash."""
    whole = contribution_of(next(r for r in World(4).readings(12, MADE_BY) if r.events), tables)
    raw = msgspec.json.encode(whole)
    with pytest.raises(msgspec.DecodeError):
        Parcel(b"[]")
    with pytest.raises(msgspec.DecodeError):
        Parcel(msgspec.json.encode([whole.head, [None]]))
    first = whole.mentions[0]
    broken = raw.replace(f'"{first.status}"'.encode(), b'"unheard-of"')
    parcel = Parcel(broken)
    for _ in range(2):  # whoever asks again is told again
        with pytest.raises(DamagedRow):
            parcel.mention(first.id)
