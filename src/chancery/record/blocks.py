"""Blocks: reports of one stretch of time fused for themselves, each block in a process of its own, and laid down as rows.

A record is a function of its set of reports, so a block is a record too. `uniting.py` puts blocks together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from chancery.facts.contributions import Contribution, Held
from chancery.facts.decisions import Decision
from chancery.facts.record_relations import RecordRelation
from chancery.knowledge.tables import Tables
from chancery.outlook.relations import relation_of
from chancery.record.borders import Border, border, save
from chancery.record.cabinet import Cabinet
from chancery.record.candidates import Place
from chancery.record.contributions import contribution_of
from chancery.record.core import position_place, report_place, revise, telling_place
from chancery.record.crowds import known_crowds, spread_of
from chancery.record.entries import known_events
from chancery.record.folder import Folder
from chancery.record.index import PAGE, make_tables
from chancery.record.inquiries import question_place
from chancery.record.laying import lay_rows
from chancery.record.log import Log
from chancery.record.memory import MemoryShelf
from chancery.record.rulings import rulings
from chancery.record.shelf import ItemKind, Shelf
from chancery.record.survey import Found, readings_at
from chancery.record.ties import tie_place
from chancery.record.views import View

ROWS, BORDERS, SPREAD, TOLD = "rows.sqlite", "borders.npz", "plans.msgpack", "told.jsonl"
"""The files of a block in its folder."""
Item = TypeVar("Item")
_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Contribution] = msgspec.json.Decoder(Contribution)
"""JSON, since MessagePack would bring the moments of windows to UTC: they are shown by the hands of their own clock."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """What a block is made of: the record's folder, the reports in order, every decision, the dictionaries against which
    bodies are packed (wanted for the second step), and the folder to write to.

    It is made in two steps: what its reports contribute (`contribute`), and, when the plans of all blocks are known, its
    fusion (`make_block`).
    """

    record: str
    reports: list[Found]
    decisions: list[Decision]
    dictionaries: dict[str, bytes]
    into: str


def contributions_of(log: Log, reports: Sequence[Found], tables: Tables) -> Iterator[Contribution]:
    """What some reports of a log contribute, in the order of the log."""
    for report, reading in readings_at(log, reports):
        yield contribution_of(known_events(reading.reading(report.report), tables), tables, reading.cut())


def contribute(block: Block, tables: Tables) -> None:
    """Writes what the reports of a block contribute, and for which days they tell plans."""
    into = Path(block.into)
    into.mkdir(parents=True, exist_ok=True)
    withdrawn = rulings(block.decisions).withdrawn
    spread: dict[str, set[int]] = {}
    made = contributions_of(Log(Folder(Path(block.record))), block.reports, tables)
    with (into / TOLD).open("wb") as file:
        for one in made:
            file.write(_encoder.encode(one) + b"\n")
            if one.head.id not in withdrawn:
                spread_of(one.mentions, spread)
    (into / SPREAD).write_bytes(msgspec.msgpack.encode({key: sorted(days) for key, days in sorted(spread.items())}))


def _told_in(folder: Path) -> Iterator[tuple[Contribution, bytes]]:
    """What the reports of a block contribute, as it was written."""
    with (folder / TOLD).open("rb") as file:
        for line in file:
            raw = line[:-1]
            yield _decoder.decode(raw), raw


def spread_in(folder: Path) -> dict[str, list[int]]:
    """For which days the plans of a block are told."""
    return msgspec.msgpack.decode((folder / SPREAD).read_bytes(), type=dict[str, list[int]])


def make_block(block: Block, crowds: Collection[str], tables: Tables) -> None:
    """Fuses a block, with the crowds of plans of all blocks, and writes its rows and borders."""
    into = Path(block.into)
    told = list(_told_in(into))
    (into / TOLD).unlink()
    shelf = MemoryShelf(known_crowds(set(crowds)))
    revise(shelf, tables, [one for one, _ in told], decisions=block.decisions)
    write_block(shelf, block.dictionaries, into, {one.head.id: raw for one, raw in told})


def write_block(
    shelf: MemoryShelf, dictionaries: Mapping[str, bytes], into: Path, written: Mapping[str, bytes] | None = None
) -> None:
    """Writes the rows and borders of a block that is fused to its folder. `written` are contributions as JSON, where they have
    been written so already."""
    with closing(sqlite3.connect(into / ROWS, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -131072")
        connection.execute("BEGIN")
        make_tables(connection, plain=True)
        cabinet = Cabinet(connection)
        for kind, dictionary in dictionaries.items():
            cabinet.trainable[kind][1].use(dictionary)
        lay_rows(shelf, cabinet, written)
        connection.execute("COMMIT")
    save(into / BORDERS, borders_of(shelf))


def put_together(shelf: Shelf, relations: Sequence[RecordRelation]) -> None:
    """Keeps the series of pairs, each with the points that stand on the shelf already."""
    known = shelf.relations([r.between for r in relations])
    points = {r.between: (*known[r.between].points, *r.points) if r.between in known else r.points for r in relations}
    shelf.put_relations([one for between, some in points.items() if (one := relation_of(between, some)) is not None])


def borders_of(shelf: MemoryShelf) -> dict[ItemKind, Border]:
    """What the items of a shelf show to those of others."""
    reports = {f.id for f in shelf.filings("reports")}
    contributions = [c for c in shelf.all_contributions() if c.head.id in reports]
    tellings: dict[str, Place[View]] = {}
    ties: dict[str, Place[str]] = {}
    for contribution in contributions:
        for mention in contribution.mentions:
            view = shelf.views.get(mention.id) or View(mention, contribution.head)
            tellings[mention.id] = telling_place(view)
            tie = tie_place(mention)
            if tie is not None:
                ties[mention.id] = tie
    return {
        "reports": border({c.head.id: report_place(c.head) for c in contributions}),
        "mentions": border(tellings, tellings=True),
        "questions": border(
            _one_of_many(
                shelf,
                "questions",
                {a.id: question_place(a) for c in contributions for a in c.questions},
                lambda a: (a.words, a.who),
            )
        ),
        "positions": border(
            _one_of_many(
                shelf, "positions", {h.id: position_place(h) for c in contributions for h in c.positions}, _said
            )
        ),
        "ties": border(ties),
    }


def _one_of_many(
    shelf: MemoryShelf, kind: ItemKind, places: Mapping[str, Place[Item]], said: Callable[[Item], object]
) -> dict[str, Place[Item]]:
    """Of items that hang together, say the same and are in reach one of the next, one with the reach of all: whatever one of
    them meets in another block meets that."""
    held: dict[object, list[tuple[float, str]]] = {}
    for part, items in shelf.parts(kind).items():
        for id in items:
            held.setdefault((part, said(places[id].item)), []).append((places[id].first, id))
    out: dict[str, Place[Item]] = {}
    for some in held.values():
        some.sort()
        first, whole = some[0][1], places[some[0][1]]
        for _, id in some[1:]:
            if places[id].first <= whole.last:
                whole = replace(whole, last=max(whole.last, places[id].last))
            else:
                out[first] = whole
                first, whole = id, places[id]
        out[first] = whole
    return out


def _said(held: Held) -> object:
    return held.actor, held.toward, held.subject or held.issue.lower()
