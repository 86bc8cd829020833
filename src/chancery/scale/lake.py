"""The lake: what archives come to, in files that are each named after their content and written once.

chancery-lake.json             {"chancery-lake": 1}: the mark by which a lake is known
manifest/TASK.json             what each finished part added; a file that no manifest names is not of the lake
readings/TASK-*.jsonl.zst      whole readings with their reports, for `chancery add --lake`
reports/TASK-*.parquet         the reports, one a row
mentions/month=M/type=T/TASK-*.parquet   what each report tells of each happening, one a row
journal/                       which parts of which files are done, for `--resume`; what each run came to
tmp/                           what is being written

A part's files are written under tmp/, synced, and renamed into their places; then its manifest is. Done twice, by
whomever, a part gives the same files under the same names.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from chancery.errors import LakeError
from chancery.record.folder import sync_folder
from chancery.scale.manifests import Compaction, File, Manifest

FORMAT = 1
MARK = "chancery-lake.json"
DATA = ("reports", "readings", "mentions")
_OURS = frozenset((MARK, "manifest", "journal", "tmp", *DATA))
_OWNER = 12
_OLD = 24 * 3600.0
_manifests: msgspec.json.Decoder[Manifest] = msgspec.json.Decoder(Manifest)
_compactions: msgspec.json.Decoder[Compaction] = msgspec.json.Decoder(Compaction)


class Lake:
    """A folder that is a lake. Raises `LakeError` for one that is not; with `create` an absent or empty one becomes it."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path.absolute()
        mark = self.path / MARK
        if not mark.is_file():
            held = sorted(p.name for p in self.path.iterdir()) if self.path.is_dir() else []
            if self.path.exists() and not self.path.is_dir():
                raise LakeError(str(path), "this is a file, no folder", "name a folder for the lake")
            if not create:
                raise LakeError(str(path), "this folder is no lake", "`chancery archive run INPUT --out DIR` makes one")
            if set(held) - _OURS:
                raise LakeError(str(path), f"this folder holds {held[0]!r}", "name a new or an empty folder")
            with self._writing():
                self.path.mkdir(parents=True, exist_ok=True)
                self.write(mark, msgspec.json.encode({"chancery-lake": FORMAT}) + b"\n")
        try:
            format = msgspec.json.decode(mark.read_bytes())["chancery-lake"]
        except (OSError, msgspec.DecodeError, KeyError, TypeError) as trouble:
            raise LakeError(str(path), f"its {MARK} cannot be read: {trouble}", "name another folder") from trouble
        if format != FORMAT:
            raise LakeError(
                str(path), f"the lake has format {format}, this version reads {FORMAT}", "install another version"
            )

    def manifest_path(self, task: str) -> Path:
        """Where the manifest of a part stands."""
        return self.path / "manifest" / f"{task}.json"

    def manifest(self, task: str) -> Manifest | None:
        """What a part added; None where it is not done. Raises `LakeError` for a damaged one."""
        try:
            raw = self.manifest_path(task).read_bytes()
        except FileNotFoundError:
            return None
        try:
            return _manifests.decode(raw)
        except msgspec.DecodeError as damage:
            where = self.manifest_path(task)
            raise LakeError(str(self.path), f"{where.name} is damaged: {damage}", "delete it and run again") from damage

    def manifests(self) -> Iterator[Manifest]:
        """What every finished part added, by name."""
        for path in sorted(self.path.glob("manifest/*.json")):
            if not path.name.startswith("compaction-") and (found := self.manifest(path.stem)) is not None:
                yield found

    def compactions(self) -> list[Compaction]:
        """What was written anew, in no order."""
        return [_compactions.decode(p.read_bytes()) for p in sorted(self.path.glob("manifest/compaction-*.json"))]

    def files(self, table: str | None = None) -> list[File]:
        """The files that the lake consists of, sorted by path."""
        found = {f.path: f for m in self.manifests() for f in m.files}
        compactions = self.compactions()
        found.update({f.path: f for c in compactions for f in c.files})
        for compaction in compactions:
            for path in compaction.replaces:
                found.pop(path, None)
        return [f for path, f in sorted(found.items()) if table is None or path.startswith(f"{table}/")]

    def digest(self) -> str:
        """A hash of every file of the lake, by name and bytes, whoever wrote it: the journal and tmp/ left out."""
        digest = hashlib.sha256()
        for path in sorted(p for part in ("manifest", *DATA) for p in (self.path / part).rglob("*") if p.is_file()):
            digest.update(f"{path.relative_to(self.path)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return digest.hexdigest()

    def stage(self, task: str) -> Stage:
        """A place in which a part's files are written before they are of the lake."""
        return Stage(self, task)

    def write(self, target: Path, raw: bytes) -> None:
        """Puts a file in its place whole or not at all. Raises `LakeError`; then nothing of it is left."""
        with self._writing():
            temporary = self._temporary() / target.name
            temporary.parent.mkdir(parents=True, exist_ok=True)
            try:
                write_synced(temporary, raw)
                target.parent.mkdir(parents=True, exist_ok=True)
                temporary.rename(target)
                sync_folder(target.parent)
            finally:
                shutil.rmtree(temporary.parent, ignore_errors=True)

    def sweep(self) -> list[str]:
        """Deletes what dead processes left: their temporary files, files of finished parts that no manifest names, and what
        was compacted. What another machine is writing now is left alone. Gives what was deleted."""
        swept: list[str] = []
        for folder in sorted((self.path / "tmp").glob("*")):
            if _abandoned(folder):
                shutil.rmtree(folder, ignore_errors=True)
                swept.append(f"tmp/{folder.name}")
        named = {f.path for f in self.files()}
        done = {m.task[:_OWNER] for m in self.manifests()}
        now = time.time()
        for path in sorted(p for part in DATA for p in (self.path / part).rglob("*") if p.is_file()):
            place = str(path.relative_to(self.path))
            owner = path.name.partition("-")[0]
            with contextlib.suppress(OSError):
                if place not in named and (owner in done or path.stat().st_mtime < now - _OLD):
                    path.unlink()
                    swept.append(place)
        return swept

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as trouble:
            reason = trouble.strerror or str(trouble)
            raise LakeError(
                str(self.path), f"it cannot be written: {reason}", "what is finished is safe; run again"
            ) from trouble

    def _temporary(self) -> Path:
        return self.path / "tmp" / f"{socket.gethostname()}.{os.getpid()}.{secrets.token_hex(6)}"


class Stage:
    """The files of a part while they are being written; `commit` makes them the lake's, else they vanish."""

    def __init__(self, lake: Lake, task: str) -> None:
        self.lake, self.task = lake, task
        self.folder = lake._temporary()
        self._files: list[tuple[Path, File]] = []

    def __enter__(self) -> Stage:
        with self.lake._writing():
            self.folder.mkdir(parents=True)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def files(self) -> list[File]:
        """The files taken in so far."""
        return [file for _, file in self._files]

    def open(self) -> Path:
        """A new temporary file's path."""
        return self.folder / secrets.token_hex(6)

    def keep(self, path: Path, folder: str, suffix: str, rows: int) -> File:
        """Takes in a file that stands whole at `path`, to go into a folder of the lake under a name made of its content."""
        with self.lake._writing(), path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        name = f"{folder}/{self.task[:_OWNER]}-{sha256[:16]}{suffix}"
        kept = File(path=name, bytes=path.stat().st_size, rows=rows, sha256=sha256)
        self._files.append((path, kept))
        return kept

    def commit(self, manifest: Manifest) -> None:
        """Puts the files in their places, then the manifest that names them."""
        self.place()
        self.lake.write(
            self.lake.manifest_path(manifest.task), msgspec.json.format(msgspec.json.encode(manifest)) + b"\n"
        )

    def place(self) -> None:
        """Puts the files in their places; a manifest is to name them next."""
        with self.lake._writing():
            folders = set()
            for path, file in self._files:
                goal = self.lake.path / file.path
                goal.parent.mkdir(parents=True, exist_ok=True)
                path.rename(goal)
                folders.add(goal.parent)
            for folder in sorted(folders):
                sync_folder(folder)


def write_synced(path: Path, raw: bytes) -> None:
    """Writes a file that outlives a loss of power."""
    with path.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _abandoned(folder: Path) -> bool:
    """True for a temporary folder whose process is gone; of another machine's, one that is a day old."""
    host, _, rest = folder.name.rpartition(".")[0].rpartition(".")
    if host == socket.gethostname() and rest.isdigit():
        try:
            os.kill(int(rest), 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False
    with contextlib.suppress(OSError):
        return folder.stat().st_mtime < time.time() - _OLD
    return False
