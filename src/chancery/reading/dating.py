"""Dating: which words of a text a date hangs on, and whether it lies past or ahead."""

from __future__ import annotations

from datetime import timedelta

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.clocks import Clock


def dated(text: Text, times: list[TimeExpression]) -> dict[int, Window]:
    """For each word that a date hangs on: when that is; "the 2021 assault", "met on May 3", not "since May" or "before May"."""
    out: dict[int, Window] = {}
    for time in times:
        window = time.window
        if time.type not in ("DATE", "TIME") or window is None or window.earliest is None or window.latest is None:
            continue
        tokens = text.tokens_in(*time.span)
        head = next((t for t in tokens if text.heads[t] not in tokens), None)
        if head is None or text.heads[head] < 0:
            continue
        cases = [text.lower[c] for c in text.children[head] if text.relations[c] in ("case", "mark")]
        if all(word in ("in", "on", "at", "of", "'s") for word in cases):
            out.setdefault(text.heads[head], window)
    return out


def sides(text: Text, times: list[TimeExpression], clock: Clock) -> dict[int, str]:
    """For each word that a time expression hangs on: whether that time is `past`, `ahead` or `now`.

    In a report of 2 January "a visit in May" makes "visit" lie ahead, "met on Tuesday" makes "met" lie past; and so does "met
    on January 3", where it was the third already for those who met.
    """
    out: dict[int, str] = {}
    now, end = clock.published, clock.end
    if now is None or end is None:
        return out
    for time in times:
        window = time.window
        if time.type not in ("DATE", "TIME") or window is None:
            continue
        if window.earliest is not None and window.earliest >= end:
            side = "ahead"
        elif window.latest is not None and window.latest <= now:
            side = "past"
        else:
            side = "now"
        tokens = text.tokens_in(*time.span)
        head = next((t for t in tokens if text.heads[t] not in tokens), None)
        if head is None or text.heads[head] < 0:
            continue
        governor = text.heads[head]
        told = text.feat(governor, "VerbForm") == "Fin" and text.feat(governor, "Tense") == "Past"
        if side == "ahead" and told and window.earliest is not None and window.earliest - end < timedelta(days=1):
            side = "now"
        out.setdefault(governor, side)
    return out
