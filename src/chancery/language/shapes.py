"""Word shapes: what capitals and digits say of a word, since the encoder sees lower case only."""

from __future__ import annotations


def shape(word: str) -> int:
    """0 padding, 1 with a digit, 2 without letters, 3 lower case, 4 capitals, 5 one capital, 6 Capitalised, 7 mIxed."""
    if any(c.isdigit() for c in word):
        return 1
    if not any(c.isalpha() for c in word):
        return 2
    if word.islower():
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    if word[0].isupper() and word[1:].islower():
        return 6
    return 7
