"""Tenures: no year of a state is left without a leader, but where there was none."""

from __future__ import annotations

from chancery.knowledge import load
from chancery.knowledge.tenures import spelled, vacancies

WITHOUT = {"SOM", "LBR", "COM"}
"""States that had none on that day: Somalia in the nineties, Liberia in the autumn of 1990, the Comoros in a coup of 1995."""


def test_every_state_has_a_leader_in_every_year() -> None:
    """From its first known leader on, on the first of October."""
    assert {place: spelled(years) for place, years in vacancies(load()).items() if place not in WITHOUT} == {}


def test_the_years_without_one_are_told_as_runs() -> None:
    """Somalia between the fall of its government and the transition."""
    assert spelled([1991, 1992, 1993, 2003]) == "1991-1993, 2003"
    assert set(vacancies(load())) <= WITHOUT
