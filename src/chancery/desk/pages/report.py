"""Report: the text of a report with its evidence marked, notes in the margin, and the same text at other outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from chancery.desk.asking import Asking
from chancery.desk.highlight import LAYERS, Mark, Note, paragraphs
from chancery.desk.page import Page, Row, Word
from chancery.desk.pages.summaries import Summary, summary
from chancery.facts.problems import Problem
from chancery.facts.readings import Reading
from chancery.facts.spans import Span
from chancery.record.filters import WrongFilter
from chancery.record.opened import ReportName
from chancery.record.showing import KeptReading

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_OUTLETS = re.compile(r"https?://[^\s\x00-\x1f\"<>]+")
_FIRM = frozenset({"stated"})


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """Another report that goes back to the same source, and how: a copy, an update, a correction, a retraction."""

    report: ReportName
    kind: str
    likeness: float | None


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    """A report with everything that is stated about it; spans count code points of `text`."""

    report: ReportName
    url: str | None
    text: str | None
    received: datetime | None
    withdrawn: bool
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]
    events: tuple[Summary, ...]
    copies: tuple[Copy, ...]
    problems: tuple[Problem, ...]
    readings: tuple[KeptReading, ...]
    lit: Span | None
    read_only: bool


def facts(asking: Asking) -> ReportPage:
    """One report. Raises `UnknownId`, and `WrongFilter` for a wrong span."""
    record = asking.record
    shown = record.report(asking.path["id"])
    reading = record.reading(shown.id)
    with record.asked() as access:
        held = access.cabinet.events(shown.events)
        ids = [f"{shown.id}.{s}-{e}" for ev in (reading.events if reading else ()) for s, e in ev.mentions]
        holders = access.cabinet.event_of(ids)
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    if reading is not None:
        marks, notes = _marks(reading, holders), _notes(reading, holders)
    origin = shown.origin
    links = {link.report: link for link in origin.links} if origin else {}
    others = [r for r in origin.reports if r != shown.id] if origin else []
    names = record.named(others)
    return ReportPage(
        report=ReportName(
            id=shown.id, key=shown.key, outlet=shown.outlet, published=shown.published, title=shown.title
        ),
        url=shown.url if shown.url and _OUTLETS.fullmatch(shown.url) else None,
        text=shown.text,
        received=shown.received,
        withdrawn=shown.withdrawn,
        marks=marks,
        notes=notes,
        events=tuple(summary(e, asking.now) for e in held.values()),
        copies=tuple(
            Copy(
                report=names[r],
                kind=links[r].kind if r in links else "first",
                likeness=round(links[r].likeness, 2) if r in links else None,
            )
            for r in others
            if r in names
        ),
        problems=shown.problems,
        readings=shown.readings,
        lit=_span(asking.word("span")),
        read_only=asking.read_only,
    )


def _span(word: str) -> Span | None:
    if not word:
        return None
    found = _SPAN.fullmatch(word)
    if found is None:
        raise WrongFilter(f"span {word!r}: write 120-131, the first character and the one after the last")
    return int(found[1]), int(found[2])


def _marks(reading: Reading, holders: Mapping[str, str]) -> tuple[Mark, ...]:
    report = reading.report.id
    found: dict[Mark, None] = {}

    def mark(span: Span | None, layer: str, label: str, event: str | None = None) -> None:
        if span is not None and span[0] < span[1]:
            found[Mark(span=span, layer=layer, label=label, event=event)] = None  # type: ignore[arg-type]

    for event in reading.events:
        whole = next((holders[i] for s, e in event.mentions if (i := f"{report}.{s}-{e}") in holders), None)
        for span in event.mentions:
            mark(span, "event", f"{event.type}, {event.status}", whole)
        for operator in event.status_from:
            mark(operator.span, "hedge", f"makes it {operator.effect}", whole)
    for time in reading.times:
        mark(time.span, "time", f"{time.type} {time.value}")
    for claim in reading.claims:
        for source in claim.chain:
            mark(source.span, "source", f"source: {source.kind}")
        mark(claim.cue, "source" if claim.certainty in _FIRM else "hedge", f"on their word, {claim.certainty}")
    for question in reading.questions:
        mark(question.text, "question", "left open")
    return tuple(sorted(found, key=lambda m: (m.span, m.layer, m.label)))


def _notes(reading: Reading, holders: Mapping[str, str]) -> tuple[Note, ...]:
    report = reading.report.id
    out: list[Note] = []
    names = {a.id: a.name for a in reading.actors}
    for event in reading.events:
        whole = next((holders[i] for s, e in event.mentions if (i := f"{report}.{s}-{e}") in holders), None)
        who = ", ".join(dict.fromkeys(names.get(p.actor, p.actor) for p in event.participants))
        label = event.type.replace("-", " ").capitalize() + (f": {who}" if who else "")
        out.append(Note(span=event.mentions[0], layer="event", label=label, status=event.status, event=whole))
    said: set[tuple[str, ...]] = set()
    for claim in sorted(reading.claims, key=lambda c: c.content):
        chain = tuple(" ".join(s.name.split()) for s in claim.chain)
        if (claim.certainty, *chain) in said:
            continue
        said.add((claim.certainty, *chain))
        firm = "" if claim.certainty == "stated" else f" ({claim.certainty})"
        place = claim.cue or next((s.span for s in reversed(claim.chain) if s.span), claim.content)
        out.append(Note(span=place, layer="source", label=" ← ".join(chain) + firm))
    for question in reading.questions:
        several = len(question.alternatives) > 1
        label = f"Left open, {len(question.alternatives)} ways" if several else "Left open"
        out.append(Note(span=question.text, layer="question", label=label))
    out += [
        Note(span=p.span, layer="hedge", label=f"{p.kind}: {p.message}"[:160])
        for p in reading.problems
        if p.span is not None
    ]
    return tuple(sorted(out, key=lambda n: (n.span, n.layer, n.label)))


def draw(asking: Asking, page: ReportPage) -> dict[str, object]:
    """The text in paragraphs with marks and notes."""
    anchors = {m.span[0] for m in page.marks} | {0}
    cut = paragraphs(page.text or "", page.marks, page.notes, lit=page.lit, anchors=anchors)
    return {"paragraphs": cut, "layers": LAYERS, "cut_off": len(page.text or "") > 60_000}


def rows(page: ReportPage) -> Iterable[Row]:
    """One mark a line, with its words."""
    for mark in page.marks:
        yield {
            "report": page.report.id,
            "start": mark.span[0],
            "end": mark.span[1],
            "layer": mark.layer,
            "label": mark.label,
            "event": mark.event,
            "words": (page.text or "")[mark.span[0] : mark.span[1]],
        }


PAGE = Page(
    name="report",
    title="Report",
    path="/report/{id}",
    facts=facts,
    rows=rows,
    draw=draw,
    words=(Word("span", "words to show: 120-131", {"type": "string", "pattern": r"^\d{1,9}-\d{1,9}$"}),),
    limited=False,
    about="The text of a report with its evidence marked.",
)
