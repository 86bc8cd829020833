"""Beginnings: where the next record of a WARC, or the next line, begins behind any byte of a file."""

from __future__ import annotations

import zlib
from typing import BinaryIO

_WINDOW = 2**20
_MAGIC = b"\x1f\x8b\x08"
_LOOK = 4096


def next_record(file: BinaryIO, offset: int) -> int:
    """The first byte, at `offset` or behind it, at which a record of a packed WARC begins; the file's size where none does.

    Each record of such a file is packed alone. The mark of gzip may stand in a record by chance; that what follows
    unpacks to `WARC/` cannot.
    """
    size = file.seek(0, 2)
    if offset <= 0:
        return 0
    while offset < size:
        file.seek(offset)
        window = file.read(_WINDOW + _LOOK)
        at = window.find(_MAGIC)
        while 0 <= at < _WINDOW:
            if _opens(window[at : at + _LOOK]):
                return offset + at
            at = window.find(_MAGIC, at + 1)
        offset += _WINDOW
    return size


def next_line(file: BinaryIO, offset: int) -> int:
    """The first byte, at `offset` or behind it, at which a line begins; the file's size where none does."""
    size = file.seek(0, 2)
    if offset <= 0:
        return 0
    place = offset - 1
    while place < size:
        file.seek(place)
        window = file.read(_WINDOW)
        at = window.find(b"\n")
        if at >= 0:
            return place + at + 1
        place += len(window)
    return size


def _opens(raw: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(raw, 8).startswith(b"WARC/")
    except zlib.error:
        return False
