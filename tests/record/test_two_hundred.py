"""A story of two hundred reports through the incremental path: in any order, with repetition, lateness and withdrawals, the
record is that of a rebuild, hash for hash."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chancery.facts.contributions import Contribution
from chancery.knowledge import Tables
from chancery.language.english import English
from chancery.pipeline import read_report
from chancery.record.contributions import contribution_of
from chancery.record.core import revise
from chancery.record.memory import MemoryShelf
from chancery.sources.reports import make_report

OUTLETS = ("Harbour Wire", "Coast Herald", "Atlantic Courier", "Northern Post", "Evening Star")


def retold(contribution: Contribution, number: int) -> Contribution:
    """The same words by another outlet, some hours later: every id of the report is another, every quote its own."""
    plain = msgspec.json.encode(contribution).decode()
    report = hashlib.sha256(f"{contribution.head.id} {number}".encode()).hexdigest()[:16]
    other: Any = msgspec.json.decode(plain.replace(contribution.head.id, report))
    later = timedelta(hours=7 * (number % 9), minutes=number)
    for one in (other["head"], *other["mentions"], *other["questions"], *other["positions"], *other["ties"]):
        if one["at"] is not None:
            at = msgspec.convert(one["at"], type=type(contribution.head.at)) + later
            one["at"] = msgspec.to_builtins(at)
    other["head"]["outlet"] = other["head"]["house"] = OUTLETS[number % len(OUTLETS)]
    return msgspec.convert(other, Contribution)


SAID = (
    ("2026-01-10", "Norway wants Chilean President Elena Rojas to visit Oslo before June, officials said."),
    ("2026-02-12", "Chilean President Elena Rojas will visit Norway from May 4 to 6, the foreign ministry announced."),
    (
        "2026-02-13",
        "Chilean President Elena Rojas will visit Norway before the summit of Norway and Cuba, officials said.",
    ),
    ("2026-04-28", "Chilean President Elena Rojas has postponed her visit to Norway, her office said."),
    ("2026-05-02", "It remains to be seen whether the summit of Norway and Cuba will take place in July."),
    (
        "2026-05-20",
        "Chilean President Elena Rojas will visit Norway from September 14 to 16, the two governments said.",
    ),
    ("2026-09-15", "Chilean President Elena Rojas is visiting Norway this week."),
)


@pytest.fixture(scope="module")
def reports(english: English, tables: Tables) -> list[Contribution]:
    made = [make_report(text, published=day, outlet="Harbour Wire") for day, text in SAID]
    first = [contribution_of(read_report(r, english, tables), tables) for r in made]
    return [*first, *(retold(first[n % len(first)], n) for n in range(200 - len(first)))]


def digest(shelf: MemoryShelf) -> str:
    return hashlib.sha256(msgspec.json.encode(shelf.state()[:6])).hexdigest()


def in_batches(shelf: MemoryShelf, tables: Tables, reports: Sequence[Contribution], size: int) -> None:
    for start in range(0, len(reports), size):
        revise(shelf, tables, reports[start : start + size])


def test_any_path_leads_to_the_same_record(reports: list[Contribution], tables: Tables) -> None:
    chance = random.Random(7)
    whole = MemoryShelf()
    revise(whole, tables, reports)
    order = chance.sample(reports, len(reports))
    shelf = MemoryShelf()
    in_batches(shelf, tables, order[:150], 25)
    gone = chance.sample(order[:150], 20)
    revise(shelf, tables, gone=[c.head.id for c in gone])
    in_batches(shelf, tables, [*order[150:], *chance.sample(order[:100], 10)], 30)
    revise(shelf, tables, gone)
    assert digest(shelf) == digest(whole)
    assert max(len(e.reports) for e in whole.all_events()) > 100


def test_the_last_report_alone(reports: list[Contribution], tables: Tables) -> None:
    """One more report on a story of two hundred."""
    shelf, whole = MemoryShelf(), MemoryShelf()
    revise(shelf, tables, reports[:-1])
    revise(shelf, tables, reports[-1:])
    revise(whole, tables, reports)
    assert digest(shelf) == digest(whole)
