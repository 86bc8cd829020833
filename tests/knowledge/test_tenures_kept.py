"""Tenures kept: one spelling a person takes nobody's offices away."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.knowledge import load
from chancery.knowledge.world import world


@pytest.mark.parametrize(
    ("name", "day", "place", "person"),
    [
        ("Srdjan Darmanovic", date(2018, 5, 4), "MNE", "Srdjan Darmanovic"),
        ("Nguyen Manh Cam", date(1995, 7, 28), "VNM", "Nguyen Manh Cam"),
        ("Bernard Membe", date(2010, 6, 1), "TZA", "Bernard Membe"),
        ("Prince Philip", date(2010, 10, 14), "GBR", "Prince Philip"),
        ("Nayef bin Abdulaziz", date(2011, 11, 14), "SAU", "Nayef bin Abdulaziz"),
        ("Muqrin bin Abdulaziz", date(2015, 3, 14), "SAU", "Muqrin bin Abd al-Aziz Al Saud"),
        ("Abu Musab Zarqawi", date(2004, 10, 14), "AL-QAEDA", "Abu Musab al-Zarqawi"),
        ("Ayman al-Zawahiri", date(2005, 7, 9), "AL-QAEDA", "Ayman al-Zawahiri"),
        ("Mohamed Hamdan Dagalo", date(2019, 7, 2), "RSF", "Mohamed Hamdan Dagalo"),
        ("Riek Machar", date(2015, 10, 14), "SPLM-IO", "Riek Machar"),
        ("Riek Machar Teny Dhurgon", date(2021, 7, 2), "SSD", "Riek Machar"),
        ("Milan Babić", date(1991, 6, 1), "SERBIAN-KRAJINA", "Milan Babic"),
        ("Sergey Bagapsh", date(2008, 9, 18), "ABKHAZIA", "Sergei Bagapsh"),
    ],
)
def test_who_is_known_by_a_name_on_a_day(name: str, day: date, place: str, person: str) -> None:
    """ "Prince Philip met Clinton" of 2010 is no prime minister of the Solomon Islands; a separatist speaks for no state."""
    known = world(load())
    found = {(r.iso3 or r.org, r.person) for r in known.person(name.split()) if known.in_office(r, day)}
    assert found == {(place, person)}
