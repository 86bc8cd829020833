"""People: persons told apart by their names, with what is said of their office and country."""

from datetime import date

import pytest

from chancery.knowledge import load
from chancery.knowledge.world import world
from chancery.reading.people import People
from tests.conftest import Reader


@pytest.fixture
def people() -> People:
    return People(world(load()), date(2012, 6, 1))


def test_a_short_name_is_the_full_one(people: People) -> None:
    full = people.know(["Ana", "Duarte"], "foreign_minister", "CHL", None)
    assert people.find(["Duarte"]) is full and people.find(["Ana", "Duarte"]) is full


def test_two_of_one_family(people: People) -> None:
    """Ana Duarte is not Pablo Duarte."""
    one, other = people.know(["Ana", "Duarte"], None, "CHL", None), people.know(["Pablo", "Duarte"], None, "PER", None)
    assert one is not other and one.id != other.id


def test_what_is_said_first_for_sure_stays(people: People) -> None:
    person = people.know(["Ana", "Duarte"], "foreign_minister", "CHL", None)
    people.know(["Duarte"], None, "PER", None)
    assert person.country == "CHL"


def test_the_tables_know_who_is_in_office(people: People) -> None:
    merkel = people.bare("Merkel", True)
    assert merkel is not None and merkel.country == "DEU" and merkel.id == "person:angela-merkel"


def test_a_place_is_not_taken_for_a_leader(people: People) -> None:
    assert people.bare("Merkel", False) is None


def test_a_governor_is_not_the_minister_of_that_name(people: People) -> None:
    """Governor Merkel is somebody else."""
    assert people.know(["Merkel"], "governor", None, None).country is None


def test_capitals_are_read_as_names(people: People) -> None:
    """CHANCELLOR MERKEL: as a transcript has it."""
    assert people.know(["MERKEL"], "head_of_government", None, None).id == "person:angela-merkel"


def test_an_office_of_an_organisation_outweighs_an_old_one_at_home(people: People) -> None:
    person = people.know(["Angela", "Merkel"], "head_of_organisation", None, "org:eu")
    assert person.org == "org:eu" and person.country is None


def test_where_an_official_speaks_says_whose_he_is(read: Reader) -> None:
    """ "VILNIUS - Latvia … Foreign Minister Dace Ozola told reporters in Riga": the minister is Latvia's."""
    text = (
        "VILNIUS, March 11 - Latvia will leave the rail project, a Lithuanian official said. "
        '"The bill has been written," Foreign Minister Dace Ozola told reporters in Riga.'
    )
    minister = next(a for a in read(text).actors if a.name.endswith("Ozola"))
    assert (minister.country, minister.role) == ("LVA", "foreign_minister")


def test_a_person_behind_a_states_name_is_of_that_state(read: Reader) -> None:
    """ "Montenegro's Jelena Radonjic is to receive the Serbian president." """
    text = "Montenegro's Jelena Radonjic is to receive Serbian President Goran Vukadinovic in Cetinje."
    person = next(a for a in read(text).actors if a.name == "Jelena Radonjic")
    assert person.country == "MNE"


@pytest.mark.parametrize(
    ("sentence", "day", "who"),
    [
        ("Staffan de Mistura arrived in Syria for talks with the rebels on Monday.", "2016-03-01", "org:un"),
        ("Kofi Annan urged Israel to withdraw its troops from Lebanon.", "2006-08-04", "org:un"),
        ("Talks between Solana and the Iranian negotiator went on.", "2006-06-06", "org:eu"),
        ("Tzachi Hanegbi flew to Washington for talks on Thursday.", "2024-05-02", "ISR"),
        ("Ma Zhaoxu received the ambassador of Peru in Beijing.", "2024-05-02", "CHN"),
        ("MBZ will visit Ankara next week for talks.", "2023-05-02", "ARE"),
        ("Witkoff arrived in Russia for talks on Friday.", "2025-04-11", "USA"),
        ("The move came after Sinwar rejected the Israeli proposal for a ceasefire.", "2024-09-08", "org:hamas"),
    ],
)
def test_who_speaks_for_states_and_bodies_is_known_by_name(read: Reader, sentence: str, day: str, who: str) -> None:
    """Envoys, advisers and leaders of armed groups are named in the press without saying whose they are."""
    assert who in {a.country or a.id for a in read(sentence, published=day).actors}


def test_another_with_the_initials_and_the_office_is_somebody_else(people: People) -> None:
    """Ambassador Simon Rice is not Susan Rice; only leaders and ministers are known by a given name spelled otherwise."""
    assert people.know(["Simon", "Rice"], "ambassador", None, None).id == "person:simon-rice"


def test_a_family_name_in_front_is_shared_by_many(people: People) -> None:
    """Spokesman Hong Weimin is not Hong Lei."""
    assert people.know(["Hong", "Weimin"], "spokesperson", None, None).id == "person:hong-weimin"


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("Kenyan Minister for Water Affairs Daniel Otieno met the envoy of Uganda.", "Daniel Otieno", "KEN"),
        ("Uganda's Minister of Trade and Cooperatives Francis Okello visited Kenya.", "Francis Okello", "UGA"),
        ("Peru's Minister of Women and Vulnerable Populations Ana Rojas met Chile's envoy.", "Ana Rojas", "PER"),
        ("Deputy Assistant Secretary of State for South Asian Affairs Nancy Hill visited Dhaka.", "Nancy Hill", "USA"),
        ("The Special Envoy of Norway for the Horn of Africa Lars Holm travelled to Kenya.", "Lars Holm", "NOR"),
    ],
)
def test_what_an_office_is_for_is_no_name(read: Reader, sentence: str, name: str, country: str) -> None:
    """ "Minister for Water Affairs Daniel Otieno" is Daniel Otieno, a minister."""
    person = next(a for a in read(sentence).actors if a.kind == "person")
    assert (person.name, person.country) == (name, country)


def test_one_who_held_an_office_is_called_by_it_for_years(read: Reader) -> None:
    """Former Prime Minister Kishida, two years after."""
    kishida = next(a for a in read("Former Prime Minister Kishida urged China to talk.").actors if a.kind == "person")
    assert (kishida.id, kishida.country) == ("person:fumio-kishida", "JPN")


@pytest.mark.parametrize(
    ("sentence", "day", "id"),
    [
        ("Israeli Ambassador Boris Netanyahou met the envoy of Peru.", "2024-05-06", "boris-netanyahou"),
        ("Turkish Ambassador Rana Erdogann met the envoy of Peru.", "2023-09-21", "rana-erdogann"),
        ("Egyptian General Hassan Mubarrak met the envoy of Peru.", "2004-05-06", "hassan-mubarrak"),
        ("Saudi Prime Minister Mona Salmann met the envoy of Peru.", "2024-05-06", "mona-salmann"),
        ("Syrian General Basil Assad met the envoy of Peru.", "2001-05-06", "basil-assad"),
        ("Israeli Prime Minister Binyamin Netanyahou met the envoy of Peru.", "2024-05-06", "benjamin-netanyahu"),
        ("Libyan leader Moammar Gadaffi met the envoy of Peru.", "1999-05-06", "muammar-gaddafi"),
    ],
)
def test_a_like_family_name_is_the_leader_only_with_his_given_name_and_office(
    read: Reader, sentence: str, day: str, id: str
) -> None:
    """Ambassador Boris Netanyahou is a person of his own, Prime Minister Binyamin Netanyahou is Benjamin Netanyahu."""
    assert f"person:{id}" in {a.id for a in read(sentence, published=day).actors}


@pytest.mark.parametrize(
    ("met", "day", "whom"),
    [
        (
            "Prime Minister Sheikh Hasina of Bangladesh met Prime Minister Narendra Modi of India. She",
            "2022-09-07",
            "BGD",
        ),
        (
            "Prime Minister Sheikh Hasina of Bangladesh met Prime Minister Narendra Modi of India. He",
            "2022-09-07",
            "IND",
        ),
        (
            "President Bola Tinubu of Nigeria met Foreign Minister Annalena Baerbock of Germany. She",
            "2023-11-01",
            "DEU",
        ),
        ("President Bola Tinubu of Nigeria met Foreign Minister Annalena Baerbock of Germany. He", "2023-11-01", "NGA"),
    ],
)
def test_whom_he_and_she_take_up_by_their_names(read: Reader, met: str, day: str, whom: str) -> None:
    """Sheikh Hasina is a woman and Bola Tinubu a man, whatever else is called Sheikh or Bola."""
    reading = read(f"{met} condemned Chad on Monday.", published=day)
    (deed,) = [e for e in reading.events if e.type == "condemnation"]
    (doer,) = [p.actor for p in deed.participants if p.role == "actor"]
    assert {a.country for a in reading.actors if a.id == doer} == {whom}


@pytest.mark.parametrize(
    "sentence",
    ["Russia accused Wagner of mutiny on Saturday.", "Wagner fighters attacked Mali's army in Kidal on Monday."],
)
def test_an_armed_group_for_hire_is_no_government(read: Reader, sentence: str) -> None:
    """Wagner is an organisation of its own, whoever pays it."""
    found = {a.id for a in read(sentence, published="2023-07-01").actors if "wagner" in a.id}
    assert found == {"org:wagner"}


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("Chile's envoy met the Japanese leader in Lima.", "sanae-takaichi"),
        ("Chile's envoy met the Spanish leader in Lima.", "pedro-sanchez-perez-castejon"),
        ("Chile's envoy met the Russian leader in Lima.", "vladimir-putin"),
        ("Chile's envoy met the Saudi leader in Lima.", "salman"),
    ],
)
def test_the_leader_of_a_realm_that_a_premier_governs_is_the_premier(read: Reader, sentence: str, whom: str) -> None:
    """The Japanese leader is no emperor; a king who governs himself is meant."""
    event = next(e for e in read(sentence, "2026-01-15").events if e.type == "meeting")
    assert any(whom in p.actor for p in event.participants)


def test_a_president_of_a_union_is_of_his_state_when_his_term_is_over(people: People) -> None:
    """Romano Prodi, in 2012 long no president of the Commission, is an Italian."""
    assert people.know(["Romano", "Prodi"], None, None, None).country == "ITA"


def test_a_name_without_the_last_of_its_surnames(people: People) -> None:
    """President Teodoro Obiang Nguema, whom the table has with a name more."""
    assert people.know(["Teodoro", "Obiang", "Nguema"], None, None, None).country == "GNQ"


@pytest.mark.parametrize(
    ("report", "name", "country"),
    [
        (
            "WARSAW - Talks were held on Monday between a Polish envoy and Ivan Orlov, the Belarusian army's top political officer.",
            "Ivan Orlov",
            "BLR",
        ),
        (
            "PARIS - Tony Blair flew to Paris. Nigel Harrow, Mr Blair's policy adviser, met the French premier.",
            "Nigel Harrow",
            "GBR",
        ),
        (
            "ANKARA - Athens will not sit down to talks with Turkey, government spokesman Nikos Pappas said.",
            "Nikos Pappas",
            "GRC",
        ),
        (
            "ROME - India's Supreme Court extended the ban on Monday. Chief justice Anand Mehta told Italy's ambassador to wait.",
            "Anand Mehta",
            "IND",
        ),
        (
            "OSLO - Congress can end the sanctions on Iran. Representative Hal Jones said the United States would not.",
            "Hal Jones",
            "USA",
        ),
    ],
)
def test_whose_a_person_is(read: Reader, report: str, name: str, country: str) -> None:
    reading = read(report, published="2006-03-03")
    assert [a.country for a in reading.actors if a.name == name] == [country]


def test_a_chief_executive_stands_for_the_company_named_last(read: Reader) -> None:
    """Boeing and Oman agreed on a sale, the firm said after a meeting between CEO Ivan Orlov and Oman's premier."""
    reading = read(
        "MUSCAT - Boeing and Oman agreed on a sale of jets, the firm said after a meeting between CEO Ivan Orlov and Oman's transport minister.",
        published="2021-10-20",
    )
    (meeting,) = [e for e in reading.events if e.type == "meeting"]
    assert "org:boeing" in {p.actor for p in meeting.participants}
