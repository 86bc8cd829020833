"""Windows: when each happening happens, from the times that hang on its words, its status and the telling."""

from __future__ import annotations

import pytest

from chancery.facts.events import Event
from tests.conftest import Reader

Days = tuple[str | None, str | None]


def days(event: Event) -> Days:
    window = event.window
    assert window is not None
    return (
        None if window.earliest is None else window.earliest.date().isoformat(),
        None if window.latest is None else window.latest.date().isoformat(),
    )


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        ("OSLO - Norway's foreign minister will visit Ottawa next week.", "visit", ("2026-03-16", "2026-03-23")),
        ("OSLO - Norway's foreign minister visited Ottawa last week.", "visit", ("2026-03-02", "2026-03-09")),
        ("OSLO - Norway's foreign minister will visit Ottawa on April 2.", "visit", ("2026-04-02", "2026-04-03")),
        ("OSLO - Norway's foreign minister will visit Ottawa in mid-April.", "visit", ("2026-04-11", "2026-04-21")),
        ("OSLO - Norway's foreign minister wants to visit Ottawa before June.", "visit", ("2026-03-11", "2026-06-01")),
        (
            "OSLO - Norway's foreign minister will visit Ottawa by the end of May.",
            "visit",
            ("2026-03-11", "2026-06-01"),
        ),
        ("OSLO - Norway summoned the Russian ambassador on Monday.", "summons", ("2026-03-09", "2026-03-10")),
        ("OSLO - Norway imposed sanctions on Belarus in 2021.", "sanctions", ("2021-01-01", "2022-01-01")),
    ],
)
def test_a_time_sets_the_window(read: Reader, sentence: str, type: str, expected: Days) -> None:
    assert days(read.event(sentence, type)) == expected


def test_what_is_ahead_does_not_begin_before_publication(read: Reader) -> None:
    """ "will visit Ottawa": no time is named."""
    earliest, latest = days(read.event("OSLO - Norway's foreign minister will visit Ottawa.", "visit"))
    assert (earliest, latest) == ("2026-03-11", None)


def test_the_time_of_the_saying_is_not_the_time_of_the_thing_said(read: Reader) -> None:
    """ "will visit Ottawa in May, an official said on Monday": Monday dates the saying."""
    event = read.event(
        "OSLO - Norway's foreign minister will visit Ottawa in May, an official said on Monday.", "visit"
    )
    assert days(event) == ("2026-05-01", "2026-06-01")


def test_narration_goes_on_from_the_day_named(read: Reader) -> None:
    """The summons is dated, what follows in the simple past is of the same day."""
    text = (
        "OSLO - Norway summoned the Russian ambassador on Monday over a cable cut in its waters.\n\n"
        "It also expelled two Russian diplomats."
    )
    assert days(read.event(text, "expulsion")) == ("2026-03-09", "2026-03-10")


def test_the_zone_is_the_zone_of_the_dateline(read: Reader) -> None:
    event = read.event("TOKYO - Japan summoned the Russian ambassador on Monday.", "summons")
    assert event.window is not None and event.window.earliest is not None
    assert event.window.timezone == "Asia/Tokyo"
    assert event.window.earliest.isoformat() == "2026-03-09T00:00:00+09:00"


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        # what a happening asks for has its own time
        (
            "OSLO - Norway on Monday urged Kenya to release two sailors by the end of 2027.",
            "demand",
            ("2026-03-09", "2026-03-10"),
        ),
        # done by doing
        (
            "OSLO - Russia responded on Monday by expelling two Norwegian diplomats.",
            "expulsion",
            ("2026-03-09", "2026-03-10"),
        ),
        # the perfect is of the day, also where a second verb shares it
        (
            "OSLO - Norway has recalled its ambassador from Minsk and expelled two Russian diplomats.",
            "expulsion",
            ("2026-03-11", "2026-03-12"),
        ),
        # a plan that was moved is not where it was
        (
            "OSLO - A summit of Norway and Canada originally planned for May will be held on June 9 in Oslo.",
            "summit",
            ("2026-06-09", "2026-06-10"),
        ),
        # of two nouns the whole one
        (
            "OSLO - The Russian ambassador delivered a note of protest on Monday.",
            "protest-note",
            ("2026-03-09", "2026-03-10"),
        ),
        # the year of a law dates no happening
        (
            "OSLO - Norway will impose tariffs on Kenya under the Trade Act of 1974.",
            "tariff",
            ("2026-03-11", None),
        ),
        # this year: so far
        ("OSLO - Norway has imposed tariffs on Kenya this year.", "tariff", ("2026-01-01", "2026-03-12")),
        # what somebody is congratulated on has its own time
        (
            "OSLO - On Tuesday Norway's minister congratulated the Kenyan minister on his appointment last week.",
            "courtesy",
            ("2026-03-10", "2026-03-11"),
        ),
        # a reason has its own time
        (
            "OSLO - Norway's foreign minister will visit Ottawa because the port closes from June 12.",
            "visit",
            ("2026-03-11", None),
        ),
        # the week of a day
        (
            "OSLO - Norway and Canada will hold a naval exercise in the week of June 10.",
            "exercise",
            ("2026-06-08", "2026-06-15"),
        ),
        # from a day until another
        (
            "OSLO - Norway and Canada on Monday began a naval exercise that will last until Friday.",
            "exercise",
            ("2026-03-09", "2026-03-14"),
        ),
        # a verb that lacks its object
        (
            "OSLO - Norway will comment on a visit to Kenya that the minister is scheduled to make in early May.",
            "visit",
            ("2026-05-01", "2026-05-11"),
        ),
        # a year that says who somebody is
        (
            "OSLO - Norway, host of the games in 1994, signed an accord with Chad on Monday.",
            "agreement",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "OSLO - Chad, at war since 2024, signed an accord with Sudan on Monday.",
            "agreement",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "LIMA - Peru's Juan Rojas, foreign minister until 2018, met the ambassador of Chile on Monday.",
            "meeting",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "OSLO - Ethiopia and Eritrea, at war from 1998 to 2000, opened their border on Monday.",
            "border-closure",
            ("2026-03-09", "2026-03-10"),
        ),
        ("OSLO - Norway, Chad's ally since 2024, signed an accord with Sudan.", "agreement", (None, "2026-03-12")),
        # a month within the year beside it
        (
            "OSLO - The year before last, Norway's foreign minister met his Danish counterpart in Bergen in May.",
            "meeting",
            ("2024-05-01", "2024-06-01"),
        ),
    ],
)
def test_which_time_is_whose(read: Reader, sentence: str, type: str, expected: Days) -> None:
    assert days(read.event(sentence, type)) == expected


def test_so_long_before_or_after_another(read: Reader) -> None:
    """The one is of a day named, the other of the same day a week later."""
    text = "OSLO - Norway summoned the Russian ambassador on Monday, a week before the two presidents are due to meet."
    assert days(read.event(text, "meeting")) == ("2026-03-16", "2026-03-17")


def test_a_clause_of_when_sets_the_scene(read: Reader) -> None:
    text = (
        "OSLO - When Norway's prime minister met her Danish counterpart in Bergen on Monday, she brought him a fish.\n\n"
        "They also signed an agreement on fishing rights."
    )
    assert days(read.event(text, "agreement")) == ("2026-03-09", "2026-03-10")


def test_what_an_earlier_report_told_is_not_the_day_of_the_telling(read: Reader) -> None:
    text = (
        "OSLO - Norway on Tuesday denied reports of a secret visit.\n\n"
        "A newspaper had reported that a minister flew to Minsk on February 27. Belarus rejected the report as well."
    )
    rejections = [e for e in read(text).events if e.type == "rejection"]
    assert {days(e) for e in rejections} == {("2026-03-10", "2026-03-11")}


def test_a_noun_that_no_verb_puts_into_the_past_goes_by_its_time(read: Reader) -> None:
    """ "after the Arctic summit in November" is still to come; "the talks, which are to last until Friday" go on."""
    summit = read.event("OSLO - Norway hopes for a better climate after the Arctic summit in November.", "summit")
    assert (summit.status, days(summit)) == ("scheduled", ("2026-11-01", "2026-12-01"))
    talks = read.event(
        "OSLO - The talks between Norway and Canada, which are to last until Friday, are about fish.", "talks"
    )
    assert (talks.status, days(talks)) == ("ongoing", ("2026-03-11", "2026-03-14"))


def test_what_is_spoken_of_as_known_is_of_the_date_told_before(read: Reader) -> None:
    text = (
        "OSLO - A drone strike by Russia hit a Ukrainian port on March 2, officials said on Monday.\n\n"
        "Ukraine says that Russian drones carried out the attack."
    )
    strikes = [e for e in read(text).events if e.type == "strike"]
    assert days(strikes[-1]) == ("2026-03-02", "2026-03-03")


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        (
            "OSLO - Envoys of Norway and Russia ended two days of talks in Tromso on Tuesday.",
            "talks",
            ("2026-03-09", "2026-03-11"),
        ),
        (
            "OSLO - Norway's foreign minister ended a four-day visit to India on Monday.",
            "visit",
            ("2026-03-06", "2026-03-10"),
        ),
        (
            "OSLO - Norway postponed the visit of its foreign minister to Ottawa from April 20 to April 27.",
            "visit",
            ("2026-04-27", "2026-04-28"),
        ),
        (
            "OSLO - Norway's premier has postponed her visit to Kenya, which was to begin on March 16. The two governments are"
            " in talks to hold the visit in the autumn.",
            "visit",
            ("2026-03-16", "2026-03-17"),
        ),
        (
            "OSLO - Norwegian and Canadian soldiers will hold exercises that run until Wednesday next week.",
            "exercise",
            ("2026-03-11", "2026-03-19"),
        ),
        (
            "OSLO - Norway and Canada will hold talks when their ministers meet in Geneva on March 20.",
            "talks",
            ("2026-03-20", "2026-03-21"),
        ),
        (
            "OSLO - Norway and Latvia had agreed in May on the cost, but the Latvian parliament refused to ratify the accord"
            " in September.",
            "rejection",
            ("2025-09-01", "2025-10-01"),
        ),
        (
            "OSLO - The Syrian peace congress, meeting in Sochi on Monday and Tuesday, is being boycotted by Turkey.",
            "summit",
            ("2026-03-16", "2026-03-18"),
        ),
    ],
)
def test_the_words_around_a_time_say_what_it_is_of(read: Reader, sentence: str, type: str, expected: Days) -> None:
    assert days(read.event(sentence, type)) == expected


def test_the_day_of_the_news_does_not_reach_into_the_years_before(read: Reader) -> None:
    """ "at the time" is the year told before; what stands beside an old year is not of the day of the news either."""
    text = (
        "OSLO - Norway summoned the Russian ambassador on Monday over a cable.\n\n"
        "The two sides clashed over the cable in 2021. Finland recalled its ambassador from Moscow at the time."
    )
    assert days(read.event(text, "recall")) == ("2021-01-01", "2022-01-01")


def test_a_call_is_of_the_day_on_which_somebody_gives_thanks_in_it(read: Reader) -> None:
    text = (
        "OSLO - Norway released nine Canadian sailors on Monday.\n\n"
        "Canada's foreign minister thanked the Norwegian foreign minister in a phone call."
    )
    assert days(read.event(text, "call")) == ("2026-03-09", "2026-03-10")


def test_the_year_of_a_resolution_is_not_that_of_what_it_calls_for(read: Reader) -> None:
    withdrawal = read.event("OSLO - That 1978 resolution calls for Israel's withdrawal from the zone.", "withdrawal")
    assert days(withdrawal)[0] != "1978-01-01"


def test_what_was_asked_two_weeks_ago_was_asked_then(read: Reader) -> None:
    invitation = read.event("OSLO - Norway invited Russia to rejoin the treaty two weeks ago.", "invitation")
    assert days(invitation) == ("2026-02-23", "2026-03-02")


def test_what_somebody_has_done_again_and_again_is_not_of_the_day(read: Reader) -> None:
    assert days(read.event("OSLO - Norway has called on Russia to release the men.", "demand"))[0] == "2026-03-11"
    assert days(read.event("OSLO - Norway has repeatedly called on Russia to release the men.", "demand"))[0] is None


def test_a_noun_with_a_time_gone_by_has_happened(read: Reader) -> None:
    """Who shall pay for it is asked; the attack itself is long past."""
    strike = read.event("OSLO - Norway wants Germany to pay for the attack of September 1939.", "strike")
    assert (strike.status, days(strike)) == ("occurred", ("1939-09-01", "1939-10-01"))


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        (
            "Kenya and Chad said on Monday after their ministers spoke by telephone that they would reopen the border.",
            "call",
            ("2026-03-09", "2026-03-10"),
        ),
        ("The Swedish premier paid tribute on Monday on a visit to Kenya.", "visit", ("2026-03-09", "2026-03-10")),
        (
            "The Kenyan president will be in Kampala on Friday for talks with his Ugandan counterpart.",
            "talks",
            ("2026-03-13", "2026-03-14"),
        ),
        (
            "The Kenyan president will be in Kampala on Friday to sign a trade agreement with Uganda.",
            "agreement",
            ("2026-03-13", "2026-03-14"),
        ),
        (
            "Talks between Chad and Sudan ended on Sunday with the signing of a ceasefire agreement.",
            "agreement",
            ("2026-03-08", "2026-03-09"),
        ),
        (
            "North Korea said Monday it has expelled two Malaysian envoys. Malaysia denounced the expulsion.",
            "condemnation",
            ("2026-03-09", "2026-03-10"),
        ),
        ("Canada's tariffs on Mexico would not kick in until July 1.", "tariff", ("2026-07-01", None)),
        (
            "Portugal on Tuesday denounced a rocket attack in Niger on Sunday.",
            "strike",
            ("2026-03-08", "2026-03-09"),
        ),
        (
            "Chad and Kenya discussed the planned summit of their presidents in May.",
            "summit",
            ("2026-05-01", "2026-06-01"),
        ),
        ("Kenya lost 27 soldiers in a Somali attack on Monday.", "strike", ("2026-03-09", "2026-03-10")),
        (
            "Iran, which walked out of talks with Iraq in November, called for a summit.",
            "talks",
            ("2025-11-01", "2025-12-01"),
        ),
        (
            "India told China on Monday that it would reply. The message was conveyed by the Indian foreign minister to his "
            "Chinese counterpart in a telephone conversation.",
            "call",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "Kyrgyzstan announced the closure of the base on Monday, moments after Russia had unveiled a loan for it.",
            "aid",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "Talks between Chad and Sudan concluded on Monday. Egypt praised the outcome.",
            "support",
            ("2026-03-09", "2026-03-10"),
        ),
        (
            "Ghana wants a meeting with Togo and Benin before the fisheries accord lapses on 30 September.",
            "meeting",
            ("2026-03-11", "2026-09-30"),
        ),
        ("Norway said on Monday it has expelled two Russian envoys.", "expulsion", ("2026-03-09", "2026-03-10")),
        (
            "Chad and Kenya will sign the accord on Friday when their presidents meet in Nairobi.",
            "meeting",
            ("2026-03-13", "2026-03-14"),
        ),
        (
            "A second round of talks between Chad and Sudan was expected Friday in Cairo.",
            "talks",
            ("2026-03-13", "2026-03-14"),
        ),
    ],
)
def test_what_is_done_beside_something_dated_is_of_its_day(read: Reader, text: str, type: str, expected: Days) -> None:
    assert days(read.event(text, type)) == expected


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("Peru denounced Chile's blockade on Monday.", "condemnation"),
        ("Norway's prime minister welcomed Sweden's accession on Monday.", "support"),
        ("Turkey rejected the Greek proposal on Monday.", "rejection"),
    ],
)
def test_the_day_behind_a_deed_that_is_spoken_of_is_that_of_the_speech(read: Reader, sentence: str, type: str) -> None:
    assert days(read.event(sentence, type)) == ("2026-03-09", "2026-03-10")


def test_what_was_announced_in_a_month_did_not_meet_in_it(read: Reader) -> None:
    text = "OSLO - Norway and Canada hosted the first meeting of a network announced in November 2025 by Iceland."
    assert days(read.event(text, "meeting"))[0] != "2025-11-01"


def test_talks_in_one_city_are_not_the_talks_in_another(read: Reader) -> None:
    text = "OSLO - Norway and Russia are preparing the Sochi talks. The Vienna talks between Norway and Russia ended on Friday."
    assert len([e for e in read(text).events if e.type == "talks"]) == 2


def test_what_was_done_when_something_dated_happened_is_of_its_day(read: Reader) -> None:
    text = "OSLO - Fighting broke out on Feb. 9, when Russian gunboats shelled a Norwegian post, killing four."
    assert days(read.event(text, "strike")) == ("2026-02-09", "2026-02-10")


def test_what_has_been_held_since_a_year_is_not_of_the_day(read: Reader) -> None:
    text = "OSLO - Since a summit in 2000, Norway and Russia have held 21 rounds of talks."
    assert days(read.event(text, "talks")) == ("2000-01-01", "2026-03-12")


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("OSLO - The bombing in Mali, the deadliest since November, was condemned by Norway.", "strike"),
        ("OSLO - Kenya's president arrived in Oslo for his first visit since 2019.", "visit"),
        ("OSLO - Norway carried out its biggest air strike in Mali since May.", "strike"),
    ],
)
def test_a_time_that_something_is_held_against_is_not_its_own(read: Reader, text: str, type: str) -> None:
    assert days(read.event(text, type))[0] in (None, "2026-03-11")


def test_what_has_slipped_to_a_month_is_of_the_next_such_month(read: Reader) -> None:
    treaty = read.event("OSLO - The treaty between Kenya and Uganda has slipped to May.", "agreement")
    assert days(treaty) == ("2026-05-01", "2026-06-01")


@pytest.mark.parametrize(
    ("sentence", "type_", "earliest", "latest"),
    [
        ("On February 24 Turkish frigates shadowed a Greek ship.", "incursion", "2026-02-24", "2026-02-25"),
        (
            "Peru acted after the Hungarian parliament ratified the treaty on Tuesday.",
            "ratification",
            "2026-03-10",
            "2026-03-11",
        ),
        ("Kenya thanked India for the supply of 8,000 tonnes of rice in August.", "aid", "2025-08-01", "2025-09-01"),
        ("Norway and Peru will hold the talks, which collapsed in 2019.", "talks", "2026-03-11", None),
        (
            "Guyana's president said late Tuesday that the pact, signed in 2023, was dead, and recalled his ambassador from Venezuela.",
            "recall",
            "2026-03-10",
            "2026-03-11",
        ),
    ],
)
def test_whose_time_it_is(read: Reader, sentence: str, type_: str, earliest: str, latest: str | None) -> None:
    window = next(e.window for e in read(sentence, "2026-03-11").events if e.type == type_)
    assert [str(edge.date()) if edge else None for edge in (window.earliest, window.latest)] == [earliest, latest]


@pytest.mark.parametrize(
    ("text", "type_", "earliest", "latest"),
    [
        # the date of a verb of saying, or of one that only carries what was announced
        (
            "OSLO - Two Kenyan officials said on Wednesday, a day after Ethiopian jets struck a rebel camp in Moyale, that"
            " the border would stay closed.",
            "strike",
            "2026-03-10",
            "2026-03-11",
        ),
        (
            "OSLO - The Chilean minister's announcement on Tuesday came three days after Bolivian troops crossed the border.",
            "incursion",
            "2026-03-07",
            "2026-03-08",
        ),
        # whole months and years
        (
            "OSLO - Peru broke off relations with Ecuador in 1988, the year after 40 people died in clashes at the border.",
            "clash",
            "1987-01-01",
            "1988-01-01",
        ),
        (
            "OSLO - The talks resumed last December, two months after North Korea carried out a nuclear test.",
            "missile-test",
            "2025-10-01",
            "2025-11-01",
        ),
        # the day of a launch is its own, not what it comes after
        (
            "OSLO - Poland recalled its ambassador hours after Sunday's missile launch.",
            "recall",
            "2026-03-08",
            "2026-03-10",
        ),
        # from the length of what is dated by its end or its beginning
        (
            "OSLO - Envoys of Chad and Sudan ended two days of talks in Oslo on Tuesday.",
            "talks",
            "2026-03-09",
            "2026-03-11",
        ),
        (
            "OSLO - Norway's defence minister, ending a two-day visit to Poland, said Warsaw was ready.",
            "visit",
            "2026-03-10",
            "2026-03-12",
        ),
        (
            "OSLO - Norway's defence minister, wrapping up a three-day visit to Poland, spoke to sailors on Tuesday.",
            "visit",
            "2026-03-08",
            "2026-03-11",
        ),
        # what comes a day after, as the report tells it, comes on its day
        (
            "OSLO - The storm comes a day after Houthi rebels freed two Norwegian hostages.",
            "release",
            "2026-03-10",
            "2026-03-11",
        ),
        (
            "OSLO - Chile and Peru signed the accord on Monday after six days of talks.",
            "talks",
            "2026-03-04",
            "2026-03-10",
        ),
        (
            "OSLO - The Ghanaian minister will travel to Warsaw next Tuesday for two days of talks with Poland.",
            "talks",
            "2026-03-17",
            "2026-03-19",
        ),
        # a predicate that tells of no happening sets the day all the same
        (
            "OSLO - Iran tightened the squeeze on Oman on Monday, expelling its ambassador.",
            "expulsion",
            "2026-03-09",
            "2026-03-10",
        ),
        (
            "OSLO - Troops were poised on Tuesday to close the border. Guinea's president flew to Banjul to meet the rebels.",
            "visit",
            "2026-03-10",
            "2026-03-11",
        ),
        # a clause that says what is to be done has its own time
        (
            "OSLO - Norway signed a pact with Chad under which a mine will close within 60 days.",
            "agreement",
            None,
            "2026-03-12",
        ),
        # behind a conjunction a time opens its clause
        (
            "OSLO - Chad will not recognise Kosovo, though in August it opened its border to Sudan.",
            "border-closure",
            "2025-08-01",
            "2025-09-01",
        ),
    ],
)
def test_how_far_apart_two_happenings_are(
    read: Reader, text: str, type_: str, earliest: str | None, latest: str
) -> None:
    assert days(read.event(text, type_)) == (earliest, latest)


def test_a_clause_that_says_who_is_meant_is_not_of_the_day(read: Reader) -> None:
    """ "met leaders who expelled …" tells no news of Monday; ", which expelled" does."""
    meant = "OSLO - Norway's minister on Monday criticised leaders who expelled Danish diplomats."
    assert days(read.event(meant, "expulsion"))[0] is None
    told = "OSLO - Norway's minister on Monday criticised Chad, which expelled two Danish diplomats."
    assert days(read.event(told, "expulsion")) == ("2026-03-09", "2026-03-10")


def test_the_first_word_of_a_report_has_nothing_before_it(read: Reader) -> None:
    """Two days of the summit …, and nobody was kept within: the last word is not the one before the first."""
    text = "Two days of the summit in Lima on March 2, Peru expelled two envoys of Chile, and nobody was kept within"
    assert all(days(e)[0] != "2026-03-04" for e in read(text).events if e.type == "expulsion" and e.window)


@pytest.mark.parametrize(
    ("sentence", "type", "expected"),
    [
        ("OSLO - Norway is expelling two Russian diplomats.", "expulsion", ("2026-03-11", "2026-03-12")),
        (
            "OSLO - Norway said late Sunday that it was recalling its ambassador from Tehran.",
            "recall",
            ("2026-03-08", "2026-03-09"),
        ),
        (
            "OSLO - Kenya and Uganda have agreed to send surveyors to the islet, over which they have quarrelled since 2009.",
            "agreement",
            ("2026-03-11", "2026-03-12"),
        ),
        (
            "OSLO - Mali expelled the French ambassador, who had criticised the junta, in January 2022.",
            "expulsion",
            ("2022-01-01", "2022-02-01"),
        ),
        (
            "OSLO - The announcement came two days before India's foreign minister is to visit Dhaka.",
            "visit",
            ("2026-03-13", "2026-03-14"),
        ),
        (
            "OSLO - The visit follows a telephone call between the presidents of Chad and Niger on March 3.",
            "call",
            ("2026-03-03", "2026-03-04"),
        ),
        (
            "OSLO - Norway said Tuesday it was expelling two Russian diplomats and freezing the assets of Moscow.",
            "sanctions",
            ("2026-03-10", "2026-03-11"),
        ),
        (
            "OSLO - Norway closed its border with Russia last September in a row over a bridge and reopened it four weeks later.",
            "border-closure",
            ("2025-09-01", "2025-10-01"),
        ),
        (
            "OSLO - Chad's president was in Paris on Monday and in London on Tuesday, where he met the prime minister.",
            "meeting",
            ("2026-03-10", "2026-03-11"),
        ),
        (
            "OSLO - Albania severed ties with Iran in September 2022 over a cyber attack that July.",
            "cyber-attack",
            ("2022-07-01", "2022-08-01"),
        ),
        # what is on the very verb goes before what hangs further down
        (
            "OSLO - Recalling the view expressed by 40 states on February 19, Peru and Chile issued a statement on March 3.",
            "statement",
            ("2026-03-03", "2026-03-04"),
        ),
        # a congress that is convened is one happening
        (
            "OSLO - Chile's president said she will convene a congress of Pacific states in Lima, probably in August.",
            "summit",
            ("2026-08-01", "2026-09-01"),
        ),
        # what will not take place before a date is set for then or later
        (
            "OSLO - The summit between Norway and Kenya will not take place before June.",
            "summit",
            ("2026-06-01", None),
        ),
        # what was organised was held
        (
            "OSLO - Norway and Denmark organized the first Arctic Conference in Oslo on March 2-3.",
            "summit",
            ("2026-03-02", "2026-03-04"),
        ),
        (
            "I've just spoken with President Macron of France to thank him for his support of Ukraine.",
            "call",
            ("2026-03-11", "2026-03-12"),
        ),
        (
            "OSLO - Singapore protested to Indonesia and, on February 6, recalled its envoy.",
            "recall",
            ("2026-02-06", "2026-02-07"),
        ),
        (
            "OSLO - Singapore protested to Indonesia and, on February 6, recalled its envoy.",
            "protest-note",
            (None, "2026-03-12"),
        ),
        (
            "OSLO - Malaysia wants the ships out of the strait; Singapore rejected the proposal last month.",
            "rejection",
            ("2026-02-01", "2026-03-01"),
        ),
        (
            "OSLO - Premier Li will meet Chancellor Merz on Monday, on the sidelines of the Group of 20 summit.",
            "summit",
            ("2026-03-16", "2026-03-17"),
        ),
        (
            "OSLO - Egypt said on Saturday it had stopped a dhow, and Saudi warships began a five-day exercise.",
            "exercise",
            ("2026-03-07", "2026-03-12"),
        ),
        (
            "OSLO - Norway and Chile issued a joint statement on March 3, which called for a truce and warned Iran.",
            "warning",
            ("2026-03-03", "2026-03-04"),
        ),
        (
            "OSLO - Iran will quit the treaty if the sanctions are not lifted by June 1.",
            "treaty-exit",
            ("2026-06-01", None),
        ),
        (
            "OSLO - The party, ahead in the polls before an election due on May 8, has refused to vote for the treaty with Greece.",
            "election",
            ("2026-05-08", "2026-05-09"),
        ),
        (
            "OSLO - King Harald has today hosted the presidents of Chad and Mali in Oslo. The leaders signed a treaty on trade.",
            "agreement",
            ("2026-03-11", "2026-03-12"),
        ),
        (
            "OSLO - By Tuesday night the Turkish president was threatening Greece with war.",
            "warning",
            ("2026-03-10", "2026-03-11"),
        ),
    ],
)
def test_a_time_belongs_to_the_clause_it_stands_in(read: Reader, sentence: str, type: str, expected: Days) -> None:
    assert days(read.event(sentence, type)) == expected


def test_a_day_later_counts_from_the_day_told_last(read: Reader) -> None:
    """The year in between is that of an older happening."""
    reading = read(
        "OSLO - On Thursday, the Canadian minister voiced alarm over the arrest of a blogger whose brother was sentenced in"
        " 2014 to 10 years in prison. A day later, her ministry demanded his release."
    )
    (demand,) = (e for e in reading.events if e.type == "demand")
    assert days(demand) == ("2026-03-06", "2026-03-07")


@pytest.mark.parametrize(
    "text",
    [
        "OSLO - The African Union said Tuesday it would investigate the killing of Rwandans in Burundi nearly four years ago. "
        "Kenya and Uganda signed an accord on visas.",
        "OSLO - The World Court Tuesday rejected Dutch objections to the trial of two Libyans suspected of blowing up a jet in "
        "1988. Kenya and Uganda signed an accord on visas.",
        "OSLO - The African Union met on Tuesday. Kenya and Uganda signed an accord on a panel to investigate who shot down a "
        "plane on April 6, 1994.",
    ],
)
def test_the_date_of_what_is_looked_into_takes_the_telling_nowhere(read: Reader, text: str) -> None:
    assert days(read.event(text, "agreement")) == ("2026-03-10", "2026-03-11")


def test_the_date_that_names_a_thing_takes_the_telling_nowhere(read: Reader) -> None:
    """The raid is of 2010, the apology and the agreement of Friday."""
    reading = read(
        "ANKARA - On Friday the Israeli premier called the Turkish president. He apologised for mistakes in the raid of"
        " May 31, 2010, and agreed to compensate the families."
    )
    (agreed,) = (e for e in reading.events if e.type in ("agreement", "pledge"))
    assert days(agreed) == ("2026-03-06", "2026-03-07")


def test_a_guest_is_there_when_he_is_there_for(read: Reader) -> None:
    """Norway will host the Kenyan president for talks in Oslo on April 3."""
    visit = read.event("Norway will host the Kenyan president for talks in Oslo on April 3.", "visit")
    assert days(visit) == ("2026-04-03", "2026-04-04")


def test_talks_that_are_to_last_are_those_that_began(read: Reader) -> None:
    text = "Peru and Chile began talks in Geneva on Tuesday. The talks, which are to last until Friday, are about fish."
    talks = read.event(text, "talks")
    assert (len(talks.mentions), days(talks)) == (2, ("2026-03-10", "2026-03-14"))
