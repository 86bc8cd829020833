"""Validation: the promises that every reading keeps, checked one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chancery.errors import InvalidReading
from chancery.facts.readings import Reading
from chancery.facts.spans import Span

_EDTF = re.compile(r"^-?[\dX]{2,4}(?:-[\dX]{2}(?:-[\dX]{2})?)?(?:T[\d:]+)?(?:/.*)?$")


def faults(reading: Reading) -> list[str]:
    """Every way in which a reading breaks the contract, each with its place; empty where it keeps it.

    Spans lie inside the text and start before they end; ids are unique; every reference names something known; every
    participant, place and window stands on words; a window does not end before it begins.
    """
    return [*_spans(reading), *_ids(reading), *_references(reading), *_windows(reading)]


def check(reading: Reading) -> Reading:
    """The reading itself; raises `InvalidReading` with all faults where it has any."""
    found = faults(reading)
    if found:
        raise InvalidReading(found)
    return reading


def _placed(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span of a reading with the path of the fact that it belongs to."""
    for actor in reading.actors:
        yield from ((f"actors {actor.id} mentions", s) for s in actor.mentions)
    for event in reading.events:
        where = f"events {event.id}"
        yield from ((f"{where} mentions", s) for s in event.mentions)
        yield from ((f"{where} participant {p.actor}", p.span) for p in event.participants)
        yield from ((f"{where} window", s) for s in event.window.spans)
        yield from ((f"{where} topic", t.span) for t in (*event.topics, *event.purpose))
        yield from ((f"{where} status", o.span) for o in event.status_from)
        if event.place is not None:
            yield f"{where} place", event.place.span
    for claim in reading.claims:
        yield f"claims {claim.id} content", claim.content
        if claim.cue is not None:
            yield f"claims {claim.id} cue", claim.cue
        yield from ((f"claims {claim.id} chain", s.span) for s in claim.chain if s.span is not None)
    for number, position in enumerate(reading.positions):
        yield f"positions {number} issue", position.issue.span
    for number, relation in enumerate(reading.relations):
        yield f"relations {number}", relation.span
    for number, constraint in enumerate(reading.constraints):
        yield from ((f"constraints {number}", s) for s in constraint.spans)
    for number, question in enumerate(reading.questions):
        yield f"questions {number}", question.text
        yield from ((f"questions {number} alternative", s) for s in question.alternatives)
    for number, time in enumerate(reading.times):
        yield f"times {number}", time.span
    for problem in reading.problems:
        if problem.span is not None:
            yield f"problems {problem.kind}", problem.span


def _spans(reading: Reading) -> Iterator[str]:
    size = len(reading.report.text)
    for where, (start, end) in _placed(reading):
        if not 0 <= start < end:
            yield f"{where}: span [{start}, {end}) is empty or turned round"
        elif end > size:
            yield f"{where}: span [{start}, {end}) runs past the end of the text ({size})"
    for actor in reading.actors:
        if not actor.mentions:
            yield f"actors {actor.id}: no mention"
    for event in reading.events:
        if not event.mentions:
            yield f"events {event.id}: no mention"


def _ids(reading: Reading) -> Iterator[str]:
    for noun, ids in (
        ("actors", [a.id for a in reading.actors]),
        ("events", [e.id for e in reading.events]),
        ("claims", [c.id for c in reading.claims]),
    ):
        yield from (f"{noun}: id {id!r} is used twice" for id in _twice(ids))


def _twice(ids: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [i for i in ids if i in seen or seen.add(i)]  # type: ignore[func-returns-value]


def _references(reading: Reading) -> Iterator[str]:
    actors = {a.id for a in reading.actors}
    events = {e.id for e in reading.events}
    claims = {c.id for c in reading.claims}
    for actor in reading.actors:
        yield from (f"actors {actor.id}: member {m!r} is unknown" for m in actor.members if m not in actors)
    for event in reading.events:
        yield from (
            f"events {event.id}: participant {p.actor!r} is unknown"
            for p in event.participants
            if p.actor not in actors
        )
        yield from (f"events {event.id}: claim {c!r} is unknown" for c in event.claims if c not in claims)
        yield from (
            f"events {event.id}: link to {link.to!r} is unknown" for link in event.links if link.to not in events
        )
    for claim in reading.claims:
        if not claim.chain:
            yield f"claims {claim.id}: the chain is empty"
        yield from (
            f"claims {claim.id}: only the outlet may stand without a span, not {s.name!r}"
            for s in claim.chain
            if s.span is None and s.kind != "outlet"
        )
        yield from (
            f"claims {claim.id}: source {s.actor!r} is unknown"
            for s in claim.chain
            if s.actor and s.actor not in actors
        )
    for number, position in enumerate(reading.positions):
        if position.actor not in actors:
            yield f"positions {number}: actor {position.actor!r} is unknown"
        yield from (f"positions {number}: claim {c!r} is unknown" for c in position.claims if c not in claims)
    for number, relation in enumerate(reading.relations):
        yield from (f"relations {number}: actor {a!r} is unknown" for a in relation.between if a not in actors)
        if relation.because is not None and relation.because not in events:
            yield f"relations {number}: event {relation.because!r} is unknown"
    for number, constraint in enumerate(reading.constraints):
        if constraint.event not in events:
            yield f"constraints {number}: event {constraint.event!r} is unknown"
        if constraint.anchor not in events and not _EDTF.match(constraint.anchor):
            yield f"constraints {number}: anchor {constraint.anchor!r} is neither an event nor a date"
        if not constraint.spans:
            yield f"constraints {number}: no span"
    for number, question in enumerate(reading.questions):
        yield from (
            f"questions {number}: {a!r} is unknown" for a in question.about if a not in actors and a not in events
        )
        if not question.alternatives:
            yield f"questions {number}: no alternative"


def _windows(reading: Reading) -> Iterator[str]:
    for event in reading.events:
        window = event.window
        if window.earliest is not None and window.latest is not None and window.latest <= window.earliest:
            yield f"events {event.id}: the window ends at {window.latest} and begins at {window.earliest}"
        for edge in (window.earliest, window.latest):
            if edge is not None and edge.tzinfo is None:
                yield f"events {event.id}: the window's {edge} has no offset"
