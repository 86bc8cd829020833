"""Makers: processes beside the desk that make its pages, so that two that are asked for at once do not wait for each other."""

from __future__ import annotations

import contextlib
import os
import selectors
import threading
import time
from collections.abc import Callable
from pathlib import Path

from chancery.desk.beside import Beside
from chancery.desk.making import Made, Wanted, put, take

MOST = 4
"""Makers at most, however many processors there are."""
WAIT = 0.15
"""Seconds that a page waits for a maker where all are at work."""
LONGEST = 60.0
"""Seconds after which a maker that has not answered is ended: the desk then makes the page itself."""
LARGE = 2000
"""Reports from which on pages take long enough for makers to be worth their memory."""


def usual(reports: int) -> int:
    """How many makers a desk has on a record of so many reports: one a processor, for two and more, or none."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(processors, MOST) if processors > 1 and reports >= LARGE and os.name == "posix" else 0


class Maker(Beside):
    """One maker, as the desk holds it: whoever holds its lock is the one it works for."""

    def __init__(self, path: Path, notes: Callable[[str], None]) -> None:
        super().__init__("chancery.desk.making", [str(path)], "a process that makes pages", notes, hears=True)
        self.lock = threading.Lock()
        self._ready = False
        self._asked: float | None = None

    def start(self) -> None:
        """Starts it, where it is not running; it says itself when it is ready."""
        self._ready = False
        super().start()

    def ready(self) -> bool:
        """True where it has said that it is ready."""
        process = self.process
        if not self._ready and process is not None and process.stdout is not None:
            with (
                contextlib.suppress(OSError, ValueError),
                selectors.DefaultSelector() as heard,
            ):  # it may have been let go
                heard.register(process.stdout, selectors.EVENT_READ)
                self._ready = bool(heard.select(0)) and take(process.stdout, Made) is not None  # type: ignore[arg-type]
        return self._ready

    def make(self, wanted: Wanted) -> Made | None:
        """A page; None where it is not there to make it."""
        process = self.process
        if process is None or process.stdin is None or process.stdout is None:  # the desk has ended it
            return None
        self._asked = time.monotonic()
        try:
            put(process.stdin, wanted)  # type: ignore[arg-type]
            made = take(process.stdout, Made)  # type: ignore[arg-type]
        except (OSError, ValueError):  # it has ended, or the desk has ended it
            made = None
        finally:
            self._asked = None
        if made is None:
            self._ready = False
            process.kill()
        return made

    def hurry(self) -> None:
        """Ends it where it has been at one page for too long, so that who waits for it waits no more."""
        asked, process = self._asked, self.process
        if asked is not None and process is not None and time.monotonic() - asked > LONGEST:
            process.kill()


class Makers:
    """The makers of a desk: each makes one page at a time. Who finds none idle waits a moment for one, since a page more at once
    would only make all of them later; then he makes it himself."""

    def __init__(self, path: Path, number: int, notes: Callable[[str], None]) -> None:
        self.each = [Maker(path, notes) for _ in range(number)]
        self._freed = threading.Condition()

    def start(self) -> None:
        """Starts them; they are of use when they are ready."""
        for maker in self.each:
            maker.start()

    def watch(self) -> None:
        """Starts again those that have ended, and ends those that do not answer."""
        for maker in self.each:
            if not maker.lock.acquire(blocking=False):
                maker.hurry()
                continue
            try:
                maker.watch()
            finally:
                self._free(maker)

    def make(self, wanted: Wanted) -> Made | None:
        """A page by one that is idle; None where none is, or where it leaves the page to the desk."""
        maker = self._idle()
        if maker is None:
            return None
        try:
            made = maker.make(wanted)
        finally:
            self._free(maker)
        return made if made is not None and made.body is not None else None

    def end(self) -> None:
        """Ends them."""
        for maker in self.each:
            maker.bid_end()
        for maker in self.each:
            maker.end()

    def _idle(self) -> Maker | None:
        """One that is ready and works for nobody, its lock held; None where none is after a moment, or none is at work."""
        end = time.monotonic() + WAIT
        with self._freed:
            while True:
                busy = False
                for maker in self.each:
                    if not maker.lock.acquire(blocking=False):
                        busy = True
                    elif maker.ready():
                        return maker
                    else:
                        maker.lock.release()
                left = end - time.monotonic()
                if not busy or left <= 0:
                    return None
                self._freed.wait(left)

    def _free(self, maker: Maker) -> None:
        maker.lock.release()
        with self._freed:
            self._freed.notify()
