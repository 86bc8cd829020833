"""How large the blocks of a rebuild are, and that they go by the memory there is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from chancery.record.rebuilding import BLOCK, block_size, memory

GB = 1 << 30


@pytest.mark.parametrize(
    ("jobs", "here", "reports"), [(2, 64 * GB, BLOCK), (2, 8 * GB, 16_519), (8, 8 * GB, 4_129), (8, GB, 3_000)]
)
def test_workers_share_half_of_the_memory(jobs: int, here: int, reports: int) -> None:
    assert block_size(jobs, here) == reports
    assert block_size(0, here) == block_size(1, here)


def test_a_machine_that_does_not_say_is_taken_for_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert memory() > 0
    monkeypatch.delattr(os, "sysconf")
    assert memory([]) == 4 * GB


def test_a_container_has_the_memory_it_is_given(tmp_path: Path) -> None:
    """One of 2 GB on a machine of 64 is a small one."""
    given, unlimited, without = tmp_path / "given", tmp_path / "unlimited", tmp_path / "none"
    given.write_text("67108864\n")
    unlimited.write_text("max\n")
    assert memory([unlimited, given, without]) == 64 << 20
    assert memory([unlimited, without]) == memory([])
