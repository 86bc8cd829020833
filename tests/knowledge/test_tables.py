"""The set of tables: compiled once, with a version that changes with any row."""

from datetime import date
from pathlib import Path

import pytest

from chancery.errors import KnowledgeError
from chancery.knowledge import load
from chancery.knowledge.horizons import horizons, stale
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world


def test_what_is_built_is_built_once() -> None:
    tables, calls = Tables(), []
    for _ in range(3):
        assert tables.cached("answer", lambda: calls.append(1) or 42) == 42
    assert len(calls) == 1


def test_loading_twice_gives_the_same_set() -> None:
    assert load() is load()


def test_the_version_is_the_content(tmp_path: Path) -> None:
    plain = Tables().version
    assert len(plain) == 12 and plain == Tables().version
    (tmp_path / "regions.csv").write_text("name,iso3\nUpper Harbour,NOR\n", encoding="utf-8")
    assert Tables(tmp_path).version != plain


def test_a_folder_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHANCERY_KNOWLEDGE", str(tmp_path / "nowhere"))
    with pytest.raises(KnowledgeError, match="CHANCERY_KNOWLEDGE"):
        load()


def test_a_user_can_name_a_new_minister(tmp_path: Path) -> None:
    """A row of one's own: after an election the tables know the new foreign minister."""
    (tmp_path / "holders.csv").write_text(
        "person,family,iso3,role,start\nIngrid Solheim-Vik,Solheim-Vik,NOR,foreign_minister,2026-05-01\n",
        encoding="utf-8",
    )
    known = world(load(tmp_path))
    found = known.holder("NOR", "foreign_minister", date(2026, 6, 1))
    assert found is not None and found.person == "Ingrid Solheim-Vik"


def test_tables_that_age_say_so() -> None:
    tables = load()
    until = horizons(tables)["holders.csv"].valid_until
    assert stale(tables, date(2026, 1, 1)) == []
    assert "holders.csv" in [row.table for row in stale(tables, date(until.year + 1, 1, 1))]
