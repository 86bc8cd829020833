"""Copies: how reports hang together as texts: republished agency copy, versions of one story, corrections."""

from __future__ import annotations

from typing import Literal

import msgspec

CopyKind = Literal["copy", "update", "correction", "retraction", "credit"]


class CopyLink(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """`report` is a copy, an update ("(2nd LD)"), a correction or a retraction of `of`, an earlier report; `credit` says
    only that it credits the same agency for the same story. `likeness` is the estimated Jaccard similarity of their
    words, 0 to 1."""

    report: str
    of: str
    kind: CopyKind
    likeness: float


class Origin(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One independent source: the first report of a text and all reports that go back to it, by publication time.

    `id` is that of its first report; `agency` names the agency where one is credited.
    """

    id: str
    reports: tuple[str, ...]
    links: tuple[CopyLink, ...] = ()
    agency: str | None = None
