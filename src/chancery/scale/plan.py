"""Plans: what an archive takes in time and money, computed from measured rates; and which step holds up the rest."""

from __future__ import annotations

import msgspec

from chancery.scale.parts import SIZES


class Rates(msgspec.Struct, frozen=True, kw_only=True):
    """What one processor does in a second of computing, as measured, and what a document weighs.

    `screened` documents that are parsed and screened, `read` reports that are read whole (of `words` words), `fused` mentions
    that a record takes in, `mentions` of a report; `page_bytes` of a document in its packed archive, `lake_bytes` of a
    report in the lake.
    """

    screened: float
    read: float
    fused: float
    words: float
    mentions: float
    page_bytes: float
    lake_bytes: float


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What is given: the price of a processor for an hour, gigabytes a second that the disks (or the network) give, and the
    share of documents that is about diplomacy."""

    price: float = 0.03
    disk: float = 1.0
    share: float = 0.05


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One way to do one amount of work: hours of each step, what it costs, and which step takes longest.

    `reading` is done by all processors at once, `disk` by what the disks give, `fusing` by one process into one record
    (it begins when reading ends). `longest` is the least that reading can take: that of its longest part.
    """

    what: str
    documents: int
    cores: int
    reading: float
    disk: float
    longest: float
    fusing: float
    hours: float
    core_hours: float
    cost: float
    lake_gb: float
    bottleneck: str


AMOUNTS = (
    ("a day (CC-NEWS, its fullest)", 553_000),
    ("a year (330,000 a day)", 120_450_000),
    ("the archive (since 2016)", 1_360_000_000),
)


def plan(rates: Rates, given: Circumstances, what: str, documents: int, cores: int) -> Step:
    """What so many documents take on so many processors."""
    a_document = 1 / rates.screened + given.share / rates.read
    core_seconds = documents * a_document
    part = SIZES["warc"] / rates.page_bytes * a_document
    reading = max(core_seconds / cores, min(part, core_seconds)) / 3600
    disk = documents * rates.page_bytes / (given.disk * 1e9) / 3600
    reports = documents * given.share
    fusing = reports * rates.mentions / rates.fused / 3600
    first = max(reading, disk)
    steps = {
        "reading": core_seconds / cores / 3600,
        "the disks": disk,
        "the longest part": part / 3600,
        "fusing": fusing,
    }
    return Step(
        what=what,
        documents=documents,
        cores=cores,
        reading=reading,
        disk=disk,
        longest=part / 3600,
        fusing=fusing,
        hours=first + fusing,
        core_hours=core_seconds / 3600 + fusing,
        cost=(core_seconds / 3600 + fusing) * given.price,
        lake_gb=reports * rates.lake_bytes / 1e9,
        bottleneck=max(steps, key=lambda name: steps[name]),
    )
