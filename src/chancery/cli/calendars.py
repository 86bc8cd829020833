"""`chancery calendar`: the events of reports as a calendar, or as the agenda of a day."""

from __future__ import annotations

import json as jsonlib
from datetime import datetime
from pathlib import Path
from typing import Any

from chancery.calendar.appointments import Appointment, appointments, in_order
from chancery.cli.choosing import Asked, WrongFilter, edges
from chancery.cli.exits import NOTHING
from chancery.cli.reading import DONE, FAILED, WRONG, Tally, note, readings, with_progress
from chancery.errors import ChanceryError
from chancery.sources.reports import arrivals


def calendar_of_inputs(
    inputs: list[str], asked: Asked, *, json: bool, published: str | None, outlet: str | None, on: str | None
) -> int:
    """Prints the calendar of the reports, or with `on` their agenda of a day, month or year; the exit code."""
    try:
        day = None if on is None else edges(on, asked.zone, "--on")
    except WrongFilter as wrong:
        note(str(wrong))
        return WRONG
    found, code = gathered(inputs, published=published, outlet=outlet)
    return _shown(asked.of(found), asked, day, json=json, code=code)


def calendar_of_record(record: Path | None, asked: Asked, *, json: bool, on: str | None) -> int:
    """Prints the calendar of the record, or with `on` its agenda of a day, month or year; the exit code."""
    from chancery.calendar.appointments import appointment_of
    from chancery.cli.records import open_record

    try:
        day = None if on is None else edges(on, asked.zone, "--on")
    except WrongFilter as wrong:
        note(str(wrong))
        return WRONG
    with open_record(record) as opened:
        found = in_order(appointment_of(event) for event in opened.walk())
    return _shown(asked.of(found), asked, day, json=json, code=DONE)


def _shown(
    shown: list[Appointment], asked: Asked, day: tuple[datetime, datetime] | None, *, json: bool, code: int
) -> int:
    """Prints appointments as a grid, or as the agenda of a stretch of days."""
    from chancery.calendar.agenda import agenda
    from chancery.cli.brief import width
    from chancery.cli.months import drawn_agenda, drawn_months

    if day is not None:
        listed = agenda(shown, *day, now=day[0])
        rows = {s: getattr(listed, s) for s in ("due", "expected", "undated", "overdue", "lapsed")}
        if json:
            for state, row in rows.items():
                for one in row:
                    print(jsonlib.dumps({"agenda": state, **document(one)}, ensure_ascii=False))
        else:
            print(drawn_agenda(listed, width()))
        return code or (DONE if any(rows.values()) else NOTHING)
    if json:
        for one in shown:
            print(jsonlib.dumps(document(one), ensure_ascii=False))
    elif shown:
        first, last = asked.span()
        print(
            drawn_months(
                shown,
                zone=asked.zone,
                width=width(),
                first=None if first is None else first.date(),
                last=None if last is None else last.date(),
            )
        )
    else:
        note("nothing here fits")
    return code or (DONE if shown else NOTHING)


def gathered(inputs: list[str], *, published: str | None, outlet: str | None) -> tuple[list[Appointment], int]:
    """The appointments of all reports, and FAILED where some could not be read (each is named)."""
    tally = Tally()
    found: list[Appointment] = []
    try:
        for reading in readings(with_progress(arrivals(inputs, outlet=outlet, published=published)), tally):
            found += appointments(reading)
    except ChanceryError as trouble:
        note(str(trouble))
        return in_order(found), FAILED
    return in_order(found), FAILED if tally.failed else DONE


def document(one: Appointment) -> dict[str, Any]:
    """An appointment as plain JSON."""
    window = one.window
    return {
        "id": one.id,
        "type": one.type,
        "status": one.status,
        "firmness": one.firmness,
        "some_time": one.some_time,
        "window": {
            "earliest": None if window.earliest is None else window.earliest.isoformat(),
            "latest": None if window.latest is None else window.latest.isoformat(),
            "granularity": window.granularity,
            "timezone": window.timezone,
            "wanted": window.wanted,
        },
        "participants": [{"actor": p.actor, "name": p.name, "country": p.country, "role": p.role} for p in one.people],
        "place": one.place,
        "reports": list(one.reports),
        "outlet": one.source,
        "words": list(one.words),
        "sequence": one.sequence,
    }
