"""Decisions are named by what they say; mentions by where they stand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from chancery.facts.decisions import decide
from chancery.facts.mentions import mention_id, placed

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_a_decision_is_named_by_what_it_says() -> None:
    one = decide("merge", "a.1-2", "b.3-4", at=NOON, who="desk", note="the same visit")
    assert one == decide("merge", "a.1-2", "b.3-4", at=NOON, who="desk", note="the same visit")
    assert one.id != decide("merge", "a.1-2", "b.3-4", at=NOON, who="desk", note="another note").id


def test_a_decision_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        decide("withdraw", "a", at=datetime(2026, 3, 4, 12))


def test_a_mention_is_named_by_its_report_and_its_words() -> None:
    assert placed(mention_id("3fa9c1d2e4b5a697", (120, 131))) == ("3fa9c1d2e4b5a697", (120, 131))
    with pytest.raises(ValueError, match=r"3fa9c1d2e4b5a697\.120-131"):
        placed("the visit")
