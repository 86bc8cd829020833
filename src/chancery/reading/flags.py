"""Flags: companies and warships whose names tell the country they are of: "Ethiopian Airlines", "HMS Defender"."""

from __future__ import annotations

from chancery.knowledge.world import Entry, World, slug
from chancery.language.text import Text

_TRADES = frozenset("Airlines Airways Railways Railway Telecom Petroleum Steel Telecommunications Aerospace".split())
"""What a company deals in, behind the name of its country."""
_INSIDE = frozenset({"of", "-"})


def company(text: Text, i: int, end: int, entry: Entry) -> tuple[int, int, Entry] | None:
    """Where the company begins and ends that bears the name of a country at tokens `[i, end)`, and what it is: "Ethiopian Airlines", "Air India"."""
    words, size = text.words, len(text.words)
    if entry.kind not in ("adjective", "country") or not words[i][0].isupper():
        return None
    first, last = i, end
    while last < size and last - end < 3 and words[last] in _TRADES:
        last += 1
    flies = last == end and last + 1 < size and words[last] == "Air" and not words[last + 1][0].isupper()
    if flies:
        last += 1
    elif last == end and i > 0 and words[i - 1] == "Air" and entry.kind == "country":
        first = i - 1
    elif last == end or words[last - 1] not in _TRADES:
        return None
    name = text.quote(first, last)
    return first, last, Entry("organisation", f"org:{slug(name)}", name, entry.country)


def warship(text: Text, i: int, world: World) -> tuple[int, Entry] | None:
    """Where the name of a warship at token `i` ends and the state that sails it: of "HMS Defender passed Crimea" Britain."""
    flag = world.ships.get(text.words[i])
    last, size = i + 1, len(text.words)
    if flag is None or last >= size or not text.words[last][0].isupper() or text.words[last].isupper():
        return None
    while last < size and last - i < 6 and (text.words[last][0].isupper() or text.lower[last] in _INSIDE):
        if text.sentence_of[last] != text.sentence_of[i]:
            break
        last += 1
    while text.lower[last - 1] in _INSIDE:
        last -= 1
    iso3 = flag.other if _speaks_of(text, world, flag.other) and not _speaks_of(text, world, flag.iso3) else flag.iso3
    return last, Entry("body", f"state:{iso3}", world.countries[iso3].name, iso3)


def _speaks_of(text: Text, world: World, iso3: str) -> bool:
    """True where the text has the name of a country or its adjective, each of one word."""
    row = world.countries.get(iso3)
    return row is not None and not {row.name, *row.adjectives.split("|")}.isdisjoint(text.words)
