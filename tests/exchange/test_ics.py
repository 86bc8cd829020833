"""iCalendar: read back by the library that wrote it, and by one that shares nothing with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from chancery.calendar.appointments import Appointment, Person
from chancery.exchange.ics import to_ics, undrawn
from chancery.facts.times import Window

TOKYO = {"timezone": "Asia/Tokyo"}
EVENING = Window(
    earliest=datetime.fromisoformat("2026-01-02T17:00:00+09:00"),
    latest=datetime.fromisoformat("2026-01-03T00:00:00+09:00"),
    granularity="part-of-day",
    timezone="Asia/Tokyo",
)
MID_APRIL = Window(
    earliest=datetime.fromisoformat("2026-04-11T00:00:00+09:00"),
    latest=datetime.fromisoformat("2026-04-21T00:00:00+09:00"),
    granularity="part-of-month",
    timezone="Asia/Tokyo",
)
CALL = Appointment(
    id="r1-e1",
    type="call",
    status="scheduled",
    window=EVENING,
    people=(Person("state:JPN", "Japan", "JPN", "party"), Person("state:NOR", "Norway", "NOR", "party")),
    source="Harbour Wire",
    words=("hold a telephone conference",),
    modified=datetime(2026, 1, 2, 3, tzinfo=UTC),
)
VISIT = replace(CALL, id="r1-e2", type="visit", status="arranging", window=MID_APRIL, place="Oslo")


def both(raw: bytes) -> tuple[list[Any], list[Any]]:
    """The events as `icalendar` and as `ical` read them."""
    first = list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))
    second = IcsCalendarStream.calendar_from_ics(raw.decode("utf-8")).events
    assert len(first) == len(second)
    return first, list(second)


def test_an_evening_in_tokyo_keeps_its_zone() -> None:
    """ "on the evening of January 2" is 17:00 to 24:00 in Tokyo."""
    raw = to_ics([CALL])
    (one,), (other,) = both(raw)
    assert one["dtstart"].dt == EVENING.earliest
    assert other.dtstart == EVENING.earliest
    assert other.dtend == EVENING.latest
    assert b"BEGIN:VTIMEZONE" in raw
    assert b"DTSTART;TZID=Asia/Tokyo:20260102T170000" in raw
    assert str(one["uid"]) == other.uid == "r1-e1"
    assert other.status == "CONFIRMED"
    assert other.summary == "SCHEDULED: call, Japan and Norway"


def test_a_window_longer_than_its_event_spans_its_days_and_says_so() -> None:
    """ "in mid-April"."""
    (one,), (other,) = both(to_ics([VISIT]))
    assert (other.dtstart, other.dtend) == (date(2026, 4, 11), date(2026, 4, 21))
    assert one["dtstart"].params["VALUE"] == "DATE"
    assert other.summary == "ARRANGING: visit, Japan and Norway (some time in)"
    assert other.status == "TENTATIVE"
    assert other.location == "Oslo"
    assert str(one["x-chancery-window"]) == "2026-04-11T00:00:00+09:00/2026-04-21T00:00:00+09:00"
    assert str(one["x-chancery-status"]) == "arranging"


@pytest.mark.parametrize(
    ("status", "given", "everything", "expected"),
    [
        ("sought", False, False, None),
        ("possible", False, False, None),
        ("possible", False, True, "TENTATIVE"),
        ("arranging", False, False, "TENTATIVE"),
        ("scheduled", False, False, "CONFIRMED"),
        ("ongoing", False, False, "CONFIRMED"),
        ("occurred", False, False, "CONFIRMED"),
        ("postponed", False, False, "TENTATIVE"),
        ("cancelled", False, False, "CANCELLED"),
        ("denied", False, False, None),
        ("denied", True, False, "CANCELLED"),
    ],
)
def test_each_status_has_its_place(status: str, given: bool, everything: bool, expected: str | None) -> None:
    one = replace(VISIT, status=status, given=given)
    read, again = both(to_ics([one], everything=everything))
    assert [e.status for e in again] == ([expected] if expected else [])
    if status in ("sought", "possible") and expected:
        assert str(read[0]["transp"]) == "TRANSPARENT"
        assert status.upper() in str(read[0]["summary"])


def test_what_has_lapsed_stands_as_it_last_was() -> None:
    (one,), _ = both(to_ics([replace(VISIT, status="lapsed", was="arranging")]))
    assert (str(one["status"]), str(one["x-chancery-status"])) == ("TENTATIVE", "lapsed")


def test_a_revision_keeps_its_uid_and_counts_on() -> None:
    (one,), (other,) = both(to_ics([replace(VISIT, status="cancelled", sequence=3)]))
    assert (str(one["uid"]), other.sequence) == ("r1-e2", 3)
    assert one["last-modified"].dt == VISIT.modified


def test_what_has_no_last_day_is_left_out_and_can_be_named() -> None:
    loose = replace(VISIT, status="scheduled", window=Window(earliest=EVENING.earliest))
    assert both(to_ics([loose])) == ([], [])
    assert undrawn([loose, CALL]) == [loose]


def test_the_same_appointments_give_the_same_bytes() -> None:
    assert to_ics([CALL, VISIT]) == to_ics([CALL, VISIT])


HOSTILE = 'Harbour\r\nEND:VEVENT\r\nBEGIN:VALARM, "x"; \\n<script>alert(1)</script>\x00\x0b\x85 日本 \u2028 😀'


def test_what_strangers_write_stays_inside_its_property() -> None:
    """Line ends, commas, semicolons, quotes, backslashes, markup and control characters."""
    person = Person("person:x", HOSTILE, None, "guest")
    raw = to_ics([replace(CALL, people=(person,), place=HOSTILE, words=(HOSTILE,), source=HOSTILE, url="javascript:x")])
    (one,), (other,) = both(raw)
    assert raw.count(b"BEGIN:VEVENT") == raw.count(b"END:VEVENT\r\n") == 1
    assert b"VALARM" in raw and b"\r\nBEGIN:VALARM" not in raw
    assert "url" not in one
    for words in (str(one["location"]), other.location):
        assert words.replace("\n", " ").startswith('Harbour END:VEVENT BEGIN:VALARM, "x"; \\n<script>alert(1)</script>')
        assert "日本" in words


texts = st.text(st.characters(blacklist_categories=("Cs",)), max_size=40)
moments = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(lambda m: m.replace(tzinfo=UTC, microsecond=0))


@settings(max_examples=60, deadline=None)
@given(
    texts,
    texts,
    moments,
    st.integers(1, 400 * 24),
    st.sampled_from(["hour", "day", "month"]),
    st.sampled_from(["Asia/Tokyo", "America/New_York", "UTC"]),
)
def test_whatever_is_written_is_read_back(
    name: str, words: str, first: datetime, hours: int, granularity: Any, zone: str
) -> None:
    window = Window(earliest=first, latest=first + timedelta(hours=hours), granularity=granularity, timezone=zone)
    one = replace(CALL, people=(Person("x", name, None, "guest"),), words=(words,), window=window)
    (read,), (again,) = both(to_ics([one]))
    assert read["dtstart"].dt == again.dtstart
    assert again.dtend == read["dtend"].dt
    if one.timed:
        assert (again.dtstart, again.dtend) == (window.earliest, window.latest)
    else:
        assert (again.dtstart, again.dtend) == one.days()
