"""Bad input: what is no time, no date, no zone, and texts made to be slow."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.facts.reports import Report
from chancery.facts.times import TimeExpression
from chancery.knowledge import load
from chancery.language.english import outline
from chancery.reading import time_runs
from chancery.reading.clocks import Clock, read_clock
from chancery.reading.times import read_times


def read(
    text: str, published: str | None = "2026-01-02", outlet: str | None = None
) -> tuple[list[TimeExpression], Clock]:
    clock = read_clock(Report(id="x", text=text, published=published, outlet=outlet), load())
    return read_times(outline(text), clock), clock


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("They will meet on February 30.", "February 30"),
        ("They will meet on 31 April 2026.", "31 April 2026"),
        ("They met on 29 February 2025.", "29 February 2025"),
        ("They met on 2025-02-30.", "2025-02-30"),
        ("They will meet on 9999-12-31.", "9999-12-31"),
        ("They will meet on 45/13/2026.", "45/13/2026"),
        ("They will meet on 3 May 12026.", "3 May 12026"),
    ],
)
def test_an_impossible_date_is_a_problem_with_its_place(sentence: str, words: str) -> None:
    (time,), clock = read(sentence)
    assert (time.value, time.window) == ("XXXX-XX-XX", None)
    (problem,) = clock.problems
    assert problem.kind == "impossible-date" and words in problem.message
    assert problem.span is not None and sentence[slice(*problem.span)] in words


def test_the_rest_of_a_text_with_an_impossible_date_is_read() -> None:
    times, _ = read("They planned to meet on February 30. They will meet on March 1.")
    assert [t.value for t in times] == ["XXXX-XX-XX", "2026-03-01"]


def test_a_zone_that_does_not_exist_is_a_problem() -> None:
    """ "at 8 p.m. QQT": the time is read in the zone of the report, and said so."""
    (time,), clock = read("TOKYO – The call begins at 8 p.m. QQT on Friday.")
    assert [p.kind for p in clock.problems] == ["unknown-zone"]
    assert time.window is not None and time.window.earliest is not None
    assert time.window.earliest.isoformat() == "2026-01-02T20:00:00+09:00"


def test_a_zone_of_the_tables_or_of_an_offset_that_does_not_exist(tmp_path: Path) -> None:
    """A city of the user's own table in "Europe/Nowhere"; a date of publication 23 hours from Greenwich."""
    (tmp_path / "cities.csv").write_text("name,iso3,timezone\nHeronsby,GBR,Europe/Nowhere\n", encoding="utf-8")
    text = "HERONSBY – The call began at 8 p.m. on Friday, or at 9 a.m. in Heronsby."
    clock = read_clock(Report(id="x", text=text, published="2026-01-02"), load(tmp_path))
    assert [(p.kind, "Europe/Nowhere" in p.message) for p in clock.problems] == [("unknown-zone", True)]
    assert [t.value for t in read_times(outline(text), clock)] == ["2026-01-02T20:00", "2026-01-02T09:00"]
    _, far = read("The envoy left today.", "2026-01-02T10:00+23:00")
    assert [p.kind for p in far.problems] == ["unknown-zone"] and far.zone == "UTC"


@pytest.mark.parametrize("published", ["2026-13-01", "0000-01-01", "9999-12-31", "yesterday", "2026-01-02T10:00+99:00"])
def test_a_date_of_publication_out_of_range_leaves_relative_times_open(published: str) -> None:
    (time,), clock = read("The envoy left last week.", published)
    assert [p.kind for p in clock.problems] == ["undated"]
    assert (time.value, time.window) == ("XXXX-WXX", None)


WORDS = (
    "January February Feb. May Monday Friday 1 2 29 31 2026 1850 99999 the a of in on until before after first last next this that"
    " same following early late end week month year decade century quarter day weeks years hours ago later earlier to and - , . ( : 9:30"
    " p.m. noon GMT CST local time summer the Christmas Ramadan Lunar New Year holiday Golden Week today tonight every each daily"
    " twenty-five hundred thousand half several AD 1914-18 03/04/2026 2026-13-45 20th century 1990s will met had"
).split()


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=20),
    st.sampled_from(["2026-01-02", "2024-02-29", "1000-01-01", "8999-12-31", "2026-03-08T02:30:00-05:00", None]),
    st.sampled_from(["", "WASHINGTON – ", "War in 1914. In 1915, 1916, 1917, 1918 and 1919 it went on. "]),
)
def test_whatever_the_words_windows_are_whole_and_expressions_in_order(
    words: list[str], published: str | None, lead: str
) -> None:
    last = 0
    for time in read(lead + " ".join(words) + ".", published)[0]:
        assert last <= time.span[0] < time.span[1]
        last = time.span[1]
        window = time.window
        if window is not None and window.earliest is not None and window.latest is not None:
            assert window.earliest < window.latest
        assert all(time.span[0] <= end.span[0] < end.span[1] <= last for end in time.ends)


def test_what_the_calendar_does_not_reach_is_no_time() -> None:
    """ "90,000 years ago" lies before the first year."""
    assert read("It was so 90,000 years ago, and will be 90,000 months later.")[0] == []


@pytest.mark.parametrize("published", ["1000-01-01", "1582-10-10", "2199-12-31", "8999-12-31"])
def test_reports_of_far_years_are_read(published: str) -> None:
    sentence = (
        "They met yesterday, last week, last month, a century ago, in the past decade, two hundred years ago and before Easter; they will "
        "meet tomorrow, next week, next year, in 90 years, in the coming decades, at Christmas, on Feb. 29 and by the end of the century."
    )
    times, _ = read(sentence, published)
    assert len(times) >= 14


@pytest.mark.parametrize(
    "sentence",
    [
        "The 45-year-old minister, aged 45 years, is 45 years old.",
        "About 2000 villages and 1,500 soldiers; three-quarters of its oil; a quarter of the vote.",
        "The ministers may meet. The march was long. The fall of the city was sudden.",
        "Security Council resolution 1701 was recalled by flight 1950 passengers.",
        "The score was 2-1 and 71-66; version 1.9.12; call 555-2019.",
        "Christmas Island and the Easter Rising are names.",
        "A report in USA Today, and another in INDIA TODAY.",
    ],
)
def test_ages_counts_and_names_are_no_times(sentence: str) -> None:
    assert [t.value for t in read(sentence)[0]] == []


UNITS = [
    "January 2, 2026 ", "9:30 a.m. ", "1,111,", "1", "the early ", "two hundred and ", "(Tuesday) ", "from 4 to ", "a year ago ",
    "first quarter of ", "the end of the ", "12/12/", "in the early hours of ", "Lunar New Year ", "between January 2 and ", "5-",
    "the summer of ", "twenty-", "2026-01-02T", "to Monday the 5 ", "\n",
]  # fmt: skip


class Counted:
    """A pattern that counts the characters it is allowed to look at."""

    def __init__(self, pattern: Any) -> None:
        self.pattern, self.looked = pattern, 0

    def match(self, source: str, start: int, last: int) -> Any:
        self.looked += last - start
        return self.pattern.match(source, start, last)


@pytest.mark.parametrize("unit", UNITS)
def test_what_the_patterns_look_at_grows_with_the_text_and_no_faster(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = []
    for size in (4_000, 8_000):
        counted = Counted(time_runs.PATTERN)
        with monkeypatch.context() as patch:
            patch.setattr(time_runs, "PATTERN", counted)
            read((unit * (size // len(unit) + 1))[:size])
        assert counted.looked <= 160 * size
        looked.append(counted.looked)
    assert looked[1] <= 2.5 * max(looked[0], 1_000)


@pytest.mark.parametrize("unit", ["January 2, 2026 ", "first quarter of ", "from 4 to ", "(Tuesday) "])
def test_a_text_twice_as_long_takes_about_twice_the_work(unit: str) -> None:
    """The functions entered for 30,000 characters and for half of them; `chancery bench growth` measures seconds up to 1 MB."""
    calls = [_calls((unit * (size // len(unit) + 1))[:size]) for size in (15_000, 30_000)]
    assert calls[1] <= 2.2 * calls[0]


def _calls(text: str) -> int:
    """How many functions, of Python and of C, are entered to read a text: a measure of work that no load of the machine moves."""
    entered = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal entered
        entered += event in ("call", "c_call")

    outlined, clock = outline(text), read_clock(Report(id="x", text=text, published="2026-01-02"), load())
    sys.setprofile(count)
    try:
        read_times(outlined, clock)
    finally:
        sys.setprofile(None)
    return entered


def test_a_word_of_a_million_letters_is_passed_over() -> None:
    assert read("1" * 1_000_000)[0] == []
    assert read("1/1." * 250_000)[0] == []


def test_a_hundred_thousand_expressions_in_one_text() -> None:
    times, _ = read("now " * 100_000)
    assert len(times) == 100_000


def test_later_and_earlier_do_not_turn_a_week_gone_round() -> None:
    """ "later last week" is last week, "earlier this week" said on a Monday is that day."""
    for words, published in (
        ("later last week", "2026-03-11"),
        ("earlier next week", "2026-03-11"),
        ("earlier this week", "2026-03-09"),
        ("earlier this month", "2026-03-01"),
        ("later last month", "2026-03-11"),
    ):
        (time,) = read(f"They met {words}.", published)[0]
        window = time.window
        assert window is not None and window.earliest is not None and window.latest is not None, words
        assert window.earliest < window.latest, words
