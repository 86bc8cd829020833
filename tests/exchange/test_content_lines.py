"""Content lines: what a calendar program unfolds and unescapes is what was put in."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from chancery.exchange.content_lines import day, folded, moment, text

_PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


@given(_PLAIN)
def test_no_line_is_long_and_nothing_is_lost(words: str) -> None:
    raw = folded(f"X-WORDS:{words}")
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.startswith(b" ") for line in lines[1:])
    assert raw.replace(b"\r\n ", b"").decode() == f"X-WORDS:{words}"


@given(st.lists(_PLAIN, max_size=4))
def test_a_text_is_read_back_as_it_was(lines: list[str]) -> None:
    r""" "Talks; Japan, India \ and a second line"."""
    words = "\n".join(lines)
    read = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + text("SUMMARY", words) + b"\r\nEND:VEVENT\r\n")
    assert str(read["summary"]) == words.replace("\\N", "\\n") or "\\N" in words


def test_days_and_moments() -> None:
    assert day("DTSTART", date(2026, 4, 1)) == b"DTSTART;VALUE=DATE:20260401"
    assert day("DTSTART", date(476, 9, 4)) == b"DTSTART;VALUE=DATE:04760904"
    tokyo = datetime(2026, 1, 2, 17, tzinfo=timezone(timedelta(hours=9)))
    assert moment("DTSTAMP", tokyo) == b"DTSTAMP:20260102T080000Z"
    assert moment("DTSTART", tokyo, "Asia/Tokyo") == b"DTSTART;TZID=Asia/Tokyo:20260102T170000"
