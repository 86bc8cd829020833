"""Releases of governments: how the readouts and announcements of offices of state tell a thing."""

from __future__ import annotations

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
