"""Beside the desk: a process that works for it: started, watched, started again where it ended, ended with the desk.

Such a process reads its standard input, of which the desk holds the other end, and ends when that is closed, however the desk
came to its end.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

PATIENCE = 2.0
"""Seconds that a process may still take when it is asked to end; what it has not finished then was never written."""
_FIRST, _LONGEST = 0.5, 30.0
"""Seconds until a process that ended is started again; twice as long each time, up to the longest."""
_STEADY = 60.0
"""Seconds after which a process counts as one that runs well."""


class Beside:
    """A process as the desk holds it: `module` is what it runs, `what` says what it does, `hears` whether it answers on its
    standard output."""

    def __init__(
        self, module: str, words: Sequence[str], what: str, notes: Callable[[str], None], *, hears: bool = False
    ) -> None:
        self.command = [sys.executable, "-m", module, *words]
        self.what, self.notes = what, notes
        self.process: subprocess.Popen[bytes] | None = None
        self._out = subprocess.PIPE if hears else subprocess.DEVNULL
        self._begun = self._next = 0.0
        self._pause = _FIRST

    def start(self) -> None:
        """Starts it, where it is not running."""
        if self.process is not None and self.process.poll() is None:
            return
        self._begun = time.monotonic()
        # in a group of its own: Ctrl-C is for the desk, which then ends it, also while it is still starting
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=self._out, process_group=0)

    def watch(self) -> None:
        """Starts it again where it has ended: at once after a long run, later and later where it ends each time."""
        if self.process is None or self.process.poll() is None:
            return
        now = time.monotonic()
        if self._next == 0.0:
            self._pause = _FIRST if now - self._begun > _STEADY else self._pause
            self.notes(f"{self.what} ended ({self._said()}); it is started again in {self._pause:g} s")
            self._put_off(now)
        elif now >= self._next:
            self._let_go()
            try:
                self.start()
            except OSError as trouble:  # no memory, say: it may be there later
                self.notes(f"{self.what} cannot be started: {trouble}; it is tried again in {self._pause:g} s")
                self._put_off(now)
            else:
                self._next = 0.0

    def _put_off(self, now: float) -> None:
        self._next = now + self._pause
        self._pause = min(2 * self._pause, _LONGEST)

    def bid_end(self) -> None:
        """Asks it to end, and does not wait."""
        if self.process is not None and self.process.stdin is not None:
            with contextlib.suppress(OSError):
                self.process.stdin.close()

    def end(self) -> None:
        """Ends it; what it was at is finished, or is left to whoever asks next."""
        if self.process is None:
            return
        self.bid_end()
        try:
            self.process.wait(PATIENCE + 1)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._let_go()
        self.process = None

    def _let_go(self) -> None:
        self.bid_end()
        if self.process is not None and self.process.stdout is not None:
            self.process.stdout.close()

    def _said(self) -> str:
        code = self.process.returncode if self.process is not None else 0
        return f"signal {-code}" if code < 0 else f"exit code {code}"


def leave() -> None:
    """Ends this process for the desk that is no longer there, when what it is at has had its time."""
    time.sleep(PATIENCE)
    os._exit(0)
