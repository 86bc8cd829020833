"""W3C Web Annotation: every mention of an event as an annotation of its report."""

from __future__ import annotations

import json
from typing import Any, TextIO

from chancery.exchange.datasets import Dataset
from chancery.exchange.titles import title
from chancery.facts.record_events import RecordEvent, Told
from chancery.facts.reports import Report

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"chancery": "urn:chancery:ns#"}]
_AROUND = 32


def write_annotations(data: Dataset, file: TextIO) -> int:
    """Writes one annotation a line (JSON-LD); gives their number. Mentions of reports whose text is gone are left out."""
    number = 0
    for event in data.events():
        for told in event.mentions:
            report = data.reports.get(told.report)
            if report is not None:
                file.write(json.dumps(annotation(event, told, report), ensure_ascii=False) + "\n")
                number += 1
    return number


def annotation(event: RecordEvent, told: Told, report: Report) -> dict[str, Any]:
    """An annotation of one mention, with a position selector and a quote selector.

    `start` and `end` count Unicode code points, as the W3C model says and as Python does; a browser's strings count UTF-16
    units, so these stand beside them as `chancery:utf16`. In "𠮷田 met" the word "met" is at 3 in code points and 4 in UTF-16.
    """
    start, end = told.span
    text = report.text
    return {
        "@context": CONTEXT,
        "id": f"urn:chancery:mention:{told.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "value": title(event), "format": "text/plain", "purpose": "describing"},
            {"type": "SpecificResource", "source": f"urn:chancery:event:{event.id}", "purpose": "identifying"},
        ],
        "target": {
            "source": report.url or f"urn:chancery:report:{report.id}",
            "selector": [
                {
                    "type": "TextPositionSelector",
                    "start": start,
                    "end": end,
                    "chancery:utf16": [utf16(text, start), utf16(text, end)],
                },
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
            ],
        },
    }


def utf16(text: str, at: int) -> int:
    """The place `at` of a text, counted in UTF-16 code units as browsers count."""
    return at + sum(1 for c in text[:at] if ord(c) > 0xFFFF)
