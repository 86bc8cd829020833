"""Rebuilding: an index made from nothing: the log cut into blocks by time, each fused for itself, then all made one.

Whatever the blocks and however many processes fuse them, the index says the same: a block is a record of its reports, and
only what meets across blocks is told anew (`uniting.py`).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from chancery.knowledge.tables import Tables
from chancery.record.absorbing import Absorber
from chancery.record.blocks import BORDERS, ROWS, Block, contributions_of, spread_in
from chancery.record.borders import SHARES, across, load
from chancery.record.contributed import HELD
from chancery.record.core import revise
from chancery.record.crowds import crowded
from chancery.record.index import Access
from chancery.record.laying import lay_rows
from chancery.record.log import Log
from chancery.record.memory import MemoryShelf
from chancery.record.rows import put_rows
from chancery.record.shelf import ItemKind
from chancery.record.survey import Found, Survey, surveyed
from chancery.record.uniting import HAPPENINGS, OPINIONS, Union, bind
from chancery.record.workers import Workers

BLOCK, _LEAST_BLOCK = 18_000, 3_000
"""Reports of a block at most, and where memory is short: the more, the less meets across blocks; the fewer, the less memory a worker
takes."""
_ALONE = 4_000
"""Reports up to which one process makes them all."""
_OF_A_REPORT = 130_000
"""Bytes that a report takes of a worker's memory while its block is fused."""
_GOES = 5
"""In so many goes, and one, blocks are made one as they are fused. The last go is of as many as there are workers, which end
together: whatever is to be made one then, nothing is fused beside it."""
_SAMPLE = 300
"""Reports from which the dictionaries of bodies are made before the blocks are."""
_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
"""Where Linux says how many bytes the processes of a container may take."""

Step = Callable[[int, int], None]


def block_size(jobs: int, memory: int) -> int:
    """Reports of a block at most, so that so many workers take half of some bytes of memory: 18,000 for two in 16 GB, 16,519 in 8 GB."""
    return max(_LEAST_BLOCK, min(BLOCK, memory // 2 // max(jobs, 1) // _OF_A_REPORT))


def memory(limits: Sequence[Path] = _LIMITS) -> int:
    """Bytes of memory of this machine, or of the container in which this runs where it is given less; where the machine does not
    say, those of a small one."""
    try:
        here = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        here = 4 << 30
    for path in limits:
        with contextlib.suppress(OSError, ValueError):  # no container, or "max"
            here = min(here, int(path.read_text("ascii")))
    return here


class Rebuilding:
    """Fills an empty index from segments of a log. `take` takes the rows of one segment in (and deals with damage),
    `step` is told how far it is."""

    def __init__(
        self,
        access: Access,
        log: Log,
        tables: Tables,
        *,
        jobs: int,
        block: int | None = None,
        step: Step = lambda done, of: None,
    ) -> None:
        self.access, self.log, self.tables, self.jobs, self.step = access, log, tables, jobs, step
        self.size = block if block is not None else block_size(jobs, memory())
        self.absorber = Absorber(access, log, tables, fusing=False)

    def fill(self, paths: Sequence[Path], take: Callable[[Absorber, Path], None], scratch: Path) -> None:
        """Makes the index, within its open transaction; files of blocks are laid in the folder `scratch`."""
        survey = surveyed(self.log, paths)
        whole = survey.whole()
        parts = list(self._cut(whole))
        if len(parts) < 2:
            for done, path in enumerate(paths, 1):
                take(self.absorber, path)
                self.step(done, len(paths))
            self._decide(survey)
            shelf = MemoryShelf()
            made = list(contributions_of(self.log, whole, self.tables))
            revise(shelf, self.tables, made, decisions=[d for _, d in survey.decisions.values()])
            lay_rows(shelf, self.access.cabinet)
            self.access.cabinet.train()
        else:
            self._in_blocks(parts, survey, paths, take, scratch)
        bind(self.access.cabinet, self.tables)
        self._choose()

    def _in_blocks(
        self,
        parts: Sequence[Sequence[Found]],
        survey: Survey,
        paths: Sequence[Path],
        take: Callable[[Absorber, Path], None],
        scratch: Path,
    ) -> None:
        """Has blocks fused while the rows of segments are taken in, and makes them one."""
        of = len(paths) + 2 * len(parts) + 1
        run = self.access.connection.execute
        with Workers(self.jobs, self.tables) as workers:
            blocks = list(self._blocks(parts, survey, scratch))
            contributed = workers.contribute(blocks)
            dictionaries = self._dictionaries([r for part in parts for r in part])
            blocks = [replace(block, dictionaries=dictionaries) for block in blocks]
            for done, path in enumerate(paths, 1):
                take(self.absorber, path)
                self.step(done, of)
            self._decide(survey)
            contributed()
            self.step(len(paths) + len(parts), of)
            folders = [Path(block.into) for block in blocks]
            crowds = crowded(spread_in(folder) for folder in folders)
            self.access.cabinet.crowds = crowds
            self.access.cabinet.most = max(HELD, self.size * 2 // 3)
            union = Union(self.access.cabinet, self.tables, self.access.cabinet.trim)
            ready: list[Path] = []
            one, step = 0, max(self.jobs, -(-len(blocks) // _GOES))
            for done, folder in enumerate(workers.fuse(blocks, crowds), 1):
                run("COMMIT")
                put_rows(self.access, folder / ROWS)
                run("BEGIN")
                (folder / ROWS).unlink()
                ready.append(folder)
                left = len(blocks) - done
                if len(ready) > 1 and (not left or (left >= self.jobs and (left - self.jobs) % step == 0)):
                    union.happenings(_met(ready, HAPPENINGS, one))  # while the next are being fused
                    one = done
                self.step(len(paths) + len(parts) + done, of)
            union.opinions(_met(ready, OPINIONS))
        self.step(of, of)

    def _cut(self, whole: Sequence[Found]) -> Iterator[Sequence[Found]]:
        """Reports in order of publication in blocks of about one size, as many as keep every worker busy."""
        count = -(-len(whole) // self.size)
        if self.jobs and (count > 1 or len(whole) > _ALONE):
            count = -(-count // self.jobs) * self.jobs
        for number in range(count):
            yield whole[number * len(whole) // count : (number + 1) * len(whole) // count]

    def _blocks(self, parts: Sequence[Sequence[Found]], survey: Survey, scratch: Path) -> Iterator[Block]:
        decisions = [d for _, d in survey.decisions.values()]
        for number, part in enumerate(parts):
            yield Block(
                record=str(self.log.folder.path),
                reports=list(part),
                decisions=decisions,
                dictionaries={},
                into=str(scratch / f"{number:05}"),
            )

    def _dictionaries(self, whole: Sequence[Found]) -> dict[str, bytes]:
        """The dictionaries of bodies, of reports from all over the log."""
        shelf = MemoryShelf()
        some = whole[:: max(1, len(whole) // _SAMPLE)]
        revise(shelf, self.tables, list(contributions_of(self.log, some, self.tables)))
        cabinet = self.access.cabinet
        values: Mapping[str, Sequence[Any]] = {
            "contribution": shelf.all_contributions(),
            "event": shelf.all_events(),
            "position": shelf.all_positions(),
            "origin": shelf.all_origins(),
        }
        made = {
            kind: cabinet.trainable[kind][1].train(some, cabinet.trainable[kind][2]) for kind, some in values.items()
        }
        found = {kind: dictionary for kind, dictionary in made.items() if dictionary is not None}
        for kind, dictionary in found.items():
            cabinet.use_dictionary(kind, dictionary)
        return found

    def _decide(self, survey: Survey) -> None:
        """Keeps the decisions of people, with when they came in."""
        self.access.cabinet.put_decisions([d for _, d in survey.decisions.values()])
        self.access.connection.executemany(
            "UPDATE decisions SET received = ? WHERE id = ?", [(r, d.id) for r, d in survey.decisions.values()]
        )

    def _choose(self) -> None:
        """Notes of every report which of its readings the record goes by."""
        self.access.connection.execute(
            "UPDATE reports SET reading = (SELECT no FROM readings r WHERE r.report = reports.no"
            " ORDER BY received DESC, made_by DESC LIMIT 1) WHERE frame IS NOT NULL AND forgotten IS NULL"
        )


def _met(folders: Sequence[Path], kinds: Sequence[ItemKind], since: int = 0) -> dict[ItemKind, list[tuple[str, str]]]:
    """What of some kinds meets across blocks, of which those before a place are one already."""
    return {
        kind: across((load(folder / BORDERS, kind) for folder in folders), SHARES[kind], since=since) for kind in kinds
    }
