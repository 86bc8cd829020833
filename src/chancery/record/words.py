"""Words: what a mention's words have in common with another's, whatever their form."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

import msgspec

from chancery.knowledge.table import rows
from chancery.knowledge.tables import Tables
from chancery.language.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*", re.UNICODE)
_STORY_TERMS = 20
T = TypeVar("T")
RARE = -math.log(1 / 1001)
"""What a word weighs that stands in none of a thousand documents."""
_SUFFIXES = (
    ("isation", ("ise",)),
    ("ization", ("ize",)),
    ("ication", ("icate", "ify", "y")),
    ("ation", ("ate", "e", "")),
    ("ition", ("e", "ite", "")),
    ("sion", ("d", "de", "t", "se", "s")),
    ("tion", ("t", "te", "")),
    ("ion", ("", "e")),
    ("ment", ("", "e")),
    ("ance", ("", "e", "ate")),
    ("ence", ("", "e")),
    ("ure", ("e", "")),
    ("al", ("e", "")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("or", ("", "e")),
)
_ROOTS = dict(
    pair.split(":")
    for pair in """
    acquisition:acquire death:die decision:decide sale:sell speech:speak talk:talk choice:choose flight:fly loss:lose
    victory:win defeat:defeat birth:bear theft:steal rejection:reject denial:deny reply:reply proof:prove belief:believe
    growth:grow pursuit:pursue failure:fail success:succeed division:divide collision:collide explosion:explode
    earthquake:quake quake:quake blast:explode robbery:rob burglary:burgle murder:murder homicide:murder slaying:slay
    shooting:shoot injury:injure wound:injure suspension:suspend expulsion:expel withdrawal:withdraw approval:approve
    refusal:refuse purchase:buy takeover:acquire buyout:acquire conviction:convict marriage:marry wedding:marry
    launch:launch release:release nomination:nominate election:elect resignation:resign dismissal:dismiss
    negotiation:negotiate telephone:phone tremor:quake temblor:quake
    """.split()
)


class CommonWord(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `common-words.csv`: the root of a word and in how many of a thousand documents it stands."""

    word: str
    share: str


class Remembered(dict[str, T]):
    """What `find` gives for a string, remembered for the next time; `most` at most, and none of a string too long to be words."""

    def __init__(self, find: Callable[[str], T], most: int = 50_000) -> None:
        self.find, self.most = find, most

    def __missing__(self, key: str) -> T:
        if len(key) > 40:  # a link, a script
            return self.find(key)
        if len(self) >= self.most:
            self.clear()
        found = self[key] = self.find(key)
        return found


_parts = Remembered(_WORD.findall)
"""The words of what stands between two spaces."""


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, numbers included, in order: "U.S.-China talks, 3.5 hours" has six."""
    out: list[str] = []
    for plain in text.lower().replace(", ", " ").replace(". ", " ").split():  # no word has a space in it
        if plain.isalpha():
            out.append(plain)
        else:
            out += _parts[plain]
    return out


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """What a word shares with its kin: "visits" and "visited" are `visit`, "announcement" and "announced" `announce`."""
    low = word.lower()
    if low[:1].isdigit():
        return low
    lexicon = Lexicon.packaged()
    low = low.removesuffix("'s").removesuffix("’s")
    lemma = lexicon.alone(low).lower()
    if lemma in _ROOTS:
        return _ROOTS[lemma]
    if lexicon.is_verb(lemma):
        return lemma
    for suffix, endings in _SUFFIXES:
        stem = lemma[: -len(suffix)]
        if lemma.endswith(suffix) and len(stem) > 2:
            for ending in endings:
                if lexicon.is_verb(stem + ending):
                    return stem + ending
    return lemma


class Frequencies:
    """How common words are, from `common-words.csv`: a word that is not in it is rare."""

    def __init__(self, tables: Tables) -> None:
        self._tells = Remembered(self._told)
        self.weights = {
            row.word: -math.log((int(row.share) + 1) / 1001)
            for row in rows("common-words.csv", CommonWord, tables.extra)
        }

    def weight(self, root: str) -> float:
        """How much a shared word tells: 0 for one that stands in every document, 6.9 for one that stands in none of a
        thousand."""
        return self.weights.get(root, RARE)

    def terms(self, text: str) -> tuple[str, ...]:
        """The roots that tell the story of a text: the twenty that are most frequent here and rare elsewhere, the best
        first; of a short text those that weigh at least 2."""
        return self.telling(words_of(text))

    def telling(self, words: Iterable[str]) -> tuple[str, ...]:
        """The same of the words of a text, in lower case."""
        counts = Counter(map(self._tells.__getitem__, words))
        weight = self.weights.get
        scored = sorted([(-(1 + math.log(n)) * weight(w, RARE), w) for w, n in counts.items() if w])
        return tuple([w for _, w in scored[:_STORY_TERMS]])

    def _told(self, word: str) -> str:
        """The root of a word that may tell a story; empty for any other."""
        if len(word) < 3 and not word.isdigit():
            return ""
        known = root(word)
        return known if self.weights.get(known, RARE) >= 2 else ""

    def content(self, text: str) -> tuple[str, ...]:
        """The roots of the words of a phrase that carry its sense, sorted: "the agreement on undersea cables"."""
        weight = self.weights.get
        return tuple(sorted(r for r in set(map(root, words_of(text))) if weight(r, RARE) >= 1.5 and not r.isdigit()))


def frequencies(tables: Tables) -> Frequencies:
    """The frequencies, loaded once a set of tables."""
    return tables.cached("frequencies", lambda: Frequencies(tables))


class KinRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `kin-words.csv`: words that reports use for one happening."""

    words: str


def kin_of(word: str, tables: Tables) -> tuple[str, ...]:
    """The families a root belongs to, by the first word of each: `acquire` is of the family `buy`."""
    families: dict[str, tuple[str, ...]] = tables.cached("kin-words", lambda: _families(tables))
    return families.get(word, ())


def _families(tables: Tables) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for number, row in enumerate(rows("kin-words.csv", KinRow, tables.extra)):
        words = row.words.split("|")
        for one in sorted({*words, *map(root, words)}):
            out.setdefault(one, []).append(f"{words[0]}.{number}")
    return {one: tuple(found) for one, found in out.items()}


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """Jaccard's similarity of two sets of words, 0 where either is empty."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a and b else 0.0
