"""Releases of governments: how the readouts and announcements of offices of state tell a thing."""

from __future__ import annotations

from chancery.facts.readings import Reading
from tests.conftest import Reader

CALL = "President Ruto of Kenya spoke today with President Samia of Tanzania"


def test_what_is_discussed_in_a_call_dates_nothing(read: Reader) -> None:
    """Additionally, they discussed the plans of Kenya over the next four years: it is still the call."""
    text = (
        f"{CALL}. Additionally, they discussed the ambitions of Kenya over the next four years and the fair on June 12."
    )
    assert [e.type for e in read(text, published="2024-05-22").events] == ["call"]


def test_a_call_that_is_followed_up_is_another_one(read: Reader) -> None:
    """spoke today, following up on their May 6 call"""
    text = f"{CALL}, following up on their May 6 call. The two leaders discussed the opening of the port on June 12."
    reading = read(text, published="2024-05-22")
    calls = [e for e in reading.events if e.type == "call"]
    assert [(reading.report.quote(c.mentions[0]), c.salience) for c in calls] == [
        ("spoke", "news"),
        ("on their May 6 call", "news"),
    ]
    assert [len(c.mentions) for c in calls] == [2, 1]


def test_an_administration_of_two_names_is_led_by_the_first(read: Reader) -> None:
    """The Biden-Harris Administration: nobody else of the name of Harris is in it."""
    text = "The Biden-Harris Administration will send aid to Kenya. Officials met the president of Kenya on Monday."
    reading = read(text, "2024-05-22", "The White House")
    assert {a.country for a in reading.actors} == {"USA", "KEN"}


def test_an_invitation_bids_to_a_time_of_its_own(read: Reader) -> None:
    """Japan invited him to Tokyo later this year for a summit: the summit is then."""
    reading = read(
        "Japan invited President Ruto to Tokyo later this year for a summit on trade.", published="2024-05-22"
    )
    window = {e.type: e.window for e in reading.events}
    assert window["summit"].latest.date().isoformat() == "2025-01-01"
    assert window["invitation"].latest.date().isoformat() < "2024-05-24"


def test_what_one_is_protected_from_is_no_news(read: Reader) -> None:
    """Norway will send radars to protect the cities of Ukraine from Russian strikes."""
    text = "Norway will send radars to Ukraine to protect its cities from Russian strikes."
    assert [e.salience for e in read(text).events if e.type == "strike"] == ["background"]
    reading = read("Norway condemned the damage from Russian strikes on Kyiv on Monday.")
    assert [e.salience for e in reading.events if e.type == "strike"] == ["news"]


def test_ordinary_words_of_releases_tell_no_happening(read: Reader) -> None:
    """Continued support to Ukraine, civilians caught in the middle, to keep Iran from acquiring a nuclear weapon."""
    text = (
        "President Ruto of Kenya will discuss events in Sudan, and continued robust support to Ukraine. Aid reaches civilians of "
        "Sudan who are caught in the middle of a conflict. Norway works to prevent Iran from acquiring a nuclear weapon."
    )
    assert not {"visit", "detention", "arms-sale"} & {e.type for e in read(text).events}


def test_support_may_be_conveyed(read: Reader) -> None:
    """Ruto conveyed steadfast support for the people of Sudan."""
    reading = read("President Ruto of Kenya conveyed steadfast support for the people of Sudan.")
    event = next(e for e in reading.events if e.type == "support")
    assert {p.actor for p in event.participants} == {"person:william-ruto", "state:SDN"}


HOUSE = "The White House"


def issued(read: Reader, text: str, published: str = "2024-05-22") -> Reading:
    """The reading of a release of the White House."""
    return read(text, published, HOUSE)


def test_a_release_begins_with_its_news(read: Reader) -> None:
    """Vice President Harris convened mayors: at home, and what the release is there to tell."""
    text = (
        "Vice President Kamala Harris met today with families of Americans held by Hamas. The Vice President thanked Americans. "
        "Members of Congress met later with the families in Washington."
    )
    told = {(e.type, e.salience) for e in issued(read, text).events if e.mentions[0][0] < 40}
    assert told == {("meeting", "news")}
    assert ("meeting", "news") not in {(e.type, e.salience) for e in read(text, "2024-05-22").events}


def test_the_orders_of_a_release_are_those_of_its_state(read: Reader) -> None:
    """declared in Executive Order 12345: an order is no place, and it is the issuing state's own."""
    text = "The national emergency with respect to Iran declared in Executive Order 12957 is to continue beyond May 30, 2024."
    laws = [e for e in issued(read, text).events if e.type == "legislation"]
    assert laws and {p.actor for e in laws for p in e.participants} == {"state:USA"}
    assert {e.place for e in laws} == {None}


def test_what_goes_on_beyond_a_day_goes_on_after_it(read: Reader) -> None:
    """is to continue in effect beyond May 30"""
    text = "Norway signed an accord with Russia. The emergency with respect to Iran is to continue in effect beyond May 30, 2024."
    event = next(e for e in issued(read, text).events if e.type == "legislation")
    assert event.window.earliest is not None and event.window.earliest.date().isoformat() == "2024-05-31"


def test_the_government_of_a_release_is_that_of_the_country_it_is_about(read: Reader) -> None:
    """met the president of Georgia … welcomed the government's decision"""
    text = "Mr. Sullivan met today with the president of Georgia. They welcomed the government’s decision to withdraw the law."
    actors = {p.actor for e in issued(read, text).events if e.type == "support" for p in e.participants}
    assert "body:GEO/government" in actors
    own = (
        "Mr. Sullivan met the president of Georgia. The U.S. government will help. The government will send 200 troops."
    )
    actors = {p.actor for e in issued(read, own).events if e.type == "deployment" for p in e.participants}
    assert "body:USA/government" in actors


def test_a_family_name_of_two_is_one_persons(read: Reader) -> None:
    """Dr. Vera Lind-Aasen … Dr. Lind-Aasen"""
    reading = read(
        "Norwegian Foreign Minister Vera Lind-Aasen left for Mexico. Ms. Lind-Aasen met the president of Mexico."
    )
    assert [a.country for a in reading.actors if "lind-aasen" in a.id] == ["NOR"]


def test_who_serves_a_president_by_a_title_serves_his_state(read: Reader) -> None:
    """Vera Lind, Deputy Assistant to the President and Counsel to the Vice President"""
    text = "Vera Lind, Deputy Assistant to the President and Counsel to the Vice President, met the president of Kenya."
    reading = issued(read, text)
    assert [(a.id, a.country) for a in reading.actors if a.kind == "person" and a.country == "USA"] == [
        ("person:vera-lind", "USA")
    ]


def test_a_day_in_the_name_of_an_accord_is_no_day(read: Reader) -> None:
    """the Good Friday Agreement"""
    met = "The president of Ireland met the prime minister of Britain in Dublin"
    assert not read(f"{met} and praised the Good Friday Agreement.", "2024-05-22").times
    assert len(read(f"{met} on Good Friday.", "2024-05-22").times) == 1


def test_a_concern_is_at_him_whose_deed_it_is(read: Reader) -> None:
    """concern about the People's Republic of China's (PRC) recent dangerous behavior"""
    text = "Japan and Chile expressed concern about the People’s Republic of China’s (PRC) recent dangerous behavior at sea."
    event = next(e for e in read(text).events if e.type == "condemnation")
    assert [p.role for p in event.participants if p.actor == "state:CHN"] == ["target"]


def test_two_who_speak_in_turn_have_met_each_other(read: Reader) -> None:
    """PRESIDENT BIDEN: We met in Hiroshima. … PRESIDENT RUTO: We met in Nairobi."""
    text = (
        "PRESIDENT BIDEN: We met in Hiroshima last year.\n\nPRESIDENT RUTO: Thank you. We met in Nairobi in 2023.\n\n"
        "PRESIDENT BIDEN: Our meeting today is important.\n\nPRESIDENT RUTO: Thank you."
    )
    meetings = [e for e in issued(read, text).events if e.type == "meeting"]
    assert len(meetings) > 1
    for event in meetings:
        assert {p.actor for p in event.participants} == {"person:joe-biden", "person:william-ruto"}


def test_a_sheikh_is_called_by_no_family_name(read: Reader) -> None:
    """President Bin Zayed Al Nahyan … Sheikh Mohamed: nobody of the family of Mohamed"""
    reading = issued(read, "President Bin Zayed Al Nahyan met the president of Kenya. Sheikh Mohamed thanked him.")
    countries = {a.country for a in reading.actors if a.kind == "person"}
    assert "ARE" in countries and "DJI" not in countries


def test_what_is_endorsed_by_others_is_endorsed_by_nobody_else(read: Reader) -> None:
    """confirmed support for the deal as outlined by Norway and endorsed by the G7"""
    text = "Chile confirmed its support for the deal with Peru as outlined by Norway and endorsed by the G7."
    reading = read(text)
    event = next(e for e in reading.events if reading.report.quote(e.mentions[0]) == "endorsed")
    assert {p.actor for p in event.participants if p.role == "actor"} == {"org:g7"}


def test_a_month_before_the_name_of_a_ruling_is_the_rulings(read: Reader) -> None:
    """called on China to abide by the July 2016 tribunal ruling"""
    reading = read("Kenya and Uganda called on China to abide by the July 2016 tribunal ruling.", "2024-05-22")
    ruling = next(e for e in reading.events if e.type == "ruling")
    assert ruling.status == "occurred"
    assert ruling.window.earliest is not None and ruling.window.earliest.date().isoformat() == "2016-07-01"
    demand = next(e for e in reading.events if e.type == "demand")
    assert demand.window.earliest is None


def test_a_resolve_is_affirmed(read: Reader) -> None:
    """affirmed their resolve to continue supporting Ukraine"""
    event = read.event("President Ruto of Kenya affirmed his resolve to continue to support Ukraine.", "pledge")
    assert [p.actor for p in event.participants if p.role == "actor"] == ["person:william-ruto"]


def test_what_an_announcement_does_is_done(read: Reader) -> None:
    """Monday's announcement appointing an envoy to Sudan is a step"""
    text = "Monday’s announcement appointing Vera Lind as envoy of Norway to Sudan is an important step for Norway."
    assert [e.status for e in read(text).events if e.type == "appointment"] == ["occurred"]


def test_three_titled_persons_in_a_list_are_three(read: Reader) -> None:
    """President Biden, President López Obrador, and Prime Minister Trudeau; the upcoming summit is not the one they held."""
    text = (
        "At the North American Leaders’ Summit in January President Joe Biden, President Andrés Manuel López Obrador, and Prime "
        "Minister Justin Trudeau directed the work. The three governments will share results at the upcoming summit in June."
    )
    summits = [e for e in issued(read, text, "2023-04-14").events if e.type == "summit"]
    country = {a.id: a.country for a in issued(read, text, "2023-04-14").actors}
    assert {country[p.actor] for p in summits[0].participants} == {"USA", "MEX", "CAN"}
    assert [e.status for e in summits] == ["occurred", "scheduled"]


def test_a_session_of_a_commission_is_one_gathering(read: Reader) -> None:
    """The 11th session of the Kenya-Norway Joint Commission was held; the Joint Committee met."""
    for text in (
        "The 11th session of the Kenya-Norway Joint Commission was held in Oslo on 5 March.",
        "The Kenya-Norway Joint Committee met in Oslo on 5 March.",
    ):
        assert [e.type for e in read(text).events if e.salience == "news"] == ["meeting"]


def test_the_ministry_of_a_release_is_that_of_its_house(read: Reader) -> None:
    """The Department of Foreign Affairs protested, in a release of that department."""
    text = "The Department of Foreign Affairs today lodged a diplomatic protest with the embassy of Norway."
    reading = read(text, outlet="Department of Foreign Affairs, Philippines")
    known = {a.id: a.country for a in reading.actors}
    assert [{known[p.actor] for p in e.participants} for e in reading.events] == [{"PHL", "NOR"}]


def test_the_authorities_are_those_of_the_land_that_a_body_of_states_speaks_of(read: Reader) -> None:
    """The African Union is following the arrests in Togo. It calls on the authorities to free the editors."""
    text = "The African Union is following the arrests of editors in Togo. It calls on the authorities to free them."
    reading = read(text, outlet="African Union Commission")
    demand = next(e for e in reading.events if e.type == "demand")
    assert {p.actor for p in demand.participants} == {"org:african-union", "state:TGO"}


def test_he_can_be_the_head_of_a_body_of_states(read: Reader) -> None:
    """The Secretary-General met the premier of Togo. He urged the government to hold elections."""
    text = "The Secretary-General visited Togo on Monday. He urged the government to release the editors."
    reading = read(text, outlet="United Nations")
    assert "org:un" in {p.actor for e in reading.events if e.type == "demand" for p in e.participants}


def test_an_envoy_is_sent_by_the_state_that_issues_the_release(read: Reader) -> None:
    """Ms Ruth Hale has been appointed His Majesty's Ambassador to Togo: the United Kingdom's."""
    text = "Ms Ruth Hale has been appointed His Majesty's Ambassador to the Republic of Togo."
    reading = read(text, outlet="Foreign, Commonwealth & Development Office")
    known = {a.id: a.country for a in reading.actors}
    assert [{known[p.actor] for p in e.participants} for e in reading.events] == [{"GBR", "TGO"}]


def test_the_chairperson_heads_the_body_that_issues_the_release(read: Reader) -> None:
    """The Chairperson of the Commission urges Togo to free the editors: the African Union does."""
    text = "The Chairperson of the Commission urges Togo to release the editors."
    reading = read(text, outlet="African Union Commission")
    demand = next(e for e in reading.events if e.type == "demand")
    assert {p.actor for p in demand.participants} == {"org:african-union", "state:TGO"}


def test_who_calls_for_a_release_holds_nobody(read: Reader) -> None:
    """Kenya and Norway condemn the trial in Togo and call for the release of all prisoners."""
    text = "Kenya and Norway condemned the elections in Togo. They called for the immediate release of all prisoners."
    release = next(e for e in read(text).events if e.type == "release")
    assert not {"state:KEN", "state:NOR"} & {p.actor for p in release.participants}


def test_known_talks_that_are_spoken_of_are_held(read: Reader) -> None:
    """discussed the hostage talks: they are under way; discussed talks on fisheries: they are being arranged."""
    held = read("The foreign minister of Norway discussed the hostage talks in Qatar on Monday.")
    assert [e.status for e in held.events if e.type == "talks"] == ["ongoing"]
    meant = read("The foreign minister of Norway discussed talks on fisheries with Chile.")
    assert "ongoing" not in [e.status for e in meant.events if e.type == "talks"]


def test_the_accord_of_others_that_is_welcomed_is_told_too(read: Reader) -> None:
    """Norway welcomes the agreement between Togo and Ghana."""
    reading = read("Norway welcomed the agreement between Togo and Ghana on their sea border.")
    known = {a.id: a.country for a in reading.actors}
    assert [{known[p.actor] for p in e.participants} for e in reading.events if e.type == "agreement"] == [
        {"TGO", "GHA"}
    ]


def test_the_high_representative_of_a_release_of_the_union_is_the_unions(read: Reader) -> None:
    """The High Representative met President Vučić of Serbia: who else."""
    reading = read(
        "The High Representative met President Vučić in Belgrade.", outlet="European External Action Service"
    )
    meeting = next(e for e in reading.events if e.type == "meeting")
    assert "org:eu" in {p.actor for p in meeting.participants}
