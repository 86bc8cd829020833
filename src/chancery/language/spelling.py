"""Spelling: what a mistyped word stands for, so that "the annoucement" is read as an announcement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from string import ascii_lowercase

SHORTEST = 6
"""Shorter words have too many neighbours: "ream" is no "realm", "cusp" are no "cups"."""
LONG = 9
"""In words as long as this a vowel may stand for another: "definately"."""
_VOWELS = "aeiou"
COMMON = (12_000, 20_000, 12_000, 12_000)
"""By the kind of the slip. Only the commonest word pieces are taken for what was meant; they are numbered by how common they are."""


def respelled(
    low: str, rank: Callable[[str], int | None], fits: Callable[[str], bool], shortest: int = SHORTEST
) -> str | None:
    """The common word that a mistyped one stands for: two letters swapped, one left out, or one written twice or only once.

    "releif" is "relief", "accomodate" is "accommodate", "influnced" is "influenced". `low` is a word in lower case that no
    list has; `rank` tells how common a word is, None of words it has not; `fits` whether a word can stand there. None
    where no such word is near, or where more was changed than that.
    """
    if len(low) < shortest or not (low.isascii() and low.isalpha()) or low.endswith("ee"):
        return None
    found = []
    for kind, candidate in _neighbours(low):
        place = rank(candidate)
        if place is not None and place < COMMON[kind] and fits(candidate):
            found.append((kind, place, candidate))
    return min(found)[2] if found else None


def _neighbours(low: str) -> Iterator[tuple[int, str]]:
    """The words one slip away that begin with the same letter, with the kind of the slip, the likelier first."""
    for at in range(1, len(low) - 1):
        if low[at] != low[at + 1]:
            yield 0, low[:at] + low[at + 1] + low[at] + low[at + 2 :]
    for at in range(1, len(low)):
        if low[at] == low[at - 1]:
            yield 1, low[:at] + low[at + 1 :]
    for at in range(1, len(low) + 1):
        for letter in ascii_lowercase:
            yield 1 if letter == low[at - 1] else 2, low[:at] + letter + low[at:]
    for at in range(2, len(low)) if len(low) >= LONG else ():
        for letter in _VOWELS.replace(low[at], "") if low[at] in _VOWELS else "":
            yield 3, low[:at] + letter + low[at + 1 :]
