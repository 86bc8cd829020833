"""Bodies: whole values as small blobs. JSON, compressed; once there are enough of a kind, against a dictionary of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import msgspec
import zstandard

T = TypeVar("T")
Part = TypeVar("Part")
ENOUGH = 1000
"""Values from which a dictionary is made."""
_SIZE = 64 * 1024
_PLAIN, _SHARED, _BARE = b"\x00", b"\x01", b"\x02"
_WINDOW, _TABLE, _SEARCHES, _MATCH, _GREEDY = 17, 17, 3, 5, 3
"""How values are packed against a dictionary: of all settings those that give the smallest contributions and events in half the
time that level 6 takes (1,518 and 356 bytes for 1,563 and 353)."""


class DamagedRow(sqlite3.DatabaseError):
    """A row of the index that cannot be unpacked: to whoever asks, the index is damaged and is made again."""


class Bodies(Generic[T]):
    """Packs and unpacks values of one type. `dictionary` is what `train` gave for earlier values, or None.

    A blob says in its first byte whether it needs the dictionary, so that those packed before it was made stay readable.
    """

    _dictionary: bytes | None = None

    def __init__(self, type: Any, dictionary: bytes | None = None) -> None:
        self._encode = msgspec.json.Encoder().encode
        self._decode: Callable[[bytes], T] = msgspec.json.Decoder(type).decode
        self._plain = zstandard.ZstdCompressor(level=3, write_checksum=False)
        self._unplain = zstandard.ZstdDecompressor()
        self._shared: zstandard.ZstdCompressor | None = None
        self._unshared: zstandard.ZstdDecompressor | None = None
        self.use(dictionary)

    @property
    def trained(self) -> bool:
        """True where a dictionary is in use."""
        return self._shared is not None

    def use(self, dictionary: bytes | None) -> None:
        """Packs against a dictionary from now on, or, with None, against none."""
        if dictionary == self._dictionary:
            return
        self._dictionary = dictionary
        if dictionary is None:
            self._shared = self._unshared = None
            return
        shared = zstandard.ZstdCompressionDict(dictionary)
        settings = zstandard.ZstdCompressionParameters(
            window_log=_WINDOW,
            hash_log=_TABLE,
            chain_log=_WINDOW - 1,
            search_log=_SEARCHES,
            min_match=_MATCH,
            strategy=_GREEDY,
            write_checksum=False,
            write_content_size=True,
            write_dict_id=False,
        )
        self._shared = zstandard.ZstdCompressor(dict_data=shared, compression_params=settings)
        self._unshared = zstandard.ZstdDecompressor(dict_data=shared)

    def train(self, values: Sequence[T], size: int = _SIZE) -> bytes | None:
        """A dictionary for values like these, or None where they are too few or too small for one."""
        try:
            return zstandard.train_dictionary(size, [self._encode(v) for v in values]).as_bytes()
        except zstandard.ZstdError:
            return None

    def pack(self, value: T) -> bytes:
        """A value as a blob."""
        return self.pack_written(self._encode(value))

    def written(self, value: T) -> bytes:
        """A value as it is before it is packed: a line of JSON."""
        return self._encode(value)

    def pack_written(self, raw: bytes) -> bytes:
        """What `written` gave as a blob."""
        if self._shared is not None:
            return _SHARED + self._shared.compress(raw)
        return _PLAIN + self._plain.compress(raw)

    def unpack(self, blob: bytes) -> T:
        """The value of a blob. Raises `DamagedRow` where it is none of ours."""
        return self.part(blob, self._decode)

    def bare(self, blob: bytes) -> T:
        """The value of a blob as it is kept: of many tellings with those alone that lists show."""
        return self.part(blob, self._decode)

    def part(self, blob: bytes, decode: Callable[[bytes], Part]) -> Part:
        """What of the value of a blob a decoder of its JSON takes. Raises `DamagedRow` as `unpack` does."""
        try:
            if blob[:1] == _PLAIN:
                raw = self._unplain.decompress(blob[1:])
            elif self._unshared is not None:
                raw = self._unshared.decompress(blob[1:])
            else:
                raise DamagedRow("the dictionary of the index is missing")
            return decode(raw)
        except (zstandard.ZstdError, msgspec.DecodeError, UnicodeDecodeError) as wrong:
            raise DamagedRow(f"a row cannot be unpacked: {wrong}") from wrong


class Remembered(Bodies[T]):
    """Bodies of which the values unpacked last are kept, as long as their blobs stay what they are: up to so many bytes of
    blobs, of which a value takes some thirty times as many. Only for values that nobody changes."""

    def __init__(self, type: Any, most: int) -> None:
        self._most, self._size = most, 0
        self._young: dict[bytes, T] = {}
        self._old: dict[bytes, T] = {}
        super().__init__(type)

    def use(self, dictionary: bytes | None) -> None:
        if dictionary != self._dictionary:
            self._young, self._old, self._size = {}, {}, 0
        super().use(dictionary)

    def unpack(self, blob: bytes) -> T:
        found = self._young.get(blob) or self._old.get(blob)
        if found is None:
            found = super().unpack(blob)
        if blob not in self._young and 8 * len(blob) <= self._most:
            self._young[blob] = found
            self._size += len(blob)
            if 2 * self._size > self._most:  # what was not asked for since the last time goes
                self._old, self._young, self._size = self._young, {}, 0
        return found


class Gathered(Bodies[T]):
    """Bodies of values of which those of many tellings are kept with a few of these; `gather` gives such a value whole."""

    def __init__(self, type: Any, gather: Callable[[T], T]) -> None:
        super().__init__(type)
        self._gather = gather

    def pack_bare(self, value: T) -> bytes:
        """A value of many tellings, with a few of these, as a blob."""
        return _BARE + self.pack(value)

    def unpack(self, blob: bytes) -> T:
        value = self.bare(blob)
        return self._gather(value) if blob[:1] == _BARE else value

    def part(self, blob: bytes, decode: Callable[[bytes], Part]) -> Part:
        return super().part(blob[1:] if blob[:1] == _BARE else blob, decode)
