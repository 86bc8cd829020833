"""Sentence boundaries: the linear model over the gaps between words, from the paragraphs of EWT and GUM train."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

from chancery.language.boundaries import gaps
from chancery.language.sentences import sentences
from chancery.language.tokens import tokens
from training.treebanks import Sentence, conllu

SEEN, STRENGTH = 3, 1.0


def paragraphs_of(found: list[Sentence]) -> list[list[str]]:
    """The texts of the sentences of each paragraph."""
    out: list[list[str]] = []
    for sentence in found:
        if sentence.paragraph or not out:
            out.append([])
        out[-1].append(sentence.text)
    return out


def examples(paragraph: list[str]) -> list[tuple[list[str], bool]]:
    """The features of every gap of a paragraph, and whether a sentence ends there."""
    source, ends, at = " ".join(paragraph), set(), 0
    for text in paragraph:
        at += len(text)
        ends.add(at)
        at += 1
    found = tokens(source)
    words = [source[a:b] for a, b in found]
    spaced = [n > 0 and a > found[n - 1][1] for n, (a, _) in enumerate(found)]
    cuts = {first for first, _ in sentences(source, found)} - {0}
    return [(features, found[at - 1][1] in ends) for at, features in gaps(words, spaced, cuts)]


def write_boundaries(data: Path, path: Path) -> None:
    """Fits an L1 logistic regression and writes its weights, `{"feature": weight}` with the bias under the empty name."""
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    known = [
        example
        for name in ("ewt_train", "gum_train")
        for paragraph in paragraphs_of(conllu(data / f"treebanks/{name}.conllu.gz"))
        for example in examples(paragraph)
    ]
    counts = Counter(feature for features, _ in known for feature in features)
    columns = {f: n for n, f in enumerate(sorted(f for f, times in counts.items() if times >= SEEN))}
    places = [(row, columns[f]) for row, (features, _) in enumerate(known) for f in features if f in columns]
    rows, cells = zip(*places, strict=True)
    matrix = csr_matrix((numpy.ones(len(places)), (rows, cells)), shape=(len(known), len(columns)))
    model = LogisticRegression(l1_ratio=1.0, solver="liblinear", C=STRENGTH, max_iter=300, random_state=0)
    model.fit(matrix, numpy.array([ends for _, ends in known]))
    weights = {"": round(float(model.intercept_[0]), 3)}
    weights |= {f: round(float(w), 3) for f, w in zip(columns, model.coef_[0], strict=True) if abs(w) > 0.0005}
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
