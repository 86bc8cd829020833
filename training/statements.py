"""re3d: statements of governments whose phrases for persons, organisations and places become names.

re3d marks phrases ("Iraqi President Fuad Masum", "the Members of the Security Council"); a name is what is left of the
innermost phrase without articles, titles and peoples, where all of it is written with capitals.
"""

from __future__ import annotations

import json
from pathlib import Path

from chancery.language.english import outline
from chancery.language.text import Text
from training.silver import TITLES, UNSURE
from training.treebanks import Sentence, lines

_KINDS = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_SMALL = frozenset("of the and for in de al - & on to".split())
_BEFORE_NAMES = TITLES | frozenset(
    """members permanent representative senior spokesman spokesperson special leader former commander new acting british american
    iraqi syrian russian turkish french un us u.s. uk assistant under deputy state""".split()
)
SHORTEST, LONGEST_NAME = 4, 8


def statements(path: Path, half: int) -> list[Sentence]:
    """The sentences of every other statement (`half` 0 or 1), with names; capitals outside of phrases are left open."""
    out: list[Sentence] = []
    for number, line in enumerate(lines(path)):
        if number % 2 != half:
            continue
        report = json.loads(line)
        text = outline(report["text"])
        labels = _labels(text, report["entities"])
        for sentence in text.sentences:
            words = text.words[sentence.first : sentence.last]
            if len(words) < SHORTEST:
                continue
            names = labels[sentence.first : sentence.last]
            open_ones = [
                n > 0 and name == "O" and w.isalpha() and w[0].isupper()
                for n, (w, name) in enumerate(zip(words, names, strict=True))
            ]
            names = [UNSURE if is_open else name for name, is_open in zip(names, open_ones, strict=True)]
            out.append(Sentence(words=words, names=names))
    return out


def _labels(text: Text, entities: list[tuple[int, int, str, str]]) -> list[str]:
    labels = ["O"] * len(text.words)
    spans = [(text.tokens_in(start, end), kind) for start, end, kind, _ in entities]
    peoples = {token for tokens, kind in spans if kind == "Nationality" for token in tokens}
    for tokens, kind in sorted(spans, key=lambda span: len(span[0])):
        if kind not in _KINDS or not len(tokens):
            continue
        first, last, label = tokens[0], tokens[-1] + 1, _KINDS[kind]
        while first < last and _before(text, first, label, peoples):
            first += 1
        while last > first and not text.words[last - 1][0].isupper():
            last -= 1
        words = text.words[first:last]
        if (
            0 < len(words) <= LONGEST_NAME
            and all(w[0].isupper() or w.lower() in _SMALL for w in words)
            and all(known == "O" for known in labels[first:last])
        ):
            labels[first:last] = [f"B-{label}"] + [f"I-{label}"] * (len(words) - 1)
    return labels


def _before(text: Text, token: int, label: str, peoples: set[int]) -> bool:
    """True for an article or a word written small, and before a person for a title or a people."""
    if text.lower[token] in ("the", "a", "an") or not text.words[token][0].isupper():
        return True
    return label == "PER" and (text.lower[token] in _BEFORE_NAMES or token in peoples)
