"""`chancery show` and `chancery check`: one thing whole, why a bound is what it is, and what cannot all hold."""

from __future__ import annotations

import json as jsonlib
import textwrap
from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Any

import msgspec

from chancery.cli.brief import width
from chancery.cli.exits import DONE, NOTHING
from chancery.cli.listing import ended, event_document, filters_for, in_zone, people
from chancery.cli.moments import constraint_words, window_words
from chancery.cli.reading import note
from chancery.cli.records import open_record
from chancery.cli.tables import print_json, print_table, short
from chancery.facts.contradictions import Contradiction
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.revisions import Revision
from chancery.record.filters import filters_of
from chancery.record.opened import ReportName
from chancery.record.record import Record
from chancery.record.showing import ReportShown


def show_one(
    id: str, record: Path | None, *, revisions: bool, evidence: bool, as_of: str | None, tz: str | None, json: bool
) -> int:
    """An event, a report, a question or a position."""
    zone = filters_of({"tz": tz or []}).zone() if tz else None
    with open_record(record) as opened:
        found = opened.show(id, as_of=as_of)
        if json:
            if isinstance(found, RecordEvent):
                names = opened.named(found.reports)
                document = event_document(found, {r: n.key for r, n in names.items() if n.key})
                if evidence:
                    document["evidence"] = _evidence(opened, found)
                print_json(document)
            else:
                print_json(found)
        elif isinstance(found, RecordEvent):
            _Page(opened, found, zone).print(revisions=revisions, evidence=evidence)
        elif isinstance(found, ReportShown):
            _report(found)
        elif isinstance(found, RecordQuestion):
            _question(found)
        else:
            _position(found)
    return DONE


def show_why(id: str, record: Path | None, *, json: bool) -> int:
    """Why the bounds of an event are what they are."""
    with open_record(record) as opened:
        event = opened.event(id)
        names = opened.named(sorted({q.report for b in event.bounds for q in b.because}))
    if json:
        print_json({"id": event.id, "window": event.window, "told_window": event.told_window, "bounds": event.bounds})
        return DONE if event.bounds else NOTHING
    print(f"{event.type} {event.id}: {window_words(event.window, 'scheduled') or 'no window'}")
    for bound in event.bounds:
        print(
            f"\n{bound.edge} {bound.moment.isoformat(timespec='minutes')}"
            + (" (as somebody wants it)" if bound.wanted else "")
        )
        for quote in bound.because:
            _say(f"“{short(quote.text, 300)}” — {_named(names.get(quote.report), quote.report)}")
    if not event.bounds:
        note("no sentence bounds this event")
        return NOTHING
    return DONE


def list_contradictions(words: dict[str, list[str]], record: Path | None, *, json: bool) -> int:
    """What cannot all hold, each with its smallest set of sentences."""
    asked = filters_for(words, json=json)
    with open_record(record) as opened:
        found = opened.contradictions(asked)
        if json:
            for one in found:
                print_json(one)
        else:
            for number, one in enumerate(found):
                _contradiction(opened, one, number)
    return ended(found, "contradiction", asked)


def _contradiction(opened: Record, one: Contradiction, number: int) -> None:
    names = opened.named(one.reports)
    print(("\n" if number else "") + f"{one.id}: these cannot all hold ({', '.join(one.events)})")
    for quote in one.because:
        _say(f"“{short(quote.text, 300)}” — {_named(names.get(quote.report), quote.report)}")


class _Page:
    """An event for a person."""

    def __init__(self, opened: Record, event: RecordEvent, zone: tzinfo | None) -> None:
        self.opened, self.event, self.zone = opened, event, zone
        said = {q.report for r in event.revisions for q in r.because} | {c.report for c in event.constraints}
        self.names = opened.named(sorted({*event.reports, *said}))

    def print(self, *, revisions: bool, evidence: bool) -> None:
        event = self.event
        print(f"{event.type.upper()} {event.status}  {event.id}")
        for label, words in self._facts():
            if words:
                _say(f"{label}: {words}", 2)
        for disputed in event.disputed:
            value = (
                disputed.value if isinstance(disputed.value, str) else jsonlib.dumps(disputed.value, ensure_ascii=False)
            )
            why = "just as good" if disputed.reason == "equal-standing" else "weaker"
            _say(f"disputed {disputed.field}: {value} ({why}; {self._name(disputed.report)})", 2)
        if event.constraints:
            print("\nORDER")
            for order in event.constraints:
                wish = f", as {order.by} wants it" if order.by else ", wanted" if order.kind == "wanted" else ""
                _say(f"{constraint_words(order.relation)} {order.anchor}{wish} ({self._name(order.report)})", 2)
        if event.links:
            print("\nTIES")
            for link in event.links:
                _say(f"{link.kind} {link.to}", 2)
        print("\nREPORTS")
        for report in event.reports:
            _say(self._name(report), 2)
        if revisions:
            print("\nHISTORY")
            for revision in event.revisions:
                self._revision(revision)
        if evidence:
            print("\nEVIDENCE")
            for told in _evidence(self.opened, event):
                _say(f"{told['id']} ({self._name(told['report'])})", 2)
                for name, quotes in told["evidence"].items():
                    for quote in quotes:
                        _say(f"{name}: “{short(quote['text'], 300)}”", 4)

    def _facts(self) -> list[tuple[str, str]]:
        event = self.event
        place = event.place
        told = f"{len(event.reports)} report{'' if len(event.reports) == 1 else 's'}, {event.origins} independent"
        seen = [f"{m:%Y-%m-%d %H:%M} UTC" if m else "undated" for m in (event.first_reported, event.last_reported)]
        return [
            ("who", people(event)),
            ("when", window_words(in_zone(event.window, self.zone), "scheduled")),
            ("where", f"{place.name}" + (f" ({place.country})" if place.country else "") if place else ""),
            ("about", "; ".join(event.topics)),
            ("purpose", "; ".join(event.purpose)),
            ("told by", told),
            ("sources", ", ".join(event.sources)),
            ("reported", seen[0] if seen[0] == seen[1] else f"{seen[0]} to {seen[1]}"),
        ]

    def _revision(self, revision: Revision) -> None:
        cause = self._name(revision.report) if revision.report else f"decision {revision.decision}"
        moment = f"{revision.at:%Y-%m-%d %H:%M} UTC" if revision.at else "undated"
        _say(f"{moment} · {cause}", 2)
        for field, change in revision.changes.items():
            _say(f"{field}: {_plain(change.before)} → {_plain(change.after)}", 4)
        for quote in revision.because[:4]:
            _say(f"“{short(quote.text, 240)}”", 6)

    def _name(self, report: str) -> str:
        return _named(self.names.get(report), report)


def _evidence(opened: Record, event: RecordEvent) -> list[dict[str, Any]]:
    """Every mention of an event with the words behind each of its fields."""
    found = opened.mentions(event.id)
    return [{"id": m.id, "report": m.report, "evidence": msgspec.to_builtins(m.evidence)} for m in found]


def _named(name: ReportName | None, id: str) -> str:
    if name is None:
        return id
    facts = [f for f in (name.outlet, (name.published or "undated")[:16], name.title) if f]
    return f"{name.key or name.id} · {' · '.join(facts)}" + (f" · {name.id}" if name.key else "")


def _plain(value: Any) -> str:
    if value is None or value == []:
        return "—"
    if isinstance(value, dict) and "earliest" in value:
        edges = [str(value[e])[:16] if value[e] else ".." for e in ("earliest", "latest")]
        return f"{edges[0]} to {edges[1]}" + (" (wanted)" if value.get("wanted") else "")
    if isinstance(value, dict):
        return ", ".join(str(v) for v in value.values() if v)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return str(value)


def _report(report: ReportShown) -> None:
    print(f"REPORT {report.id}" + (f" ({report.key})" if report.key else ""))
    for label, words in (
        ("title", report.title),
        ("outlet", report.outlet),
        ("published", report.published or "undated"),
        ("received", f"{report.received:%Y-%m-%d %H:%M:%S} UTC" if report.received else None),
        ("address", report.url),
        ("withdrawn", "everything it says is out of the record" if report.withdrawn else None),
        ("copies", ", ".join(r for r in report.origin.reports if r != report.id) if report.origin else None),
        ("read by", "; ".join(f"{r.made_by.chancery} with {r.made_by.weights}" for r in report.readings)),
    ):
        if words:
            _say(f"{label}: {words}", 2)
    for problem in report.problems:
        _say(f"{problem.kind}: {problem.message}", 2)
    print("\nEVENTS")
    for event in report.events:
        print(f"  {event}")
    if report.text:
        print("\n" + report.text)


def _question(question: RecordQuestion) -> None:
    print(f"QUESTION {question.status}  {question.id}")
    _say(question.text, 2)
    for number, alternative in enumerate(question.alternatives):
        _say(f"{number + 1}. {alternative}", 4)
    settled = question.resolved_by
    if settled is not None:
        _say(f"settled: alternative {settled.alternative + 1}, {settled.answer} ({settled.report})", 2)
        _quotes(settled.because)
    print("\nASKED")
    _quotes(question.asked)


def _position(position: RecordPosition) -> None:
    print(f"POSITION {position.id}")
    _say(f"{position.name} {position.stance}: {position.issue}", 2)
    print("\nHISTORY")
    print_table(
        ("when", "stance", "report", "words"),
        (
            (f"{s.at:%Y-%m-%d %H:%M}" if s.at else "undated", s.stance, s.report, short(s.quote.text, 100))
            for s in position.history
        ),
    )


def _quotes(quotes: Sequence[Quote]) -> None:
    for quote in quotes:
        _say(f"“{short(quote.text, 300)}” ({quote.report})", 4)


def _say(text: str, indent: int = 2) -> None:
    print(
        "\n".join(
            textwrap.wrap(text, width(), initial_indent=" " * indent, subsequent_indent=" " * (indent + 2)) or [""]
        )
    )
