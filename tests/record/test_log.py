"""The log: what was acknowledged is there, whole, whatever happens around it."""

from __future__ import annotations

import multiprocessing
import os
import resource
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import NewerRecord, NotARecord, RecordError, RecordUnwritable
from chancery.facts.reports import Report
from chancery.knowledge import load
from chancery.record import folder as folders
from chancery.record.contributions import contribution_of
from chancery.record.entries import Entry, ForgottenEntry, ReportEntry, entry_of, sentences_of
from chancery.record.folder import Folder
from chancery.record.inventions import World
from chancery.record.log import Log
from chancery.record.segments import DamagedSegment, decode_all, frames, salvage, segment_name, write_segment
from chancery.record.trials import MADE_BY, filled, opened
from chancery.sources.reports import make_report

WHEN = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)


def entry(text: str) -> ReportEntry:
    return ReportEntry(received=WHEN, report=make_report(text, outlet="Harbour Wire", published="2026-03-11"))


def everything(log: Log) -> list[Entry]:
    return [e for path in log.names().values() for frame in log.frames(path) for e in decode_all(frame.lines)]


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(Folder(tmp_path / "record", create=True))


def test_what_is_appended_is_there(log: Log) -> None:
    """Japan and India held talks on Monday. / 日本とインドが協議した。"""
    entries = [entry("Japan and India held talks on Monday."), entry("日本とインドが協議した。")]
    name = log.append(entries)
    assert list(log.names()) == [name]
    assert everything(log) == entries


@given(st.lists(st.text(min_size=1), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_a_segment_gives_back_its_entries(texts: list[str]) -> None:
    entries = [ReportEntry(received=WHEN, report=Report(id=str(n), text=t)) for n, t in enumerate(texts)]
    raw = write_segment(entries)
    assert list(decode_all([line for f in frames(segment_name(raw), raw) for line in f.lines])) == entries
    assert raw == write_segment(entries)


ROUNDS = [entry(f"Japan and India held talks, round {n}." * 40) for n in range(200)]
SEGMENT = write_segment(ROUNDS)


@given(st.integers(0, len(SEGMENT) * 8 - 1))
@settings(max_examples=150, deadline=None)
def test_no_flipped_bit_is_silent(bit: int) -> None:
    """A segment of which one bit has changed is found, and nothing false is saved from it."""
    name, raw = segment_name(SEGMENT), bytearray(SEGMENT)
    raw[bit // 8] ^= 1 << bit % 8
    with pytest.raises(DamagedSegment):
        list(frames(name, bytes(raw)))
    saved = list(decode_all(salvage(bytes(raw))))
    assert all(e in ROUNDS for e in saved)


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_a_torn_segment_is_found(cut: int) -> None:
    raw = write_segment([entry("Japan and India held talks.")])
    with pytest.raises(DamagedSegment):
        list(frames(segment_name(raw), raw[: cut % len(raw)]))


def test_a_damaged_segment_is_set_aside_and_its_whole_frames_saved(log: Log) -> None:
    entries = [entry(os.urandom(600).hex()) for _ in range(600)]
    name = log.append(entries)
    path = log.names()[name]
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 4
    path.write_bytes(raw)
    damage = log.set_aside(path, "its bytes are not those it is named after")
    assert damage.set_aside
    assert 0 < damage.saved < 600
    assert [p.name for p in log.folder.damaged.iterdir()] == [path.name]
    kept = everything(log)
    assert len(kept) == damage.saved
    assert all(e in entries for e in kept)


def test_any_zstd_tool_reads_a_segment(log: Log) -> None:
    log.append([entry("Japan and India held talks.")])
    (path,) = log.names().values()
    lines = zstandard.ZstdDecompressor().stream_reader(path.read_bytes(), read_across_frames=True).read().splitlines()
    assert lines[0] == b'{"chancery-log":1}'
    assert b'"kind":"report"' in lines[1]


def _append(path: Path, who: int) -> None:
    log = Log(Folder(path))
    for n in range(20):
        log.append([entry(f"writer {who}, report {n}")])


def test_many_processes_append_at_once(log: Log) -> None:
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_append, args=(log.folder.path, who)) for who in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [w.exitcode for w in writers] == [0] * 4
    assert len(everything(log)) == 80


def test_a_month_is_listed_again_when_it_changes(log: Log) -> None:
    other = Log(log.folder)
    for n in range(5):
        other.append([entry(f"round {n}")])
        assert len(log.names()) == n + 1


def _fill(path: Path) -> None:
    """Appends in a process of its own in which no file may grow over 4 KB, as on a disk that is nearly full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    log = Log(Folder(path))
    log.append([entry("Japan and India held talks.")])
    try:
        log.append([entry(os.urandom(20_000).hex())])
    except RecordUnwritable as full:
        os._exit(0 if "larger than allowed" in str(full) else 2)
    os._exit(3)


def test_a_full_disk_keeps_what_was_acknowledged(log: Log) -> None:
    writer = multiprocessing.get_context("fork").Process(target=_fill, args=(log.folder.path,))
    writer.start()
    writer.join()
    assert writer.exitcode == 0
    assert len(everything(log)) == 1
    assert not list(log.folder.log.glob("*.tmp"))


@pytest.mark.parametrize(("code", "words"), [("ENOSPC", "disk is full"), ("EROFS", "read-only")])
def test_a_disk_that_refuses_is_named(log: Log, monkeypatch: pytest.MonkeyPatch, code: str, words: str) -> None:
    def refuse(*_: object) -> int:
        raise OSError(getattr(__import__("errno"), code), code)

    monkeypatch.setattr(folders.os, "write", refuse)
    with pytest.raises(RecordUnwritable, match=words):
        log.append([entry("Japan and India held talks.")])
    assert everything(log) == []


def test_a_folder_of_something_else_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir")
    with pytest.raises(NotARecord, match="no record"):
        Folder(tmp_path)
    with pytest.raises(NotARecord, match=r"letter\.txt"):
        Folder(tmp_path, create=True)
    with pytest.raises(NotARecord, match="no such folder"):
        Folder(tmp_path / "absent")
    with pytest.raises(NotARecord, match="a file"):
        Folder(tmp_path / "letter.txt", create=True)


def test_a_record_of_a_newer_version_is_refused(log: Log) -> None:
    (log.folder.path / "chancery.json").write_text('{"chancery-record": 99}')
    with pytest.raises(NewerRecord, match="format 99"):
        Folder(log.folder.path)


def test_a_segment_of_a_newer_version_is_refused(log: Log) -> None:
    raw = zstandard.ZstdCompressor(write_checksum=True).compress(b'{"chancery-log":99}\n')
    path = log.folder.log / "2026-03" / f"{segment_name(raw)}.jsonl.zst"
    path.parent.mkdir()
    path.write_bytes(raw)
    with pytest.raises(NewerRecord, match="format 99"):
        list(log.frames(path))


def test_a_segment_of_an_older_format_is_brought_up_to_date_while_it_is_read(log: Log) -> None:
    """Format 0 called the moment of receipt `at`; the file stays as it is."""
    compressor = zstandard.ZstdCompressor(write_checksum=True)
    line = b'{"kind":"forgotten","at":"2026-03-11T09:30:00Z","report":"ab","sha256":"cd"}\n'
    raw = compressor.compress(b'{"chancery-log":0}\n') + compressor.compress(line)
    path = log.folder.log / "2026-03" / f"{segment_name(raw)}.jsonl.zst"
    path.parent.mkdir()
    path.write_bytes(raw)
    (frame,) = log.frames(path)
    wanted = [ForgottenEntry(received=WHEN, report="ab", sha256="cd")]
    assert list(decode_all(frame.lines)) == wanted
    assert list(decode_all(log.lines_at(path, frame.offset, frame.size))) == wanted
    assert path.read_bytes() == raw


def test_a_record_that_lost_its_mark_is_still_one(log: Log) -> None:
    log.append([entry("Japan and India held talks.")])
    (log.folder.path / "chancery.json").unlink()
    found = Folder(log.folder.path)
    assert found.mark_trouble == "chancery.json is missing"
    found.mend_mark()
    assert Folder(log.folder.path).mark_trouble == ""


def test_a_record_moved_while_open_is_noticed(log: Log) -> None:
    moved = log.folder.path.rename(log.folder.path.with_name("elsewhere"))
    with pytest.raises(RecordError, match="moved"):
        log.append([entry("Japan and India held talks.")])
    assert list(moved.rglob("*.zst")) == []


def test_files_of_the_dead_are_swept(log: Log) -> None:
    orphan = log.folder.log / ".1-abc.tmp"
    orphan.write_bytes(b"half")
    assert log.folder.sweep(older_than=0) == []
    assert log.folder.sweep(older_than=orphan.stat().st_mtime + 1) == [orphan.name]


def test_an_index_that_was_being_made_is_swept_with_its_blocks(log: Log) -> None:
    blocks = log.folder.path / "building-1-ab"
    blocks.mkdir()
    building = blocks.with_suffix(".sqlite")
    packed = blocks.with_suffix(".packed")
    for file in (building, packed, blocks / "0.sqlite"):
        file.write_bytes(b"half")
        os.utime(file, (0, 0))
    os.utime(blocks, (0, 0))
    for young in (blocks / "0.sqlite", packed):
        os.utime(young)
        assert log.folder.sweep(older_than=60) == []  # it is still being written
        os.utime(young, (0, 0))
    assert sorted(log.folder.sweep(older_than=60)) == sorted([blocks.name, building.name, packed.name])
    assert not list(log.folder.path.glob("building-*"))


def test_sentences_are_kept_as_they_were_cut() -> None:
    """Lisbon put the visit off. "No date is set," a spokesman said. Talks go on."""
    for reading in World(11).readings(3, MADE_BY):
        entry = entry_of(reading, WHEN)
        assert entry.cut() == sentences_of(reading.report.text)
        told = contribution_of(reading, load(), entry.cut())
        assert told == contribution_of(reading, load()), (
            "an entry of an earlier version, which does not say, tells the same"
        )
        assert msgspec.structs.replace(entry, sentences=()).cut() is None


def test_a_name_that_the_index_has_lost_is_named(tmp_path: Path) -> None:
    """Nobody would be found by it any more."""
    filled(tmp_path / "record", list(World(3).readings(8, MADE_BY)))
    with opened(tmp_path / "record") as record:
        record.catch_up()
        assert not record.verify(mend=False)
        with record.index.writing() as access:
            access.connection.execute("DELETE FROM actor_names WHERE folded = (SELECT min(folded) FROM actor_names)")
        assert [f.what for f in record.verify(mend=False)] == ["index.sqlite"]
