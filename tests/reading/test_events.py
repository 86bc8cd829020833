"""Events: what is named, who takes part, and what is one happening."""

from __future__ import annotations

import pytest

from chancery.facts.readings import Reading
from tests.conftest import Reader


def countries(reading: Reading, type: str) -> set[str]:
    known = {a.id: a.country or a.id for a in reading.actors}
    (event,) = [e for e in reading.events if e.type == type]
    return {known[p.actor] for p in event.participants}


@pytest.mark.parametrize(
    ("sentence", "type", "who"),
    [
        (
            "Japanese Prime Minister Reiko Asanuma spoke by telephone with Portuguese President Duarte Vilhena.",
            "call",
            {"JPN", "PRT"},
        ),
        ("China lodged a protest with Tokyo over the drills.", "protest-note", {"CHN", "JPN"}),
        ("Norway summoned the Russian ambassador on Wednesday.", "summons", {"NOR", "RUS"}),
        ("Poland expelled three Belarusian diplomats.", "expulsion", {"POL", "BLR"}),
        ("The European Union imposed sanctions on Russia.", "sanctions", {"org:eu", "RUS"}),
        ("Brazil raised duties on American wheat.", "tariff", {"BRA", "USA"}),
        ("Thailand and Cambodia agreed to a ceasefire.", "ceasefire", {"THA", "KHM"}),
        ("North Korea fired two ballistic missiles toward the sea.", "missile-test", {"PRK"}),
        ("Japan and India conducted a joint exercise.", "exercise", {"JPN", "IND"}),
        ("France urged Serbia and Kosovo to show restraint.", "demand", {"FRA", "SRB", "XKX"}),
        ("Kenya broke off relations with Somalia.", "ties-cut", {"KEN", "SOM"}),
        ("Egypt condemned the decision by Ethiopia.", "condemnation", {"EGY", "ETH"}),
    ],
)
def test_type_and_participants(read: Reader, sentence: str, type: str, who: set[str]) -> None:
    assert countries(read(sentence), type) == who


def test_a_subject_in_front_of_what_was_said_is_its_own(read: Reader) -> None:
    """Norway summoned the Russian ambassador on Wednesday after …, the foreign ministry said."""
    text = "Norway summoned the Russian ambassador on Wednesday after a patrol vessel seized two trawlers, the foreign ministry said."
    assert countries(read(text), "summons") == {"NOR", "RUS"}


def test_a_visit_has_a_guest_and_a_host(read: Reader) -> None:
    """Portuguese President Duarte Vilhena will make an official visit to Japan from June 15 to 18."""
    event = read.event(
        "Portuguese President Duarte Vilhena will make an official visit to Japan from June 15 to 18.", "visit"
    )
    assert [(p.role, p.actor) for p in event.participants] == [
        ("guest", "person:duarte-vilhena"),
        ("host", "state:JPN"),
    ]
    assert event.status == "scheduled"
    assert (f"{event.window.earliest:%Y-%m-%d}", f"{event.window.latest:%Y-%m-%d}") == ("2026-06-15", "2026-06-19")


def test_a_later_mention_is_the_same_happening(read: Reader) -> None:
    """Japan and India held talks in Tokyo on Monday. The talks covered trade. After the talks the ministers dined."""
    reading = read("Japan and India held talks in Tokyo on Monday. The talks covered trade.")
    (talks,) = [e for e in reading.events if e.type == "talks"]
    assert len(talks.mentions) == 2


def test_another_round_is_another_happening(read: Reader) -> None:
    """Japan and India held talks in Tokyo on Monday. Another round of talks will be held in Delhi in May."""
    reading = read(
        "Japan and India held talks in Tokyo on Monday. Japan and India will hold another round of talks in May."
    )
    assert sorted(e.status for e in reading.events if e.type == "talks") == ["occurred", "scheduled"]


def test_a_month_is_no_demonstration(read: Reader) -> None:
    """Japan and India held talks in March."""
    assert [e.type for e in read("Japan and India held talks in March.", "2026-05-01").events] == ["talks"]


def test_to_meet_a_deadline_is_no_meeting(read: Reader) -> None:
    assert [e.type for e in read("Japan and India failed to meet the deadline set by the United Nations.").events] == []


def test_a_condition_is_background(read: Reader) -> None:
    """If the Russian president visits Norway, the border will be closed."""
    reading = read(
        "Norway and Russia held talks in Oslo.\nIf the Russian president visits Norway, the border will be closed."
    )
    assert [e.salience for e in reading.events if e.type == "visit"] == ["background"]


def test_another_round_has_the_parties_of_the_last(read: Reader) -> None:
    """Another round of talks will be held …: those who talked before."""
    text = (
        "Envoys of Armenia and Azerbaijan held talks in Tbilisi on Monday. Negotiators will return to Georgia on March 20 "
        "for another round of talks."
    )
    reading = read(text)
    known = {a.id: a.country for a in reading.actors}
    rounds = [{known[p.actor] for p in e.participants} for e in reading.events if e.type == "talks"]
    assert rounds == [{"ARM", "AZE"}, {"ARM", "AZE"}]


def test_a_seat_of_organisations_hosts_nobody(read: Reader) -> None:
    """The Omani delegation will arrive in Geneva on Friday."""
    assert countries(read("The Omani delegation will arrive in Geneva on Friday."), "visit") == {"OMN"}


def test_unnamed_forces_are_those_of_the_speaker(read: Reader) -> None:
    """India's Defence Ministry said air defences downed 12 Pakistani drones."""
    text = "India's Defence Ministry said air defences downed 12 Pakistani drones."
    assert countries(read(text), "strike") == {"IND", "PAK"}


def test_of_whom_something_is_demanded(read: Reader) -> None:
    """The talks stalled after an EU demand for Turkey to withdraw its ship."""
    assert countries(read("The dispute grew after an EU demand for Turkey to open its ports."), "demand") >= {"TUR"}


def test_who_proposes_the_visit_told_of_before_is_not_its_guest(read: Reader) -> None:
    """ "Norway wants Kenya's president to visit Oslo in May. Foreign Minister Lind proposed the visit in a letter." """
    text = (
        "Norway wants Kenyan President Amos Otieno to pay a visit to Oslo in May, officials said. "
        "Norwegian Foreign Minister Siri Lind proposed the visit when she met Otieno in Geneva."
    )
    visit = read.event(text, "visit")
    assert visit.status == "sought"
    assert [p.actor for p in visit.participants if p.role == "guest"] == ["person:amos-otieno"]


def test_a_visit_that_another_is_to_come_ahead_of_is_presupposed(read: Reader) -> None:
    """ "is pushing for the president to visit before July, ahead of a trip to China that he is scheduled to make" """
    text = (
        "Japan is pushing for Portuguese President Duarte Vilhena to pay an official visit to Tokyo before July, ahead of"
        " a visit to China that he is scheduled to make in September."
    )
    statuses = {e.status: e.place.name for e in read(text).events if e.type == "visit" and e.place is not None}
    assert statuses == {"sought": "Tokyo", "scheduled": "China"}


def test_two_office_holders_under_one_title(read: Reader) -> None:
    """ "the two energy ministers, Kossi Amegan of Togo and Edith Houngnibo of Benin, met in Ouidah" """
    text = "Negotiators led by the two energy ministers, Kossi Amegan of Togo and Edith Houngnibo of Benin, met in Ouidah on March 9."
    reading = read(text)
    (meeting,) = [e for e in reading.events if e.type == "meeting"]
    assert meeting.salience == "news"
    assert countries(reading, "meeting") == {"TGO", "BEN"}
    assert countries(
        read("Prime Ministers Albanese and Modi will meet next week, India said.", "2025-01-02"), "meeting"
    ) == {
        "AUS",
        "IND",
    }


def test_a_list_that_goes_on_beside_its_head(read: Reader) -> None:
    """Ships and aircraft from the Philippines, Japan and Australia began nine days of joint maneuvers."""
    text = (
        "Ships and aircraft from the Philippines, Japan and Australia began nine days of joint maneuvers west of Palawan"
        " on Tuesday, drawing a formal protest from Beijing and a warning against bloc confrontation."
    )
    assert countries(read(text), "exercise") == {"PHL", "JPN", "AUS"}
    assert countries(read(text), "protest-note") == {"CHN", "PHL", "JPN", "AUS"}


def test_those_who_speak_of_a_release_do_not_release(read: Reader) -> None:
    """The two leaders discussed efforts to secure the release of hostages from Hamas."""
    text = (
        "President Duarte Vilhena of Portugal spoke today by telephone with President Amos Otieno of Kenya. The two leaders"
        " discussed efforts to secure the release of hostages from Hamas."
    )
    assert countries(read(text), "release") == {"org:hamas"}


def test_one_deed_with_two_verbs(read: Reader) -> None:
    """Iranian forces boarded and seized the tanker."""
    text = (
        "Iranian forces boarded and seized the Liberian-flagged tanker Coral Dawn in the Strait of Hormuz on Thursday."
    )
    assert [e.type for e in read(text).events] == ["seizure"]


def test_a_meeting_told_once_more_beside_the_clause(read: Reader) -> None:
    """ "is to receive Serbian President Vukadinovic in Cetinje, their first meeting since January" """
    text = "Montenegro's president is to receive Serbian President Vukadinovic in Cetinje, their first meeting since January."
    (event,) = read(text).events
    assert (event.type, event.status, len(event.mentions)) == ("meeting", "scheduled", 2)


def test_those_who_met_are_they(read: Reader) -> None:
    """Kenya's president met today with … They condemned the attack."""
    text = (
        "President Amos Otieno of Kenya met today with Prime Minister Jonas Lind of Norway. He thanked the prime minister"
        " for Norway's support. They also condemned the attacks by Eritrea."
    )
    assert countries(read(text), "condemnation") == {"KEN", "NOR", "ERI"}


def test_one_of_two_who_spoke_to_a_third(read: Reader) -> None:
    """Jonas Lind and Amos Otieno, who spoke to Ana Soto by phone: the last of them spoke."""
    text = (
        "Norwegian Prime Minister Jonas Lind and Kenyan President Amos Otieno, who spoke to Peruvian President Ana Soto by"
        " phone on Tuesday, said the dam was safe."
    )
    assert countries(read(text), "call") == {"KEN", "PER"}


def test_due_in_a_capital(read: Reader) -> None:
    """Australia's defense minister is due in Manila on April 20 to sign a pact."""
    visit = read.event("Australia's defense minister is due in Manila on April 20 to observe the exercise.", "visit")
    assert visit.status == "scheduled"
    assert [p.role for p in visit.participants] == ["guest", "host"]


def test_a_summit_that_only_says_when_is_the_one_told_before(read: Reader) -> None:
    """Duarte is set to hold a summit with Rojas … Silva will visit Santiago ahead of the planned summit."""
    reading = read(
        "Chilean President Ana Duarte is set to hold a summit with Peruvian President Luis Rojas in Arica in late April. "
        "Brazilian Prime Minister Rui Silva will visit Santiago in April ahead of the planned summit."
    )
    assert countries(reading, "summit") == {"CHL", "PER"}


def test_a_paper_whose_name_begins_another_name_is_not_meant(read: Reader) -> None:
    """Seo Hoon of South Korea, chief of the National Intelligence Service."""
    reading = read(
        "South Korea sent Seo Min-ho, chief of the National Intelligence Service, to Beijing for talks with China."
    )
    assert "org:the-national" not in {a.id for a in reading.actors}


def test_a_president_is_no_king(read: Reader) -> None:
    """ "spoke today with King Charles III. The President congratulated the King." """
    text = (
        "President Duarte Vilhena of Portugal spoke today with King Charles III of the United Kingdom. The President"
        " congratulated the King on his coronation."
    )
    event = read.event(text, "courtesy")
    assert [(p.role, p.actor) for p in event.participants] == [
        ("actor", "person:duarte-vilhena"),
        ("target", "person:charles-iii"),
    ]


def test_who_welcomes_is_the_host(read: Reader) -> None:
    """Kenya's president welcomed Prime Minister Jonas Lind of Norway to Nairobi."""
    event = read.event(
        "President Amos Otieno of Kenya welcomed Prime Minister Jonas Lind of Norway to Nairobi.", "visit"
    )
    assert [(p.role, p.actor) for p in event.participants] == [
        ("host", "person:amos-otieno"),
        ("guest", "person:jonas-lind"),
    ]


def test_an_accord_with_a_name_of_its_own_is_another(read: Reader) -> None:
    """ "noted the signing of the agreement on defence … including through the Artemis Accords" """
    text = (
        "Kenya and Norway noted the signing of the new agreement on fisheries between Kenya and Norway. Kenya and Norway"
        " will deepen cooperation, including through the Artemis Accords."
    )
    assert all("Artemis" not in text[m[0] : m[1]] for e in read(text).events[:1] for m in e.mentions)


def test_what_is_said_is_the_news_where_nothing_else_is(read: Reader) -> None:
    """Kenya's foreign ministry said on Monday that the fate of the fishermen came first."""
    text = "Kenya's foreign ministry said on Monday that the fate of the fishermen came first."
    assert read.event(text, "statement").status == "occurred"
    text = "Kenya's foreign ministry said on Monday that Norway had expelled two Kenyan diplomats."
    assert [e.type for e in read(text).events] == ["expulsion"]


def test_a_line_above_says_less_of_the_same(read: Reader) -> None:
    """Emirates recalls ambassador / The UAE has recalled its ambassador from Tehran."""
    text = "Emirates recalls ambassador\n\nThe United Arab Emirates has recalled its ambassador from Tehran, the foreign ministry said."
    event = read.event(text, "recall")
    assert (event.status, len(event.mentions)) == ("occurred", 2)


def test_an_invitation_to_return_is_a_visit(read: Reader) -> None:
    """Kenya's president invited Norwegian Prime Minister Jonas Lind to return in May."""
    text = "President Amos Otieno of Kenya invited Norwegian Prime Minister Jonas Lind to return in May."
    assert read.event(text, "visit").status == "sought"


@pytest.mark.parametrize(
    ("sentence", "type", "place"),
    [
        ("Japanese and Indian destroyers held a joint exercise in the East China Sea.", "exercise", "East China Sea"),
        ("Kenya's president held talks with the Norwegian prime minister in Bergen.", "talks", "Bergen"),
        ("Colombia will reopen a second crossing to Venezuela at the Paraguachon border.", "border-closure", "border"),
        ("The United States will send a destroyer to the Sea of Japan, a ministry said.", "deployment", "Sea of Japan"),
    ],
)
def test_where_it_is(read: Reader, sentence: str, type: str, place: str) -> None:
    found = [e.place for e in read(sentence).events if e.type == type]
    assert found and found[0] is not None and place in found[0].name


@pytest.mark.parametrize(
    ("sentence", "type", "who"),
    [
        (
            "Hamas said on Monday the group would send a delegation to Cairo later this week.",
            "visit",
            {"org:hamas", "EGY"},
        ),
        ("Chile and Peru signed a declaration on fishing in Lima.", "agreement", {"CHL", "PER"}),
        (
            "Vladimir Putin had a telephone conversation with President of the Republic of Kazakhstan Kassym-Jomart Tokayev.",
            "call",
            {"RUS", "KAZ"},
        ),
    ],
)
def test_who_sends_signs_and_speaks(read: Reader, sentence: str, type: str, who: set[str]) -> None:
    assert countries(read(sentence, "2023-03-02"), type) == who


def test_the_site_of_a_test_is_no_test(read: Reader) -> None:
    """North Korea said it had demolished its nuclear test site."""
    assert not read("North Korea said on Monday it had demolished its nuclear test site.").events


def test_a_country_is_not_the_minister_of_that_given_name(read: Reader) -> None:
    """Israel's Foreign Minister Israel Katz condemned the accord. … over Israel's demand."""
    reading = read(
        "Foreign Minister Israel Katz met Egypt's president. Israel's demand to keep the corridor angered Egypt."
    )
    (demand,) = [e for e in reading.events if e.type == "demand"]
    assert "state:ISR" in {p.actor for p in demand.participants}


@pytest.mark.parametrize(
    ("text", "type", "status", "roles"),
    [
        (
            "Portuguese President Duarte Vilhena is expected in Beijing next month, the palace said.",
            "visit",
            "scheduled",
            [("guest", "person:duarte-vilhena"), ("host", "state:CHN")],
        ),
        (
            "Kenya and Norway today announced a new agreement on fisheries.",
            "agreement",
            "occurred",
            [("party", "state:KEN"), ("party", "state:NOR")],
        ),
        (
            "The UN Secretary-General strongly condemned Kenya over the arrests.",
            "condemnation",
            "occurred",
            [("actor", "org:un"), ("target", "state:KEN")],
        ),
    ],
)
def test_releases(read: Reader, text: str, type: str, status: str, roles: list[tuple[str, str]]) -> None:
    event = read.event(text, type)
    assert (event.status, [(p.role, p.actor) for p in event.participants]) == (status, roles)


def test_an_order_does_what_its_signer_does(read: Reader) -> None:
    """Kenya's president signed an order imposing a 25 percent tariff on goods from Brazil."""
    text = "President Amos Otieno of Kenya signed an executive order imposing a 25 percent tariff on goods from Brazil."
    event = read.event(text, "tariff")
    assert event.status == "occurred"
    assert [(p.role, p.actor) for p in event.participants] == [("actor", "person:amos-otieno"), ("target", "state:BRA")]


def test_with_whom_the_visitor_talks(read: Reader) -> None:
    """Foreign Minister Wang Yi held talks with visiting Norwegian Foreign Minister Jonas Lind in Beijing."""
    text = "Foreign Minister Wang Yi of China held talks with visiting Norwegian Foreign Minister Jonas Lind in Beijing on Monday."
    assert countries(read(text), "talks") == {"CHN", "NOR"}


def test_who_acts_is_somebody_though_nobody_knows_whom_he_acts_for(read: Reader) -> None:
    """A senior official in Nairobi denied that Kenya had promised Somalia …; fighters loyal to a warlord killed 19 Kenyan soldiers."""
    fought = "Somali fighters fought in Kenya on Monday."
    denial = f"{fought} A senior official in Nairobi denied that Kenya had promised Somalia to open the border."
    assert countries(read(denial), "rejection") == {"KEN", "SOM"}
    talks = "Kenya and Somalia held talks on Monday."
    raid = f"{talks} Fighters loyal to a warlord killed 19 Kenyan soldiers in Somalia."
    assert "strike" in {e.type for e in read(raid).events if e.salience == "news"}


@pytest.mark.parametrize(
    ("text", "type", "words"),
    [
        (
            "Kenya's foreign minister told his Ugandan counterpart over the phone on Monday that the flights must stop.",
            "call",
            "told his Ugandan counterpart over the phone",
        ),
        (
            'Sudan is at war. "I have no intention of sending our people to that land until the agreement of last May is '
            'honoured," President Ruto of Kenya said.',
            "rejection",
            "have no intention",
        ),
    ],
)
def test_a_mention_holds_the_words_that_name_it(read: Reader, text: str, type: str, words: str) -> None:
    """Kenya's foreign minister told his Ugandan counterpart over the phone that the flights must stop."""
    (event,) = [e for e in read(text).events if e.type == type]
    assert text[slice(*event.mentions[0])] == words
