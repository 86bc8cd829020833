"""Hours: times of day, their zones, and the days on which the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from chancery.facts.reports import Report
from chancery.facts.times import Window
from chancery.knowledge import load
from chancery.language.english import outline
from chancery.reading.clocks import Clock, read_clock
from chancery.reading.times import read_times


def window(text: str, published: str = "2026-01-02", outlet: str | None = None) -> tuple[Window, Clock]:
    clock = read_clock(Report(id="x", text=text, published=published, outlet=outlet), load())
    found = [t for t in read_times(outline(text), clock) if t.type == "TIME"]
    assert len(found) == 1 and found[0].window is not None
    return found[0].window, clock


@pytest.mark.parametrize(
    ("sentence", "moment"),
    [
        ("TOKYO – It was launched at 1400 GMT.", "2026-01-02T14:00+00:00"),
        ("LONDON – The call began at 8 p.m. JST.", "2026-01-02T20:00+09:00"),
        ("LONDON – The call began at 8 p.m. Beijing time.", "2026-01-02T20:00+08:00"),
        ("TOKYO – The council met at 10 a.m. in New York.", "2026-01-02T10:00-05:00"),
        ("TOKYO – The council met at 9:30 a.m. EST on Friday.", "2026-01-02T09:30-05:00"),
        ("PARIS – They spoke at 18:45 UTC+3.", "2026-01-02T18:45+03:00"),
        ("PARIS – They spoke at 6:45 local time.", "2026-01-02T06:45+01:00"),
        ("PARIS – They spoke at noon on Thursday.", "2026-01-01T12:00+01:00"),
        ("PARIS – The talks begin at 4 in the afternoon.", "2026-01-02T16:00+01:00"),
        ("PARIS – The ultimatum expires at midnight on Friday.", "2026-01-03T00:00+01:00"),
        ("BEIJING – They spoke at 9 a.m. CST.", "2026-01-02T09:00+08:00"),
        ("CHICAGO – They spoke at 9 a.m. CST.", "2026-01-02T09:00-06:00"),
        ("JERUSALEM – They spoke at 9 a.m. IST.", "2026-01-02T09:00+02:00"),
    ],
)
def test_a_time_of_day_is_read_in_its_zone(sentence: str, moment: str) -> None:
    found, _ = window(sentence)
    assert found.earliest == datetime.fromisoformat(moment)


def test_from_nine_to_eleven_is_two_hours() -> None:
    """ "from 9 to 11 a.m. on Monday": the window runs from the one to the other."""
    found, _ = window("PARIS – The talks will run from 9 to 11 a.m. on Monday.")
    assert found.earliest == datetime.fromisoformat("2026-01-05T09:00+01:00")
    assert found.latest == datetime.fromisoformat("2026-01-05T11:00+01:00")


def test_a_time_that_the_clocks_leap_over() -> None:
    """ "at 02:30 on Sunday", 8 March 2026 in Washington: there is no such time; the moment is 03:30 by the new clock."""
    found, clock = window("WASHINGTON – The order takes effect at 02:30 on Sunday.", "2026-03-06")
    assert found.earliest is not None and found.latest is not None
    assert found.earliest.astimezone(UTC) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert found.earliest.isoformat() == "2026-03-08T03:30:00-04:00"
    assert [p.kind for p in clock.problems] == ["clock-change"]


def test_a_time_that_the_clocks_bring_twice() -> None:
    """ "at 01:30 on Sunday", 1 November 2026 in Washington: either of two moments an hour apart."""
    found, clock = window("WASHINGTON – The order takes effect at 01:30 on Sunday.", "2026-10-30")
    assert found.earliest is not None and found.latest is not None
    assert found.earliest.astimezone(UTC) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert found.latest.astimezone(UTC) == datetime(2026, 11, 1, 6, 31, tzinfo=UTC)
    assert clock.problems == []


@pytest.mark.parametrize(("published", "hours"), [("2026-03-08", 23), ("2026-11-01", 25), ("2026-07-01", 24)])
def test_a_day_is_as_long_as_its_clocks_make_it(published: str, hours: int) -> None:
    text = "WASHINGTON – They met today."
    clock = read_clock(Report(id="x", text=text, published=published), load())
    (time,) = read_times(outline(text), clock)
    assert time.window is not None and time.window.earliest is not None and time.window.latest is not None
    assert time.window.latest.astimezone(UTC) - time.window.earliest.astimezone(UTC) == timedelta(hours=hours)
