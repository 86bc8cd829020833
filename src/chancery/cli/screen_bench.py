"""`chancery bench screen`: pages of a WARC a CPU-second through the whole door: read, extract, screen, name the language.

The WARC is invented (`scale/invented.py`): pages of 130 KB with the markup, scripts and furniture of news sites and an
article of some 400 words, one in twenty about diplomacy. Both processes count, ours and the one that parses.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from chancery.knowledge import load as load_tables
from chancery.reading.screen import Screen
from chancery.scale.invented import write_archive
from chancery.scale.screening import Screened, Screening
from chancery.sources.archives import warc_arrivals, warc_pages
from chancery.sources.files import Given
from chancery.sources.languages import language_of

_LAP = 50


def screen_figures(rounds: int) -> dict[str, float | int]:
    """The figures: pages a CPU-second, by an archive's door and by that of single pages, and the share of each stage."""
    count = 100 * max(1, rounds)
    tables = load_tables()
    screen, screening = Screen(tables), Screening(tables)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        size = write_archive(path, count)
        pages = list(warc_pages(path))
        screening.page(pages[0])  # everything is loaded once
        language_of("Le ministre a été reçu à l'ambassade hier soir avec ses collègues.")
        started = _cpu(screening)
        for _ in warc_pages(path):
            pass
        reading = _cpu(screening) - started
        started, wall = _cpu(screening), time.monotonic()
        wanted, best, lap = set[str](), 0.0, _cpu(screening)
        for number, page in enumerate(pages, 1):
            if number % _LAP == 0:
                best, lap = max(best, _LAP / max(1e-9, _cpu(screening) - lap)), _cpu(screening)
            found = screening.page(page)
            if not isinstance(found, Screened):
                wanted.add(found.report.id)
        parsing, wall = _cpu(screening) - started, time.monotonic() - wall
        texts = [a.report for a in warc_arrivals("", path, Given()) if a.report is not None]
        started = time.process_time()
        passing = {r.id for r in texts if r.language == "en" and screen.relevant(r.text)}
        screened = time.process_time() - started
        started = time.process_time()
        for report in texts:
            language_of(report.text)
        languages = time.process_time() - started
    screening.close()
    whole = parsing + reading
    sentences = sum(len(report.text.split(". ")) for report in texts)
    return {
        "pages": count,
        "KB of HTML a page": size / count / 1000,
        "articles found": len(texts),
        "articles that pass the screen": len(wanted),
        "pages on which the archive's door differs from the other": len(wanted ^ passing),
        "articles a CPU-second": count / whole,
        f"of these, the quickest {_LAP} in a row": 1 / (1 / best + reading / count),
        "articles a second on the clock": count / wall,
        "share of reading the WARC": reading / whole,
        "share of extracting and screening": parsing / whole,
        "ms of naming the language, a page, where it is named": 1000 * languages / len(texts),
        "sentences a CPU-second through the screen alone": sentences / max(1e-9, screened),
    }


def _cpu(screening: Screening) -> float:
    """Seconds of computing so far, of this process and of the one that parses."""
    return time.process_time() + float(screening.cell.ask("ping", b"")["cpu"])
