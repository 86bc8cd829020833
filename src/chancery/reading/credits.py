"""Credits: the agencies that a report says it is taken from, in its dateline and at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from chancery.facts.claims import Source
from chancery.facts.reports import Report
from chancery.facts.spans import Span
from chancery.knowledge.world_rows import OutletRow

_LINE = re.compile(
    r"^\W{0,2}(?:(?:Sources?|(?:Additional |With )?Reporting by|With (?:additional )?(?:inputs?|reporting|files) (?:from|by)"
    r"|Credits?|Via|Courtesy(?: of)?|Agencies)\b\s*:?\s*)?(?P<name>[^\n()]{2,60}?)\W{0,2}$",
    re.MULTILINE | re.IGNORECASE,
)
_MARKED = re.compile(r"^\W{0,2}(?:Sources?|Reporting|Additional|With|Credits?|Via|Courtesy|Agencies)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"^(?:[A-Z][\w.'’-]+[ ,]+){1,6}?[^\n()]{0,24}\((?P<name>[A-Z][\w.&'’ -]{1,30})\)\s*(?:-{1,2}|–|—)\s", re.MULTILINE
)
_CUT = re.compile(r"\s*(?:/|,|;|&|\band\b|\|)\s*")
_AGENCY = re.compile(r"\b(?:News|Agency|Agencies|Press|Times|Newswire)\b")


def read_credits(report: Report, outlets: Mapping[str, OutletRow]) -> tuple[tuple[Source, ...], bool]:
    """The agencies credited as one link each, and whether one stands at the foot, so that the whole report is its word.

    "(Source: Kyodo News)", "With inputs from PTI", "Kyodo/AFP" on a line of its own (one link: both have the words), and
    "MEXICO CITY, Feb. 8 (UPI) —" in another outlet's report. The outlet itself is no agency of its own.
    """
    for span in _at_foot(report.text, outlets):
        name = report.text[slice(*span)]
        if not _same(name, report.outlet, outlets):
            return (Source(name=name, kind="agency", span=span),), True
    for match in _DATELINE.finditer(report.text):
        name = match["name"].strip()
        if name.lower() in outlets and not _same(name, report.outlet, outlets):
            return (Source(name=name, kind="agency", span=match.span("name")),), False
    return (), False


def _at_foot(text: str, outlets: Mapping[str, OutletRow]) -> Iterator[Span]:
    """Lines that credit: with a word of credit anywhere, without one only as the last line."""
    for match in _LINE.finditer(text):
        name = match["name"].strip()
        parts = [p for p in _CUT.split(name) if p]
        known = [p for p in parts if p.lower() in outlets]
        marked = _MARKED.match(match[0]) is not None
        last = not text[match.end() :].strip()
        if (marked and (known or _AGENCY.search(name))) or (last and len(known) == len(parts) and known):
            start = match.start("name")
            yield start, start + len(match["name"].rstrip())


def _same(name: str, outlet: str | None, outlets: Mapping[str, OutletRow]) -> bool:
    """True where a name is the outlet's own: "Yonhap" in a report of "Yonhap News Agency"."""
    if outlet is None:
        return False
    one, other = outlets.get(name.lower()), outlets.get(outlet.lower())
    if one is not None and (one is other or outlet.lower().removeprefix("www.") == one.domain):
        return True
    return name.lower() in outlet.lower() or outlet.lower() in name.lower()
