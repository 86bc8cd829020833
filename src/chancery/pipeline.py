"""The life of one report, in order; the only place that knows the order."""

from __future__ import annotations

from functools import cache, partial
from importlib.metadata import version
from typing import Literal

import msgspec

from chancery.calendar.bounds import Node, tighten
from chancery.facts.constraints import Constraint
from chancery.facts.events import Code, Event
from chancery.facts.problems import Problem
from chancery.facts.readings import MadeBy, Reading
from chancery.facts.reports import Report
from chancery.facts.times import ends_apart
from chancery.knowledge.events import event_tables
from chancery.knowledge.tables import Tables
from chancery.language.english import English
from chancery.reading.actors import read_cast
from chancery.reading.claims import read_claims
from chancery.reading.clocks import read_clock
from chancery.reading.constraints import read_constraints
from chancery.reading.events import read_happenings
from chancery.reading.happenings import Happening
from chancery.reading.milestones import read_milestones
from chancery.reading.positions import read_positions
from chancery.reading.questions import read_questions
from chancery.reading.relations import read_relations
from chancery.reading.screen import Screen
from chancery.reading.times import read_times
from chancery.reading.voices import read_voice
from chancery.reading.windows import place_in_time

_version = cache(partial(version, "chancery"))
OffTopic = Literal["leave", "attribute", "read"]
"""What becomes of a report in which the screen finds nothing of diplomacy: it is left unread, read for its attributions
alone, or read like any other."""


def read_report(report: Report, english: English, tables: Tables, *, off_topic: OffTopic = "leave") -> Reading:
    """What a report says: a pure function of the report, the language weights and the knowledge tables.

    `off_topic` is for what the screen would set aside: a feed's entry is left, of a report that somebody chose the
    attributions are read ("The harvest was poor, the growers' union said"), a sentence given to be coded is read whole.
    """
    made_by = MadeBy(chancery=_version(), weights=english.version, knowledge=tables.version)
    clock = read_clock(report, tables)
    report = msgspec.structs.replace(report, dateline=clock.dateline)
    if report.language.partition("-")[0] != "en":
        problem = Problem(
            kind="language", message=f"the report is in {report.language!r}; this version reads English only"
        )
        return Reading(report=report, problems=(problem,), made_by=made_by)
    screen = Screen(tables)
    aside = off_topic != "read" and not screen.relevant(report.text)
    if aside and off_topic == "leave":
        problem = Problem(
            kind="irrelevant", message="nothing in this report is about diplomacy: it was not read further"
        )
        return Reading(report=report, problems=(problem, *clock.problems), made_by=made_by)
    text = english.read(report.text, screen.wanted)
    cast = read_cast(text, tables, clock.day, clock.home, clock.body, read_voice(report, tables))
    if aside:
        problem = Problem(
            kind="irrelevant", message="nothing in this report is about diplomacy: only who says what was read"
        )
        return Reading(
            report=report,
            actors=tuple(cast.actors.values()),
            claims=tuple(read_claims(text, cast, report, [], tables)),
            problems=(problem, *clock.problems),
            made_by=made_by,
        )
    times = read_times(text, clock)
    happenings = read_happenings(text, cast, times, clock, tables)
    claims = read_claims(text, cast, report, happenings, tables)
    place_in_time(happenings, text, times, clock)
    milestones = read_milestones(text, happenings, cast, times, clock)
    constraints = read_constraints(text, happenings, cast, times, milestones)
    ordered = {id for constraint in constraints for id in (constraint.event, constraint.anchor)}
    happenings += [milestone for milestone in milestones if milestone.id in ordered]
    clock.problems += _tighten(happenings, constraints)
    positions = read_positions(text, cast, claims, tables)
    relations = read_relations(text, cast, happenings, tables)
    questions = read_questions(text, cast, happenings, tables)
    events = tuple(_event(h, tables) for h in happenings)
    return Reading(
        report=report,
        actors=tuple(cast.actors.values()),
        events=events,
        claims=tuple(claims),
        positions=tuple(positions),
        relations=tuple(relations),
        constraints=tuple(constraints),
        questions=tuple(questions),
        times=tuple(ends_apart(times)),
        problems=tuple(clock.problems),
        made_by=made_by,
    )


def failed(defect: Exception) -> str:
    """How a defect of ours is told of the report that shows it."""
    return f"the reader failed on it: {type(defect).__name__}: {str(defect)[:200]}"


def read_anyway(report: Report, english: English, tables: Tables) -> Reading:
    """What a record keeps of a report: where reading fails on it, which is a defect of ours, the report alone with the problem
    `defect`, so that it is not lost and what comes behind it goes on; a later version reads it again.
    """
    try:
        return read_report(report, english, tables)
    except MemoryError:
        raise
    except Exception as defect:
        problem = Problem(kind="defect", message=failed(defect))
        made_by = MadeBy(chancery=_version(), weights=english.version, knowledge=tables.version)
        return Reading(report=report, problems=(problem,), made_by=made_by)


def _tighten(happenings: list[Happening], constraints: list[Constraint]) -> list[Problem]:
    """Lets the orders between events narrow their windows; what cannot all hold is a problem and narrows nothing."""
    solved = tighten([Node(h.id, h.status, h.window) for h in happenings], constraints)
    for happening in happenings:
        happening.window = solved.windows[happening.id]
    return [
        Problem(
            kind="rival-wishes" if clash.wanted else "contradiction",
            message=("these wishes cannot all come true: " if clash.wanted else "these orders cannot all hold: ")
            + "; ".join(
                f"{c.event} {c.relation} {c.anchor}"
                for c in sorted((e.constraint for e in clash.entries), key=lambda c: c.spans)
            ),
            span=min(e.constraint.spans for e in clash.entries)[0],
        )
        for clash in solved.contradictions
    ]


def _event(happening: Happening, tables: Tables) -> Event:
    """A happening stated as a fact, with its codes."""
    leaf = event_tables(tables).types[happening.type]
    return Event(
        id=happening.id,
        type=happening.type,
        participants=tuple(happening.participants),
        status=happening.status,
        window=happening.window,
        mentions=tuple(dict.fromkeys(n.span for n in happening.namings)),
        salience=happening.salience,
        place=happening.place,
        topics=tuple(happening.topics),
        purpose=tuple(happening.purpose),
        claims=tuple(happening.claims),
        plover=Code(type=leaf.plover, mode=leaf.mode or None) if leaf.plover else None,
        cameo=leaf.cameo or None,
        confidence=happening.confidence,
        status_from=happening.operators,
    )
