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


def same_given(one: str, other: str) -> bool:
    """True for two spellings of one given name, or its short form: "Moammar" and "Muammar", "Sergey" and "Sergei", "Alex" and
    "Alexander"; "Boaz" is not "Benjamin".
    """
    first, second = fold(one).lower().rstrip("."), fold(other).lower()
    if not first or first[0] != second[:1]:
        return False
    return first.startswith(second) or second.startswith(first) or _consonants(first) == _consonants(second)


def _consonants(name: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou]", "", spelling(name.replace("x", "ks"))))


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
