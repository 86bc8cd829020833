"""What pupils read without annotation."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from training.unannotated import releases, unannotated

FERRY = "The ferry left Split at noon on Friday ."
PORT = "Dockers in Rijeka went back to work ."
MAYOR = "The mayor of Zadar thanked the crew ."
CHART = "Croatia lies on the Adriatic Sea ."
SHORT = "Nobody was hurt ."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "ner").mkdir()
    news = [json.dumps({"text": f"{FERRY} {SHORT}"}), json.dumps({"text": FERRY})]
    (tmp_path / "ecbplus_traindev.jsonl.gz").write_bytes(gzip.compress("\n".join(news).encode()))
    (tmp_path / "ner/re3d_open.jsonl").write_text(json.dumps({"text": f"{PORT} {FERRY}"}))
    (tmp_path / "whitehouse_reports.jsonl").write_text(json.dumps({"text": f"{PORT} {MAYOR}"}))
    columns = "\n".join(f"{word} O" for word in CHART.split())
    (tmp_path / "ner/wikigold.conll.txt.gz").write_bytes(gzip.compress(f"{columns}\n\nYes O\n".encode()))
    return tmp_path


def test_a_sentence_told_twice_is_read_once_and_short_ones_are_not(data: Path) -> None:
    assert [" ".join(s.words) for s in unannotated(data)] == [FERRY, PORT, CHART, MAYOR]


def test_nothing_of_an_annotation_goes_along(data: Path) -> None:
    assert not any(s.names or s.heads or s.upos for s in unannotated(data))


def test_no_more_releases_than_asked_for(data: Path) -> None:
    assert len(releases(data, 1)) == 1
    assert sorted(" ".join(s.words) for s in releases(data, 5)) == [PORT, MAYOR]
