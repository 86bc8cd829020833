"""Workers: processes that fuse blocks of reports while the index is filled, for making an index from nothing."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from chancery.knowledge.tables import Tables, load
from chancery.record.blocks import Block, make_block

_decoder: msgspec.msgpack.Decoder[Block] = msgspec.msgpack.Decoder(Block)


class Workers:
    """A pool of processes, or this one where there are none. A block is a pure function of its reports, so it is the same
    wherever it is made. `tables` are those of this process."""

    def __init__(self, count: int, tables: Tables) -> None:
        self.tables = tables
        self.extra = str(tables.extra) if tables.extra is not None else None
        self._pool = (
            ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_with_parent)
            if count
            else None
        )
        self._given: list[Future[str]] = []
        self._here: list[Block] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def give(self, blocks: Iterable[Block]) -> None:
        """Gives out blocks; they are being made from now on (without processes: when they are asked for)."""
        if self._pool is None:
            self._here += blocks
        else:
            self._given += [self._pool.submit(_make, msgspec.msgpack.encode(b), self.extra) for b in blocks]

    def made(self) -> Iterator[Path]:
        """The folders of blocks as each is made, in any order."""
        for block in self._here:
            make_block(block, self.tables)
            yield Path(block.into)
        waiting = set(self._given)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (Path(one.result()) for one in done)


def _leave_with_parent() -> None:
    """Sees to it that a worker ends when the process that it works for is killed."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        assert parent is not None
        parent.join()
        os._exit(1)

    if parent is not None:
        threading.Thread(target=watch, daemon=True).start()


def _make(raw: bytes, extra: str | None) -> str:
    gc.disable()  # what is made here has few cycles, and there is much of it
    block = _decoder.decode(raw)
    make_block(block, load(Path(extra) if extra is not None else None))
    gc.collect()
    return block.into
