"""The figures of the language layer on a part of each test set, small enough to run with every gate."""

from __future__ import annotations

import hashlib
from pathlib import Path

from training.evaluate import cuts, names, trees
from training.treebanks import conllu, iob2

from chancery.language import load

SENTENCES = 250
_TESTS = {"EWT": "ewt_test", "GUM": "gum_test", "PUD": "pud_test"}


def grammar_figures(data: Path) -> dict[str, float | str] | None:
    """Shares between 0 and 1: LAS, UPOS and lemma on the first 250 sentences of each treebank's test set (gold tokens), the F
    of tokens and sentences on the whole sets from raw text, that of names on every fourth sentence of Universal NER EWT dev.

    None where a set is missing. `python -m training.evaluate` measures everything.
    """
    files = {name: data / f"treebanks/{file}.conllu.gz" for name, file in _TESTS.items()}
    named = data / "ner/uner_ewt_dev.iob2"
    if not all(path.is_file() for path in [*files.values(), named]):
        return None
    english = load()
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in [*files.values(), named])).hexdigest()[:16]
    figures: dict[str, float | str] = {"digest": digest}
    for name, path in files.items():
        sentences = conllu(path)
        found = trees(english, sentences[:SENTENCES])
        figures |= {f"{name}_{kind}": round(found[kind] / 100, 4) for kind in ("LAS", "UPOS", "lemma")}
        figures |= {
            f"{name}_{kind}": round(value / 100, 4)
            for kind, value in zip(("tokens", "cuts"), cuts(sentences), strict=True)
        }
    figures["names_F1"] = round(names(english, iob2(named)[::4]), 4)
    return figures
