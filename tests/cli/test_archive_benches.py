"""The benches of archives, in small: what they measure is there, and what they compute follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from chancery.cli.day_bench import DAY, day_figures
from chancery.cli.peers_bench import peers_figures
from chancery.sources.arrivals import make_report

pytest.importorskip("pyarrow")


def test_a_day_in_small_from_file_to_record(tmp_path: Path) -> None:
    """Forty pages, two of them about diplomacy, read by one worker and taken over."""
    found = day_figures(tmp_path, 40, 1)
    assert (found["articles"], found["reports read"], found["documents failed"]) == (40, 2, 0)
    assert found["mentions"] > 10 and 100 < found["KB of HTML an article"] < 160
    assert found["peak memory of a worker, MB"] < 700
    hours = found["seconds of computing, the same"] * DAY / 40 / 3600
    assert found[f"computed: hours for {DAY:,} articles, reading"] == pytest.approx(hours)


def test_the_peers_are_measured_in_one_run() -> None:
    report = make_report("The foreign ministers of Japan and Norway met in Oslo on Monday.", published="2026-03-02")
    found = peers_figures([report], 1)
    assert found["times as fast as our whole reading: our tokens and sentences alone"] > 1
    assert found["words a CPU-second, bare Aho-Corasick over our tables"] > 0
