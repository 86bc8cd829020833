"""Boundaries: a second opinion on where sentences end, learned from treebanks.

The rules of `sentences` know news: a full stop, a capital behind it. Mails, captions and lists end sentences without either
("the ferry leaves at nine. | it is never late"; "Figure 2.3 | The harbour of Valletta"), and write "c. 1818" in the middle of one. A linear model over
the words around a gap, with the rules' own verdict among its features, moves the verdict where it is sure.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

ADD, DROP = 0.7, -3.0
"""A boundary is added above the one score and dropped below the other; in between, the rules are right. None is dropped
beside a quotation mark: treebanks have hardly seen quotes such as ``these'', and sentences must not be glued together."""
_ADDRESS = re.compile(r"https?://|www\.|.*\w\.(?:com|org|net|html?|co|php|pdf|doc|xls)\b", re.IGNORECASE)
_KNOWN = 50_000
"""Surroundings of gaps that are kept added up."""
_QUOTES = frozenset('"“”')
_MARKS = frozenset("\"“”'‘’`")


class Weights(dict[str, float]):
    """The weights of the model, by feature; none where the rules stand alone. `known` are the sums of those features that
    are the same wherever the same kinds of words stand around a gap, so that each is added up once.
    """

    def __init__(self, given: Mapping[str, float] | Iterable[tuple[str, float]] = ()) -> None:
        super().__init__(given)
        self.known: dict[Shape, float] = {}


@lru_cache(maxsize=2)
def load(file: Path) -> Weights:
    """The weights in a file; none where the folder has no such file."""
    if not file.is_file():
        return Weights()
    with gzip.open(file, "rt", encoding="utf-8") as handle:
        return Weights(json.load(handle))


def moved(words: list[str], spaced: list[bool], cuts: set[int], weights: Weights) -> set[int]:
    """The boundaries of one paragraph of `words`: those of the rules (`cuts`, the first words of sentences), moved.

    `spaced` tells whether white space stands before each word.
    """
    if not weights:
        return cuts
    out = set(cuts)
    known, get = weights.known, weights.get
    for at, shape, sizes in _gaps(words, spaced, cuts):
        score = known.get(shape)
        if score is None:
            if len(known) > _KNOWN:
                known.clear()
            score = known[shape] = weights[""] + sum(get(feature, 0.0) for feature in _of_shape(*shape))
        score += sum([get(feature, 0.0) for feature in _of_words(words, at, shape, sizes)])
        if at in cuts:
            if score < DROP and not _quoted(words, at):
                out.discard(at)
        elif score > ADD and not _opens_with_a_date(words, at):
            out.add(at)
    return out


def gaps(words: list[str], spaced: list[bool], cuts: set[int]) -> Iterator[tuple[int, list[str]]]:
    """Every gap at which a sentence may end, by the number of the word behind it, with its features.

    Between two plain words the second of which is written small none ends, nor before a stop, a comma or a closing mark.
    """
    for at, shape, sizes in _gaps(words, spaced, cuts):
        yield at, [*_of_shape(*shape), *_of_words(words, at, shape, sizes)]


Shape = tuple[str, str, str, str, str, str, str, str, str]
"""The verdict of the rules, the kinds of three words before a gap, the gap, the kinds of two words behind it, quotes, brackets."""


def _of_shape(
    rule: str, a: str, b: str, c: str, gap: str, d: str, e: str, inside: str, bracket: str
) -> tuple[str, ...]:
    """The features that the kinds of the words around a gap make."""
    core = f"{rule}{c}{gap}{d}"
    return (
        f"b{core}",
        f"c{core}{inside}{bracket}",
        f"d{core}{e}",
        f"e{core}{b}",
        f"j{rule}{b}{c}{d}{e}",
        f"k{rule}{a}{b}{c}{gap}{d}",
        f"n{rule}{c}{d}{e}{inside}",
    )


def _of_words(words: list[str], at: int, shape: Shape, sizes: tuple[int, int]) -> tuple[str, ...]:
    """The features that the words themselves make, and the lengths of the sentences on both sides."""
    rule, _, _, c, gap, d, _, _, _ = shape
    low, under = words[at].lower(), words[at - 1].lower()
    return (
        f"f{rule}{c}{gap}{low}",
        f"g{rule}{under}{gap}{d}",
        f"h{rule}{c}{gap}{d}{sizes[0]}",
        f"i{rule}{c}{gap}{d}{sizes[1]}",
        f"l{rule}{low} {words[at + 1].lower() if at + 1 < len(words) else ''}",
        f"m{rule}{words[at - 2].lower() if at > 1 else ''} {under}{d}",
    )


def _gaps(words: list[str], spaced: list[bool], cuts: set[int]) -> Iterator[tuple[int, Shape, tuple[int, int]]]:
    """The gaps at which a sentence may end, with the kinds of words around and the lengths on both sides."""
    count = len(words)
    shapes = ["^", "^", "^", *map(kind, words), "$", "$"]
    starts = [0, *sorted(cuts), count]
    sentence, quotes, depth = 0, 0, 0
    for at in range(1, count):
        before = words[at - 1]
        if before in _QUOTES:
            quotes += 1
        elif before in "([":
            depth += 1
        elif before in ")]":
            depth = max(0, depth - 1)
        while sentence + 1 < len(starts) - 1 and starts[sentence + 1] < at:
            sentence += 1
        word = words[at]
        if word in _NEVER and at not in cuts:
            continue
        a, b, c = shapes[at : at + 3]
        d, e = shapes[at + 3 : at + 5]
        if before[-1].isalnum() and word[0].isalpha() and not word[0].isupper() and c not in _WHOLE and d not in _WHOLE:
            continue
        rule = "R" if at in cuts else "N"
        gap = "_" if spaced[at] else "|"
        inside = "q" if quotes % 2 else "u"
        after = starts[sentence + 2 if starts[sentence + 1] == at else sentence + 1]
        shape = (rule, a, b, c, gap, d, e, inside, "(" if depth else ".")
        yield at, shape, (_length(at - starts[sentence]), _length(after - at))


_NEVER = frozenset([".", ",", ";", "?", "!", ")", "]", "%", "'s", "’s", "”"])
_WHOLE = frozenset({"MAIL", "URL"})


@lru_cache(maxsize=20_000)
def kind(word: str) -> str:
    """The kind of a word: a mark itself, MAIL, URL, a number, `x`, `Xx`, `XX`, `X`, an abbreviation."""
    if len(word) == 1 and not word.isalnum():
        return word
    if "@" in word:
        return "MAIL"
    if _ADDRESS.match(word[:200]):
        return "URL"
    if word[0].isdigit():
        return "NUM/" if "/" in word else "NUM:" if ":" in word else "NUM"
    if not word[0].isalpha():
        return word[:2] + ("+" if len(word) > 2 else "")
    if word[-1] == ".":
        return "Abb." if len(word) > 2 else "A."
    if word.islower():
        return "x"
    if word.isupper():
        return "XX" if len(word) > 1 else "X"
    return "Xx"


def _quoted(words: list[str], at: int) -> bool:
    return any(word[0] in _MARKS for word in words[max(0, at - 1) : at + 2])


_BEFORE_A_DATE = frozenset(
    "in on by since until till from before after during january february march april june july august september october"
    " november december".split()
)


def _opens_with_a_date(words: list[str], at: int) -> bool:
    """True behind a date that opens a clause: "In 1992 Namibia and South Africa signed an accord", "On March 3 Oslo …"."""
    return at > 1 and words[at - 1].isdigit() and words[at - 2].lower() in _BEFORE_A_DATE and words[at][0].isalpha()


def _length(words: int) -> int:
    return words if words < 4 else 4 if words < 7 else 5 if words < 13 else 6 if words < 25 else 7
