"""`chancery bench desk`: a desk on a record of invented reports, many readers at once while reports are added: how long its
pages take, by the desk's own clock, and how heavy they are.

The desk runs as a process of its own, as `chancery desk` does, with its keeper; `python -m chancery.cli.desk_bench FOLDER MOMENT`
is that process, whose clock begins at the moment.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from chancery.cli.exits import DONE, FAILED
from chancery.cli.reading import note
from chancery.cli.record_bench import EVENTS_A_REPORT, fill, said
from chancery.cli.tables import print_json
from chancery.record.entries import Entry, ReportEntry, entry_of
from chancery.record.inventions import World
from chancery.record.record import Record
from chancery.record.trials import MADE_BY, opened

_SAMPLES = 48
_SETTLING = 5.0
"""Seconds until what works beside the desk has started: what is measured is a desk that is kept open."""
_TOOK = re.compile(r"desk;dur=([\d.]+)")


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """How many readers look at a desk, for how many seconds each looks at a page, how many seconds all of it lasts, and how many
    reports a second are added meanwhile."""

    clients: int = 32
    thought: float = 5.0
    seconds: float = 120.0
    adding: float = 1.0


class Visit(msgspec.Struct, frozen=True):
    """A page as one reader got it: its kind, address and HTTP status, how long the desk took (milliseconds), and its bytes."""

    kind: str
    address: str
    status: int
    took: float
    size: int


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What of a record readers look at: events, reports, actors, pairs of states and days from all of its time."""

    events: tuple[str, ...]
    reports: tuple[str, ...]
    actors: tuple[str, ...]
    states: tuple[str, ...]
    days: tuple[str, ...]
    last: datetime


def bench_desk(events: int, folder: Path | None, load: Load, *, json: bool) -> int:
    """Prints the figures, one a line; exit code 3 where a page did not answer."""
    figures = desk_figures(events, folder, load)
    if json:
        print_json(figures)
    else:
        for name, value in figures.items():
            print(f"{name:52} {value:>12,.1f}" if isinstance(value, float) else f"{name:52} {value:>12,}")
    return FAILED if figures["pages that failed"] else DONE


def desk_figures(events: int, folder: Path | None, load: Load) -> dict[str, float | int]:
    """The figures of a desk on a record of about so many events, made in a folder (a temporary one where none is given; one that
    holds a record already is taken as it is, and the reports are added to it)."""
    if folder is not None:
        return _figures(folder, events, load)
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as made:
        return _figures(Path(made) / "record", events, load)


def _figures(path: Path, events: int, load: Load) -> dict[str, float | int]:
    figures: dict[str, float | int] = {}
    with opened(path, create=True) as record:
        if record.extent()[0] == 0:
            fill(record, World(), int(events / EVENTS_A_REPORT), as_published=True)
            record.progress = said()
            record.rebuild()
        size, known = record.size(), known_of(record)
        figures |= {"reports": size.reports, "events": size.events}
        kinds = kinds_of(known)
        with _desk(path, known.last + timedelta(hours=1)) as (address, number):
            first = [_visit(address, kind, make(Random(1))) for kind, make in kinds.items()]
            time.sleep(min(_SETTLING, load.seconds / 4))
            visits, shown = _under_load(record, size.reports, known.last, address, kinds, load)
            peak, beside = _peak(number), _beside(number)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    failed = [v for v in (*first, *visits) if v.status != 200]
    for one in failed[:10]:
        note(f"{one.address} answered {one.status}")
    times = [v.took for v in visits]
    figures |= {
        "kinds of pages": len(kinds),
        "pages asked for under load": len(visits),
        "pages that failed": len(failed),
        "reports added under load": len(shown),
        "server time, p50 ms": _share(times, 0.5),
        "server time, p95 ms": _share(times, 0.95),
        "server time, longest ms": max(times, default=0.0),
        "a report added and told of, p95 s": _share([s for s in shown if s is not None], 0.95),
        "the heaviest page, KB": max(v.size for v in (*first, *visits)) / 1024,
        "CPU s of the desk and what works beside it": used.ru_utime + used.ru_stime,
        "peak memory of the desk, MB": (peak or used.ru_maxrss) / 1024,
        "memory of what works beside it at the end, MB": beside / 1024,
    }
    for kind in kinds:
        took = [v.took for v in visits if v.kind == kind]
        if took:
            figures |= {f"{kind}, p50 ms": _share(took, 0.5), f"{kind}, p95 ms": _share(took, 0.95)}
        figures[f"{kind}, KB"] = max(v.size for v in (*first, *visits) if v.kind == kind) / 1024
    return figures


def known_of(record: Record) -> Known:
    """What of a record readers look at, from all of its time, the latest more often."""
    random = Random(5)
    first, last = record.spread()
    span = max(1.0, (last - first).total_seconds())
    moments = [last - timedelta(seconds=span * random.random() ** 3) for _ in range(_SAMPLES)]
    events: dict[str, None] = {}
    reports: dict[str, None] = {}
    actors: dict[str, None] = {}
    for moment in moments:
        day = moment.date().isoformat()
        for event in record.events(from_=day, to=day, limit=4):
            events[event.id] = None
            actors.update(dict.fromkeys(p.actor for p in event.participants))
        reports.update(dict.fromkeys(r.id for r in record.reports(to=day, limit=2)))
    states = sorted(a for a in actors if a.startswith("state:"))
    return Known(
        events=tuple(events),
        reports=tuple(reports),
        actors=tuple(sorted(actors)),
        states=tuple(states),
        days=tuple(sorted({m.date().isoformat() for m in moments})),
        last=last,
    )


def kinds_of(known: Known) -> dict[str, Callable[[Random], str]]:
    """The kinds of pages that readers look at, each with what makes an address of it."""

    def at(path: str, **words: Callable[[Random], str] | str) -> Callable[[Random], str]:
        def make(random: Random) -> str:
            asked = [(k.rstrip("_"), v if isinstance(v, str) else v(random)) for k, v in words.items()]
            return path + (f"?{urlencode(asked)}" if asked else "")

        return make

    def of(path: str, ids: Sequence[str], **words: Callable[[Random], str] | str) -> Callable[[Random], str]:
        stem, _, form = path.partition("*")
        return lambda random: at(f"{stem}{quote(random.choice(ids), safe=':')}{form}", **words)(random)

    def state(random: Random) -> str:
        return random.choice(known.states)

    def day(random: Random) -> str:
        return random.choice(known.days)

    def month(random: Random) -> str:
        return day(random)[:7]

    def words(random: Random) -> str:
        return (
            f"{random.choice(('harvest', 'railway', 'fisheries'))} {random.choice(('library', 'budget', 'satellites'))}"
        )

    def pair(random: Random) -> str:
        one, other = random.sample(known.states, 2)
        return f"/pair?{urlencode({'who': one, 'with': other})}"

    return {
        "today": at("/"),
        "today of an actor": at("/", who=state),
        "today as of": at("/", asof=day),
        "calendar": at("/calendar", at=month),
        "calendar, a quarter": at("/calendar", at=month, view="quarter", who=state),
        "calendar.ics of an actor": at("/calendar.ics", who=state),
        "timeline": at("/timeline"),
        "timeline of an actor": at("/timeline", who=state, from_=day),
        "timeline as of": at("/timeline", asof=day),
        "brief": at("/brief"),
        "brief of an actor": at("/brief", who=state),
        "network": at("/network"),
        "network, two steps": at("/network", focus=state, steps="2"),
        "pairs": at("/pair"),
        "pair": pair,
        "positions": at("/positions"),
        "positions of an actor": at("/positions", who=state),
        "map": at("/map"),
        "questions": at("/questions"),
        "questions on an actor": at("/questions", who=state),
        "review": at("/review"),
        "watchlists": at("/watchlists"),
        "watchlist before it is saved": at("/watchlists", who=state),
        "search": at("/search", q=words),
        "search, quoted": at("/search", q='"put off a visit"'),
        "search for a name": at("/search", q=lambda random: state(random).partition(":")[2]),
        "sources": at("/sources"),
        "method": at("/method"),
        "event": of("/event/*", known.events),
        "event as of": of("/event/*", known.events, asof=day_of_last(known)),
        "event.json": of("/event/*.json", known.events),
        "report": of("/report/*", known.reports),
        "actor": of("/actor/*", known.actors),
        "actor as of": of("/actor/*", known.actors, asof=day),
    }


def day_of_last(known: Known) -> str:
    """The last day of a record."""
    return known.last.date().isoformat()


def _under_load(
    record: Record, reports: int, last: datetime, address: str, kinds: dict[str, Callable[[Random], str]], load: Load
) -> tuple[list[Visit], list[float | None]]:
    """What the readers got, and for every report that was added after how many seconds open pages were told of news."""
    begun = time.monotonic()
    end = begun + load.seconds
    visits: list[Visit] = []
    told: list[float] = []
    readers = [threading.Thread(target=_read, args=(address, kinds, load, n, end, visits)) for n in range(load.clients)]
    ear = threading.Thread(target=_listen, args=(address, told), daemon=True)
    ear.start()
    for reader in readers:
        reader.start()
    added = []
    world = World(99 + reports)  # a record that is looked at again is told other stories, not the same once more
    for reading in world.readings(int(load.adding * load.seconds), MADE_BY, first=reports):
        received = last + timedelta(hours=1, seconds=time.monotonic() - begun)
        entries: list[Entry] = [ReportEntry(received=received, report=reading.report), entry_of(reading, received)]
        record.append(entries)
        added.append(time.monotonic())
        left = end - time.monotonic()
        if left <= 0:
            break
        time.sleep(min(left, 1 / load.adding))
    for reader in readers:
        reader.join()
    return visits, [next((t - moment for t in told if t > moment), None) for moment in added]


def _read(
    address: str,
    kinds: dict[str, Callable[[Random], str]],
    load: Load,
    number: int,
    end: float,
    visits: list[Visit],
) -> None:
    """One reader: page after page, each kind as often as any other, with time to think between two."""
    random = Random(number)
    time.sleep(random.random() * min(load.thought, load.seconds / 4))
    order: list[str] = []
    while time.monotonic() < end:
        if not order:
            order = random.sample(list(kinds), len(kinds))
        kind = order.pop()
        visits.append(_visit(address, kind, kinds[kind](random)))
        time.sleep(max(0.0, min(load.thought * (0.5 + random.random()), end - time.monotonic())))


def _visit(address: str, kind: str, path: str) -> Visit:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        took = _TOOK.search(answer.headers.get("server-timing", ""))
        return Visit(kind, path, answer.status, float(took[1]) if took else 0.0, len(body))
    except (OSError, http.client.HTTPException):
        return Visit(kind, path, 0, 0.0, 0)
    finally:
        connection.close()


def _listen(address: str, told: list[float]) -> None:
    """Notes when an open page is told of news."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=3600)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException, ValueError):
        connection.request("GET", "/live")
        answer = connection.getresponse()
        while line := answer.readline():
            if line.startswith(b"data:"):
                told.append(time.monotonic())


def _share(values: Sequence[float], share: float) -> float:
    return sorted(values)[int(share * (len(values) - 1))] if values else 0.0


@contextlib.contextmanager
def _desk(path: Path, moment: datetime) -> Iterator[tuple[str, int]]:
    """A desk on a record, as a process of its own; gives its address and its number."""
    command = [sys.executable, "-m", "chancery.cli.desk_bench", str(path), moment.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            yield line.strip().rpartition(" ")[2], process.pid
        finally:
            process.terminate()
            process.wait(20)


def _peak(number: int) -> int:
    """The most memory that a process has held, in KB, what it shares of the index's file included; 0 where the system does not
    say. What the system counts for a child that has ended may be its parent's, from before it became a program of its own."""
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{number}/status").read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


def _beside(number: int) -> int:
    """The memory that the processes beside a process hold, in KB: what several share is counted once; 0 where the system does
    not say."""
    held = 0
    with contextlib.suppress(OSError, ValueError):
        tasks = Path(f"/proc/{number}/task").iterdir()
        for child in {c for task in tasks for c in (task / "children").read_text("ascii").split()}:
            for line in Path(f"/proc/{child}/smaps_rollup").read_text("ascii", "replace").splitlines():
                held += int(line.split()[1]) if line.startswith("Pss:") else 0
    return held


def main() -> int:
    """The process of the desk."""
    import chancery
    from chancery.cli.desks import LOOPBACK, serve
    from chancery.cli.trying import running
    from chancery.desk.settings import Settings

    path, clock = Path(sys.argv[1]), running(datetime.fromisoformat(sys.argv[2]))
    return serve(lambda: chancery.open_record(path, clock=clock, notes=note), Settings(), LOOPBACK, 0)


if __name__ == "__main__":
    raise SystemExit(main())
