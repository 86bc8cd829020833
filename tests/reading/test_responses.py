"""Responses: words on an act of force come after it."""

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "act", "force"),
    [
        ("Iran condemned the Israeli strike on its consulate in Damascus.", "condemnation", "strike"),
        (
            "Turkey's president expressed his condolences to Russia over the bombing in St. Petersburg.",
            "courtesy",
            "strike",
        ),
        ("Japan apologised to China for the seizure of the trawler.", "apology", "seizure"),
    ],
)
def test_words_on_an_act_come_after_it(read: Reader, sentence: str, act: str, force: str) -> None:
    reading = read(sentence)
    types = {e.id: e.type for e in reading.events}
    orders = [(types[c.event], c.relation, types.get(c.anchor)) for c in reading.constraints]
    assert (act, "after", force) in orders, orders


def test_a_strike_to_come_is_condemned_before_it(read: Reader) -> None:
    """ "Iran condemned any Israeli strike on Syria": no strike has been."""
    assert not read("Iran condemned any Israeli strike on Syria.").constraints
