"""The keeper: a process beside the desk that takes into the index what anybody appends to the log, so that no page waits for it.

`python -m chancery.desk.keeper FOLDER` is that process; the desk starts it and holds the other end of its standard input.
It ends when that is closed, however the desk came to its end. Of several keepers of one record one works, the others wait.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from chancery.errors import RecordError
from chancery.record.folder import MARK

EVERY = 0.2
"""Seconds between two looks at the log."""
_PATIENCE = 2.0
"""Seconds that a keeper may still take when it is asked to end; what it has not finished then was never written."""
_FIRST, _LONGEST = 0.5, 30.0
"""Seconds until a keeper that ended is started again; twice as long each time, up to the longest."""
_STEADY = 60.0
"""Seconds after which a keeper counts as one that runs well."""


class Keeper:
    """The keeper of a record, as the desk holds it: started, watched, started again where it ended, ended with the desk."""

    def __init__(self, path: Path, notes: Callable[[str], None]) -> None:
        self.path, self.notes = path, notes
        self.process: subprocess.Popen[bytes] | None = None
        self._begun = self._next = 0.0
        self._pause = _FIRST

    def start(self) -> None:
        """Starts it, where it is not running."""
        if self.process is not None and self.process.poll() is None:
            return
        self._begun = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "chancery.desk.keeper", str(self.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )

    def watch(self) -> None:
        """Starts it again where it has ended: at once after a long run, later and later where it ends each time."""
        if self.process is None or self.process.poll() is None:
            return
        now = time.monotonic()
        if self._next == 0.0:
            self._pause = _FIRST if now - self._begun > _STEADY else self._pause
            self.notes(
                f"what keeps the index up to date ended ({self._said()}); it is started again in {self._pause:g} s"
            )
            self._next = now + self._pause
            self._pause = min(2 * self._pause, _LONGEST)
        elif now >= self._next:
            self._next = 0.0
            self._let_go()
            self.start()

    def end(self) -> None:
        """Ends it; what it was taking in is finished, or is taken in by whoever asks next."""
        if self.process is None:
            return
        self._let_go()
        try:
            self.process.wait(_PATIENCE + 1)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def _let_go(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            with contextlib.suppress(OSError):
                self.process.stdin.close()

    def _said(self) -> str:
        code = self.process.returncode if self.process is not None else 0
        return f"signal {-code}" if code < 0 else f"exit code {code}"


def keep(path: Path, ending: threading.Event, notes: Callable[[str], None]) -> None:
    """Keeps the index of a record up to date until the end is called for. Raises `RecordError` where it cannot be opened."""
    import chancery

    with alone(path, ending) as first:
        if not first:
            return
        said = ""
        with chancery.open_record(path, notes=notes) as record:
            while True:
                try:
                    record.catch_up()
                    said = ""
                except RecordError as trouble:
                    if str(trouble) != said:
                        said = str(trouble)
                        notes(said)
                if ending.wait(EVERY):
                    return


@contextlib.contextmanager
def alone(path: Path, ending: threading.Event) -> Iterator[bool]:
    """Waits until no other keeper works on a record; False where the end came first.

    The lock lies on the mark of the record and goes with the process; where the system has no such lock, nobody waits.
    """
    try:
        import fcntl
    except ImportError:
        yield True
        return
    with (path / MARK).open("rb") as mark:
        while True:
            try:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if ending.wait(EVERY):
                    yield False
                    return
            except OSError:
                break
        yield True


def _end_with_desk(ending: threading.Event) -> None:
    """Calls for the end when the desk has closed its side, and does not wait for it for ever."""
    with contextlib.suppress(OSError):
        while os.read(sys.stdin.fileno(), 64):
            pass
    ending.set()
    time.sleep(_PATIENCE)
    os._exit(0)


def main() -> int:
    """The process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desk, which then ends this
    ending = threading.Event()
    threading.Thread(target=_end_with_desk, args=(ending,), daemon=True).start()
    try:
        keep(Path(sys.argv[1]), ending, _note)
    except (RecordError, OSError) as trouble:
        if not ending.is_set():
            _note(str(trouble))
            return 4
    return 0


def _note(words: str) -> None:
    print(f"chancery: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
