"""Clocks: in which zone and on which day a report speaks."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chancery.facts.reports import Report
from chancery.knowledge import Tables
from chancery.language.english import outline
from chancery.reading.clocks import Clock, read_clock
from chancery.reading.times import read_times


def clock(tables: Tables, text: str, published: str | None = "2026-03-11", outlet: str | None = None) -> Clock:
    return read_clock(Report(id="x", text=text, published=published, outlet=outlet), tables)


@pytest.mark.parametrize(
    ("opening", "place", "zone"),
    [
        ("TOKYO, March 11 - The two ministers met.", "Tokyo", "Asia/Tokyo"),
        ("WASHINGTON (HBW) — The two ministers met.", "Washington", "America/New_York"),
        ("HarbourDaily (11/3/2026): TOKYO – The two ministers met.", "Tokyo", "Asia/Tokyo"),
        ("SEOUL, March 11 (Hanseong) -- The two ministers met.", "Seoul", "Asia/Seoul"),
        ("Ministers meet again\n\nBy Ada Holm\n\nOSLO, Norway (HBW) — The two ministers met.", "Oslo", "Europe/Oslo"),
        ("ST. PETERSBURG, Russia — The two ministers met.", "St. Petersburg", "Europe/Moscow"),
        ("RIO DE JANEIRO, Brazil (HBW) — The two ministers met.", "Rio de Janeiro", "America/Sao_Paulo"),
        ("Kyiv — The two ministers met.", "Kyiv", "Europe/Kyiv"),
        ("\n\nNAIROBI, Kenya (HBW) _\n\nThe two ministers met.", "Nairobi", "Africa/Nairobi"),
        ("ADDIS ABABA, Ethiopia\n\nThe two ministers met.", "Addis Ababa", "Africa/Addis_Ababa"),
        ("Accra, Ghana - The two ministers met.", "Accra", "Africa/Accra"),
        ("NEW DELHI: The two ministers met.", "New Delhi", "Asia/Kolkata"),
        ("TOKYO -- The two ministers met.", "Tokyo", "Asia/Tokyo"),
        ("BEIJING, March 11, Harbour - The two ministers met.", "Beijing", "Asia/Shanghai"),
        ("Quito, Mar 11 (HBW).- The two ministers met.", "Quito", "America/Guayaquil"),
        ("MOSCOW. March 11 (Harbour) - The two ministers met.", "Moscow", "Europe/Moscow"),
        ("ST. PETERSBURG, March 11. /HBW/. The two ministers met.", "St. Petersburg", "Europe/Moscow"),
        ("New Delhi, Mar 11 (HBW) The two ministers met.", "New Delhi", "Asia/Kolkata"),
        ("(HBW) - Rome, March 11 - The two ministers met.", "Rome", "Europe/Rome"),
        ("Oslo, March 11 (Harbour)--Two ministers met.", "Oslo", "Europe/Oslo"),
        ("Vienna/Prague, Mar. 11 (HBW) - The two ministers met.", "Vienna", "Europe/Vienna"),
        ("Kranvik (Sweden) (HBW) - The two ministers met.", "Kranvik", "Europe/Stockholm"),
        ("PORT-AU-PRINCE, March 11 (HBW) - The two ministers met.", "Port-au-Prince", "America/Port-au-Prince"),
        ("SHARM EL-SHEIKH, March 11 (HBW) - The two ministers met.", "Sharm el-Sheikh", "Africa/Cairo"),
        ("CAMP DAVID, March 11 (HBW) - The two ministers met.", "Camp David", "America/New_York"),
        ("SUKHUMI, March 11 (HBW) - The two ministers met.", "Sukhumi", "Asia/Tbilisi"),
        ("KRANICH, Austria (HBW) _ The two ministers met.", "Kranich", "Europe/Vienna"),
    ],
)
def test_the_dateline_gives_the_zone(tables: Tables, opening: str, place: str, zone: str) -> None:
    found = clock(tables, opening)
    assert found.dateline is not None
    assert (found.dateline.place, found.zone) == (place, zone)


@pytest.mark.parametrize(
    ("outlet", "home"),
    [
        ("The Harbour Sentinel (Accra)", "GHA"),
        ("Ministry of Defence, Ghana", "GHA"),
        ("Norwegian Ministry of Fisheries", "NOR"),
        ("The Harbour Sentinel", None),
    ],
)
def test_the_name_of_an_outlet_tells_its_country(tables: Tables, outlet: str, home: str | None) -> None:
    assert clock(tables, "The two ministers met.", outlet=outlet).home == home


def test_a_town_of_two_countries_is_of_the_one_named_behind_it(tables: Tables) -> None:
    """VALENCIA, Venezuela (HBW) -- The two ministers met."""
    assert clock(tables, "VALENCIA, Venezuela (HBW) -- The two ministers met.").home == "VEN"


def test_a_sentence_is_no_dateline(tables: Tables) -> None:
    """ "NATO ministers met on Tuesday - and disagreed." begins with no place."""
    assert clock(tables, "NATO ministers met on Tuesday - and disagreed.").dateline is None


def test_the_local_day_is_that_of_the_dateline(tables: Tables) -> None:
    """At 23:00 in London on 11 March it is already the 12th in Tokyo."""
    found = clock(tables, "TOKYO - The envoy arrived today.", "2026-03-11T23:00:00+00:00")
    assert found.day == date(2026, 3, 12)


def test_a_day_of_publication_ends_at_local_midnight(tables: Tables) -> None:
    found = clock(tables, "TOKYO - The envoy arrived today.", "2026-03-11")
    assert found.end is not None
    assert found.end.astimezone(UTC) == datetime(2026, 3, 11, 15, tzinfo=UTC)


def test_without_a_date_relative_times_stay_open(tables: Tables) -> None:
    """ "The envoy will arrive next week.": an undated report does not say in which."""
    undated = clock(tables, "The envoy will arrive next week.", None)
    assert [p.kind for p in undated.problems] == ["undated"]
    (time,) = read_times(outline("The envoy will arrive next week."), undated)
    assert (time.value, time.window) == ("XXXX-WXX", None)


@pytest.mark.parametrize(
    ("published", "outlet", "value", "problems"),
    [
        ("2026-04-03", None, "2026-04-03", []),
        ("2026-03-04", None, "2026-03-04", []),
        ("2026-08-01", "The Guardian", "2026-04-03", []),
        ("2026-08-01", None, "2026", ["ambiguous-date"]),
    ],
)
def test_a_date_in_figures_is_read_by_publication_then_by_the_outlet(
    tables: Tables, published: str, outlet: str | None, value: str, problems: list[str]
) -> None:
    """ "The pact of 03/04/2026 was signed by both." may be of March or of April."""
    text = "The pact of 03/04/2026 was signed by both."
    found = clock(tables, text, published, outlet)
    (time,) = read_times(outline(text), found)
    assert time.value == value
    assert [p.kind for p in found.problems] == problems


def test_a_time_of_publication_without_a_zone_is_that_of_the_place(tables: Tables) -> None:
    """The page says 23:30 and names no zone: it is still the 13th in Canberra."""
    found = clock(tables, "CANBERRA, Australia (HBW) — The two ministers met.", published="2026-02-13T23:30:00")
    assert (found.day, found.zone) == (date(2026, 2, 13), "Australia/Sydney")
    assert found.published is not None and found.published.isoformat() == "2026-02-13T23:30:00+11:00"
