"""What is handed out is read back by programs that are not ours, says the same, and runs nowhere."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.exchange.annotations import annotation, utf16, write_annotations
from chancery.exchange.atom import write_atom
from chancery.exchange.cameo import COLUMNS as CAMEO_COLUMNS
from chancery.exchange.cameo import write_cameo
from chancery.exchange.cells import cell, line_cell, quoted_cells
from chancery.exchange.columns import moments
from chancery.exchange.csv_files import write_csv
from chancery.exchange.ftm import write_ftm
from chancery.exchange.geojson import write_geojson
from chancery.exchange.json_ld import write_json_ld
from chancery.exchange.json_lines import read_json_lines, write_json_lines
from chancery.exchange.parquet_files import write_parquet
from chancery.exchange.plover import COLUMNS as PLOVER_COLUMNS
from chancery.exchange.plover import write_plover
from chancery.exchange.sqlite_files import write_sqlite
from chancery.exchange.tables import TABLES
from chancery.facts.record_events import RecordEvent
from chancery.knowledge import Tables
from tests.exchange.records import TEXT, dataset, event, report

STARTS = ["=", "+", "-", "@", "\t=", "\r=", " =", "\n=", "|", "%"]
ENDS = ["1+1", 'HYPERLINK("http://x.example")', "cmd|' /C calc'!A0", "SUM(A1:A9)", "IMPORTXML(1)", "2*3"]
FORMULAS = [start + end for start in STARTS for end in ENDS]
MARKUP = [
    f"{opened}{body}{closed}"
    for opened in (
        "<script>",
        "<img src=x onerror=",
        "]]>",
        "<!--",
        "<?xml ",
        "&lt;",
        "</title><b>",
        "<svg onload=",
        "\x00<b>",
        "<![CDATA[",
    )
    for body, closed in (
        ("alert(1)", "</script>"),
        ("x", ">"),
        ("&amp;", ""),
        ("é\u2028", "-->"),
        ("'\"", "?>"),
        ("\ud800", "</b>"),
    )
]


def written(write: object, *given: object) -> str:
    file = io.StringIO()
    write(given[0], file, *given[1:])  # type: ignore[operator]
    return file.getvalue()


@pytest.mark.parametrize("payload", FORMULAS)
def test_no_cell_is_a_live_formula(payload: str) -> None:
    for form in (cell, line_cell):
        assert not re.match(r"[\s\x00-\x1f]*[=+\-@|%]", form(payload))
    assert payload.strip() in cell(payload)
    assert cell(-5.0) == "-5.0"


@pytest.mark.parametrize("payload", MARKUP)
def test_no_markup_of_a_report_is_markup_in_a_feed_or_breaks_a_line(payload: str, tables: Tables) -> None:
    data = dataset(event(name=payload, topic=payload), reports=(report(title=payload, outlet=payload),))
    feed = ElementTree.fromstring(written(write_atom, data))
    space = "{http://www.w3.org/2005/Atom}"
    assert {e.tag for e in feed.iter()} <= {
        space + t for t in ("feed", "id", "title", "updated", "author", "name", "entry", "category", "content", "link")
    }
    for write, columns in ((write_plover, PLOVER_COLUMNS), (write_cameo, CAMEO_COLUMNS)):
        more = (tables, "0") if write is write_plover else (tables,)
        lines = written(write, data, *more).split("\n")
        assert len(lines) == 3
        assert len(lines[1].split("\t")) == len(columns)


def test_csv_is_read_back_with_its_data_package(tmp_path: Path) -> None:
    counts = write_csv(dataset(event(), event(id="r1.0-6", name='=cmd|"x"')), tmp_path)
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["name"] for r in described["resources"]} == {t.name for t in TABLES}
    for resource in described["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == resource["rows"] == counts[resource["name"]]
        if rows:
            assert list(rows[0]) == [f["name"] for f in resource["schema"]["fields"]]
    with (tmp_path / "participants.csv").open(encoding="utf-8", newline="") as file:
        assert '\'=cmd|"x"' in {row["name"] for row in csv.DictReader(file)}


@given(st.lists(st.none() | st.sampled_from(FORMULAS) | st.text("ab ,;\"'=-é\n\r\t\xa0\u2028\ud800", max_size=5)))
def test_a_column_of_cells_is_written_as_the_csv_module_writes_it(column: list[str | None]) -> None:
    """However many at once: no cell is live, and each is quoted as RFC 4180 has it."""
    file = io.StringIO()
    csv.writer(file).writerows([cell(value), "."] for value in column)
    assert "".join(f"{text},.\r\n" for text in quoted_cells(column)) == file.getvalue()


def test_moments_keep_their_own_zones() -> None:
    """One moment told in two zones stays as it was told."""
    there = datetime(2026, 3, 10, 9, 30, 0, 250, tzinfo=ZoneInfo("Asia/Tokyo"))
    column = [there, there.astimezone(UTC), None, there]
    assert moments(column) == [moment and moment.isoformat() for moment in column]


def test_parquet_is_read_back_with_types(tmp_path: Path) -> None:
    write_parquet(dataset(event()), tmp_path)
    table = pyarrow.parquet.read_table(tmp_path / "events.parquet")
    row = table.to_pylist()[0]
    assert row["earliest"].isoformat() == "2026-03-10T00:00:00+00:00"
    assert (row["type"], row["status"], row["place"], row["origins"]) == ("meeting", "occurred", "Geneva", 1)


def test_sqlite_holds_every_table_and_finds_words(tmp_path: Path) -> None:
    write_sqlite(dataset(event()), tmp_path / "record.db")
    database = sqlite3.connect(tmp_path / "record.db")
    try:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        found = database.execute("SELECT words FROM events_fts WHERE events_fts MATCH 'fishing'").fetchall()
        assert found == [("met in Geneva",)]
    finally:
        database.close()


def test_json_lines_come_back_as_they_were() -> None:
    one = event()
    lines = written(write_json_lines, dataset(one)).splitlines()
    assert list(read_json_lines(iter(lines), "x.jsonl")) == [one]
    back = list(read_json_lines(iter(["{", lines[0]]), "x.jsonl"))
    assert "x.jsonl, line 1" in str(back[0])
    assert isinstance(back[1], RecordEvent)


def test_plover_has_the_published_columns_and_says_what_is_a_deed(tables: Tables) -> None:
    text = written(write_plover, dataset(event(), event(id="x", status="cancelled")), tables, "1")
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert list(rows[0])[:9] == [
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
    ]  # fmt: skip
    assert (rows[0]["Actor Country"], rows[0]["Actor COW"], rows[0]["Recipient Country"]) == ("CHL", "155", "PER")
    assert rows[0]["Primary Recipient Sector"] == "GOV"
    assert (rows[0]["Event Date"], rows[0]["City"], rows[0]["Country"]) == ("2026-03-10", "Geneva", "CHE")
    assert [r["Standing"] for r in rows] == ["deed", "halted"]


def test_cameo_has_the_published_columns(tables: Tables) -> None:
    text = written(write_cameo, dataset(event()), tables)
    row = next(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert (row["Source Country"], row["Target Country"], row["CAMEO Code"]) == ("Chile", "Peru", "040")
    assert (row["Target Code"], row["Publisher"], row["Intensity"]) == ("PERGOV", "Harbour Wire", "1.0")


ODD = (
    'Peru, and "friends"',
    "=1+1",
    "Zürich 𠮷",
    "two\nlines",
    "a\ttab",
    "'quoted'",
    "#remark",
)


def test_what_is_tab_separated_is_read_by_duckdb_and_pandas_as_it_was_written(tmp_path: Path, tables: Tables) -> None:
    """Strict readers, no quotes: every row has every column, whatever stands in a name."""
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    data = dataset(*[event(id=f"x{n}", name=name, place=name, topic=name) for n, name in enumerate(ODD)])
    for name, columns, text in (
        ("plover", PLOVER_COLUMNS, written(write_plover, data, tables, "1")),
        ("cameo", CAMEO_COLUMNS, written(write_cameo, data, tables)),
    ):
        path = tmp_path / f"{name}.tsv"
        path.write_text(text, encoding="utf-8", newline="")
        by_us = [line.split("\t") for line in text.splitlines()[1:]]
        frame = pandas.read_csv(
            path, sep="\t", quoting=csv.QUOTE_NONE, encoding_errors="strict", dtype=str, keep_default_na=False
        )
        assert list(frame.columns) == columns
        assert frame.to_numpy().tolist() == by_us
        given = (
            f"'{path}', delim='\t', quote='', escape='', header=true, all_varchar=true, nullstr='\\N', strict_mode=true"
        )
        with duckdb.connect() as database:
            found = database.execute(f"SELECT * FROM read_csv({given})")
            assert [column[0] for column in found.description] == columns
            assert [list(row) for row in found.fetchall()] == by_us


def test_tables_are_the_same_by_duckdb_from_csv_and_parquet(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    data = dataset(*[event(id=f"x{n}", name=name, place=name, topic=name) for n, name in enumerate(ODD)])
    write_csv(data, tmp_path / "csv")
    write_parquet(data, tmp_path / "parquet")
    with duckdb.connect() as database:
        for table in TABLES:
            flat = database.execute(
                f"SELECT * FROM read_csv('{tmp_path}/csv/{table.name}.csv', all_varchar=true, header=true, quote='\"', escape='\"', delim=',')"
            ).fetchall()
            typed = database.execute(f"SELECT count(*) FROM '{tmp_path}/parquet/{table.name}.parquet'").fetchone()
            assert len(flat) == typed[0]
            if table.name == "participants":
                assert {row[2] for row in flat} >= {cell(name) for name in ODD}


def test_geojson_puts_a_city_at_its_point_and_leaves_a_country_without_one(tables: Tables) -> None:
    found = json.loads(written(write_geojson, dataset(event(), event(id="x", place="Switzerland")), tables))
    longitude, latitude = found["features"][0]["geometry"]["coordinates"]
    assert 6.1 < longitude < 6.2
    assert 46.1 < latitude < 46.3
    assert found["features"][1]["geometry"] is None


@pytest.mark.parametrize("before", ["", "🚢 ", "𠮷田, "])
def test_offsets_of_annotations_hold_in_code_points_and_in_utf_16(before: str) -> None:
    text = before + TEXT
    one = annotation(event(text), event(text).mentions[0], report(text))
    position, quote = one["target"]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"] == "met in Geneva"
    start, end = position["chancery:utf16"]
    assert text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "met in Geneva"
    assert text.index(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 0
    assert utf16(text, len(text)) == len(text.encode("utf-16-le")) // 2


def test_annotations_are_one_a_line() -> None:
    lines = written(write_annotations, dataset(event())).splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["Annotation"]


def test_json_ld_names_status_and_origin(tables: Tables) -> None:
    found = json.loads(written(write_json_ld, dataset(event(status="postponed")), tables))
    node = found["@graph"][0]
    assert node["eventStatus"] == "https://schema.org/EventPostponed"
    assert node["prov:wasDerivedFrom"][0]["publisher"] == "Harbour Wire"


def test_ftm_entities_refer_to_each_other_and_every_value_has_its_statement(tables: Tables) -> None:
    entities = [json.loads(line) for line in written(write_ftm, dataset(event(), event(id="x")), tables).splitlines()]
    ids = [e["id"] for e in entities]
    assert len(ids) == len(set(ids))
    for entity in entities:
        said = [(s["prop"], s["value"]) for s in entity["statements"]]
        assert said == [(p, v) for p, values in entity["properties"].items() for v in values]
        for name in ("involved", "proof"):
            assert set(entity["properties"].get(name, ())) <= set(ids)
    assert {e["schema"] for e in entities} == {"PublicBody", "Article", "Event"}
    assert ["cl"] in [e["properties"].get("country") for e in entities]


def test_ftm_entities_are_valid_by_the_library_where_it_is_installed(tables: Tables) -> None:
    model = pytest.importorskip("followthemoney").model
    for line in written(write_ftm, dataset(event()), tables).splitlines():
        entity = json.loads(line)
        schema = model.get(entity["schema"])
        assert schema is not None
        for name, values in entity["properties"].items():
            assert name in schema.properties
            assert schema.properties[name].type.name == entity["statements"][0]["prop_type"] or values
            for value in values:
                assert schema.properties[name].type.validate(value), (name, value)
