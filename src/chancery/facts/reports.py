"""A report: what an outlet published, exactly as it stands."""

from __future__ import annotations

import hashlib

import msgspec

from chancery.facts.spans import Span


class Dateline(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The place a report is written from, and the zone in which its relative times are read.

    "TOKYO, March 11 -" makes "the evening of January 2" a Tokyo evening. `timezone` is an IANA name.
    """

    place: str
    timezone: str
    span: Span


class Report(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One report as it was published; every span of every fact counts code points of its `text`.

    `published` is ISO 8601: a moment with its offset, or a plain date; None where the report does not say.
    `id` is made from outlet, time, title and text, exactly: the same report read twice is one report.
    `key` is the caller's own name for it (the `id` or `doc` of its input), if there was one. `author` and `credit` (the
    agency whose copy it is) are as the page names them, where it does.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    dateline: Dateline | None = None
    key: str | None = None
    author: str | None = None
    credit: str | None = None

    def quote(self, span: Span) -> str:
        """The words of the report at `span`."""
        return self.text[span[0] : span[1]]


def report_id(text: str, *, outlet: str | None, published: str | None, title: str | None) -> str:
    """The id of a report: 16 hexadecimal digits of SHA-256 over outlet, time, title and text, in this order."""
    parts = (outlet or "", published or "", title or "", text)
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()[:16]
