"""Coding: every event of a reading or a record in PLOVER and CAMEO, deeds apart from intentions, requests and denials."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chancery.exchange.actor_codes import code_actor
from chancery.exchange.dyads import SPOKEN, Dyads, by_role, paired, sentence_at
from chancery.facts.actors import Actor
from chancery.facts.coded import Coded, CodedActor, Standing
from chancery.facts.events import Event
from chancery.facts.readings import Reading
from chancery.facts.record_events import RecordEvent, RecordParticipant
from chancery.facts.spans import Span
from chancery.knowledge.codes import Code, CodeTables, Stand, code_tables
from chancery.knowledge.tables import Tables

_STANDING: dict[str, Standing] = {
    "occurred": "deed",
    "ongoing": "deed",
    "scheduled": "intent",
    "arranging": "intent",
    "possible": "intent",
    "sought": "request",
    "postponed": "halted",
    "cancelled": "halted",
    "denied": "negated",
    "lapsed": "intent",
}
_GIVEN = re.compile(r"(?:\w+ )?(?:the|this|that|its|their)\b[^,;]*$", re.IGNORECASE)
"""An agreement that is only referred to ("the treaty", "under the accord") is told of as known: nobody concludes it here."""
_NEAR = 90


def code(reading: Reading, tables: Tables) -> list[Coded]:
    """All events of a reading, coded, in the order of the text; one row for each pair of source and target.

    An event of equal sides has its first-named side as the source. A row whose leaf has no code in its standing keeps the
    code of the deed itself: what tells is `standing`, never the code alone.
    """
    known = code_tables(tables)
    dyads = Dyads(reading)
    coded: list[Coded] = []
    for event in sorted(reading.events, key=lambda e: (e.mentions[0], e.id)):
        standing = _STANDING[event.status]
        text, span = reading.report.text, event.mentions[0]
        found = _code(event, standing, reading, known)
        if found is not None:
            contexts = _contexts(_words(text, (max(0, span[0] - _NEAR), span[1])), known)
            coded += _rows(event.id, found, dyads.of(event, standing), contexts, standing, event, tables)
    return coded


def code_event(event: RecordEvent, tables: Tables) -> list[Coded]:
    """One event of the record, coded by its type, its status and the words in which its reports tell it.

    As `code`, but source and target are its participants alone; what lapsed in silence is an `intent`.
    """
    standing = _STANDING[event.status]
    words = " ".join((*(told.text for told in event.mentions[:6]), *event.topics, *event.purpose))
    known = code_tables(tables)
    found = _by_words(event.type, standing, words, known)
    if found is None:
        return []
    sources, targets = by_role([(p.role, p) for p in event.participants])
    contexts = _contexts(words, known)
    return _rows(event.id, found, paired(sources, targets), contexts, standing, event, tables)


def _rows(
    id: str,
    found: Code,
    pairs: Iterable[tuple[Actor | RecordParticipant | None, Actor | RecordParticipant | None]],
    contexts: tuple[str, ...],
    standing: Standing,
    event: Event | RecordEvent,
    tables: Tables,
) -> list[Coded]:
    row = code_tables(tables).cameo[found.cameo]
    return [
        Coded(
            event=id,
            source=code_actor(source, tables) if source is not None else None,
            target=code_actor(target, tables) if target is not None else None,
            plover=found.plover,
            mode=found.mode,
            cameo=found.cameo,
            goldstein=float(row.goldstein) if row.goldstein else None,
            quad=int(row.quad) if row.quad else None,
            contexts=contexts,
            standing=standing,
            status=event.status,
            span=event.mentions[0] if isinstance(event, Event) else event.mentions[0].span,
        )
        for source, target in pairs
    ]


def code_sentence(reading: Reading, tables: Tables) -> list[Coded]:
    """What one bare sentence is coded as: its deeds; where it tells none, what is planned or wanted in it.

    What a threat, demand, offer or refusal is about is not coded beside it: "threatened to impose sanctions" is one
    THREATEN. What is denied or called off is no code at all.
    """
    rows = [row for row in code(reading, tables) if row.plover]
    types = {event.id: event.type for event in reading.events}
    deeds = [row for row in rows if row.standing == "deed"]
    if not deeds:
        return [row for row in rows if row.standing in ("intent", "request")]
    said = [row for row in deeds if types[row.event] in SPOKEN]
    return deeds if not said else [row for row in deeds if row in said or not _within(row, said)]


def _within(row: Coded, said: list[Coded]) -> bool:
    """True for a deed that stands only inside what somebody says in the same sentence."""
    return any(row.span[0] > other.span[0] for other in said)


def _code(event: Event, standing: Standing, reading: Reading, known: CodeTables) -> Code | None:
    if event.type == "agreement" and all(_GIVEN.match(reading.report.quote(span)) for span in event.mentions):
        return None
    return _by_words(event.type, standing, _words(reading.report.text, event.mentions[0]), known)


def _by_words(type: str, standing: Standing, words: str, known: CodeTables) -> Code | None:
    wanted: Stand = standing if standing in ("deed", "intent", "request") else "deed"
    return known.code(type, wanted, words) or known.code(type, "deed", words)


def _words(text: str, span: Span) -> str:
    """The event's own words and what stands near behind them in its sentence."""
    start, end = sentence_at(text, span)
    return text[max(start, span[0] - 30) : min(end, span[1] + _NEAR)]


def _contexts(words: str, known: CodeTables) -> tuple[str, ...]:
    return tuple(context for context, pattern in known.contexts if pattern.search(words))


def country_pair(row: Coded) -> tuple[str, str]:
    """The countries of a coded event, empty where unknown: what dyads are counted by."""
    return _country(row.source), _country(row.target)


def _country(actor: CodedActor | None) -> str:
    return actor.country if actor is not None else ""
