"""Brief: how things stand in 300 words or fewer, each clause with its numbered sources; to print, or as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from chancery.desk.asking import Asking
from chancery.desk.page import EVENT_FILTERS, Form, Page, Row
from chancery.record.briefs import Brief, Clause, Source

_SECTIONS = {"Open": "/questions", "Where they stand": "/positions"}


class BriefPage(msgspec.Struct, frozen=True, kw_only=True):
    """A brief: its clauses by section and the sources that they count on."""

    clauses: tuple[Clause, ...]
    sources: tuple[Source, ...]
    words: int
    as_of: datetime


def facts(asking: Asking) -> BriefPage:
    """How things stand."""
    found = asking.record.brief(asking.filters)
    return BriefPage(clauses=found.clauses, sources=found.sources, words=found.words, as_of=found.as_of)


def draw(asking: Asking, page: BriefPage) -> dict[str, object]:
    """The clauses by section, and where each leads."""
    sections: dict[str, list[Clause]] = {}
    for clause in page.clauses:
        sections.setdefault(clause.section, []).append(clause)
    to = {
        c.of: asking.link(_SECTIONS.get(c.section, f"/event/{c.of}"))
        + (f"#q-{c.of}" if c.section == "Open" else f"#p-{c.of}" if c.section in _SECTIONS else "")
        for c in page.clauses
    }
    return {"sections": sections, "to": to}


def write_md(asking: Asking) -> bytes:
    """The brief as Markdown: no character of a report is markup in it."""
    page = facts(asking)
    brief = Brief(clauses=page.clauses, sources=page.sources, words=page.words, as_of=page.as_of)
    out = [f"# Brief, {page.as_of.astimezone(asking.zone):%Y-%m-%d %H:%M} {asking.zone}", ""]
    section = ""
    for clause in brief.clauses:
        if clause.section != section:
            section = clause.section
            out += ["", f"## {section}", ""]
        marks = "".join(f"\\[{n}\\]" for n in clause.sources)
        out.append(f"- {_plain(clause.text)} {marks}")
    out += ["", *(f"{s.number}. {_plain(s.words().partition('] ')[2])}" for s in brief.sources), ""]
    return "\n".join(out).encode("utf-8", "replace")


def _plain(text: str) -> str:
    """Text in which Markdown finds nothing."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!~&" else c for c in " ".join(text.split()))


def rows(page: BriefPage) -> Iterable[Row]:
    """One clause a line."""
    reports = {s.number: s.report.id for s in page.sources}
    for clause in page.clauses:
        yield {
            "section": clause.section,
            "text": clause.text,
            "of": clause.of,
            "reports": " ".join(reports[n] for n in clause.sources),
        }


PAGE = Page(
    name="brief",
    title="Brief",
    path="/brief",
    facts=facts,
    rows=rows,
    draw=draw,
    filters=EVENT_FILTERS,
    forms={"md": Form("text/markdown; charset=utf-8", write_md)},
    key="b",
    limited=False,
    about="How things stand in 300 words or fewer, each clause with its sources.",
)
