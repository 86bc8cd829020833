"""Verdicts: what somebody calls a thing, and what is none."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        (
            'Russia calls moving troops into Finland "a step in the wrong direction".',
            "state:RUS",
            "opposes",
            "moving troops into Finland",
        ),
        (
            "Peru's foreign ministry said it viewed Chile's decision as undermining the truce.",
            "body:PER/foreign-ministry",
            "opposes",
            "Chile's decision",
        ),
        (
            "Fiji's parliament called off the visit to Samoa, a move condemned by Tonga.",
            "state:TON",
            "opposes",
            "called off the visit to Samoa",
        ),
        (
            "A truce hailed by Fiji took effect in Tonga.",
            "state:FJI",
            "supports",
            "A truce",
        ),
        (
            "Chad held talks with Niger, but has ruled out any African Union role.",
            "state:TCD",
            "opposes",
            "any African Union role",
        ),
        (
            "At the talks, the Foreign Office reiterated Britain's position that the annexation of the port by Norvia is illegal.",
            "state:GBR",
            "opposes",
            "the annexation of the port by Norvia",
        ),
        (
            "The envoys of Samoa and Fiji said their countries saw membership of the bloc as a guarantee of peace.",
            "state:WSM",
            "supports",
            "membership of the bloc",
        ),
        (
            "Oman condemned the attack announced on Monday by the U.S. secretary of state.",
            "state:OMN",
            "opposes",
            "the attack",
        ),
        (
            "At talks in Muscat, Iran called for closer ties between the members of the council, a loose league of monarchies.",
            "state:IRN",
            "seeks",
            "closer ties between the members of the council",
        ),
        (
            "Indonesia wants talks with China, and it is wary of being seen to choose.",
            "state:IDN",
            "wary",
            "being seen to choose",
        ),
        ("Togo withdrew its support for the mission in Niger.", "state:TGO", "opposes", "the mission in Niger"),
        (
            "Australia does not want to see Tonga and Fiji cut off from the talks.",
            "state:AUS",
            "opposes",
            "Tonga and Fiji cut off from the talks",
        ),
        (
            "At talks with Cyprus, Turkey insisted it would not bow to demands to recognise the republic.",
            "state:TUR",
            "opposes",
            "demands to recognise the republic",
        ),
        (
            "Serbia said the drills with Hungary were aimed at deterring smugglers.",
            "state:SRB",
            "seeks",
            "deterring smugglers",
        ),
    ],
)
def test_a_verdict_and_what_it_is_about(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    found = [(p.actor, p.stance, p.issue.label) for p in read(sentence).positions]
    assert (actor, stance, issue) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Kuwait's foreign minister told reporters: “I must say there are no quarrels any more with Iraq.”",
        "Norway no longer considers the sale of ships to Sweden illegal.",
        "The Afghan government has ruled out rebel involvement in the attack on Pakistan's embassy.",
        "Kenya released two hostages, raising hopes of a thaw with Somalia.",
        "“We will pursue the bombers,” French President Emmanuel Macron said in talks with Niger.",
        "Iceland stressed those worries on Sunday at a forum with Norway.",
        "Ghana said the raid would force Togo to give up its claim to the islands.",
        "“We see these steps as signs that the war in Sudan may soon end,” Egypt's foreign ministry said.",
    ],
)
def test_what_is_no_stand(read: Reader, sentence: str) -> None:
    assert not [p for p in read(sentence).positions if p.stance != "characterised"]
