"""Readings as a lake keeps them: whole, one a line, in zstd frames behind a first line that says what the file is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import zstandard

from chancery.errors import LakeError
from chancery.facts.problems import Problem
from chancery.facts.readings import Reading
from chancery.record.entries import steps

SUFFIX = ".jsonl.zst"
_FORMAT, _FRAME, _LEVEL, _CHUNK = 1, 256 * 1024, 6, 2**18


class KeptReading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report with all that was read in it, and the problems of its coming; `sentences` are the steps of its sentences
    (`record.entries.ReadingEntry`), so that a record need not cut its text again. Lakes of earlier versions do not say."""

    reading: Reading
    problems: tuple[Problem, ...] = ()
    sentences: tuple[int, ...] = ()


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[KeptReading] = msgspec.json.Decoder(KeptReading)


class ReadingsWriter:
    """Writes a file of readings frame by frame, so that it never stands whole in memory."""

    def __init__(self, path: Path) -> None:
        self.path, self.rows = path, 0
        self._file = path.open("wb")
        self._lines: list[bytes] = []
        self._size = 0
        self._compressor = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True, write_content_size=True)
        self._frame(msgspec.json.encode({"chancery-readings": _FORMAT}) + b"\n")

    def write(self, line: bytes) -> None:
        """Adds a reading, as `kept_line` gives it."""
        self._lines.append(line)
        self._size += len(line) + 1
        self.rows += 1
        if self._size >= _FRAME:
            self._flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the file."""
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._lines:
            self._frame(b"\n".join(self._lines) + b"\n")
            self._lines, self._size = [], 0

    def _frame(self, raw: bytes) -> None:
        self._file.write(self._compressor.compress(raw))


def kept_line(reading: Reading, problems: tuple[Problem, ...]) -> bytes:
    """A reading as a line of a file of readings."""
    return _encoder.encode(KeptReading(reading=reading, problems=problems, sentences=steps(reading.report.text)))


def kept_lines(path: Path) -> Iterator[bytes]:
    """The lines of a file of readings, not yet decoded. Raises `LakeError` for a file that is damaged or another's."""
    try:
        with path.open("rb") as file:
            stream = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
            rest, first = b"", True
            while chunk := stream.read(_CHUNK):
                *lines, rest = (rest + chunk).split(b"\n")
                if first and lines:
                    _check(path, lines.pop(0))
                    first = False
                yield from lines
    except (OSError, zstandard.ZstdError) as damage:
        raise LakeError(
            str(path), f"it is damaged: {damage}", "delete its manifest and run the archive again"
        ) from damage


def kept_readings(path: Path) -> Iterator[KeptReading]:
    """The readings of a file, in order. Raises `LakeError`."""
    for line in kept_lines(path):
        try:
            yield _decoder.decode(line)
        except msgspec.DecodeError as wrong:
            raise LakeError(
                str(path), f"a reading in it is none: {wrong}", "another version made it: run the archive again"
            ) from wrong


def _check(path: Path, line: bytes) -> None:
    try:
        format = msgspec.json.decode(line)["chancery-readings"]
    except (msgspec.DecodeError, KeyError, TypeError) as wrong:
        raise LakeError(
            str(path), "it is no file of readings", "give a lake that `chancery archive run` made"
        ) from wrong
    if format != _FORMAT:
        raise LakeError(str(path), f"it has format {format}, this version reads {_FORMAT}", "install another version")
