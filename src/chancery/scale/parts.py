"""Parts: an archive cut into pieces of work, each of the same size whoever does it and however many they are."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal

import msgspec

from chancery.errors import InputError
from chancery.scale.beginnings import next_line, next_record
from chancery.sources.archives import MBOXES, WARCS, ZIPS
from chancery.sources.files import KINDS, LINES, suffix_of

Kind = Literal["warc", "lines", "files"]
SIZES: dict[Kind, int] = {"warc": 32 * 2**20, "lines": 4 * 2**20, "files": 8 * 2**20}
"""Bytes of a part, about: some thousand pages of a packed WARC, a thousand reports in JSON Lines. They are part of the
lake's format: a lake is the same, byte for byte, only where its parts are."""
_FILES = 256
_CHUNK = 2**20


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of work: a stretch of one file, or a handful of small files.

    `start` and `end` are bytes of the file; what begins within them belongs to the part. `size` is what the part weighs,
    in bytes, for progress.
    """

    kind: Kind
    paths: tuple[str, ...]
    start: int = 0
    end: int = 0
    size: int = 0

    @property
    def name(self) -> str:
        """How the part is named to a person: `CC-NEWS-20260302.warc.gz, bytes 33,554,432 to 67,108,864`."""
        if self.kind == "files":
            return self.paths[0] if len(self.paths) == 1 else f"{self.paths[0]} and {len(self.paths) - 1} more"
        whole = self.start == 0 and self.end >= Path(self.paths[0]).stat().st_size
        return self.paths[0] if whole else f"{self.paths[0]}, bytes {self.start:,} to {self.end:,}"

    @property
    def trace(self) -> str:
        """By what a journal knows the part again without reading it: names, sizes and times of change of its files."""
        stats = [(p, s.st_size, s.st_mtime_ns) for p in self.paths for s in (Path(p).stat(),)]
        return hashlib.sha256(msgspec.json.encode((self.kind, self.start, self.end, stats))).hexdigest()[:24]


def parts_of(inputs: Sequence[str], sizes: dict[Kind, int] | None = None) -> Iterator[Part]:
    """The parts of some files and folders, in order. Raises `InputError` for an input that is neither."""
    sizes = sizes or SIZES
    small: list[tuple[str, int]] = []
    for path in _files(inputs):
        suffix, size = suffix_of(path.name), path.stat().st_size
        if suffix in WARCS or suffix in LINES:
            if small:
                yield from _handfuls(small, sizes["files"])
                small = []
            kind: Kind = "warc" if suffix in WARCS else "lines"
            count = max(1, round(size / sizes[kind])) if suffix != ".warc" else 1
            edges = [size * n // count for n in range(count + 1)]
            for start, end in pairwise(edges):
                yield Part(kind=kind, paths=(str(path),), start=start, end=end, size=end - start)
        else:
            small.append((str(path), size))
    yield from _handfuls(small, sizes["files"])


def sliced(parts: Sequence[Part], which: str | None) -> list[Part]:
    """Those parts that are one job's among many: `3/16` is the third of sixteen. Raises `InputError` for anything else."""
    if which is None:
        return list(parts)
    match = re.fullmatch(r"(\d{1,6})/(\d{1,6})", which)
    if match is None or not 1 <= int(match[1]) <= int(match[2]):
        raise InputError(f"--slice {which}", "this is no slice", "write I/N, from 1/N to N/N, such as 3/16")
    return list(parts[int(match[1]) - 1 :: int(match[2])])


def bounds_of(part: Part) -> tuple[int, int]:
    """Where the first record of a part begins, and where the first one behind it does."""
    with Path(part.paths[0]).open("rb") as file:
        if part.kind == "warc":
            return next_record(file, part.start), next_record(file, part.end)
        return next_line(file, part.start), next_line(file, part.end)


def content_of(part: Part, bounds: tuple[int, int]) -> str:
    """The SHA-256 of what a part holds: its place in the file and its bytes, or the names and bytes of its files."""
    digest = hashlib.sha256(f"{part.kind} {bounds[0]}\n".encode())
    for path in map(Path, part.paths):
        if part.kind == "files":
            digest.update(f"{path.name} {path.stat().st_size}\n".encode())
        with path.open("rb") as file:
            file.seek(bounds[0])
            left = bounds[1] - bounds[0] if part.kind != "files" else os.fstat(file.fileno()).st_size
            while left > 0 and (chunk := file.read(min(_CHUNK, left))):
                digest.update(chunk)
                left -= len(chunk)
    return digest.hexdigest()


def _files(inputs: Sequence[str]) -> Iterator[Path]:
    """Every file that is asked for, in order; of a folder those whose names say that they hold reports."""
    known = KINDS | WARCS | ZIPS | MBOXES
    for name in inputs:
        if name == "-" or re.match(r"https?://", name, re.IGNORECASE):
            raise InputError(name, "an archive is read from files", "fetch it first, and give the file or its folder")
        path = Path(name)
        if not path.exists():
            raise InputError(name, "there is no such file or folder", "check the path")
        if path.is_file():
            yield path
            continue
        found = sorted(
            p
            for p in path.rglob("*")
            if p.is_file()
            and not any(step.startswith(".") for step in p.relative_to(path).parts)
            and (suffix_of(p.name) in known or suffix_of(p.name).removesuffix(".gz") in KINDS - {""})
        )
        if not found:
            raise InputError(
                name, "no WARC and no file of reports in this folder", "give a folder of .warc.gz or .jsonl"
            )
        yield from found


def _handfuls(small: Sequence[tuple[str, int]], most: int) -> Iterator[Part]:
    """Small files, some at a time."""
    paths: list[str] = []
    size = 0
    for path, bytes_of in small:
        if paths and (size + bytes_of > most or len(paths) >= _FILES):
            yield Part(kind="files", paths=tuple(paths), size=size)
            paths, size = [], 0
        paths.append(path)
        size += bytes_of
    if paths:
        yield Part(kind="files", paths=tuple(paths), size=size)
