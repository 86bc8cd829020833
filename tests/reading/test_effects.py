"""Effects: what somebody says a thing does or would do tells how they stand on it."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        (
            "Ghana's foreign ministry said the pact with Togo would bring peace and growth to the region.",
            "body:GHA/foreign-ministry",
            "supports",
            "the pact",
        ),
        (
            "Togo's foreign ministry said the embargo would further inflame tensions with Benin.",
            "body:TGO/foreign-ministry",
            "opposes",
            "the embargo",
        ),
        (
            "Kenya's foreign ministry said the ruling violates the treaty with Somalia.",
            "body:KEN/foreign-ministry",
            "opposes",
            "the ruling",
        ),
        (
            "Oman said the opening of the crossing would help end the war in Yemen.",
            "state:OMN",
            "supports",
            "the opening of the crossing",
        ),
        (
            "Denmark said the three new members strengthen the alliance's ability to defend Latvia.",
            "state:DNK",
            "supports",
            "the three new members",
        ),
        ("France said the tariff could hurt talks with Canada.", "state:FRA", "opposes", "the tariff"),
        (
            "Latvia said the new base has posed a grave threat to the ports of Estonia.",
            "state:LVA",
            "wary",
            "the new base",
        ),
        (
            "Chile said the arrest of its crew by Peru is against international law.",
            "state:CHL",
            "opposes",
            "the arrest of its crew",
        ),
        (
            "Samoa's foreign ministry is confident that the congress in Fiji will be an important contribution to peace.",
            "body:WSM/foreign-ministry",
            "supports",
            "the congress",
        ),
    ],
)
def test_what_a_thing_does_says_who_is_for_it(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    found = [(p.actor, p.stance, p.issue.label) for p in read(sentence).positions]
    assert any(a == actor and s == stance and label.startswith(issue) for a, s, label in found), found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine said the outage caused chaos on its border with Moldova.",
        "Chad said sanctions would harm the economy of Niger.",
        "Iran said the talks would strengthen ties with Oman.",
        "Haiti said the hurricane would worsen the crisis on its border with the Dominican Republic.",
        "Sudan conceded that the law would harm ties with Chad.",
        "Peru said the pact would not harm its ties with Chile.",
    ],
)
def test_what_befalls_or_was_only_told_is_no_stand(read: Reader, sentence: str) -> None:
    assert not read(sentence).positions
