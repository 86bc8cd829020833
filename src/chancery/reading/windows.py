"""Windows: when each happening happens, from the time expressions that hang on its words and from its status."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import msgspec

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import Anchors
from chancery.reading.calendar_words import WITHIN_A_DAY
from chancery.reading.circumstances import (
    fronted,
    of_circumstance,
    of_mishap,
    of_occasion,
    of_terms,
    order_in_front,
    subject_in_front,
)
from chancery.reading.clocks import Clock
from chancery.reading.closed_phrases import gathering_closed, participle_closed
from chancery.reading.composition import AHEAD
from chancery.reading.elapsed import of_elapsed
from chancery.reading.fitting import LASTING, together
from chancery.reading.happenings import Happening
from chancery.reading.inheritance import adopt, inherit, of_namesake, of_telling, of_today
from chancery.reading.lengths import ENDINGS, from_its_beginning, measure, of_length
from chancery.reading.mere_dates import a_number, compares, going_on, in_a_name, names_a_day, of_the_perfect
from chancery.reading.narration import carry_on, past
from chancery.reading.offsets import shift
from chancery.reading.references import References
from chancery.reading.sittings import not_until, of_company, over_by_now
from chancery.reading.time_objects import ahead_before, bidden, deed_above, object_before, of_object, told_already
from chancery.reading.time_orders import BEFORE, UNTIL, order_before
from chancery.reading.time_owners import asking, owner_of, said, saying_before, speech_above, verb_of
from chancery.reading.time_terms import defaulted, termed

_ENDING = re.compile(r"(?i)(?:the )?(?:end|close) of|year.?end|(?:the )?(?:year|month|week) is out")
_AT = frozenset({"", "on", "at", "in", "during"})
_MOVING = frozenset("move postpone reschedule shift push delay defer advance bring put change".split())


def place_in_time(happenings: list[Happening], text: Text, times: list[TimeExpression], clock: Clock) -> None:
    """Sets the window of every happening.

    "hold a telephone conference on the evening of January 2" is set by that evening; "wants the meeting to take place
    before April" ends with March, and is marked as wanted. What is ahead does not begin before the day of publication;
    what is past without a time ends with it.
    """
    anchors = Anchors(text, happenings)
    references = References(text, happenings, anchors)
    found: dict[str, list[tuple[TimeExpression, str]]] = {}
    loose: dict[int, list[tuple[TimeExpression, str]]] = {}
    lengths: dict[str, int] = {}
    spoken: list[tuple[int, Window]] = []
    told: dict[int, Window] = {}
    kind = {h.id: h for h in happenings}
    for time in times:
        if (
            clock.dateline is not None
            and time.span[0] < clock.dateline.span[1] + 40
            and _in_dateline(text, time.span[0], clock)
        ):
            continue
        if time.window is None:
            measure(text, anchors, time, lengths)
            continue
        tokens = text.tokens_in(*time.span)
        if not tokens:
            continue
        if in_a_name(text, anchors, tokens[0]) or a_number(text, tokens[0], tokens[-1]):
            continue
        time = _week_of(text, time, tokens[0], clock)
        head = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
        if names_a_day(text, head, tokens[-1]):
            continue
        preposition = order_before(text, head, tokens[0])
        if preposition == "from" and _moves(text, time, head):
            time, preposition = _moved(time, clock), "to"
        if preposition == "since" and compares(text, head):
            continue
        if preposition == "by" and going_on(text, head):
            preposition = "on"
        if preposition == "within" and (verb := verb_of(text, head)) is not None and past(text, verb):
            continue  # "gave way within hours": of what was told before
        window = time.window
        assert window is not None
        gone = clock.published is not None and window.latest is not None and window.latest <= clock.published
        if preposition in _AT and (verb := verb_of(text, head)) is not None:
            told.setdefault(verb, window)
        if (late := defaulted(text, anchors, head, preposition)) is not None:
            found.setdefault(late.id, []).append((time, "from"))
        saying = saying_before(text, head, tokens[0])
        if preposition in _AT and (ordered := order_in_front(text, anchors, head, tokens[0])) is not None:
            if ordered in anchors.of:
                found.setdefault(anchors.of[ordered][0].id, []).append((time, preposition))
            preposition = "before"
        elif preposition in _AT and (closed := subject_in_front(text, anchors, head, tokens[0], time)) is not None:
            found.setdefault(closed[0].id, [(time, preposition)])
        owner: str | None = "speech"
        if saying is None:
            owner, preposition = owner_of(text, anchors, head, tokens, preposition, gone)
        if gone and owner in kind and kind[owner].status in AHEAD:
            owner = asking(text, anchors, head) or deed_above(text, anchors, tokens[0], preposition) or owner
        if preposition in _AT:
            before = tokens[0] - 1 - len(preposition.split())
            if (seized := participle_closed(text, anchors, before, time, found.get(owner or "", []))) is not None:
                found.setdefault(seized.id, []).append((time, preposition))
                continue
            if (held := gathering_closed(text, anchors, before, kind.get(owner or ""))) is not None:
                found.setdefault(held.id, [(time, preposition)])
        inner = object_before(text, anchors, head, tokens[0]) if owner in kind else None
        if owner in kind and (
            of_object(text, head, time, kind[owner], clock)
            or (inner is not None and told_already(kind[owner], time, found.get(owner, [])))
        ):
            if inner is not None and inner.status == "occurred":
                found.setdefault(inner.id, []).append((time, preposition))
            continue
        if owner in (None, "speech", "thing") and (meant := references.dated(text.heads[head])) is not None:
            owner = meant[0].id
        if saying is None and (term := termed(text, anchors, head, preposition)) is not None:
            owner, preposition = term[0].id, "by"
        coming = clock.end is not None and window.earliest is not None and window.earliest >= clock.end
        if (
            coming
            and preposition in _AT
            and (owner in (None, "speech") or (owner in kind and kind[owner].status == "occurred"))
        ):
            owner = ahead_before(text, anchors, head, tokens[0]) or owner
        owner = bidden(text, anchors, kind.get(owner or ""), time, clock) or owner
        if owner in kind and preposition in _AT and of_the_perfect(text, anchors, head, window, clock):
            inner = object_before(text, anchors, head, tokens[0])
            if inner is not None and inner.status == "occurred":
                found.setdefault(inner.id, []).append((time, preposition))
            continue
        if owner in found and _of_its_own_verb(text, anchors, head, owner):
            continue
        if preposition in _AT:
            _there(text, anchors, tokens, time, found)
        if owner in kind and preposition in BEFORE | UNTIL and not gone:
            owner = next(
                (
                    wanted[0].id
                    for naming in kind[owner].namings
                    if (wanted := anchors.asked_for((kind[owner], naming))) is not None
                ),
                owner,
            )
        if owner == "speech":
            spoken.append((speech_above(text, head) if saying is None else saying, window))
            owner = said(text, anchors, head, tokens, kind)
            if owner is None:
                continue
        if owner in ("condition", "asked", "thing"):
            continue
        if owner is None:
            loose.setdefault(text.sentence_of[head], []).append((time, preposition))
        else:
            if owner in found and preposition in _AT and _closes(text, head, found[owner], window):
                preposition = "until"
            if preposition in BEFORE and _ENDING.match(text.source, *time.span):
                preposition = "by"
            found.setdefault(owner, []).append((time, preposition))
    adopt(happenings, text, found, loose, clock)
    for happening in happenings:
        not_until(happening, text, found, clock)
        over_by_now(happening, text, found, clock)
        _not_yet(happening, text, found.get(happening.id, []), clock)
    for happening in happenings:
        happening.window = _window(happening, text, found.get(happening.id, []), clock, lengths.get(happening.id))
    inherit(happenings, text, anchors, found)
    mains = fronted(text, told, clock)
    of_circumstance(happenings, text, mains)
    told.update(mains)
    of_mishap(happenings, text, told)
    of_length(happenings, text, anchors, lengths, told, clock)
    shift(happenings, text, anchors, times, clock, told, references)
    of_namesake(happenings, text, found)
    of_terms(happenings, text, anchors)
    of_company(happenings, text, anchors, told)
    of_occasion(happenings, text)
    of_elapsed(happenings, text, anchors, references, times, clock)
    for happening in happenings:
        of_today(happening, text, clock, spoken)
    told_then = {v: window for v, window in told.items() if past(text, v) and v not in dict(spoken)}
    carried = {v: window for v, window in told_then.items() if _carries(anchors, v)}
    scenes = {v: window for v, window in told_then.items() if v not in carried and not _tells(anchors, v)}
    carry_on(happenings, text, clock, [*spoken, *carried.items()], times, scenes)
    of_telling(happenings, text, anchors)
    from_its_beginning(happenings, text, lengths)
    of_company(happenings, text, anchors, told)
    shift(happenings, text, anchors, times, clock, told, references)
    for happening in happenings:
        happening.window = _so_far(happening, clock)


def _so_far(happening: Happening, clock: Clock) -> Window:
    """The window of what has happened ends with the report: "met them on a trip to the kingdom this week"."""
    window, end = happening.window, clock.end
    if happening.status != "occurred" or end is None or clock.day is None or window.granularity in WITHIN_A_DAY:
        return window
    if (
        window.earliest is None
        or window.latest is None
        or not window.earliest < clock.at(clock.day) < end < window.latest
    ):
        return window
    return msgspec.structs.replace(window, latest=end, edtf=None)


def _closes(text: Text, head: int, rows: list[tuple[TimeExpression, str]], window: Window) -> bool:
    """True for the day on which what had begun on another came to its end: "began on Tuesday … ended on Thursday"."""
    verb = verb_of(text, head)
    begun = rows[0][0].window
    if verb is None or text.lemmas[verb].lower() not in ENDINGS or begun is None or rows[0][1] not in _AT:
        return False
    return begun.earliest is not None and window.earliest is not None and begun.earliest < window.earliest


def _tells(anchors: Anchors, verb: int) -> bool:
    """True for a verb that belongs to what happened."""
    row = anchors.of.get(verb)
    return row is not None and row[0].status == "occurred"


def _carries(anchors: Anchors, verb: int) -> bool:
    """True for a verb that tells of what its noun names: the concluded of "The talks concluded on Tuesday"."""
    row = anchors.of.get(verb)
    return row is not None and row[0].status == "occurred" and verb not in (row[1].token, row[1].predicate)


def _in_dateline(text: Text, start: int, clock: Clock) -> bool:
    """True for a date that belongs to the dateline and to no happening."""
    token = text.token_at(start)
    if token is None or clock.dateline is None:
        return False
    sentence = text.sentences[text.sentence_of[token]]
    return sentence.start <= clock.dateline.span[0] and text.words[sentence.last - 1] in ("-", "–", "—", "--", ":")


def _window(
    happening: Happening, text: Text, times: list[tuple[TimeExpression, str]], clock: Clock, days: int | None = None
) -> Window:
    window = together(happening, text, times, clock)
    ahead = happening.status in AHEAD
    today = clock.at(clock.day) if clock.day is not None else None
    if window is None:
        if ahead:
            return Window(earliest=clock.published, timezone=clock.zone)
        if happening.status == "occurred":
            return Window(latest=clock.end, timezone=clock.zone)
        return Window(timezone=clock.zone)
    earliest, latest = window.earliest, window.latest
    if days is not None and earliest is not None and (latest is None or latest - earliest <= timedelta(days=1)):
        if days > 0:
            latest = earliest + timedelta(days=days)
        elif latest is not None:
            earliest = latest + timedelta(days=days)
    if (
        happening.status == "ongoing"
        and earliest is None
        and latest is not None
        and clock.end is not None
        and latest > clock.end
    ):
        earliest = today
    if happening.status == "ongoing" and latest is not None and clock.published is not None and days is None:
        latest = None if earliest is not None and latest <= clock.published else latest  # it goes on
    if ahead and today is not None and (earliest is None or earliest < today) and (latest is None or latest > today):
        earliest = max(today, earliest) if earliest is not None else today
    if happening.status == "occurred" and clock.end is not None and (earliest is None or earliest < clock.end):
        begun = (
            today is not None and earliest is not None and earliest < today and window.granularity not in WITHIN_A_DAY
        )
        if latest is None or (begun and latest > clock.end):  # "this year": so far
            latest = clock.end
    return Window(
        earliest=earliest,
        latest=latest,
        granularity=window.granularity,
        edtf=window.edtf,
        timezone=clock.zone,
        spans=window.spans,
        wanted=happening.status in ("sought", "possible") and any(p in BEFORE | UNTIL for _, p in times),
    )


def _not_yet(happening: Happening, text: Text, times: list[tuple[TimeExpression, str]], clock: Clock) -> None:
    """A noun that no verb puts into the past goes by its time: "after the summit in November" is still to come, "the
    talks, which are to last until Friday" go on.
    """
    if happening.status in AHEAD and clock.published is not None and len(happening.namings) == 1:
        _past_by_its_own_words(happening, text, times, clock.published)
    if happening.status != "occurred" or happening.operators or clock.end is None:
        return
    if any(n.predicate != n.token or text.upos[n.token] not in ("NOUN", "PROPN") for n in happening.namings):
        return
    for time, preposition in times:
        window = time.window
        if window is None or window.earliest is None or window.earliest < clock.end:
            continue
        if preposition in ("", "in", "on", "at", "during", "from"):
            happening.status = "scheduled"
        elif preposition in LASTING:
            happening.status = "ongoing"


def _past_by_its_own_words(
    happening: Happening, text: Text, times: list[tuple[TimeExpression, str]], published: datetime
) -> None:
    """A noun that carries a time gone by has happened, whatever is asked above it: "told Beijing to abide by the July 2016
    ruling".
    """
    naming = happening.namings[0]
    if text.upos[naming.token] not in ("NOUN", "PROPN") or text.upos[naming.predicate] == "VERB":
        return
    for time, preposition in times:
        tokens = text.tokens_in(*time.span)
        own = any(naming.token in text.path(token)[1:3] for token in tokens)
        gone = time.window is not None and time.window.latest is not None and time.window.latest <= published
        if own and gone and preposition in ("", "in", "on", "of"):
            happening.status = "occurred"


def _of_its_own_verb(text: Text, anchors: Anchors, head: int, owner: str) -> bool:
    """True for the time of a second verb that tells of no happening, where the first has its own: "closed the border in
    September and reopened it four weeks later".
    """
    verb = text.heads[head]
    if verb < 0 or text.upos[verb] != "VERB" or text.relations[verb] != "conj" or verb in anchors.of:
        return False
    above = anchors.of.get(text.heads[verb])
    carried = any(c in anchors.of and anchors.of[c][0].id == owner for c in text.children[verb])
    return above is not None and above[0].id == owner and not carried and text.feat(verb, "VerbForm") == "Fin"


def _there(
    text: Text,
    anchors: Anchors,
    tokens: range,
    time: TimeExpression,
    found: dict[str, list[tuple[TimeExpression, str]]],
) -> None:
    """What a clause hung on a time, or on the place beside it, tells happened then: "in London on Tuesday, where he met the
    premier".
    """
    places = [text.heads[t] for t in tokens if text.relations[t] in ("orphan", "nmod") and text.heads[t] < tokens[0]]
    for token in (*tokens, *(p for p in places if text.upos[p] == "PROPN")):
        for clause in text.children[token]:
            row = anchors.of.get(clause)
            told = row is not None and clause in (row[1].token, row[1].predicate)
            where = any(text.lower[c] in ("where", "when") for c in text.children[clause])
            if row is not None and told and where and text.relations[clause].startswith("acl"):
                found.setdefault(row[0].id, [(time, "on")])


def _week_of(text: Text, time: TimeExpression, first: int, clock: Clock) -> TimeExpression:
    """ "the week of Sept. 14": the week, Monday to Monday, in which that day lies."""
    window = time.window
    if first < 2 or text.lower[first - 2 : first] != ["week", "of"] or window is None or window.granularity != "day":
        return time
    assert window.earliest is not None
    day = window.earliest.astimezone(clock.tz).date()
    monday = day - timedelta(days=day.weekday())
    week = Window(
        earliest=clock.at(monday),
        latest=clock.at(monday + timedelta(days=7)),
        granularity="week",
        timezone=clock.zone,
        spans=window.spans,
    )
    return msgspec.structs.replace(time, window=week)


def _moves(text: Text, time: TimeExpression, head: int) -> bool:
    """True for the two days of a plan that was moved: "postponed the visit from April 20 to April 27"."""
    node = text.heads[head]
    while node >= 0 and text.upos[node] != "VERB":
        node = text.heads[node]
    return (
        len(time.ends) == 2
        and node >= 0
        and text.lemmas[node].lower() in _MOVING
        and time.window is not None
        and time.window.granularity == "day"
    )


def _moved(time: TimeExpression, clock: Clock) -> TimeExpression:
    """The day that a plan was moved to."""
    window = time.window
    assert window is not None and window.latest is not None
    day = clock.at((window.latest - timedelta(minutes=1)).astimezone(clock.tz).date())
    window = msgspec.structs.replace(window, earliest=day, edtf=f"{day.date()}", spans=(time.ends[1].span,))
    return msgspec.structs.replace(time, window=window)
