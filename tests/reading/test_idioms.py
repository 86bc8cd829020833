"""Idioms: stands told by a verb with a noun or particle of its own, or by the manner in which a thing is met."""

import pytest

from tests.conftest import Reader

_TAIL = "\n\nDiplomats gathered in Geneva for a summit on Monday."


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        ("Egypt took issue with the filling of the dam.", "EGY", "opposes", "the filling of the dam"),
        ("Ankara has put its foot down on the membership of Sweden.", "TUR", "opposes", "the membership of Sweden"),
        ("Portugal gave its blessing to the accession of Moldova.", "PRT", "supports", "the accession of Moldova"),
        ("Ethiopia came out in favour of the mission.", "ETH", "supports", "the mission"),
        ("Chile came out against the mission.", "CHL", "opposes", "the mission"),
        ("Baku has set its sights on a corridor to the west.", "AZE", "seeks", "a corridor to the west"),
        ("Japan saw no need for new sanctions.", "JPN", "opposes", "new sanctions"),
        ("Italy backed out of the treaty.", "ITA", "opposes", "the treaty"),
        ("Niamey brushed aside the ultimatum of the bloc.", "NER", "opposes", "the ultimatum of the bloc"),
        ("Pakistan reacted angrily to the raid.", "PAK", "opposes", "the raid"),
        ("Prague greeted the proposal with caution.", "CZE", "wary", "the proposal"),
        (
            "Tashkent looks favourably on the reform of the commission.",
            "UZB",
            "supports",
            "the reform of the commission",
        ),
        ("Jamaica's premier pressed London for reparations.", "JAM", "seeks", "reparations"),
        ("Morocco is loath to hold a referendum.", "MAR", "opposes", "hold a referendum"),
        ("Iceland is among the countries that favour a ban on the trade.", "ISL", "supports", "a ban on the trade"),
        ("Serbia has never accepted the independence of Kosovo.", "SRB", "opposes", "the independence of Kosovo"),
        (
            "Peru is after the extradition of its former president.",
            "PER",
            "seeks",
            "the extradition of its former president",
        ),
    ],
)
def test_stands_told_by_an_idiom(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    reading = read(sentence + _TAIL)
    land = {a.id: a.country or a.id for a in reading.actors}
    found = [(land[p.actor], p.stance, reading.report.text[slice(*p.issue.span)]) for p in reading.positions]
    assert (actor, stance, issue) in found, found


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway did not take issue with the plan.",
        "The convoy of Kenya turned back at the gates.",
        "Poland brushed aside the threats of Minsk.",
        "Chile took part in the drill with Peru.",
        "The envoy of Ghana saw the dam with his own eyes.",
    ],
)
def test_what_only_looks_like_one(read: Reader, sentence: str) -> None:
    assert not read(sentence + _TAIL).positions
