"""`python -m evals.salience`: how well the weights of salience tell news from background, and with `--fit` the weights anew.

A happening is news where a gold event that is demanded is found at its words, background where none is; optional ones teach nothing. Annotators
differ in how much they demand: each set has an intercept of its own, and that of the gold is the one kept. What a demanded event has right
altogether counts twice, and the sets of the development data count twice. `--sets` names further files in the form of the gold.
All figures are cross-validated: each tenth of the reports, and each set, is judged by weights made of the rest.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from chancery.facts.documents import to_document
from chancery.facts.events import Salience
from chancery.knowledge import load as load_tables
from chancery.language import load as load_english
from chancery.pipeline import read_report
from chancery.reading.drafts import Draft
from chancery.reading.prominence import BACKGROUND, ProminenceReader, news_from
from chancery.scoring import Comparison, judged
from chancery.sources.reports import make_report
from evals.logistic import Table, chance, fit

TABLE = Path(__file__).parents[1] / "src/chancery/knowledge/salience.csv"
_FOLDS, _DECAY, _RARE = 10, 7.0, 10


@dataclass(frozen=True, slots=True)
class Told:
    """One happening that a reading tells: its set and report, what is known of it, what the rules say, and what the gold says.

    `demanded` is None for what is optional; `right` is True where type, status and participants are all the gold's.
    """

    set: int
    report: int
    features: dict[str, float]
    rule: bool
    demanded: bool | None
    right: bool


def told(paths: list[Path]) -> tuple[list[Told], list[int]]:
    """Every happening in the readings of the reports of all files, and how many events each file demands."""
    english, tables = load_english(), load_tables()
    seen: list[tuple[dict[str, float], bool]] = []
    weigh = ProminenceReader.features

    def noted(reader: ProminenceReader, drafts: list[Draft], said: list[Salience]) -> list[dict[str, float]]:
        found = weigh(reader, drafts, said)
        seen.extend(zip(found, (s == "news" for s in said), strict=True))
        return found

    out: list[Told] = []
    demands = [0] * len(paths)
    ProminenceReader.features = noted  # type: ignore[method-assign]
    try:
        for number, path in enumerate(paths):
            for line in path.read_text(encoding="utf-8").splitlines():
                gold = json.loads(line)
                demands[number] += sum(not e.get("optional") for e in gold["events"])
                seen.clear()
                report = make_report(gold["text"], published=gold.get("published"))
                reading = to_document(read_report(report, english, tables, off_topic="attribute"))
                out += _told(number, gold, reading, seen)
    finally:
        ProminenceReader.features = weigh  # type: ignore[method-assign]
    return out, demands


def _told(
    set: int, gold: dict[str, Any], reading: dict[str, Any], seen: list[tuple[dict[str, float], bool]]
) -> list[Told]:
    """Each happening with the gold event at its words; what the rules show comes first, as in scoring."""
    kinds: dict[str, tuple[bool | None, bool]] = {}
    golds = list(gold["events"])
    for shown in (True, False):
        events = [
            {**event, "salience": "news"}
            for event, (_, rule) in zip(reading["events"], seen, strict=False)
            if rule == shown
        ]
        comparison = Comparison({**gold, "events": golds}, {**reading, "events": events})
        met = {p: comparison.golds[g][0] for g, p in comparison.pairs}
        for number, (event, right) in enumerate(judged(comparison)):
            one = met.get(number)
            kinds[event["id"]] = (None if one is not None and one.get("optional") else one is not None, right)
        golds = [one for one in golds if all(one is not other for other in met.values())]
    key = crc32(gold["text"].encode())
    of = [kinds[event["id"]] for event, _ in zip(reading["events"], seen, strict=False)]
    return [Told(set, key, found, rule, *kind) for (found, rule), kind in zip(seen, of, strict=True)]


class Model:
    """The happenings as a table, with an intercept a set behind the features; `kept` sets count twice, and the first is the gold."""

    def __init__(self, found: list[Told], names: list[str], sets: int, kept: int) -> None:
        features = np.array([[t.features.get(n, 0.0) for n in names] for t in found])
        self.found, self.names = found, names
        self.sets = np.array([t.set for t in found])
        self.x = np.hstack([features, np.eye(sets)[self.sets]])
        self.y = np.array([float(bool(t.demanded)) for t in found])
        self.taught = np.array([t.demanded is not None for t in found])
        self.weight = np.where(self.sets < kept, 2.0, 1.0) * np.array(
            [1.0 + (t.right and bool(t.demanded)) for t in found]
        )
        self.decay = np.array([_DECAY] * len(names) + [0.3] * sets)
        self.decay[names.index("bias")] = 0.01

    def weights(self, rows: Table, home: int = 0) -> Table:
        """The weights of the features made of some rows; the bias is that of the set `home`."""
        rows = rows & self.taught
        w = fit(self.x[rows], self.y[rows], self.weight[rows], self.decay)
        known = w[: len(self.names)].copy()
        known[self.names.index("bias")] += w[len(self.names) + home]
        return known

    def chances(self, by_set: bool) -> Table:
        """Each happening's chance of being news by weights made without its set, or without its tenth of the reports."""
        parts = self.sets if by_set else np.array([t.report % _FOLDS for t in self.found])
        out = np.zeros(len(self.found))
        for part in np.unique(parts):
            away = parts == part
            known = self.weights(~away, home=int(by_set and part == 0))
            out[away] = chance(self.x[away, : len(self.names)], known)
        return out


def figures(found: list[Told], shown: Table, demands: int) -> str:
    """Precision, recall and F1 of events, and strict F1, where these are shown."""
    counted = [t for t, s in zip(found, shown, strict=True) if s and t.demanded is not None]
    hit, right = sum(bool(t.demanded) for t in counted), sum(bool(t.demanded) and t.right for t in counted)
    precision, recall = hit / max(len(counted), 1), hit / max(demands, 1)
    both = max(len(counted) + demands, 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * hit / both:.3f}  strict {2 * right / both:.3f}"


def main() -> int:
    """Prints the figures of the rules alone and of both, cross-validated; writes the table where asked."""
    parser = argparse.ArgumentParser(prog="evals.salience", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--sets", type=Path, nargs="*", default=[], help="further annotated reports, a file a set")
    parser.add_argument("--fit", action="store_true", help="write the weights made of all reports")
    options = parser.parse_args()
    gold = [p for p in (options.data / f"gold/{n}.jsonl" for n in ("gold", "real_gold")) if p.is_file()]
    paths = [*gold, *options.sets]
    if not gold:
        print(f"no development data in {options.data}")
        return 0
    found, demands = told(paths)
    often = [name for t in found for name in t.features]
    names = [name for name in dict.fromkeys(often) if often.count(name) >= _RARE and name != "barred"]
    model = Model(found, names, len(paths), len(gold))
    rule = np.array([t.rule for t in found])
    barred = np.array(["barred" in t.features for t in found])
    ways = {"rules": rule}
    sure = np.array([news_from(t.features) for t in found])
    for way, by_set in (("by report", False), *((("by set", True),) if len(paths) > 2 else ())):
        chances = model.chances(by_set)
        ways[way] = (chances > sure) & ~barred | (rule & (chances > BACKGROUND))
    for number, path in enumerate(paths):
        here = model.sets == number
        for way, shown in ways.items():
            print(f"{path.parent.name}/{path.stem:10s} {way:9s}", figures(found, shown & here, demands[number]))
    if options.fit:
        known = model.weights(np.ones(len(found), dtype=bool))
        head = "".join(line for line in TABLE.read_text(encoding="utf-8").splitlines(keepends=True) if line[0] == "#")
        body = "".join(f"{name},{weight:.3f}\n" for name, weight in zip(names, known, strict=True))
        TABLE.write_text(f"{head}feature,weight\n{body}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
