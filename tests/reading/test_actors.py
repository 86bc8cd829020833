"""The cast of a report: who is named, by which words, and which country they act for."""

from datetime import date

import pytest

from chancery.knowledge import load as load_tables
from chancery.language import load as load_english
from chancery.reading.actors import read_cast
from chancery.reading.cast import Cast
from tests.conftest import Reader

DAY = date(2025, 11, 20)


def cast_of(report: str, home: str | None = None, day: date | None = DAY) -> Cast:
    return read_cast(load_english().read(report), load_tables(), day, home)


def named(report: str, words: str, home: str | None = None, day: date | None = DAY) -> tuple[str | None, ...]:
    """The countries (or, without one, the ids) of those for whom the first mention that ends in `words` stands."""
    cast = cast_of(report, home, day)
    for mention in cast.mentions:
        if report[slice(*mention.span)].endswith(words):
            return tuple(cast.country(a) or a for a in mention.actors)
    return ()


@pytest.mark.parametrize(
    ("report", "words", "who"),
    [
        ("Japan and India signed a pact.", "India", ("IND",)),
        ("Chinese officials met their guests.", "officials", ("CHN",)),
        ("The Kremlin rejected the offer.", "Kremlin", ("RUS",)),
        ("The White House welcomed the news.", "White House", ("USA",)),
        ("The European Union imposed sanctions on Belarus.", "European Union", ("org:eu",)),
        ("The UN Security Council met on Monday.", "UN Security Council", ("org:un",)),
        ("Sino-Japanese relations have cooled.", "Sino", ("CHN",)),
        ("U.S.-China trade talks resumed.", "China", ("CHN",)),
        ("Wagner condemned Peru on Monday.", "Wagner", ("org:wagner",)),
        ("Russia accused Wagner of treachery.", "Wagner", ("org:wagner",)),
        ("The Wagner Group denounced the raid.", "Wagner Group", ("org:wagner",)),
        ("Turkish Cypriots took part in the talks.", "Turkish Cypriots", ("org:turkish-cypriots",)),
        ("The State Department summoned the envoy.", "State Department", ("USA",)),
        ("Peru's foreign ministry lodged a protest.", "foreign ministry", ("PER",)),
        ("Japanese and Indian destroyers held an exercise.", "destroyers", ("JPN", "IND")),
        ("The leaders of Serbia and Kosovo will meet.", "leaders", ("SRB", "XKX")),
        ("The Baltic states closed the border.", "Baltic states", ("EST", "LVA", "LTU")),
        ("Russia's powerful Security Council met on Monday.", "Security Council", ("RUS",)),
    ],
)
def test_names_of_states_bodies_and_organisations(report: str, words: str, who: tuple[str, ...]) -> None:
    assert named(report, words) == who


@pytest.mark.parametrize(
    ("report", "words", "country"),
    [
        ("Indian External Affairs Minister Raghav Solanki flew home.", "Raghav Solanki", "IND"),
        ("Norway's foreign minister, Kari Lundgren, visited Lima.", "Kari Lundgren", "NOR"),
        ("The minister spoke with Foreign Minister Ana Duarte of Chile on Monday.", "Ana Duarte", "CHL"),
        ("Kenya's chief mediator, retired general Daniel Otieno, spoke to reporters.", "Daniel Otieno", "KEN"),
    ],
)
def test_persons_whom_no_table_knows_take_their_country_from_the_words_beside_them(
    report: str, words: str, country: str
) -> None:
    assert named(report, words) == (country,)


def test_an_unowned_title_is_of_the_reports_home() -> None:
    report = "Japan will join the talks. Foreign Minister Haruka Segawa told reporters that Japan was ready."
    assert named(report, "Haruka Segawa", home="JPN") == ("JPN",)


def test_the_name_behind_a_title_that_stood_alone() -> None:
    """The foreign secretary will fly out tonight. Edith Marlowe will meet her Turkish counterpart."""
    report = (
        "The foreign secretary will fly to Ankara tonight. Edith Marlowe will meet her Turkish counterpart on Friday."
    )
    assert named(report, "Edith Marlowe") == ("GBR",)


def test_a_family_name_takes_up_the_full_name() -> None:
    cast = cast_of("South Korean President Han Do-yun visited Hanoi on Monday. Han met Vietnamese officials.")
    person = cast.actors["person:han-do-yun"]
    assert person.country == "KOR" and len(person.mentions) == 2


def test_a_town_that_is_a_persons_name() -> None:
    """Jordan in a report on Elaine Jordan is she, not the kingdom."""
    cast = cast_of("Port director Elaine Jordan spoke on Monday. Jordan said trade with Vietnam had grown.", home="USA")
    assert "state:JOR" not in cast.actors and len(cast.actors["person:elaine-jordan"].mentions) == 2


def test_a_title_alone_is_the_holder_on_that_day() -> None:
    """The U.S. president in a report of 2010."""
    cast = cast_of("The U.S. president arrived in Oslo.", day=date(2010, 6, 1))
    assert "person:barack-obama" in cast.actors


def test_a_title_alone_past_the_horizon_is_the_office() -> None:
    cast = cast_of("The British prime minister arrived in Oslo.", day=date(2034, 6, 1))
    assert cast.actors["office:GBR/head-of-government"].country == "GBR"


def test_the_report_knows_better_than_the_tables() -> None:
    """A minister whom the tables do not know yet is a person of the report."""
    cast = cast_of("Japanese Prime Minister Noriko Aizawa left for Paris. The Japanese prime minister was tired.")
    assert cast.actors["person:noriko-aizawa"].country == "JPN"
    assert len(cast.actors["person:noriko-aizawa"].mentions) == 2


def test_his_counterpart_is_the_same_office_of_the_other_country() -> None:
    report = "South Korean President Han Do-yun will visit Hanoi for a summit with his Vietnamese counterpart."
    assert named(report, "counterpart") == ("VNM",)


@pytest.mark.parametrize(
    ("report", "form"),
    [
        ("Tokyo protested against the drill.", "metonym"),
        ("The talks were held in Tokyo.", "place"),
        ("The minister flew to Tokyo.", "place"),
        ("China lodged a protest with Tokyo.", "metonym"),
    ],
)
def test_a_capital_acts_or_is_only_a_place(report: str, form: str) -> None:
    cast = cast_of(report)
    found = [m for m in cast.mentions if report[slice(*m.span)] == "Tokyo"]
    assert [m.form for m in found] == [form] and found[0].actors == ("state:JPN",)


def test_a_newspaper_is_no_state() -> None:
    """The Washington Herald is not Washington."""
    assert "state:USA" not in cast_of("The Washington Herald reported that Chile would sign.").actors


def test_outlets_have_no_country() -> None:
    cast = cast_of("Reuters reported that Chile would sign.")
    assert cast.country("org:reuters") is None


@pytest.mark.parametrize(
    ("report", "words", "who"),
    [
        ("Chile and Peru signed a pact. The two countries will build a bridge.", "The two countries", ("CHL", "PER")),
        ("Chile and Peru signed a pact. Both sides hailed it.", "Both sides", ("CHL", "PER")),
        ("China said it would send its envoy.", "its", ("CHN",)),
        ("Vietnam keeps ties with both Koreas.", "both Koreas", ("PRK", "KOR")),
        ("The European Union met on Monday. The bloc agreed on tariffs.", "The bloc", ("org:eu",)),
        ("North Korea fired a missile. The North has tested four this year.", "North", ("PRK",)),
    ],
)
def test_groups_and_pronouns(report: str, words: str, who: tuple[str, ...]) -> None:
    assert named(report, words) == who


def test_we_in_a_quotation_is_the_speaker() -> None:
    report = '"We have waited four years," Polish Foreign Minister Adam Zielny told reporters.'
    assert named(report, "We") == ("POL",)


@pytest.mark.parametrize(
    ("report", "words", "who"),
    [
        ("Turkey, which met Greece on Monday, has said it will send a ship.", "it", ("TUR",)),
        ("President Ana Duarte of Chile, who has said she will sign, left for Lima.", "she", ("CHL",)),
        ("The decision was welcomed by Peru's foreign minister, Luis Rojas. He called for talks.", "He", ("PER",)),
    ],
)
def test_a_pronoun_looks_to_the_clause_above_it(report: str, words: str, who: tuple[str, ...]) -> None:
    assert named(report, words) == who


def test_who_acts_for_an_organisation_is_the_organisation() -> None:
    report = "EU foreign policy chief Marta Lindqvist condemned the ruling."
    assert named(report, "Marta Lindqvist") == ("org:eu",)


def test_brussels_is_the_union_where_the_union_is_spoken_of() -> None:
    """Kyiv has told Brussels: the European Union, not Belgium."""
    assert named("The EU met on Monday. Kyiv promised Brussels more reforms.", "Brussels") == ("org:eu",)


def test_the_georgia_of_savannah() -> None:
    assert named("SAVANNAH, Ga. - Georgia will send a delegation to Seoul.", "Georgia") == ("USA",)


def test_a_country_described_is_not_the_reports_own() -> None:
    report = "South Korea will open an office in Hanoi. Vietnam welcomed it. The Southeast Asian country has two such offices."
    assert named(report, "The Southeast Asian country", home="KOR") == ("VNM",)


def test_every_mention_lies_in_its_report() -> None:
    report = "TOKYO, March 3 - Japan's Prime Minister Noriko Aizawa called her Indian counterpart. They agreed to meet in Delhi."
    cast = cast_of(report, home="JPN")
    assert cast.mentions == sorted(cast.mentions, key=lambda m: m.first)
    for mention in cast.mentions:
        assert mention.first <= mention.head < mention.last
        assert 0 <= mention.span[0] < mention.span[1] <= len(report)
        assert all(a in cast.actors for a in mention.actors)
        assert cast.at(mention.head) is not None
    for actor in cast.actors.values():
        assert actor.mentions


@pytest.mark.parametrize(
    "report", ["", "   ", "Rain.", "He said so.", "...", "The two leaders met.", '"', "’s of the -"]
)
def test_scraps_make_no_trouble(report: str) -> None:
    assert isinstance(cast_of(report), Cast)


def test_a_title_that_only_one_country_has() -> None:
    """Secretary of State in a report from Tokyo is America's."""
    report = "Japan and the United States will meet. Japan will host Secretary of State Warren Pell on Monday."
    assert named(report, "Warren Pell", home="JPN") == ("USA",)


def test_a_title_in_an_undated_report_is_the_office_and_no_guess_at_its_holder(read: Reader) -> None:
    """ "Japan's prime minister met the French president in Tokyo": of which year?"""
    text = "Japan's prime minister met the French president in Tokyo on Monday."
    ids = {p.actor for e in read(text, published=None).events for p in e.participants}
    assert ids == {"office:JPN/head-of-government", "office:FRA/head-of-state"}


@pytest.mark.parametrize(
    ("day", "sentence", "expected"),
    [
        ("1990-10-01", "Moscow accused Washington of spying.", {"state:SUN", "state:USA"}),
        ("1992-10-01", "Moscow accused Washington of spying.", {"state:RUS", "state:USA"}),
        (
            "1990-10-01",
            "The Kremlin and Seoul held talks. Mikhail Gorbachev met Roh Tae-woo.",
            {"person:mikhail-gorbachev", "person:roh-tae-woo"},
        ),
        ("1991-02-01", "Belgrade and Prague signed a treaty.", {"state:YUG", "state:CSK"}),
        ("1993-02-01", "Belgrade and Prague signed a treaty.", {"state:YUG", "state:CZE"}),
        ("2005-02-01", "Belgrade and Prague signed a treaty.", {"state:SRB", "state:CZE"}),
    ],
)
def test_a_capital_stands_for_the_state_of_its_day(read: Reader, day: str, sentence: str, expected: set[str]) -> None:
    """Until 25 December 1991 Moscow is the capital of the Soviet Union."""
    events = [e for e in read(sentence, day).events if e.type in ("accusation", "meeting", "agreement")]
    assert {p.actor for e in events for p in e.participants} == expected


def test_a_leader_stands_for_the_state_of_his_office(read: Reader) -> None:
    """Slobodan Milosevic was president of Serbia in 1995, and of Yugoslavia in 1999."""
    for day, country in (("1995-10-01", "SRB"), ("1999-04-01", "YUG")):
        reading = read("Slobodan Milosevic met Yevgeny Primakov in talks with Russia.", day)
        assert {a.country for a in reading.actors if a.id == "person:slobodan-milosevic"} == {country}
