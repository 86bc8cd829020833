"""The label lists of the heads, decided from the training data."""

from __future__ import annotations

from collections import Counter

from chancery.language.lemmas import lemma_rule
from training.treebanks import Sentence


def label_lists(sentences: list[Sentence]) -> dict[str, list[str]]:
    """Relations, UPOS, FEATS bundles and lemma rules seen in the data (rules at least twice), and the name labels."""
    relations: Counter[str] = Counter()
    upos: Counter[str] = Counter()
    feats: Counter[str] = Counter()
    lemmas: Counter[str] = Counter()
    for s in sentences:
        relations.update(s.relations)
        upos.update(s.upos)
        feats.update(s.feats)
        lemmas.update(lemma_rule(word, lemma) for word, lemma in zip(s.words, s.lemmas, strict=False))
    return {
        "relations": sorted(relations),
        "upos": sorted(upos),
        "feats": sorted(f for f, n in feats.items() if n >= 2),
        "lemmas": [r for r, n in sorted(lemmas.items(), key=lambda x: (-x[1], x[0])) if n >= 2],
        "names": ["O"] + [f"{p}-{k}" for k in ("LOC", "ORG", "PER") for p in "BI"],
    }
