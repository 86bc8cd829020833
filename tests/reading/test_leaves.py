"""Every leaf of the event-type table: the sentences of `leaves.csv` name it, with its participants and its status."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from chancery.knowledge.events import EventType
from chancery.knowledge.table import rows
from tests.conftest import Reader

_LINES = [
    line for line in Path(__file__).with_name("leaves.csv").read_text(encoding="utf-8").splitlines() if line[0] != "#"
]
LEAVES = list(csv.DictReader(_LINES))
BEHIND = " The foreign ministry gave no details, diplomats said."
"""A report is more than a sentence; this one names nobody and no happening."""


@pytest.mark.parametrize("leaf", LEAVES, ids=[row["sentence"] for row in LEAVES])
def test_what_names_a_leaf(read: Reader, leaf: dict[str, str]) -> None:
    reading = read(leaf["sentence"] + BEHIND)
    known = {a.id: a.country or a.id.partition(":")[2] for a in reading.actors}
    found = [(e.type, e.status, " ".join(sorted({known[p.actor] for p in e.participants}))) for e in reading.events]
    assert (leaf["type"], leaf["status"], leaf["who"]) in found


def test_every_leaf_has_its_sentences() -> None:
    """A leaf without a sentence is a leaf nobody has looked at."""
    assert {row["type"] for row in LEAVES} == {row.type for row in rows("event-types.csv", EventType)}
