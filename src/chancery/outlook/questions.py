"""Questions settled: which alternative came true, by what later reports say became of the happenings it speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from chancery.facts.contributions import Asked
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_questions import RecordQuestion, Resolution
from chancery.facts.revisions import Revision

Answer = Literal["yes", "no"]
_UNDOING = re.compile(
    r"\b(?:call(?:ed|ing)? off|cancel\w*|scrap\w*|abandon\w*|drop(?:ped|ping)?|collapse\w*|fall(?:s|ing)? through|boycott\w*)\b",
    re.IGNORECASE,
)
_DELAYING = re.compile(r"\b(?:postpon\w*|delay\w*|put(?:ting)? off|push(?:ed|ing)? back|defer\w*)\b", re.IGNORECASE)
_HAPPENS: dict[str, Answer] = {
    "occurred": "yes",
    "ongoing": "yes",
    "scheduled": "yes",
    "cancelled": "no",
    "denied": "no",
}
_UNDONE: dict[str, Answer] = {"cancelled": "yes", "denied": "yes", "occurred": "no", "ongoing": "no"}
_DELAYED: dict[str, Answer] = {"postponed": "yes", "cancelled": "no", "occurred": "no", "ongoing": "no"}


def question_of(asked: Sequence[Asked], events: Mapping[str, RecordEvent]) -> RecordQuestion:
    """One question, asked by one report or more, and what settled it; a pure function of both.

    `events` gives for a mention's id the event that holds it. "Whether the summit will take place in May" is settled with
    `yes` by the report that schedules or tells it, with `no` by the one that calls it off; "whether the visit will be
    called off" the other way round. Of several reports the latest settles it, of two alternatives the one that
    came true. An alternative that names no happening ("or whether it will be called off") speaks of the others'. Only what was published after the question
    was first asked can.
    """
    ordered = sorted(asked, key=lambda a: (a.at is None, a.at.timestamp() if a.at else 0.0, a.id))
    first = ordered[0]
    dates = [a.at for a in ordered if a.at is not None]
    found = [r for a in ordered for r in _resolutions(a, events, dates[0] if dates else None)]
    best = max(
        found,
        key=lambda r: (r.at is not None, r.at.timestamp() if r.at else 0.0, r.answer, r.report, -r.alternative),
        default=None,
    )
    subjects = {
        events[m].id: events[m] for a in ordered for m in (*a.about, *(x for t in a.tells for x in t)) if m in events
    }
    return RecordQuestion(
        id=first.id,
        text=first.text.text,
        alternatives=tuple(q.text for q in first.alternatives),
        about=tuple(sorted(subjects)),
        actors=tuple(sorted({x for a in ordered for x in a.actors})),
        by=first.by,
        asked=tuple(a.text for a in ordered),
        status="open" if best is None else "resolved",
        resolved_by=best,
        first_asked=dates[0] if dates else None,
        last_asked=dates[-1] if dates else None,
        lapses_at=_lapse(list(subjects.values())),
    )


def _lapse(events: Sequence[RecordEvent]) -> datetime | None:
    """When all that a question is about has passed."""
    ends = [e.window.latest for e in events]
    known = [e for e in ends if e is not None]
    return max(known) if known and len(known) == len(ends) else None


def _resolutions(asked: Asked, events: Mapping[str, RecordEvent], since: datetime | None) -> list[Resolution]:
    out = []
    everywhere = tuple(dict.fromkeys(m for t in asked.tells for m in t))
    for number, mine in enumerate(asked.tells):
        told = mine or everywhere
        words = asked.alternatives[number].text
        answers = _UNDONE if _UNDOING.search(words) else _DELAYED if _DELAYING.search(words) else _HAPPENS
        for mention in told:
            event = events.get(mention)
            if event is None:
                continue
            step = _decisive(event, answers, asked, since)
            if step is not None and step.report is not None:
                status: str = step.changes["status"].after
                out.append(
                    Resolution(
                        report=step.report,
                        at=step.at,
                        event=event.id,
                        alternative=number,
                        answer=answers[status],
                        because=step.because,
                    )
                )
    return out


def _decisive(event: RecordEvent, answers: dict[str, Answer], asked: Asked, since: datetime | None) -> Revision | None:
    """The last step in the event's history that settles it, if it came after the question and from another report, and
    nothing has unsettled it since."""
    steps = [r for r in event.revisions if "status" in r.changes]
    if not steps:
        return None
    last = steps[-1]
    if last.report == asked.report or last.changes["status"].after not in answers:
        return None
    if since is not None and last.at is not None and last.at < since:
        return None
    return last
