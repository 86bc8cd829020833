"""A story of two hundred reports through the incremental path: in any order, with repetition, lateness and withdrawals, the
record is that of a rebuild, hash for hash."""

from __future__ import annotations

import hashlib
import os
import random
import secrets
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from chancery.errors import RecordBusy, RecordError
from chancery.facts.contributions import Contribution
from chancery.facts.decisions import Decision
from chancery.knowledge import Tables
from chancery.language.english import English
from chancery.pipeline import read_report
from chancery.record.contributions import contribution_of
from chancery.record.core import revise
from chancery.record.digests import digest as digest_of
from chancery.record.inventions import World
from chancery.record.memory import MemoryShelf
from chancery.record.trials import MADE_BY, filled, opened
from chancery.record.updating import Updater
from chancery.sources.reports import make_report
from tests.record.united import an_index, put_in_blocks, said_by

NOON = datetime(2026, 9, 20, 12, tzinfo=UTC)
OUTLETS = ("Harbour Wire", "Coast Herald", "Atlantic Courier", "Northern Post", "Evening Star")


def retold(contribution: Contribution, number: int) -> Contribution:
    """The same words by another outlet, some hours later: every id of the report is another, every quote its own."""
    plain = msgspec.json.encode(contribution).decode()
    report = hashlib.sha256(f"{contribution.head.id} {number}".encode()).hexdigest()[:16]
    other = msgspec.json.decode(plain.replace(contribution.head.id, report), type=Contribution)
    later = timedelta(hours=7 * (number % 9), minutes=number)
    outlet = OUTLETS[number % len(OUTLETS)]

    def moved(one: Any) -> Any:
        return replace(one, at=one.at + later) if one.at is not None else one

    return replace(
        other,
        head=replace(moved(other.head), outlet=outlet, house=outlet),
        mentions=tuple(map(moved, other.mentions)),
        questions=tuple(map(moved, other.questions)),
        positions=tuple(map(moved, other.positions)),
        ties=tuple(map(moved, other.ties)),
    )


SAID = (
    ("2026-01-10", "Norway wants Chilean President Elena Rojas to visit Oslo before June, officials said."),
    ("2026-02-12", "Chilean President Elena Rojas will visit Norway from May 4 to 6, the foreign ministry announced."),
    (
        "2026-02-13",
        "Chilean President Elena Rojas will visit Norway before the summit of Norway and Cuba, officials said.",
    ),
    (
        "2026-04-28",
        "Chilean President Elena Rojas has postponed her visit to Norway, her office said."
        " Relations between Chile and Norway have worsened since a dispute over fishing rights.",
    ),
    ("2026-05-02", "It remains to be seen whether the summit of Norway and Cuba will take place in July."),
    (
        "2026-05-20",
        "Chilean President Elena Rojas will visit Norway from September 14 to 16, the two governments said.",
    ),
    (
        "2026-09-15",
        "Chilean President Elena Rojas is visiting Norway this week. Relations between Chile and Norway have improved.",
    ),
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


@pytest.fixture(scope="module")
def decisions(reports: list[Contribution]) -> list[Decision]:
    return [
        Decision(id="d1", kind="withdraw", subject=reports[1].head.id, at=NOON, who="A. Reader"),
        Decision(
            id="d2",
            kind="merge",
            subject=reports[4].mentions[0].id,
            object=reports[-1].mentions[0].id,
            at=NOON,
            who="A. Reader",
        ),
        Decision(
            id="d3",
            kind="set",
            subject=reports[6].mentions[0].id,
            field="place",
            value={"name": "Bergen"},
            at=NOON,
            who="A",
        ),
    ]


@pytest.fixture(scope="module")
def told(reports: list[Contribution], decisions: list[Decision], tables: Tables) -> str:
    """A hash of all that an index says which was told of all reports at once."""
    with an_index() as access:
        revise(access.cabinet, tables, reports, decisions=decisions)
        (series,) = access.cabinet.relations({t.between for c in reports for t in c.ties}).values()
        assert len(series.points) > 20
        return said_by(access)


@pytest.mark.parametrize("seed", range(4))
def test_blocks_put_together_are_the_record(
    reports: list[Contribution], decisions: list[Decision], told: str, tables: Tables, tmp_path: Path, seed: int
) -> None:
    """However two hundred reports are dealt out to records of their own, put together they are the record of all."""
    chance = random.Random(seed)
    count = chance.choice((2, 3, 7))
    blocks: list[list[Contribution]] = [[] for _ in range(count)]
    for place, report in enumerate(reports):
        blocks[chance.randrange(count) if seed % 2 else place * count // len(reports)].append(report)
    with an_index() as access:
        put_in_blocks(access, tables, blocks, tmp_path, decisions)
        assert said_by(access) == told


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A record that grew report by report, with what people decided in it, and a hash of all its index says."""
    path = tmp_path_factory.mktemp("blocks") / "grown"
    readings = list(World(5).readings(60, MADE_BY))
    filled(path, readings[:50], lot=9)
    with opened(path) as record:
        record.catch_up()
        for reading in readings[50:]:
            record.add(reading)
            record.catch_up()
        first, second = [e.id for e in record.events(who="USA", limit=40)][::30]
        record.merge(first, second, who="A. Reader")
        record.withdraw(readings[3].report.id, who="A. Reader")
        record.forget(readings[7].report.id, who="A. Reader")
        with record.asked() as access:
            return path, digest_of(access, rows=True)


@pytest.mark.parametrize(("jobs", "block"), [(0, 1000), (0, 7), (0, 31), (2, 20)])
def test_an_index_is_the_same_whatever_its_blocks(grown: tuple[Path, str], jobs: int, block: int) -> None:
    """An index made of one block or of many, here or by other processes, is the one that grew report by report."""
    path, said = grown
    with opened(path) as record:
        record.updater.rebuild(jobs=jobs, block=block)
        with record.asked() as access:
            assert digest_of(access, rows=True) == said


@pytest.mark.parametrize("where", ["packing", "putting in place"])
def test_making_an_index_that_fails_leaves_no_file_open(
    grown: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Whether it cannot be packed or cannot be put in its place: what was made is closed and gone, the old index stands."""
    path, said = grown
    connect, made, beside = sqlite3.connect, [], []

    def noting(file: Path, **options: Any) -> sqlite3.Connection:
        connection = connect(file, **options)
        if file.name.startswith("building-"):
            made.append(connection)
        return connection

    def busy(updater: Updater, packed: sqlite3.Connection) -> None:
        beside.extend(file.suffix for file in path.glob("building-*"))
        raise RecordBusy(str(path), "another process is writing to the index", "try again in a moment")

    with opened(path) as record:
        monkeypatch.setattr(sqlite3, "connect", noting)
        if where == "packing":
            monkeypatch.setattr(secrets, "token_hex", lambda size: "ab")
            (path / f"building-{os.getpid()}-ab.packed").write_bytes(b"something else")
        else:
            monkeypatch.setattr(Updater, "_put_in_place", busy)
        with pytest.raises(RecordError):
            record.updater.rebuild()
        monkeypatch.undo()
        for connection in made:
            with pytest.raises(sqlite3.ProgrammingError, match="closed"):
                connection.execute("SELECT 1")
        assert (len(made), beside) == ((1, []) if where == "packing" else (2, [".packed"]))
        assert not list(path.glob("building-*"))
        with record.asked() as access:
            assert digest_of(access, rows=True) == said


def test_days_stay_those_of_the_place_in_an_index_made_in_blocks(
    tmp_path: Path, english: English, tables: Tables
) -> None:
    """ "OSLO, March 2 -" and "TOKYO, March 3 - … will visit Japan on June 15": the day begins at midnight in Tokyo, whoever makes
    the index."""
    said = (
        ("2026-03-02", "OSLO, March 2 - Norway said its minister met the Swedish ambassador on Monday."),
        ("2026-03-03", "TOKYO, March 3 - Chilean President Elena Rojas will visit Japan on June 15, officials said."),
    )
    with opened(tmp_path / "record", create=True) as record:
        for day, text in said:
            record.add(read_report(make_report(text, published=day, outlet="Harbour Wire"), english, tables))
        before = {e.id: msgspec.json.encode(e.window) for e in record.events()}
        assert any(b"2026-06-15T00:00:00+09:00" in window for window in before.values())
        record.updater.rebuild(jobs=0, block=1)
        assert {e.id: msgspec.json.encode(e.window) for e in record.events()} == before
