"""Entries: the lines of the log. What came in, what was read in it, what a person decided; nothing is ever changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from chancery.facts.actors import Actor
from chancery.facts.claims import Claim
from chancery.facts.constraints import Constraint
from chancery.facts.decisions import Decision
from chancery.facts.events import Event
from chancery.facts.positions import Position
from chancery.facts.problems import Problem
from chancery.facts.questions import Question
from chancery.facts.readings import MadeBy, Reading
from chancery.facts.relations import Relation
from chancery.facts.reports import Dateline, Report
from chancery.facts.spans import Span
from chancery.facts.times import TimeExpression
from chancery.knowledge.events import event_tables
from chancery.knowledge.tables import Tables
from chancery.language.english import outline


class ReportEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="report", omit_defaults=True):
    """A report as it came in. `page` is the SHA-256 of its page as fetched, where pages are kept (`pages/`)."""

    received: datetime
    report: Report
    problems: tuple[Problem, ...] = ()
    page: str | None = None


class ReadingEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="reading", omit_defaults=True):
    """What one version of the program read in a report: a reading without its text. A newer version adds one more.

    `sentences` says where the sentences of the text stand, as that version cut them: of each the characters since the end of
    the one before and its own length. Entries of earlier versions have none, and are cut when they are taken in.
    """

    received: datetime
    report: str
    made_by: MadeBy
    sentences: tuple[int, ...] = ()
    dateline: Dateline | None = None
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
    relations: tuple[Relation, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    questions: tuple[Question, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    problems: tuple[Problem, ...] = ()

    def cut(self) -> tuple[Span, ...] | None:
        """The spans of the sentences of the text; None where the entry does not say."""
        if not self.sentences or len(self.sentences) % 2:
            return None
        out, here = [], 0
        for gap, size in zip(self.sentences[::2], self.sentences[1::2], strict=True):
            out.append((here + gap, here + gap + size))
            here += gap + size
        return tuple(out)

    def reading(self, report: Report) -> Reading:
        """The whole reading again, with the report that it is of."""
        return Reading(
            report=msgspec.structs.replace(report, dateline=self.dateline),
            actors=self.actors,
            events=self.events,
            claims=self.claims,
            positions=self.positions,
            relations=self.relations,
            constraints=self.constraints,
            questions=self.questions,
            times=self.times,
            problems=self.problems,
            made_by=self.made_by,
        )


class DecisionEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="decision"):
    """A decision of a person, with who and why."""

    received: datetime
    decision: Decision


class ForgottenEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="forgotten"):
    """The tombstone of a report whose text was removed for good: its id, the SHA-256 of its text, who and why.

    It also keeps the report out, should it arrive once more.
    """

    received: datetime
    report: str
    sha256: str
    who: str = ""
    note: str = ""


class WatchlistEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="watchlist"):
    """A saved filter under a name; of several under one name the latest holds, without filters it is gone."""

    received: datetime
    name: str
    filters: dict[str, list[str]] | None


class SeenEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="seen"):
    """The alerts of a watchlist were looked at: what was received up to `until` is no longer new."""

    received: datetime
    watchlist: str
    until: datetime


Entry = ReportEntry | ReadingEntry | DecisionEntry | ForgottenEntry | WatchlistEntry | SeenEntry


def sentences_of(text: str) -> tuple[Span, ...]:
    """Where the sentences of a text stand."""
    return tuple((s.start, s.end) for s in outline(text).sentences)


def steps(text: str) -> tuple[int, ...]:
    """Where the sentences of a text stand, as steps from one to the next, which pack better (`ReadingEntry.sentences`)."""
    out, here = [], 0
    for start, end in sentences_of(text):
        out += [start - here, end - start]
        here = end
    return tuple(out)


def entry_of(reading: Reading, received: datetime, sentences: Sequence[int] = ()) -> ReadingEntry:
    """The entry that keeps a reading; its report is kept by another. `sentences` are the steps of its text, where they are known."""
    return ReadingEntry(
        received=received,
        report=reading.report.id,
        made_by=reading.made_by,
        sentences=tuple(sentences) or steps(reading.report.text),
        dateline=reading.report.dateline,
        actors=reading.actors,
        events=reading.events,
        claims=reading.claims,
        positions=reading.positions,
        relations=reading.relations,
        constraints=reading.constraints,
        questions=reading.questions,
        times=reading.times,
        problems=reading.problems,
    )


def known_events(reading: Reading, tables: Tables) -> Reading:
    """A reading without events of types that the tables do not have, as a reading of another version may."""
    types = event_tables(tables).types
    if all(e.type in types for e in reading.events):
        return reading
    kept = {e.id for e in reading.events if e.type in types}
    lost = {e.id for e in reading.events} - kept
    return msgspec.structs.replace(
        reading,
        events=tuple(
            msgspec.structs.replace(e, links=tuple(k for k in e.links if k.to in kept))
            for e in reading.events
            if e.id in kept
        ),
        constraints=tuple(c for c in reading.constraints if c.event in kept and c.anchor not in lost),
        relations=tuple(
            msgspec.structs.replace(r, because=None if r.because in lost else r.because) for r in reading.relations
        ),
        questions=tuple(
            msgspec.structs.replace(q, about=tuple(a for a in q.about if a not in lost)) for q in reading.questions
        ),
    )
