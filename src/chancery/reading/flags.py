"""Flags: companies and warships whose names tell the country they are of: "Ethiopian Airlines", "HMS Defender"."""

from __future__ import annotations

from chancery.knowledge.world import Entry, slug
from chancery.language.text import Text

_TRADES = frozenset("Airlines Airways Railways Railway Telecom Petroleum Steel Telecommunications Aerospace".split())
"""What a company deals in, behind the name of its country."""
_PREFIXES = {
    "HMS": ("GBR", "United Kingdom"),
    "RFA": ("GBR", "United Kingdom"),
    "USS": ("USA", "United States"),
    "USNS": ("USA", "United States"),
    "USCGC": ("USA", "United States"),
    "HMAS": ("AUS", "Australia"),
    "HMCS": ("CAN", "Canada"),
    "HMNZS": ("NZL", "New Zealand"),
    "HNLMS": ("NLD", "Netherlands"),
    "HDMS": ("DNK", "Denmark"),
    "HNoMS": ("NOR", "Norway"),
    "INS": ("IND", "India"),
    "PNS": ("PAK", "Pakistan"),
    "BNS": ("BGD", "Bangladesh"),
    "SLNS": ("LKA", "Sri Lanka"),
    "BRP": ("PHL", "Philippines"),
    "KRI": ("IDN", "Indonesia"),
    "ROKS": ("KOR", "South Korea"),
    "ROCS": ("TWN", "Taiwan"),
    "JS": ("JPN", "Japan"),
    "JDS": ("JPN", "Japan"),
    "FGS": ("DEU", "Germany"),
    "TCG": ("TUR", "Turkey"),
    "ORP": ("POL", "Poland"),
    "ARA": ("ARG", "Argentina"),
}
"""What stands before the name of a state's warship. "INS" is Israel's too, where the report names Israel and not India."""
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


def warship(text: Text, i: int) -> tuple[int, Entry] | None:
    """Where the name of a warship at token `i` ends and the state that sails it: of "HMS Defender passed Crimea" Britain."""
    flag = _PREFIXES.get(text.words[i])
    last, size = i + 1, len(text.words)
    if flag is None or last >= size or not text.words[last][0].isupper() or text.words[last].isupper():
        return None
    while last < size and last - i < 6 and (text.words[last][0].isupper() or text.lower[last] in _INSIDE):
        if text.sentence_of[last] != text.sentence_of[i]:
            break
        last += 1
    while text.lower[last - 1] in _INSIDE:
        last -= 1
    iso3, name = ("ISR", "Israel") if flag[0] == "IND" and _israeli(text) else flag
    return last, Entry("body", f"state:{iso3}", name, iso3)


def _israeli(text: Text) -> bool:
    words = frozenset(text.words)
    return not words.isdisjoint({"Israel", "Israeli"}) and words.isdisjoint({"India", "Indian"})
