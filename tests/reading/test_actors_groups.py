"""Groups: whom "the allies", "the neighbours", "both parties" and "the country" mean after several pairs were named."""

import pytest

from tests.conftest import Reader
from tests.reading.test_actors import cast_of, named
from tests.reading.test_participants import who

TAIL = "\n\nDiplomats said talks and a summit would follow next week."


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        (
            "SEOUL, May 3 - South Korea and Poland signed a pact. A U.S. bomber landed on Tuesday, a day after North Korea "
            "condemned the allies' air drills.",
            "exercise",
            "KOR USA",
        ),
        (
            "SEOUL, May 3 - South Korea and Poland signed a pact. North Korea condemned the allies' air drills.",
            "exercise",
            "KOR POL",
        ),
        (
            "ATHENS, May 3 - Greece and Turkey quarrel over a ship. German Foreign Minister Heiko Maas, who visits Athens and "
            "Nicosia on Tuesday, scrapped a stop. Berlin has mediated between the neighbours since July.",
            "mediation",
            "DEU GRC TUR",
        ),
        (
            "ABIDJAN, May 3 - Mali and Benin agreed to end their quarrel. Mali says that troops of Benin crossed the border. "
            "Benin denied it and accused Mali. Two truces, sponsored by Libya and Nigeria, collapsed. Both armies are to pull "
            "back to the river.",
            "withdrawal",
            "BEN MLI",
        ),
        (
            "BUDAPEST, May 3 - The ambassadors of Hungary, Poland and Romania spoke of trade. Five parties in the country "
            "condemned the ambassadors.",
            "condemnation",
            "HUN POL ROU",
        ),
        (
            "WASHINGTON, May 3 - Canada and the United States sent troops to Haiti. Members of Congress from both parties "
            "criticised the move.",
            "condemnation",
            "USA",
        ),
    ],
)
def test_whom_a_group_means(read: Reader, text: str, type: str, sides: str) -> None:
    assert who(read, text + TAIL, type, "2020-10-12") == sides


def test_a_sentence_that_says_of_whom_it_speaks() -> None:
    """Germany keeps a base. As for Ecowas, which threatened war, its ultimatum has lapsed."""
    report = "Germany keeps a base. As for ECOWAS, which threatened Niger with war, its ultimatum has lapsed."
    assert named(report + TAIL, "its") == ("org:ecowas",)


def test_what_is_done_unless_somebody_gives_way() -> None:
    """The United States would strike Iraq unless it let inspectors in: Iraq has to let them in."""
    report = "The United States would strike Iraq unless it let the inspectors in."
    assert named(report + TAIL, "it") == ("IRQ",)


def test_police_are_of_the_town_they_work_in() -> None:
    """BELFAST: Police seized a bomb in a shed in Dundalk on Monday."""
    assert named("Police seized a car bomb in a shed in Dundalk on Monday." + TAIL, "Police", home="GBR") == ("IRL",)
    assert named("Police seized a car bomb in a shed on Monday." + TAIL, "Police", home="GBR") == ("GBR",)


def test_the_minister_is_not_his_deputy(read: Reader) -> None:
    """Deputy Foreign Minister Ana Ruiz of Colombia spoke. The Foreign Minister of the report's own land travels."""
    reading = read(
        "LIMA, May 3 - Deputy Foreign Minister Ana Ruiz of Colombia rejected the step. The Foreign Minister, who travels to "
        "Oslo on Monday, will ask the OAS for support.",
        published="2010-05-03",
    )
    (visit,) = [e for e in reading.events if e.type == "visit"]
    guests = {p.actor for p in visit.participants if p.role == "guest"}
    assert [a.country for a in reading.actors if a.id in guests] == ["PER"]


def test_all_states_are_not_the_one_that_was_condemned(read: Reader) -> None:
    """Oslo condemned the raid by Chad and called on all states to help: it asks Chad for nothing."""
    text = "OSLO, May 3 - Norway condemned the raid by Chad on Niger and called on all states to help Niger."
    assert "TCD" not in who(read, text, "demand")


@pytest.mark.parametrize(
    ("report", "words", "whose"),
    [
        (
            "Bosnian Serbs shelled Sarajevo on Monday. NATO warned the Serbs to pull back.",
            "Serbs",
            ("BIH", "BIH"),
        ),
        ("Serbia closed its border on Monday. NATO warned the Serbs to open it.", "Serbs", ("SRB",)),
    ],
)
def test_which_serbs_are_meant(report: str, words: str, whose: tuple[str, ...]) -> None:
    cast = cast_of(report + TAIL)
    spans = [m for m in cast.mentions if report[slice(*m.span)].endswith(words)]
    assert tuple(cast.country(a) for m in spans for a in m.actors) == whose


def test_who_is_loyal_to_somebody_acts_for_him(read: Reader) -> None:
    """Forces loyal to Khalifa Haftar attacked a base in Egypt."""
    text = "Forces loyal to Khalifa Haftar attacked a base in Egypt on Monday."
    assert who(read, text + TAIL, "strike", "2019-05-03") == "EGY org:libyan-national-army"


@pytest.mark.parametrize(
    ("report", "day", "whose"),
    [
        ("ISLAMABAD, May 3 - The Foreign Office summoned the Indian envoy on Monday.", "2017-05-03", "PAK"),
        ("LONDON, May 3 - The Foreign Office summoned the Indian envoy on Monday.", "2017-05-03", "GBR"),
        ("ACCRA, May 3 - The Foreign Office summoned the Indian envoy on Monday.", "2017-05-03", "GBR"),
    ],
)
def test_whose_the_foreign_office_is(read: Reader, report: str, day: str, whose: str) -> None:
    assert who(read, report + TAIL, "summons", day) == " ".join(sorted(("IND", whose)))


def test_the_leader_of_a_party_is_not_the_states(read: Reader) -> None:
    """A Congress prime minister governs in 2013: "a BJP leader" is nobody of the tables."""
    reading = read("A BJP leader accused Pakistan of backing rebels." + TAIL, published="2013-05-03")
    assert {a.id for a in reading.actors} == {"body:IND/bjp", "state:PAK"}


@pytest.mark.parametrize(
    ("report", "type", "day", "sides"),
    [
        (
            "Ethiopian jets bombed Asmara on Friday. Eritrea vowed to answer. The United States and Rwanda urged the two neighbours to "
            "stop the war.",
            "demand",
            "1998-06-05",
            "ERI ETH RWA USA",
        ),
        (
            "Poland expelled two Belarusian envoys on Monday. Lithuania and Latvia expelled one each. The Belarusian Foreign Ministry "
            "summoned the three countries' ambassadors.",
            "summons",
            "2021-05-03",
            "BLR LTU LVA POL",
        ),
        (
            "Poland recalled two envoys from Belarus on Monday after Minsk arrested a priest. Lithuania followed suit.",
            "detention",
            "2021-05-03",
            "BLR POL",
        ),
        (
            "Javad Zarif, Iran's foreign minister, met John Kerry. The Iranian minister accused Israel of lying.",
            "accusation",
            "2015-06-03",
            "IRN ISR",
        ),
        (
            "Sudan's army and the RSF agreed on a truce. The paramilitaries accused the army of bombing a hospital.",
            "accusation",
            "2023-05-03",
            "SDN org:rsf",
        ),
    ],
)
def test_who_takes_part_with_others_before(read: Reader, report: str, type: str, day: str, sides: str) -> None:
    assert who(read, report + TAIL, type, day) == sides


def test_a_minister_of_a_land_is_the_one_named_before(read: Reader) -> None:
    """Javad Zarif met John Kerry. The Iranian minister is Zarif, his American counterpart Kerry."""
    text = (
        "TEHRAN, May 3 - Foreign Minister Javad Zarif met John Kerry on Monday. The Iranian minister condemned Israel. His American "
        "counterpart flew to Vienna."
    )
    ids = {a.id for a in read(text + TAIL, published="2015-06-03").actors}
    assert not {i for i in ids if i.startswith("office:")}


def test_a_treaty_is_sent_to_ones_own_parliament(read: Reader) -> None:
    """STOCKHOLM: Erdogan agreed to send the protocol to parliament: Turkey's."""
    text = "STOCKHOLM, May 3 - Sweden waits. Recep Tayyip Erdogan agreed to send the protocol to parliament on Monday."
    assert "body:SWE/parliament" not in {a.id for a in read(text + TAIL, published="2023-07-10").actors}


def test_his_counterpart_is_the_other_of_two(read: Reader) -> None:
    """Macron telephoned Putin. The Frenchman urged his counterpart to spare Kyiv."""
    text = "Emmanuel Macron telephoned Vladimir Putin on Monday. The Frenchman urged his counterpart to spare Kyiv."
    assert who(read, text + TAIL, "demand", "2022-03-03") == "FRA RUS"


def test_who_was_ousted_is_not_who_rules_since(read: Reader) -> None:
    """Soldiers put Manuel Zelaya on a plane. The ousted president met Oscar Arias."""
    text = "Soldiers put Manuel Zelaya on a plane on Sunday. The ousted president met Oscar Arias in San Jose."
    assert "Roberto Micheletti" not in {a.name for a in read(text + TAIL, published="2009-06-29").actors}
