"""Quotations: where quoted words begin and end."""

from __future__ import annotations

import pytest

from chancery.language.english import outline
from chancery.reading.quotations import read_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('The envoy said "talks go on" in Oslo.', ["talks go on"]),
        ('The envoy said "talks go on.\n\nHe left.', ["talks go on."]),
        ("The envoy said \"talks go on.\n\n'", ["talks go on."]),
        ("The envoy said \"talks go on.\n\n''", ["talks go on."]),
    ],
)
def test_a_quotation_ends_where_its_paragraph_does_at_the_latest(text: str, quoted: list[str]) -> None:
    """Whatever stands behind it, a lone mark at the end of the report too."""
    found = outline(text)
    assert [found.quote(q.first, q.last) for q in read_quotations(found)] == quoted
