"""Archives: WARC, zip and mbox, read as a stream, member by member; a damaged or swollen member costs itself only."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from chancery.errors import DamagedArchive, InputError
from chancery.sources.arrivals import Arrival, page_arrival
from chancery.sources.files import KINDS, RATIO, RATIO_FROM, Given, file_arrivals, suffix_of, unpacked
from chancery.sources.mails import mail_arrival, messages
from chancery.sources.shapes import LARGEST
from chancery.sources.texts import LARGEST as LARGEST_FILE

WARCS, ZIPS, MBOXES = {".warc", ".warc.gz"}, {".zip"}, {".mbox", ".mbx"}
_MEMBERS = 100_000


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page of a WARC: where its record begins in the file, its address, and its bytes as the server sent them, unpacked."""

    place: int
    url: str | None
    charset: str | None
    raw: bytes = field(repr=False)


def warc_pages(path: Path, start: int = 0, end: int | None = None) -> Iterator[ArchivedPage]:
    """The HTML pages among a WARC's responses, from the record that begins at `start` (a `place` given before) on, up to
    those that begin at `end` or behind it.

    Answers other than 200 and other kinds of content are passed over. Raises `DamagedArchive` where the file is damaged;
    what stands before the damage has been given by then.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    place = start
    try:
        with path.open("rb") as file:
            file.seek(start)
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, max_content_length=4 * LARGEST):
                if end is not None and record.stream_pos >= end:
                    return
                place = record.stream_pos
                if record.http_headers is None or record.http_headers.status_code != 200:
                    continue
                kind = (record.http_content_type or "text/html").lower()
                if "html" not in kind:
                    continue
                raw = _plain(record.reader.read(4 * LARGEST), record.http_headers.get("Content-Encoding") or "")
                if raw:
                    yield ArchivedPage(place, record.headers.get("WARC-Target-URI"), record.http_charset, raw)
    except OSError as trouble:
        raise DamagedArchive(
            str(path), place, f"it is damaged after byte {place}: {trouble}", "what stood before was read"
        ) from trouble
    except Exception as trouble:
        raise DamagedArchive(
            str(path), place, f"it is no sound WARC after byte {place}: {trouble}", "what stood before was read"
        ) from trouble


def warc_arrivals(name: str, path: Path, given: Given, start: int = 0) -> Iterator[Arrival]:
    """The reports of a WARC, each named by its address."""
    found = 0
    for page in warc_pages(path, start):
        found += 1
        where = f"{name}: {page.url or page.place}"
        try:
            arrival = page_arrival(
                where, page.raw, outlet=given.outlet, published=given.published, url=page.url, charset=page.charset
            )
            arrival.gathered = True
            yield arrival
        except InputError as trouble:
            yield Arrival(where, None, trouble=trouble)
    if not found:
        raise InputError(
            name, "it holds no HTML page that was answered with 200", "give a WARC of pages, such as CC-NEWS"
        )


def zip_arrivals(name: str, path: Path, given: Given) -> Iterator[Arrival]:
    """The reports of the files in a zip, in the order of their names; none is ever written to disk."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as damage:
        raise InputError(name, f"it is no sound zip: {damage}", "pack it again, or give the folder") from damage
    with archive:
        members = sorted((m for m in archive.infolist() if _is_report(m)), key=lambda m: m.filename)
        if not members:
            raise InputError(name, "no text, Markdown, HTML, .jsonl or .eml file in it", "give a zip of reports")
        for member in members[:_MEMBERS]:
            where = f"{name}: {member.filename}"
            try:
                yield from file_arrivals(where, _member(where, archive, member), suffix_of(member.filename), given)
            except InputError as trouble:
                yield Arrival(where, None, trouble=trouble)
        if len(members) > _MEMBERS:
            raise InputError(name, f"only the first {_MEMBERS} of its {len(members)} files were read", "split it")


def mbox_arrivals(name: str, path: Path, given: Given) -> Iterator[Arrival]:
    """The reports of the messages in an mbox."""
    found = 0
    with path.open("rb") as file:
        for number, (_, raw) in enumerate(messages(file), 1):
            found = number
            where = f"{name}, message {number}"
            try:
                yield mail_arrival(where, raw, outlet=given.outlet, published=given.published)
            except InputError as trouble:
                yield Arrival(where, None, trouble=trouble)
    if not found:
        raise InputError(
            name, "it holds no message", "an mbox begins each with a line such as: From sender Mon Mar 2 09:00:00 2026"
        )


def _is_report(member: zipfile.ZipInfo) -> bool:
    base = member.filename.rpartition("/")[2]
    return (
        not member.is_dir() and not base.startswith((".", "__MACOSX")) and suffix_of(base).removesuffix(".gz") in KINDS
    )


def _member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a member; what it says of its own size is not believed."""
    if member.flag_bits & 1:
        raise InputError(name, "it is locked with a password", "unpack it and give the folder")
    out = bytearray()
    try:
        with archive.open(member) as file:
            while part := file.read(65_536):
                out += part
                if len(out) > LARGEST_FILE or (
                    len(out) > RATIO_FROM and len(out) > RATIO * max(1, member.compress_size)
                ):
                    raise InputError(name, "it unpacks to far more than was packed", "unpack it and look at it")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as damage:
        raise InputError(name, f"it is damaged: {damage}", "pack it again") from damage
    return bytes(out)


def _plain(raw: bytes, coding: str) -> bytes:
    """The body of an archived answer without its one layer of packing; empty where it does not unpack."""
    if coding.strip().lower() not in ("gzip", "x-gzip") or not raw.startswith(b"\x1f\x8b"):
        return raw
    try:
        return unpacked("", raw)
    except InputError:
        return b""
