"""Time expressions: their words, their TIMEX3 types and values, their windows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.facts.reports import Report
from chancery.facts.times import TimeExpression
from chancery.knowledge import Tables, load
from chancery.language.english import outline
from chancery.reading.clocks import read_clock
from chancery.reading.times import read_times
from chancery.sources.reports import make_report

PUBLISHED = "2026-01-02"  # a Friday


def times(text: str, published: str | None = PUBLISHED, tables: Tables | None = None) -> list[TimeExpression]:
    clock = read_clock(Report(id="x", text=text, published=published), tables or load())
    return read_times(outline(text), clock)


def days(time: TimeExpression) -> tuple[str | None, str | None]:
    window = time.window
    assert window is not None
    return (
        None if window.earliest is None else window.earliest.date().isoformat(),
        None if window.latest is None else window.latest.date().isoformat(),
    )


VALUES = [
    ("The call will be held on the evening of January 2.", "TIME", "2026-01-02TEV"),
    ("The ministers met on Tuesday.", "DATE", "2025-12-30"),
    ("The ministers will meet on Tuesday.", "DATE", "2026-01-06"),
    ("The envoy leaves on 9 January.", "DATE", "2026-01-09"),
    ("The envoy left on Dec. 9.", "DATE", "2025-12-09"),
    ("The treaty was signed on March 4, 1961.", "DATE", "1961-03-04"),
    ("The treaty was signed on 1961-03-04.", "DATE", "1961-03-04"),
    ("The visit will take place next week.", "DATE", "2026-W02"),
    ("The visit took place last month.", "DATE", "2025-12"),
    ("The visit is expected in the second quarter of 2026.", "DATE", "2026-Q2"),
    ("The visit is expected this spring.", "DATE", "2026-SP"),
    ("The two broke off relations in the 1990s.", "DATE", "199"),
    ("They had met two years ago.", "DATE", "2024"),
    ("They met yesterday.", "DATE", "2026-01-01"),
    ("The ministers will meet in the coming weeks.", "DURATION", "PXW"),
    ("The talks lasted three days.", "DURATION", "P3D"),
    ("The talks lasted 2 1/2 hours.", "DURATION", "PT2H30M"),
    ("The two have quarrelled for decades.", "DURATION", "PXDE"),
    ("The council meets every Tuesday.", "SET", "XXXX-WXX-2"),
    ("The council meets every year.", "SET", "P1Y"),
    ("The two are now at odds.", "DATE", "PRESENT_REF"),
    ("The envoy recently left.", "DATE", "PAST_REF"),
    ("The envoy will soon leave.", "DATE", "FUTURE_REF"),
    ("A word may come before Christmas.", "DATE", "2026-12-25"),
    ("The delegates stay until Good Friday.", "DATE", "2026-04-03"),
    ("The siege of 241 BC ended the war.", "DATE", "BC0241"),
    ("The call began at 8 p.m. JST on Friday.", "TIME", "2026-01-02T20:00"),
    ("The siege of AD 79 ended the war.", "DATE", "0079"),
    ("The dynasty fell in the 17th century.", "DATE", "16"),
    ("The pact dates from nineteen seventy-nine.", "DATE", "1979"),
    ("The talks lasted twenty-four hours.", "DURATION", "PT24H"),
    ("The talks lasted a day and a half.", "DURATION", "P1DT12H"),
    ("The talks took eight working days.", "DURATION", "P8D"),
    ("The two towns have been at peace for a hundred years.", "DURATION", "P100Y"),
    ("The panel meets on Monday mornings.", "SET", "XXXX-WXX-1TMO"),
    ("The orders come per month.", "SET", "P1M"),
    ("The parade is held each July.", "SET", "XXXX-07"),
    ("The council meets every other week.", "SET", "P2W"),
    ("The recent talks failed.", "DATE", "PAST_REF"),
    ("The two were allies in recent months.", "DURATION", "PXM"),
    ("The raid came in the early hours of Friday.", "TIME", "2026-01-02TMO"),
    ("The hearing is set for the week of March 6.", "DATE", "2026-W10"),
    ("The envoy was killed on the 20th.", "DATE", "2025-12-20"),
    ("The two leaders met two weeks ago.", "DATE", "2025-W51"),
    ("The envoy left late on Tuesday.", "DATE", "2025-12-30"),
    ("The envoy left late Tuesday.", "DATE", "2025-12-30"),
    ("The assembly will open this coming Sunday.", "DATE", "2026-01-04"),
    ("The treaty of 25.03.2026 was signed.", "DATE", "2026-03-25"),
    ("The treaty of 2026/03/25 was signed.", "DATE", "2026-03-25"),
    ("The vote of Feb. 29 will be the third.", "DATE", "2028-02-29"),
    ("He was shot last Oct. 23 at home.", "DATE", "2025-10-23"),
    ("The two met last December in Oslo.", "DATE", "2025-12"),
    ("The two met last November in Oslo.", "DATE", "2025-11"),
    ("Prices fell in the winter of nineteen ninety-four.", "DATE", "1994-WI"),
    ("The bomb went off in January nineteen ninety-seven.", "DATE", "1997-01"),
    ("Output will fall in the last half of 2026.", "DATE", "2026-H2"),
    ("Output will fall in the first two quarters of 2026.", "DATE", "2026-H1"),
    ("The flight took about 5 1/2 hours.", "DURATION", "PT5H30M"),
    ("Under an August accord the two must share the water.", "DATE", "2025-08"),
    ("The deal should be closed by year's end.", "DATE", "2026"),
    ("The family will look for a way around Wednesday's ruling.", "DATE", "2025-12-31"),
]


@pytest.mark.parametrize(("sentence", "type", "value"), VALUES)
def test_the_value_of_an_expression(sentence: str, type: str, value: str) -> None:
    (time,) = times(sentence)
    assert (time.type, time.value) == (type, value)


@pytest.mark.parametrize(
    ("sentence", "published", "days_of_it"),
    [
        ("Pilgrims prayed as Easter drew near.", "2025-04-17", "2025-04-20"),
        ("The two sides met at Easter.", "2025-04-17", "2025-04-20"),
        ("The two sides met at Easter.", "2025-04-22", "2025-04-20"),
        ("The two sides met at Easter.", "2025-02-22", "2024-03-31"),
    ],
)
def test_a_feast_at_hand_is_the_one_meant(sentence: str, published: str, days_of_it: str) -> None:
    """Whatever the tense: within a week of a feast nobody means that of last year."""
    (time,) = times(sentence, published)
    assert time.value == days_of_it


WINDOWS = [
    ("They will meet in mid-April.", "2026-04-11", "2026-04-21"),
    ("They will meet in late April.", "2026-04-21", "2026-05-01"),
    ("They will meet in the second half of May.", "2026-05-16", "2026-06-01"),
    ("They will meet early this year.", "2026-01-01", "2026-05-01"),
    ("They will meet next week.", "2026-01-05", "2026-01-12"),
    ("They met last week.", "2025-12-22", "2025-12-29"),
    ("They met three times over the past week.", "2025-12-26", "2026-01-03"),
    ("They met three times in the last month.", "2025-12-03", "2026-01-03"),
    ("On this day in 1955 they met.", "1955-01-02", "1955-01-03"),
    ("On this day 30 years ago they met.", "1996-01-02", "1996-01-03"),
    ("Ten years ago today they met.", "2016-01-02", "2016-01-03"),
    ("They met two years ago this month.", "2024-01-01", "2024-02-01"),
    ("They met two years ago this week.", "2024-01-01", "2024-01-08"),
    ("They will meet in the coming weeks.", "2026-01-02", "2026-01-30"),
    ("They will meet in the spring of 2026.", "2026-03-01", "2026-06-01"),
    ("They will meet in the first week of August.", "2026-08-01", "2026-08-08"),
    ("They will meet from June 9 to 11.", "2026-06-09", "2026-06-12"),
    ("They will meet within three weeks.", "2026-01-02", "2026-01-23"),
    ("They will meet by the end of May.", "2026-05-21", "2026-06-01"),
    ("They will meet on January 2.", "2026-01-02", "2026-01-03"),
    ("They will meet between January 28 and February 3.", "2026-01-28", "2026-02-04"),
    ("They will meet from 28 February to 2 March 2028.", "2028-02-28", "2028-03-03"),
    ("The tour runs from Dec. 30 to Jan. 2.", "2025-12-30", "2026-01-03"),
    ("The tour runs from March to May.", "2026-03-01", "2026-06-01"),
    ("They fought from the war of 1914-18 on.", "1914-01-01", "1919-01-01"),
    ("They will meet in two weeks.", "2026-01-12", "2026-01-19"),
    ("They will meet in three days.", "2026-01-05", "2026-01-06"),
    ("They will meet in the late 2030s.", "2036-01-01", "2040-01-01"),
    ("They will meet by the end of the decade.", "2026-01-01", "2030-01-01"),
    ("They will meet during Ramadan.", "2026-02-18", "2026-03-20"),
    ("They will meet after the Lunar New Year holiday.", "2026-02-17", "2026-02-20"),
    ("TOKYO – The budget is for fiscal 2026.", "2026-04-01", "2027-04-01"),
    ("WASHINGTON – The budget is for fiscal 2026.", "2025-10-01", "2026-10-01"),
    ("They will meet over the weekend of 14 March.", "2026-03-14", "2026-03-16"),
    ("They have met in the past 24 hours.", "2026-01-01", "2026-01-03"),
]


@pytest.mark.parametrize(("sentence", "earliest", "latest"), WINDOWS)
def test_the_window_of_an_expression(sentence: str, earliest: str, latest: str) -> None:
    time = times(sentence)[0]
    assert days(time) == (earliest, latest)


def test_a_run_of_days_has_two_ends_and_one_window() -> None:
    """ "from June 9 to 11": TIMEX3 has an expression for each end."""
    (run,) = times("They will meet from June 9 to 11.")
    assert [(end.value, days(end)) for end in run.ends] == [
        ("2026-06-09", ("2026-06-09", "2026-06-12")),
        ("2026-06-11", ("2026-06-09", "2026-06-12")),
    ]
    assert run.window is not None and run.window.edtf == "2026-06-09/2026-06-11"


def test_the_last_weekday_of_a_run_follows_the_first() -> None:
    monday, wednesday = times("The visit runs Monday to Wednesday.")
    assert (monday.value, wednesday.value) == ("2026-01-05", "2026-01-07")


def test_the_first_months_of_a_year() -> None:
    """ "the first three months of 2026" is a length of three months, from January to March."""
    months, _ = times("Trade rose in the first three months of 2026.")
    assert (months.value, days(months)) == ("P3M", ("2026-01-01", "2026-04-01"))


def test_what_took_two_weeks_is_a_length_only() -> None:
    (time,) = times("It was their first meeting in two weeks.")
    assert (time.value, time.window) == ("P2W", None)


def test_a_quarter_is_compared_with_that_of_the_year_before() -> None:
    text = "Exports fell in the third quarter. They had been $8 billion a year earlier, and $7 billion in the year-ago period."
    assert [t.value for t in times(text, "2025-11-02")] == ["2025-Q3", "2024-Q3", "2024-Q3"]


def test_after_the_figures_of_nine_months_a_year_earlier_is_a_year() -> None:
    text = "Exports fell in the third quarter. In the first nine months they were $8 billion, up from $7 billion a year earlier."
    assert [t.value for t in times(text, "2025-11-02")] == ["2025-Q3", "P9M", "2024"]


def test_figures_are_never_compared_with_those_of_a_quarter_to_come() -> None:
    text = "Exports fell in the third quarter. They will fall through the first quarter of 2026. In the year-ago period they rose."
    assert [t.value for t in times(text, "2025-11-02")] == ["2025-Q3", "2026-Q1", "2024-Q3"]


def test_the_month_just_past_is_last_month_so_last_february_in_march_is_older() -> None:
    (time,) = times("The two met last February in Oslo.", "2026-03-01")
    assert time.value == "2025-02"


def test_the_previous_friday_lies_before_the_one_told() -> None:
    told = times("On Friday shares fell by a tenth from the previous Friday.", "2025-12-29")
    assert [t.value for t in told] == ["2025-12-26", "2025-12-19"]


def test_a_quarter_whose_number_is_not_told() -> None:
    """ "the quarter ended July 31" is three months of some quarter of a fiscal year."""
    quarter, _ = times("Exports rose in the quarter ended July 31.")
    assert (quarter.value, days(quarter)) == ("2025-QX", ("2025-05-01", "2025-08-01"))
    (quarter, _) = times("Exports rose in the quarter ended Sept. 30.")
    assert quarter.value == "2025-Q3"


def test_a_report_of_30_december_looks_into_the_new_year() -> None:
    (time,) = times("The call is planned for the evening of January 2.", "2025-12-30")
    assert time.value == "2026-01-02TEV"


def test_the_other_dates_of_a_text_decide_a_date_in_figures() -> None:
    """ "03/04/2026" beside "25/03/2026" is the third of April."""
    one, other = times("The pact of 03/04/2026 follows that of 25/03/2026.", "2026-08-01")
    assert (one.value, other.value) == ("2026-04-03", "2026-03-25")


def test_a_year_on_is_now_unless_a_date_was_told() -> None:
    (alone,) = times("A year on, little has changed.")
    _, told = times("The pact was signed on Jan. 5, 2025. A year on, little has changed.")
    assert (alone.value, told.value) == ("PRESENT_REF", "2026")


def test_the_same_day_is_the_day_named_last() -> None:
    first, second = times("The premier arrived on Dec. 30. On the same day, the two signed a pact.")
    assert (first.value, second.value) == ("2025-12-30", "2025-12-30")


def test_two_days_later_counts_from_the_day_named_last() -> None:
    first, second = times("The premier arrived on Dec. 28. Two days later, she left.")
    assert (first.value, second.value) == ("2025-12-28", "2025-12-30")


def test_a_decade_later_is_ten_years_later() -> None:
    first, second = times("Kenya left the union in 1992. It came back a decade later.")
    assert (first.value, second.value) == ("1992", "2002")


def test_may_is_not_always_a_month() -> None:
    """ "The ministers may meet." names no time."""
    assert times("The ministers may meet.") == []


def test_a_text_that_tells_of_old_years_dates_its_days_in_them() -> None:
    text = (
        "War came in 1864. On April 18 the redoubts fell. In 1865 a treaty followed. In 1866 the allies quarrelled. "
        "In 1867 a union was made. In 1870 another war began. In 1871 it ended. On May 10 peace was signed."
    )
    found = {text[slice(*t.span)]: t.value for t in times(text)}
    assert found["April 18"] == "1864-04-18"
    assert found["May 10"] == "1871-05-10"


def test_moments_keep_their_own_zone() -> None:
    """ "at 1400 GMT" is 23:00 in Tokyo, whatever the zone of the report."""
    (time,) = times("TOKYO – The launch was seen at 1400 GMT.")
    assert time.window is not None and time.window.earliest is not None
    assert time.window.earliest.utcoffset() is not None
    assert time.window.earliest.isoformat() == "2026-01-02T14:00:00+00:00"


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{iso}"]))
def test_every_full_date_is_read_as_itself(day: date, form: str) -> None:
    words = form.format(d=day.day, m=day.strftime("%B"), y=day.year, iso=day.isoformat())
    (time,) = times(f"The pact was signed on {words} in the capital.")
    assert time.value == day.isoformat()
    assert days(time)[0] == day.isoformat()


@given(st.text(alphabet="abcdefghij MTW0123456789-/.,:\n", max_size=120))
def test_expressions_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    last = 0
    for time in times(text):
        assert last <= time.span[0] < time.span[1] <= len(text)
        last = time.span[1]


def test_the_edtf_of_a_window_is_well_formed() -> None:
    """Days, months, quarters, seasons, decades and moments each have their own form."""
    text = "It was so on 3 May 2025, in June 2025, in the first quarter of 2025, last summer and in the 1990s. It ended at 9 a.m."
    forms = [t.window.edtf for t in times(text) if t.window is not None]
    assert forms == ["2025-05-03", "2025-06", "2025-33", "2025-22", "199X", "2026-01-02T09:00:00"]


def test_a_month_of_the_past_tense_is_never_ahead() -> None:
    """ "The two men met in November", told in August."""
    report = make_report("The two men met in November.", published="2024-08-21")
    (found,) = read_times(outline(report.text), read_clock(report, load()))
    assert found.value == "2023-11"
