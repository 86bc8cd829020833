"""Letters: how wide words stand, well enough to keep labels apart, and words cut to a width.

The widths are those of a plain grotesque, a little on the wide side, so that what fits here fits in any reader's font.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from chancery.desk.pictures.svg import words

_NARROW = frozenset("iljtfrI.,:;|'’‘!()[] /·-")
_BROAD = frozenset("mwMWQOGD@%&—…→")


def width(text: str, size: float) -> float:
    """The width of a line of words in a type of this size, in the same unit."""
    return size * _in_ems(text)


def fitted(text: str, size: float, room: float) -> str:
    """The words that fit into a width, with "…" where some were cut; empty where not even three letters would stand."""
    text = words(text)
    if width(text, size) <= room:
        return text
    room -= width("…", size)
    kept = ""
    for letter in text:
        room -= size * _ems(letter)
        if room < 0:
            break
        kept += letter
    return kept.rstrip(" ,.;:·-") + "…" if len(kept) > 2 else ""


@lru_cache(maxsize=8192)
def _in_ems(text: str) -> float:
    """The width of a line of words, in the size of its type."""
    return sum(map(_ems, words(text)))


@lru_cache(maxsize=4096)
def _ems(letter: str) -> float:
    if letter in _NARROW:
        return 0.37
    if letter in _BROAD:
        return 1.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if unicodedata.combining(letter):
        return 0.0
    return 0.74 if letter.isupper() else 0.62
