"""Offsets: a happening some days before or after another: "a week before the leaders meet", "hours after the launch"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import msgspec

from chancery.facts.spans import Span
from chancery.facts.times import Granularity, TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import Anchors
from chancery.reading.calendar_words import WITHIN_A_DAY
from chancery.reading.clocks import Clock
from chancery.reading.composition import AHEAD
from chancery.reading.days import shift_month
from chancery.reading.happenings import Happening
from chancery.reading.references import References

_SIDES = {"before": -1, "after": 1, "following": 1}
_LENGTH = re.compile(r"P(T?)(\d+|X)([HDWMY])")
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_AT_ONCE = frozenset({"moments", "minutes", "immediately"})
"""Words that set two happenings so little apart that they share their day: "moments after he had unveiled the loan"."""
_LAST_DAY = date(9998, 1, 1).toordinal()
_CARRY = frozenset({"obl", "nmod"})
_PLANS = frozenset({"cancelled", "postponed", "sought", "arranging", "possible", "denied"})
_COMING = frozenset("come follow happen occur take be".split())


class Offset(msgspec.Struct, frozen=True):
    """How far apart two happenings are: `count` units, `side` 1 where the clause behind comes first; `marker` is the
    conjunction, `head` the word of the length. "three days after troops crossed": 3, "D", 1.
    """

    count: int | None
    unit: str
    side: int
    marker: int
    head: int
    span: Span


def shift(
    happenings: list[Happening],
    text: Text,
    anchors: Anchors,
    times: list[TimeExpression],
    clock: Clock,
    told: Mapping[int, Window] | None = None,
    references: References | None = None,
) -> None:
    """Gives a happening without a time of its own the one so long before or after another, and the other way round.

    "The denial came a week before the two leaders are due to meet": the denial is of today, the meeting of this day week.
    Where the verb in front tells of no happening its own date counts (`told`, by verb): "officials said on Wednesday, a day
    after jets struck the camp"; where it only carries what was told before, that: "The move came two days after …".
    """
    told = told or {}
    dates = {token: time.window for time in times if time.window is not None for token in text.tokens_in(*time.span)}
    ends = {time.span[1]: time.window for time in times if time.window is not None}
    for offset in _offsets(text, times):
        clause = text.heads[offset.marker]
        if clause >= 0 and text.relations[clause].startswith("nsubj") and clause < text.heads[clause]:
            clause = text.heads[clause]  # "two days after the premier likened it to a crime", hung on the premier
        if clause < 0:
            continue
        behind = _behind(text, anchors, clause)
        event = anchors.above(clause if text.heads[offset.head] in (clause, offset.marker) else offset.head)
        since = told.get(clause)
        if (
            not behind
            and event is not None
            and since is not None
            and _fits(since, offset)
            and not event[0].window.spans
        ):
            # "Hours after the mosque was stormed on Tuesday, crowds attacked a convoy": the storming may be no happening
            event[0].window = _moved(since, offset, offset.side, clock) or event[0].window
        if not behind or (event is not None and event[0] in behind):
            continue
        anchor = behind[0]
        verb = _verb_above(text, clause, offset.head)
        own = event is not None and verb in (event[1].token, event[1].predicate)
        day = None if own or verb < 0 else told.get(verb)
        beside = dates.get(text.heads[offset.head]) or _right_before(text, offset, ends)
        if beside is not None:
            own, day = False, beside  # "flew there on June 26, three days after an attack on a rally"
        if verb >= 0 and not own and day is None and text.lemmas[verb].lower() in _COMING:
            event = references.subject(verb) if references is not None else event
            event = None if event is not None and event[0].status in _PLANS else event  # its window is the plan's
            day = _told_before(text, verb, told, clock) if event is None else None
            now = text.feat(verb, "Tense") == "Pres"
            coming = (offset.side < 0 and anchor.status in AHEAD) or now
            undated = event is not None and event[0].status == "occurred" and not _dated(event[0], offset)
            undated = undated and now and not _dated(anchor, offset)
            if (event is None or undated) and day is None and coming and clock.day is not None:
                # "The announcement came two days before he is to visit Dhaka", "The storm comes a day after they met"
                day = Window(
                    earliest=clock.at(clock.day), latest=clock.at(clock.day, 24), granularity="day", timezone=clock.zone
                )
        if day is not None and _fits(day, offset):
            window = _moved(day, offset, -offset.side, clock)
            for one in behind if window is not None else ():
                one.window = one.window if _dated(one, offset) else window or one.window
            continue
        if event is None or event[0] in behind:
            continue
        if _dated(anchor, offset) and not _dated(event[0], offset):
            moved = _moved(anchor.window, offset, offset.side, clock)
            event[0].window = moved if moved is not None and _can_be(event[0], moved, clock) else event[0].window
        elif _dated(event[0], offset):
            window = _moved(event[0].window, offset, -offset.side, clock)
            for one in behind if window is not None else ():
                one.window = one.window if _dated(one, offset) else window or one.window


def _right_before(text: Text, offset: Offset, ends: Mapping[int, Window]) -> Window | None:
    """The date that a length stands right behind: the December of "resumed last December, two months after the North had …"."""
    for end in (offset.span[0] - 2, offset.span[0] - 1):
        if end in ends and not text.source[end : offset.span[0]].strip(" ,"):
            return ends[end]
    return None


def _told_before(text: Text, verb: int, told: Mapping[int, Window], clock: Clock) -> Window | None:
    """The day on which the sentence before told something: "said Tuesday he would sue. His announcement came a day after"."""
    rows = [
        t
        for t, window in told.items()
        if t < verb
        and text.sentence_of[t] == text.sentence_of[verb] - 1
        and not (window.earliest is not None and clock.end is not None and window.earliest >= clock.end)
    ]
    return told[max(rows)] if rows else None


def _offsets(text: Text, times: list[TimeExpression]) -> Iterator[Offset]:
    """The lengths with a conjunction behind them, in textual order: "a day after", "hours before", "the year after"."""
    inside: set[int] = set()
    for time in times:
        tokens = text.tokens_in(*time.span)
        inside.update(tokens)
        match = _LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
        if match is None or not tokens or tokens[-1] + 1 >= len(text.lower):
            continue
        head = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
        marker = tokens[-1] + 1
        side = _SIDES.get(text.lower[marker])
        if side is None and text.lower[marker] == "of" and text.lower[max(tokens[0] - 1, 0)] == "within":
            side = 1  # "came within hours of the meeting"
        if side is not None:
            unit = "H" if match[1] else match[3]
            yield Offset(None if match[2] == "X" else int(match[2]), unit, side, marker, head, time.span)
    for marker, word in enumerate(text.lower):
        if word not in ("before", "after") or marker < 2 or marker - 1 in inside:
            continue
        if text.lower[marker - 1] in _AT_ONCE:
            yield Offset(0, "H", _SIDES[word], marker, marker - 1, text.span(marker - 1, marker))
            continue
        unit = _UNITS.get(text.lower[marker - 1], "")
        if unit and text.lower[marker - 2] == "the":
            yield Offset(1, unit, _SIDES[word], marker, marker - 1, text.span(marker - 2, marker))


def _behind(text: Text, anchors: Anchors, clause: int) -> list[Happening]:
    """What the clause or phrase behind tells, its own verb first: "after troops crossed the border and killed a smuggler",
    "after 40 people died in clashes".
    """
    rows = [anchors.of.get(clause)]
    if text.upos[clause] == "VERB":
        rows.append(anchors.carried(clause))
        rows += (
            [
                anchors.of.get(c)
                for c in text.children[clause]
                if c > clause and text.relations[c].partition(":")[0] in _CARRY and text.upos[c] == "NOUN"
            ][:1]
            if rows == [None, None]
            else []
        )
        rows += [
            anchors.of.get(c)
            for c in text.children[clause]
            if text.relations[c] == "conj" and not any(text.relations[g].startswith("nsubj") for g in text.children[c])
        ]
    out: list[Happening] = []
    for row in rows:
        if row is not None and row[0] not in out:
            out.append(row[0])
    return out


def _verb_above(text: Text, clause: int, head: int) -> int:
    """The verb that the clause, or the length in front of it, hangs on."""
    node = text.heads[clause]
    while node >= 0 and (text.upos[node] not in ("VERB", "AUX") or node == head):
        if node != head and any(text.relations[c] == "cop" for c in text.children[node]):
            return node  # "who was in Ankara on March 1, two days after …"
        node = text.heads[node]
    return node


def _fits(window: Window, offset: Offset) -> bool:
    """True for a window exact enough to count from: a day for days, a month for months."""
    if window.earliest is None or window.latest is None:
        return False
    length = window.latest - window.earliest
    most = {"M": timedelta(days=31), "Y": timedelta(days=366)}.get(offset.unit)
    return window.granularity in WITHIN_A_DAY or (most is not None and length <= most)


def _can_be(event: Happening, window: Window, clock: Clock) -> bool:
    """False for a time to come of what has happened or goes on."""
    later = window.earliest is not None and clock.end is not None and window.earliest >= clock.end
    return event.status in AHEAD or not later


def _dated(happening: Happening, offset: Offset) -> bool:
    return bool(happening.window.spans) and _fits(happening.window, offset)


def _moved(window: Window, offset: Offset, side: int, clock: Clock) -> Window | None:
    """The time so long after (`side` 1) or before (-1) a window; hours reach over into the next day at most, months and
    years are whole ones.
    """
    if window.earliest is None or window.latest is None:
        return None
    first, last = (
        window.earliest.astimezone(clock.tz).date(),
        (window.latest - timedelta(minutes=1)).astimezone(clock.tz).date(),
    )
    granularity: Granularity = "day"
    if offset.unit == "H":
        hours = 24 if offset.count is None else offset.count
        reach = timedelta(days=min(-(-hours // 24), 366))
        first, last = (first - reach, last) if side < 0 else (first, last + reach)
    elif offset.count is None:
        return None
    elif offset.unit in "MY":
        months = side * offset.count * (12 if offset.unit == "Y" else 1)
        year, month = shift_month(first.year, first.month, months)
        if not 1 < year < 9998:
            return None
        whole = offset.unit == "Y"
        first = date(year, 1 if whole else month, 1)
        after = (year + 1, 1) if whole else shift_month(year, month, 1)
        last, granularity = date(*after, 1) - timedelta(days=1), "year" if whole else "month"
    else:
        days = side * offset.count * (7 if offset.unit == "W" else 1)
        if not 366 < first.toordinal() + days < _LAST_DAY:
            return None
        first, last = first + timedelta(days=days), last + timedelta(days=days)
    return Window(
        earliest=clock.at(first),
        latest=clock.at(last, 24),
        granularity=granularity,
        timezone=clock.zone,
        spans=(*window.spans, offset.span),
    )
