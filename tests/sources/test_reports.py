"""Inputs: everything readable is read, and what is not is named, without stopping the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chancery.facts.reports import report_id
from chancery.sources.reports import Arrival, arrivals, language_of, make_report
from chancery.sources.texts import LONGEST

STORY = (
    "Japan and India held talks in Tokyo on Monday. Both sides agreed to meet again in May, officials said on Tuesday."
)


def bring(path: Path) -> list[Arrival]:
    return list(arrivals([str(path)]))


def test_plain_text_keeps_its_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.replace(". ", ".\r\n").encode())
    (arrival,) = bring(tmp_path / "a.txt")
    assert arrival.report is not None
    assert arrival.report.text == STORY.replace(". ", ".\n")


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Talks held\n\n**Japan** and [India](https://example.org) met.\n\n- in Tokyo\n", encoding="utf-8"
    )
    (arrival,) = bring(tmp_path / "a.md")
    assert arrival.report is not None
    assert arrival.report.text == "Talks held\n\nJapan and India met.\n\nin Tokyo"


def test_a_page_gives_its_article(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Talks held</title><meta property='article:published_time' content='2026-03-02T09:00:00+09:00'>"
        f"<meta property='og:site_name' content='Harbour Wire'></head><body><nav>Home | World</nav><article><p>{STORY}</p>"
        f"<p>{STORY}</p></article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (arrival,) = bring(tmp_path / "a.html")
    report = arrival.report
    assert report is not None
    assert (report.title, report.outlet, report.published) == (
        "Talks held",
        "Harbour Wire",
        "2026-03-02T09:00:00+09:00",
    )
    assert STORY in report.text


def test_json_lines_are_kept_untouched_and_a_bad_line_costs_itself_only(tmp_path: Path) -> None:
    lines = [
        json.dumps({"doc": "one", "date": "2026-03-02", "text": STORY + "\r\n"}),
        "{broken",
        json.dumps({"title": "no text"}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    good, broken, empty = bring(tmp_path / "a.jsonl")
    assert good.report is not None
    assert (good.report.key, good.report.published, good.report.text) == ("one", "2026-03-02", STORY + "\r\n")
    assert broken.trouble is not None
    assert "line 2: not JSON" in str(broken.trouble)
    assert empty.trouble is not None
    assert 'no "text"' in str(empty.trouble)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b" \n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "binary"),
        ("menu.html", b"<html><body><a href='/'>Home</a> <a href='/w'>World</a></body></html>", "boilerplate"),
        ("deep.html", b"<div>" * 5000, "hang a parser"),
        ("wide.html", b"<p " + b"a=1 " * 50_000 + b">x</p>", "hang a parser"),
        ("old.txt.gz", b"\x1f\x8b", "it is empty"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    (arrival,) = bring(tmp_path / name)
    assert arrival.report is None
    assert message in str(arrival.trouble)


def test_json_that_nests_without_end_is_named_and_the_next_line_read(tmp_path: Path) -> None:
    deep = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    (tmp_path / "a.jsonl").write_text(deep + "\n" + json.dumps({"text": STORY}), encoding="utf-8")
    nested, good = bring(tmp_path / "a.jsonl")
    assert "not JSON" in str(nested.trouble)
    assert good.report is not None


def test_lone_surrogates_are_replaced_one_for_one_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"text": "Japan \\ud800 and China held talks. \\ud83d\\ude00"}', encoding="utf-8"
    )
    (arrival,) = bring(tmp_path / "a.jsonl")
    assert arrival.report is not None
    assert arrival.report.text == "Japan \ufffd and China held talks. \U0001f600"
    assert [p.kind for p in arrival.problems] == ["surrogates"]


def test_a_report_without_end_is_cut_and_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY * 2000, encoding="utf-8")
    (arrival,) = bring(tmp_path / "a.txt")
    assert arrival.report is not None
    assert len(arrival.report.text) == LONGEST
    assert [p.kind for p in arrival.problems] == ["text-cut"]


def test_utf_16_and_marks_of_byte_order_are_taken(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-8-sig"):
        (tmp_path / "a.txt").write_bytes(STORY.encode(encoding))
        (arrival,) = bring(tmp_path / "a.txt")
        assert arrival.report is not None
        assert (arrival.report.text, arrival.problems) == (STORY, ())


def test_an_enormous_file_is_refused_and_a_missing_one_is_named(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(70 * 1024 * 1024)
    assert "larger than the 64 MB" in str(bring(tmp_path / "huge.txt")[0].trouble)
    assert "no such file" in str(bring(tmp_path / "nowhere.txt")[0].trouble)
    assert "not a public address" in str(next(arrivals(["http://127.0.0.1:8009/a"])).trouble)


def test_oddities_are_mended_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.encode() + b"\x00\x07 caf\xe9")
    (arrival,) = bring(tmp_path / "a.txt")
    assert {p.kind for p in arrival.problems} == {"encoding", "control-characters"}


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    assert [Path(a.name).name for a in bring(tmp_path)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        (
            "Le ministre des Affaires étrangères a rencontré son homologue japonais à Tokyo lundi, selon des sources.",
            "fr",
        ),
        ("日本とインドの外相は月曜日に東京で会談した。", "ja"),
    ],
)
def test_the_language_is_named(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_same_report_is_one_and_six_copies_are_six() -> None:
    assert make_report(STORY, outlet="A").id == make_report(STORY, outlet="A").id
    assert make_report(STORY, outlet="A").id != make_report(STORY, outlet="B").id
    assert report_id("ab", outlet="c", published=None, title=None) != report_id(
        "b", outlet="ca", published=None, title=None
    )
