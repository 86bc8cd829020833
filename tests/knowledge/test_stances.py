"""Stances: words that state a position, each with one stance and all the places where its issue stands."""

from collections import Counter
from pathlib import Path

import pytest

from chancery.errors import KnowledgeError
from chancery.knowledge.attribution import StanceRow, word_tables
from chancery.knowledge.table import rows
from chancery.knowledge.tables import Tables


def test_each_word_has_one_row() -> None:
    """A second row of a word is easily overlooked; idioms may have several, each with prepositions of its own."""
    words = Counter(
        (row.pos, lemma)
        for row in rows("stances.csv", StanceRow)
        for lemma in row.lemmas.split("|")
        if row.pos != "idiom"
    )
    assert [word for word, times in words.items() if times > 1] == []


def own(folder: Path, row: str) -> Tables:
    (folder / "stances.csv").write_text(f"lemmas,pos,stance,argument\n{row}\n", encoding="utf-8")
    return Tables(folder)


def test_a_row_of_ones_own_adds_to_where_the_issue_stands(tmp_path: Path) -> None:
    stance, arguments = word_tables(own(tmp_path, "condemn,verb,opposes,upon:")).stances["verb", "condemn"]
    assert stance == "opposes"
    assert {"obj", "upon:"} <= set(arguments)


def test_another_stance_of_a_known_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"stances.csv, line 2: the verb 'condemn' is 'opposes' .* 'supports'"):
        word_tables(own(tmp_path, "condemn,verb,supports,obj"))
