"""CAMEO: tab-separated events under the column names of the published ICEWS files."""

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
from chancery.knowledge.world import world

COLUMNS = (
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name"
    "|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude"
    "|Standing|Status|Window|Source Code|Target Code|Quad Code|Evidence"
).split("|")
"""The columns of the published files, in their order, and seven of ours behind them."""


def write_cameo(data: Dataset, file: TextIO, tables: Tables) -> int:
    """Writes a row for each pair of source and target of every event; gives their number.

    As in the published files `Event Text` is the name of the code, countries are names, `Intensity` is the Goldstein
    value. UTF-8, tabs between cells and none within them. Only rows whose `Standing` is `deed` have occurred or go on.
    """
    file.write("\t".join(COLUMNS) + "\n")
    number = 0
    for event in data.events():
        for row in code_event(event, tables):
            file.write("\t".join(line_cell(value) for value in _row(event, row, data, tables)) + "\n")
            number += 1
    return number


def _row(event: RecordEvent, row: Coded, data: Dataset, tables: Tables) -> list[Value]:
    day, point = event_date(event), locate(event.place, tables)
    place = event.place
    return [
        event.id,
        day.isoformat() if day is not None else "",
        row.source.name if row.source else "",
        row.source.sector if row.source else "",
        _country(row.source, tables),
        code_tables(tables).cameo[row.cameo].name,
        row.cameo,
        row.goldstein,
        row.target.name if row.target else "",
        row.target.sector if row.target else "",
        _country(row.target, tables),
        event.reports[0] if event.reports else "",
        None,
        ";".join(data.outlets(event)),
        point.name if point else "",
        "",
        "",
        _name(place.country, tables) if place and place.country else "",
        point.latitude if point else None,
        point.longitude if point else None,
        row.standing,
        row.status,
        event.window.interval() or "",
        row.source.code if row.source else "",
        row.target.code if row.target else "",
        row.quad,
        event.mentions[0].text if event.mentions else "",
    ]


def _country(side: CodedActor | None, tables: Tables) -> str:
    return _name(side.country, tables) if side is not None and side.country else ""


def _name(code: str, tables: Tables) -> str:
    known = world(tables).countries.get(code)
    return known.name if known is not None else code
