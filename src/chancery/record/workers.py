"""Workers: processes that make contributions of readings while the record is fused, for making an index from nothing."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from chancery.facts.contributions import Contribution
from chancery.facts.readings import Reading
from chancery.facts.spans import Span
from chancery.knowledge.tables import load

Cut = tuple[Reading, tuple[Span, ...] | None]
"""A reading with the spans of its sentences, where they are known."""
_AT_ONCE = 50
_readings: msgspec.msgpack.Decoder[list[Cut]] = msgspec.msgpack.Decoder(list[Cut])
_contributions: msgspec.msgpack.Decoder[list[Contribution]] = msgspec.msgpack.Decoder(list[Contribution])


class Workers:
    """A pool of processes. A contribution is a pure function of its reading, so it is the same wherever it is made."""

    def __init__(self, count: int, extra: str | None) -> None:
        self.extra = extra
        self._pool = ProcessPoolExecutor(
            count, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_with_parent
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    def contributions(self, readings: Sequence[Cut]) -> Iterator[Contribution]:
        """The contributions of readings, in their order; they are being made from now on."""
        lots = [readings[i : i + _AT_ONCE] for i in range(0, len(readings), _AT_ONCE)]
        return _made([self._pool.submit(_make, msgspec.msgpack.encode(lot), self.extra) for lot in lots])


def _leave_with_parent() -> None:
    """Sees to it that a worker ends when the process that it works for is killed."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        assert parent is not None
        parent.join()
        os._exit(1)

    if parent is not None:
        threading.Thread(target=watch, daemon=True).start()


def _made(lots: Sequence[Future[bytes]]) -> Iterator[Contribution]:
    for lot in lots:
        yield from _contributions.decode(lot.result())


def _make(raw: bytes, extra: str | None) -> bytes:
    from chancery.record.contributions import contribution_of

    gc.disable()  # what is made here has no cycles, and there is much of it
    tables = load(Path(extra) if extra is not None else None)
    return msgspec.msgpack.encode([contribution_of(reading, tables, cut) for reading, cut in _readings.decode(raw)])
