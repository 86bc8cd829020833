"""Review: what the program was least sure of, to confirm or mend with a key; each answer is a decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from chancery.desk.asking import Asking
from chancery.desk.grounds import events_of
from chancery.desk.page import Page, Row
from chancery.desk.pages.summaries import Summary, summary
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordEvent
from chancery.record.opened import ReportName
from chancery.record.reviewing import Doubt

_AMONG = 800
"""Events, those reported last, among which doubts are looked for."""
_STEP = 12


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer: the key that gives it, its words, and the fields of the decision that it makes."""

    key: str
    words: str
    fields: dict[str, str]


class Unsure(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at: what is asked, how near the decision was (0 is a toss-up), the sentences, the answers."""

    id: str
    kind: str
    question: str
    margin: float
    event: Summary
    quotes: tuple[Quote, ...]
    answers: tuple[Answer, ...]


class ReviewPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the program was least sure of among the events reported last, the nearest decisions first."""

    doubts: tuple[Unsure, ...]
    reports: dict[str, ReportName]
    among: int
    read_only: bool


def facts(asking: Asking) -> ReviewPage:
    """What the program was least sure of."""
    record = asking.record
    found = record.review(limit=asking.limit(_STEP), among=_AMONG)
    events = events_of(record, (d.event for d in found))
    doubts = tuple(_unsure(d, events[d.event], asking) for d in found if d.event in events)
    told = {q.report for d in doubts for q in d.quotes}
    return ReviewPage(doubts=doubts, reports=dict(record.named(sorted(told))), among=_AMONG, read_only=asking.read_only)


def _unsure(doubt: Doubt, event: RecordEvent, asking: Asking) -> Unsure:
    question, answers = _asked(doubt, event)
    return Unsure(
        id=f"{doubt.kind}-{doubt.event}",
        kind=doubt.kind,
        question=question,
        margin=round(doubt.margin, 2),
        event=summary(event, asking.now),
        quotes=doubt.quotes,
        answers=answers,
    )


def _asked(doubt: Doubt, event: RecordEvent) -> tuple[str, tuple[Answer, ...]]:
    """The question in words, and what answers it."""
    keep = {"what": "confirm", "event": event.id}
    if doubt.kind == "joined":
        _, _, other = (*doubt.answers[0].split(), "", "", "")[:3]
        return "Do these tell of one happening?", (
            Answer(key="y", words="One happening", fields=keep),
            Answer(key="n", words="Two", fields={"what": "split", "event": event.id, "report": other}),
        )
    if doubt.kind == "apart":
        _, one, other = (*doubt.answers[0].split(), "", "", "")[:3]
        return "Are these two happenings?", (
            Answer(key="y", words="Two", fields={**keep, "note": "another happening"}),
            Answer(key="n", words="One happening", fields={"what": "merge", "event": one, "other": other}),
        )
    told = next((d for d in event.disputed if d.reason == "equal-standing"), None)
    field = told.field if told is not None else "status"
    value = told.value if told is not None else None
    return f"Which {field} is right?", (
        Answer(key="y", words=f"{_short(getattr(event, field, ''))}, as it stands", fields={**keep, "field": field}),
        Answer(
            key="n",
            words=f"{_short(value)}",
            fields={"what": "set", "event": event.id, "field": field, "value": _typed(value)},
        ),
    )


def _typed(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _short(value: Any) -> str:
    plain = msgspec.to_builtins(value)
    if isinstance(plain, str):
        return plain
    if isinstance(plain, dict):
        if "earliest" in plain:
            return " to ".join(str(plain[e] or "..")[:10] for e in ("earliest", "latest"))
        return str(plain.get("name") or ", ".join(str(v) for v in plain.values() if v))[:60]
    if isinstance(plain, list | tuple):
        return ", ".join(str(p.get("name", p)) if isinstance(p, dict) else str(p) for p in plain)[:80]
    return str(plain)[:60]


def rows(page: ReviewPage) -> Iterable[Row]:
    """One doubt a line."""
    for doubt in page.doubts:
        yield {
            "kind": doubt.kind,
            "event": doubt.event.id,
            "title": doubt.event.title,
            "question": doubt.question,
            "margin": doubt.margin,
            "words": " | ".join(q.text for q in doubt.quotes),
        }


PAGE = Page(
    name="review",
    title="Review",
    path="/review",
    facts=facts,
    rows=rows,
    as_of=False,
    key="r",
    about="What the program was least sure of, to confirm or mend.",
)
