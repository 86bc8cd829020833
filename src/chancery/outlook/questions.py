"""Questions settled: which alternative came true, by what later reports say became of the happenings it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from chancery.facts.contributions import Asked
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_questions import RecordQuestion, Resolution
from chancery.facts.revisions import Revision
from chancery.facts.seasons import FIRST, NAMED, AskedSeason, Asking, earliest, in_time, latest

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
    first = min(asked, key=lambda a: in_time(a.at, a.id))
    askings = in_order(asking_of(a, events) for a in asked)
    return whole(standing(begun(first), [season_of(askings)]), askings)


def asking_of(asked: Asked, events: Mapping[str, RecordEvent]) -> Asking:
    """What one report asks, with what became of the events it is about."""
    subjects = {
        e.id: e for m in (*asked.about, *(x for t in asked.tells for x in t)) if (e := events.get(m)) is not None
    }
    return Asking(
        id=asked.id,
        at=asked.at,
        text=asked.text,
        actors=asked.actors,
        about=tuple(sorted(subjects)),
        ends=latest(e.window.latest for e in subjects.values()),
        endless=any(e.window.latest is None for e in subjects.values()),
        settled=_best(_resolutions(asked, events)),
    )


def in_order(askings: Iterable[Asking]) -> tuple[Asking, ...]:
    """Askings by publication."""
    return tuple(sorted(askings, key=lambda a: in_time(a.at, a.id)))


def season_of(askings: Sequence[Asking]) -> AskedSeason:
    """What some askings come to."""
    return AskedSeason(
        first=earliest(a.at for a in askings),
        last=latest(a.at for a in askings),
        actors=tuple(sorted({x for a in askings for x in a.actors})),
        ends=latest(a.ends for a in askings),
        endless=any(a.endless for a in askings),
        settled=_best(r for a in askings for r in a.settled),
        texts=tuple([a.text for a in askings[:FIRST]]),
        about=tuple(sorted({x for a in askings for x in a.about})[:NAMED]),
    )


def begun(first: Asked) -> RecordQuestion:
    """A question as its first report asks it, with nothing known of what became of it."""
    return RecordQuestion(
        id=first.id,
        text=first.text.text,
        alternatives=tuple(q.text for q in first.alternatives),
        by=first.by,
        asked=(),
        status="open",
    )


def standing(question: RecordQuestion, seasons: Iterable[AskedSeason]) -> RecordQuestion:
    """A question as it stands after all the seasons in which it was asked, in order; of who asks it and what it is about no
    more than lists show."""
    seasons = list(seasons)
    since = earliest(s.first for s in seasons)
    found = [r for s in seasons for r in s.settled if since is None or r.at is None or r.at >= since]
    best = max(found, key=_weight, default=None)
    return replace(
        question,
        asked=tuple([t for s in seasons for t in s.texts][:FIRST]),
        about=tuple(sorted({x for s in seasons for x in s.about})[:NAMED]),
        actors=tuple(sorted({x for s in seasons for x in s.actors})),
        status="open" if best is None else "resolved",
        resolved_by=best,
        first_asked=since,
        last_asked=latest(s.last for s in seasons),
        lapses_at=None if any(s.endless for s in seasons) else latest(s.ends for s in seasons),
    )


def whole(question: RecordQuestion, askings: Sequence[Asking]) -> RecordQuestion:
    """A question with who asks it and what it is about, of all its askings in order."""
    about = tuple(sorted({x for a in askings for x in a.about}))
    return replace(question, asked=tuple([a.text for a in askings]), about=about)


def _weight(one: Resolution) -> tuple[bool, float, str, str, int, str]:
    """Which of several settles a question: the latest, of two alternatives the one that came true."""
    at = one.at.timestamp() if one.at is not None else 0.0
    return one.at is not None, at, one.answer, one.report, -one.alternative, one.event


def _best(found: Iterable[Resolution]) -> tuple[Resolution, ...]:
    """The weightiest of some, and the weightiest undated one: no other can settle a question, whenever it was first asked."""
    held = list(found)
    dated = max((r for r in held if r.at is not None), key=_weight, default=None)
    undated = max((r for r in held if r.at is None), key=_weight, default=None)
    return tuple(r for r in (dated, undated) if r is not None)


def _resolutions(asked: Asked, events: Mapping[str, RecordEvent]) -> list[Resolution]:
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
            step = _decisive(event, answers, asked)
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


def _decisive(event: RecordEvent, answers: dict[str, Answer], asked: Asked) -> Revision | None:
    """The last step in the event's history that settles it, if it came from another report, and nothing has unsettled it
    since."""
    steps = [r for r in event.revisions if "status" in r.changes]
    if not steps:
        return None
    last = steps[-1]
    if last.report == asked.report or last.changes["status"].after not in answers:
        return None
    return last
