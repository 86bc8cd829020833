"""Lost subjects: who does it, where a day, a list or the order of the words hides them."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        (
            "French President Emmanuel Macron Saturday vowed to hunt down those who attacked the embassy in Niger.",
            "person:emmanuel-macron",
            "committed",
            "hunt down those",
        ),
        (
            "Also applying for membership of the European Union are Serbia, Albania and Moldova.",
            "state:SRB",
            "seeks",
            "membership of the European Union",
        ),
        (
            "The swap could open talks between Bogota and the FARC, who have long refused to negotiate with Peru.",
            "org:farc",
            "opposes",
            "negotiate with Peru",
        ),
        (
            "Cyprus held talks, but Turkey, which holds the north of the island, insisted it would not accept the plan.",
            "state:TUR",
            "opposes",
            "the plan",
        ),
        (
            "Iceland left the talks, but Denmark, which holds the north, had previously insisted it would not bow to demands "
            "for the fishing port.",
            "state:DNK",
            "opposes",
            "demands for the fishing port",
        ),
        (
            "Leaders of Japan are united over concerns about the base of China.",
            "state:JPN",
            "wary",
            "the base of China",
        ),
        ("Spain said it expects a similar gesture from Morocco.", "state:ESP", "seeks", "a similar gesture"),
        ("Oman expects Iran to honour the truce with Yemen.", "state:OMN", "seeks", "honour the truce"),
        ("Chad cheered on the withdrawal of Niger from the treaty.", "state:TCD", "supports", "the withdrawal"),
    ],
)
def test_whose_stand_it_is(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    found = [(p.actor, p.stance, p.issue.label) for p in read(sentence).positions]
    assert any(a == actor and s == stance and issue in label for a, s, label in found), found


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan expects a visit from India's prime minister.",
        "Chile expects exports to Peru to grow despite the embargo.",
    ],
)
def test_what_is_only_foreseen_is_not_sought(read: Reader, sentence: str) -> None:
    assert "seeks" not in {p.stance for p in read(sentence).positions}
