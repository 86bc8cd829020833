"""Spellings: names without their accents, and family names by their sound."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "ð": "d"}
)


def fold(name: str) -> str:
    """A name without its accents: "Lourenço" and "Lourenco" are one, and so are "Wałęsa" and "Walesa"."""
    return unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode() or name


def spelling(family: str) -> str:
    """A family name by its sound: "Gadaffi", "Gadhafi" and "Qaddafi" are one, "Zelenskky" and "Zelensky"."""
    plain = re.sub(r"[^a-z]", "", fold(family).lower()).removeprefix("al").removeprefix("el")
    for old, new in _SOUNDS:
        plain = plain.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", plain)


_SOUNDS = (
    ("dh", "d"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("q", "g"),
    ("kk", "k"),
    ("ck", "k"),
    ("sh", "s"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("ij", "i"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("tch", "ch"),
    ("ei", "e"),
    ("ai", "e"),
)
"""Letters that transcriptions of one name give otherwise."""
