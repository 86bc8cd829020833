"""`python -m evals.doubt`: how well the confidence of events is calibrated, and with `--fit` its weights anew. `--sets` names further files in the
form of the gold.

An event is right where a gold event, demanded or optional, is found at its words with type, status and participants all
right. The figures of reliability are cross-validated: each fifth of the reports is judged by weights made of the rest.
Reading is better on reports that its rules were made from than on others: `--unseen` names annotated reports that no rule was
made from, and with it the intercept is set so that what is said of their events is right as often as is said.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
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
from evals.logistic import Table, chance, fit

TABLE = Path(__file__).parents[1] / "src/chancery/knowledge/doubt.csv"
_FOLDS, _BINS, _DECAY, _RARE = 5, 5, 7.0, 10


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
                of = {e["id"]: f for e, f in zip(reading["events"], seen, strict=False)}  # what only anchors comes last
                for event, right in judged(Comparison(gold, reading)):
                    out.append(Judged(number, of[event["id"]], event["confidence"], right))
    finally:
        events.features = wrapped
    return out


def table(found: list[Judged], names: list[str]) -> tuple[Table, Table]:
    """What speaks for each event, a column a name, and whether it is right, 1 or 0."""
    x = np.array([[j.features.get(n, 0.0) for n in names] for j in found])
    return x, np.array([float(j.right) for j in found])


def weights(x: Table, y: Table, names: list[str]) -> Table:
    """The weights of the columns, all events counting the same."""
    return fit(x, y, np.ones(len(y)), np.array([0.01 if n == "bias" else _DECAY for n in names]))


def level(odds: Table, right: Table) -> float:
    """How far these log odds must all be moved for their mean chance to be the share that is right."""
    low, high = -8.0, 8.0
    while high - low > 1e-4:
        middle = (low + high) / 2
        low, high = (low, middle) if (1 / (1 + np.exp(-(odds + middle)))).mean() > right.mean() else (middle, high)
    return low


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
    parser.add_argument("--sets", type=Path, nargs="*", default=[], help="further annotated reports")
    parser.add_argument("--unseen", type=Path, nargs="*", default=[], help="annotated reports that no rule was made from")
    parser.add_argument("--fit", action="store_true", help="write the weights made of all reports")
    options = parser.parse_args()
    paths = [p for p in (options.data / f"gold/{n}.jsonl" for n in ("gold", "real_gold")) if p.is_file()]
    if not paths:
        print(f"no development data in {options.data}")
        return 0
    found = judge([*paths, *options.sets])
    often = Counter(name for one in found for name, value in one.features.items() if value)
    names = [name for name, count in often.items() if count >= _RARE]
    x, right = table(found, names)
    chances = np.zeros(len(found))
    folds = np.array([one.report % _FOLDS for one in found])
    for fold in range(_FOLDS):
        away = folds == fold
        chances[away] = chance(x[away], weights(x[~away], right[~away], names))
    for name, given in (("cross-validated", chances), ("as shipped", np.array([j.confidence for j in found]))):
        brier, error, bins = reliability(given, right)
        print(f"{name}: {len(found)} events, {right.mean():.3f} right, Brier {brier:.3f}, ECE {error:.3f}")
        for mean, share, number in bins:
            print(f"  said {mean:.2f}  right {share:.2f}  of {number}")
    always = float(((right.mean() - right) ** 2).mean())
    print(f"saying {right.mean():.2f} of every event: Brier {always:.3f}")
    if options.fit:
        kept = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith(("#", "feature"))]
        made = weights(x, right, names)
        if options.unseen:
            new, correct = table(judge(options.unseen), names)
            made[names.index("bias")] += level(new @ made, correct)
        rows = [f"{n},{w:.3f}" for n, w in zip(names, made, strict=True)]
        TABLE.write_text("\n".join([*kept, *rows]) + "\n", encoding="utf-8")
        print(f"wrote {TABLE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
