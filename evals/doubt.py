"""`python -m evals.doubt`: how well the confidence of events is calibrated, and with `--fit` its weights anew.

An event is right where a gold event, demanded or optional, is found at its words with type, status and participants all
right. The figures of reliability are cross-validated: each fifth of the reports is judged by weights made of the rest.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from chancery.facts.documents import to_document
from chancery.knowledge import load as load_tables
from chancery.language import load as load_english
from chancery.pipeline import read_report
from chancery.reading import events
from chancery.scoring import Comparison, judged
from chancery.sources.reports import make_report

Table = np.ndarray[Any, np.dtype[np.float64]]
TABLE = Path(__file__).parents[1] / "src/chancery/knowledge/doubt.csv"
_FOLDS, _BINS, _DECAY = 5, 5, 2.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One event that a reading shows as news: the report it is of, what speaks for it, its confidence, whether it is right."""

    report: int
    features: dict[str, float]
    confidence: float
    right: bool


def judge(paths: list[Path]) -> list[Judged]:
    """Every event shown as news in the readings of the gold reports."""
    english, tables = load_english(), load_tables()
    out: list[Judged] = []
    seen: list[dict[str, float]] = []
    wrapped = events.features

    def noted(*given: Any) -> dict[str, float]:
        seen.append(wrapped(*given))
        return seen[-1]

    events.features = noted  # type: ignore[assignment]
    try:
        number = 0
        for path in paths:
            for line in path.read_text(encoding="utf-8").splitlines():
                gold, number = json.loads(line), number + 1
                seen.clear()
                reading = to_document(
                    read_report(make_report(gold["text"], published=gold.get("published")), english, tables)
                )
                of = {e["id"]: f for e, f in zip(reading["events"], seen, strict=True)}
                for event, right in judged(Comparison(gold, reading)):
                    out.append(Judged(number, of[event["id"]], event["confidence"], right))
    finally:
        events.features = wrapped
    return out


def fit(found: list[Judged], names: list[str]) -> Table:
    """Weights of a logistic model with a little decay, by Newton's method."""
    x = np.array([[j.features[n] for n in names] for j in found])
    y = np.array([float(j.right) for j in found])
    w = np.zeros(len(names))
    decay = np.full(len(names), _DECAY)
    decay[names.index("bias")] = 0.01
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(decay), x.T @ (y - p) - decay * w)
        w += step
        if float(np.abs(step).max()) < 1e-8:
            break
    return w


def reliability(chances: Table, right: Table) -> tuple[float, float, list[tuple[float, float, int]]]:
    """Brier score, expected calibration error, and for each bin the mean confidence, the share right and the number."""
    bins: list[tuple[float, float, int]] = []
    error = 0.0
    for low in np.linspace(0, 1, _BINS + 1)[:-1]:
        inside = (chances >= low) & (chances < low + 1 / _BINS) if low < 1 - 1 / _BINS else chances >= low
        if inside.any():
            bins.append((float(chances[inside].mean()), float(right[inside].mean()), int(inside.sum())))
            error += abs(bins[-1][0] - bins[-1][1]) * bins[-1][2] / len(chances)
    return float(((chances - right) ** 2).mean()), error, bins


def main() -> int:
    """Prints the reliability, cross-validated and as shipped; writes the table where asked."""
    parser = argparse.ArgumentParser(prog="evals.doubt", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--fit", action="store_true", help="write the weights made of all reports")
    options = parser.parse_args()
    paths = [p for p in (options.data / f"gold/{n}.jsonl" for n in ("gold", "real_gold")) if p.is_file()]
    if not paths:
        print(f"no development data in {options.data}")
        return 0
    found = judge(paths)
    names = list(found[0].features)
    right = np.array([float(j.right) for j in found])
    chances = np.zeros(len(found))
    for fold in range(_FOLDS):
        weights = fit([j for j in found if j.report % _FOLDS != fold], names)
        for i, one in enumerate(found):
            if one.report % _FOLDS == fold:
                chances[i] = 1 / (1 + np.exp(-sum(w * one.features[n] for w, n in zip(weights, names, strict=True))))
    for name, given in (("cross-validated", chances), ("as shipped", np.array([j.confidence for j in found]))):
        brier, error, bins = reliability(given, right)
        print(f"{name}: {len(found)} events, {right.mean():.3f} right, Brier {brier:.3f}, ECE {error:.3f}")
        for mean, share, number in bins:
            print(f"  said {mean:.2f}  right {share:.2f}  of {number}")
    always = float(((right.mean() - right) ** 2).mean())
    print(f"saying {right.mean():.2f} of every event: Brier {always:.3f}")
    if options.fit:
        kept = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith(("#", "feature"))]
        rows = [f"{n},{w:.3f}" for n, w in zip(names, fit(found, names), strict=True)]
        TABLE.write_text("\n".join([*kept, *rows]) + "\n", encoding="utf-8")
        print(f"wrote {TABLE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
