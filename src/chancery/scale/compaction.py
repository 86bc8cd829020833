"""Compaction: the tables of a lake written anew in fewer, larger files; each row once in a file.

New files come first, then the manifest that puts them in the place of the old ones, then the old ones go: cut off
anywhere, the lake holds every row once. Readings stay as they are: they are taken over whole.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

import msgspec

from chancery.errors import LakeError
from chancery.scale.lake import FORMAT, Lake, Stage
from chancery.scale.manifests import Compaction, File
from chancery.scale.rows import arrow, schemas
from chancery.scale.work import write_table

ROWS = 500_000
"""Rows of a compacted file, at most: some 60 MB of mentions."""
_OWNER = "compacted"
_ORDER = {"reports": ("month", "id", "url", "key"), "mentions": ("report", "start", "id")}


def compact(
    lake: Lake, *, rows: int = ROWS, tell: Callable[[int, int], None] = lambda done, of: None
) -> Compaction | None:
    """Writes the small files of `reports`, and of each month and type of `mentions`, anew as few; None where there is
    nothing to do. One process at a time. Raises `LakeError`."""
    with _alone(lake):
        lots = [lot for table in _ORDER for lot in _lots(lake.files(table), rows)]
        if not lots:
            return None
        with lake.stage(_OWNER) as stage:
            for number, lot in enumerate(lots):
                tell(number, len(lots))
                _merge(lake, stage, lot)
            made = tuple(sorted(stage.files, key=lambda f: f.path))
            names = {f.path for f in made}
            gone = tuple(sorted(f.path for lot in lots for f in lot if f.path not in names))
            compaction = Compaction(format=FORMAT, files=made, replaces=gone)
            raw = msgspec.json.format(msgspec.json.encode(compaction)) + b"\n"
            stage.place()
            lake.write(lake.path / "manifest" / f"compaction-{hashlib.sha256(raw).hexdigest()[:32]}.json", raw)
        tell(len(lots), len(lots))
        for path in gone:
            with contextlib.suppress(OSError):
                (lake.path / path).unlink()
        return compaction


def _lots(files: Sequence[File], rows: int) -> Iterator[list[File]]:
    """The files of each folder, in lots that make one file each; a lot of one has nothing to gain."""
    for _, found in groupby(sorted(files, key=lambda f: f.path), key=lambda f: f.path.rpartition("/")[0]):
        lot: list[File] = []
        for file in found:
            if lot and sum(f.rows for f in lot) + file.rows > rows:
                if len(lot) > 1:
                    yield lot
                lot = []
            lot.append(file)
        if len(lot) > 1:
            yield lot


def _merge(lake: Lake, stage: Stage, lot: Sequence[File]) -> None:
    folder = lot[0].path.rpartition("/")[0]
    table = folder.partition("/")[0]
    pa = arrow()
    schema = schemas()[0 if table == "reports" else 1]
    if table == "mentions":
        schema = pa.schema([field for field in schema if field.name not in ("month", "type")])
    whole = pa.concat_tables([_rows(lake, file, schema) for file in lot])
    whole = whole.sort_by([(name, "ascending") for name in _ORDER[table]]).combine_chunks()
    write_table(stage, _once(whole), folder)


def _rows(lake: Lake, file: File, schema: Any) -> Any:
    pa = arrow()
    path = lake.path / file.path
    try:
        with path.open("rb") as opened:
            if hashlib.file_digest(opened, "sha256").hexdigest() != file.sha256:
                raise LakeError(str(path), "it is damaged", "delete its manifest and run the archive again")
        return pa.parquet.ParquetFile(path).read().cast(schema)
    except (OSError, pa.ArrowException) as trouble:
        raise LakeError(
            str(path), f"it cannot be read: {trouble}", "delete its manifest and run the archive again"
        ) from trouble


def _once(table: Any) -> Any:
    """A sorted table with each id once, the first of its rows."""
    pa = arrow()
    seen: set[str] = set()
    keep = [not (id in seen or seen.add(id)) for id in table["id"].to_pylist()]  # type: ignore[func-returns-value]
    return table if all(keep) else table.filter(pa.array(keep)).combine_chunks()


@contextlib.contextmanager
def _alone(lake: Lake) -> Iterator[None]:
    """Keeps a second compaction of the same lake out."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (lake.path / "chancery-lake.json").open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as held:
            raise LakeError(str(lake.path), "another process is compacting it", "wait for it") from held
        yield
