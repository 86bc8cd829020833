"""Weights: what each feature counts in a logistic model that ships as a table: `doubt.csv`, `salience.csv`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from chancery.errors import KnowledgeError
from chancery.knowledge.table import rows

if TYPE_CHECKING:
    from chancery.knowledge.tables import Tables


class WeightRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of such a table: a feature of an event (see `reading/doubt.py`, `reading/prominence.py`) and its weight, in log odds."""

    feature: str
    weight: str


def doubt_weights(tables: Tables) -> dict[str, float]:
    """The weights by which what decided an event becomes its confidence. Raises `KnowledgeError` with the row of a wrong one."""
    return tables.cached("doubt", lambda: _weights(tables, "doubt.csv"))


def salience_weights(tables: Tables) -> dict[str, float]:
    """The weights by which what is known of a happening in its report makes it news. Raises `KnowledgeError` with the row of a wrong one."""
    return tables.cached("salience", lambda: _weights(tables, "salience.csv"))


def _weights(tables: Tables, table: str) -> dict[str, float]:
    out: dict[str, float] = {}
    for number, row in enumerate(rows(table, WeightRow, tables.extra), 1):
        try:
            out[row.feature] = float(row.weight)
        except ValueError:
            raise KnowledgeError(table, number, f"{row.weight!r} is no weight such as -0.7") from None
    return out
