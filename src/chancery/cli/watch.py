"""`chancery watch`: feeds visited as often as they allow, what is new kept in the record."""

from __future__ import annotations

import re
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from chancery.cli.exits import DONE, FAILED, WRONG
from chancery.cli.reading import note
from chancery.cli.records import open_record
from chancery.cli.tables import print_json
from chancery.errors import ChanceryError, InputError
from chancery.record.keeping import Coming
from chancery.record.record import Record
from chancery.sources.addresses import Policy
from chancery.sources.arrivals import Arrival
from chancery.sources.errands import Note, Settings
from chancery.sources.feeds import Outline, read_opml
from chancery.sources.lines import Resolver, resolve
from chancery.sources.watch import Watch

MEMORY, LEAST = "watch.json", 60.0
_UNITS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}


class RecordKeeper:
    """Keeps what a watch brings in a record; the index follows with the next lot."""

    def __init__(self, record: Record, *, keep_pages: bool = False) -> None:
        self.record, self.keep_pages = record, keep_pages

    def keep(self, arrivals: Sequence[Arrival]) -> list[bool]:
        """Whether each report was new to the record."""
        coming = [
            Coming(report=a.report, problems=tuple(a.problems), page=a.page) for a in arrivals if a.report is not None
        ]
        return [receipt.state == "added" for receipt in self.record.keep(coming, keep_pages=self.keep_pages)]


class Telling:
    """What the watch does, for a person and for a program: kept reports on standard output, the rest on standard error."""

    def __init__(self, *, json: bool, quiet: bool) -> None:
        self.json, self.quiet = json, quiet
        self.counts = {"kept": 0, "known": 0, "failed": 0, "summary": 0}
        self.failing: set[str] = set()

    def __call__(self, told: Note) -> None:
        """Tells one thing."""
        if told.what in self.counts:
            self.counts[told.what] += 1
        report = told.arrival.report if told.arrival is not None else None
        if told.what == "kept" and report is not None:
            if self.json:
                print_json(
                    {
                        "report": report.id,
                        "title": report.title,
                        "outlet": report.outlet,
                        "published": report.published,
                        "url": report.url,
                        "language": report.language,
                        "feed": told.feed,
                    }
                )
            else:
                facts = [report.outlet or "outlet not given", report.published or "undated", report.title or told.words]
                print(f"{report.id} · {' · '.join(facts)}", flush=True)
        elif told.what in ("failed", "dead", "keeper", "moved"):
            self.failing |= {told.feed} if told.what in ("failed", "dead", "keeper") else set()
            note(f"{_hour()} {told.feed}: {'dead: ' if told.what == 'dead' else ''}{told.words}")
        elif told.what in ("visited", "summary") and not self.quiet:
            note(f"{_hour()} {told.feed}: {told.words}")


def watch_feeds(
    inputs: list[str],
    record: Path | None,
    *,
    every: str,
    once: bool,
    keep_pages: bool,
    json: bool,
    policy: Policy | None = None,
    resolver: Resolver = resolve,
) -> int:
    """Watches the feeds that the inputs name, until it is asked to end (or once); the exit code of RECORD.md."""
    seconds = _seconds(every)
    if seconds is None or seconds < LEAST:
        note(f"--every {every!r} is no time between visits; write 15m, 1h or 90s (a minute at least)")
        return WRONG
    feeds, failed = _feeds(inputs)
    if not feeds:
        note("there is no feed to watch")
        return FAILED if failed else WRONG
    tell = Telling(json=json, quiet=not sys.stderr.isatty())
    settings = Settings(every=seconds, policy=policy or Policy.of_settings(), resolver=resolver)
    with open_record(record, create=True) as opened:
        keeper = RecordKeeper(opened, keep_pages=keep_pages)
        watch = Watch(feeds, keeper, memory=Path(opened.path) / MEMORY, settings=settings, tell=tell)
        note(
            f"{len(feeds)} feed{'' if len(feeds) == 1 else 's'}, {'once' if once else f'every {every}'}, into {opened.path}"
        )
        with _ending(watch):
            watch.run(once=once)
        opened.catch_up()
    for poll in watch.dead():
        note(f"dead: {poll.url}: {poll.trouble or 'gone'} (since {_day(poll.failing_since)}); take it out of your list")
    counts = tell.counts
    note(
        f"{counts['kept']} reports kept, {counts['known']} known before, {counts['summary']} by their feed's words alone;"
        f" trouble with {len(tell.failing)} of {len(feeds)} feeds"
    )
    return FAILED if failed or (once and tell.failing) else DONE


def _feeds(inputs: list[str]) -> tuple[list[Outline], int]:
    """The feeds that are named, each once; and how many inputs could not be read."""
    found: dict[str, Outline] = {}
    failed = 0
    for name in inputs:
        try:
            for outline in [Outline(url=name)] if re.match(r"https?://", name, re.IGNORECASE) else _opml(name):
                found.setdefault(outline.url, outline)
        except ChanceryError as trouble:
            failed += 1
            note(str(trouble))
    return list(found.values()), failed


def _opml(name: str) -> list[Outline]:
    path = Path(name)
    if not path.is_file():
        raise InputError(name, "it is neither an address nor a file", "give the address of a feed, or an OPML list")
    if path.stat().st_size > 16 * 2**20:
        raise InputError(name, "it is too large for an OPML list", "split it")
    return read_opml(name, path.read_bytes())


@contextmanager
def _ending(watch: Watch) -> Iterator[None]:
    """While this holds, Ctrl-C and SIGTERM let the watch end in order; a second one ends it at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        if watch.stopping:
            raise KeyboardInterrupt
        note("ending; what is under way is finished")
        watch.stop()

    before = {s: signal.signal(s, end) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _seconds(written: str) -> float | None:
    match = re.fullmatch(r"(\d{1,6}(?:\.\d+)?)\s*([smhd])", written.strip().lower())
    return float(match[1]) * _UNITS[match[2]] if match else None


def _hour() -> str:
    return time.strftime("%H:%M:%S")


def _day(moment: float | None) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(moment)) if moment is not None else "long ago"
