"""The lists of a record: events, timeline, questions, positions, relations, words found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Any

import msgspec

from chancery.cli.exits import DONE, NOTHING
from chancery.cli.moments import window_words
from chancery.cli.reading import note
from chancery.cli.records import open_record
from chancery.cli.tables import print_json, print_table, short
from chancery.facts.record_events import RecordEvent
from chancery.facts.times import Window
from chancery.record.filters import Filters, filters_of
from chancery.record.lists import Listed

_SHOWN = 50
"""How many a table shows where no limit is given."""


def filters_for(words: dict[str, list[str]], *, json: bool) -> Filters:
    """The filters of a command's options; a table for people is limited where they set no limit."""
    asked = filters_of(words)
    if "limit" not in words and not json:
        return msgspec.structs.replace(asked, limit=_SHOWN)
    return asked


def list_events(words: dict[str, list[str]], record: Path | None, *, json: bool, in_order: bool) -> int:
    """Events, those reported last first or in the order in which they happen."""
    asked = filters_for(words, json=json)
    with open_record(record) as opened:
        found = opened.timeline(asked) if in_order else opened.events(asked)
        if json:
            keys = opened.named(sorted({r for e in found for r in e.reports}))
            for event in found:
                print_json(event_document(event, {r: keys[r].key for r in event.reports if r in keys and keys[r].key}))
        else:
            print_table(
                ("id", "status", "type", "who", "when", "reports"), (event_row(e, asked.zone(), words) for e in found)
            )
    return ended(found, "event", asked)


def event_document(event: RecordEvent, keys: dict[str, Any]) -> dict[str, Any]:
    """An event as JSON, with the keys of its reports beside their ids."""
    document: dict[str, Any] = msgspec.to_builtins(event)
    document["keys"] = keys
    return document


def event_row(event: RecordEvent, zone: tzinfo, words: dict[str, list[str]]) -> Sequence[str]:
    """An event as a row of a table."""
    origins = f"{len(event.reports)}" + (
        f" ({event.origins} independent)" if event.origins < len(event.reports) else ""
    )
    disputed = "?" if any(d.field == "status" and d.reason == "equal-standing" for d in event.disputed) else ""
    return (
        event.id,
        event.status + disputed,
        event.type,
        short(people(event), 60),
        when(event, zone if "tz" in words else None),
        origins,
    )


def people(event: RecordEvent) -> str:
    """Who takes part, by role."""
    groups: dict[str, list[str]] = {}
    for one in event.participants:
        name = (
            one.name
            if not one.country or one.actor.startswith("state:") or one.country in one.name
            else f"{one.name} ({one.country})"
        )
        groups.setdefault(one.role, []).append(name)
    return "; ".join(f"{role} {', '.join(names)}" for role, names in groups.items())


def when(event: RecordEvent, zone: tzinfo | None) -> str:
    """The window of an event in words, in its own zone or in the one asked for."""
    return window_words(in_zone(event.window, zone), "scheduled")


def in_zone(window: Window, zone: tzinfo | None) -> Window:
    """A window with its edges in another zone."""
    if zone is None:
        return window
    return msgspec.structs.replace(
        window,
        earliest=window.earliest.astimezone(zone) if window.earliest is not None else None,
        latest=window.latest.astimezone(zone) if window.latest is not None else None,
        timezone=str(zone),
    )


def list_questions(words: dict[str, list[str]], status: list[str], record: Path | None, *, json: bool) -> int:
    """Questions, the latest first."""
    asked = filters_for(words, json=json)
    with open_record(record) as opened:
        found = opened.questions(asked, status=status)
    rows = (
        (
            q.id,
            q.status,
            short(q.text, 90),
            short(q.resolved_by.because[0].text, 60) if q.resolved_by and q.resolved_by.because else "",
        )
        for q in found
    )
    return _print(found, ("id", "status", "question", "settled by"), rows, "question", asked, json)


def list_positions(words: dict[str, list[str]], record: Path | None, *, json: bool) -> int:
    """Positions, the latest first."""
    asked = filters_for(words, json=json)
    with open_record(record) as opened:
        found = opened.positions(asked)
    rows = (
        (
            p.name + (f" ({p.country})" if p.country and not p.actor.startswith("state:") else ""),
            p.stance,
            short(p.issue, 80),
            f"{p.last_reported:%Y-%m-%d}" if p.last_reported else "undated",
            " → ".join(dict.fromkeys(s.stance for s in p.history)) if len({s.stance for s in p.history}) > 1 else "",
        )
        for p in found
    )
    return _print(found, ("who", "stance", "issue", "last", "history"), rows, "position", asked, json)


def list_relations(words: dict[str, list[str]], record: Path | None, *, json: bool) -> int:
    """Relations, the latest first."""
    asked = filters_for(words, json=json)
    with open_record(record) as opened:
        found = opened.relations(asked)
    rows = (
        (
            " – ".join(r.between),
            r.direction,
            " ".join(f"{p.at:%Y-%m-%d} {p.direction}" for p in r.points[-4:] if p.at is not None),
            short(r.points[-1].quote.text, 80),
        )
        for r in found
    )
    return _print(found, ("between", "now", "series", "in the words of"), rows, "relation", asked, json)


def list_found(text: str, words: dict[str, list[str]], record: Path | None, *, json: bool) -> int:
    """Reports that hold the words of a text."""
    asked = filters_for(words, json=json)
    with open_record(record) as opened:
        found = opened.search(text, asked)
    rows = (
        (
            f.report.id + (f" ({f.report.key})" if f.report.key else ""),
            (f.report.published or "undated")[:10],
            f.report.outlet or "",
            short(f.quote.text, 120),
            str(len(f.events)),
        )
        for f in found
    )
    return _print(found, ("report", "date", "outlet", "words", "events"), rows, "report", asked, json)


def list_claims(
    words: dict[str, list[str]],
    record: Path | None,
    *,
    by: str | None,
    about: str | None,
    hedged: bool,
    json: bool,
) -> int:
    """Claims, the latest first."""
    asked = filters_for(words, json=json)
    with open_record(record) as opened:
        found = opened.claims(asked, by=by, about=about, hedged=hedged)
    rows = (
        (
            (c.report.published or "undated")[:10],
            " <- ".join(" ".join(s.name.split()) for s in c.chain),
            c.certainty,
            short(c.content.text, 110),
            c.report.key or c.report.id,
        )
        for c in found
    )
    return _print(found, ("date", "on whose word", "certainty", "words", "report"), rows, "claim", asked, json)


def _print(
    found: Listed[Any], head: Sequence[str], rows: Iterable[Sequence[str]], noun: str, asked: Filters, json: bool
) -> int:
    if json:
        for value in found:
            print_json(value)
    else:
        print_table(head, rows)
    return ended(found, noun, asked)


def ended(found: Listed[Any], noun: str, asked: Filters) -> int:
    """The exit code of a list, with a note where nothing was found or where a limit cut it off."""
    sys.stdout.flush()
    if not found:
        words = str(msgspec.structs.replace(asked, limit=None))
        note(f"no {noun} found" + (f" for {words}" if words else " in the record"))
        return NOTHING
    if found.more:
        note(f"the first {len(found)}; --limit 0 gives all")
    return DONE
