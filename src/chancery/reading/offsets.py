"""Offsets: a happening some days before or after another: "a week before the leaders meet", "hours after the launch"."""

from __future__ import annotations

import re
from datetime import timedelta

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import Anchors
from chancery.reading.clocks import Clock
from chancery.reading.happenings import Happening

_SIDES = {"before": -1, "after": 1, "following": 1}
_LENGTH = re.compile(r"P(T?)(\d+|X)([HDWM])")
_DAYS = frozenset({"minute", "hour", "part-of-day", "day"})


def shift(happenings: list[Happening], text: Text, anchors: Anchors, times: list[TimeExpression], clock: Clock) -> None:
    """Gives a happening without a day of its own the one so long before or after another, and the other way round.

    "The denial came a week before the two leaders are due to meet": the denial is of today, the meeting of this day week.
    """
    for time in times:
        match = _LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
        tokens = text.tokens_in(*time.span)
        if match is None or not tokens or tokens[-1] + 1 >= len(text.lower):
            continue
        marker = tokens[-1] + 1
        side = _SIDES.get(text.lower[marker])
        clause = text.heads[marker]
        if side is None or clause < 0:
            continue
        head = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
        anchor = anchors.of.get(clause) or (anchors.carried(clause) if text.upos[clause] == "VERB" else None)
        event = anchors.above(clause if text.heads[head] in (clause, marker) else head)
        if anchor is None or event is None or anchor[0] is event[0]:
            continue
        if _dated(anchor[0]) and not _dated(event[0]):
            event[0].window = _moved(anchor[0].window, match, side, time, clock) or event[0].window
        elif _dated(event[0]) and not _dated(anchor[0]):
            anchor[0].window = _moved(event[0].window, match, -side, time, clock) or anchor[0].window


def _dated(happening: Happening) -> bool:
    window = happening.window
    return bool(window.spans) and window.granularity in _DAYS and window.earliest is not None


def _moved(window: Window, match: re.Match[str], side: int, time: TimeExpression, clock: Clock) -> Window | None:
    """The day so long after (`side` 1) or before (-1) a window; hours reach over into the next day at most."""
    if window.earliest is None or window.latest is None:
        return None
    first, last = (
        window.earliest.astimezone(clock.tz).date(),
        (window.latest - timedelta(minutes=1)).astimezone(clock.tz).date(),
    )
    if match[1]:
        hours = 24 if match[2] == "X" else int(match[2])
        reach = timedelta(days=-(-hours // 24))
        first, last = (first - reach, last) if side < 0 else (first, last + reach)
    elif match[2] == "X" or match[3] == "M":
        return None
    else:
        step = side * timedelta(days=int(match[2]) * (7 if match[3] == "W" else 1))
        first, last = first + step, last + step
    return Window(
        earliest=clock.at(first),
        latest=clock.at(last, 24),
        granularity="day",
        timezone=clock.zone,
        spans=(*window.spans, time.span),
    )
