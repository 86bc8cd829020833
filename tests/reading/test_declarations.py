"""What somebody says he will do, will not do, or wants done, is an act where saying it is the news."""

from __future__ import annotations

import pytest

from tests.conftest import Reader

BEHIND = " Norway and Chile have had strained ties since the summit in Lima."


@pytest.mark.parametrize(
    ("sentence", "type", "who"),
    [
        ("Peru said it would not accept the ruling.", "rejection", {"PER"}),
        (
            "Kenya's foreign minister told reporters that Nairobi would not take back the refugees.",
            "rejection",
            {"KEN"},
        ),
        (
            "Warsaw will not give up its claims, Polish Foreign Minister Adam Wolny said on Monday.",
            "rejection",
            {"POL"},
        ),
        ("Peru told Chile last week that it would not pay for the repairs.", "rejection", {"PER", "CHL"}),
        ("Peru's foreign ministry said it would never accept Chile's terms.", "rejection", {"PER", "CHL"}),
        ("Togo's foreign minister said agents of Benin had interfered in its vote.", "accusation", {"TGO", "BEN"}),
        ("Norway said on Tuesday it would not sit down with Iceland to share the catch.", "rejection", {"NOR", "ISL"}),
        ("Peru's premier told Chile on Monday that Lima would not tolerate spying.", "warning", {"PER", "CHL"}),
        ("Algeria said it would cut off gas to Spain if Madrid resold it.", "warning", {"DZA", "ESP"}),
        ("Thailand said it would answer in kind.", "warning", {"THA"}),
        (
            "The United States said it would strike the camps unless Sudan handed over the men.",
            "warning",
            {"USA", "SDN"},
        ),
        ("Chile said it would defend Togo against Ghana.", "warning", {"CHL", "GHA"}),
        ("Thailand said it would not hesitate to use force.", "warning", {"THA"}),
        ("Egypt said it would pay for the repairs.", "pledge", {"EGY"}),
        ("Ghana announced last week that it would teach nurses from Togo.", "pledge", {"GHA", "TGO"}),
        ("The Kenyan president said Nairobi had no intention of selling the port.", "rejection", {"KEN"}),
        ("Peru's foreign minister said Lima could not accept the terms.", "rejection", {"PER"}),
        ("Egypt's president said Cairo would give a crushing response if attacked.", "warning", {"EGY"}),
        ("The Kenyan president said Kenya was capable of giving a befitting reply.", "warning", {"KEN"}),
        ("Japan will not join in paying for the reactor, Prime Minister Reiko Asanuma said.", "rejection", {"JPN"}),
        ("A Chilean minister said Peru should have consulted its neighbours.", "condemnation", {"CHL", "PER"}),
        ("The Norwegian prime minister said the arrests were unacceptable.", "condemnation", {"NOR"}),
        ("Kenya's foreign ministry said the accusation was baseless.", "rejection", {"KEN"}),
        ("Brazil's president said the decision was wise.", "support", {"BRA"}),
        ("Brazil's president said the decision was a wise step.", "support", {"BRA"}),
        ("Kenya's foreign ministry said the report was a fabrication.", "rejection", {"KEN"}),
        ("Chile's foreign minister said the remark was an insult.", "condemnation", {"CHL"}),
        ("The Norwegian foreign ministry said Iceland must free the crew of the trawler.", "demand", {"NOR", "ISL"}),
        ("Greek officials said Turkey should pull back its ships.", "demand", {"GRC", "TUR"}),
    ],
)
def test_what_is_declared_is_an_act(read: Reader, sentence: str, type: str, who: set[str]) -> None:
    """Peru said it would not accept the ruling: a refusal, which has been made, whatever becomes of the ruling."""
    reading = read(sentence + BEHIND)
    country = {a.id: a.country or a.id for a in reading.actors}
    found = [(e.type, e.status, {country[p.actor] for p in e.participants}) for e in reading.events]
    assert (type, "occurred", who) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The Kremlin said it would be glad.",
        "Kenya's president said the road was dangerous.",
        "The talks were constructive, Norway's foreign minister said.",
        "Egypt said it could not find the wreck.",
        "Analysts say Chile would lose.",
        "Peru and Chile signed the treaty on Monday, saying it would create jobs.",
        "Ghana's president said the bridge would be finished in May.",
        "Chile said it would hit its growth target.",
        "Malta said it would strike a balance.",
        "Chile said it would hit its target if Peru bought its copper.",
        "Kenya said it would react in due course.",
        "Peru said it would respond to the offer by Friday.",
        "The Kremlin said it would not comment.",
        "Peru said it would not be bullied.",
        "Ghana said it would never forget its friends.",
        "Iceland said it would lose a third of its trade.",
        "Norway said it would receive the first boats in May.",
        "Kenya said Uganda must have known of the plan.",
        "Peru said Chile should be thanked.",
        "Kenya said Uganda should get the money by May.",
        "Germany said it would send an envoy to Lima in May.",
    ],
)
def test_what_is_only_foretold_is_no_declaration(read: Reader, sentence: str) -> None:
    """Analysts say Chile would lose: nobody speaks of what he himself will do; and an envoy who is sent is told as a visit."""
    assert not [
        e.type for e in read(sentence + BEHIND).events if e.type in ("pledge", "rejection", "warning", "demand")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ghana said Togo's comment was a declaration of friendship.",
        "Norway said the Russian proposal was a long day in coming.",
        "Peru said the move was a mistake by the referee in the match with Chile.",
        "Kenya said the plan was a rehearsal for the children of Togo.",
        "Norway said Peru should have received more aid.",
        "Chile said Bolivia should have been invited to the summit.",
        "Egypt said Kenya should have won the vote.",
    ],
)
def test_what_is_said_of_a_thing_is_no_judgement_unless_a_word_judges(read: Reader, sentence: str) -> None:
    """Togo's comment was a declaration of friendship; Bolivia should have been invited: nobody is condemned or praised."""
    assert not [e.type for e in read(sentence + BEHIND).events if e.type in ("condemnation", "support", "rejection")]


@pytest.mark.parametrize(
    ("sentences", "count"),
    [
        ("Kenya's ministry said it would pay for the bridge. It said it would also consider a loan.", 1),
        (
            "Kenya's foreign ministry said it would pay for the bridge. Rain fell in the hills. Nobody was hurt."
            " The ministry said it would rebuild the school.",
            2,
        ),
        (
            "Kenya's foreign ministry said on Monday it would pay for the bridge."
            " The ministry said on Tuesday it would consider a loan.",
            2,
        ),
        (
            "Kenya's foreign ministry said it would pay for the bridge."
            " The ministry told Uganda it would consider a loan.",
            2,
        ),
    ],
)
def test_promises_of_one_body_are_one_where_they_are_told_together(read: Reader, sentences: str, count: int) -> None:
    """Kenya said it would pay; it said it would consider a loan: one promise, unless told far off, elsewhere or another day."""
    assert sum(e.type == "pledge" for e in read(sentences + BEHIND).events) == count
