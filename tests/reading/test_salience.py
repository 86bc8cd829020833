"""Salience: what is news, and what a report only touches."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


def news(read: Reader, text: str) -> set[str]:
    return {e.type for e in read(text).events if e.salience == "news"}


def test_a_vote_at_home_is_no_news_of_diplomacy(read: Reader) -> None:
    """The senator voted against the bill …: one country, its own affairs."""
    text = (
        "Senator Dale Rackham of Ohio voted against the farm bill on Tuesday. Rackham, a Republican, criticized the Senate "
        "leadership. Representative Ann Tolley praised the vote, and Congress will vote again in June."
    )
    assert news(read, text) == set()


def test_private_persons_meet_without_news(read: Reader) -> None:
    """Dora Finch flew to Canada to meet her cousin."""
    assert (
        news(read, "Dora Finch flew to Canada to meet her cousin. The Foreign Ministry of Canada was closed.") == set()
    )


def test_a_journey_within_one_country_is_background(read: Reader) -> None:
    """The French president travelled to Marseille."""
    text = "French President Emmanuel Macron travelled to Marseille. Italy and Spain signed a treaty on Friday."
    assert news(read, text) == {"agreement"}


def test_a_journey_to_a_part_of_the_world_leads_out_of_the_country(read: Reader) -> None:
    """Tebboune left for Europe."""
    home = "Algeria's parliament voted on the budget. Algeria's interior minister praised it."
    assert "visit" in news(read, f"Algerian President Abdelmadjid Tebboune left for Europe on Sunday. {home}")
    assert "visit" not in news(read, f"Algerian President Abdelmadjid Tebboune left for Oran on Sunday. {home}")


def test_a_newspaper_takes_part_in_nothing(read: Reader) -> None:
    """Norway's foreign minister told Reuters …"""
    reading = read(
        "Norwegian Foreign Minister Espen Barth Eide told Reuters that Oslo had urged Moscow to free the crew."
    )
    assert all("reuters" not in p.actor for e in reading.events for p in e.participants)


@pytest.mark.parametrize(
    "text",
    [
        "Sweden has the ability to deploy troops to Finland.",
        "Serbia would not be bound by any agreement with Kosovo.",
        "The minister said Japan was capable of launching a missile at North Korea.",
    ],
)
def test_what_could_be_is_no_news(read: Reader, text: str) -> None:
    assert news(read, text) == set()


def test_who_reacts_to_an_attack_had_no_part_in_it(read: Reader) -> None:
    """Kenya condemned the bombings of the U.S. embassy in Tanzania."""
    event = read.event("Kenya condemned the bombing of the U.S. embassy in Tanzania on Friday.", "strike")
    assert "state:KEN" not in {p.actor for p in event.participants}


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The plan was met with outrage in Greece and Turkey.", "meeting"),
        ("The new factory in Poland helps Germany meet its contingencies.", "meeting"),
        (
            "Poland said the pact was the clearest demonstration of the friendship between Poland and Italy.",
            "demonstration",
        ),
        ("China diverted the fees to a charity in Kenya.", "deployment"),
    ],
)
def test_traps(read: Reader, text: str, type: str) -> None:
    assert type not in {e.type for e in read(text).events}


def test_two_kings_of_one_family_name(read: Reader) -> None:
    """King Hussein of Jordan is not Saddam Hussein."""
    reading = read(
        "King Hussein of Jordan arrived in Washington. Saddam Hussein said he would withdraw.", published="1995-08-15"
    )
    assert {a.country for a in reading.actors if a.name.endswith("Hussein")} >= {"JOR"}
    (event,) = [e for e in reading.events if e.type == "visit"]
    assert {a.country for a in reading.actors if a.id == event.participants[0].actor} == {"JOR"}


def test_leaders_of_a_part_of_the_world_make_news_though_no_state_is_named(read: Reader) -> None:
    meeting = read.event("Arab leaders met in Cairo on Sunday to discuss the war in Sudan.", "meeting")
    assert (meeting.salience, meeting.participants) == ("news", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Portuguese President Duarte Vilhena postponed his visit to Japan after storms killed 14 people in the Azores.",
        "Chile offered Peru help on Monday after an earthquake had killed forty people in Arequipa.",
    ],
)
def test_what_kills_without_a_hand_is_no_strike(read: Reader, sentence: str) -> None:
    assert "strike" not in {event.type for event in read(sentence).events}


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("Sweden and Spain pledged on Monday to ask Kenya for troops.", "demand"),
        ("Chile and Peru will restart talks on a fisheries treaty.", "agreement"),
        ("Japan welcomed the entry into force of a defence pact with Chad.", "agreement"),
        ("Sweden's prime minister said that Sweden and Hungary did not agree on everything.", "agreement"),
    ],
)
def test_what_is_only_talked_of_is_no_news(read: Reader, sentence: str, type: str) -> None:
    """What talks are about, what is only to be said, an accord that nobody sought."""
    events = read(sentence).events
    assert events
    assert all(e.salience == "background" for e in events if e.type == type)


def test_talks_for_which_an_envoy_is_called_home_are_none(read: Reader) -> None:
    """Pakistan recalled its ambassador to Delhi for consultations."""
    assert news(read, "Pakistan recalled its ambassador to Delhi for consultations on Monday.") == {"recall"}


def test_a_word_is_no_deed(read: Reader) -> None:
    """shied away from the word "blockade" """
    assert not read('The U.S. president shied away from the word "blockade" when asked about Cuba.').events
    assert not read("Norway's envoy would not use the term “sanctions” of the curbs on Chad.").events


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Sudan and its rivals agreed on a long-term ceasefire.", "ceasefire"),
        ("Qatar brokered a short-term truce between Chad and Libya on Friday.", "ceasefire"),
        ("Japan signed a long-term agreement with Vietnam on Friday.", "agreement"),
        ("Over the long term, talks between Peru and Chile will go on.", "talks"),
    ],
)
def test_what_is_for_a_term_is_no_mere_word(read: Reader, text: str, type: str) -> None:
    """A long-term ceasefire is one; only "the term 'ceasefire'" is a word that somebody uses."""
    assert type in {e.type for e in read(text).events}


def test_meetings_in_general_are_no_news(read: Reader) -> None:
    """Our visits reaffirm the friendship of Norway and Chad."""
    text = (
        "Norway and Chad signed a treaty on Friday. Our visits reaffirm the friendship of Norway and Chad, Oslo said."
    )
    assert news(read, text) == {"agreement"}


def test_a_meeting_on_a_day_to_come_is_news(read: Reader) -> None:
    """Chad could ratify it before foreign ministers meet in May."""
    text = "Norway and Chad signed a treaty. Chad could ratify it before foreign ministers meet in May 2027."
    assert "meeting" in news(read, text)


@pytest.mark.parametrize(
    "sentence",
    [
        "In the 19th century Russian tsars sent envoys to Uzbekistan every spring.",
        "It is the custom for a new Japanese prime minister to visit the shrine at Ise.",
        "The visiting team from Ghana lost two to nil in Lome.",
        "The release of the Danish film was delayed by the storm.",
        "Diplomats who attend such meetings rarely speak to the press in Nairobi.",
        "Visit visas for Nigerians cost 40 dollars, the British embassy says.",
        "The talks process in Geneva is slow, a Kenyan scholar said.",
    ],
)
def test_customs_and_other_senses_are_no_news(read: Reader, sentence: str) -> None:
    text = "The weather was fine in the north.\n\n" + sentence + "\n\nNorway and Chad signed a treaty on Friday."
    assert news(read, text) == {"agreement"}


def test_who_demands_something_of_a_country_makes_news_without_an_office(read: Reader) -> None:
    """Adi Prakoso, the Nobel laureate, urged Indonesia to free the crew."""
    text = "Norway and Indonesia held talks in Oslo on Monday. Adi Prakoso, the Nobel laureate, urged Indonesia to free the crew."
    assert "demand" in news(read, text)


def test_what_private_persons_promise_each_other_is_no_news(read: Reader) -> None:
    """Adi Prakoso, a tailor, promised his mother a visit."""
    text = "Norway and Indonesia held talks in Oslo on Monday. Adi Prakoso, a tailor, promised his mother a visit."
    assert news(read, text) == {"talks"}


def test_only_the_first_sentence_makes_news_of_what_hangs_on_a_condition(read: Reader) -> None:
    """… if Moscow imposes sanctions; … if Russia strikes Ukraine."""
    text = (
        "OSLO - Norway will close its border with Russia if Moscow imposes sanctions on Oslo. The minister said Norway "
        "would recall its ambassador if Russia seizes the tanker."
    )
    assert news(read, text) == {"border-closure", "sanctions", "recall"}


def test_support_that_help_is_for_is_background(read: Reader) -> None:
    """Norway and Peru reviewed their assistance to support Kenya's efforts."""
    reading = read(
        "Norway and Peru held talks in Oslo on Monday. They reviewed their assistance to support Kenya's efforts."
    )
    assert [e.salience for e in reading.events if e.type == "support"] == ["background"]


def test_a_deadline_that_only_says_which_day_it_is_is_background(read: Reader) -> None:
    """Norway wants the meeting held before Oct. 31, the deadline the African Union has set for Chile."""
    reading = read(
        "Norway wants the meeting with Chile to take place before Oct. 31, the deadline the African Union has set for Chile"
        " to leave Mali."
    )
    assert [e.salience for e in reading.events if e.type == "warning"] == ["background"]
