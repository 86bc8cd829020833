"""Status is composed from every predicate above an event's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.reading.composition import STATUSES, compose
from tests.conftest import Reader

EFFECTS = sorted(STATUSES | {"carry", "happen", "begin", "agreed", "likely", "refuse", "report-denied", "taken-up"})
inner = st.one_of(st.none(), st.sampled_from(sorted(STATUSES)))


@given(st.sampled_from(EFFECTS), inner)
def test_a_composition_is_a_status_or_still_open(effect: str, status: str | None) -> None:
    result = compose(effect, status)
    assert result is None or result in STATUSES


@given(inner)
def test_a_word_that_carries_changes_nothing(status: str | None) -> None:
    assert compose("carry", status) == status


@given(inner)
def test_a_denial_denies_what_stands_below_and_leaves_a_plan_whose_end_it_denies(status: str | None) -> None:
    """ "Lisbon denied that the trip had been called off": the trip stands."""
    assert compose("denied", status) == ("scheduled" if status in ("cancelled", "postponed") else "denied")


@given(st.sampled_from(EFFECTS))
def test_nothing_above_lifts_a_denial(effect: str) -> None:
    if effect not in ("cancelled", "postponed"):
        assert compose(effect, "denied") == "denied"


@given(
    st.sampled_from(["scheduled", "agreed", "arranging"]),
    st.sampled_from(["sought", "possible", "occurred", "ongoing"]),
)
def test_a_plan_lifts_neither_a_wish_nor_a_deed(effect: str, status: str) -> None:
    assert compose(effect, status) == status


@given(st.sampled_from(EFFECTS), inner)
def test_composing_twice_is_composing_once(effect: str, status: str | None) -> None:
    once = compose(effect, status)
    if effect not in (
        "refuse",
        "possible",
        "sought",
        "denied",
    ):  # these put a called-off plan up again, and then touch it
        assert compose(effect, once) == once


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Japan and India held talks in Tokyo on Monday.", "occurred"),
        ("Japan and India will hold talks in Tokyo next week.", "scheduled"),
        ("Japan and India are due to hold talks in Tokyo in May.", "scheduled"),
        ("Japan and India are arranging talks in Tokyo.", "arranging"),
        ("Japan and India are making final arrangements to hold talks in Tokyo.", "arranging"),
        ("Japan wants to hold talks with India in Tokyo.", "sought"),
        ("Japan is pushing for talks with India.", "sought"),
        ("Japan may hold talks with India next month.", "possible"),
        ("Japan is considering holding talks with India.", "possible"),
        ("Japan has postponed talks with India.", "postponed"),
        ("Japan put off talks with India.", "postponed"),
        ("Talks between Japan and India have been called off.", "cancelled"),
        ("Japan denied that it had held talks with India.", "denied"),
        ("Japan did not hold talks with India.", "denied"),
        ("Japan refused to hold talks with India.", "denied"),
        ("Japan and India are holding talks in Tokyo.", "ongoing"),
        ("Japan agreed to hold talks with India.", "scheduled"),
        ("Japan said that it had held talks with India.", "occurred"),
    ],
)
def test_talks(read: Reader, sentence: str, status: str) -> None:
    assert read.event(sentence, "talks").status == status


def test_a_denial_reaches_through_an_agreement(read: Reader) -> None:
    """Beijing denied that it had agreed to meet Japanese officials in Geneva."""
    event = read.event("Beijing denied that it had agreed to meet Japanese officials in Geneva.", "meeting")
    assert event.status == "denied"
    text = "Beijing denied that it had agreed to meet Japanese officials in Geneva."
    assert [(text[slice(*o.span)], o.effect) for o in event.status_from] == [("agreed", "agreed"), ("denied", "denied")]


def test_what_one_has_yet_to_do_is_not_done(read: Reader) -> None:
    """ "Japan has yet to impose sanctions on Myanmar." """
    assert read.event("Japan has yet to impose sanctions on Myanmar, Tokyo said.", "sanctions").status == "denied"


def test_a_report_of_an_event_carries_what_is_said_of_the_report(read: Reader) -> None:
    """ "Reports of a secret meeting between Israel and Syria were denied." """
    event = read.event("Reports of a secret meeting between Israel and Syria were denied by officials.", "meeting")
    assert event.status == "denied"


def test_what_somebody_was_to_do_is_not_done(read: Reader) -> None:
    """ "Qatar was to host talks between Chad and Sudan in Doha." """
    assert read.event("Qatar was to host talks between Chad and Sudan in Doha.", "talks").status == "scheduled"


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        ("France threatened new sanctions on Mali.", "sanctions", "possible"),
        ("Japan wants to punish North Korea for its nuclear test.", "missile-test", "occurred"),
        ("France may sanction Mali over the coup.", "resignation", "occurred"),
        ("Peru hopes to free the envoy seized in 2002 by Chile.", "detention", "occurred"),
        ("The accord on flights, signed in 2016 by Peru and Chile, may be scrapped.", "agreement", "occurred"),
        ("Kenya promised to refrain from attacking Togo and to withdraw its troops.", "withdrawal", "scheduled"),
        ("Kenya promised to refrain from attacking Togo.", "strike", "denied"),
        ("Kenya's president had the chance to meet Ghana's president.", "meeting", "occurred"),
        ("Iran and Iraq have been holding talks for two years.", "talks", "ongoing"),
        ("Croatia is appealing to Slovenia to reopen the crossing.", "demand", "occurred"),
        ("Qatar had negotiated a ceasefire between Israel and Lebanon.", "ceasefire", "occurred"),
        ("Qatar was negotiating a ceasefire between Israel and Lebanon.", "ceasefire", "arranging"),
        ("The deal to open talks with Norway pleased Sweden.", "talks", "scheduled"),
    ],
)
def test_what_threats_deals_and_long_work_leave(read: Reader, sentence: str, type: str, status: str) -> None:
    assert read.event(sentence, type).status == status


def test_who_stays_away_leaves_the_meeting_standing(read: Reader) -> None:
    """Hungary threatened to boycott the summit of Poland and Latvia: a summit there is."""
    event = read.event("Hungary threatened to boycott the summit of Poland and Latvia in Riga on Monday.", "summit")
    assert event.status != "possible"


def test_what_one_stays_away_from_goes_on_without_one(read: Reader) -> None:
    """ "Latvia will not take part in next week's Baltic rail summit in Kaunas, its foreign ministry said." """
    text = "Latvia will not take part in next week's Baltic rail summit in Kaunas, its foreign ministry said."
    summit = read.event(text, "summit")
    assert summit.status == "scheduled"
    assert "state:LVA" not in {p.actor for p in summit.participants}


def test_a_truce_that_is_kept_is_under_way(read: Reader) -> None:
    """ "Yemen and Eritrea promised to keep their ceasefire." """
    assert read.event("Yemen and Eritrea promised to keep their ceasefire.", "ceasefire").status == "ongoing"


def test_what_has_begun_goes_on(read: Reader) -> None:
    """ "Iran has begun an attack against Israel." """
    assert read.event("Iran has begun an airborne attack against Israel.", "strike").status == "ongoing"


def test_an_upcoming_visit_stands_whatever_hope_is_above_it(read: Reader) -> None:
    """ "voiced the hope that they would work in support of the president's upcoming visit" """
    text = (
        "Norway's foreign minister voiced his hope that both sides will work together in support of the Kenyan president's"
        " upcoming visit to Oslo in April."
    )
    assert read.event(text, "visit").status == "scheduled"


def test_only_what_can_be_arranged_is_arranged_by_talking_of_it(read: Reader) -> None:
    """ "discussed a visit to Oslo" is arranging one, "discussed the violent protests in Peru" is not."""
    text = "The presidents of Chile and Peru discussed the violent protests in Lima and a visit by the Peruvian president to Chile."
    statuses = {e.type: e.status for e in read(text).events}
    assert statuses["demonstration"] == "occurred"
    assert statuses["visit"] == "arranging"


def test_an_accord_that_a_parliament_refuses_to_ratify_is_there(read: Reader) -> None:
    """ "had agreed in March on how to split the costs, but parliament refused to ratify the accord" """
    text = (
        "Latvia and Lithuania had agreed in March on how to split the costs, but the Latvian parliament refused to ratify"
        " the accord in September."
    )
    assert read.event(text, "agreement", "2026-11-06").status == "occurred"


def test_what_may_not_be_is_open(read: Reader) -> None:
    """Kenya's president may not visit Norway in May."""
    assert read.event("Kenya's president may not visit Norway in May.", "visit").status == "possible"


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        (
            "President Ana Duarte is expected to meet President Luis Rojas at the G20 summit next week.",
            "summit",
            "scheduled",
        ),
        ("Chile pledged to refrain from any missile tests, Peru said.", "missile-test", "denied"),
        ("There is no need for a summit with Peru, Chile said on Monday.", "summit", "denied"),
        ("Chile stressed the need for a meeting with Peru.", "meeting", "sought"),
        ("Norway put off the talks with Chad until Chadian troops have left the valley.", "withdrawal", "possible"),
        (
            "The Russian plane turned round minutes before it would have entered Latvian airspace, diplomats said.",
            "incursion",
            "denied",
        ),
        ("Iran is thinking of closing its embassy in Rabat.", "ties-cut", "possible"),
        ("Kenya called in the Chadian ambassador to register a strong protest.", "protest-note", "occurred"),
        ("Chile ruled out talks with Peru until it lifts all sanctions.", "sanctions-relief", "possible"),
        ("Japan is leaning toward lifting its sanctions on North Korea.", "sanctions-relief", "possible"),
        ("Norway called in Ambassador Ivan Sokolov to register a strong protest.", "protest-note", "occurred"),
        ("Chile put off talks with Peru until its troops have withdrawn from Tacna.", "withdrawal", "possible"),
        ("Japan's premier will meet the king on the sidelines of a summit in Rome.", "summit", "scheduled"),
        (
            "No treaty with Peru will be signed, nor will a joint statement be issued, Chile said.",
            "statement",
            "denied",
        ),
        ("Chilean President Ana Duarte will go to Lima at the invitation of Peru.", "invitation", "occurred"),
        (
            "Chile is preparing to invite Peru to a summit that it is scheduled to host on May 19.",
            "summit",
            "scheduled",
        ),
        ("Chile's spokesman declined to confirm the meeting with Peru.", "meeting", "possible"),
        ("It would be the first summit between Chile and Peru.", "summit", "scheduled"),
        ("Duarte to pay state visit to Peru", "visit", "scheduled"),
        ("A third round of talks between Chile and Peru is to be held shortly.", "talks", "scheduled"),
        ("Chile and Peru concurred in holding talks in March.", "talks", "scheduled"),
        ("President Ana Duarte of Chile is expected to meet the king before leaving for Lima.", "visit", "scheduled"),
        ("Chile said a deal with Peru could be near.", "agreement", "possible"),
        (
            "Chile and Peru mend ties as Chilean President Ana Duarte hosts her Peruvian counterpart for talks",
            "talks",
            "occurred",
        ),
    ],
)
def test_what_stands_above_a_noun_goes_with_it(read: Reader, text: str, type: str, status: str) -> None:
    assert [e.status for e in read(text).events if e.type == type] == [status]


def test_who_is_rung_up_is_not_asked(read: Reader) -> None:
    """Kenya's president called King Harald of Norway today to offer his condolences."""
    text = (
        "President Amos Otieno of Kenya called King Harald V of Norway today to offer his condolences, diplomats said."
    )
    assert read.event(text, "courtesy").status == "occurred"


def test_what_goes_on_meanwhile_is_not_to_come(read: Reader) -> None:
    """As Russia steps up its strikes, the leaders will discuss Ukraine's needs."""
    text = "As Russia ramps up its missile strikes against Ukraine, the leaders of France and Poland will discuss the needs of Kyiv."
    assert read.event(text, "strike").status == "ongoing"


def test_what_is_warned_of_may_come(read: Reader) -> None:
    """Norway urged China to use its influence and warned of further sanctions."""
    text = "Norway urged China to use its influence on Russia and warned of further sanctions."
    assert read.event(text, "sanctions").status == "possible"


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        (
            "Envoys of Chile and Peru discussed preparations for the forthcoming visit of the Chilean president to Lima.",
            "visit",
            "scheduled",
        ),
        ("Estonia wants both allies to attend the NATO summit in Ankara in July.", "summit", "scheduled"),
        ("A third round of talks between Norway and Russia, set for Thursday, never took place.", "talks", "cancelled"),
        (
            "Kenya and Uganda voiced support for a third summit, due to be held in Kampala in May.",
            "summit",
            "scheduled",
        ),
        ("Iraq sought peace with Iran by promising to withdraw from the border.", "pledge", "occurred"),
        ("Serbia's talks with Kosovo have been stalled since 2024.", "talks", "postponed"),
    ],
)
def test_what_stands_whatever_is_said_of_it(read: Reader, sentence: str, type: str, status: str) -> None:
    assert [e.status for e in read(sentence).events if e.type == type] == [status]


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("Kenya's release of the sailors clears the way for a ceasefire with Sudan.", "ceasefire", "possible"),
        ("Kenya and Norway are being consulted about sending observers to Sudan.", "deployment", "possible"),
        ("It is time for Kenya and Sudan to conclude a treaty.", "agreement", "sought"),
        (
            "Kenya's envoy insisted that a meeting with Sudan, planned for June 15, had not been called off.",
            "meeting",
            "scheduled",
        ),
        ("Norway has invited Kenya to Oslo for a further round of talks.", "talks", "sought"),
        ("Kenya's president arrived in Oslo on Tuesday for a three-day visit.", "visit", "ongoing"),
        ("Kenya's president arrived in Oslo on March 3 for a three-day visit.", "visit", "occurred"),
        ("Kenyan and Norwegian envoys declined to be named because the talks are secret.", "talks", "occurred"),
        ("Neither Serbia nor Kosovo signed the agreement.", "agreement", "denied"),
        ("Today is the eve of the Spanish king's visit to Kenya.", "visit", "scheduled"),
        ("Sudan shelled Chad on the eve of their talks in Rome.", "talks", "scheduled"),
        ("Norway wants to find out who attacked its embassy in Chad.", "strike", "occurred"),
        ("The union will look into the attack on the Kenyan embassy in Chad.", "strike", "occurred"),
        ("Poland called for Belarus to be expelled from the talks on the border.", "expulsion", "sought"),
        ("Cuba said its doctors had received visas to travel to Spain.", "visit", "possible"),
        ("There were calls by Ghana for Togo to be suspended from the union.", "demand", "occurred"),
        ("There was no decision on a meeting between Chile and Peru.", "meeting", "possible"),
        ("Norway will investigate the attack on its embassy in Chad.", "strike", "occurred"),
        ("Peru agreed to set up a panel to investigate who bombed the Chilean embassy.", "strike", "occurred"),
        ("Chile asked Peru to find out who had expelled its ambassador.", "expulsion", "occurred"),
        ("Norway was the first country recognizing Somaliland.", "recognition", "occurred"),
        ("Peru's president called Bolivian soldiers massing in Chile the real invaders.", "deployment", "occurred"),
        ("The Kenyan premier saw ``a chance'' that Chad would withdraw its army from Sudan.", "withdrawal", "possible"),
        ("In 1912 Greece attacked Albania on the eve of their talks in Rome.", "talks", "occurred"),
    ],
)
def test_what_stands_above_or_behind_it(read: Reader, text: str, type: str, status: str) -> None:
    """Read in a report of Wednesday, 11 March 2026."""
    assert read.event(text, type).status == status


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("The treaty between Kenya and Uganda has slipped to May.", "agreement", "postponed"),
        ("Kenya's president will be in Oslo next week for meetings with Norwegian officials.", "meeting", "scheduled"),
        ("Kenya's president was in Oslo last week for meetings with Norwegian officials.", "meeting", "occurred"),
        ("Norway will not sign the treaty with Kenya unless Nairobi drops its claim.", "agreement", "possible"),
        (
            "Envoys of Kenya and Norway discussed North Korea's deployment of troops to Russia.",
            "deployment",
            "occurred",
        ),
        ("Kenya and Norway discussed Xi's visit to Moscow.", "visit", "arranging"),
    ],
)
def test_what_slips_what_hangs_on_a_condition_and_what_is_only_talked_of(
    read: Reader, text: str, type: str, status: str
) -> None:
    assert read.event(text, type).status == status


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("Kenya's president was to have met the Chadian president in Nairobi on Monday.", "meeting", "cancelled"),
        ("Obama and Putin fail to find common ground during a meeting in China.", "meeting", "occurred"),
        ("China rebuts American criticism of its exports.", "condemnation", "occurred"),
        ("Peru and Chile are fine-tuning a border agreement.", "agreement", "arranging"),
        ("Chile will recall its envoy if Peru fails to lift the curbs on fish exports.", "export-control", "sought"),
        ("Oslo dismissed as groundless a report that Norway and Iceland had held talks.", "talks", "denied"),
        (
            "Oslo said it was important that the truce between Ghana and Togo should not collapse.",
            "ceasefire",
            "ongoing",
        ),
        ("The truce between Ghana and Togo did not hold, but their talks did not end.", "talks", "ongoing"),
        ("The talks between Ghana and Togo did not take place.", "talks", "denied"),
        ("Ghana denied that it had asked for a delay and summoned the Togolese ambassador.", "summons", "occurred"),
        ("Ghana said it would accept the plan and summoned the Togolese ambassador.", "summons", "occurred"),
        ("Ghana denied that it had paid a fine or agreed to lift its sanctions on Togo.", "sanctions-relief", "denied"),
    ],
)
def test_what_is_told_beside_a_plan_or_a_denial(read: Reader, text: str, type: str, status: str) -> None:
    """Ghana denied that it had asked for a delay and summoned the ambassador: he was summoned."""
    assert read.event(text, type).status == status


@pytest.mark.parametrize(
    ("sentence", "type", "done"),
    [
        ("NATO will punish Russia for an attack on Estonia.", "strike", False),
        ("Washington vowed to punish Iran for any strike on Israel.", "strike", False),
        ("Brussels threatened to sanction Minsk for any incursion into Latvia.", "incursion", False),
        ("Norway threatened to punish Russia for strikes on Finland.", "strike", False),
        ("Norway punished Russia for strikes on Finland.", "strike", True),
        ("NATO will punish Russia for its attack on Estonia.", "strike", True),
        ("Kenya condemned Chad for a strike on Sudan.", "strike", True),
        ("Seoul halted the joint venture to punish Pyongyang for its nuclear test.", "missile-test", True),
    ],
)
def test_what_is_punished_was_done_and_what_would_be_punished_was_not(
    read: Reader, sentence: str, type: str, done: bool
) -> None:
    """NATO will punish Russia for an attack on Estonia: there was none; "for its attack": there was one."""
    assert (read.event(sentence, type).status == "occurred") == done


def test_what_somebody_was_convicted_over_was_done(read: Reader) -> None:
    """Most of them were convicted over attacks on Kenya: the attacks were made, in a clause without a time of its own too."""
    text = "Ten men were put to death on Saturday, most of them Somalis convicted over attacks on Kenya."
    assert {e.status for e in read(text).events if e.type == "strike"} == {"occurred"}


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        ("Norway's parliament decided not to meet the Cuban envoy.", "meeting", "denied"),
        (
            "Opposition parties rebuked Japan's prime minister for not meeting the Chinese president.",
            "meeting",
            "denied",
        ),
        ("Niger no longer recognises the government of Mali.", "recognition", "denied"),
        ("Ghana has withheld an apology to Togo.", "apology", "denied"),
        ("Washington pressed Seoul not to abandon the pact with Tokyo.", "treaty-exit", "possible"),
        ("Kenya would like to sign the accord with Uganda in May.", "agreement", "sought"),
        ("Ghana's president said he would like to thank Togo.", "courtesy", "occurred"),
        ("“I want to thank Togo for its help,” Ghana's president said.", "courtesy", "occurred"),
        ("Ghana said the release of the crew would result in a truce with Togo.", "ceasefire", "possible"),
        ("Ghana seeks the release of two sailors jailed in Togo.", "detention", "occurred"),
        ("Ghana spoke of efforts to secure the release of all sailors and a truce in Togo.", "ceasefire", "sought"),
        ("Ghana is bound by a treaty that extends to attacks on Togo.", "strike", "possible"),
        ("Portugal flew its envoy to Accra to secure the release of the sailors.", "release", "sought"),
        ("Portugal thanked Ghana for securing the release of the sailors.", "release", "occurred"),
        ("The pact will allow Chilean troops to train in Peru.", "agreement", "occurred"),
        ("Under the accord, Sweden will supply four jets to Hungary.", "agreement", "occurred"),
        ("European leaders meeting in Madrid on Monday agreed to bar Belarusian airlines.", "meeting", "occurred"),
        ("Vietnam's prime minister left for home at the end of a three-day visit to Laos.", "visit", "occurred"),
        ("Norway announced the expulsion of two Serbian diplomats.", "expulsion", "occurred"),
        ("Togo announced a visit by the Ghanaian president.", "visit", "scheduled"),
        ("Peru opened an investigation into the killing of two Chilean sailors.", "strike", "occurred"),
        ("The United States will hold Iran accountable for its attack on the Saudi plant.", "strike", "occurred"),
        ("Tanzania's president was angered by Kenya's attack on a village.", "strike", "occurred"),
        ("Moscow warned that American air strikes on Serbia could harm relations.", "strike", "possible"),
        ("Kenya and Uganda refused to sign the accord through two days of talks.", "talks", "occurred"),
        ("Norway conceded that the Syrian president need not step down.", "resignation", "possible"),
        ("Oslo said the talks between Kenya and Somalia are due to end on Friday.", "talks", "ongoing"),
        ("Japan criticised the drills by China, which are due to end on Sunday.", "exercise", "ongoing"),
        (
            "Kenya's envoy is to discuss the schedule of Uganda's president's planned state visit to Nairobi.",
            "visit",
            "scheduled",
        ),
        ("Norway proposed the resumption of talks between Chad and Niger.", "talks", "sought"),
        ("Ghana's president rejected calls to delay the visit to Togo.", "visit", "scheduled"),
    ],
)
def test_what_is_left_undone_wanted_or_taken_for_granted(read: Reader, sentence: str, type: str, status: str) -> None:
    assert (type, status) in [(e.type, e.status) for e in read(sentence).events]


def test_a_plan_that_the_report_opens_with_is_not_ended_by_an_earlier_end(read: Reader) -> None:
    """are fine-tuning the timetable for a visit … the trip was put off"""
    text = (
        "Japan and Peru are fine-tuning the timetable for a state visit to Tokyo by Peruvian President Luis Arana.\n\n"
        "Arana had been due there in May, but the trip was put off because of floods."
    )
    assert next(e.status for e in read(text).events if e.type == "visit") == "arranging"


def test_what_is_put_off_in_the_first_line_is_put_off(read: Reader) -> None:
    """The visit, which was to begin on Monday, has been postponed."""
    text = "Poland's president has postponed a state visit to South Korea.\n\nThe trip was to begin on Monday."
    assert next(e.status for e in read(text).events if e.type == "visit") == "postponed"


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        ("Talks between Chile and Bolivia went into a third day in Lima.", "talks", "ongoing"),
        (
            "Negotiations between Romania and Ukraine have entered their second week.",
            "talks",
            "ongoing",
        ),
        ("Cyprus and Egypt are in the midst of talks on a pipeline.", "talks", "ongoing"),
        ("Delegates from Chad and Libya remained locked in talks in Tunis.", "talks", "ongoing"),
        ("American sanctions on Sudan remain in place, the Treasury said.", "sanctions", "ongoing"),
        ("Fighting between Sudanese and Chadian troops is raging around Tine.", "clash", "ongoing"),
        ("The crossing between Benin and Niger has been shut since May.", "border-closure", "ongoing"),
        ("A visit to Ankara by the Iraqi prime minister is in the diary for April.", "visit", "scheduled"),
        ("A fresh round of talks between Chad and Sudan has been called for May 3 in Doha.", "talks", "scheduled"),
        (
            "Seoul and Ulaanbaatar are working out the details of a visit by the Mongolian president.",
            "visit",
            "arranging",
        ),
        ("Preparations are under way for the first visit to Baku by an Armenian minister.", "visit", "arranging"),
        ("Norway and Chad are negotiating the terms of a ceasefire in Luanda.", "ceasefire", "arranging"),
        ("Venezuela offered Guyana talks over Essequibo.", "talks", "sought"),
        ("Algeria is holding out for an apology from France.", "apology", "sought"),
        ("Guyana would welcome direct talks with Venezuela.", "talks", "sought"),
        ("There is talk of a meeting between the Algerian and Moroccan foreign ministers.", "meeting", "possible"),
        ("Brussels threatened Minsk with further sanctions unless the balloons stop.", "sanctions", "possible"),
        ("A visit by the Dutch king to Jakarta is under consideration.", "visit", "possible"),
        ("Estonia does not exclude expelling the Russian consul in Narva.", "expulsion", "possible"),
        ("Border talks between India and Bangladesh have stalled.", "talks", "postponed"),
        ("The planned visit of Kenya's president to Uganda has been moved to August.", "visit", "postponed"),
        ("The Georgian president's trip to Brussels will not go ahead.", "visit", "cancelled"),
        ("A visit by the Czech foreign minister to Budapest is off.", "visit", "cancelled"),
        ("Poland's president pulled out of a trip to Hungary.", "visit", "cancelled"),
        ("Peace talks between Oman and Yemen grind on in Muscat.", "talks", "ongoing"),
        ("Mediators are setting up talks between Chad and the rebels.", "talks", "arranging"),
        ("A pact on migration between Tunisia and Malta is in the works.", "agreement", "arranging"),
        ("Seoul insists on a formal apology from Tokyo.", "apology", "sought"),
        ("A meeting of the Cypriot and Greek leaders is not out of the question.", "meeting", "possible"),
        ("Lifting the sanctions on Belarus is out of the question, Norway said.", "sanctions-relief", "denied"),
        ("There are fears in Berlin that Washington will withdraw troops from Germany.", "withdrawal", "possible"),
        ("The Central American summit has been moved back by a month.", "summit", "postponed"),
        ("The Latvian president will no longer travel to Minsk.", "visit", "cancelled"),
    ],
)
def test_what_phrases_say_of_a_happening(read: Reader, sentence: str, type: str, status: str) -> None:
    assert (type, status) in [(e.type, e.status) for e in read(sentence).events]


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        ("OSLO - China's premier accepted an invitation to visit Oslo in May.", "visit", "scheduled"),
        ("OSLO - China accepted the resignation of its ambassador.", "resignation", "occurred"),
        ("OSLO - No date has been set for the visit of the Chinese premier to Oslo.", "visit", "scheduled"),
        (
            "OSLO - Norway did not wait for the Chinese premier's visit, which may take place in May.",
            "visit",
            "possible",
        ),
        ("OSLO - Norway is believed to be negotiating a fisheries treaty with Russia.", "agreement", "ongoing"),
        ("OSLO - Norway is not believed to be negotiating a fisheries treaty with Russia.", "agreement", "denied"),
        (
            "OSLO - India's envoy was called to the ministry to receive a protest from Norway.",
            "protest-note",
            "occurred",
        ),
        (
            "OSLO - The talks between Chad and Niger, which could happen again, ended in failure on Monday.",
            "talks",
            "occurred",
        ),
        ("OSLO - Norway's premier said he was against recognising Kosovo.", "recognition", "denied"),
        ("OSLO - Norway has called for the talks between Chad and Niger to be resumed.", "talks", "sought"),
        ("OSLO - NATO ambassadors are to meet in Oslo next week, a diplomat told Reuters.", "meeting", "scheduled"),
        ("OSLO - Norway stands ready to send monitors to Georgia.", "deployment", "possible"),
        (
            "OSLO - Norway has backed the rulers of Chad on condition that elections are held soon.",
            "election",
            "sought",
        ),
        (
            "OSLO - It is unclear whether Norway will withhold the aid, as its finance minister has threatened to do to Chad.",
            "warning",
            "occurred",
        ),
        (
            "OSLO - Turkey's premier said no envoy would go to Israel before the blockade of Gaza was lifted.",
            "sanctions-relief",
            "possible",
        ),
    ],
)
def test_what_stands_beside_an_event_tells_whether_it_is_to_come(
    read: Reader, sentence: str, type: str, status: str
) -> None:
    assert read.event(sentence, type).status == status


@pytest.mark.parametrize(
    ("sentence", "type", "word"),
    [
        ("OSLO - No date has been set for the visit of the Chinese premier to Oslo.", "visit", "set"),
        ("OSLO - Norway did not wait for the Chinese premier's visit, which may take place in May.", "visit", "may"),
        ("OSLO - Norway is believed to be negotiating a fisheries treaty with Russia.", "agreement", "believed"),
    ],
)
def test_the_word_that_tells_it_is_to_come_is_shown(read: Reader, sentence: str, type: str, word: str) -> None:
    operators = read.event(sentence, type).status_from
    assert word in {sentence[slice(*o.span)] for o in operators}


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        ("Chile and Peru agreed to reopen their embassies in May following talks in Lima.", "talks", "occurred"),
        ("Chile and Peru agreed to reopen their embassies in May after talks next week.", "talks", "scheduled"),
        ("Chile and Peru agreed on a joint team following talks in Lima.", "talks", "occurred"),
        ("Chile and Peru agreed to set up a panel following talks between their ministers.", "talks", "occurred"),
        ("Chile and Peru agreed on a survey after a meeting in Lima.", "meeting", "occurred"),
        ("Chile and Peru agreed to open a road following the planned talks.", "talks", "scheduled"),
        ("Chile and Peru will sign an accord following talks next week.", "talks", "scheduled"),
        (
            "The presidents of Chile and Peru agreed to resume flights, in their first meeting in a year.",
            "meeting",
            "occurred",
        ),
        ("The presidents of Chile and Peru agreed to discuss flights in their next meeting.", "meeting", "scheduled"),
        ("Chile will open a port, according to a joint statement by Chile and Peru.", "statement", "occurred"),
        ("Chad announced its immediate withdrawal from the African Union on Friday.", "treaty-exit", "occurred"),
        ("Chad announced that it would withdraw from the African Union in May.", "treaty-exit", "scheduled"),
    ],
)
def test_what_is_agreed_is_to_come_and_where_it_was_agreed_has_been(
    read: Reader, sentence: str, type: str, status: str
) -> None:
    """Talks after which something was agreed are over, though they stand beside what was agreed."""
    assert read.event(sentence, type).status == status


def test_what_somebody_plans_a_timetable_for_is_not_yet_going_on(read: Reader) -> None:
    text = "Peru and Chile are finalizing a timetable for reopening the border."
    assert read.event(text, "border-closure").status == "arranging"
