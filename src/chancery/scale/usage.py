"""Usage: what a process and its children take, as the system tells it; nothing where it does not (other than Linux)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_LINUX = sys.platform == "linux"
_TICKS = os.sysconf("SC_CLK_TCK") if _LINUX else 100
_PAGE = os.sysconf("SC_PAGE_SIZE") if _LINUX else 4096


def resident(pid: int) -> int:
    """Bytes of memory that a process holds, with those of its children; 0 where that is not known."""
    if not _LINUX:
        return 0
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return sum(_resident(one) for one in (str(pid), *children))


def _resident(pid: str) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError, ValueError):
        return 0


def cpu_seconds(pid: int) -> float:
    """Seconds that a process has computed so far, with those of its children that have ended."""
    if not _LINUX:
        return 0.0
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / _TICKS
    except (OSError, IndexError, ValueError):
        return 0.0
