"""A survey of a log: which reports it holds, when each was published, and where each and its readings stand in the files.

It is made without decoding what reports say, so that a log of any size can be cut into blocks of reports that are fused
apart from one another (`blocks.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from chancery.facts.decisions import Decision
from chancery.facts.readings import MadeBy
from chancery.record.entries import DecisionEntry, Entry, ReadingEntry, ReportEntry
from chancery.record.log import Log
from chancery.record.moments import microseconds
from chancery.record.segments import DamagedSegment, decode


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """Where an entry stands: the file, the offset and size of its frame there, and its line in the frame."""

    path: str
    offset: int
    size: int
    line: int


class Found(msgspec.Struct, array_like=True):
    """A report with its readings, the one to go by first."""

    id: str
    spot: Spot
    readings: list[Spot]


class _Body(msgspec.Struct):
    id: str
    published: str | None = None


class _Report(msgspec.Struct, tag_field="kind", tag="report"):
    report: _Body


class _Reading(msgspec.Struct, tag_field="kind", tag="reading"):
    received: datetime
    report: str
    made_by: MadeBy


class _Forgotten(msgspec.Struct, tag_field="kind", tag="forgotten"):
    report: str


class _Watchlist(msgspec.Struct, tag_field="kind", tag="watchlist"):
    pass


class _Seen(msgspec.Struct, tag_field="kind", tag="seen"):
    pass


_Light = _Report | _Reading | DecisionEntry | _Forgotten | _Watchlist | _Seen
_light: msgspec.json.Decoder[_Light] = msgspec.json.Decoder(_Light)


@dataclass(slots=True)
class Survey:
    """What segments hold. `decisions` come with the microsecond at which each was first received."""

    reports: dict[str, tuple[str, Spot]] = field(default_factory=dict)
    readings: dict[str, list[tuple[int, str, Spot]]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    decisions: dict[str, tuple[int, Decision]] = field(default_factory=dict)

    def whole(self) -> list[Found]:
        """The reports that can be taken in, text and reading, by publication (undated ones first) and id."""
        out = []
        for id, (_, spot) in sorted(self.reports.items(), key=lambda r: (r[1][0], r[0])):
            if id in self.readings and id not in self.gone:
                readings = sorted(self.readings[id], key=lambda r: (r[0], r[1]), reverse=True)
                out.append(Found(id, spot, [place for _, _, place in readings]))
        return out


def surveyed(log: Log, paths: Iterable[Path]) -> Survey:
    """What some segments of a log hold; damaged ones are passed over (whoever takes them in names them)."""
    survey = Survey()
    for path in paths:
        try:
            frames = list(log.frames(path))
        except DamagedSegment:
            continue
        name = str(path)
        for frame in frames:
            for line, raw in enumerate(frame.lines):
                try:
                    entry = _light.decode(raw)
                except msgspec.DecodeError:
                    continue  # named by whoever takes it in
                _note(survey, entry, Spot(name, frame.offset, frame.size, line))
    return survey


def _note(survey: Survey, entry: _Light, spot: Spot) -> None:
    if isinstance(entry, _Report):
        survey.reports.setdefault(entry.report.id, ((entry.report.published or "")[:19], spot))
    elif isinstance(entry, _Reading):
        made_by = " ".join(msgspec.structs.astuple(entry.made_by))
        survey.readings.setdefault(entry.report, []).append((microseconds(entry.received), made_by, spot))
    elif isinstance(entry, _Forgotten):
        survey.gone.add(entry.report)
    elif isinstance(entry, DecisionEntry):
        received = microseconds(entry.received)
        known = survey.decisions.get(entry.decision.id)
        survey.decisions[entry.decision.id] = (min(received, known[0]) if known else received, entry.decision)


def readings_at(log: Log, reports: Iterable[Found]) -> Iterator[tuple[ReportEntry, ReadingEntry]]:
    """Reports with the readings to go by, where both can be decoded, in the order of the log: a frame is unpacked once, and
    no more is held than reports of which something is still to come. Raises `DamagedSegment`."""
    wanted: dict[tuple[str, int, int], list[tuple[int, Found]]] = {}
    for one in reports:
        for spot in (one.spot, *one.readings):
            wanted.setdefault((spot.path, spot.offset, spot.size), []).append((spot.line, one))
    waiting: dict[str, dict[Spot, Entry | None]] = {}
    for (path, offset, size), some in sorted(wanted.items(), key=lambda item: item[0]):
        lines = log.lines_at(Path(path), offset, size)
        for line, one in some:
            held = waiting.setdefault(one.id, {})
            held[Spot(path, offset, size, line)] = _decoded(lines, line)
            if len(held) < 1 + len(one.readings):
                continue
            del waiting[one.id]
            report = held[one.spot]
            reading = next((e for s in one.readings if isinstance(e := held[s], ReadingEntry)), None)
            if isinstance(report, ReportEntry) and reading is not None:
                yield report, reading


def _decoded(lines: Sequence[bytes], line: int) -> Entry | None:
    """The entry of a line; None where it cannot be decoded."""
    try:
        return decode(lines[line])
    except (msgspec.DecodeError, IndexError):
        return None
