"""Locks between processes: held on a file or folder, given back by the system when their process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def locked(path: Path, *, shared: bool = False) -> Iterator[None]:
    """Holds a file or folder, alone or with others that only look on; waits for those who hold it.

    Where the system or its disk has no such locks (Windows, some network disks) nobody waits.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        held = os.open(path, os.O_RDONLY)
    except OSError:  # gone or not ours to read: whoever needs it says so
        yield
        return
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
