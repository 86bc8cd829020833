"""The tables of events are whole, and a wrong row of the user's is refused with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from chancery.errors import KnowledgeError
from chancery.knowledge import Tables, load
from chancery.knowledge.events import EventType, event_tables
from chancery.knowledge.table import rows

HEADER = "type,pos,lemmas,frame,weight\n"


def laid_over(folder: Path, file: str, text: str) -> Tables:
    (folder / file).write_text(text, encoding="utf-8")
    return Tables(folder)


def test_every_shipped_table_is_whole() -> None:
    tables = load()
    assert len(event_tables(tables).types) == 59
    assert {"statement", "call", "ceasefire", "other"} <= event_tables(tables).types.keys()
    assert len(rows("event-types.csv", EventType)) == 59


def test_a_row_with_too_few_cells_is_named(tmp_path: Path) -> None:
    tables = laid_over(tmp_path, "event-triggers.csv", "# mine\n" + HEADER + "meeting,noun,pow-wow\n")
    with pytest.raises(KnowledgeError, match=r"event-triggers.csv, line 3: 3 cells where the header has 5"):
        event_tables(tables)


def test_a_class_stands_for_its_words(tmp_path: Path) -> None:
    """`obj:%beasts` holds for every word of the class, `%` alone is the sign itself."""
    (tmp_path / "word-classes.csv").write_text("class,words\nbeasts,yak|mule\n", encoding="utf-8")
    tables = laid_over(tmp_path, "event-triggers.csv", HEADER + "aid,verb,bestow,obj:%beasts|%,\n")
    assert {"yak", "mule", "%"} in [t.frame[0].values for t in event_tables(tables).triggers["verb", "bestow"]]


def test_a_class_that_nobody_made_is_named(tmp_path: Path) -> None:
    tables = laid_over(tmp_path, "event-triggers.csv", HEADER + "aid,verb,bestow,obj:%beasts,\n")
    with pytest.raises(KnowledgeError, match=r"event-triggers.csv, line 2: '%beasts' is no class of word-classes.csv"):
        event_tables(tables)


def test_a_value_that_does_not_fit_is_named(tmp_path: Path) -> None:
    tables = laid_over(tmp_path, "event-triggers.csv", HEADER + "meeting,adverb,pow-wow,,\n")
    with pytest.raises(KnowledgeError, match=r"event-triggers.csv, line 2: .*adverb"):
        event_tables(tables)


def test_an_unknown_column_and_an_unknown_type_are_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="unknown column 'colour'"):
        event_tables(laid_over(tmp_path, "event-triggers.csv", "type,colour\nmeeting,red\n"))
    with pytest.raises(KnowledgeError, match="'feast' is no leaf"):
        event_tables(laid_over(tmp_path, "event-triggers.csv", HEADER + "feast,noun,banquet,,\n"))


def test_a_row_of_the_user_is_added_and_changes_the_version(tmp_path: Path) -> None:
    tables = laid_over(tmp_path, "event-triggers.csv", HEADER + "meeting,noun,powwow,,\n")
    assert ("noun", "powwow") in event_tables(tables).triggers
    assert tables.version != load().version


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="does not exist"):
        load(tmp_path / "nowhere")


def test_a_row_of_your_own_that_names_no_leaf_is_refused_with_its_line(tmp_path: Path) -> None:
    """Line 3 of your own event-triggers.csv."""
    table = "# mine\ntype,pos,lemmas,frame,weight\nparley,noun,palaver,,\n"
    (tmp_path / "event-triggers.csv").write_text(table, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"event-triggers\.csv, line 3: 'parley' is no leaf"):
        event_tables(Tables(tmp_path))
