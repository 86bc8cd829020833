"""Salience: the weights by which what is known of a happening in its report makes it news or background."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from chancery.errors import KnowledgeError
from chancery.knowledge.table import rows

if TYPE_CHECKING:
    from chancery.knowledge.tables import Tables


class SalienceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `salience.csv`: a feature of a happening (see `reading/prominence.py`) and its weight, in log odds."""

    feature: str
    weight: str


def salience_weights(tables: Tables) -> dict[str, float]:
    """The weight of every feature; a weight that is no number raises `KnowledgeError` with the row."""
    return tables.cached("salience", lambda: _weights(tables))


def _weights(tables: Tables) -> dict[str, float]:
    out: dict[str, float] = {}
    for number, row in enumerate(rows("salience.csv", SalienceRow, tables.extra), 1):
        try:
            out[row.feature] = float(row.weight)
        except ValueError:
            raise KnowledgeError("salience.csv", number, f"{row.weight!r} is no weight such as -0.7") from None
    return out
