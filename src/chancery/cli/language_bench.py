"""`chancery bench language`: how fast the language layer loads and reads, and how much memory it takes, beside spaCy."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from chancery.cli.reading import note
from chancery.facts.reports import Report
from chancery.language import load
from chancery.language.english import outline

_LONG = 600_000
_USUAL = 2_400
"""Characters of a report of usual length, some 400 words; the examples are shorter, and a batch of two sentences costs more a word."""


def language_figures(reports: list[Report], rounds: int) -> dict[str, float | int | str]:
    """Tokens a CPU-second over `rounds` rounds of all reports (the median, and the range), one thread.

    Before them one paragraph of 600,000 characters is read, for the memory it takes; in turns with them the same reports strung
    together to the usual length of 400 words. Where spaCy is installed its English tagger and parser, untrained and therefore
    worth nothing but their speed, read the same reports in turns with ours.
    """
    started = time.process_time()
    english = load()
    loading = time.process_time() - started
    texts = [report.text for report in reports]
    ours: Callable[[str], int] = lambda text: len(english.read(text))  # noqa: E731
    words = sum(map(ours, texts))
    loaded, started = memory(), time.process_time()
    long = ours(paragraph(texts))
    lasting, behind = time.process_time() - started, memory()
    theirs = spacy_reader()
    usual = strung(texts)
    words_strung = sum(map(ours, usual))
    rates: dict[str, list[float]] = {"ours": [], "strung": [], "spaCy": []}
    for _ in range(max(1, rounds)):
        rates["ours"].append(words / seconds(ours, texts))
        rates["strung"].append(words_strung / seconds(ours, usual))
        if theirs is not None:
            rates["spaCy"].append(words / seconds(theirs, texts))
    cut = words / min(seconds(lambda text: len(outline(text)), texts) for _ in range(3))
    figures: dict[str, float | int | str] = {
        "weights": english.version,
        "loading, CPU-s": loading,
        "tokens": words,
        "tokens a CPU-second": statistics.median(rates["ours"]),
        "tokens a CPU-second, slowest round": min(rates["ours"]),
        "tokens a CPU-second, fastest round": max(rates["ours"]),
        "tokens a CPU-second, reports of 400 words": statistics.median(rates["strung"]),
        "tokens a CPU-second, without grammar": cut,
        "memory once loaded, MB": loaded,
        "one long paragraph, tokens": long,
        "one long paragraph, CPU-s": lasting,
        "memory behind it, MB": behind,
    }
    if rates["spaCy"]:
        figures["tokens a CPU-second, spaCy untrained"] = statistics.median(rates["spaCy"])
        figures["ratio to spaCy"] = statistics.median(rates["ours"]) / statistics.median(rates["spaCy"])
    return figures


def strung(texts: list[str]) -> list[str]:
    """The texts one behind another, in as many as have the usual length of a report each."""
    out = [""]
    for text in texts:
        if len(out[-1]) >= _USUAL:
            out.append("")
        out[-1] += f"\n\n{text}" if out[-1] else text
    return out


def paragraph(texts: list[str]) -> str:
    """One paragraph of 600,000 characters, without a line break, out of the texts."""
    once = " ".join(" ".join(texts).split()) + " "
    return (once * (1 + _LONG // len(once)))[:_LONG]


def seconds(read: Callable[[str], int], texts: list[str]) -> float:
    """CPU-seconds of this process for one round over the texts."""
    started = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - started


def memory() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def spacy_reader() -> Callable[[str], int] | None:
    """spaCy's untrained English pipeline of tagger and parser; None, with a note, where it is not installed."""
    try:
        import spacy
        from spacy.training import Example
    except ImportError:
        note("spaCy is not installed: no comparison (pip install 'chancery[spacy]')")
        return None
    pipeline: Any = spacy.blank("en")
    pipeline.add_pipe("tok2vec")
    tagger: Any = pipeline.add_pipe("tagger")
    parser: Any = pipeline.add_pipe("parser")
    for label in ("NN", "VB"):
        tagger.add_label(label)
    for label in ("nsubj", "obj", "obl", "nmod", "det", "case"):
        parser.add_label(label)
    example = {"tags": ["NN", "VB"], "heads": [1, 1], "deps": ["nsubj", "ROOT"]}
    pipeline.initialize(lambda: [Example.from_dict(pipeline.make_doc("ministers met"), example)])
    return lambda text: len(pipeline(text))
