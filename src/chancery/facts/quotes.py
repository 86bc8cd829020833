"""Quotes: words of a report as evidence, whole outside their report."""

from __future__ import annotations

import msgspec

from chancery.facts.spans import Span


class Quote(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The words `text` of the report with the id `report`, standing at `span`: `report.text[start:end] == text`.

    "will pay an official visit to Japan from June 15 to 18" is the evidence of a visit, of its status and its window.
    """

    report: str
    span: Span
    text: str
