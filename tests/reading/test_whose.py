"""Whose: to whom a body, an office or a person belongs that the report ties to several."""

import pytest

from tests.conftest import Reader
from tests.reading.test_actors import named
from tests.reading.test_participants import who

TAIL = "\n\nDiplomats said a summit would follow."


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("Chilean U.N. ambassador Tomas Rivas accused Eritrea of arming the rebels.", "accusation", "CHL ERI"),
        ("Fiji's U.N. envoy, Jone Tora, accused Vanuatu of lying.", "accusation", "FJI VUT"),
        ("U.N. envoy Jone Tora accused Vanuatu of lying.", "accusation", "VUT org:un"),
        ("Luc Vidal, who heads the U.N. mission in Georgia, accused Russia of shelling.", "accusation", "RUS org:un"),
        ("Jens Holt, who leads the Danish mission in Harare, accused Zimbabwe of lying.", "accusation", "DNK ZWE"),
        (
            "Yeltsin met the Japanese premier on Monday. Pavel Sorokin, the president's spokesman, accused Japan of delays.",
            "accusation",
            "JPN RUS",
        ),
    ],
)
def test_whose_somebody_is_by_the_words_that_bring_him_in(read: Reader, text: str, type: str, sides: str) -> None:
    assert who(read, text + TAIL, type, "1995-05-04") == sides


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("Norwegian minister Kari Lund flew to Guyana. Lund met the foreign minister.", "meeting", "GUY NOR"),
        ("Norwegian minister Kari Lund will fly to Malta, where she is to meet the prime minister.", "meeting", "MLT NOR"),
        ("Norwegian minister Kari Lund visited Kampala. She was received by the president.", "meeting", "NOR UGA"),
        ("EU envoy Ivo Brand arrived in Bamako. He met the prime minister.", "meeting", "MLI org:eu"),
        ("Ghana's president returned from Togo and met the foreign minister.", "meeting", "GHA"),
        ("Parliament is to vote on Thursday, the Lithuanian prime minister said.", "vote", "LTU"),
        ("Parliament ratified the treaty with Hungary, and the Romanian president will sign it.", "ratification", "HUN ROU"),
    ],
)  # fmt: skip
def test_whose_ministers_and_parliaments_are_that_nobody_owns(read: Reader, text: str, type: str, sides: str) -> None:
    assert who(read, text + TAIL, type, "1998-05-04") == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Costa Rica asked the World Court to hear its claim against Chile. The judges will rule in May.", "CHL CRI org:icj"),
        (
            "Mali and Niger quarrel over a strip of land. The two countries agreed to turn to the International Court of Justice "
            "in The Hague, whose judges will rule in May.",
            "MLI NER org:icj",
        ),
        ("Denmark's Supreme Court met on Friday. The bench ruled that troops may stay in Iraq.", "DNK"),
    ],
)  # fmt: skip
def test_a_court_and_both_sides_of_its_case(read: Reader, text: str, sides: str) -> None:
    reading = read(text + TAIL, "2004-02-11")
    known = {a.id: a.country or a.id for a in reading.actors}
    rulings = [e for e in reading.events if e.type == "ruling"]
    assert {" ".join(sorted({known[p.actor] for p in e.participants})) for e in rulings} == {sides}


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("Baghdad ordered the Kurds to stop. Both neighbours, Turkey and Iran, held drills.", "exercise", "IRN TUR"),
        (
            "Saudi Arabia, Bahrain and Oman closed their embassies in May. Qatar's Gulf neighbours accuse it of meddling.",
            "accusation",
            "BHR OMN QAT SAU",
        ),
        (
            "Thai Foreign Minister Anan Suk met Cambodian Foreign Minister Sok Vanna, a day after Laotian and Vietnamese "
            "officials held talks. The two foreign ministers agreed to mark the border.",
            "agreement",
            "KHM THA",
        ),
        (
            "Morocco's delegation walked out of talks with the Polisario Front. The U.N. mediator said both sides would meet in May.",
            "meeting",
            "MAR org:polisario",
        ),
        (
            "A summit of the Gulf Cooperation Council will go ahead. A meeting of foreign ministers that was to prepare it was postponed.",
            "meeting",
            "org:gcc",
        ),
        (
            "Kenya and Somalia cut ties. Somalia thanked the emir of Qatar, whose envoy has been mediating between the two sides.",
            "mediation",
            "KEN QAT SOM",
        ),
        (
            "The foreign ministers of the Lima Group met in Bogota. The group urged Venezuela to free the lawmakers.",
            "demand",
            "VEN org:lima-group",
        ),
        (
            "Lithuania's parliament asked Moscow for talks. Russia refused, and its troops seized the republic's airport.",
            "incursion",
            "LTU RUS",
        ),
    ],
)  # fmt: skip
def test_whom_those_mean_who_are_only_counted(read: Reader, text: str, type: str, sides: str) -> None:
    assert who(read, text + TAIL, type, "2004-02-11") == sides


def test_two_leaders_of_one_country() -> None:
    report = (
        "Sri Lankan President Chandrika Kumaratunga and Prime Minister Ranil Wickremesinghe met after talks with Norway's envoy "
        "Erik Solheim. The two leaders agreed to work together."
    )
    assert named(report + TAIL, "The two leaders") == ("LKA", "LKA")


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "The African Union's summit opened in Lusaka on Monday. The leaders condemned Togo and asked Niger to pay.",
            "condemnation",
            "TGO org:african-union",
        ),
        ("A summit of the Arab League was held in Doha. Leaders condemned Iran.", "condemnation", "IRN org:arab-league"),
        ("Biden met Xi at the ASEAN summit in Jakarta. The leaders condemned Iran.", "condemnation", "CHN IRN USA"),
        (
            "Ukraine's foreign minister, Borys Tarasyuk, and his Hungarian and Slovak colleagues spoke on Monday. The ministers "
            "condemned Belarus.",
            "condemnation",
            "BLR HUN SVK UKR",
        ),
    ],
)  # fmt: skip
def test_those_who_gathered(read: Reader, text: str, type: str, sides: str) -> None:
    assert who(read, text + TAIL, type, "2022-11-14") == sides


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("A French force entered Rwanda from Uganda on Thursday.", "incursion", "FRA RWA"),
        ("Slovakia's premier offered to resign on Sunday over a deal to buy Russian vaccine.", "pledge", "SVK"),
        ("Greece disputes the name of Macedonia. Its defence minister threatened to quit the government.", "warning", "GRC"),
    ],
)  # fmt: skip
def test_whom_a_deed_does_not_touch(read: Reader, text: str, type: str, sides: str) -> None:
    assert who(read, text + TAIL, type, "2018-10-01") == sides


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "The Greek defence minister, Kostas Arvanis, accused Ankara of provocation; his opposite number, Can Demirel, called "
            "him a liar.",
            "condemnation",
            "GRC TUR",
        ),
        ("Syria's two sides met in Geneva. The rebels accused Iran of lying.", "accusation", "IRN SYR"),
        ("The African Union will hold a summit in Lusaka on Tuesday. The leaders have condemned Togo.", "condemnation", "TGO org:african-union"),
    ],
)  # fmt: skip
def test_whose_those_are_who_are_told_by_others(read: Reader, text: str, type: str, sides: str) -> None:
    assert who(read, text + TAIL, type, "2012-02-12") == sides


def test_who_accuses_nobody_by_name(read: Reader) -> None:
    """The army's chief accused foreign states of meddling, in a report in which France speaks too."""
    text = "France said it trusted Algeria's army. The Algerian president accused foreign states of meddling."
    assert who(read, text + TAIL, "accusation", "2019-04-15") == "DZA"
