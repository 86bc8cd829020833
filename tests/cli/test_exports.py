"""`chancery export`, `import` and `calendar` on a record of the shipped affair."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

import chancery
from chancery.cli.commands import app
from chancery.facts.record_events import RecordEvent

run = CliRunner()
AFFAIR = str(files("chancery") / "examples" / "affair.jsonl")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports") / "record"
    assert run.invoke(app, ["add", AFFAIR, "--record", str(folder)]).exit_code == 0
    return folder


def export(record: Path, kind: str, *more: str) -> str:
    result = run.invoke(app, ["export", kind, "--record", str(record), *more])
    assert result.exit_code == 0, result.output
    return result.stdout


def events(record: Path) -> list[RecordEvent]:
    with chancery.open_record(record) as opened:
        return list(opened.walk())


def test_every_form_holds_the_same_events(record: Path, tmp_path: Path) -> None:
    ids = {event.id for event in events(record)}
    assert {json.loads(line)["id"] for line in export(record, "jsonl").splitlines()} == ids
    export(record, "csv", "-o", str(tmp_path / "csv"))
    with (tmp_path / "csv" / "events.csv").open(encoding="utf-8", newline="") as file:
        assert {row["id"] for row in csv.DictReader(file)} == ids
    graph = json.loads(export(record, "jsonld"))["@graph"]
    assert {node["@id"].removeprefix("urn:chancery:event:") for node in graph} == ids
    rows = csv.DictReader(io.StringIO(export(record, "cameo")), delimiter="\t", quoting=csv.QUOTE_NONE)
    assert {row["Event ID"] for row in rows} <= ids


def test_annotations_quote_the_report(record: Path) -> None:
    texts = {json.loads(line)["id"] for line in export(record, "annotations").splitlines()}
    assert len(texts) == sum(len(event.mentions) for event in events(record))


def test_filters_hold_for_exports(record: Path) -> None:
    lines = export(record, "jsonl", "--type", "visit", "--who", "Japan").splitlines()
    assert lines
    assert {json.loads(line)["type"] for line in lines} == {"visit"}


def test_a_report_given_is_exported_without_a_record(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("TOKYO, March 11 - Japan and India held talks in Tokyo on Tuesday.", encoding="utf-8")
    out = run.invoke(app, ["export", "plover", str(story), "--published", "2026-03-11"]).stdout
    row = next(csv.DictReader(io.StringIO(out), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert (row["Event Type"], row["Standing"]) == ("CONSULT", "deed")
    assert {row["Actor Country"], row["Recipient Country"]} == {"JPN", "IND"}


def test_a_folder_cannot_go_to_standard_output(record: Path) -> None:
    result = run.invoke(app, ["export", "csv", "--record", str(record)])
    assert result.exit_code == 2
    assert "name a folder with -o" in result.output


def test_the_record_has_a_calendar_and_a_subscription_file(record: Path) -> None:
    shown = run.invoke(app, ["calendar", "--record", str(record), "--json", "--type", "visit"])
    assert shown.exit_code == 0
    ids = {json.loads(line)["id"] for line in shown.stdout.splitlines()}
    ics = export(record, "ics", "--type", "visit")
    assert "BEGIN:VCALENDAR" in ics
    assert any(f"UID:{id}" in ics.replace("\r\n ", "") for id in ids)


def test_events_of_another_record_come_in_as_outside_evidence(record: Path, tmp_path: Path) -> None:
    lines = tmp_path / "events.jsonl"
    lines.write_text(export(record, "jsonl") + "{}\n", encoding="utf-8")
    other = tmp_path / "other"
    result = run.invoke(app, ["import", str(lines), "--record", str(other)])
    assert result.exit_code == 3
    assert f"events.jsonl, line {len(events(record)) + 1}" in result.output
    with chancery.open_record(other) as opened:
        found = list(opened.walk())
        assert {"visit", "call", "talks", "exercise"} <= {e.type for e in found} <= {e.type for e in events(record)}
        assert all("outside evidence" in (opened.report(r).outlet or "") for e in found for r in e.reports)


def test_decisions_come_back_and_only_once(record: Path, tmp_path: Path) -> None:
    one = events(record)[0]
    with chancery.open_record(tmp_path / "mine", create=True) as mine:
        for line in Path(AFFAIR).read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            mine.add(
                given["text"], outlet=given.get("outlet"), published=given.get("published"), title=given.get("title")
            )
        made = mine.set(mine.events()[0].id, "place", {"name": "Porto"}, note="seen there", who="desk")
    exported = tmp_path / "decisions.jsonl"
    exported.write_text(
        run.invoke(app, ["decisions", "--record", str(tmp_path / "mine"), "--json"]).stdout, encoding="utf-8"
    )
    assert run.invoke(app, ["import", str(exported), "--record", str(record)]).exit_code == 0
    with chancery.open_record(record) as opened:
        assert made.id in {d.id for d in opened.decisions()}
    again = run.invoke(app, ["import", str(exported), "--record", str(record)])
    assert again.exit_code == 1
    assert one.id in {e.id for e in events(record)}


def test_mentions_name_their_outlet_and_its_day_and_no_text_is_looked_up_for_it(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a text was looked up")

    with monkeypatch.context() as patched:
        patched.setattr(chancery.record.record.Record, "kept", refused)
        export(record, "csv", "-o", str(tmp_path))
    with (tmp_path / "mentions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with chancery.open_record(record) as opened:
        known = {id: opened.report(id) for id in {row["report"] for row in rows}}
    assert rows
    assert all(
        (row["outlet"], row["published"]) == (known[row["report"]].outlet, known[row["report"]].published)
        for row in rows
    )


def test_a_report_is_kept_as_it_came(record: Path) -> None:
    with chancery.open_record(record) as opened:
        name = opened.reports(limit=1)[0]
        kept = opened.kept(name.id)
        assert kept is not None
        assert (kept.text, kept.outlet) == (opened.report(name.id).text, name.outlet)
        assert opened.kept("0" * 16) is None
