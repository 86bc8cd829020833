"""`python bench/language.py [FILE ...]`: load time, words a second and memory of the language layer, on one thread.

Without files, a text of our own is read. Where spaCy is installed, its English tagger and parser, untrained and therefore
worth nothing but their speed, read the same text in the same run.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

STORY = """OSLO, May 4 (Harbour Wire) - Norway denied on Monday that its foreign minister had agreed to meet the envoys
of the two coastal states before the summit in June.

"Nothing has been fixed," the ministry's spokeswoman, Ragnhild Tveit, told reporters. She said that officials from both
sides would hold a telephone conference on Thursday to discuss fishing rights, which the parliament in Valletta had
condemned as unfair, and that a further round of negotiations would follow in Geneva if they made progress.

According to two people familiar with the matter, the delegations are finalizing arrangements for a visit by the prime
minister of Malta, who has been pushing for the treaty to be signed before the end of the year."""


def memory() -> float:
    """The most memory that this process has held so far, in MiB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (2**20 if sys.platform == "darwin" else 2**10)


def speed(read: Callable[[str], int], reports: list[str], rounds: int) -> str:
    """Words a second over `rounds` rounds of all reports: the median and the range. `read` returns the words it found."""
    for report in reports[:5]:
        read(report)
    rates = []
    for _ in range(rounds):
        started = time.perf_counter()
        words = sum(read(report) for report in reports)
        rates.append(words / (time.perf_counter() - started))
    return f"{statistics.median(rates):,.0f} words a second ({min(rates):,.0f} to {max(rates):,.0f}, {rounds} rounds)"


def beside_spacy(reports: list[str], rounds: int) -> str:
    """The speed of spaCy's untrained English tagger and parser on the same reports; a note where it is not installed."""
    try:
        import spacy
        from spacy.training import Example
    except ImportError:
        return "not installed, left out (pip install 'chancery[spacy]')"

    nlp = spacy.blank("en")
    tagger, parser = nlp.add_pipe("tagger"), nlp.add_pipe("parser")
    for label in ("NN", "VB"):
        tagger.add_label(label)
    for label in ("nsubj", "obj", "obl", "nmod", "det", "case"):
        parser.add_label(label)
    example = {"tags": ["NN", "VB"], "heads": [1, 1], "deps": ["nsubj", "ROOT"]}
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("ministers met"), example)])
    return f"tagger and parser, untrained, {spacy.__version__}: {speed(lambda t: len(nlp(t)), reports, rounds)}"


def main() -> None:
    """Prints the figures, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="texts to read, one report each")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    reports = [file.read_text(encoding="utf-8") for file in options.files] or [STORY] * 20

    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is imported
    started = time.perf_counter()
    import chancery.language as language

    imported = time.perf_counter()
    english = language.load()
    loaded = time.perf_counter()
    print(f"weights  {english.version}")
    print(f"import   {1000 * (imported - started):.0f} ms")
    print(f"load     {1000 * (loaded - imported):.0f} ms, {memory():.0f} MiB")
    print(f"read     {speed(lambda t: len(english.read(t)), reports, options.rounds)}, {memory():.0f} MiB")
    long = " ".join(" ".join(reports).split())
    long = (long + " ") * (1 + 600_000 // len(long))
    started = time.perf_counter()
    words = len(english.read(long[:600_000]))
    print(f"long     one paragraph of {words:,} words: {time.perf_counter() - started:.1f} s, {memory():.0f} MiB")
    print(f"spaCy    {beside_spacy(reports, options.rounds)}")


if __name__ == "__main__":
    main()
