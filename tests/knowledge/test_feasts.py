"""Feasts: the days of holidays, by rule or by the library of holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import KnowledgeError
from chancery.knowledge import load
from chancery.knowledge.feasts import FeastRow, Feasts, easter, feasts, orthodox_easter


@pytest.mark.parametrize(
    ("name", "year", "home", "first", "last"),
    [
        ("Christmas Eve", 2026, None, "2026-12-24", "2026-12-24"),
        ("Thanksgiving", 2026, None, "2026-11-26", "2026-11-26"),
        ("Thanksgiving", 2026, "CAN", "2026-10-12", "2026-10-12"),
        ("Memorial Day", 2026, "USA", "2026-05-25", "2026-05-25"),
        ("Golden Week", 2026, "JPN", "2026-04-29", "2026-05-05"),
        ("Golden Week", 2026, "CHN", "2026-10-01", "2026-10-07"),
        ("Lunar New Year", 2026, None, "2026-02-17", "2026-02-17"),
        ("Ramadan", 2026, None, "2026-02-18", "2026-03-19"),
        ("Yom Kippur", 2026, None, "2026-09-21", "2026-09-21"),
        ("Orthodox Easter", 2026, None, "2026-04-12", "2026-04-12"),
        ("Independence Day", 2026, "USA", "2026-07-04", "2026-07-04"),
        ("Independence Day", 2026, "IND", "2026-08-15", "2026-08-15"),
        ("new year’s day", 2026, None, "2026-01-01", "2026-01-01"),
    ],
)
def test_the_days_of_a_feast(name: str, year: int, home: str | None, first: str, last: str) -> None:
    days = feasts(load()).days(name, year, home)
    assert days == (date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1))


def test_the_whole_holiday_is_every_day_of_it() -> None:
    """ "after the Lunar New Year holiday" of 2026 is after 19 February."""
    days = feasts(load()).days("Lunar New Year", 2026, None, whole=True)
    assert days == (date(2026, 2, 17), date(2026, 2, 20))


def test_a_feast_of_no_country_is_no_day() -> None:
    """ "Independence Day" in a report from nowhere in particular."""
    assert feasts(load()).days("Independence Day", 2026, None) is None
    assert feasts(load()).days("Independence Day", 2026, "XKX") is None


def test_years_that_the_library_does_not_know_are_empty() -> None:
    assert feasts(load()).days("Diwali", 1200, None) is None


@pytest.mark.parametrize(("rule", "days"), [("13th of May", "1"), ("05-01", "many"), ("05-01", "0")])
def test_a_row_that_is_wrong_is_refused(rule: str, days: str) -> None:
    with pytest.raises(KnowledgeError, match=r"feasts\.csv"):
        Feasts([FeastRow(names="Heron Day", rule=rule, days=days)])


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(st.integers(1900, 2099))
def test_orthodox_easter_is_a_sunday_and_never_before_easter(year: int) -> None:
    assert orthodox_easter(year).weekday() == 6
    assert easter(year) <= orthodox_easter(year) <= easter(year) + timedelta(weeks=5)
