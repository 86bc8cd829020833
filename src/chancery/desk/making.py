"""Making: the process that makes pages for a desk, one after another, from the index as it stands.

`python -m chancery.desk.making FOLDER` is that process. It reads what is wanted from its standard input and answers on its
standard output; each of the two is a frame of MessagePack behind its length. It writes nothing to the record.
"""

from __future__ import annotations

import contextlib
import gc
import os
import queue
import signal
import struct
import sys
import threading
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import msgspec

from chancery.desk.beside import leave

if TYPE_CHECKING:
    from chancery.desk.page import Page
    from chancery.record.record import Record

_LENGTH = struct.Struct("<Q")
Frame = TypeVar("Frame")
_COLLECTED = 200_000
"""New objects from which on what a page leaves behind is looked through while it is made; else it is when it has been sent."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is wanted: its name, the form, the parts of its path, its address without words, and the words; the moment
    of the desk's clock, and how the desk is opened."""

    page: str
    form: str
    path: Mapping[str, str]
    where: str
    words: tuple[tuple[str, str], ...]
    looked: datetime | None
    now: datetime
    zone: str
    read_only: bool


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was made, the state of the record that it shows, and its media type; None where the desk is to make it
    itself, for it says then what is wrong."""

    state: int = 0
    media_type: str = ""
    body: bytes | None = None


def put(file: BinaryIO, frame: msgspec.Struct) -> None:
    """Writes a frame. Raises `OSError` where nobody is there to read it."""
    raw = msgspec.msgpack.encode(frame)
    file.write(_LENGTH.pack(len(raw)) + raw)
    file.flush()


def take(file: BinaryIO, type: type[Frame]) -> Frame | None:
    """Reads a frame; None where the other side has ended."""
    head = file.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    raw = file.read(length)
    return msgspec.msgpack.decode(raw, type=type) if len(raw) == length else None


def make(path: Path, wanted: queue.SimpleQueue[Wanted | None], answers: BinaryIO) -> None:
    """Makes what is wanted until no more is. Raises `RecordError` where the record cannot be opened."""
    import chancery
    from chancery.desk.warming import warm

    moment = datetime.now().astimezone()
    with chancery.open_record(path, clock=lambda: moment, notes=lambda words: None) as record:
        record.followed = True
        for first in _first(record):
            moment = first.now
            _made(record, first)
        warm(record)
        gc.set_threshold(_COLLECTED, 10, 50)
        put(answers, Made())  # that it is ready
        while (page := wanted.get()) is not None:
            moment = page.now
            put(answers, _made(record, page))
            gc.collect(0)


def _first(record: Record) -> Iterator[Wanted]:
    """The pages that a maker makes for nobody, so that whoever asks first does not wait for what they load: each page that names
    nothing, and how things stood a day before the last report."""
    from chancery.errors import RecordError

    try:
        with record.index.reading():
            latest = record.extent()[1]
    except RecordError:
        return
    now = latest or record.clock()
    day = (now - timedelta(days=1)).date().isoformat()
    for name, page in _pages().items():
        for words in ((), (("asof", day),)) if name == "today" else ((),):
            if "{" not in page.path:
                yield Wanted(
                    page=name,
                    form="html",
                    path={},
                    where=page.path,
                    words=words,
                    looked=None,
                    now=now,
                    zone="UTC",
                    read_only=True,
                )


def _made(record: Record, wanted: Wanted) -> Made:
    from chancery.desk.answers import answer
    from chancery.desk.asking import asked_of
    from chancery.desk.live import state_of
    from chancery.record.filters import filters_of

    page = _pages()[wanted.page]
    if not record.index.path.is_file():
        return Made()
    try:
        with record.index.reading():  # all of a page is of one state of the record
            if record.index.fresh():
                return Made()
            state = state_of(record)
            asking = asked_of(
                page,
                record,
                wanted.words,
                wanted.path,
                wanted.where,
                zone=filters_of({"tz": wanted.zone}).zone(),
                looked=wanted.looked,
                read_only=wanted.read_only,
                version=state,
                whole=wanted.form != "html",
            )
            found = answer(asking, wanted.form)
    except Exception:
        return Made()
    return Made(state=state, media_type=found.headers["content-type"], body=bytes(found.body))


@cache
def _pages() -> dict[str, Page]:
    from chancery.desk.pages import pages

    return {page.name: page for page in pages()}


def _hear(asked: BinaryIO, wanted: queue.SimpleQueue[Wanted | None]) -> None:
    """Passes on what is wanted; where the desk has closed its side, this process does not outlive it for long."""
    with contextlib.suppress(OSError):
        while (page := take(asked, Wanted)) is not None:
            wanted.put(page)
    wanted.put(None)
    leave()


def main() -> int:
    """The process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desk, which then ends this
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what is printed here is no answer
    wanted: queue.SimpleQueue[Wanted | None] = queue.SimpleQueue()
    threading.Thread(target=_hear, args=(asked, wanted), daemon=True).start()
    with contextlib.suppress(BrokenPipeError):  # the desk has ended
        make(Path(sys.argv[1]), wanted, answers)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
