"""The shipped affair, report by report: a visit sought, arranged, scheduled, postponed, held and read out."""

from __future__ import annotations

from importlib.resources import files

import pytest

from chancery.facts.readings import Reading
from chancery.facts.validation import faults
from chancery.knowledge import Tables
from chancery.language.english import English
from chancery.pipeline import read_report
from chancery.sources.reports import arrivals


@pytest.fixture(scope="module")
def affair(english: English, tables: Tables) -> dict[str, Reading]:
    path = files("chancery") / "examples" / "affair.jsonl"
    found = [a.report for a in arrivals([str(path)]) if a.report is not None]
    return {str(r.key): read_report(r, english, tables) for r in found}


def statuses(reading: Reading, type: str) -> set[str]:
    return {e.status for e in reading.events if e.type == type and e.salience == "news"}


def test_the_visit_is_sought_before_july(affair: dict[str, Reading]) -> None:
    reading = affair["affair-1-sought"]
    visit = next(e for e in reading.events if e.type == "visit" and e.status == "sought")
    assert visit.window.latest is not None
    assert f"{visit.window.latest:%Y-%m-%d}" == "2026-07-01"
    assert visit.window.wanted
    assert {c.relation for c in reading.constraints if c.event == visit.id} == {"before"}


def test_then_arranged_then_scheduled(affair: dict[str, Reading]) -> None:
    assert "arranging" in statuses(affair["affair-2-arranged"], "visit")
    assert "scheduled" in statuses(affair["affair-3-scheduled"], "visit")


def test_then_postponed(affair: dict[str, Reading]) -> None:
    assert "postponed" in statuses(affair["affair-4-postponed"], "visit")


def test_then_held_and_read_out(affair: dict[str, Reading]) -> None:
    assert "occurred" in statuses(affair["affair-5-held"], "talks")
    assert "occurred" in statuses(affair["affair-6-readout"], "meeting")
    assert "occurred" in statuses(affair["affair-6-readout"], "invitation")


def test_every_reading_keeps_the_contract(affair: dict[str, Reading]) -> None:
    assert len(affair) == 6
    for reading in affair.values():
        assert faults(reading) == []
