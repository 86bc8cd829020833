"""Referents: whom "they", "it", "whose" and the pronouns of quoted words stand for."""

import re

import pytest

from tests.conftest import Reader


def _stands_for(read: Reader, text: str, word: str, published: str = "2026-03-11") -> set[str]:
    """The countries (or ids) of those whom the last `word` of the text stands for."""
    reading = read(text, published)
    start = [m.start() for m in re.finditer(rf"\b{word}\b", reading.report.text)][-1]
    return {
        a.country or a.id
        for a in reading.actors
        for span in a.mentions
        if span[0] == start and span[1] == start + len(word)
    }


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Norway urged Chile and Peru to withdraw their ambassadors after the talks.", "their", {"CHL", "PER"}),
        ("Kenyan police arrested two envoys on Friday. They refused to say why.", "They", {"KEN"}),
        ("Ghana told Togo that their shared frontier would stay closed.", "their", {"GHA", "TGO"}),
        ("Danish officials met envoys from Norway and Sweden, and asked them to sign.", "them", {"NOR", "SWE"}),
        ("Senators from Poland visited Oslo. Two of them put forward a resolution.", "them", {"POL"}),
        ("Fiji said fishermen were seized in its waters. Their boats have been held in Samoa.", "Their", set()),
        ("Peru lifted the duties on Chile, and said they would stay lifted.", "they", set()),
    ],
)
def test_they_take_up_the_phrase_that_is_many(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text, word) == whom


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Oman's envoy said it would mediate between Iran and Iraq.", "it", {"OMN"}),
        ("The Philippines, which withdrew its ambassador, spoke to Japan.", "its", {"PHL"}),
        ("Washington and London warned Iraq of strikes if it does not back down.", "it", {"IRQ"}),
        ("Estonia accused Russia of sending its jets across the border.", "its", {"RUS"}),
        ("Obama spoke after signs from Cuba that it seeks talks with Haiti.", "it", {"CUB"}),
        ("Kenya signed the treaty in May, and parliament in Nairobi ratified it.", "it", set()),
        ("The growers' union met Fiji's minister. The union said it would strike.", "it", set()),
    ],
)
def test_it_takes_up_the_one_who_can_be_meant_or_nobody(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text, word) == whom


def test_whose_cabinet_it_is_the_clause_before_tells(read: Reader) -> None:
    """The defection of the Solomon Islands, whose cabinet voted on Monday: their cabinet."""
    text = "Taiwan regretted the defection of the Solomon Islands, whose cabinet voted on Monday to end relations."
    assert _stands_for(read, text, "cabinet") == {"SLB"}


def test_nobody_speaks_of_himself_as_he_in_quoted_words(read: Reader) -> None:
    """Duarte of "We know his words," Duarte said is not the one whose words they are."""
    text = (
        "Peruvian President Luis Rojas closed the border on Monday. ``We know his words,'' said Foreign Minister Ana "
        "Duarte of Chile."
    )
    assert _stands_for(read, text, "his") == {"PER"}
    assert _stands_for(read, text, "We") == {"CHL"}


def test_a_given_name_tells_who_she_is(read: Reader) -> None:
    """Chile's Ana Duarte told Peru's Luis Rojas that she would come: Duarte; and he would stay: Rojas."""
    text = "Foreign Minister Ana Duarte of Chile wrote to President Luis Rojas of Peru before her visit."
    assert _stands_for(read, text, "her") == {"CHL"}
    assert _stands_for(read, text.replace("her visit", "his visit"), "his") == {"PER"}


def test_whom_somebody_welcomes_is_somebody_else(read: Reader) -> None:
    """President Rojas rolled out the carpet for Duarte, welcoming him: Duarte."""
    text = (
        "President Luis Rojas of Peru rolled out the carpet for Prime Minister Carlos Duarte of Chile, welcoming him."
    )
    assert _stands_for(read, text, "him") == {"CHL"}


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("He called a session of the National Security Council.", "National Security Council", {"MYS"}),
        ("The foreign ministry in Warsaw declined to comment.", "foreign ministry", {"POL"}),
    ],
)
def test_a_body_belongs_to_the_one_who_convenes_it_or_sits_where_it_is_said(
    read: Reader, text: str, word: str, whom: set[str]
) -> None:
    before = "SEOUL (Yonhap) - South Korea's foreign ministry said it had met Malaysian Prime Minister Anwar Ibrahim. "
    assert _stands_for(read, before + text, word) == whom


def test_the_congress_of_a_report_from_tegucigalpa_is_honduras_own(read: Reader) -> None:
    text = (
        "TEGUCIGALPA, Honduras (AP) - Honduran troops flew President Luis Ortez out. Carlos Mejia, the Congress speaker "
        "sworn in to replace him, accused Nicaragua."
    )
    assert {a.country for a in read(text).actors if a.id == "person:carlos-mejia"} == {"HND"}


def test_the_union_speaks_from_brussels_where_no_belgian_is_named(read: Reader) -> None:
    assert _stands_for(read, "Brussels condemned the expulsions by Bolivia.", "Brussels") == {"org:eu"}
    assert _stands_for(read, "Brussels condemned the raid on Belgian envoys by Bolivia.", "Brussels") == {"BEL"}


def test_a_chairman_of_a_company_is_of_no_state(read: Reader) -> None:
    """Lakeside's chairman, Asil Demir, praised the Japanese government: nothing makes him a Japanese."""
    text = "Lakeside's chairman, Asil Demir, praised the Japanese government after talks with Japan's minister."
    assert {a.country for a in read(text).actors if a.id == "person:asil-demir"} == {None}


def test_an_american_lawmaker_is_one_wherever_the_report_is_from(read: Reader) -> None:
    """HAVANA - Rep. Dan Hollis, R-Ind., met Cuban exiles."""
    text = "HAVANA (AP) - Rep. Dan Hollis, R-Ind., condemned Cuba's government. Cuba rejected his words."
    assert {a.country for a in read(text).actors if a.id == "person:dan-hollis"} == {"USA"}


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        (
            "Bush condemned the bombings of embassies in Kenya and Tanzania. America has sent aid to the two countries.",
            "the two countries",
            {"KEN", "TZA"},
        ),
        ("Chile's army met Peru's navy in Lima. Both countries agreed.", "Both countries", {"CHL", "PER"}),
        ("Chile's minister met Peru's in Lima over the people on both sides of the border.", "both sides", set()),
        (
            "Foreign Minister Ana Duarte of Chile met Luis Rojas of Peru. ``Our two countries will talk,'' Duarte said.",
            "Our two countries",
            {"CHL", "PER"},
        ),
    ],
)
def test_the_two_countries_are_states(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _stands_for(read, text, word) == whom


@pytest.mark.parametrize(
    ("text", "id", "country"),
    [
        ("Tanzania expelled the Libyan, Atif Nasser.", "atif-nasser", "LBY"),
        ("Fiji detained Tomasi Vulu, a Samoan trader.", "tomasi-vulu", "WSM"),
        (
            "Arman Sokol, an ally of jailed Albanian Prime Minister Fatos Nano, met Peru's envoy.",
            "arman-sokol",
            "ALB",
        ),
        ("Iraq's foreign minister condemned Saudi dissident Saad Rashidi.", "saad-rashidi", "SAU"),
        ("Iraq met Foreign Minister Lars Holm of Denmark.", "lars-holm", "DNK"),
    ],
)
def test_what_a_report_calls_a_person_tells_his_country(read: Reader, text: str, id: str, country: str) -> None:
    assert {a.country for a in read(text).actors if a.id == f"person:{id}"} == {country}


def test_america_has_no_ministers(read: Reader) -> None:
    """Readouts of the White House name "Labor Minister Luis Ortega" without saying whose: the other country's."""
    text = "President Donald Trump spoke with Peru's president. The Secretary of State met Labor Minister Luis Ortega."
    assert {a.country for a in read(text, outlet="The White House").actors if a.id == "person:luis-ortega"} == {"PER"}


def test_an_office_to_come_is_not_held_yet(read: Reader) -> None:
    """Don McKinnon was New Zealand's foreign minister before he was the Commonwealth's."""
    text = "WELLINGTON, New Zealand (AP) - Foreign Minister Don McKinnon condemned the bombings in Kenya."
    assert {a.country for a in read(text, "1998-08-20").actors if a.role == "foreign_minister"} == {"NZL"}


def test_leaders_of_a_summit_of_three_are_of_all_three(read: Reader) -> None:
    text = "Biden will host the first Japan-Kenya-Peru leaders' summit in April."
    assert _stands_for(read, text, "leaders") == {"JPN", "KEN", "PER"}


def test_two_of_one_family_name_are_told_apart_by_title_and_by_who_was_named_last(read: Reader) -> None:
    """Saddam Hussein and King Hussein of Jordan: the king is the king, and a bare "Hussein" behind him is he."""
    text = (
        "Iraq's Saddam Hussein threatened Kuwait. King Hussein of Jordan met Bush. Bush said King Hussein would close the "
        "port. Hussein condemned the embargo."
    )
    reading = read(text, "1990-08-16")
    assert {
        a.country for a in reading.actors for s in a.mentions if s[0] in (text.rindex("King"), text.rindex("Hussein"))
    } == {"JOR"}


@pytest.mark.parametrize(
    ("text", "day", "id"),
    [
        ("President Biden met President Volodymyr Zelenskky at the White House.", "2023-09-21", "volodymyr-zelenskyy"),
        (
            "Turkey's parliament heard President Recep Tayip Erdogann condemn Israel.",
            "2023-09-21",
            "recep-tayyip-erdogan",
        ),
        ("Foreign Minister Sergey Lawrow condemned Poland.", "2023-09-21", "sergey-lavrov"),
    ],
)
def test_a_name_spelled_otherwise_is_the_one_in_office(read: Reader, text: str, day: str, id: str) -> None:
    assert f"person:{id}" in {a.id for a in read(text, day).actors}


def test_an_interim_government_is_not_that_of_the_capital_the_report_is_from(read: Reader) -> None:
    text = (
        "WASHINGTON (AP) - The United States condemned the coup in Honduras. U.S. government officials met envoys of Honduras. "
        "The interim government recalled its ambassador."
    )
    assert _stands_for(read, text, "government") == {"HND"}


def test_diplomats_who_open_a_sentence_are_not_those_named_before(read: Reader) -> None:
    text = "Turkey ordered the families of its diplomats home from Syria. Diplomats who followed the talks met Egypt's envoy."
    assert _stands_for(read, text, "Diplomats") == set()


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        (
            "Kenya's foreign minister flew to Kampala. The visiting minister met Uganda's president.",
            "minister",
            {"KEN"},
        ),
        ("Japan protested after China sent ships. The Asian giant denied it.", "The Asian giant", {"CHN"}),
        ("Singapore signed a pact with New Zealand. The city-state will host talks.", "The city-state", {"SGP"}),
        (
            "Pakistan and India exchanged fire. The nuclear-armed rivals met in Doha.",
            "The nuclear-armed rivals",
            {"PAK", "IND"},
        ),
        (
            "Hamas rejected the proposal from Qatar. The Palestinian group wants a truce.",
            "The Palestinian group",
            {"org:hamas"},
        ),
        (
            "Hamas and Hezbollah met in Doha. The Palestinian movement wants a truce.",
            "The Palestinian movement",
            {"org:hamas"},
        ),
        (
            "Renamo and Polisario sent envoys to Moscow. The Mozambican group signed a pact.",
            "The Mozambican group",
            {"org:renamo"},
        ),
        (
            "Hamas met Hezbollah in Doha. The Iranian-backed group wants a truce.",
            "The Iranian-backed group",
            {"org:hezbollah"},
        ),
        ("ASEAN hosted NATO in Manila. The Southeast Asian bloc signed a pact.", "Asian bloc", {"org:asean"}),
        ("Mercosur received the EU in Lima. The South American bloc signed a pact.", "American bloc", {"org:mercosur"}),
        ("Kenya's William Ruto received Uganda's Yoweri Museveni. The pair held talks.", "The pair", {"KEN", "UGA"}),
        ("Foreign Minister Sergei Lavrov met his counterpart from Algeria.", "counterpart", {"DZA"}),
        ("Norway's defence minister hosted her colleagues from Sweden and Denmark.", "colleagues", {"SWE", "DNK"}),
        ("Saudi Arabia cut ties with Qatar. It accused its neighbour of backing militants.", "neighbour", {"QAT"}),
        ("The junta in Niamey expelled France's ambassador.", "junta", {"NER"}),
        ("Ethiopian Airlines will resume flights to Asmara, Eritrea's minister said.", "Ethiopian Airlines", {"ETH"}),
        ("Ex-president Evo Morales of Bolivia accused Washington of a plot.", "Evo Morales", {"BOL"}),
    ],
)
def test_what_a_report_calls_somebody_instead_of_a_name(read: Reader, text: str, word: str, whom: set[str]) -> None:
    assert _inside(read, text, word) == whom


@pytest.mark.parametrize(
    ("text", "word", "land"),
    [
        ("Kenya met Sudan on Friday. Ruto accused his rival of lying.", "rival", "SDN"),
        ("Norway praised Chad. Macron mocked his old foe.", "foe", "TCD"),
        ("Hezbollah struck a base in Cyprus. The Ethiopian group denied it.", "The Ethiopian group", "org:hezbollah"),
    ],
)
def test_who_is_not_meant_by_such_words(read: Reader, text: str, word: str, land: str) -> None:
    """Ruto accused his rival of lying: a person's rival is no state named before."""
    assert land not in _inside(read, text, word)


def _inside(read: Reader, text: str, word: str) -> set[str]:
    """The countries (or ids) of those named within the last `word` of the text."""
    reading = read(text)
    start = text.rindex(word)
    return {a.country or a.id for a in reading.actors for s in a.mentions if s[0] < start + len(word) and start < s[1]}


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("A State Department spokesman condemned Cuba.", "State Department spokesman", {"USA"}),
        ("A Foreign Ministry spokesman in Ankara condemned Iran.", "spokesman", {"TUR"}),
        (
            "The two prime ministers, Anwar Ibrahim and Lawrence Wong, met as China urged.",
            "prime ministers",
            {"MYS", "SGP"},
        ),
        ("Bolivia thanked Peru for the use of its ports.", "its", {"PER"}),
        ("Turkey said Greece had violated its airspace.", "its", {"TUR"}),
        ("Denmark warned Russia that its ships would be tracked.", "its", {"RUS"}),
    ],
)
def test_who_speaks_at_a_seat_and_whose_the_things_at_issue_are(
    read: Reader, text: str, word: str, whom: set[str]
) -> None:
    assert _inside(read, text, word) == whom
