"""Live: pages learn within a second that the record has changed, whoever changed it, by server-sent events."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable

from chancery.errors import RecordError
from chancery.record.record import Record

BEAT = 15.0
"""Seconds after which a quiet stream says that it is still there."""
EVERY = 0.4
"""Seconds between two looks at the log."""


class Hub:
    """Tells every listening page of each new state of the record."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.version = 0
        self._listening: set[asyncio.Queue[int]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def full(self) -> bool:
        """True where no more pages can listen."""
        return len(self._listening) >= self.most

    def tell(self) -> None:
        """There is a new state; called from any thread."""
        self.version += 1
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._pass_on, self.version)

    def _pass_on(self, version: int) -> None:
        for queue in self._listening:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(version)

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


class Keeper(threading.Thread):
    """Keeps the index up to date with the log while a desk is open, and tells when it has changed."""

    def __init__(
        self, open_record: Callable[[], Record], tell: Callable[[], None], notes: Callable[[str], None]
    ) -> None:
        super().__init__(name="chancery-keeper", daemon=True)
        self.open_record, self.tell, self.notes = open_record, tell, notes
        self._end = threading.Event()

    def run(self) -> None:
        """Looks at the log again and again until `end`."""
        said = ""
        with self.open_record() as record:
            seen = _state(record)
            while not self._end.wait(EVERY):
                try:
                    record.catch_up()
                    state = _state(record)
                    said = ""
                except RecordError as trouble:
                    if str(trouble) != said:
                        said = str(trouble)
                        self.notes(said)
                    continue
                if state != seen:
                    seen = state
                    self.tell()

    def end(self) -> None:
        """Stops looking."""
        self._end.set()


def _state(record: Record) -> tuple[int, ...]:
    """What changes whenever the index takes something in: its last segment and the SQLite file's own count of writes."""
    with record.index.reading() as access:
        last = access.connection.execute("SELECT coalesce(max(no), 0) FROM segments").fetchone()[0]
        first = access.connection.execute("SELECT coalesce(min(no), 0) FROM segments").fetchone()[0]
    return int(first), int(last)


def _event(version: int) -> bytes:
    return f"id: {version}\nevent: record\ndata: {version}\n\n".encode()
