"""Live: pages learn within a second that the record has changed, whoever changed it, by server-sent events."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Protocol

from chancery.errors import RecordError
from chancery.record.record import Record

BEAT = 15.0
"""Seconds after which a quiet stream says that it is still there."""
EVERY = 0.2
"""Seconds between two looks at the index."""
PAUSE = 1.0
"""Seconds between two news: what comes in meanwhile is told together."""
SPREAD, LAST = 0.03, 0.6
"""Seconds from page to page in telling them, and from the first to the last: each of them asks anew."""


class Hub:
    """Tells every listening page of each new state of the record, at most once a second, not all in the same moment."""

    def __init__(self, most: int, version: int) -> None:
        self.most, self.version = most, version
        self._listening: set[asyncio.Queue[int]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told = 0.0
        self._waiting = False

    @property
    def full(self) -> bool:
        """True where no more pages can listen."""
        return len(self._listening) >= self.most

    def tell(self, version: int) -> None:
        """This is the state now; called from any thread."""
        if version == self.version:
            return
        self.version = version
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._soon)

    def _soon(self) -> None:
        """Passes a state on, once the one before is a second old."""
        if self._waiting or self._loop is None:
            return
        self._waiting = True
        self._loop.call_later(max(0.0, self._told + PAUSE - self._loop.time()), self._pass_on)

    def _pass_on(self) -> None:
        assert self._loop is not None
        self._told, self._waiting = self._loop.time(), False
        listening = list(self._listening)
        for number, queue in enumerate(listening):
            self._loop.call_later(min(SPREAD * number, LAST * number / len(listening)), self._put, queue)

    def _put(self, queue: asyncio.Queue[int]) -> None:
        if queue.full():
            queue.get_nowait()
        queue.put_nowait(self.version)

    async def stream(self) -> AsyncIterator[bytes]:
        """The states from now on as server-sent events; the first says how things stand."""
        self._loop = asyncio.get_running_loop()
        queue: asyncio.Queue[int] = asyncio.Queue(maxsize=1)
        self._listening.add(queue)
        try:
            yield b"retry: 2000\n" + _event(self.version)
            while True:
                try:
                    yield _event(await asyncio.wait_for(queue.get(), BEAT))
                except TimeoutError:
                    yield b": still here\n\n"
        finally:
            self._listening.discard(queue)


class Watched(Protocol):
    """What works beside the desk."""

    def watch(self) -> None:
        """Starts it again where it has ended."""


class Follower(threading.Thread):
    """Looks whether the index has changed, and tells; watches over what works beside the desk."""

    def __init__(
        self, record: Record, beside: Sequence[Watched], tell: Callable[[int], None], notes: Callable[[str], None]
    ) -> None:
        super().__init__(name="chancery-follower", daemon=True)
        self.record, self.beside, self.tell, self.notes = record, beside, tell, notes
        self._end = threading.Event()

    def run(self) -> None:
        """Looks again and again until `end`."""
        said = ""
        while True:
            try:
                self.tell(state_of(self.record))
                said = ""
            except RecordError as trouble:
                if str(trouble) != said:
                    said = str(trouble)
                    self.notes(said)
            if self._end.wait(EVERY):
                break
            for one in self.beside:
                one.watch()
        self.record.close()

    def end(self) -> None:
        """Stops looking."""
        self._end.set()


def state_of(record: Record) -> int:
    """The state of the index: the number of its last segment. Whatever changes what the record says is one more."""
    with record.index.reading() as access:
        (last,) = access.connection.execute("SELECT max(no) FROM segments").fetchone()
    return last or 0


def _event(version: int) -> bytes:
    return f"id: {version}\nevent: record\ndata: {version}\n\n".encode()
