"""Trials: attempts to break a record, as hard as its users' worst days: power gone, disks full, bits flipped, crowds."""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import resource
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import msgspec

from chancery.errors import ChanceryError, RecordError
from chancery.facts.readings import MadeBy, Reading
from chancery.facts.reports import Report
from chancery.knowledge.tables import load as load_tables
from chancery.record.entries import Entry, ReportEntry, entry_of
from chancery.record.inventions import World
from chancery.record.record import Record
from chancery.record.segments import decode_all

MADE_BY = MadeBy(chancery="trial", weights="none", knowledge="none")
_START = datetime(2026, 1, 1, tzinfo=UTC)
_fork = multiprocessing.get_context("fork")
Tell = Callable[[int, int], None]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a trial found: how often it was made, what went wrong (nothing, where the record is sound), and figures."""

    name: str
    trials: int
    faults: tuple[str, ...]
    figures: dict[str, float]


def opened(path: Path, *, create: bool = False, wait: float = 60.0) -> Record:
    """A record whose reports come already read."""
    return Record(path, reader=_unread, tables=load_tables, create=create, notes=lambda note: None, wait=wait)


def _unread(report: Report) -> Reading:
    raise AssertionError(f"{report.id} should have come with its reading")


def filled(path: Path, readings: Sequence[Reading], *, lot: int = 500) -> None:
    """Begins a record and appends readings to its log in large lots."""
    with opened(path, create=True) as record:
        for start in range(0, len(readings), lot):
            received = _START + timedelta(seconds=start)
            entries: list[Entry] = []
            for reading in readings[start : start + lot]:
                entries += [ReportEntry(received=received, report=reading.report), entry_of(reading, received)]
            record.append(entries)


def kept_reports(record: Record) -> set[str]:
    """The reports of a log, read anew; raises where anything of it is damaged."""
    found: set[str] = set()
    read: set[str] = set()
    for path in record.log.names().values():
        for frame in record.log.frames(path):
            for entry in decode_all(frame.lines):
                if isinstance(entry, ReportEntry):
                    found.add(entry.report.id)
                else:
                    read.add(getattr(entry, "report", ""))
    if found - read:
        raise AssertionError(f"reports without their reading: {sorted(found - read)[:3]}")
    return found


def kill(folder: Path, trials: int, seed: int, *, reports: int, tell: Tell) -> Outcome:
    """Appending processes are killed (SIGKILL) at random instants; what they had acknowledged must be there, whole, and the
    record ready again at once."""
    random = Random(seed)
    world = World(seed)
    path = folder / "kill"
    filled(path, list(world.readings(reports, MADE_BY)))
    with opened(path) as record:
        record.catch_up()
    faults: list[str] = []
    slowest = 0.0
    acknowledged: set[str] = set()
    for number in range(trials):
        readings = list(world.readings(40, MADE_BY))
        ours, theirs = _fork.Pipe(duplex=False)
        child = _fork.Process(target=_append, args=(path, readings, theirs), daemon=True)
        child.start()
        theirs.close()
        ours.recv()
        time.sleep(random.uniform(0.0, 0.25))
        if child.pid is not None:
            os.kill(child.pid, signal.SIGKILL)
        child.join()
        with contextlib.suppress(EOFError):
            while ours.poll():
                acknowledged.add(ours.recv())
        begun = time.monotonic()
        with opened(path) as record:
            try:
                record.events(limit=1)
                slowest = max(slowest, time.monotonic() - begun)
                if number % 10 == 9 or number == trials - 1:
                    lost = acknowledged - kept_reports(record)
                    if lost:
                        faults.append(f"trial {number}: lost {len(lost)} acknowledged reports")
            except Exception as trouble:
                faults.append(f"trial {number}: {type(trouble).__name__}: {trouble}")
        tell(number + 1, trials)
    with opened(path) as record:
        faults += [f"{f.what}: {f.reason}" for f in record.verify(mend=False)]
        events = float(record.size().events)
    return Outcome(
        name="kill",
        trials=trials,
        faults=tuple(faults),
        figures={"acknowledged": float(len(acknowledged)), "events": events, "slowest start, s": round(slowest, 3)},
    )


def _append(path: Path, readings: Sequence[Reading], told: Connection) -> None:
    record = opened(path)
    told.send("")
    for reading in readings:
        record.add(reading)
        told.send(reading.report.id)
        record.catch_up()


def full(folder: Path, trials: int, seed: int, *, tell: Tell) -> Outcome:
    """The disk fills at a random point of appending or indexing: the error is named, what was acknowledged is safe, and with
    space again all goes on."""
    random = Random(seed)
    world = World(seed)
    faults: list[str] = []
    refused = 0
    path = folder / "full"
    filled(path, list(world.readings(20, MADE_BY)))
    with opened(path) as record:
        record.catch_up()
    acknowledged: set[str] = set()
    for number in range(trials):
        readings = list(world.readings(6, MADE_BY))
        ours, theirs = _fork.Pipe(duplex=False)
        limit = random.randrange(1, 60_000) if number % 2 else 0
        child = _fork.Process(
            target=_append_full, args=(path, readings, theirs, limit, random.randrange(1, 12)), daemon=True
        )
        child.start()
        theirs.close()
        child.join()
        with contextlib.suppress(EOFError):
            while ours.poll():
                word = ours.recv()
                if word.startswith("!"):
                    faults.append(f"trial {number}: {word[1:]}")
                elif word.startswith("?"):
                    refused += 1
                else:
                    acknowledged.add(word)
        if child.exitcode != 0:
            faults.append(f"trial {number}: the process ended with {child.exitcode}")
        with opened(path) as record:
            lost = acknowledged - kept_reports(record)
            if lost:
                faults.append(f"trial {number}: lost {len(lost)} acknowledged reports")
            record.add(readings[-1])
            record.catch_up()
        tell(number + 1, trials)
    with opened(path) as record:
        faults += [f"{f.what}: {f.reason}" for f in record.verify(mend=False)]
    return Outcome(
        name="full",
        trials=trials,
        faults=tuple(faults),
        figures={"refused": float(refused), "acknowledged": float(len(acknowledged))},
    )


def _append_full(path: Path, readings: Sequence[Reading], told: Connection, limit: int, point: int) -> None:
    """Appends until the disk is full: no file may grow over `limit` bytes, or, without one, the writing of the log fails
    from the given point on."""
    record = opened(path)
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    else:
        write, count = os.write, 0

        def failing(descriptor: int, data: bytes) -> int:
            nonlocal count
            count += 1
            if count >= point:
                write(descriptor, bytes(data[: len(data) // 2]))
                raise OSError(errno.ENOSPC, "No space left on device")
            return write(descriptor, data)

        os.write = failing  # type: ignore[assignment]
    for reading in readings:
        try:
            receipt = record.add(reading)
            told.send(receipt.report)
            record.catch_up()
        except RecordError as trouble:
            told.send(f"?{trouble}")
        except Exception as trouble:
            told.send(f"!{type(trouble).__name__}: {trouble}")


def flips(folder: Path, trials: int, seed: int, *, tell: Tell) -> Outcome:
    """One bit of one file is flipped: `verify` names it, or (a byte of the index that holds nothing) every answer is as
    before. A flip in the log, in a page or in the mark is always named."""
    random = Random(seed)
    path = folder / "flips"
    readings = list(World(seed).readings(12, MADE_BY))
    filled(path, readings, lot=4)
    with opened(path) as record:
        record._keep_page(b"<html>a page</html>" * 50)
        record.catch_up()
        before = record.digest()
    faults: list[str] = []
    named = harmless = 0
    for number in range(trials):
        copy = folder / "flipped"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(path, copy)
        files = sorted(p for p in copy.rglob("*") if p.is_file() and not p.name.endswith(("-shm", "-wal")))
        file = random.choice(files if number % 3 else [copy / "index.sqlite"])
        raw = bytearray(file.read_bytes())
        bit = random.randrange(len(raw) * 8)
        raw[bit // 8] ^= 1 << bit % 8
        file.write_bytes(raw)
        said: list[str] = []
        try:
            with Record(copy, reader=_unread, tables=load_tables, notes=said.append) as record:
                found = [f"{f.what}: {f.reason}" for f in record.verify(mend=False)] + said
                same = not found and file.name == "index.sqlite" and record.digest() == before
        except ChanceryError as trouble:
            found, same = [str(trouble)], False
        except Exception as trouble:
            found, same = [], False
            faults.append(f"bit {bit} of {file.name}: {type(trouble).__name__}: {trouble}")
        named += bool(found)
        harmless += not found and same
        if not found and not same:
            faults.append(f"bit {bit} of {file.relative_to(copy)} went unseen")
        tell(number + 1, trials)
    return Outcome(
        name="flips", trials=trials, faults=tuple(faults), figures={"named": float(named), "harmless": float(harmless)}
    )


def orders(folder: Path, trials: int, seed: int, *, reports: int, tell: Tell) -> Outcome:
    """A story of many reports, in random orders and lots, with repetitions, withdrawals taken back and late arrivals: the
    record is the same, hash for hash, as one made from nothing."""
    random = Random(seed)
    readings = list(World(seed).readings(reports, MADE_BY))
    whole = folder / "whole"
    filled(whole, readings)
    with opened(whole) as record:
        record.rebuild()
        wanted = _said(record)
    faults: list[str] = []
    for number in range(trials):
        order = list(readings)
        random.shuffle(order)
        path = folder / f"order-{number}"
        with opened(path, create=True) as record:
            left = [*order, *random.sample(order, min(5, len(order)))]
            taken_back: list[str] = []
            while left:
                size = random.choice((1, 2, 5, 20, 60))
                lot, left = left[:size], left[size:]
                entries: list[Entry] = []
                for reading in lot:
                    received = _START + timedelta(seconds=random.randrange(10_000))
                    entries += [ReportEntry(received=received, report=reading.report), entry_of(reading, received)]
                record.append(entries)
                record.catch_up()
                if random.random() < 0.1:
                    taken_back.append(record.withdraw(random.choice(lot).report.id, who="trial").id)
            for decision in taken_back:
                record.undo(decision, who="trial")
            if _said(record) != wanted:
                faults.append(f"order {number}: the record differs from one made from nothing")
        shutil.rmtree(path)
        tell(number + 1, trials)
    return Outcome(name="orders", trials=trials, faults=tuple(faults), figures={"reports": float(reports)})


def _said(record: Record) -> str:
    """A hash of all that the record says but for when it was received and what was decided."""
    from chancery.record.digests import digest

    with record.asked() as access:
        return digest(access, received=False)


def crowd(folder: Path, seconds: float, seed: int, *, tell: Tell) -> Outcome:
    """Two processes append while eight read, each as fast as it can: no error, and in the end the record is right."""
    path = folder / "crowd"
    filled(path, list(World(seed).readings(60, MADE_BY)))
    with opened(path) as record:
        record.catch_up()
    until = time.time() + seconds
    ours, theirs = _fork.Pipe(duplex=False)
    jobs = [_fork.Process(target=_crowd_append, args=(path, until, seed + n, theirs), daemon=True) for n in range(2)]
    jobs += [_fork.Process(target=_crowd_read, args=(path, until, seed + n, theirs), daemon=True) for n in range(8)]
    for job in jobs:
        job.start()
    theirs.close()
    counts = {"added": 0.0, "answers": 0.0}
    slowest = 0.0
    faults: list[str] = []
    begun = time.time()
    while any(job.is_alive() for job in jobs) or ours.poll():
        if ours.poll(0.5):
            try:
                kind, value, word = ours.recv()
            except EOFError:
                break
            if kind == "fault":
                faults.append(word)
            else:
                counts[kind] += value
                slowest = max(slowest, float(word or 0))
        tell(int(min(seconds, time.time() - begun)), int(seconds))
    for job in jobs:
        job.join()
        if job.exitcode != 0:
            faults.append(f"a process ended with {job.exitcode}")
    with opened(path) as record:
        faults += [f"{f.what}: {f.reason}" for f in record.verify(mend=False)]
    return Outcome(
        name="crowd", trials=len(jobs), faults=tuple(faults), figures={**counts, "slowest answer, s": round(slowest, 3)}
    )


def _crowd_append(path: Path, until: float, seed: int, told: Connection) -> None:
    record = opened(path)
    added = 0
    world = World(seed * 1000 + 1)
    try:
        while time.time() < until:
            for reading in world.readings(3, MADE_BY):
                record.add(reading)
                added += 1
            record.catch_up()
    except Exception as trouble:
        told.send(("fault", 0, f"appending: {type(trouble).__name__}: {trouble}"))
    told.send(("added", added, ""))


def _crowd_read(path: Path, until: float, seed: int, told: Connection) -> None:
    record = opened(path)
    random = Random(seed)
    answers = 0
    slowest = 0.0
    asks: list[Callable[[], object]] = [
        lambda: record.events(who="CHN", limit=20),
        lambda: record.events(who="USA", with_="CHN", limit=20),
        lambda: record.events(type="visit", status="scheduled", limit=20),
        lambda: record.search("energy", limit=5),
        lambda: record.questions(limit=10),
        lambda: record.since(datetime.now(UTC) - timedelta(seconds=2), limit=20),
    ]
    try:
        while time.time() < until:
            begun = time.monotonic()
            random.choice(asks)()
            slowest = max(slowest, time.monotonic() - begun)
            answers += 1
    except Exception as trouble:
        told.send(("fault", 0, f"reading: {type(trouble).__name__}: {trouble}"))
    told.send(("answers", answers, str(slowest)))
