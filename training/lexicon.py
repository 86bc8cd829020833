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
    more than once and hardly ever otherwise ("later" is "late", "whom" is "who", "Times" is "Times").
    """
    counts: dict[str, Counter[str]] = {}
    for file in ("ewt_train", "gum_train"):
        for sentence in conllu(data / f"treebanks/{file}.conllu.gz"):
            for word, upos, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=True):
                letters = word.isascii() and word.replace("-", "").isalpha()
                if (
                    (upos in _OPEN and letters)
                    or (upos == "PROPN" and letters and not word[1:].isupper())
                    or (upos in _CLOSED and lemma != "_")
                ):
                    counts.setdefault(f"{word.lower()}|{upos}", Counter())[lemma] += 1
    forms = {}
    for key, found in sorted(counts.items()):
        lemma, times = max(found.items(), key=lambda item: (item[1], item[0]))
        if key.rpartition("|")[2] in _OPEN or (times >= OFTEN and times >= AGREED * found.total()):
            forms[key] = lemma
    path.write_bytes(gzip.compress(json.dumps(forms, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0))
