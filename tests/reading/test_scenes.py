"""Scenes: to which country the bodies, leaders and pairs belong that a report names without saying whose they are."""

import pytest

from tests.conftest import Reader
from tests.reading.test_referents import _stands_for

_MORE = " Diplomats said talks and a summit would follow."


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Mali's soldiers ousted the president. France said the junta must hold talks.", "junta", {"MLI"}),
        ("Togo's leaders jailed two envoys. Benin and Ghana kept quiet, but Niger accused the government.", "government", {"TGO"}),
        ("Thailand's premier was abroad when the tanks came. Norway urged the military to talk.", "military", {"THA"}),
        ("Liberia's president agreed to leave for Ghana. The rebels want talks in Accra.", "rebels", {"LBR"}),
        ("Gabon's parliament met on Friday. Chad asked the government for a summit.", "government", {"GAB"}),
        ("Kenya held talks with Uganda. In Kampala, the opposition accused the government.", "government", {"UGA"}),
    ],
)  # fmt: skip
def test_who_asks_or_blames_a_government_is_another(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text + _MORE, word) == whom


def test_the_junta_is_not_that_of_the_papers_own_country(read: Reader) -> None:
    text = (
        "Niger's generals closed the airport in Niamey on Friday. Nigeria and Chad asked Niger to reopen it. Mali stands by "
        "Niger, and Togo, which trades with Niger, wants talks with Niger in Niger's capital. France and Germany have soldiers in Niger; France said little. The junta rejected "
        "a plea from Nigeria."
    )
    reading = read(text, "2023-08-01", outlet="Le Monde")
    start = text.index("junta")
    assert {a.country for a in reading.actors for first, last in a.mentions if first <= start < last} == {"NER"}


def test_leaders_ask_their_own_parliament(read: Reader) -> None:
    text = "Kenya's president met Uganda's in Nairobi for talks. Kenya's president asked parliament to vote."
    assert _stands_for(read, text + _MORE, "parliament") == {"KEN"}


def test_what_names_a_base_is_no_air_force(read: Reader) -> None:
    text = "Kenya's president flew home from talks in Oslo. He landed at Laikipia Air Force Base."
    assert _stands_for(read, text + _MORE, "Air Force") == set()


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Peru tested two missiles in reply to Chile. Norway froze its aid to both countries.", "both countries", {"CHL", "PER"}),
        ("Toro flew from Lima to Oslo for talks. He said both capitals had promised a visit.", "both capitals", {"NOR", "PER"}),
        ("Peru and Chile held talks. Norway said neither side had withdrawn its ambassador.", "neither side", {"CHL", "PER"}),
        (
            "Sudan is to open its border with Ethiopia. Sudan asked for a summit, and Ethiopia agreed. Sudan's press praised Ethiopia. "
            "Chile was told in advance, as was Brazil. Canada congratulated the two leaders.",
            "the two leaders",
            {"SDN", "ETH"},
        ),
        (
            "Peru, Chile, Bolivia and Brazil cut ties with Norway. Sweden offered talks. The four refused.",
            "The four",
            {"PER", "CHL", "BOL", "BRA"},
        ),
        (
            "The Peruvian, Chilean and Danish foreign ministers met in Oslo. Togo and Ghana had hosted earlier talks. "
            "The ministers condemned the raid.",
            "The ministers",
            {"PER", "CHL", "DNK"},
        ),
    ],
)  # fmt: skip
def test_two_four_and_several_are_those_told_of_together(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text + _MORE, word) == whom


@pytest.mark.parametrize(
    ("text", "word", "whom", "day"),
    [
        ("Yitzhak Rabin was shot. Jordan's king will attend the slain leader's funeral.", "slain leader", {"ISR"}, "1995-11-05"),
        ("Benazir Bhutto was killed. India's prime minister mourned the former premier.", "former premier", {"PAK"}, "2007-12-28"),
        ("Luiz Inacio Lula da Silva won. Norway's premier rang the president-elect before the talks.", "president-elect", {"BRA"}, "2022-11-02"),
        ("Iraq's army took Kuwait. The emir fled to Norway for talks.", "emir", {"KWT"}, "1990-08-03"),
    ],
)  # fmt: skip
def test_who_leads_no_more_or_not_yet(read: Reader, text: str, word: str, whom: set[str], day: str) -> None:
    reading = read(text + _MORE, day)
    start = reading.report.text.rindex(word)
    found = {
        a.country for a in reading.actors for first, last in a.mentions if first < start + len(word) and start < last
    }
    assert found == whom


def test_the_north_is_known_by_its_leader(read: Reader) -> None:
    text = "Norway welcomed the talks of Carter and Kim Il Sung. The North would freeze its reactor, he said."
    assert _stands_for(read, text + _MORE, "North", "1994-06-20") == {"PRK"}


def test_the_community_was_the_union(read: Reader) -> None:
    text = "Slovenia was recognised by the Community on Monday."
    assert _stands_for(read, text + _MORE, "Community", "1992-01-15") == {"org:eu"}
    assert _stands_for(read, text + _MORE, "Community") == set()


def test_the_united_kingdom_is_no_kingdom_named_before(read: Reader) -> None:
    text = "Leaders met in Belgium for a summit. The United Kingdom asked for talks."
    assert _stands_for(read, text + _MORE, "United Kingdom") == {"GBR"}


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        (
            "LUANDA, Angola (AP) - Soldiers killed the rebels' chief. Portugal urged the government to be generous.",
            "government",
            {"AGO"},
        ),
        (
            "TEGUCIGALPA, Honduras (AP) - Soldiers flew the president to Costa Rica. Congress swore in its speaker.",
            "Congress",
            {"HND"},
        ),
        ("BAMAKO, Mali (AP) - Soldiers drove the president out. Niger and Benin closed borders with the country.", "the country", {"MLI"}),
        ("BAGHDAD, Iraq (AP) - Marines took the square. France's president rejoiced at the fall of the regime.", "regime", {"IRQ"}),
        ("JAKARTA - Militias, armed by the generals, burn houses while Norway asks for talks.", "generals", {"IDN"}),
    ],
)  # fmt: skip
def test_the_place_a_report_is_sent_from_sets_its_scene(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text + _MORE, word) == whom


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        (
            "KYIV, Ukraine - Britain's Boris Johnson met Volodymyr Zelensky for talks. The visitor promised missiles.",
            "visitor",
            {"GBR"},
        ),
        (
            "KYIV, Ukraine - Britain's Boris Johnson met Volodymyr Zelensky for talks. Johnson thanked his host.",
            "host",
            {"UKR"},
        ),
    ],
)
def test_a_visitor_is_the_other(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text + _MORE, word, "2022-04-09") == whom


def test_a_new_leader_is_the_one_told_of_before(read: Reader) -> None:
    text = "Hamid Karzai was sworn in. The new leader met Norway's envoy for talks."
    reading = read(text + _MORE, "2001-12-22")
    start = reading.report.text.index("leader")
    assert {a.country for a in reading.actors for s in a.mentions if s[0] <= start < s[1]} == {"AFG"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway seized the tanker Ana Duarte off Chile after talks.",
        "Troops from Norway landed on a reef, Fasht al-Dibal, and held talks with Chile.",
        "Norway stormed the Ana Duarte off Chile.",
        "The submarine Kursk sank off Norway, and Chile offered talks.",
    ],
)
def test_a_ship_or_a_rock_is_nobody(read: Reader, text: str) -> None:
    assert {a.country or a.id for a in read(text + _MORE).actors} == {"NOR", "CHL"}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Bank of Russia", "RUS"),
        ("Islamic Salvation Front", "DZA"),
        ("State Law and Order Restoration Council", "MMR"),
        ("Rashtrapati Bhavan", "IND"),
        ("Casa de Narino", "COL"),
        ("Luftwaffe", "DEU"),
    ],
)
def test_bodies_whose_name_tells_the_state(read: Reader, name: str, country: str) -> None:
    assert _stands_for(read, f"Norway met Chile for talks. The {name} rejected the deal.", name) == {country}


def test_a_party_of_a_common_name_is_its_owners(read: Reader) -> None:
    """The National Salvation Front is Romania's, and Egypt's where Egypt has it."""
    text = "Norway met Egypt's National Salvation Front for talks."
    assert _stands_for(read, text, "National Salvation Front") == {"EGY"}


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("BUJUMBURA, Burundi (AP) - Soldiers seized the palace. Kenya closed its border. The army named a premier.", "army", {"BDI"}),
        ("GENEVA (Reuters) - Chile's premier met Peru's envoy. Chile's leader said the army would obey.", "army", {"CHL"}),
        ("Chile and the separatists signed a truce in Oslo.", "separatists", {"CHL"}),
        ("The pope met Cuba's president in Havana for talks. Peru thanked the pontiff.", "pontiff", {"VAT"}),
    ],
)  # fmt: skip
def test_hubs_and_those_who_comment_set_no_scene(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text + _MORE, word) == whom


def test_the_island_is_the_one_named(read: Reader) -> None:
    text = "Turkey called Cyprus's purchase of missiles madness. Greece promised to defend the island."
    assert _stands_for(read, text + _MORE, "the island") == {"CYP"}


def test_whose_army_enters_a_country_is_not_of_it(read: Reader) -> None:
    text = "The Gambia refused to give way. Senegal's army crossed into the tiny nation."
    assert _stands_for(read, text + _MORE, "the tiny nation") == {"GMB"}


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        (
            "Kenya's Uhuru Kenyatta met Uganda's Yoweri Museveni for talks. Kenyatta urged the opposition to accept the result.",
            "opposition",
            {"KEN"},
        ),
        (
            "Kenya's Uhuru Kenyatta met Uganda's Yoweri Museveni for talks. Kenyatta praised the police and promised rifles.",
            "police",
            {"KEN"},
        ),
    ],
)
def test_a_leader_speaks_to_his_own_opposition(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text + _MORE, word, "2014-05-02") == whom


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Putin visited Damascus and met Assad. Putin urged the rebels to lay down arms.", "rebels", {"SYR"}),
        ("Merkel met Poroshenko in Kiev. Merkel urged the separatists to lay down arms.", "separatists", {"UKR"}),
        ("Obama met Erdogan in Ankara. Obama thanked the police.", "police", {"TUR"}),
    ],
)
def test_a_visitor_speaks_to_those_of_the_place(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text + _MORE, word, "2015-03-02") == whom


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Norway met the National Salvation Front in Egypt for talks.", "National Salvation Front", {"EGY"}),
        ("Uruguay's Colorado Party met Chile for talks. The Colorado Party said no.", "Colorado Party", {"URY"}),
        ("Chile met the Royal Marines of the Netherlands for talks.", "Royal Marines", {"NLD"}),
    ],
)
def test_the_first_owner_told_keeps_a_body(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text + _MORE, word) == whom


def test_serbia_and_yugoslavia_are_one_side_while_the_federation_stands(read: Reader) -> None:
    text = "Serbian police arrested a British reporter. Belgrade said Serbia would expel him after talks."
    for event in read(text + _MORE, "1999-05-03").events:
        countries = {p.actor[6:] for p in event.participants if p.actor.startswith("state:")}
        assert not countries >= {"SRB", "YUG"}


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        (
            "OSLO - Norway denied the report. Danish Finance Minister Lars Holm threatened to quit the government.",
            "government",
            {"DNK"},
        ),
        (
            "BERLIN - Germany denied the report. Peruvian Foreign Minister Luis Rojas told parliament that the risk was clear.",
            "parliament",
            {"PER"},
        ),
        (
            "DOHA - Qatar brokered the truce. Chilean Prime Minister Ana Duarte thanked it. Her office said the cabinet would "
            "vote on Thursday.",
            "cabinet",
            {"CHL"},
        ),
    ],
)
def test_who_serves_in_a_government_or_tells_parliament_is_of_its_country(
    read: Reader, text: str, word: str, whom: set[str]
) -> None:
    """Peru's minister told parliament: Peru's, wherever the report is sent from."""
    assert _stands_for(read, text + _MORE, word) == whom
