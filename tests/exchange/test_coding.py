"""Events in PLOVER and CAMEO: deeds are deeds, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chancery.cli.commands import app
from chancery.exchange.coding import code, code_sentence, country_pair
from chancery.facts.coded import Coded
from chancery.knowledge import Tables
from chancery.knowledge.codes import code_tables
from chancery.language.english import English
from chancery.pipeline import read_report
from chancery.sources.reports import make_report

UNDONE = [
    tuple(line.split(",", 1))
    for line in (Path(__file__).parent / "undone.csv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


class Coder:
    """Codes one bare sentence."""

    def __init__(self, english: English, tables: Tables) -> None:
        self.english, self.tables = english, tables

    def __call__(self, sentence: str, *, everything: bool = False) -> list[Coded]:
        report = make_report(sentence, published="2026-03-11")
        reading = read_report(report, self.english, self.tables, off_topic="read")
        return code(reading, self.tables) if everything else code_sentence(reading, self.tables)


@pytest.fixture(scope="module")
def coder(english: English, tables: Tables) -> Coder:
    return Coder(english, tables)


def short(rows: list[Coded]) -> list[tuple[str, str, str, str, str]]:
    return [(*country_pair(r), r.plover, r.cameo, r.standing) for r in rows]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China imposed sanctions on Canada.", ("CHN", "CAN", "SANCTION", "163", "deed")),
        ("Japan and India held talks in Delhi on Monday.", ("JPN", "IND", "CONSULT", "046", "deed")),
        ("France threatened to impose tariffs on Chinese cars.", ("FRA", "CHN", "THREATEN", "1312", "deed")),
        ("Poland urged Germany to withdraw its troops from Mali.", ("POL", "DEU", "REQUEST", "1056", "deed")),
        ("Sweden will provide aid to Ukraine.", ("SWE", "UKR", "AGREE", "033", "intent")),
        ("Iran released a British prisoner.", ("IRN", "GBR", "RETREAT", "0841", "deed")),
        ("Russia rejected a Turkish offer of mediation.", ("RUS", "TUR", "REJECT", "126", "deed")),
        ("The Mexican government imposed a curfew.", ("MEX", "MEX", "COERCE", "1723", "deed")),
    ],
)
def test_a_sentence_is_coded_with_its_sides(coder: Coder, sentence: str, expected: tuple[str, ...]) -> None:
    assert expected in short(coder(sentence)), short(coder(sentence))


@pytest.mark.parametrize(("forbidden", "sentence"), UNDONE)
def test_what_is_negated_denied_or_planned_is_never_a_deed(coder: Coder, forbidden: str, sentence: str) -> None:
    done = [r.plover for r in coder(sentence, everything=True) if r.standing == "deed"]
    assert forbidden not in done, sentence


def test_what_is_denied_is_kept_apart_where_everything_is_asked_for(coder: Coder) -> None:
    """ "Serbia denied that it had held talks with Croatia." """
    rows = coder("Serbia denied that it had held talks with Croatia.", everything=True)
    assert "negated" in {r.standing for r in rows if r.plover == "CONSULT"}


def test_actors_are_written_as_coders_write_them(coder: Coder) -> None:
    """ "The United Nations condemned Hamas." """
    row = coder("The United Nations condemned Hamas.")[0]
    assert row.source is not None and row.target is not None
    assert (row.source.code, row.target.code) == ("IGOUNO", "PSEREBHMS")
    assert (row.goldstein, row.quad) == (-2.0, 3)


def test_every_code_of_the_table_is_known_and_in_its_quad_class(tables: Tables) -> None:
    known = code_tables(tables)
    for (type, standing), rows in known.codes.items():
        for row in rows:
            assert row.cameo in known.cameo, (type, standing)
            if standing == "request":
                assert row.cameo.startswith("10")


def test_the_command_codes_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    path.write_text(
        json.dumps({"id": "a", "text": "China imposed sanctions on Canada.", "date": "2026-03-11"})
        + "\n{}\n"
        + json.dumps({"id": "b", "text": "The weather was fine.", "date": "2026-03-11"})
        + "\n",
        encoding="utf-8",
    )
    result = CliRunner().invoke(app, ["code", str(path), "--json"])
    assert result.exit_code == 3
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["id"] == "a"
    event = first["events"][0]
    assert (event["source"], event["target"], event["plover"], event["status"]) == (
        "CHN",
        "CAN",
        "SANCTION",
        "occurred",
    )
    assert second == {"id": "b", "events": []}
