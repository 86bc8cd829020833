"""Tables: rows checked against their struct, the user's own rows after ours, errors with file and line."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import KnowledgeError
from chancery.knowledge.table import _read, rows
from chancery.knowledge.world_rows import HolderRow, OrganisationRow, RegionRow


class Bird(msgspec.Struct, frozen=True):
    name: str
    legs: int
    home: str = ""


def table(folder: Path, content: str) -> Path:
    path = folder / "birds.csv"
    path.write_text(content, encoding="utf-8")
    return path


def test_reads_rows_past_comments_and_blank_lines(tmp_path: Path) -> None:
    path = table(tmp_path, "# legs: as a number\nname,legs,home\n\n# a wader\nheron,x2,pond\n".replace("x2", "2"))
    with pytest.raises(KnowledgeError, match=r"birds.csv, line 5"):
        _read(path, Bird)


def test_values_are_text_unless_the_struct_says_otherwise(tmp_path: Path) -> None:
    class Plain(msgspec.Struct, frozen=True):
        name: str
        home: str = ""

    assert _read(table(tmp_path, "name\n# comment\nheron\n"), Plain) == [(3, Plain("heron"))]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "line 1: the table is empty"),
        ("name,wings\nheron,2\n", "unknown column 'wings'"),
        ("home\npond\n", "column 'name' is missing"),
        ("# one\nname,home\nheron\n", "line 3: 1 cells where the header has 2"),
        ('name,home\n"heron,pond\n', "line 2"),
    ],
)
def test_says_where_a_table_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    class Plain(msgspec.Struct, frozen=True):
        name: str
        home: str = ""

    with pytest.raises(KnowledgeError, match=message):
        _read(table(tmp_path, content), Plain)


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "birds.csv"
    path.write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(KnowledgeError, match="UTF-8"):
        _read(path, Bird)


def test_the_users_rows_come_after_ours(tmp_path: Path) -> None:
    (tmp_path / "regions.csv").write_text("name,iso3\nUpper Harbour,NOR\n", encoding="utf-8")
    found = rows("regions.csv", RegionRow, tmp_path)
    assert found[-1] == RegionRow(name="Upper Harbour", iso3="NOR")
    assert len(found) == len(rows("regions.csv", RegionRow)) + 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30))
def test_no_content_makes_anything_but_rows_or_a_knowledge_error(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    path = table(tmp_path_factory.mktemp("fuzz"), f"name\n{content}\n")
    try:
        assert isinstance(_read(path, RegionRow), list)
    except KnowledgeError as wrong:
        assert wrong.file == "birds.csv" and wrong.line >= 1


def test_our_own_tables_are_sound_and_sorted() -> None:
    organisations = rows("organisations.csv", OrganisationRow)
    assert [o.id for o in organisations] == sorted({o.id for o in organisations})
    assert all(h.start <= (h.end or "9999") for h in rows("holders.csv", HolderRow))
    regions = [r.name for r in rows("regions.csv", RegionRow)]
    assert len(regions) == len(set(regions))
