"""Sketches: a MinHash of a report's words, so that near-duplicates are found among any number of reports.

Our own and not a library's, because sketches are kept: they must be the same in every version and on every machine.
"""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from operator import eq

import numpy as np
from numpy.typing import NDArray

from chancery.record.words import Remembered

_HASHES, _BANDS = 64, 16
_SHINGLE = 3
_SHORTS, _DIGITS = f">{_HASHES}H", 4 * (_HASHES // _BANDS)
"""How the numbers of a sketch are written, and the digits of one band."""
_HALF, _LOW, _KEPT = np.uint64(32), np.uint64(24), np.uint64(0xFFFF)


def _odd(count: int) -> NDArray[np.uint64]:
    """So many odd numbers of 64 bits, from a fixed linear congruence."""
    state, out = 20260101, []
    for _ in range(2 * count):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        out.append(state >> 32)
    return np.array([high << 32 | low | 1 for high, low in zip(out[::2], out[1::2], strict=True)], dtype=np.uint64)


_TIMES = _odd(_HASHES + 4)
"""The multipliers of 64 hash functions, those of the three words of a run, and that of a run."""
_numbers = Remembered(lambda word: zlib.crc32(word.encode()))


def sketch(words: list[str]) -> tuple[int, ...]:
    """The MinHash of the runs of three words in a text: 64 numbers of 16 bits; empty for fewer than six words."""
    if len(words) < 2 * _SHINGLE:
        return ()
    told = np.fromiter(map(_numbers.__getitem__, words), dtype=np.uint64, count=len(words))
    first, second, third, whole = _TIMES[_HASHES:]
    runs = told[:-2] * first + told[1:-1] * second + told[2:] * third
    runs ^= runs >> _HALF
    runs *= whole
    runs ^= runs >> _HALF
    return lowest(runs)


def lowest(hashes: NDArray[np.uint64]) -> tuple[int, ...]:
    """Bits 24 to 39 of the least value that each of 64 hash functions, `a * h % 2**64` with an odd `a`, has of some hashes."""
    least = np.multiply.outer(_TIMES[:_HASHES], hashes).min(axis=1)
    return tuple(((least >> _LOW) & _KEPT).tolist())


def bands(numbers: tuple[int, ...]) -> tuple[str, ...]:
    """The keys of a sketch: two texts that share about half of their runs share one of the sixteen nearly always."""
    raw = struct.pack(_SHORTS, *numbers).hex() if numbers else ""
    return tuple([f"{band:x}:{raw[at : at + _DIGITS]}" for band, at in enumerate(range(0, len(raw), _DIGITS))])


@lru_cache(maxsize=2_000)
def packed(numbers: tuple[int, ...]) -> int:
    """A sketch as one number, its own numbers side by side; 0 for an empty one."""
    return int.from_bytes(np.array(numbers, dtype="<u2").tobytes(), "little") | 1 << 16 * _HASHES if numbers else 0


def resemblance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The estimated share of runs that two texts have in common (Jaccard, 0 to 1)."""
    if not one or not other:
        return 0.0
    same: int = sum(map(eq, one, other))
    return same / _HASHES


def likeness_of_texts(one: int, other: int) -> float:
    """The resemblance of two packed sketches that share a band, else 0."""
    if not one or not other:
        return 0.0
    apart = one ^ other
    differ = (((apart & _REST) + _REST) | apart) & _HIGH  # the high bit of every number that is not the same
    bands = (differ | differ >> 16 | differ >> 32 | differ >> 48) & _FIRST
    return 1 - differ.bit_count() / _HASHES if bands != _FIRST else 0.0


_HIGH = sum(0x8000 << 16 * place for place in range(_HASHES))
_REST = sum(0x7FFF << 16 * place for place in range(_HASHES))
_FIRST = sum(0x8000 << 64 * band for band in range(_BANDS))
