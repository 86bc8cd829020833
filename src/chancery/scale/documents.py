"""Documents: what a part holds, one by one; each comes as a report worth reading, or with why it is not one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chancery.errors import CellDied, DamagedArchive, InputError
from chancery.facts.problems import Problem
from chancery.facts.reports import Report
from chancery.reading.screen import Screen
from chancery.scale.beginnings import next_record
from chancery.scale.parts import Part
from chancery.scale.screening import Screened, Screening
from chancery.sources.archives import ArchivedPage, warc_pages
from chancery.sources.arrivals import Arrival
from chancery.sources.files import Given, file_arrivals
from chancery.sources.reports import arrivals
from chancery.sources.texts import LARGEST

_A_FILE = 1_000_000

Fate = Literal["report", "irrelevant", "language", "no-article", "failed"]
"""What becomes of a document: it is worth reading; it has nothing to do with diplomacy; it is in another language; it holds no article; it could not be read."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a part: its number in it, its name (address, line, file), and what it holds."""

    number: int
    name: str
    fate: Fate
    report: Report | None = None
    problems: tuple[Problem, ...] = ()
    reason: str = ""


def documents(
    part: Part, bounds: tuple[int, int], screening: Screening, avoid: dict[int, str], at: Callable[[int, int], None]
) -> Iterator[Document]:
    """The documents of a part, in order. Those to `avoid` (number: why) are not touched and come as failed.

    `at` is told the number of each document, and its byte in the file, before anything is done with it.
    """
    if part.kind == "warc":
        yield from _pages(part, bounds, screening, avoid, at)
        return
    found = _lines(part, bounds) if part.kind == "lines" else _files(part, avoid, at)
    for number, arrival in found:
        at(number, 0)
        name = arrival.name
        if number in avoid:
            yield Document(number, name, "failed", reason=avoid[number])
        elif arrival.report is None or arrival.trouble is not None:
            reason = arrival.trouble.reason if arrival.trouble is not None else "nothing in it"
            yield Document(number, name, "no-article" if "no article" in reason else "failed", reason=reason)
        else:
            fate = _fate(arrival.report, screening.screen)
            yield Document(number, name, fate, arrival.report, arrival.problems)


def _fate(report: Report, screen: Screen) -> Fate:
    if report.language.partition("-")[0] != "en":
        return "language"
    return "report" if screen.relevant(report.text) else "irrelevant"


def _pages(
    part: Part, bounds: tuple[int, int], screening: Screening, avoid: dict[int, str], at: Callable[[int, int], None]
) -> Iterator[Document]:
    """The pages of a stretch of a WARC; behind damage it goes on with the next record that is whole."""
    path, (start, end) = Path(part.paths[0]), bounds
    number, named = 0, False
    while start < end:
        try:
            for page in warc_pages(path, start, end):
                at(number, page.place)
                yield _page(number, page, screening, avoid)
                number += 1
            return
        except DamagedArchive as damage:
            if damage.place > start or not named:  # what is damaged further on at once is the same damage
                yield Document(number, f"byte {damage.place}", "failed", reason=damage.reason)
                number += 1
            named = True
            with path.open("rb") as file:
                start = next_record(file, damage.place + 1)


def _page(number: int, page: ArchivedPage, screening: Screening, avoid: dict[int, str]) -> Document:
    name = page.url or f"byte {page.place}"
    if number in avoid:
        return Document(number, name, "failed", reason=avoid[number])
    try:
        found = screening.page(page)
    except (CellDied, InputError) as trouble:
        return Document(number, name, "failed", reason=f"its parser was stopped: {trouble}")
    if isinstance(found, Screened):
        return Document(number, name, found.fate, reason=found.reason)
    return Document(number, name, "report", found.report, found.problems)


def _lines(part: Part, bounds: tuple[int, int]) -> Iterator[tuple[int, Arrival]]:
    name, size = f"byte {bounds[0]}", bounds[1] - bounds[0]
    if size > LARGEST:
        trouble = InputError(name, f"a line of {size / 1e6:.0f} MB is not read", "split it")
        yield 0, Arrival(name, None, trouble=trouble)
        return
    with Path(part.paths[0]).open("rb") as file:
        file.seek(bounds[0])
        raw = file.read(size)
    if raw:
        try:
            yield from enumerate(file_arrivals(name, raw, ".jsonl", Given()))
        except InputError as wrong:
            yield 0, Arrival(name, None, trouble=wrong)


def _files(part: Part, avoid: dict[int, str], at: Callable[[int, int], None]) -> Iterator[tuple[int, Arrival]]:
    """The reports of small files; each file has a number, and each of what it holds one of those behind."""
    for place, path in enumerate(part.paths):
        first = place * _A_FILE
        at(first, 0)
        if first in avoid:
            yield first, Arrival(Path(path).name, None)
            continue
        for number, arrival in enumerate(arrivals([path]), first + 1):
            arrival.name = arrival.name.replace(path, Path(path).name)
            yield number, arrival
