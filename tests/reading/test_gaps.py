"""Where two have a date each, they took part in a happening each, though the verb is told once."""

from __future__ import annotations

import pytest

from tests.conftest import Reader

BEHIND = " The foreign ministry gave no details, diplomats said."


@pytest.mark.parametrize(
    ("sentence", "type", "both"),
    [
        (
            "Norwegian Prime Minister Jonas Lind telephoned Polish President Adam Wolny on Sunday and French President"
            " Luc Moreau on Monday.",
            "call",
            [{"NOR", "POL"}, {"NOR", "FRA"}],
        ),
        (
            "Kenyan President Amos Otieno held meetings with the president of Ghana ten days ago and the prime minister"
            " of Togo last week.",
            "meeting",
            [{"KEN", "GHA"}, {"KEN", "TGO"}],
        ),
        ("Finland joined NATO in 2023 and Sweden in 2024.", "other", [{"FIN", "nato"}, {"SWE", "nato"}]),
        ("The Norwegian minister visited Japan in May and India in June.", "visit", [{"NOR", "JPN"}, {"NOR", "IND"}]),
        (
            "Peru's president met Chile's president on Monday and Brazil's president on Tuesday.",
            "meeting",
            [{"PER", "CHL"}, {"PER", "BRA"}],
        ),
        (
            "The Norwegian minister met the king of Jordan on Monday and the premier of Qatar on Tuesday.",
            "meeting",
            [{"NOR", "JOR"}, {"NOR", "QAT"}],
        ),
        (
            "Peru's president met Chile's president on Monday and the president of Brazil on Tuesday.",
            "meeting",
            [{"PER", "CHL"}, {"PER", "BRA"}],
        ),
        (
            "The Kenyan minister visited the sultan of Oman in May and the emir of Kuwait in June.",
            "visit",
            [{"KEN", "OMN"}, {"KEN", "KWT"}],
        ),
    ],
)
def test_a_verb_left_out_tells_a_second_happening(read: Reader, sentence: str, type: str, both: list[set[str]]) -> None:
    """He telephoned the one on Sunday and the other on Monday: two calls, with one of them each."""
    reading = read(sentence + BEHIND)
    country = {a.id: a.country or a.id.partition(":")[2] for a in reading.actors}
    found = [e for e in reading.events if e.type == type]
    assert [{country[p.actor] for p in e.participants} for e in found] == both
    assert len({e.window.earliest for e in found}) == 2


def test_two_with_one_date_are_one_happening(read: Reader) -> None:
    """Peru's president met Chile's and Brazil's president on Tuesday: one meeting of three."""
    events = read("Peru's president met Chile's president and Brazil's president on Tuesday." + BEHIND).events
    assert len([e for e in events if e.type == "meeting"]) == 1
