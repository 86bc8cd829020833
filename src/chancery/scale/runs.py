"""Runs: an archive read into a lake, from its inputs to the report at the end; by whichever engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from chancery.scale.journal import Entry, Journal
from chancery.scale.lake import Lake
from chancery.scale.manifests import Counts
from chancery.scale.parts import Part
from chancery.scale.pool import Result


class Engine(Protocol):
    """What does parts: the pool of this machine, or a cluster."""

    def work(
        self, parts: Sequence[Part], heard: Callable[[Part, int, Counts | None], None] = ...
    ) -> Iterator[Result]: ...

    @property
    def deaths(self) -> int:
        """How many workers ended in the midst of a part."""

    @property
    def peak(self) -> int:
        """The most memory that a worker held, in bytes; 0 where that is not known."""


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """A document, or a part, that could not be read: in which input, its name, and why."""

    input: str
    name: str
    reason: str


class RunReport(msgspec.Struct, kw_only=True):
    """What a run came to. Rates are of this run; `cpu_seconds` those of the work that was kept."""

    lake: str
    parts: int
    done: int = 0
    before: int = 0
    parts_failed: int = 0
    counts: Counts = msgspec.field(default_factory=Counts)
    failures: list[Failed] = msgspec.field(default_factory=list)
    bytes: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    deaths: int = 0
    peak_memory: int = 0
    swept: int = 0

    @property
    def documents_a_second(self) -> float:
        """Documents looked at, a second on the clock."""
        return self.counts.documents / self.seconds if self.seconds else 0.0

    @property
    def documents_a_cpu_second(self) -> float:
        """Documents looked at, a second of computing."""
        return self.counts.documents / self.cpu_seconds if self.cpu_seconds else 0.0


class Progress(Protocol):
    """Is shown how a run goes."""

    def begin(self, parts: Sequence[Part]) -> None:
        """The parts that are to be done."""

    def hear(self, part: Part, place: int, counts: Counts | None) -> None:
        """How far one part is; may be called by any thread."""

    def end(self, part: Part, report: RunReport) -> None:
        """A part is done, or failed."""


class Silent:
    """Shows nothing."""

    def begin(self, parts: Sequence[Part]) -> None:
        """Nothing."""

    def hear(self, part: Part, place: int, counts: Counts | None) -> None:
        """Nothing."""

    def end(self, part: Part, report: RunReport) -> None:
        """Nothing."""


def run(
    lake: Path,
    parts: Sequence[Part],
    engine: Engine,
    *,
    resume: bool = False,
    sweep: bool = True,
    progress: Progress | None = None,
) -> RunReport:
    """Reads parts into a lake, which must be there. With `resume`, parts that the journal knows are not even opened;
    without it they are known again by their content. `sweep` clears away what dead processes left. Raises `LakeError`."""
    opened, shown = Lake(lake), progress or Silent()
    journal = Journal(opened)
    known = journal.done() if resume else {}
    report = RunReport(lake=str(opened.path), parts=len(parts))
    left = [part for part in parts if not known or part.trace not in known]
    report.before = len(parts) - len(left)
    shown.begin(left)
    begun = time.monotonic()
    try:
        for part, done in engine.work(left, shown.hear):
            if isinstance(done, str):
                report.parts_failed += 1
                report.failures.append(Failed(input=part.paths[0], name=part.name, reason=done))
            else:
                journal.note(Entry(trace=part.trace, task=done.task, name=part.name))
                if done.before:
                    report.before += 1
                else:
                    report.done += 1
                    report.counts.add(done.counts)
                    report.cpu_seconds += done.cpu
                    report.failures += [
                        Failed(input=part.paths[0], name=f.name, reason=f.reason) for f in done.failures
                    ]
                report.bytes += part.size
            report.seconds = time.monotonic() - begun
            shown.end(part, report)
    finally:
        report.deaths, report.peak_memory = engine.deaths, engine.peak
    report.swept = len(opened.sweep()) if sweep else 0
    journal.close(report)
    return report
