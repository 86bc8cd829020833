"""The process that keeps the index up to date beside a desk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import chancery
from chancery.desk.keeper import Keeper, alone
from chancery.desk.settings import Settings
from tests.desk.conftest import Served

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
_SAID = "Japan and India held talks in Tokyo on Monday."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with chancery.open_record(tmp_path / "record", create=True, clock=lambda: NOW) as record:
        record.add(_SAID, published="2026-03-10", outlet="Harbour Wire")
        record.catch_up()
    return tmp_path / "record"


@pytest.fixture
def keeper(path: Path) -> Iterator[tuple[Keeper, list[str]]]:
    notes: list[str] = []
    keeper = Keeper(path, notes.append)
    keeper.start()
    yield keeper, notes
    keeper.end()


def _until(true: Callable[[], bool], seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _taken_in(path: Path) -> int:
    with chancery.open_record(path) as record, record.index.reading() as access:
        count: int = access.connection.execute("SELECT count(*) FROM segments").fetchone()[0]
        return count


def _append(path: Path, text: str) -> None:
    """Appends to the log and leaves the index as it is."""
    with chancery.open_record(path, clock=lambda: NOW) as record:
        record.add(text, published="2026-03-11", outlet="Harbour Wire")


def test_it_takes_in_what_others_append_and_comes_back_after_a_crash(
    path: Path, keeper: tuple[Keeper, list[str]]
) -> None:
    held, notes = keeper
    _append(path, "India postponed talks with Japan.")
    assert _until(lambda: _taken_in(path) == 2)
    assert held.process is not None
    first = held.process.pid
    os.kill(first, signal.SIGKILL)
    held.process.wait(5)
    _append(path, "India cancelled talks with Japan.")
    assert _until(lambda: held.watch() or _taken_in(path) == 3)
    assert held.process.pid != first
    assert notes == ["what keeps the index up to date ended (signal 9); it is started again in 0.5 s"]


def test_of_two_one_works_and_the_other_waits(path: Path, keeper: tuple[Keeper, list[str]]) -> None:
    held, _ = keeper
    _append(path, "India postponed talks with Japan.")
    assert _until(lambda: _taken_in(path) == 2), "the first has begun"
    ending = threading.Event()
    threading.Timer(0.5, ending.set).start()
    with alone(path, ending) as mine:
        assert not mine
    held.end()
    with alone(path, threading.Event()) as mine:
        assert mine, "its lock went with it"


def test_it_ends_with_its_desk_however_that_ends(path: Path) -> None:
    code = (
        "import pathlib, sys, time; from chancery.desk.keeper import Keeper;"
        "keeper = Keeper(pathlib.Path(sys.argv[1]), print); keeper.start(); print(keeper.process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        pid = int(desk.stdout.readline())
        _append(path, "India postponed talks with Japan.")
        assert _until(lambda: _taken_in(path) == 2)
        desk.kill()
    assert _until(lambda: not _runs(pid))


def test_a_desk_for_reading_only_has_none(desk: Served, serve: Callable[..., Served], path: Path) -> None:
    before = _children()
    assert serve(path, NOW, Settings(read_only=True, keeps=False)).get("/").status_code == 200
    assert _children() == before


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _children() -> set[str]:
    return {c for task in Path("/proc/self/task").iterdir() for c in (task / "children").read_text().split()}
