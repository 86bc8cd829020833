"""Hands: processes that do parts, watched from outside, so that no document can stop an archive.

A document over its time or memory ends its hand; so does one that crashes the reader. A new hand does the part again, and
leaves out the document that ended two hands, or took all its time: it is named among the failures, and everything else is read. A hand
that somebody else ended (a machine taken away, `kill -9`) is no document's fault: its part is done again.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from chancery.errors import LakeError, TaskFailed
from chancery.scale.hand import Errand, send
from chancery.scale.manifests import Counts
from chancery.scale.parts import Part
from chancery.scale.usage import cpu_seconds, resident
from chancery.scale.work import Done

HAND = "chancery.scale.hand"
SECONDS, MEMORY = 60.0, 700_000_000
"""Computing time that a document may take, and memory in bytes that a hand may hold, with the
process in which it has pages parsed."""
_WALL, _LOOK, _START = 10, 0.25, 1_800.0
"""A document that neither ends nor computes is waited for so many times its seconds; how often a hand is looked at, in
seconds; how long it may take to begin or to write."""
_PARTING = 10.0
_BLAME, _BLAME_OTHERS, _TRIES = 2, 4, 12
Heard = Callable[[int, Counts | None], None]
"""Is told how far a part is: the byte in its file, and what it has come to."""


class Died(Exception):
    """A hand ended in the midst of a part: at which document, why, and whether the document did it, for sure."""

    def __init__(self, number: int | None, reason: str, *, own: bool, sure: bool = False) -> None:
        self.number, self.reason, self.own, self.sure = number, reason, own, sure
        super().__init__(reason)


class Hand:
    """One process that does parts; started at its first, and again after each death."""

    def __init__(self, lake: Path, *, seconds: float = SECONDS, memory: int = MEMORY, module: str = HAND) -> None:
        self.lake, self.seconds, self.memory, self.module = lake, seconds, memory, module
        self.deaths = 0
        self.peak = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._buffer = bytearray()
        self._idle, self._over = True, False
        self._looked = 0.0
        self._watched: tuple[int | None, float] = (None, 0.0)

    @property
    def pid(self) -> int | None:
        """The process at work now, if there is one."""
        return self._process.pid if self._process is not None else None

    def do(self, part: Part, heard: Heard = lambda place, counts: None) -> Done:
        """Does a part, however many processes it takes. Raises `TaskFailed` for one that cannot be done, `LakeError` where
        the lake cannot be written."""
        avoid: dict[int, str] = {}
        strikes: dict[tuple[int | None, bool], int] = {}
        for _ in range(_TRIES):
            try:
                return self._once(part, avoid, heard)
            except Died as died:
                self.deaths += 1
                key = died.number, died.own
                strikes[key] = strikes.get(key, 0) + 1
                enough = 1 if died.sure else _BLAME if died.own else _BLAME_OTHERS
                if died.number is not None and strikes[key] >= enough:
                    avoid[died.number] = died.reason
                elif died.number is None and died.own and strikes[key] >= _BLAME:
                    raise TaskFailed(f"{part.name}: {died.reason}") from died
        raise TaskFailed(f"{part.name}: its worker was ended {_TRIES} times")

    def end(self) -> None:
        """Ends the process for good: no other is started, whatever was being done."""
        self._over = True
        self.close()

    def close(self) -> None:
        """Ends the process: one that waits for work goes by itself, with the one that parses for it; else it is killed."""
        process, self._process = self._process, None
        if process is None:
            return
        if self._idle and process.stdin is not None:
            with suppress(OSError, subprocess.TimeoutExpired):
                process.stdin.close()
                process.wait(_PARTING)
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _once(self, part: Part, avoid: dict[int, str], heard: Heard) -> Done:
        process = self._started()
        at: int | None = None
        since, self._idle = time.monotonic(), False
        try:
            assert process.stdin is not None
            send(process.stdin, Errand(part=part, avoid=avoid))
            while True:
                word = self._word(process, at, since)
                self._idle = "done" in word or "trouble" in word
                if "done" in word:
                    return msgspec.convert(word["done"], Done)
                if "trouble" in word:
                    raise TaskFailed(word["trouble"])
                counts = msgspec.convert(word["counts"], Counts) if word["counts"] is not None else None
                at, since = word["at"], time.monotonic()
                heard(word["place"], counts)
        except OSError as gone:
            raise self._died(process, at) from gone
        except Died:
            self.close()
            raise

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        if self._over:
            raise TaskFailed("the run is over")
        self._buffer.clear()
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", self.module, str(self.lake)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_IO_THREADS": "1"},
        )
        self._process = process
        word = self._word(process, None, time.monotonic())
        if "unfit" in word:
            self.close()
            raise LakeError(str(self.lake), word["unfit"])
        return process

    def _word(self, process: subprocess.Popen[bytes], at: int | None, since: float) -> dict[str, Any]:
        """The next word of a hand. Raises `Died` where it ended, or had to be ended."""
        assert process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout.fileno(), selectors.EVENT_READ)
            while True:
                if len(self._buffer) >= 4:
                    size = 4 + int.from_bytes(self._buffer[:4], "big")
                    if len(self._buffer) >= size:
                        word: dict[str, Any] = msgspec.msgpack.decode(self._buffer[4:size])
                        del self._buffer[:size]
                        return word
                if selector.select(_LOOK):
                    raw = os.read(process.stdout.fileno(), 1 << 16)
                    if not raw:
                        raise self._died(process, at)
                    self._buffer += raw
                self._watch(process, at, since)

    def _watch(self, process: subprocess.Popen[bytes], at: int | None, since: float) -> None:
        """Ends a hand that takes too much. Raises `Died`."""
        now = time.monotonic()
        if now - self._looked < _LOOK:
            return
        self._looked = now
        memory, computed = resident(process.pid), cpu_seconds(process.pid)
        self.peak = max(self.peak, memory)
        if at != self._watched[0]:
            self._watched = at, computed
        reason, sure = "", False
        if memory > self.memory:
            reason = f"it took more than {self.memory / 1e6:.0f} MB of memory"
        elif at is not None and computed - self._watched[1] > self.seconds:
            reason, sure = f"it took more than {self.seconds:g} s of computing time", True
        elif now - since > (_WALL * self.seconds if at is not None else _START):
            reason = "it came to no end"
        if reason:
            process.kill()
            raise Died(at, reason, own=True, sure=sure)

    def _died(self, process: subprocess.Popen[bytes], at: int | None) -> Died:
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        code = process.returncode
        self.close()
        if code is None or code in (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGHUP, -signal.SIGINT):
            return Died(at, "its worker was ended from outside, most likely for want of memory", own=False)
        return Died(at, f"it crashed the reader (exit {code})", own=True)
