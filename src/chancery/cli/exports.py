"""`chancery export`: the events of a record, or of reports, for other programs."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from chancery.cli.exits import DONE, NOTHING, WRONG
from chancery.cli.reading import note
from chancery.facts.reports import Report

if TYPE_CHECKING:
    from chancery.exchange.datasets import Dataset
    from chancery.knowledge.tables import Tables
    from chancery.record.filters import Filters
    from chancery.record.record import Record

FOLDERS = ("csv", "parquet")
FILES = ("sqlite",)
TEXTS = ("jsonl", "plover", "cameo", "ftm", "geojson", "annotations", "atom", "jsonld")
KINDS = ("ics", *FOLDERS, *FILES, *TEXTS)


def export_events(
    kind: str,
    inputs: list[str],
    words: dict[str, list[str]],
    output: str,
    record: Path | None,
    *,
    published: str | None,
    outlet: str | None,
    everything: bool,
) -> int:
    """Writes the events that the filters ask for, of the record or of the reports given, in the form of `kind`."""
    from chancery.cli.gathering import gathered
    from chancery.record.filters import filters_of

    if kind not in KINDS:
        note(f"there is no export {kind!r}; take one of {', '.join(KINDS)}")
        return WRONG
    if output == "-" and kind in (*FOLDERS, *FILES):
        note(f"{kind} is no text: name a {'folder' if kind in FOLDERS else 'file'} with -o")
        return WRONG
    asked = filters_of(words)
    with gathered(inputs, record, published=published, outlet=outlet) as (opened, code):
        try:
            count = _written(kind, opened, asked, output, everything=everything)
        except OSError as trouble:
            note(f"{output}: it cannot be written: {trouble.strerror or trouble}; choose another place with -o")
            return WRONG
        return code or (DONE if count else NOTHING)


def _written(kind: str, opened: Record, asked: Filters, output: str, *, everything: bool) -> int:
    if kind == "ics":
        return _ics(opened, asked, output, everything=everything)
    data = dataset(opened, asked)
    tables = opened.tables()
    if kind in (*FOLDERS, *FILES):
        from chancery.exchange.csv_files import write_csv
        from chancery.exchange.parquet_files import write_parquet
        from chancery.exchange.sqlite_files import write_sqlite

        write = {"csv": write_csv, "parquet": write_parquet, "sqlite": write_sqlite}[kind]
        counts = write(data, Path(output))
        note(f"{counts['events']} events written to {output}, in {len(counts)} tables")
        return counts["events"]
    with _opened(output) as file:
        count = _text(kind, data, file, tables)
    note(f"{count} {_UNITS.get(kind, 'events')} written" + ("" if output == "-" else f" to {output}"))
    return count


_UNITS = {"plover": "rows", "cameo": "rows", "ftm": "entities", "annotations": "annotations", "atom": "revisions"}


def _text(kind: str, data: Dataset, file: TextIO, tables: Tables) -> int:
    from chancery import __version__
    from chancery.exchange.annotations import write_annotations
    from chancery.exchange.atom import write_atom
    from chancery.exchange.cameo import write_cameo
    from chancery.exchange.ftm import write_ftm
    from chancery.exchange.geojson import write_geojson
    from chancery.exchange.json_ld import write_json_ld
    from chancery.exchange.json_lines import write_json_lines
    from chancery.exchange.plover import write_plover

    match kind:
        case "jsonl":
            return write_json_lines(data, file)
        case "plover":
            return write_plover(data, file, tables, __version__)
        case "cameo":
            return write_cameo(data, file, tables)
        case "ftm":
            return write_ftm(data, file, tables)
        case "geojson":
            return write_geojson(data, file, tables)
        case "annotations":
            return write_annotations(data, file)
        case "atom":
            return write_atom(data, file)
        case _:
            return write_json_ld(data, file, tables)


def _ics(opened: Record, asked: Filters, output: str, *, everything: bool) -> int:
    from chancery.calendar.appointments import appointment_of, in_order
    from chancery.exchange.ics import drawn, to_ics, undrawn

    reports = _Reports(opened)
    shown = []
    for event in opened.walk(asked):
        if everything or asked.status or event.salience == "news":
            newest = reports.get(event.reports[-1]) if event.reports else None
            shown.append(appointment_of(event, newest.outlet if newest else None, newest.url if newest else None))
    shown = in_order(shown)
    raw = to_ics(shown, everything=everything, now=opened.clock())
    if output == "-":
        sys.stdout.buffer.write(raw)
    else:
        Path(output).write_bytes(raw)
    for one in undrawn(shown):
        note(f"left out, since its day is not known: {one.status} {one.type} “{one.words[0] if one.words else one.id}”")
    count = sum(drawn(one, everything=everything) for one in shown)
    note(f"{count} of {len(shown)} events written" + ("" if output == "-" else f" to {output}"))
    return count


def dataset(opened: Record, asked: Filters) -> Dataset:
    """What the filters ask of a record, as exporters take it."""
    from chancery.exchange.datasets import Dataset

    return Dataset(
        events=lambda: opened.walk(asked),
        reports=_Reports(opened),
        made=opened.clock(),
        questions=lambda: opened.questions(_about(asked)),
        positions=lambda: opened.positions(_about(asked)),
        relations=lambda: opened.relations(_about(asked)),
        title=f"Chancery record {opened.path.name}",
        url=f"urn:chancery:record:{opened.path.name}",
        naming=opened.named,
    )


def _about(asked: Filters) -> Filters:
    """The filters that hold for what is no event: actors, issue and moment."""
    import msgspec

    return msgspec.structs.replace(asked, type=(), status=(), from_=(), to=(), min_origins=None, limit=None)


class _Reports(Mapping[str, Report]):
    """The reports of a record by id, the ones asked for last kept at hand."""

    def __init__(self, opened: Record) -> None:
        self._opened = opened
        self._held: dict[str, Report] = {}

    def __getitem__(self, id: str) -> Report:
        if id not in self._held:
            report = self._opened.kept(id)
            if report is None:
                raise KeyError(id)
            if len(self._held) > 2_000:
                self._held.clear()
            self._held[id] = report
        return self._held[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


@contextlib.contextmanager
def _opened(output: str) -> Iterator[TextIO]:
    if output == "-":
        yield sys.stdout
        return
    with Path(output).open("w", encoding="utf-8", newline="") as file:
        yield file
