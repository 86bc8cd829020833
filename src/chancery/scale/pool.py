"""The pool: hands on this machine, as many as there are processors; a thread watches each, and computes nothing itself."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from chancery.errors import ChanceryError, TaskFailed
from chancery.scale.hands import HAND, MEMORY, SECONDS, Hand
from chancery.scale.manifests import Counts
from chancery.scale.parts import Part
from chancery.scale.work import Done

Result = tuple[Part, Done | str]
"""A part and what it came to; or, in words, why it could not be done."""
Heard = Callable[[Part, int, Counts | None], None]


class Pool:
    """Does parts on this machine. Raises `LakeError` where the lake cannot be written."""

    def __init__(
        self, lake: Path, workers: int, *, seconds: float = SECONDS, memory: int = MEMORY, module: str = HAND
    ) -> None:
        self.hands = [Hand(lake, seconds=seconds, memory=memory, module=module) for _ in range(max(1, workers))]

    @property
    def deaths(self) -> int:
        """How many hands ended in the midst of a part."""
        return sum(hand.deaths for hand in self.hands)

    @property
    def peak(self) -> int:
        """The most memory that a hand held, in bytes."""
        return max(hand.peak for hand in self.hands)

    def work(self, parts: Sequence[Part], heard: Heard = lambda part, place, counts: None) -> Iterator[Result]:
        """Does parts, each by whichever hand is free; gives each as it is done."""
        waiting: queue.SimpleQueue[Part | None] = queue.SimpleQueue()
        results: queue.SimpleQueue[Result | ChanceryError] = queue.SimpleQueue()
        for part in parts:
            waiting.put(part)
        stop = threading.Event()
        threads = [
            threading.Thread(target=_serve, args=(hand, waiting, results, stop, heard), daemon=True)
            for hand in self.hands[: max(1, len(parts))]
        ]
        for thread in threads:
            waiting.put(None)
            thread.start()
        try:
            for _ in parts:
                result = results.get()
                if isinstance(result, ChanceryError):
                    raise result
                yield result
        finally:
            stop.set()
            self.close()
            for thread in threads:
                thread.join(5)
            self.close()

    def close(self) -> None:
        """Ends all hands, for good."""
        for hand in self.hands:
            hand.end()


def _serve(
    hand: Hand,
    waiting: queue.SimpleQueue[Part | None],
    results: queue.SimpleQueue[Result | ChanceryError],
    stop: threading.Event,
    heard: Heard,
) -> None:
    while not stop.is_set() and (part := waiting.get()) is not None:
        try:
            results.put((part, hand.do(part, partial(heard, part))))
        except TaskFailed as failed:
            results.put((part, str(failed)))
        except ChanceryError as trouble:
            results.put(trouble)
            return
        except Exception as trouble:
            if not stop.is_set():
                results.put(TaskFailed(f"{part.name}: {type(trouble).__name__}: {trouble}"))
            return
    with contextlib.suppress(Exception):
        hand.close()
