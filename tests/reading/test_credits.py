"""Credits: the agencies that a report is taken from."""

from __future__ import annotations

import pytest

from chancery.knowledge import Tables
from chancery.knowledge.world import world
from chancery.reading.credits import read_credits
from chancery.sources.reports import make_report


@pytest.mark.parametrize(
    ("text", "outlet", "names", "foot"),
    [
        ("Japan and India met.\n(Source: Kyodo News)", "The Ledger", ["Kyodo News"], True),
        ("Japan and India met.\nWith inputs from Reuters", "The Ledger", ["Reuters"], True),
        ("Japan and India met.\nKyodo/AFP", "The Ledger", ["Kyodo/AFP"], True),
        ("MEXICO CITY, Feb. 8 (UPI) — Mexico and Japan met.", "The Ledger", ["UPI"], False),
        ("SEOUL, May 14 (Yonhap) -- Japan and India met.", "Yonhap News Agency", [], False),
        ("(Reuters) - Japan and India met.", "reuters.com", [], False),
        ("Japan and India met.\nReporting by Anna Berg; editing by Tom Hale", "The Ledger", [], False),
        ("Sources said that Japan and India met.", "The Ledger", [], False),
    ],
)
def test_credits(tables: Tables, text: str, outlet: str, names: list[str], foot: bool) -> None:
    found, at_foot = read_credits(make_report(text, outlet=outlet), world(tables).outlets)
    assert ([s.name for s in found], at_foot) == (names, foot)
    assert all(s.span is not None and text[slice(*s.span)] == s.name for s in found)
