"""`chancery desk`: opens where it says, closes when told, says what is wrong before it listens."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import httpx2
import pytest

from chancery.cli.desks import listen, settings_of
from chancery.record.filters import WrongFilter
from tests.sources.servers import Served as Site
from tests.sources.servers import answer


def test_it_opens_where_it_says_and_closes_when_told(examples: tuple[Path, datetime]) -> None:
    path, _ = examples
    command = [sys.executable, "-m", "chancery", "desk", "--record", str(path), "--port", "0", "--read-only"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        line = desk.stdout.readline()
        assert line.startswith("The desk is open at http://127.0.0.1:")
        address = line.split()[-1]
        assert httpx2.get(f"{address}questions.json", timeout=20).json()["questions"]
        assert "token" not in address
        desk.send_signal(signal.SIGINT)
        assert desk.wait(20) == 0


def test_with_watch_what_a_feed_brings_is_on_its_pages(examples: tuple[Path, datetime], tmp_path: Path) -> None:
    """ "Iceland invited Kenyan President William Ruto to Reykjavik." """
    item = "<item><title>An invitation</title><guid>g1</guid><description>Iceland invited Kenyan President William Ruto to Reykjavik.</description></item>"
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Fjord Post</title>{item}</channel></rss>".encode()
    site = Site(
        lambda connection, path: connection.sendall(answer(feed, headers={"Content-Type": "application/rss+xml"}))
    )
    shutil.copytree(examples[0], tmp_path / "record")
    command = [sys.executable, "-m", "chancery", "desk", "--record", str(tmp_path / "record"), "--port", "0"]
    with subprocess.Popen(
        [*command, "--watch", f"{site.url}/feed"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "CHANCERY_PRIVATE_ADDRESSES": "1"},
    ) as desk:
        assert desk.stdout is not None
        address = desk.stdout.readline().split()[-1]
        deadline = time.monotonic() + 120
        while "An invitation" not in httpx2.get(f"{address}search", timeout=60).text:
            assert time.monotonic() < deadline
            time.sleep(0.3)
        desk.send_signal(signal.SIGINT)
        assert desk.wait(60) == 0
    site.close()


def test_without_a_record_it_says_so_and_does_not_listen(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "chancery", "desk", "--record", str(tmp_path / "none"), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 4
    assert "none" in done.stderr
    assert "The desk is open" not in done.stdout


def test_a_port_that_is_taken_is_told() -> None:
    first = listen("127.0.0.1", 0)
    assert first is not None
    assert listen("127.0.0.1", first.getsockname()[1]) is None
    first.close()


def test_a_zone_that_is_none_is_refused() -> None:
    with pytest.raises(WrongFilter, match="Mars"):
        settings_of(None, tz="Mars/Olympus")
