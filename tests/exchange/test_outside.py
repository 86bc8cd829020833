"""Event files of other coders stand beside reports as outside evidence, marked as such."""

from __future__ import annotations

import csv
import io

from chancery.errors import ImportedWrong
from chancery.exchange.cameo import COLUMNS as ICEWS
from chancery.exchange.outside import MARK, read_outside
from chancery.exchange.plover import COLUMNS as POLECAT
from chancery.facts.readings import Reading
from chancery.facts.validation import faults
from chancery.knowledge import Tables


def table(columns: tuple[str, ...] | list[str], *rows: dict[str, str]) -> list[str]:
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, delimiter="\t", restval="", quoting=csv.QUOTE_NONE, quotechar=None)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().splitlines()


def test_a_row_of_icews_is_a_reading_that_keeps_the_contract(tables: Tables) -> None:
    """A row: the government of Chile, "Host a visit", Peru, on 5 March 2014 in Santiago."""
    row = {
        "Event ID": "20718170", "Event Date": "2014-03-05", "Source Name": "Government (Chile)", "Source Country": "Chile",
        "Event Text": "Host a visit", "CAMEO Code": "043", "Target Name": "Peru", "Target Country": "Peru",
        "Publisher": "Some Agency", "City": "Santiago", "Country": "Chile",
    }  # fmt: skip
    (reading,) = read_outside(table(ICEWS, row), "icews.tsv", tables)
    assert isinstance(reading, Reading)
    assert faults(reading) == []
    event = reading.events[0]
    assert (event.type, event.status, event.window.edtf) == ("visit", "occurred", "2014-03-05")
    assert {p.actor for p in event.participants} == {"body:CHL/government-chile", "state:PER"}
    assert event.place is not None
    assert event.place.name == "Santiago"
    assert reading.report.outlet == f"ICEWS ({MARK})"
    assert [link.name for link in reading.claims[0].chain] == [f"ICEWS ({MARK})", "Some Agency"]
    assert reading.report.key == "20718170"


def test_a_row_of_polecat_has_its_leaf_by_type_and_mode(tables: Tables) -> None:
    """A row: Japan, CONSULT by phone, India."""
    row = {
        "Event ID": "x1", "Event Date": "2024-05-06", "Event Type": "CONSULT", "Event Mode": "phone", "Actor Name": "Japan",
        "Actor Country": "JPN", "Recipient Name": "India", "Recipient Country": "IND",
    }  # fmt: skip
    (reading,) = read_outside(table(POLECAT, row), "polecat.txt", tables)
    assert isinstance(reading, Reading)
    assert (reading.events[0].type, {p.role for p in reading.events[0].participants}) == ("call", {"party"})


def test_a_row_of_gdelt_is_known_by_its_columns(tables: Tables) -> None:
    """A row: KENYA, 163 (impose embargo), SOMALIA, with the address of its story."""
    row = [""] * 58
    row[0], row[1], row[6], row[7], row[16], row[17], row[26] = "9", "20140305", "KENYA", "KEN", "SOMALIA", "SOM", "163"
    row[57] = "http://news.example/a"
    (reading,) = read_outside(["\t".join(row)], "gdelt.csv", tables)
    assert isinstance(reading, Reading)
    assert reading.events[0].type == "sanctions"
    assert reading.report.url == "http://news.example/a"
    assert faults(reading) == []


def test_a_wrong_row_is_named_and_the_rest_goes_on(tables: Tables) -> None:
    good = {
        "Event ID": "2", "Event Date": "2014-03-05", "Source Name": "Chile", "Source Country": "Chile", "CAMEO Code": "040",
        "Event Text": "Consult", "Target Name": "Peru", "Target Country": "Peru",
    }  # fmt: skip
    bad = [good | {"Event Date": "soon"}, good | {"CAMEO Code": "999"}, good | {"Source Name": "", "Target Name": ""}]
    found = list(read_outside(table(ICEWS, *bad, good), "icews.tsv", tables))
    assert [str(one) for one in found[:3] if isinstance(one, ImportedWrong)] == [
        "icews.tsv, line 2: 'soon' is no day (2014-03-05 or 20140305)",
        "icews.tsv, line 3: '999' is no code that we know",
        "icews.tsv, line 4: neither side is named",
    ]
    assert isinstance(found[3], Reading)
