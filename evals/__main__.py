"""`python -m evals`: the figures of every set, and whether they hold their floors."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from chancery.facts.documents import to_document
from chancery.facts.times import ends_apart
from chancery.facts.validation import faults
from chancery.knowledge import load as load_tables
from chancery.language import load as load_english
from chancery.language.english import outline
from chancery.pipeline import read_report
from chancery.reading.clocks import read_clock
from chancery.reading.times import read_times
from chancery.scoring import score
from chancery.sources.reports import make_report
from evals.attribution import attribution_figures, factuality_figures
from evals.chains import chain_figures, relation_figures
from evals.coding import coding_figures
from evals.coreference import coreference_figures
from evals.grammar import grammar_figures
from evals.particulars import particular_figures

FLOORS = Path(__file__).parent / "floors.toml"
AFFAIRS = Path(__file__).parent / "affairs.jsonl"
"""Six reports of invented affairs in the prose of newspapers, of our own, annotated as the development gold is."""
NOUNS = (
    "events_F1",
    "strict_F1",
    "type",
    "who",
    "status",
    "when",
    "claims",
    "positions",
    "constraints",
    "questions",
)
MARGIN = 0.005
"""How far a figure may fall below its floor without failing: other processors round the int8 weights a little differently."""


def main() -> int:
    """Measures all sets that are there, prints the figures beside their floors; 1 where one has fallen."""
    parser = argparse.ArgumentParser(prog="evals", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="write the figures that are better as new floors"
    )
    parser.add_argument(
        "--lower", action="store_true", help="with --raise: write the worse figures too (say why in the commit)"
    )
    options = parser.parse_args()
    sets = {
        "gold": options.data / "gold/gold.jsonl",
        "real": options.data / "gold/real_gold.jsonl",
        "seed": options.data / "seed/gold.jsonl",
        "affairs": AFFAIRS,
    }
    if not any(path.is_file() for name, path in sets.items() if name != "affairs"):
        print(f"no development data in {options.data}: the floors are unchecked")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    fallen = 0
    measured: dict[str, dict[str, Any]] = {}
    for name, path in sets.items():
        if path.is_file():
            measured[name] = gold_figures(path)
    attributions, factuality = (
        options.data / "data/polnear_train_sample.jsonl",
        options.data / "data/factuality_traindev.jsonl",
    )
    if attributions.is_file():
        measured["attributions"] = {"digest": _digest(attributions), **attribution_figures(attributions)}
    if factuality.is_file():
        measured["factuality"] = {"digest": _digest(factuality), **factuality_figures(factuality)}
    for name, file in (("timex", "timex_news_dev.jsonl"), ("history", "timex_history_dev.jsonl")):
        timex = options.data / "data" / file
        if timex.is_file():
            measured[name] = timex_figures(timex)
    coding = options.data / "data/plover_dev.jsonl"
    if coding.is_file():
        measured["plover"] = {"digest": _digest(coding), **coding_figures(coding)}
    chains = options.data / "data/ecbplus_traindev.jsonl.gz"
    if chains.is_file():
        measured["ecbplus"] = {"digest": _digest(chains), **coreference_figures(chains)}
    grammar = grammar_figures(options.data / "data")
    if grammar is not None:
        measured["grammar"] = grammar
    for name, figures in measured.items():
        known = floors.get(name, {})
        if known.get("digest") not in (None, figures["digest"]):
            print(f"{name}: the gold has changed since the floors were set; set them again with --raise")
        for key, value in figures.items():
            if key == "digest":
                continue
            floor = known.get(key)
            low = floor is not None and value < floor - MARGIN
            fallen += low
            print(
                f"{name:7} {key:12} {value:.3f}  floor {'none' if floor is None else f'{floor:.3f}'}{'  FALLEN' if low else ''}"
            )
    if options.lift:
        _write(measured, {} if options.lower else floors)
        return 0
    if fallen:
        print(f"{fallen} figures have fallen below their floors")
    return 1 if fallen else 0


def gold_figures(path: Path) -> dict[str, Any]:
    """The figures of one gold set; a reading that breaks the contract stops everything."""
    english, tables = load_english(), load_tables()
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    outlets = _outlets(path)
    documents = []
    for one in gold:
        report = make_report(
            one["text"],
            published=one.get("published"),
            outlet=one.get("outlet") or outlets.get(one["doc"]),
            key=one["doc"],
        )
        reading = read_report(report, english, tables)
        found = faults(reading)
        if found:
            sys.exit(f"{one['doc']}: {found[0]}")
        documents.append(to_document(reading))
    figures, _ = score(gold, documents)
    read = {one["doc"]: document for one, document in zip(gold, documents, strict=True)}
    return {
        "digest": _digest(path),
        **{n: round(float(figures[n]), 4) for n in NOUNS},
        **particular_figures(gold, documents),
        **chain_figures(gold, documents),
        **relation_figures(read),
    }


def _outlets(path: Path) -> dict[str, str]:
    reports = path.with_name(path.name.replace("gold", "reports"))
    if not reports.is_file() or reports == path:
        return {"seed": "CaliToday"}
    rows = (json.loads(line) for line in reports.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row["doc"]: row["outlet"] for row in rows if row.get("outlet")}


def timex_figures(path: Path) -> dict[str, Any]:
    """Span and value F1 of the time expressions of news, or of histories (TIMEX3)."""
    tables = load_tables()
    golds = preds = relaxed = value = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        report = make_report(one["text"], published=one["dct"])
        found = ends_apart(read_times(outline(one["text"]), read_clock(report, tables)))
        golds, preds = golds + len(one["timexes"]), preds + len(found)
        used: set[int] = set()
        for timex in one["timexes"]:
            for i, time in enumerate(found):
                if i not in used and time.span[0] < timex["end"] and timex["start"] < time.span[1]:
                    used.add(i)
                    relaxed += 1
                    value += time.value == timex["value"]
                    break
    return {
        "digest": _digest(path),
        "relaxed_F1": round(2 * relaxed / (golds + preds), 4),
        "value_F1": round(2 * value / (golds + preds), 4),
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _write(measured: dict[str, dict[str, Any]], floors: dict[str, Any]) -> None:
    lines = [
        "# Floors of quality: measured by `make gate`, raised by `python -m evals --raise`, lowered only by `--raise --lower`."
    ]
    for name, figures in measured.items():
        known = floors.get(name, {})
        same = known.get("digest") == figures["digest"]
        lines += ["", f"[{name}]", f'digest = "{figures["digest"]}"']
        for key, value in figures.items():
            if key != "digest":
                lines.append(f"{key} = {max(value, known.get(key, 0.0)) if same else value:.4f}")
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
