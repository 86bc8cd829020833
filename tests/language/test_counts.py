"""Counts: people who are counted without a noun stand side by side."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("Iran freed an American and two Poles on the eve of the summit.", "release", "IRN POL USA"),
        ("Gunmen in Yemen freed an American and two Poles on the eve of the summit.", "release", "POL USA YEM"),
        ("Iran freed a German and three Swedes on the eve of the summit.", "release", "DEU IRN SWE"),
        ("Chad expelled an Egyptian and three Libyan diplomats on Monday.", "expulsion", "EGY LBY TCD"),
        ("Iran freed an American and a British journalist on the eve of the summit.", "release", "GBR IRN USA"),
        ("A Kenyan and Ugandan team met on Monday to end the talks.", "meeting", "KEN UGA"),
        ("Iran freed two Polish and three Swedish sailors on the eve of the summit.", "release", "IRN POL SWE"),
    ],
)
def test_one_and_several(read: Reader, text: str, type: str, sides: str) -> None:
    """Iran freed an American and two Poles on Monday."""
    assert who(read, text, type) == sides
