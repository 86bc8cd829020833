"""`chancery bench desk`: readers, pages and reports are counted, and every page answers."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from chancery.cli.desk_bench import Load, desk_figures, kinds_of, known_of
from chancery.cli.record_bench import fill
from chancery.desk.pages import pages
from chancery.record.inventions import World
from chancery.record.trials import opened


def test_every_page_answers_while_reports_are_added(tmp_path: Path) -> None:
    figures = desk_figures(200, tmp_path / "record", Load(clients=6, thought=0.2, seconds=3, adding=2))
    assert figures["reports"] == 64
    assert figures["pages that failed"] == 0
    assert figures["pages asked for under load"] >= 6
    assert figures["reports added under load"] >= 4
    assert figures["the heaviest page, KB"] < 300
    assert 0 < figures["server time, p50 ms"] <= figures["server time, p95 ms"]
    with opened(tmp_path / "record") as record:
        record.catch_up()
        assert record.size().reports == 64 + figures["reports added under load"]


def test_readers_look_at_every_page_there_is(tmp_path: Path) -> None:
    with opened(tmp_path / "record", create=True) as record:
        fill(record, World(), 40, as_published=True)
        known = known_of(record)
    paths = [make(Random(1)).partition("?")[0] for make in kinds_of(known).values()]
    for page in pages():
        pattern = re.sub(r"\{[^}]*\}", "[^/]+", page.path)
        assert any(re.fullmatch(pattern, path) for path in paths), page.name
