"""Stands told by no word of stance of their own: how a thing is met, what it is done for, what a speaker says of it."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


def _stands(read: Reader, sentence: str) -> list[tuple[str, str, str]]:
    return [(p.actor.removeprefix("state:"), p.stance, p.issue.label) for p in read(sentence).positions]


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        ("The sale of jets to Greece has angered Turkey.", "TUR", "opposes", "The sale of jets to Greece"),
        ("The pact between Mali and Niger worries Algeria.", "DZA", "wary", "The pact between Mali and Niger"),
        (
            "Montenegro joined NATO in 2017 despite fierce opposition from Moscow.",
            "RUS",
            "opposes",
            "joined NATO in 2017",
        ),
        (
            "Peru signed the pact with Ecuador over the objections of Chile.",
            "CHL",
            "opposes",
            "signed the pact with Ecuador",
        ),
        (
            "Norway's foreign ministry summoned the Russian ambassador to protest against the raids.",
            "body:NOR/foreign-ministry",
            "opposes",
            "the raids",
        ),
        ("Iraq will send its oil minister to Ankara to try to revive the accord.", "IRQ", "seeks", "revive the accord"),
        (
            "Envoys of Norway flew to Colombo in a bid to revive the peace talks.",
            "NOR",
            "seeks",
            "revive the peace talks",
        ),
        (
            "Beijing called off talks with Japan in anger at a statement by the G7.",
            "CHN",
            "opposes",
            "a statement by the G7",
        ),
        ("The envoys of Peru and Chile issued a statement supporting the truce.", "PER", "supports", "the truce"),
        ("Ghana voted against the resolution on Libya.", "GHA", "opposes", "the resolution on Libya"),
        (
            "The Kremlin warned that new arms sales to Japan would harm ties.",
            "RUS",
            "opposes",
            "new arms sales to Japan",
        ),
        (
            "The envoy of Chile said it was vital to keep the Peruvian port open.",
            "CHL",
            "seeks",
            "keep the Peruvian port open",
        ),
        (
            "Poland's ambassador said Kyiv and Minsk needed to talk.",
            "office:POL/ambassador",
            "seeks",
            "Kyiv and Minsk needed to talk",
        ),
        ("Norway's aim is to bring Sudan and Chad to the table.", "NOR", "seeks", "bring Sudan and Chad to the table"),
        (
            "Qatar is working to revive talks between Israel and Hamas.",
            "QAT",
            "seeks",
            "revive talks between Israel and Hamas",
        ),
        ("India and China agreed not to build new posts.", "IND", "committed", "not to build new posts"),
        ("China did not want to see more clashes with India.", "CHN", "opposes", "more clashes with India"),
        ("Kenya hopes the truce in Sudan will go on.", "KEN", "seeks", "the truce in Sudan will go on"),
        (
            "There was no word from Israel, whose government had offered to prolong the truce.",
            "body:ISR/government",
            "supports",
            "prolong the truce",
        ),
        ("The bloc's chair, Egypt, has proposed talks with Sudan.", "EGY", "seeks", "talks with Sudan"),
        (
            "China supports Laos in its chairmanship of the bloc.",
            "CHN",
            "supports",
            "Laos in its chairmanship of the bloc",
        ),
        (
            "Japan and Poland talk of a visit, and Japan hopes to hold it before May.",
            "JPN",
            "seeks",
            "hold it before May",
        ),
    ],
)
def test_a_stand_without_a_word_of_stance(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    found = _stands(read, sentence)
    assert (actor, stance, issue) in found, found


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway warned that sanctions would hurt Iran's banks.",
        "Norway warned that troops would enter Rafah.",
        "Kenya warned that the truce could collapse.",
        "Japan warned that a typhoon would hit Okinawa.",
        "The envoy of Chile said it was not necessary to hold talks.",
        "Kenya's president said the rebels must have known.",
        "Somalia insists nothing was sold to Kenya.",
        "India's foreign minister asked why Nepal had kept silent.",
        "Israel defended its citizens from Hamas.",
        "No one should doubt its resolve, the envoy of Norway told Russia.",
        "The president of Ghana can call up troops without seeking the approval of parliament.",
        "Norway would not try to visit the Russian sites.",
        "Several hundred Venezuelan exiles rallied in Spain to protest the exchange.",
    ],
)
def test_what_is_no_stand(read: Reader, sentence: str) -> None:
    assert not _stands(read, sentence)


def test_two_things_asked_for_are_two_issues(read: Reader) -> None:
    """Japan urged Russia to withdraw its troops and to free the sailors of Norway."""
    found = _stands(read, "Japan urged Russia to withdraw its troops and to free the sailors of Norway.")
    assert ("JPN", "seeks", "Russia to withdraw its troops") in found
    assert ("JPN", "seeks", "free the sailors of Norway") in found


def test_what_is_to_be_ended_and_what_is_to_be_done(read: Reader) -> None:
    """The African Union demanded that Sudan stop its offensive and withdraw its troops."""
    found = _stands(read, "The African Union demanded that Sudan stop its offensive and withdraw its troops.")
    assert ("org:african-union", "opposes", "its offensive") in found
    assert ("org:african-union", "seeks", "withdraw its troops") in found


def _roles(read: Reader, sentence: str, type: str) -> list[tuple[str, str]]:
    reading = read(sentence)
    land = {a.id: a.country or a.id for a in reading.actors}
    return [(land[p.actor], p.role) for e in reading.events if e.type == type for p in e.participants]


@pytest.mark.parametrize(
    ("sentence", "type", "roles"),
    [
        ("Peru was outraged by Chile's naval drill.", "condemnation", [("PER", "actor"), ("CHL", "target")]),
        (
            "Ghana was appalled by the remarks of Togo's president.",
            "condemnation",
            [("GHA", "actor"), ("TGO", "target")],
        ),
        ("Malta was encouraged by Cyprus's decision.", "support", [("MLT", "actor"), ("CYP", "target")]),
        ("Togo attracted criticism from Ghana.", "condemnation", [("GHA", "actor"), ("TGO", "target")]),
        (
            "Malta came under fire from Libya on Monday over the dam, diplomats said.",
            "condemnation",
            [("LBY", "actor"), ("MLT", "target")],
        ),
        ("Malta's plan drew criticism on Monday, diplomats said.", "condemnation", [("MLT", "target")]),
        ("Norwegian hostages left captivity on Monday, Hamas said.", "release", [("NOR", "actor")]),
        ("Norwegian visitors left the prison on Monday.", "release", []),
        ("Peru called the ceasefire a welcome step.", "support", [("PER", "actor")]),
        ("Peru called the sanctions a step towards war.", "support", []),
        ("Chile described the ruling as a victory for its enemies.", "support", []),
        ("Peru was saddened by the death of the Chilean poet.", "condemnation", []),
        ("Peru was alarmed by the earthquake in Chile.", "condemnation", []),
    ],
)
def test_whose_feeling_it_is(read: Reader, sentence: str, type: str, roles: list[tuple[str, str]]) -> None:
    """Peru was outraged by Chile's drill: Peru condemns, and what is told with sorrow condemns nobody."""
    assert _roles(read, sentence, type) == roles
