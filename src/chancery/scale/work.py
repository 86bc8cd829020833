"""Work: a part of an archive read from its first byte to the files it adds to the lake; all in one process."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import msgspec

from chancery.facts.reports import Report
from chancery.knowledge import load as load_tables
from chancery.knowledge.table import FOLDER
from chancery.language import load as load_english
from chancery.pipeline import failed, read_report
from chancery.scale.documents import documents
from chancery.scale.lake import FORMAT, Lake, Stage
from chancery.scale.manifests import Counts, Failure, Made, Manifest, task_of
from chancery.scale.parts import Part, bounds_of, content_of
from chancery.scale.readings import SUFFIX, ReadingsWriter, kept_line
from chancery.scale.rows import arrow, mention_rows, report_row, schemas
from chancery.scale.screening import Screening
from chancery.sources.arrivals import make_report

_LOT = 100
"""Reports whose rows are turned into columns at once."""
Tell = Callable[[int | None, int, Counts], None]
"""Is told before each document is read: its number, its byte in the file, and what the part has come to so far; at the end
without a number, before the files are written."""


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """That a part is done: its task, what it came to, and whether it had been done before."""

    task: str
    before: bool
    counts: Counts
    failures: tuple[Failure, ...] = ()
    cpu: float = 0.0


class Worker:
    """Reads parts, one after another. What it needs is loaded once."""

    def __init__(self, lake: Lake) -> None:
        self.lake = lake
        self.english, self.tables = load_english(), load_tables()
        self.screening = Screening(self.tables)
        self.made_by = Made(
            chancery=version("chancery"),
            weights=f"{self.english.version} {self.english.checksum[:12]}",
            knowledge=self.tables.version,
            houses=_houses(self.tables.extra),
        )
        self.report_schema, self.mention_schema = schemas()
        self._warm()

    def _warm(self) -> None:
        """Reads a report and starts the process that parses, so that no document pays for what is loaded once."""
        report = make_report(
            "The foreign ministers of Japan and Norway will hold talks in Oslo on May 4.", published="2026-03-02"
        )
        read_report(report, self.english, self.tables)
        self._cpu()

    def do(self, part: Part, avoid: dict[int, str], tell: Tell) -> Done:
        """Does a part, unless a part of the same content has been done. `avoid` are documents that ended a worker before."""
        begun = self._cpu()
        bounds = bounds_of(part) if part.kind != "files" else (0, 0)
        content = content_of(part, bounds)
        task = task_of(content, self.made_by, FORMAT)
        before = self.lake.manifest(task)
        if before is not None:
            return Done(task=task, before=True, counts=before.counts, failures=before.failures)
        with self.lake.stage(task) as stage:
            manifest = self._read(part, bounds, content, task, stage, avoid, tell)
            stage.commit(manifest)
        cpu = max(0.0, self._cpu() - begun)
        return Done(task=task, before=False, counts=manifest.counts, failures=manifest.failures, cpu=cpu)

    def _cpu(self) -> float:
        """Seconds that this process and the one that parses have computed so far."""
        ended = os.times()
        parsing = float(self.screening.cell.ask("ping", b"")["cpu"])
        return time.process_time() + ended.children_user + ended.children_system + parsing

    def close(self) -> None:
        """Ends the process that parses."""
        self.screening.close()

    def _read(
        self,
        part: Part,
        bounds: tuple[int, int],
        content: str,
        task: str,
        stage: Stage,
        avoid: dict[int, str],
        tell: Tell,
    ) -> Manifest:
        counts, failures = Counts(), list[Failure]()
        lots = _Lots(self.report_schema, self.mention_schema)
        readings = stage.open()

        def at(number: int, place: int) -> None:
            tell(number, place, counts)

        with ReadingsWriter(readings) as writer:
            for document in documents(part, bounds, self.screening, avoid, at):
                counts.documents += 1
                if document.fate == "report" and document.report is not None:
                    trouble = self._one(document.report, document.problems, writer, lots)
                    if trouble is None:
                        counts.reports += 1
                        continue
                    failures.append(Failure(number=document.number, name=document.name, reason=trouble))
                elif document.fate == "failed":
                    failures.append(Failure(number=document.number, name=document.name, reason=document.reason))
                fate = document.fate if document.fate not in ("report", "failed") else "failed"
                setattr(counts, fate.replace("-", "_"), getattr(counts, fate.replace("-", "_")) + 1)
        tell(None, bounds[1], counts)
        counts.mentions = lots.mention_count
        if writer.rows:
            stage.keep(readings, "readings", SUFFIX, writer.rows)
            lots.write(stage)
        return Manifest(
            format=FORMAT,
            task=task,
            content=content,
            made_by=self.made_by,
            counts=counts,
            failures=tuple(failures),
            files=tuple(sorted(stage.files, key=lambda f: f.path)),
        )

    def _one(self, report: Report, problems: tuple[Any, ...], writer: ReadingsWriter, lots: _Lots) -> str | None:
        """Reads a report and keeps the reading; why it could not be read, where it could not."""
        try:
            reading = read_report(report, self.english, self.tables)
            rows = report_row(reading, problems), list(mention_rows(reading))
            line = kept_line(reading, problems)
        except MemoryError:
            return "it took more memory than there is"
        except Exception as defect:  # a report that shows a defect of ours costs itself only, and is named
            return failed(defect)
        writer.write(line)
        lots.add(*rows)
        return None


class _Lots:
    """Rows of reports and mentions, turned into columns lot by lot, so that many of them take little memory."""

    def __init__(self, reports: Any, mentions: Any) -> None:
        self.schemas = reports, mentions
        self.mention_count = 0
        self._rows: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
        self._batches: tuple[list[Any], list[Any]] = ([], [])

    def add(self, report: dict[str, Any], mentions: list[dict[str, Any]]) -> None:
        """Takes in a report's rows."""
        self._rows[0].append(report)
        self._rows[1].extend(mentions)
        self.mention_count += len(mentions)
        if len(self._rows[0]) >= _LOT:
            self._turn()

    def write(self, stage: Stage) -> None:
        """Writes `reports` as one file and `mentions` as one for each month and type, sorted."""
        self._turn()
        pa = arrow()
        reports, mentions = (
            pa.Table.from_batches(b, schema=s) for b, s in zip(self._batches, self.schemas, strict=True)
        )
        write_table(stage, reports.sort_by([("month", "ascending"), ("id", "ascending")]), "reports")
        write_mentions(stage, mentions)

    def _turn(self) -> None:
        pa = arrow()
        for rows, batches, schema in zip(self._rows, self._batches, self.schemas, strict=True):
            if rows:
                batches.append(pa.RecordBatch.from_pylist(rows, schema=schema))
                rows.clear()


def write_mentions(stage: Stage, mentions: Any) -> None:
    """Writes mentions into the folder of each month and type; these two columns then stand in the folders' names alone."""
    pa = arrow()
    order = [(name, "ascending") for name in ("month", "type", "report", "start", "id")]
    mentions = mentions.sort_by(order).combine_chunks()
    start = 0
    keys = list(zip(mentions["month"].to_pylist(), mentions["type"].to_pylist(), strict=True))
    while start < len(keys):
        end = start
        while end < len(keys) and keys[end] == keys[start]:
            end += 1
        month, kind = keys[start]
        part = mentions.slice(start, end - start).drop_columns(["month", "type"])
        write_table(stage, pa.concat_tables([part]).combine_chunks(), f"mentions/month={month}/type={kind}")
        start = end


def write_table(stage: Stage, table: Any, folder: str) -> None:
    """Writes a table as a Parquet file of the lake; the same rows give the same bytes."""
    pa, path = arrow(), stage.open()
    pa.parquet.write_table(table, path, compression="zstd", compression_level=6, row_group_size=100_000)
    stage.keep(path, folder, ".parquet", table.num_rows)


def _houses(extra: Any) -> str:
    """Twelve digits of the content of the files that say how houses lay out their pages."""
    digest = hashlib.sha256()
    for folder in (FOLDER, extra):
        for path in sorted((folder / "outlets").glob("*.toml")) if folder is not None else ():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
