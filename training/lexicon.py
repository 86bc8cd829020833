"""The lexicon that goes with the weights: the commonest lemma of every open-class form of the training treebanks."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

from training.treebanks import conllu

_OPEN = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
_CLOSED = frozenset({"ADV", "PRON", "ADP", "SCONJ", "CCONJ", "PART", "DET", "INTJ", "PUNCT"})
OFTEN, AGREED = 2, 0.8


def write_lexicon(data: Path, path: Path) -> None:
    """Counts forms and lemmas in EWT and GUM train and writes `{"form|UPOS": lemma}` as gzipped JSON, sorted, without a time stamp.

    Of open classes the commonest lemma of every form goes in; of closed classes and of proper nouns only what was seen
    more than once and hardly ever otherwise ("later" is "late", "Times" is "Times"). Where the treebanks disagree on a word
    of a closed class, each true to itself, the one decides that has more of it ("whom", "--").
    """
    counts: dict[str, list[Counter[str]]] = {}
    for number, file in enumerate(("ewt_train", "gum_train")):
        for sentence in conllu(data / f"treebanks/{file}.conllu.gz"):
            for word, upos, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=True):
                letters = word.isascii() and word.replace("-", "").isalpha()
                if (
                    (upos in _OPEN and letters)
                    or (upos == "PROPN" and letters and not word[1:].isupper())
                    or (upos in _CLOSED and lemma != "_")
                ):
                    key = f"{word.lower()}|{upos}"
                    counts.setdefault(key, [Counter(), Counter()])[number][lemma] += 1
    forms = {}
    for key, found in sorted(counts.items()):
        lemma, times = max((found[0] + found[1]).items(), key=lambda item: (item[1], item[0]))
        if key.rpartition("|")[2] in _OPEN or (times >= OFTEN and all(_agrees(one) for one in found)):
            forms[key] = lemma
    path.write_bytes(gzip.compress(json.dumps(forms, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0))


def _agrees(found: Counter[str]) -> bool:
    """True where one treebank hardly ever gives a form another lemma than the commonest."""
    return not found or max(found.values()) >= AGREED * found.total()
