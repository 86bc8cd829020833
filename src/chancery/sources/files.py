"""Files: what the bytes of one file hold, by the kind of file that its name says it is."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from chancery.errors import InputError
from chancery.sources.arrivals import Arrival, make_report, page_arrival
from chancery.sources.mails import mail_arrival
from chancery.sources.texts import LARGEST, decode, plain, sound, tidy

TEXTS, MARKDOWN, PAGES, LINES, MAILS = (
    {".txt", ".text", ""},
    {".md", ".markdown"},
    {".html", ".htm", ".xhtml"},
    {".jsonl", ".ndjson"},
    {".eml"},
)
KINDS = TEXTS | MARKDOWN | PAGES | LINES | MAILS
RATIO, RATIO_FROM = 200, 2**20


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of every report; it overrules what the inputs say."""

    outlet: str | None = None
    published: str | None = None


def suffix_of(name: str) -> str:
    """The suffix that tells the kind of a file, in small letters: ".warc.gz" and the like count whole."""
    suffixes = [s.lower() for s in PurePath(name).suffixes[-2:]]
    return "".join(suffixes) if suffixes[-1:] == [".gz"] and len(suffixes) == 2 else "".join(suffixes[-1:])


def file_arrivals(name: str, raw: bytes, suffix: str, given: Given) -> Iterator[Arrival]:
    """The reports in the bytes of a file of this kind; a packed one (".txt.gz") is unpacked first. May raise `InputError`."""
    if suffix.endswith(".gz"):
        raw, suffix = unpacked(name, raw), suffix.removesuffix(".gz")
    if suffix in LINES:
        yield from _lines(name, raw, given)
    elif suffix in PAGES:
        yield page_arrival(name, raw, outlet=given.outlet, published=given.published)
    elif suffix in MAILS:
        yield mail_arrival(name, raw, outlet=given.outlet, published=given.published)
    else:
        yield _text(name, raw, given, markdown=suffix in MARKDOWN)


def stream_arrivals(name: str, raw: bytes, given: Given) -> Iterator[Arrival]:
    """The reports in bytes that came without a name, such as standard input: JSON Lines, a page, or text, by how they begin."""
    head = raw.lstrip()[:256].lower()
    if head.startswith(b"{") and b'"text"' in raw:
        yield from _lines(name, raw, given)
    elif head.startswith((b"<!doctype html", b"<html")):
        yield page_arrival(name, raw, outlet=given.outlet, published=given.published)
    else:
        yield _text(name, raw, given, markdown=False)


def unpacked(name: str, raw: bytes) -> bytes:
    """What gzip packed, as far as a file may be read. Raises `InputError` for damage, and for what swells without end."""
    unpacker, out = zlib.decompressobj(zlib.MAX_WBITS | 16), bytearray()
    try:
        while raw and len(out) <= LARGEST:
            out += unpacker.decompress(raw, 2**20)
            raw = unpacker.unconsumed_tail
            if unpacker.eof:
                raw = unpacker.unused_data
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    except zlib.error as damage:
        raise InputError(name, f"it does not unpack: {damage}", "pack it again, or give it unpacked") from damage
    if len(out) > LARGEST:
        raise InputError(
            name, f"it unpacks to more than the {LARGEST // 2**20} MB that are read", "split it into reports"
        )
    return bytes(out)


def _text(name: str, raw: bytes, given: Given, *, markdown: bool) -> Arrival:
    text, problems = decode(name, raw)
    text, more = tidy(plain(text) if markdown else text)
    if not text.strip():
        raise InputError(name, "it holds no text", "give a report's text")
    return Arrival(name, make_report(text, outlet=given.outlet, published=given.published), (*problems, *more))


def _lines(name: str, raw: bytes, given: Given) -> Iterator[Arrival]:
    text, problems = decode(name, raw)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            record: Any = json.loads(line)
        except (ValueError, RecursionError) as wrong:
            yield Arrival(where, None, trouble=InputError(where, f"not JSON: {wrong}", "one JSON object a line"))
            continue
        if not isinstance(record, dict) or not isinstance(record.get("text"), str) or not record["text"].strip():
            trouble = InputError(where, 'no "text" in this line', 'give {"text": "...", "published": "..."}')
            yield Arrival(where, None, trouble=trouble)
            continue
        said = {
            k: sound(record[k])[0] for k in ("outlet", "title", "url") if isinstance(record.get(k), str) and record[k]
        }
        when = record.get("published") or record.get("date") or record.get("dct")
        key = record.get("id") or record.get("doc")
        whole, more = sound(record["text"])
        report = make_report(
            whole,
            outlet=given.outlet or said.get("outlet"),
            title=said.get("title"),
            url=said.get("url"),
            published=given.published or (when if isinstance(when, str) else None),
            key=str(key) if key is not None else None,
        )
        yield Arrival(where, report, (*problems, *more))
