"""Idioms of stands and the words beside them: a cool reception, no interest, no alternative, a priority."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        ("Kenya threw cold water on the proposal by Somalia for talks.", "KEN", "opposes", "the proposal by Somalia"),
        ("Chile said it had no interest in joining the treaty with Peru.", "CHL", "opposes", "joining the treaty"),
        ("Japan shows interest in buying missiles from Norway.", "JPN", "seeks", "buying missiles"),
        (
            "At talks, Turkey took a hard line against the Kurdish militia in Syria.",
            "TUR",
            "opposes",
            "the Kurdish militia",
        ),
        ("Brazil is pushing ahead with plans for a treaty with Bolivia.", "BRA", "committed", "plans for a treaty"),
        ("Canada has been critical of the embargo on Cuba.", "CAN", "opposes", "the embargo on Cuba"),
        ("Canada has called into question the election in Belarus.", "CAN", "wary", "the election in Belarus"),
        (
            "Spain gave a cool reception to the proposal by Britain for talks.",
            "ESP",
            "opposes",
            "the proposal by Britain",
        ),
        ("Finland sees no alternative to membership of NATO.", "FIN", "supports", "membership of NATO"),
        ("Oman warned Iran not to close the border.", "OMN", "opposes", "close the border"),
        ("Oman is deeply troubled by the arrests of envoys in Iran.", "OMN", "wary", "the arrests of envoys"),
        ("Latvia stands with Ukraine against the invasion by Russia.", "LVA", "supports", "Ukraine"),
        (
            "The envoys held talks. Oman's priority is ending the war in Yemen.",
            "OMN",
            "prioritises",
            "ending the war in Yemen",
        ),
        ("China slammed Samoa for hosting talks with Taiwan.", "CHN", "opposes", "hosting talks with Taiwan"),
        (
            "Thailand called the shelling by Cambodia an act of aggression.",
            "THA",
            "opposes",
            "the shelling by Cambodia",
        ),
        ("“We strongly object to the embargo,” Cuba's government said.", "CUB", "opposes", "the embargo"),
    ],
)
def test_the_stand_an_idiom_tells(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    reading = read(sentence)
    countries = {a.id: a.country for a in reading.actors}
    found = [(countries[p.actor], p.stance, p.issue.label) for p in reading.positions]
    assert any(a == actor and s == stance and label.startswith(issue) for a, s, label in found), found


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoys held talks. The minister of Peru, for his part, argued that Chile was late.",
        "Ethiopia said the treaty poses no threat to Egypt.",
        "Rwanda accused Congo of backing the militia.",
    ],
)
def test_a_charge_and_ones_part_are_no_stand(read: Reader, sentence: str) -> None:
    assert not read(sentence).positions
