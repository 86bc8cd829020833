"""The record's questions: what remains to be seen, and what settled it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from chancery.facts.quotes import Quote

QuestionStatus = Literal["open", "resolved", "lapsed"]


class Resolution(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What settled a question: the report and its words, the event they tell of, which alternative came true.

    `alternative` is its index, `answer` whether it came true: "whether Lisbon will accept" may be settled with `no`.
    """

    report: str
    at: datetime | None
    event: str
    alternative: int
    answer: Literal["yes", "no"]
    because: tuple[Quote, ...]


class RecordQuestion(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A question that reports leave open, fused over those that ask it; `id` is that of the first to ask.

    `about` are the ids of events, `actors` those of actors. Where the report that settled it is withdrawn, it is open
    again. `lapses_at` is the moment at which it lapses unanswered: the windows of all its events have passed.
    """

    id: str
    text: str
    alternatives: tuple[str, ...]
    about: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    by: str | None = None
    asked: tuple[Quote, ...]
    status: QuestionStatus
    resolved_by: Resolution | None = None
    first_asked: datetime | None = None
    last_asked: datetime | None = None
    lapses_at: datetime | None = None

    def status_at(self, now: datetime) -> QuestionStatus:
        """The status as somebody sees it at `now`: an open question lapses when what it is about has passed in silence."""
        lapsed = self.status == "open" and self.lapses_at is not None and self.lapses_at <= now
        return "lapsed" if lapsed else self.status
