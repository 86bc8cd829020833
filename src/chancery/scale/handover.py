"""Handover: a lake's readings given to a record, file by file; what the record has already costs only a look."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from chancery.record.absorbing import uncollected
from chancery.record.keeping import Coming, Held
from chancery.record.receipts import Receipt
from chancery.record.record import Record
from chancery.scale.lake import Lake
from chancery.scale.manifests import File
from chancery.scale.readings import kept_readings

_AT_ONCE = 100_000
"""Reports taken over before the index is brought up to date, so that few of them are kept in mind."""


class Taken(msgspec.Struct, kw_only=True):
    """What a file of readings came to in a record: reports added, read anew, known before, forgotten for good; mentions."""

    file: str
    added: int = 0
    reread: int = 0
    known: int = 0
    forgotten: int = 0
    mentions: int = 0


def hand_over(
    lake: Lake, record: Record, tell: Callable[[File, int, int], None] = lambda file, done, of: None
) -> Iterator[Taken]:
    """Gives the readings of a lake to a record; says what each file came to when its reports outlive a loss of power.

    `tell` is told before each file: which, and how many bytes of how many are done. Raises `LakeError`, `RecordError`.
    """
    files = lake.files("readings")
    record.catch_up()
    taken_so_far: dict[str, Held] = {}
    total, done = sum(f.bytes for f in files), 0
    for file in files:
        tell(file, done, total)
        taken = Taken(file=file.path)
        if len(taken_so_far) > _AT_ONCE:
            record.catch_up()
            taken_so_far.clear()
        with uncollected():
            for receipt, mentions in _receipts(lake, record, file, taken_so_far):
                setattr(taken, receipt.state, getattr(taken, receipt.state) + 1)
                if receipt.state in ("added", "reread"):
                    taken.mentions += mentions
        done += file.bytes
        yield taken


def _receipts(lake: Lake, record: Record, file: File, taken: dict[str, Held]) -> Iterator[tuple[Receipt, int]]:
    mentions: dict[str, int] = {}

    def coming() -> Iterator[Coming]:
        for kept in kept_readings(lake.path / file.path):
            mentions[kept.reading.report.id] = len(kept.reading.events)
            yield Coming(
                report=kept.reading.report, reading=kept.reading, problems=kept.problems, sentences=kept.sentences
            )

    for receipt in record.take_over(coming(), taken):
        yield receipt, mentions[receipt.report]
