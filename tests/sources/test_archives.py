"""Archives: WARC, zip, mbox and mail; the same page has the same id on every path; damage costs what is damaged only."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from chancery.sources.archives import warc_pages
from chancery.sources.reports import Arrival, arrivals

from .layouts import FIRST, LAYOUTS, SECOND, STORY

PAGE = LAYOUTS[0].html.encode()
URL = "https://harbourwire.example/a/1"


def bring(path: Path) -> list[Arrival]:
    return list(arrivals([str(path)]))


def warc(pages: list[tuple[str, bytes]], *, packed: bool = True) -> bytes:
    """A WARC as crawlers write it: a request and a response for each page, each record packed alone."""
    out = b""
    for url, body in pages:
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        )
        for kind, content, block in (
            ("request", "http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
            ("response", "http; msgtype=response", head + body),
        ):
            record = (
                (
                    f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T18:10:00Z\r\nWARC-Record-ID: <urn:uuid:{hash((url, kind)) & 0xFFFFFFFF:032x}>\r\n"
                    f"Content-Type: application/{content}\r\nContent-Length: {len(block)}\r\n\r\n"
                ).encode()
                + block
                + b"\r\n\r\n"
            )
            out += gzip.compress(record, 1) if packed else record
    return out


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_gives_its_pages(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(
        warc([(f"{URL}{n}", PAGE.replace(b"Monday", f"Monday the {n}th".encode())) for n in range(3)], packed=packed)
    )
    found = bring(path)
    assert [a.report.url for a in found if a.report] == [f"{URL}{n}" for n in range(3)]
    assert all(a.report and SECOND in a.report.text and a.page is not None for a in found)


def test_one_page_has_one_id_on_every_path(tmp_path: Path) -> None:
    """From a file, a zip, a folder and a WARC; a feed's page goes the same way (test_watch.py)."""
    (tmp_path / "a.warc.gz").write_bytes(warc([(URL, PAGE)]))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.html").write_bytes(PAGE)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("deep/in/a.html", PAGE)
    ids = {a.report.id for path in tmp_path.iterdir() for a in bring(path) if a.report}
    assert len(ids) == 1


def test_a_warc_goes_on_from_a_place(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc([(f"{URL}{n}", PAGE) for n in range(4)]))
    pages = list(warc_pages(path))
    assert list(warc_pages(path, pages[2].place)) == pages[2:]
    assert list(warc_pages(path, pages[1].place, pages[3].place)) == pages[1:3]


def test_a_damaged_warc_gives_what_stands_before(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    raw = warc([(f"{URL}{n}", PAGE) for n in range(4)])
    path.write_bytes(raw[: len(raw) * 5 // 8])
    found = bring(path)
    assert [a.report.url for a in found if a.report][:2] == [f"{URL}0", f"{URL}1"]


def test_what_is_no_warc_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"\x1f\x8bnothing")
    (arrival,) = bring(tmp_path / "a.warc.gz")
    assert arrival.trouble is not None


def test_a_zip_gives_its_files_and_names_the_bad_ones(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", FIRST)
        archive.writestr("../../c.jsonl", json.dumps({"text": SECOND, "id": "c"}))
        archive.writestr("empty.md", " ")
        archive.writestr("bomb.txt", b"a" * 40_000_000)
        archive.writestr("photo.png", b"\x89PNG")
        archive.writestr("__MACOSX/._b.txt", b"x")
    found = {a.name.rpartition(": ")[2]: a for a in bring(tmp_path / "a.zip")}
    assert {n for n, a in found.items() if a.report} == {"b.txt", "../../c.jsonl, line 1"}
    assert "far more than was packed" in str(found["bomb.txt"].trouble)
    assert "empty" in str(found["empty.md"].trouble)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]


def test_a_packed_text_is_read_and_a_bomb_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(FIRST.encode()))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(bytes(70_000_000), 1))
    good, bad = bring(tmp_path)
    assert good.report is not None
    assert good.report.text == FIRST
    assert "unpacks to more" in str(bad.trouble)


MAIL = f"""From: "Ministry of the Harbour" <press@harbour.example>
To: list@example.org
Subject: =?utf-8?q?Readout=3A_talks_on_fishing_=E2=80=93_Rabat?=
Date: Mon, 2 Mar 2026 18:05:00 +0100
Message-ID: <r1@harbour.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{FIRST}

{SECOND}
--b
Content-Type: text/html; charset=utf-8

<p>{FIRST}</p>
--b--
""".encode()


def test_a_mail_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(MAIL)
    (arrival,) = bring(tmp_path / "a.eml")
    report = arrival.report
    assert report is not None
    assert (report.title, report.outlet, report.published, report.key) == (
        "Readout: talks on fishing – Rabat",
        "Ministry of the Harbour",
        "2026-03-02T18:05:00+01:00",
        "r1@harbour.example",
    )
    assert report.text == f"{FIRST}\n\n{SECOND}"


def test_a_mail_of_html_alone_is_its_words(tmp_path: Path) -> None:
    head = b"From: a@b.example\nSubject: Talks\nContent-Type: text/html; charset=utf-8\n\n"
    (tmp_path / "a.eml").write_bytes(head + "".join(f"<p>{p}</p>" for p in STORY).encode())
    (arrival,) = bring(tmp_path / "a.eml")
    assert arrival.report is not None
    assert arrival.report.text.split("\n\n") == list(STORY)


def test_an_mbox_gives_its_messages(tmp_path: Path) -> None:
    """A line that begins with "From " inside a message begins no other."""
    inside = MAIL.replace(
        SECOND.encode(), b">From here on the talks go on, and\nFrom the river to the port all is quiet."
    )
    box = b"".join(
        b"From press@harbour.example Mon Mar  2 18:05:00 2026\n" + m + b"\n"
        for m in (MAIL, inside, b"Subject: empty\n\n")
    )
    (tmp_path / "a.mbox").write_bytes(box)
    first, second, empty = bring(tmp_path / "a.mbox")
    assert first.report is not None
    assert second.report is not None
    assert "From here on the talks go on" in second.report.text
    assert "no text" in str(empty.trouble)


def test_a_stream_of_mail_is_read_a_message_at_a_time() -> None:
    from chancery.sources.mails import messages

    box = b"".join(b"From a Mon Mar  2 18:05:00 2026\nSubject: %d\n\nx\n\n" % n for n in range(5))
    places = [place for place, _ in messages(io.BytesIO(box))]
    assert [raw.split(b"\n")[0] for _, raw in messages(io.BytesIO(box))] == [b"Subject: %d" % n for n in range(5)]
    assert all(box[p:].startswith(b"From a ") for p in places)
