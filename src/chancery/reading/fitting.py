"""Fitting: which of the times told with a happening can be its own, and the one stretch that they leave together.

"had been scheduled for May and will now open on June 3" leaves the 3rd of June; "met on Monday and Tuesday" joins two days.
"""

from __future__ import annotations

import re
from datetime import datetime

import msgspec

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.calendar_words import WITHIN_A_DAY
from chancery.reading.clocks import Clock
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening
from chancery.reading.tense_words import FIXED
from chancery.reading.time_orders import BEFORE, UNTIL, bounded

LASTING = frozenset({"until", "till", "through"})
"""Prepositions of a time up to which something goes on."""
_PARTS = frozenset({"day", "part-of-month", "month"})
_STRETCHES = frozenset(
    "exercise visit talks summit meeting ceasefire patrol deployment mediation demonstration".split()
)
_ON = frozenset({"", "on", "at", "in", "during"})
_FORMERLY = frozenset({"originally", "initially", "previously", "first"})
_APART = 60
"""How many characters behind another time a year is no longer its own: "in July tightened controls …, after rulings last year"."""


def together(happening: Happening, text: Text, times: list[tuple[TimeExpression, str]], clock: Clock) -> Window | None:
    """The window that the times of a happening, each with its preposition, leave together; None where none of them fits."""
    return _told(happening, text, _fitting(happening, text, _in_year(times, text), clock))


def _told(happening: Happening, text: Text, times: list[tuple[TimeExpression, str]]) -> Window | None:
    """What the times of a happening leave together: one within the other, one joined to the other ("Monday and Tuesday")."""
    window: Window | None = None
    last: TimeExpression | None = None
    for time, preposition in times:
        if time.window is None:
            continue
        if happening.status == "postponed" and preposition.startswith(("until", "till", "at least")):
            preposition = "from" if "least" in preposition else "in"
        one = bounded(time.window, preposition)
        if one is None:
            continue
        if window is None:
            window = one
        elif (
            happening.type in _STRETCHES
            and preposition in LASTING
            and window.earliest is not None
            and window.granularity in WITHIN_A_DAY
        ) or (happening.status != "postponed" and window.latest is None and last and _joined(text, last, time)):
            window = msgspec.structs.replace(window, latest=one.latest, edtf=None, spans=(*window.spans, *one.spans))
        elif not window.meets(one) and last is not None and _joined(text, last, time):
            window = Window(
                earliest=window.earliest,
                latest=one.latest,
                granularity="day",
                timezone=window.timezone,
                spans=(*window.spans, *one.spans),
            )
        else:
            window = window.intersect(one) or window
        last = time
    return window


def _in_year(times: list[tuple[TimeExpression, str]], text: Text) -> list[tuple[TimeExpression, str]]:
    """Months and days without a year of their own, within the year that stands beside them: "The year before last, … in March"."""
    near = [t for t, p in times if p in _ON and not any(0 < t.span[0] - o.span[1] > _APART for o, _ in times)]
    year = next((t.window for t in near if t.window is not None and t.window.granularity == "year"), None)
    if year is None or year.earliest is None or len(times) < 2:
        return times
    out = []
    for time, preposition in times:
        part = time.window
        if part is not None and part.granularity in _PARTS and not re.search(r"\d{4}", text.source[slice(*time.span)]):
            assert part.earliest is not None and part.latest is not None
            years = year.earliest.year - part.earliest.year
            try:
                first, last = (edge.replace(year=edge.year + years) for edge in (part.earliest, part.latest))
            except ValueError:  # the 29th of February
                continue
            part = msgspec.structs.replace(part, earliest=first, latest=last, edtf=None)
        out.append((msgspec.structs.replace(time, window=part), preposition))
    return out


def _fitting(
    happening: Happening, text: Text, times: list[tuple[TimeExpression, str]], clock: Clock
) -> list[tuple[TimeExpression, str]]:
    """The times that can be those of a happening: what has happened did not do so in a time to come ("called on them to
    finish it by the end of 2027"), what is ahead not in a time gone by, unless it has no other; a plan that was moved is
    not where it was ("originally planned for November").
    """
    times = _nearest(happening, text, times)
    if clock.published is None or clock.end is None:
        return times
    nouns = {naming.token for naming in happening.namings if text.upos[naming.token] == "NOUN"}

    def own(time: TimeExpression) -> bool:
        tokens = text.tokens_in(*time.span)
        return any(text.heads[token] in nouns or token - 2 in nouns for token in tokens)

    if happening.status == "occurred":
        lasting = LASTING if happening.type in _STRETCHES else frozenset()
        return [
            row
            for row in times
            if row[1] in lasting or own(row[0]) or not _to_come(*row, clock.end) or _there_already(*row, clock.end)
        ]
    fresh = [row for row in times if not _former(text, row[0])]
    if happening.status in AHEAD and fresh:
        ahead = [
            (time, preposition)
            for time, preposition in fresh
            if time.window is None
            or time.window.latest is None
            or time.window.latest > clock.published
            or preposition not in ("", "in", "on", "at", "during")
        ]
        kept = any(_former(text, row[0]) or own(row[0]) for row in times)
        if happening.status in ("scheduled", "arranging") and not kept:
            return ahead  # what is to come has no time gone by: "will return to the talks", said in February
        return ahead or fresh
    return fresh or times


def _nearest(
    happening: Happening, text: Text, times: list[tuple[TimeExpression, str]]
) -> list[tuple[TimeExpression, str]]:
    """The times on the very verb of a happening, where another that hangs further down cannot hold beside it: "Recalling what
    was said on May 3, they issued a statement on June 5". What was put off keeps its old day: "postponed a visit that was to begin
    on Monday. They hope to hold it in the autumn".
    """
    if happening.status == "postponed":
        return times
    verbs = {naming.predicate for naming in happening.namings if text.upos[naming.predicate] == "VERB"}
    near = [row for row in times if any(text.heads[t] in verbs for t in text.tokens_in(*row[0].span))]
    if not near or len(near) == len(times) or any(row[1] not in _ON for row in times):
        return times
    first = near[0][0].window
    return [
        row
        for row in times
        if row in near
        or first is None
        or row[0].window is None
        or row[0].window.meets(first)
        or any(_joined(text, one[0], row[0]) for one in near)
    ]


def _there_already(time: TimeExpression, preposition: str, end: datetime) -> bool:
    """True for the day after that of publication, named by its date: "met on August 29", where it was the 29th already."""
    window = time.window
    named = time.type in ("DATE", "TIME") and window is not None and window.granularity in WITHIN_A_DAY
    return named and preposition in ("on", "") and window is not None and window.earliest == end


def _to_come(time: TimeExpression, preposition: str, end: datetime) -> bool:
    """True for a time that begins after the report, or a term of weeks and more that ends after it."""
    window = time.window
    if window is None:
        return False
    if window.earliest is not None and window.earliest >= end:
        return True
    late = window.latest is not None and window.latest > end
    return preposition in BEFORE | UNTIL and late and window.granularity not in WITHIN_A_DAY


def _former(text: Text, time: TimeExpression) -> bool:
    """True for the time of a plan as it was: "originally planned for November", "had been scheduled for May"."""
    token = text.token_at(time.span[0])
    if token is None:
        return False
    node = token
    for _ in range(3):
        node = text.heads[node]
        if node < 0:
            return False
        if text.upos[node] == "VERB" or text.lower[node] == "due":
            return any(text.lower[c] in _FORMERLY for c in text.children[node]) or _meant_then(text, node)
    return False


def _meant_then(text: Text, verb: int) -> bool:
    """True for "had been expected to sign in early October", "was to have opened on May 3"."""
    near = [verb, text.heads[verb]] if text.relations[verb] == "xcomp" else [verb]
    words = {text.lower[c] for n in near for c in text.children[n] if text.relations[c].startswith(("aux", "cop"))}
    plan = any(text.lower[n] in FIXED for n in near)
    return ("had" in words and plan) or ({"was", "have"} <= words or {"were", "have"} <= words)


def _joined(text: Text, one: TimeExpression, other: TimeExpression) -> bool:
    """True for "Monday and Tuesday", "Friday through Sunday"."""
    return text.source[one.span[1] : other.span[0]].strip().lower() in ("and", "to", "through", "-", "–")
