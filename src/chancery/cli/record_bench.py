"""`chancery bench record`: a record of invented reports: how long it takes to make, how quickly it answers, how large it is."""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from chancery.cli.exits import DONE
from chancery.cli.reading import note
from chancery.cli.tables import print_json
from chancery.record.entries import Entry, ReportEntry, entry_of
from chancery.record.inventions import BEGINNING, World
from chancery.record.record import Record
from chancery.record.trials import MADE_BY, opened

_LOT = 2000
EVENTS_A_REPORT = 3.1
_ASKED = 60


def bench_record(events: int, folder: Path | None, *, json: bool) -> int:
    """Prints the figures, one a line."""
    figures = record_figures(events, folder)
    if json:
        print_json(figures)
    else:
        for name, value in figures.items():
            print(f"{name:52} {value:>12,.3f}" if isinstance(value, float) else f"{name:52} {value:>12,}")
    return DONE


def record_figures(events: int, folder: Path | None) -> dict[str, float | int]:
    """The figures of a record of about so many events, made in a folder (a temporary one where none is given; one that
    holds a record already is asked as it is)."""
    if folder is not None:
        return _figures(folder, events)
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as made:
        return _figures(Path(made) / "record", events)


def _figures(path: Path, events: int) -> dict[str, float | int]:
    figures: dict[str, float | int] = {}
    new = not (path / "chancery.json").exists()
    world = World()
    with opened(path, create=True) as record:
        if new:
            figures["appending, s"] = fill(record, world, int(events / EVENTS_A_REPORT))
            begun, used = time.monotonic(), time.process_time()
            record.progress = said()
            record.rebuild(jobs=os.cpu_count() or 1)
            figures["rebuild, s"] = time.monotonic() - begun
            figures["rebuild, CPU s of the first process"] = time.process_time() - used
            figures["rebuild, CPU s of its helpers"] = _helped()
        size = record.size()
        figures |= {
            "reports": size.reports,
            "events": size.events,
            "segments": size.segments,
            "log, bytes an event": size.log_bytes / max(1, size.events),
            "index, bytes an event": size.index_bytes / max(1, size.events),
        }
        figures |= _queries(record)
        figures["a report appended and shown, p95 ms"] = _appended(record, World(99))
        figures["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def fill(record: Record, world: World, reports: int, *, as_published: bool = False) -> float:
    """Appends invented reports to the log; the seconds that appending took. They are received in large lots, `as_published`
    each when it was published."""
    taken = 0.0
    entries: list[Entry] = []
    received = datetime(2026, 1, 1, tzinfo=UTC)
    for number, reading in enumerate(world.readings(reports, MADE_BY), 1):
        if as_published:
            received = datetime.fromisoformat(reading.report.published or BEGINNING.isoformat())
        entries += [ReportEntry(received=received, report=reading.report), entry_of(reading, received)]
        if number % _LOT == 0 or number == reports:
            begun = time.monotonic()
            record.append(entries)
            taken += time.monotonic() - begun
            entries = []
            received += timedelta(seconds=1)
    return taken


def _queries(record: Record) -> dict[str, float]:
    """p95 of every query of the record, in milliseconds, each asked many times with other actors and days."""
    random = Random(3)
    world = World()
    states = [s[2] for s in world.states]
    hot, rare = states[:4], states[30:]
    last = record.reports(limit=1)[0].published or "2021-06-01"
    span = max(1, (datetime.fromisoformat(last) - BEGINNING).days)
    events = [e.id for e in record.events(limit=200)]
    reports = [r.id for r in record.reports(limit=200)]

    def day() -> str:
        return (BEGINNING + timedelta(days=random.randrange(span))).date().isoformat()

    def after(first: str, days: int) -> str:
        return (datetime.fromisoformat(first) + timedelta(days=days)).date().isoformat()

    def month() -> dict[str, Any]:
        first = day()
        return {"from_": first, "to": after(first, 30)}

    asked: dict[str, Callable[[], object]] = {
        "events": lambda: record.events(limit=50),
        "events --who (hot)": lambda: record.events(who=random.choice(hot), limit=50),
        "events --who (rare)": lambda: record.events(who=random.choice(rare), limit=50),
        "events --who --with (hot)": lambda: record.events(who=hot[0], with_=random.choice(hot[1:]), limit=50),
        "events --who --type --status": lambda: record.events(
            who=random.choice(hot), type="visit", status="postponed", limit=50
        ),
        "events --type": lambda: record.events(type="summit", limit=50),
        "events --status": lambda: record.events(status=random.choice(("postponed", "lapsed", "sought")), limit=50),
        "events --from --to": lambda: record.events(**month(), limit=50),
        "events --who --from --to": lambda: record.events(who=random.choice(hot), **month(), limit=50),
        "events --issue": lambda: record.events(issue=random.choice(("fisheries", "satellites")), limit=50),
        "events --min-origins": lambda: record.events(min_origins=random.choice((2, 4)), limit=50),
        "events --as-of": lambda: record.events(as_of=day(), limit=20),
        "events --who --as-of": lambda: record.events(who=random.choice(rare), as_of=day(), limit=20),
        "timeline --who": lambda: record.timeline(who=random.choice(hot), limit=50),
        "calendar": lambda: record.events(**month(), status="scheduled", limit=100),
        "show": lambda: record.show(random.choice(events)),
        "show REPORT": lambda: record.show(random.choice(reports)),
        "since": lambda: record.since(datetime.now(UTC) - timedelta(minutes=1), limit=50),
        "questions": lambda: record.questions(limit=50),
        "questions --who": lambda: record.questions(who=random.choice(rare), limit=20),
        "positions --who": lambda: record.positions(who=random.choice(states), limit=50),
        "positions --issue": lambda: record.positions(issue="satellites", limit=50),
        "relations --who": lambda: record.relations(who=random.choice(states), limit=50),
        "claims --by": lambda: record.claims(by="officials", limit=20),
        "search (two words)": lambda: record.search(
            f"{random.choice(('harvest', 'railway'))} {random.choice(('library', 'budget'))}", limit=20
        ),
        "search (quoted)": lambda: record.search('"put off a visit"', limit=20),
        "brief": lambda: record.brief(who=random.choice(states)),
        "check": lambda: record.contradictions(limit=20),
    }
    figures = {}
    for name, ask in asked.items():
        times = []
        deadline = time.monotonic() + 20.0
        for _ in range(_ASKED):
            begun = time.perf_counter()
            ask()
            times.append(time.perf_counter() - begun)
            if time.monotonic() > deadline:
                break
        figures[f"{name}, p95 ms"] = sorted(times)[int(0.95 * (len(times) - 1))] * 1000
    return figures


def _appended(record: Record, world: World) -> float:
    """p95 of the time from handing over a report that was read to finding its event in `events`, in milliseconds."""
    times = []
    for reading in list(world.readings(20, MADE_BY)):
        begun = time.perf_counter()
        record.add(reading)
        found = record.events(limit=1, from_="2021", to="2030") if reading.events else None
        assert found is None or len(found)
        times.append(time.perf_counter() - begun)
    return sorted(times)[int(0.95 * (len(times) - 1))] * 1000


def _helped() -> float:
    """The CPU seconds of processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def said() -> Callable[[int, int], None]:
    begun = time.monotonic()

    def show(done: int, of: int) -> None:
        if done % 10 == 0:
            note(f"{done} of {of} segments after {time.monotonic() - begun:.0f} s")

    return show
