"""Who is meant by short, old and borrowed names: "neither", "the latter", "the trio", "King Hussein", "HMS Defender"."""

from datetime import date

import pytest

from tests.conftest import Reader
from tests.reading.test_actors import cast_of, named

TAIL = "\n\nDiplomats said talks and a summit would follow next week."


@pytest.mark.parametrize(
    ("day", "text", "words", "whose"),
    [
        ("1996-11-05", "Zaire accused Rwanda of shelling Goma.", "Zaire", {"COD"}),
        ("1990-09-20", "Bonn said it would house the Soviet troops.", "Bonn", {"DEU"}),
        ("1990-02-07", "The Politburo gave up its monopoly, Moscow said.", "The Politburo", {"SUN"}),
        ("1997-02-19", "The Politburo named no heir, Beijing said.", "The Politburo", {"CHN"}),
        ("1993-09-22", "The Supreme Soviet swore in Rutskoi.", "The Supreme Soviet", {"RUS"}),
        ("2013-10-24", "Berlin summoned the envoy over what the NSA had heard.", "the NSA", {"USA"}),
        ("1990-02-11", "F.W. de Klerk gave way, and the ANC called for talks.", "the ANC", {"ZAF"}),
        ("1992-09-20", "David Owen met the Bosnian president.", "David Owen", {"org:eu"}),
        ("1997-08-31", "Queen Elizabeth II sent condolences, and King Hussein flew to London.", "King Hussein", {"JOR"}),
        ("1990-08-06", "Dick Cheney asked King Fahd to let troops in. The defence secretary flew on to Cairo.", "The defence secretary", {"USA"}),
        ("2021-06-23", "HMS Defender passed Crimea, Moscow said.", "HMS Defender", {"GBR"}),
        ("2024-03-23", "INS Hanit left Haifa, an Israeli official said.", "INS Hanit", {"ISR"}),
        ("2024-03-23", "INS Tarkash left Mumbai for Eilat, Indian and Israeli officials said.", "INS Tarkash", {"IND"}),
        ("2016-02-23", "HTMS Naresuan called at Danang, Hanoi said.", "HTMS Naresuan", {"THA"}),
        ("2012-02-15", "INS Arihant will go to sea, New Delhi said.", "INS Arihant", {"IND"}),
        ("2005-06-01", "An Israeli boat, INS Hanit, fired on the coast of Lebanon.", "INS Hanit", {"ISR"}),
        ("1999-04-10", "NATO warned Serbia over Kosovo and told ethnic Albanians to stay.", "ethnic Albanians", {"org:kosovo-albanians"}),
        ("2014-03-03", "Moscow said that it shields ethnic Russians.", "ethnic Russians", set()),
        ("2001-02-26", "The Republic of China met Japan's envoy.", "The Republic of China", {"TWN"}),
        ("2001-02-26", "The People's Republic of China met Japan's envoy.", "The People's Republic of China", {"CHN"}),
        ("1997-03-21", "Clinton and Yeltsin met in Helsinki. Neither gave way.", "Neither", {"USA", "RUS"}),
        ("2014-08-26", "Poroshenko and Putin met in Minsk. The latter denied it.", "The latter", {"RUS"}),
        ("2014-08-26", "Poroshenko and Putin met in Minsk. The former protested.", "The former", {"UKR"}),
        ("1994-01-14", "Clinton, Yeltsin and Kravchuk signed in Moscow. The trio agreed on the warheads.", "The trio", {"USA", "RUS", "UKR"}),
        ("1993-04-27", "Envoys from Taipei and Beijing met in Singapore. Both called it private.", "Both", {"TWN", "CHN"}),
        ("2001-02-26", "Colin Powell flew to Damascus. Powell told his hosts that sanctions would be eased.", "hosts that", {"SYR"}),
        ("2003-06-01", "GAM signed with Jakarta in Geneva. The separatists will disarm.", "The separatists", {"org:gam"}),
        ("1990-05-24", "The Polisario Front met Moroccan officials. The Front asked for a vote.", "The Front", {"org:polisario"}),
        ("1993-07-03", "Haiti waits. General Cedras signed on Governors Island, and so did the exiled president.", "General Cedras", {"HTI"}),
        ("2003-03-01", "Turkey's parliament refused passage. Abdullah Gul told Paul Wolfowitz so by telephone.", "Paul Wolfowitz", {"USA"}),
        ("1992-02-20", "Gianni De Michelis flew to Lisbon.", "Gianni De Michelis", {"ITA"}),
        ("2000-01-08", "INS Commissioner Ruth Abbott said that a boy must go back to Cuba.", "INS", {"USA"}),
        ("2011-11-13", "The Arab League met in Cairo. Syria's envoy accused the League of serving others.", "the League", {"org:arab-league"}),
        ("2011-11-13", "Qatar asked Syria to talk, and left it to each government.", "each government", set()),
        ("2009-07-07", "Zelaya and Roberto Micheletti, the Congress speaker of Honduras until June, will meet.", "Congress", {"HND"}),
        ("2006-02-10", "Denmark's prime minister met envoys. The Social Democrats accuse the government.", "Social Democrats", {"DNK"}),
        ("1994-07-05", "The Contact Group drew a map of Bosnia.", "The Contact Group", {"USA", "RUS", "GBR", "FRA", "DEU", "ITA"}),
        ("2011-04-13", "The Libya Contact Group sat down in Doha.", "Contact Group", set()),
        ("2023-05-25", "The Ukraine Defense Contact Group met. The Contact Group promised shells.", "The Contact Group promised", set()),
        ("2023-05-25", "Amnesty was offered to the fighters, Bogota said.", "Amnesty", set()),
        ("2023-05-25", "Amnesty accused Cairo of torture.", "Amnesty", {"org:amnesty-international"}),
        ("2023-11-24", "Jordan's General Intelligence Directorate held five men.", "General Intelligence Directorate", {"JOR"}),
        ("2023-11-24", "Cairo's spies met Hamas. The General Intelligence Service of Egypt led the talks.", "General Intelligence Service", {"EGY"}),
        ("2004-02-05", "Khan confessed that he had sold secrets to Tripoli.", "Khan", set()),
        ("1998-12-17", "Aziz said that no inspector would come back to Baghdad.", "Aziz", set()),
        ("2000-05-05", "Alain Richard met William Cohen. Richard said Paris would send planes.", "Richard said", {"FRA"}),
        ("2000-01-05", "INS District Director Robert Fenn said that a boy must go back to Cuba.", "INS", {"USA"}),
        ("2012-05-06", "Abdi Warsame, a spokesman for the Shabab, said the town had fallen.", "Abdi Warsame", {"org:al-shabab"}),
    ],
)  # fmt: skip
def test_who_is_meant(read: Reader, day: str, text: str, words: str, whose: set[str]) -> None:
    reading = read(text + TAIL, day)
    first = reading.report.text.index(words)
    last = first + len(words)
    found = {a.country or a.id for a in reading.actors for m in a.mentions if m[0] < last and first < m[1]}
    assert {one for one in found if not one.startswith("person:") or found == {one}} == whose


def test_who_heads_a_body_is_of_its_state(read: Reader) -> None:
    """ "Sunil Wickrama, who heads Sri Lanka's peace secretariat"."""
    reading = read("Sunil Wickrama, who heads Sri Lanka's peace secretariat, met the Norwegian envoys." + TAIL)
    assert {a.country for a in reading.actors if a.id == "person:sunil-wickrama"} == {"LKA"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran's Pasdaran held a boat. The Revolutionary Guards let it go.", ("Pasdaran", "The Revolutionary Guards")),
        ("Israel's Shin Bet held two men. Shabak let them go.", ("Shin Bet", "Shabak")),
        ("The Democrats in Washington split. The Democratic Party chose Clinton.", ("Democrats", "Democratic Party")),
        ("France's National Rally lost. The Front National had won before.", ("National Rally", "Front National")),
    ],
)
def test_two_names_are_one_body(read: Reader, text: str, words: tuple[str, str]) -> None:
    """ "Pasdaran" is what Iran calls its Revolutionary Guards, "Shabak" what Israel calls Shin Bet."""
    reading = read(text + TAIL, "2017-03-01")
    spans = [(reading.report.text.index(w), reading.report.text.index(w) + len(w)) for w in words]
    one, other = ({a.id for a in reading.actors for m in a.mentions if m[0] < b and f < m[1]} for f, b in spans)
    assert one == other and len(one) == 1


@pytest.mark.parametrize(
    ("report", "words", "who"),
    [
        ("A White House spokesman condemned Mali.", "spokesman", ("USA",)),
        ("A Pentagon spokesman condemned Mali.", "spokesman", ("USA",)),
        ("The UN envoy condemned Mali.", "envoy", ("org:un",)),
        ("The EU commissioner condemned Mali.", "commissioner", ("org:eu",)),
        ("The Organization of the Islamic Conference condemned Mali.", "Conference", ("org:oic",)),
    ],
)
def test_a_title_leaves_the_name_before_it_to_whom_it_names(
    report: str, words: str, who: tuple[str | None, ...]
) -> None:
    """A White House spokesman condemned Mali."""
    assert named(report, words) == who


def test_a_follower_is_of_the_land_of_the_one_he_follows() -> None:
    """Norway sent a British doctor. Gen. Sam Kem, a loyalist of ousted Laotian premier Boun Oum, met him."""
    report = "Norway sent a British doctor. Gen. Sam Kem, a loyalist of ousted Laotian premier Boun Oum, met him."
    assert named(report, "Kem") == ("LAO",)


def test_the_land_behind_its_town_only_says_where_the_town_is() -> None:
    """The diplomats were flown to Nairobi, Kenya."""
    mentions = cast_of("The diplomats were flown to Nairobi, Kenya, on Monday.").mentions
    assert [m.form for m in mentions if m.actors == ("state:KEN",)] == ["place", "place"]


def test_the_insurgents_may_be_a_group_that_governs_later() -> None:
    """The Taliban fired on a convoy, and the insurgents fled; in 2019 they did not yet govern."""
    report = "The Taliban fired on a convoy of the Haqqani network. The insurgents then fled."
    assert named(report, "insurgents", day=date(2019, 11, 20)) == ("org:haqqani-network",)
    assert named("The Taliban fired on a convoy. The insurgents then fled.", "insurgents", day=date(2019, 11, 20)) == (
        "org:taliban",
    )


@pytest.mark.parametrize(
    ("town", "state"),
    [
        ("Basra", "IRQ"),
        ("Rambouillet", "FRA"),
        ("Sharm el-Sheikh", "EGY"),
        ("Kandahar", "AFG"),
        ("St. Petersburg", "RUS"),
        ("Odessa", "UKR"),
        ("Srebrenica", "BIH"),
        ("Dundalk", "IRL"),
    ],
)
def test_a_town_is_of_its_state(town: str, state: str) -> None:
    """The envoys of Chile and Peru met in Basra on Monday."""
    assert named(f"The envoys of Chile and Peru met in {town} on Monday.", town) == (state,)


@pytest.mark.parametrize(
    ("day", "text", "words", "whose"),
    [
        ("2014-09-03", "Iceland lost a vote in the Northwest Atlantic Fisheries Organization.", "Northwest Atlantic Fisheries Organization", "org:northwest-atlantic-fisheries-organisation"),
        ("1998-07-07", "London let the Orange Order march.", "Orange Order", "org:orange-order"),
        ("2016-05-03", "The Islamic Movement of Uzbekistan attacked an airport.", "Islamic Movement of Uzbekistan", "org:islamic-movement-of-uzbekistan"),
        ("2017-06-03", "Manila met the NDFP in Utrecht.", "NDFP", "org:ndfp"),
        ("1996-06-03", "Belgrade sent the JNA to Vukovar.", "JNA", "YUG"),
    ],
)  # fmt: skip
def test_bodies_the_press_takes_as_known(day: str, text: str, words: str, whose: str) -> None:
    assert named(text + TAIL, words, day=date.fromisoformat(day)) == (whose,)


def test_a_treaty_named_after_a_town_is_nobody() -> None:
    """The ministers of Chad and Niger reopened the Dublin regulation and the Rome Statute."""
    cast = cast_of("The ministers of Chad and Niger reopened the Dublin regulation and the Rome Statute." + TAIL)
    assert {"state:IRL", "state:ITA"}.isdisjoint(cast.actors)


def test_a_summit_of_iberia_and_america_is_not_of_the_united_states() -> None:
    """Chile's president spoke at the Ibero-American summit in Lisbon."""
    assert "state:USA" not in cast_of("Chile's president spoke at the Ibero-American summit in Lisbon." + TAIL).actors


@pytest.mark.parametrize("words", ["NATO", "EU"])
def test_members_of_a_body_are_counted_and_the_body_is_none_of_them(words: str) -> None:
    """Greece and Italy met on Monday. The two NATO members agreed on a hotline."""
    report = f"Greece and Italy met in Oslo on Monday. The two {words} members agreed on a hotline."
    assert named(report + TAIL, f"The two {words} members") == ("GRC", "ITA")
