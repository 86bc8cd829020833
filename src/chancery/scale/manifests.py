"""Manifests: what a finished part added to a lake; written last, so that what it names is there."""

from __future__ import annotations

import msgspec


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What the readings of a lake were made by: versions of the program, of the language weights, of the knowledge tables,
    and of the oddities of the houses whose pages are read."""

    chancery: str
    weights: str
    knowledge: str
    houses: str


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a lake: its path in it, its size, how many rows it holds, and the SHA-256 of its bytes."""

    path: str
    bytes: int
    rows: int
    sha256: str


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A document that could not be read: its number in the part, its name (address, line, file), and why."""

    number: int
    name: str
    reason: str


class Counts(msgspec.Struct, kw_only=True):
    """What became of the documents of a part, or of many."""

    documents: int = 0
    reports: int = 0
    mentions: int = 0
    irrelevant: int = 0
    language: int = 0
    no_article: int = 0
    failed: int = 0

    def add(self, other: Counts) -> None:
        """Adds what became of others."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a part added. Its bytes follow from the part's content and from what read it, from nothing else."""

    format: int
    task: str
    content: str
    made_by: Made
    counts: Counts
    failures: tuple[Failure, ...]
    files: tuple[File, ...]


class Compaction(msgspec.Struct, frozen=True, kw_only=True):
    """That some files of a table were written anew as fewer; the lake then holds `files` in the place of `replaces`."""

    format: int
    files: tuple[File, ...]
    replaces: tuple[str, ...]


def task_of(content: str, made_by: Made, format: int) -> str:
    """The name of the work that a part of this content is for what reads it: 32 hexadecimal digits."""
    import hashlib

    return hashlib.sha256(msgspec.json.encode((format, content, made_by))).hexdigest()[:32]
