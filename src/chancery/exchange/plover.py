"""PLOVER: tab-separated events under the column names of the published POLECAT files."""

from __future__ import annotations

from typing import TextIO

from chancery.exchange.cells import Value, line_cell
from chancery.exchange.coding import code_event
from chancery.exchange.datasets import Dataset
from chancery.exchange.dates import event_date
from chancery.exchange.geography import locate
from chancery.facts.coded import Coded, CodedActor
from chancery.facts.record_events import RecordEvent
from chancery.knowledge.codes import code_tables
from chancery.knowledge.tables import Tables

_SIDE = "{0} Name|{0} Country|{0} COW|Primary {0} Sector|{0} Sectors|{0} Title|{0} Name Raw|Wikipedia {0} ID"
COLUMNS = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|"
    + _SIDE.format("Actor")
    + "|"
    + _SIDE.format("Recipient")
    + "|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source"
    "|Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
    "|Standing|Status|Window|CAMEO Code|Origins|Evidence"
).split("|")
"""The columns of the published files, in their order, and six of ours behind them."""


def write_plover(data: Dataset, file: TextIO, tables: Tables, version: str) -> int:
    """Writes a row for each pair of actor and recipient of every event that PLOVER has a class for; gives their number.

    UTF-8, tabs between cells and none within them, no quotes. Only rows whose `Standing` is `deed` have occurred or go on;
    `Intensity` is the Goldstein value. Columns that nothing here fills (Wikipedia ids, titles) stay empty.
    """
    file.write("\t".join(COLUMNS) + "\n")
    number = 0
    for event in data.events():
        for row in code_event(event, tables):
            if row.plover:
                file.write("\t".join(line_cell(value) for value in _row(event, row, data, tables, version)) + "\n")
                number += 1
    return number


def _row(event: RecordEvent, row: Coded, data: Dataset, tables: Tables, version: str) -> list[Value]:
    day, point, window = event_date(event), locate(event.place, tables), event.window
    first = data.reports.get(event.reports[0]) if event.reports else None
    place = event.place
    people = [p.name for p in event.participants if p.actor.startswith("person:")]
    bodies = [p.name for p in event.participants if p.actor.startswith(("org:", "body:"))]
    return [
        event.id,
        day.isoformat() if day is not None else "",
        row.plover,
        row.mode,
        row.goldstein,
        row.quad,
        ";".join(row.contexts),
        *_side(row.source, tables),
        *_side(row.target, tables),
        point.name if point else (place.name if place else ""),
        point.name if point else "",
        "",
        "",
        point.country if point else (place.country if place and place.country else ""),
        point.latitude if point else None,
        point.longitude if point else None,
        point.geonames if point else "",
        place.name if place else "",
        "PPL" if point else "",
        ";".join(data.outlets(event)),
        event.first_reported.date().isoformat() if event.first_reported else "",
        ";".join(people),
        ";".join(bodies),
        place.name if place else "",
        first.language if first is not None else "",
        version,
        row.standing,
        row.status,
        window.interval() or "",
        row.cameo,
        event.origins,
        event.mentions[0].text if event.mentions else "",
    ]


def _side(side: CodedActor | None, tables: Tables) -> tuple[Value, ...]:
    if side is None:
        return ("",) * 8
    state = code_tables(tables).countries.get(side.country)
    return side.name, side.country, state.cow if state else "", side.sector, side.sector, "", side.name, ""
