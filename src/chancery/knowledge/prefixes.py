"""Prefixes: what a hyphen joins to its word, in a report as in the tables: "Co-operation", "Non-Aligned", "anti-balaka"."""

from __future__ import annotations

PREFIXES = frozenset(
    "a ab ad ante anti bi by co contra counter cyber de e eco ex extra i in inter intra ir macro mega mid micro mini mono"
    " multi non o over para post pre pro pseudo quasi re semi sub super t trans tri ultra un under uni vice x".split()
)


def joins(part: str) -> bool:
    """True for a first part that the hyphen behind it joins to the word: "Inter" of "Inter-Services", not "UN" of "UN-led"."""
    return (
        part.lower() in PREFIXES
        and not (len(part) > 1 and part.isupper())
        and (len(part) > 1 or part in ("e", "E", "x", "X", "T", "t", "U", "u"))
    )
