"""`chancery bench read --peers`: the whole reading beside what others do in less, on the same reports, in turns, in one run."""

from __future__ import annotations

import statistics
from collections.abc import Callable

from chancery.cli.language_bench import seconds, spacy_reader
from chancery.facts.reports import Report
from chancery.knowledge import load as load_tables
from chancery.language import load as load_english
from chancery.language.english import outline
from chancery.pipeline import read_report
from chancery.reading.screen import Screen


def peers_figures(reports: list[Report], rounds: int) -> dict[str, float | int | str]:
    """Words a CPU-second of each, the median of `rounds` rounds, and how many times as fast as our whole reading it is.

    spaCy's English pipeline (tok2vec, tagger, parser) is untrained where no trained one is at hand: worth nothing but its
    speed, which is the same.
    """
    english, tables = load_english(), load_tables()
    screen = Screen(tables)
    by_text = {report.text: report for report in reports}
    contenders: dict[str, Callable[[str], int] | None] = {
        "our whole reading": lambda text: len(read_report(by_text[text], english, tables).events),
        "our grammar alone": lambda text: len(english.read(text)),
        "spaCy's tagger and parser, untrained": spacy_reader(),
        "our tokens and sentences alone": lambda text: len(outline(text)),
        "bare word pieces (tokenizers)": lambda text: len(english.pieces(text)),
        "bare Aho-Corasick over our tables": lambda text: screen.count(text),
    }
    texts = list(by_text)
    words = sum(len(text.split()) for text in texts)
    rates: dict[str, list[float]] = {}
    for _ in range(max(1, rounds)):
        for name, read in contenders.items():
            if read is not None:
                read(texts[0])
                rates.setdefault(name, []).append(words / max(1e-9, seconds(read, texts)))
    middle = {name: statistics.median(found) for name, found in rates.items()}
    figures: dict[str, float | int | str] = {"reports": len(texts), "words": words}
    for name, rate in middle.items():
        figures[f"words a CPU-second, {name}"] = rate
    for name, rate in middle.items():
        if name != "our whole reading":
            figures[f"times as fast as our whole reading: {name}"] = rate / middle["our whole reading"]
    return figures
