"""`python -m training.factuality`: learns the table by which `reading/factuality.py` weighs what a predicate's words say.

A softmax over three classes and a score, both linear in the features, both with a quadratic decay and so with one best
answer, which L-BFGS finds. The score is fitted to be the median: nothing pulls it down to the mean of a fact that is mostly
certain, and past either end of the scale nothing is left to learn, since a score is clipped there. Trained on the train
parts; the development parts are measured on (`python -m evals`). How it was chosen is told in `docs/model-card.md`.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from chancery.knowledge import load as load_tables
from chancery.knowledge.events import event_tables
from chancery.reading.arguments import Grammar
from chancery.reading.factuality import features
from chancery.reading.status import StatusReader
from training.predicates import STANDARDS, rows

Array = np.ndarray[Any, np.dtype[np.float64]]
OUT = Path(__file__).parents[1] / "src/chancery/reading/factuality.json.gz"
RARE, STEPS = 3, 150
DECAY, OWN_DECAY, BIAS_DECAY = 12.0, 0.3, 0.01
"""Of every weight; of those that the smaller corpus has for its classes alone; of the biases."""
CERTAIN = 3.0
"""How much more a predicate of the smaller corpus counts."""
CLASSES = {"happened": (1.0, 2.6, 1.3), "certain": (1.0, 2.0, 2.0)}
"""How much a fact, what is uncertain, and what is none count in either corpus."""
END, NEAR = 3.0, 0.2
"""The ends of the scale, and how near to a score the loss of distance is rounded off."""


@dataclass(frozen=True, slots=True)
class Example:
    """One predicate: what its factuality can depend on, and its score."""

    features: list[str]
    score: float
    standard: str

    @property
    def label(self) -> int:
        """0 for a fact, 1 for what is uncertain, 2 for what is none."""
        return 0 if self.score >= 1 else 2 if self.score <= -1 else 1


def examples(path: Path) -> list[Example]:
    """Every predicate of the train parts."""
    tables = event_tables(load_tables())
    out = []
    for row, text, tokens in rows(path, "train"):
        reader, standard = StatusReader(Grammar(text), tables, {}), STANDARDS[row["corpus"]]
        for target, token in zip(row["targets"], tokens, strict=True):
            out.append(Example(features(text, token, reader, standard), float(target["score"]), standard))
    return out


def learn(given: list[Example]) -> dict[str, list[int]]:
    """The weights in thousandths, of each feature four: fact, uncertain, none, score."""
    counts = Counter(f for example in given for f in example.features)
    names = sorted(f for f, n in counts.items() if n >= RARE)
    known = {f: i for i, f in enumerate(names)}
    found = [[known[f] for f in example.features if f in known] for example in given]
    ends = np.cumsum([0, *map(len, found)])
    here = csr_matrix((np.ones(ends[-1]), np.concatenate(found), ends), shape=(len(given), len(names)))
    biases = [known[f] for f in ("bias", "certain:bias") if f in known]
    decay = np.full(len(names), DECAY)
    decay[biases] = BIAS_DECAY
    own = np.where([f.startswith("certain:") for f in names], np.minimum(decay, OWN_DECAY), decay)
    weights = np.column_stack([_classes(here, given, own), _scores(here, given, decay)])
    rounded = np.rint(weights * 1000).astype(int)
    return {f: rounded[i].tolist() for f, i in known.items() if np.abs(rounded[i]).max() >= 10}


def _weights(given: list[Example]) -> Array:
    return np.array([CERTAIN if example.standard == "certain" else 1.0 for example in given])


def _classes(here: csr_matrix, given: list[Example], decay: Array) -> Array:
    """The three columns of the classes: a softmax."""
    labels = np.eye(3)[[example.label for example in given]]
    weights = _weights(given) * [CLASSES[example.standard][example.label] for example in given]

    def loss(flat: Array) -> tuple[float, Array]:
        table = flat.reshape(-1, 3)
        sums = here @ table
        logs = sums - sums.max(1, keepdims=True)
        logs -= np.log(np.exp(logs).sum(1, keepdims=True))
        slope = here.T @ ((np.exp(logs) - labels) * weights[:, None]) + decay[:, None] * table
        return float(-(weights * (logs * labels).sum(1)).sum() + (decay[:, None] * table**2).sum() / 2), slope.ravel()

    return _least(loss, 3 * len(decay)).reshape(-1, 3)


def _scores(here: csr_matrix, given: list[Example], decay: Array) -> Array:
    """The column of the score: its distance is what counts, and none past the ends of the scale."""
    scores, weights = np.array([example.score for example in given]), _weights(given)

    def loss(table: Array) -> tuple[float, Array]:
        off = here @ table - scores
        off[((scores >= END) & (off > 0)) | ((scores <= -END) & (off < 0))] = 0
        size = np.abs(off)
        lost = np.where(size < NEAR, off**2 / (2 * NEAR), size - NEAR / 2)
        slope = here.T @ (weights * np.clip(off / NEAR, -1, 1)) + decay * table
        return float((weights * lost).sum() + (decay * table**2).sum() / 2), slope

    return _least(loss, len(decay))


def _least(loss: Callable[[Array], tuple[float, Array]], size: int) -> Array:
    found: Array = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return found


def main() -> None:
    """Reads the train parts, learns, writes the table."""
    parser = argparse.ArgumentParser(prog="training.factuality", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with factuality_traindev.jsonl")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    table = json.dumps(
        learn(examples(options.data / "factuality_traindev.jsonl")), sort_keys=True, separators=(",", ":")
    )
    options.out.write_bytes(gzip.compress(table.encode(), mtime=0))


if __name__ == "__main__":
    main()
