"""Cells: processes with little time and little memory, in which what strangers sent is parsed; the parent only sees results.

A page that hangs its parser, swells it or crashes it ends the cell, never the program: the trouble is named, and the next
page gets a new cell. Limits are the operating system's (`RLIMIT_CPU`, `RLIMIT_AS`); where it has none (Windows), the
clock on the wall alone ends a cell.
"""

from __future__ import annotations

import atexit
import os
import selectors
import subprocess
import sys
import threading
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from chancery.errors import CellDied

CPU_SECONDS, WALL_SECONDS, MEMORY = 10, 45, 1_000_000_000
_LARGEST_ANSWER = 64 * 1024 * 1024
_PAGES_A_CELL = 20_000

_LOOK, _NEAR = 5.0, 0.9
"""Seconds without an answer after which a cell is looked at, and the share of its memory from which on it may be stuck."""


class Cell:
    """A parser in a process of its own. Started at the first question, and again after each death; one question at a time."""

    def __init__(
        self,
        *,
        cpu: int = CPU_SECONDS,
        wall: float = WALL_SECONDS,
        memory: int = MEMORY,
        module: str = "chancery.sources.parsing",
    ) -> None:
        self.cpu, self.wall, self.memory, self.module = cpu, wall, memory, module
        self.deaths = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = 0
        self._lock = threading.Lock()

    def ask(self, kind: str, raw: bytes, given: dict[str, Any] | None = None) -> dict[str, Any]:
        """What the cell makes of some bytes: `kind` is one of those that `parsing.py` knows. Raises `CellDied`."""
        question = msgspec.msgpack.encode((kind, raw, given or {}))
        with self._lock:
            process = self._started()
            try:
                answer = self._exchange(process, question)
            except CellDied:
                self._end()
                self.deaths += 1
                raise
            self._asked += 1
            if self._asked >= _PAGES_A_CELL:
                self._end()
        decoded: dict[str, Any] = msgspec.msgpack.decode(answer)
        if "trouble" in decoded:
            raise CellDied(decoded["trouble"])
        return decoded

    def close(self) -> None:
        """Ends the process, if one runs."""
        with self._lock:
            self._end()

    @property
    def pid(self) -> int | None:
        """The process that parses now, if one runs."""
        return self._process.pid if self._process is not None else None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        self._asked = 0
        limits = [str(self.cpu), str(self.memory)]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", self.module, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        _widen(self._process)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _exchange(self, process: subprocess.Popen[bytes], question: bytes) -> bytes:
        """Sends a question and waits for its answer, until the clock on the wall says stop."""
        assert process.stdin is not None and process.stdout is not None
        deadline = time.monotonic() + self.wall
        try:
            process.stdin.write(len(question).to_bytes(4, "big"))
            process.stdin.write(question)
            process.stdin.flush()
        except OSError as gone:
            raise CellDied(self._cause(process)) from gone
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout.fileno(), selectors.EVENT_READ)
            answer = bytearray()
            size, used = -1, None
            while size < 0 or len(answer) < size + 4:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise CellDied(f"it took more than {self.wall:g} s")
                if not selector.select(min(left, _LOOK)):
                    before, used = used, self._stuck(process)
                    if used is not None and used == before:
                        raise CellDied("it stood still for want of memory")
                    continue
                part = os.read(process.stdout.fileno(), 1 << 20)
                if not part:
                    raise CellDied(self._cause(process))
                answer += part
                if size < 0 and len(answer) >= 4:
                    size = int.from_bytes(answer[:4], "big")
                    if size > _LARGEST_ANSWER:
                        raise CellDied("its answer was larger than any report")
        return bytes(answer[4:])

    def _stuck(self, process: subprocess.Popen[bytes]) -> str | None:
        """The computing time of a process that has come near the limit of its memory, where the system says so: one that has the
        same a while later waits for itself, since a library that got no memory has left a lock held.
        """
        with suppress(OSError, ValueError):
            pages = int(Path(f"/proc/{process.pid}/statm").read_text("ascii").split()[0])
            if pages * os.sysconf("SC_PAGE_SIZE") > _NEAR * self.memory:
                return " ".join(Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()[11:13])
        return None

    def _cause(self, process: subprocess.Popen[bytes]) -> str:
        try:
            code = process.wait(2)
        except subprocess.TimeoutExpired:
            return "it closed its answers"
        if code in (-24, -9):  # SIGXCPU; SIGKILL at the hard limit or for memory
            return f"it took more than {self.cpu} s of computing time, or was ended for its memory"
        return f"it crashed (exit {code}), most likely for want of memory"


def _widen(process: subprocess.Popen[bytes]) -> None:
    """Lets a whole page into the pipe at once, where the system can."""
    if sys.platform == "linux":
        import fcntl

        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            with suppress(OSError):
                fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, 1 << 20)


def limits_hold() -> bool:
    """Whether this system can limit the time and memory of a process."""
    return find_spec("resource") is not None


_shared: Cell | None = None
_shared_by = 0
_lock = threading.Lock()


def shared() -> Cell:
    """The cell of this process, started when it is first asked and ended with the program."""
    global _shared, _shared_by
    with _lock:
        if _shared is None or _shared_by != os.getpid():
            _shared, _shared_by = Cell(), os.getpid()
            atexit.register(_shared.close)
        return _shared
