"""Records put together of blocks as a rebuild puts them together: each laid in a file of its own, its rows put into an index,
and what meets across the blocks united."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from chancery.facts.contributions import Contribution
from chancery.facts.decisions import Decision
from chancery.knowledge import Tables
from chancery.record.blocks import BORDERS, ROWS, write_block
from chancery.record.borders import SHARES, across, load
from chancery.record.core import revise
from chancery.record.crowds import crowded, known_crowds, spread_of
from chancery.record.digests import digest
from chancery.record.index import Access, make_tables
from chancery.record.memory import MemoryShelf
from chancery.record.rows import put_rows
from chancery.record.shelf import ItemKind
from chancery.record.uniting import Pairs, Union


@contextmanager
def an_index() -> Iterator[Access]:
    """An index in memory that holds nothing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        make_tables(connection)
        yield Access(connection)


def said_by(access: Access) -> str:
    """A hash of all that an index says and of the rows by which it is found."""
    access.connection.execute("UPDATE reports SET received = 0")  # they came by no log
    return digest(access, rows=True)


def put_in_blocks(
    access: Access,
    tables: Tables,
    blocks: Sequence[Sequence[Contribution]],
    folder: Path,
    decisions: Sequence[Decision] = (),
) -> None:
    """Fuses blocks each for itself and puts them together in an index that holds nothing."""
    gone = {d.subject for d in decisions if d.kind == "withdraw"}
    plans = crowded(spread_of(m for c in block if c.head.id not in gone for m in c.mentions) for block in blocks)
    access.cabinet.put_decisions(decisions)
    access.cabinet.crowds = plans
    folders = []
    for number, block in enumerate(blocks):
        shelf = MemoryShelf(known_crowds(plans))
        revise(shelf, tables, block, decisions=decisions)
        folders.append(folder / f"{number}")
        folders[-1].mkdir()
        write_block(shelf, {}, folders[-1])
        put_rows(access, folders[-1] / ROWS)
    met = {kind: across((load(one / BORDERS, kind) for one in folders), share) for kind, share in SHARES.items()}
    unite(access, tables, met)


def unite(access: Access, tables: Tables, met: Mapping[ItemKind, Pairs]) -> None:
    """Makes blocks that lie side by side in an index one, in one go."""
    union = Union(access.cabinet, tables, access.cabinet.trim)
    union.happenings(met)
    union.opinions(met)
