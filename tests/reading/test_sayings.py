"""Sayings: what a leaf is told by besides its own words, and that these words tell nothing of it where they are meant plainly."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from chancery.knowledge.events import EventType
from chancery.knowledge.table import rows
from tests.conftest import Reader

BEHIND = " The foreign ministry gave no details, diplomats at the embassy said."


def _table(name: str) -> list[tuple[str, str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [(row["type"], row["sentence"]) for row in csv.DictReader(line for line in lines if line[0] != "#")]


SAYINGS = _table("sayings.csv")
PLAIN = _table("plain-senses.csv")


@pytest.mark.parametrize(("type", "sentence"), SAYINGS, ids=[sentence for _, sentence in SAYINGS])
def test_what_is_told_by_a_saying(read: Reader, type: str, sentence: str) -> None:
    assert type in [e.type for e in read(sentence + BEHIND).events]


@pytest.mark.parametrize(("type", "sentence"), PLAIN, ids=[sentence for _, sentence in PLAIN])
def test_what_the_same_words_say_plainly(read: Reader, type: str, sentence: str) -> None:
    assert type not in [e.type for e in read(sentence + BEHIND).events]


def test_the_sayings_are_of_leaves() -> None:
    leaves = {row.type for row in rows("event-types.csv", EventType)}
    assert {type for type, _ in SAYINGS + PLAIN} <= leaves
