"""The keeper: a process beside the desk that takes into the index what anybody appends to the log, so that no page waits for it.

`python -m chancery.desk.keeper FOLDER` is that process; the desk starts it and holds the other end of its standard input.
It ends when that is closed, however the desk came to its end. Of several keepers of one record one works, the others wait.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from chancery.desk.beside import Beside, leave
from chancery.errors import RecordError
from chancery.record.folder import MARK

EVERY = 0.2
"""Seconds between two looks at the log."""


class Keeper(Beside):
    """The keeper of a record, as the desk holds it."""

    def __init__(self, path: Path, notes: Callable[[str], None]) -> None:
        super().__init__("chancery.desk.keeper", [str(path)], "what keeps the index up to date", notes)


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
    leave()


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
