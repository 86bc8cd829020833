"""Parts: however large they are, every record of an archive belongs to exactly one."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import InputError
from chancery.scale.beginnings import next_line, next_record
from chancery.scale.parts import Part, bounds_of, content_of, parts_of, sliced
from chancery.sources.archives import warc_pages

from .archives import everyday, page, warc, write_lines


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty pages; one of them holds the mark of gzip in its text, as a picture in a page may."""
    path = tmp_path_factory.mktemp("parts") / "a.warc.gz"
    pages = [page(n, everyday(n) + ("\n\n" + "x" * (n * 37))) for n in range(40)]
    pages[7] = pages[7].replace(b"</article>", b"<!-- \x1f\x8b\x08 \x1f\x8b\x08\x00 --></article>")
    path.write_bytes(warc(pages))
    return path


@given(size=st.integers(min_value=50, max_value=40_000))
@settings(max_examples=40, deadline=None)
def test_every_page_is_in_exactly_one_part(packed: Path, size: int) -> None:
    parts = list(parts_of([str(packed)], {"warc": size, "lines": size, "files": size}))
    bounds = [bounds_of(part) for part in parts]
    assert bounds[0][0] == 0 and bounds[-1][1] == packed.stat().st_size
    assert all(one[1] == other[0] for one, other in pairwise(bounds))
    found = [p.url for a, b in bounds if a < b for p in warc_pages(packed, a, b)]
    assert found == [p.url for p in warc_pages(packed)]


@given(
    lines=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=20),
    cuts=st.lists(st.integers(0, 2_000), max_size=6),
)
def test_every_line_begins_in_one_part(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], cuts: list[int]
) -> None:
    path = tmp_path_factory.getbasetemp() / "lines.jsonl"
    raw = "".join(json.dumps(line) + "\n" for line in lines).encode()
    path.write_bytes(raw)
    with path.open("rb") as file:
        edges = [next_line(file, cut) for cut in sorted({0, *cuts, len(raw)})]
    assert b"".join(raw[a:b] for a, b in pairwise(edges)) == raw
    assert all(edge in (0, len(raw)) or raw[edge - 1 : edge] == b"\n" for edge in edges)


def test_a_warc_packed_as_one_piece_is_one_part(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(warc([page(n, everyday(n)) for n in range(5)], packed=False)))
    with path.open("rb") as file:
        assert next_record(file, 1) == path.stat().st_size


def test_the_parts_do_not_depend_on_who_does_them(tmp_path: Path) -> None:
    """Sixteen jobs of an array see the same list, and each part is one job's."""
    for n in range(9):
        write_lines(tmp_path / f"{n}.jsonl", [everyday(n)])
    (tmp_path / "note.txt").write_text("A note about the harvest in Eastham.")
    parts = list(parts_of([str(tmp_path)]))
    assert len(parts) == 10
    jobs = [sliced(parts, f"{n}/4") for n in range(1, 5)]
    assert sorted(p.name for job in jobs for p in job) == sorted(p.name for p in parts)


def test_small_files_are_done_some_at_a_time(tmp_path: Path) -> None:
    for n in range(600):
        (tmp_path / f"{n:03}.txt").write_text("x")
    assert [len(p.paths) for p in parts_of([str(tmp_path)])] == [256, 256, 88]


def test_the_content_of_a_part_is_its_bytes_not_its_path(tmp_path: Path) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "sub" / "other.jsonl"
    other.parent.mkdir()
    write_lines(one, [everyday(1)])
    other.write_bytes(one.read_bytes())
    ids = {content_of(p, bounds_of(p)) for p in (*parts_of([str(one)]), *parts_of([str(other)]))}
    assert len(ids) == 1


@pytest.mark.parametrize("given_", ["-", "https://example.org/a.warc.gz", "nowhere.warc.gz"])
def test_what_is_no_file_is_refused_in_words(given_: str) -> None:
    with pytest.raises(InputError, match=r"archive is read from files|no such file"):
        list(parts_of([given_]))


@pytest.mark.parametrize("which", ["0/4", "5/4", "4", "a/b", "-1/4"])
def test_a_wrong_slice_is_refused_in_words(which: str) -> None:
    with pytest.raises(InputError, match="write I/N"):
        sliced([Part(kind="lines", paths=("a",))], which)
