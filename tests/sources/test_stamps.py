"""The dates of pages and feeds: the moment and the zone that their words name, and nothing that they do not."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.sources.stamps import has_zone, in_zone, stamp


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-02T09:00:00.123Z", "2026-03-02T09:00:00+00:00"),
        ("2026-03-02T09:00+0900", "2026-03-02T09:00:00+09:00"),
        ("2026-03-02T09:00:00+09:00[Asia/Tokyo]", "2026-03-02T09:00:00+09:00"),
        ("Mon, 02 Mar 2026 09:00:00 GMT", "2026-03-02T09:00:00+00:00"),
        ("Mon, 2 Mar 2026 09:00:00 +0530", "2026-03-02T09:00:00+05:30"),
        ("Mon, 02 Mar 2026 09:00:00 EST", "2026-03-02T09:00:00-05:00"),
        ("March 2, 2026 6:05 p.m. JST", "2026-03-02T18:05:00+09:00"),
        ("Updated 2 March 2026 09.15 GMT", "2026-03-02T09:15:00+00:00"),
        ("Published: 7:11 AM ET, March 2nd, 2026", "2026-03-02T07:11:00-05:00"),
        ("Mar. 2, 2026 at 11:05 PM GMT+9", "2026-03-02T23:05:00+09:00"),
        ("2026/03/02 18:05(JST)", "2026-03-02T18:05:00+09:00"),
        ("2026年3月2日 18時05分", "2026-03-02T18:05:00"),
        ("20260302T090000Z", "2026-03-02T09:00:00+00:00"),
        ("1772442000", "2026-03-02T09:00:00+00:00"),
        ("1772442000000", "2026-03-02T09:00:00+00:00"),
        ("Mon 2 Mar 2026", "2026-03-02"),
        ("13 May 2026 at 4 pm", "2026-05-13T16:00:00"),
        ("02/03/2026", None),
        ("2026-13-45", None),
        ("yesterday", None),
        ("May you read 300 pages", None),
    ],
)
def test_what_a_date_means(written: str, meant: str | None) -> None:
    assert stamp(written) == meant


def test_a_time_without_a_zone_is_read_where_its_outlet_is_at_home() -> None:
    """2026-07-02 09:00 of a Madrid newspaper is two hours ahead of Greenwich, in winter one."""
    assert stamp("2026-07-02 09:00", "Europe/Madrid") == "2026-07-02T09:00:00+02:00"
    assert stamp("2026-01-02 09:00", "Europe/Madrid") == "2026-01-02T09:00:00+01:00"
    assert in_zone("2026-01-02T09:00:00", "Asia/Tokyo") == "2026-01-02T09:00:00+09:00"
    assert in_zone("2026-01-02T09:00:00", "No/Where") == "2026-01-02T09:00:00"


def test_letters_that_two_countries_read_differently_name_no_zone() -> None:
    """IST is Delhi's time, Jerusalem's and Dublin's."""
    assert stamp("March 2, 2026 6:05 pm IST") == "2026-03-02T18:05:00"
    assert stamp("March 2, 2026 6:05 pm IST", "Asia/Kolkata") == "2026-03-02T18:05:00+05:30"


@given(st.text(max_size=200))
def test_any_words_give_a_stamp_or_none(words: str) -> None:
    found = stamp(words)
    assert found is None or len(found) == 10 or "T" in found


@given(
    st.datetimes(
        datetime(1950, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC) | st.just(ZoneInfo("Asia/Kathmandu"))
    )
)
def test_what_we_write_we_read(moment: datetime) -> None:
    written = moment.isoformat(timespec="seconds")
    assert stamp(written) == written
    assert has_zone(written)
