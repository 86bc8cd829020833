"""Questions: what remains to be seen, what settled it, and when it falls due."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from chancery.desk.asking import Asking
from chancery.desk.page import Page, Row, Word
from chancery.facts.record_questions import RecordQuestion
from chancery.record.filters import WrongFilter
from chancery.record.opened import ReportName
from chancery.record.schema import QUESTION_STATUSES

_STEP = 40
_ASKED = 4
"""Reports that are named of those that ask a question."""


class QuestionsPage(msgspec.Struct, frozen=True, kw_only=True):
    """The questions asked for, the latest first, with the names of the reports that ask and settle them."""

    state: str
    questions: tuple[RecordQuestion, ...]
    reports: dict[str, ReportName]
    more: bool


def facts(asking: Asking) -> QuestionsPage:
    """What remains to be seen. Raises `WrongFilter`."""
    state = asking.word("state", "open")
    if state not in (*QUESTION_STATUSES, "all"):
        raise WrongFilter(f"state {state!r}: one of {', '.join(QUESTION_STATUSES)}, all")
    asked = msgspec.structs.replace(asking.filters, limit=asking.limit(_STEP))
    found = asking.record.questions(
        asked, whole=asking.whole, anew=asking.record.tells_anew(), status=None if state == "all" else state
    )
    told = {q.report for question in found for q in question.asked[:_ASKED]}
    told |= {q.report for question in found if question.resolved_by for q in question.resolved_by.because[:2]}
    return QuestionsPage(
        state=state, questions=tuple(found), reports=dict(asking.record.named(sorted(told))), more=found.more
    )


def rows(page: QuestionsPage) -> Iterable[Row]:
    """One question a line."""
    for question in page.questions:
        settled = question.resolved_by
        yield {
            "id": question.id,
            "status": question.status,
            "question": question.text,
            "alternatives": " | ".join(question.alternatives),
            "first_asked": question.first_asked.isoformat() if question.first_asked else None,
            "lapses_at": question.lapses_at.isoformat() if question.lapses_at else None,
            "settled_by": settled.report if settled else None,
            "answer": settled.answer if settled else None,
            "reports": " ".join(dict.fromkeys(q.report for q in question.asked)),
        }


PAGE = Page(
    name="questions",
    title="Questions",
    path="/questions",
    facts=facts,
    rows=rows,
    filters=("who", "with", "issue"),
    words=(Word("state", "open, resolved, lapsed or all", {"type": "string", "enum": [*QUESTION_STATUSES, "all"]}),),
    key="q",
    about="What the reports say remains to be seen, and what settled it.",
)
