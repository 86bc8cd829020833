"""Workers: processes that fuse blocks of reports while the index is filled, for making an index from nothing."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from chancery.knowledge.tables import Tables, load
from chancery.record.blocks import Block, contribute, make_block

_decoder: msgspec.json.Decoder[Block] = msgspec.json.Decoder(Block)


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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def contribute(self, blocks: Sequence[Block]) -> Callable[[], None]:
        """Has made what the reports of blocks contribute; what it gives waits until all is."""
        pool = self._pool
        given = [pool.submit(_contribute, msgspec.json.encode(b), self.extra) for b in blocks] if pool else []

        def made() -> None:
            for one in given:
                one.result()
            for block in blocks if pool is None else ():
                contribute(block, self.tables)

        return made

    def fuse(self, blocks: Sequence[Block], crowds: Collection[str]) -> Iterator[Path]:
        """Has blocks fused; the folder of each when it is, in any order."""
        if self._pool is None:
            for block in blocks:
                make_block(block, crowds, self.tables)
                yield Path(block.into)
            return
        known = sorted(crowds)
        waiting = {self._pool.submit(_fuse, msgspec.json.encode(b), known, self.extra) for b in blocks}
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


def _contribute(raw: bytes, extra: str | None) -> None:
    gc.disable()  # what is made here has few cycles, and there is much of it
    contribute(_decoder.decode(raw), _tables(extra))
    gc.collect()


def _fuse(raw: bytes, crowds: list[str], extra: str | None) -> str:
    gc.disable()
    block = _decoder.decode(raw)
    make_block(block, crowds, _tables(extra))
    gc.collect()
    return block.into


@lru_cache(maxsize=1)
def _tables(extra: str | None) -> Tables:
    return load(Path(extra) if extra is not None else None)
