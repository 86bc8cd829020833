"""Segments: batches of entries as files that any zstd tool can read: JSON Lines, compressed, named by their content.

A segment is a row of zstd frames. The first holds one line that says what the file is and which format it has; each of
the others holds up to `FRAME` bytes of entries, one JSON object a line, with zstd's own checksum. The file is named by
the SHA-256 of its bytes, so that a changed bit cannot go unseen; where one frame is damaged, the others can be saved.
`zstdcat log/*/*.jsonl.zst` prints a whole record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
import zstandard

from chancery.record.entries import Entry
from chancery.record.formats import up_to_date

FORMAT = 1
FRAME = 192 * 1024
LEVEL = 6
SUFFIX = ".jsonl.zst"
_MAGIC = b"\x28\xb5\x2f\xfd"
_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)
LARGEST = 1 << 30


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of a segment: `{"chancery-log": 1}`."""

    format: int = msgspec.field(name="chancery-log")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a segment: its offset and size in the file, and its lines, not yet decoded."""

    offset: int
    size: int
    lines: list[bytes]


class DamagedSegment(Exception):
    """A segment whose bytes are not those it is named after, or which cannot be unpacked; caught within the record."""


class NewerFormat(Exception):
    """A segment of a later format than this program reads; caught within the record."""


def write_segment(entries: Sequence[Entry]) -> bytes:
    """The bytes of a segment with these entries, in this order."""
    compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True, write_content_size=True)
    out = [compressor.compress(msgspec.json.encode(Header(format=FORMAT)) + b"\n")]
    lines: list[bytes] = []
    size = 0
    for entry in entries:
        line = _encoder.encode(entry)
        lines.append(line)
        size += len(line) + 1
        if size >= FRAME:
            out.append(compressor.compress(b"\n".join(lines) + b"\n"))
            lines, size = [], 0
    if lines:
        out.append(compressor.compress(b"\n".join(lines) + b"\n"))
    return b"".join(out)


def segment_name(raw: bytes) -> str:
    """The name of a segment: 32 hexadecimal digits of the SHA-256 of its bytes."""
    return hashlib.sha256(raw).hexdigest()[:32]


def frames(name: str, raw: bytes) -> Iterator[Frame]:
    """The frames of a segment with their lines. Raises `DamagedSegment` where a bit is not as it was written."""
    if segment_name(raw) != name:
        raise DamagedSegment("its bytes are not those it is named after")
    offset = 0
    format: int | None = None
    while offset < len(raw):
        data, used = _unpack(raw, offset)
        if format is None:
            format = _format(data)
        else:
            yield Frame(offset, used, up_to_date(data.splitlines(), format, FORMAT))
        offset += used
    if format is None:
        raise DamagedSegment("it is empty")


def one_frame(head: bytes, raw: bytes) -> list[bytes]:
    """The lines of the frame that `raw` is, of a segment that begins with `head`; `DamagedSegment` where it cannot be
    unpacked."""
    format = _format(_unpack(head, 0)[0])
    return up_to_date(_unpack(raw, 0)[0].splitlines(), format, FORMAT)


def salvage(raw: bytes) -> list[bytes]:
    """The lines of all frames of a damaged file that are whole by their own checksum, the header's left out."""
    saved: list[bytes] = []
    start = raw.find(_MAGIC)
    while start != -1:
        try:
            data, used = _unpack(raw, start)
        except DamagedSegment:
            used = 1
        else:
            saved += [line for line in data.splitlines() if _is_entry(line)]
        start = raw.find(_MAGIC, start + used)
    return saved


def _is_entry(line: bytes) -> bool:
    try:
        _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def decode(line: bytes) -> Entry:
    """The entry of a line; `msgspec.DecodeError` where it is none."""
    return _decoder.decode(line)


def decode_all(lines: Iterable[bytes]) -> Iterator[Entry]:
    """The entries of lines, in order."""
    return map(_decoder.decode, lines)


def _unpack(raw: bytes, offset: int) -> tuple[bytes, int]:
    """The content of the frame at `offset` and how many bytes of the file it takes."""
    view = memoryview(raw)[offset:]
    try:
        size = zstandard.frame_content_size(view)
        if not 0 <= size <= LARGEST:
            raise DamagedSegment(f"the frame at {offset} does not say its size")
        worker = zstandard.ZstdDecompressor().decompressobj()
        data = worker.decompress(view)
    except zstandard.ZstdError as wrong:
        raise DamagedSegment(f"the frame at {offset} cannot be unpacked: {wrong}") from wrong
    if not worker.eof:
        raise DamagedSegment(f"the frame at {offset} is cut off")
    return data, len(view) - len(worker.unused_data)


def _format(data: bytes) -> int:
    try:
        header = msgspec.json.decode(data, type=Header)
    except msgspec.DecodeError as wrong:
        raise DamagedSegment(f"its first line is not that of a log: {wrong}") from wrong
    if header.format > FORMAT:
        raise NewerFormat(str(header.format))
    return header.format
