"""Keys as numbers, by which items are filed."""

from __future__ import annotations

import pytest

from chancery.record import filing
from chancery.record.filing import hashed


def test_numbers_of_keys_are_the_same_however_few_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key asked for again after it was let go has the number it had; more than are to be held never are."""
    monkeypatch.setattr(filing, "_HELD", 5)
    known = filing._hashes("a kind of this test", 1)
    for key in [f"k{n % 13}" for n in range(60)]:
        assert known[key] == hashed("a kind of this test", key, 1)
        assert len(known) <= 5
    assert known["k1"] != hashed("a kind of this test", "k1", 0)
