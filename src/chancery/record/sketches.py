"""Sketches: a MinHash of a report's words, so that near-duplicates are found among any number of reports.

Our own and not a library's, because sketches are kept: they must be the same in every version and on every machine.
"""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from itertools import accumulate
from operator import eq

import numpy as np
from numpy.typing import NDArray

_HASHES, _BANDS = 64, 16
_SHINGLE = 3
_SHORTS, _DIGITS = f">{_HASHES}H", 4 * (_HASHES // _BANDS)
"""How the numbers of a sketch are written, and the digits of one band."""
_PRIME, _BITS, _SMALL = np.uint64((1 << 31) - 1), np.uint64(31), np.uint32((1 << 31) - 1)
_ONE, _SIGN, _KEPT = np.uint32(1), np.uint32(31), np.uint32(0xFFFF)


@lru_cache(maxsize=1)
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Multipliers and shifts of 64 hash functions, from a fixed linear congruence."""
    state, out = 20260101, []
    for _ in range(2 * _HASHES):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        out.append((state >> 33) % ((1 << 31) - 2) + 1)
    numbers = np.array(out, dtype=np.uint64)
    return numbers[:_HASHES, None], numbers[_HASHES:, None]


def sketch(words: list[str]) -> tuple[int, ...]:
    """The MinHash of the runs of three words in a text: 64 numbers of 16 bits; empty for fewer than six words."""
    if len(words) < 2 * _SHINGLE:
        return ()
    raw = " ".join(words).encode()
    sizes = map(len, words) if len(raw) == sum(map(len, words)) + len(words) - 1 else [len(w.encode()) for w in words]
    ends = list(accumulate(sizes, lambda end, size: end + 1 + size))
    begins = [0, *(end + 1 for end in ends[:-_SHINGLE])]
    runs = [zlib.crc32(raw[begin:end]) for begin, end in zip(begins, ends[_SHINGLE - 1 :], strict=True)]
    return lowest(np.array(runs, dtype=np.uint64) % _PRIME)


def lowest(hashes: NDArray[np.uint64]) -> tuple[int, ...]:
    """The last 16 bits of the least value that each of 64 hash functions, `(a * h + b) % (2**31 - 1)`, has of some hashes below
    2**31 - 1."""
    times, plus = _permutations()
    values = times * hashes
    values += plus
    rest = values.astype(np.uint32)  # the rest of a division by 2**31 - 1, without dividing
    rest &= _SMALL
    values >>= _BITS
    rest += values.astype(np.uint32)
    over = rest + _ONE
    over >>= _SIGN
    rest += over
    rest &= _SMALL
    return tuple((rest.min(axis=1) & _KEPT).tolist())


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
