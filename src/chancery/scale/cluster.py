"""The cluster: parts done by the workers of Dask distributed, on this machine or on many; each worker keeps a hand.

A worker that is lost loses nothing but time: its part is given to another. The lake and the inputs must be at the same
paths everywhere, on a shared disk; what travels is the names of parts.
"""

from __future__ import annotations

import contextlib
import importlib
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from chancery.errors import ChanceryError, InputError, LakeError, MissingExtra, TaskFailed
from chancery.scale.hands import MEMORY, SECONDS, Hand
from chancery.scale.manifests import Counts
from chancery.scale.parts import Part
from chancery.scale.pool import Result
from chancery.scale.work import Done

_AHEAD, _TRIES, _WAIT = 3, 12, 60.0
"""Parts that wait at each thread of a worker at most; how often a lost part is given out again; seconds until a scheduler
answers."""
_QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.scheduler.work-stealing-interval": "1s",
}
"""How a cluster of ours looks after itself: its workers only wait for their hands, which takes 14 ms of computing a second;
looked at up to a hundred times a second, as Dask does by itself, 87."""
_hands: dict[tuple[str, int], Hand] = {}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker says of a part: that it is done, or why it cannot be (of the lake, if `lake`), and how it fared."""

    done: Done | None = None
    reason: str = ""
    lake: bool = False
    deaths: int = 0
    peak: int = 0


def do_part(lake: str, raw: bytes, seconds: float, memory: int) -> bytes:
    """Does a part on a worker of the cluster; the hand stays for the next one."""
    key = lake, os.getpid()
    hand = _hands.setdefault(key, Hand(Path(lake), seconds=seconds, memory=memory))
    before = hand.deaths
    part = msgspec.msgpack.decode(raw, type=Part)
    try:
        answer = Answer(done=hand.do(part), deaths=hand.deaths - before, peak=hand.peak)
    except TaskFailed as failed:
        answer = Answer(reason=str(failed), deaths=hand.deaths - before, peak=hand.peak)
    except ChanceryError as trouble:
        answer = Answer(reason=str(trouble), lake=True)
    except OSError as trouble:
        answer = Answer(reason=f"{part.name}: {trouble.strerror or trouble}")
    return msgspec.msgpack.encode(answer)


def end_hands() -> None:
    """Ends the hands of a worker."""
    while _hands:
        _hands.popitem()[1].close()


class Cluster:
    """Does parts by Dask: on the cluster at `scheduler`, or on one of `workers` processes of this machine.

    Raises `MissingExtra` without Dask, `InputError` where no scheduler answers.
    """

    def __init__(
        self,
        lake: Path,
        *,
        scheduler: str | None,
        workers: int,
        seconds: float = SECONDS,
        memory: int = MEMORY,
        wait: float = _WAIT,
    ) -> None:
        try:
            self._dask: Any = importlib.import_module("distributed")
        except ImportError as missing:
            raise MissingExtra("distributed", "dask", "--engine dask") from missing
        self.lake, self.seconds, self.memory = lake, seconds, memory
        self.deaths = self.peak = 0
        self._local: Any = None
        if scheduler is None:
            with importlib.import_module("dask").config.set(_QUIET):
                self._local = self._dask.LocalCluster(
                    n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0,
                    host="127.0.0.1", silence_logs=50,
                )  # fmt: skip
        try:
            self.client: Any = self._dask.Client(self._local or scheduler, timeout=wait, set_as_default=False)
        except (OSError, ValueError) as trouble:
            raise InputError(f"--scheduler {scheduler}", f"no scheduler answers: {trouble}", "is it up?") from trouble

    def work(
        self,
        parts: Sequence[Part],
        heard: Callable[[Part, int, Counts | None], None] = lambda part, place, counts: None,
    ) -> Iterator[Result]:
        """Gives out parts, to workers that join later too; gives each as it is done. Raises `LakeError`.

        Some wait at the workers while many are left, which also tells an adaptive cluster to grow; towards the end none
        waits behind another, while a worker has nothing to do.
        """
        waiting = deque(parts)
        tries: dict[str, tuple[Part, int]] = {}
        running: Any = self._dask.as_completed(loop=self.client.loop)

        def give(part: Part, attempt: int) -> None:
            future = self.client.submit(
                do_part, str(self.lake), msgspec.msgpack.encode(part), self.seconds, self.memory, pure=False
            )
            tries[future.key] = part, attempt
            running.add(future)

        def give_more() -> None:
            threads = max(1, sum(self.client.nthreads().values()))
            while waiting and len(tries) < threads + min(_AHEAD * threads, len(waiting) // 2):
                give(waiting.popleft(), 1)

        give_more()
        for future in running:
            part, attempt = tries.pop(future.key)
            try:
                answer = msgspec.msgpack.decode(future.result(), type=Answer)
            except Exception as lost:  # a worker that died too often under this part, whatever it died of
                self.deaths += 1
                if attempt < _TRIES:
                    give(part, attempt + 1)
                    continue
                answer = Answer(reason=f"{part.name}: {type(lost).__name__}: {str(lost)[:200]}")
            future.release()
            if answer.lake:
                raise LakeError(str(self.lake), answer.reason)
            self.deaths += answer.deaths
            self.peak = max(self.peak, answer.peak)
            give_more()
            yield part, answer.done if answer.done is not None else answer.reason

    def pids(self) -> list[int]:
        """The processes of the workers on this machine."""
        found: Any = self.client.run(os.getpid)
        return list(found.values())

    def close(self) -> None:
        """Ends the hands, the connection, and the workers of this machine, if they are ours."""
        with contextlib.suppress(Exception):
            self.client.run(end_hands)
        self.client.close()
        if self._local is not None:
            self._local.close()
