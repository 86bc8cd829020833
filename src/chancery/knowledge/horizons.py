"""Horizons: until when the tables that age were kept up, and which of them are out of date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from chancery.knowledge.table import rows

if TYPE_CHECKING:
    from chancery.knowledge.tables import Tables


class HorizonRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `horizons.csv`: what a table knows ends on `known_until`; from `valid_until` on it needs a look."""

    table: str
    known_until: date
    valid_until: date


def horizons(tables: Tables) -> dict[str, HorizonRow]:
    """Every table that ages with its horizon; a later row of the user's own folder replaces ours."""
    return tables.cached("horizons", lambda: {r.table: r for r in rows("horizons.csv", HorizonRow, tables.extra)})


def stale(tables: Tables, today: date) -> list[HorizonRow]:
    """The tables that should have been looked at again before `today`, by name."""
    return sorted((r for r in horizons(tables).values() if r.valid_until < today), key=lambda r: r.table)
