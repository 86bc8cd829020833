"""The lexicon that goes with the weights: the commonest lemma of every open-class form of the training treebanks."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

from training.treebanks import conllu

_OPEN = frozenset({"VERB", "NOUN", "ADJ", "AUX"})


def write_lexicon(data: Path, path: Path) -> None:
    """Counts forms and lemmas in EWT and GUM train and writes `{"form|UPOS": lemma}` as gzipped JSON, sorted, without a time stamp."""
    counts: dict[str, Counter[str]] = {}
    for file in ("ewt_train", "gum_train"):
        for sentence in conllu(data / f"treebanks/{file}.conllu.gz"):
            for word, upos, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=True):
                if upos in _OPEN and word.isascii() and word.replace("-", "").isalpha():
                    counts.setdefault(f"{word.lower()}|{upos}", Counter())[lemma] += 1
    forms = {key: max(found.items(), key=lambda item: (item[1], item[0]))[0] for key, found in sorted(counts.items())}
    path.write_bytes(gzip.compress(json.dumps(forms, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0))
