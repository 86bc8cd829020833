"""Windows: when each happening happens, from the time expressions that hang on its words and from its status."""

from __future__ import annotations

from datetime import datetime

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import SPEECH, Anchors, preposition_of
from chancery.reading.clocks import Clock
from chancery.reading.happenings import Happening
from chancery.reading.status import AHEAD

_UNTIL = frozenset({"by", "until", "till", "no later than", "not later than", "through", "up to"})
_BEFORE = frozenset({"before", "ahead of", "prior to", "in advance of", "just before", "shortly before", "well before"})
_AFTER = frozenset({"after", "following", "soon after", "shortly after", "no earlier than", "not before", "only after"})
_SINCE = frozenset({"since", "from", "starting", "beginning", "as of", "effective", "as early as"})


def place_in_time(happenings: list[Happening], text: Text, times: list[TimeExpression], clock: Clock) -> None:
    """Sets the window of every happening.

    "hold a telephone conference on the evening of January 2" is set by that evening; "wants the meeting to take place
    before April" ends with March, and is marked as wanted. What is ahead does not begin before the day of publication;
    what is past without a time ends with it.
    """
    anchors = Anchors(text, happenings)
    found: dict[str, list[tuple[TimeExpression, str]]] = {}
    loose: dict[int, list[tuple[TimeExpression, str]]] = {}
    for time in times:
        if time.window is None:
            continue
        tokens = text.tokens_in(*time.span)
        if not tokens:
            continue
        head = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
        preposition = _preposition(text, head, tokens[0])
        owner = _owner(text, anchors, head, tokens)
        if owner == "speech":
            continue
        if owner is None:
            loose.setdefault(text.sentence_of[head], []).append((time, preposition))
        else:
            found.setdefault(owner, []).append((time, preposition))
    _adopt(happenings, text, found, loose)
    for happening in happenings:
        happening.window = _window(happening, found.get(happening.id, []), clock)


def _preposition(text: Text, head: int, first: int) -> str:
    given = preposition_of(text, head)
    if given:
        return given
    if first > 0 and text.upos[first - 1] in ("ADP", "SCONJ"):
        before = text.lower[first - 1]
        if before in ("of", "to") and first > 1 and text.lower[first - 2] in ("ahead", "prior", "advance"):
            return {"ahead": "ahead of", "prior": "prior to", "advance": "in advance of"}[text.lower[first - 2]]
        return before
    return ""


def _owner(text: Text, anchors: Anchors, head: int, inside: range) -> str | None:
    """The happening whose words the time hangs on; "speech" where it dates the saying only."""
    node = text.heads[head]
    for step in range(4):
        if node < 0:
            return None
        if node in inside:
            node = text.heads[node]
            continue
        found = anchors.of.get(node)
        if found is not None:
            return found[0].id
        if text.lemmas[node].lower() in SPEECH and text.upos[node] == "VERB":
            return "speech"
        if text.upos[node] in ("VERB", "AUX") and step > 0 and text.relations[node] not in ("xcomp", "conj"):
            return None
        if text.relations[node].startswith("acl:relcl"):
            return None
        node = text.heads[node]
    return None


def _adopt(
    happenings: list[Happening], text: Text,
    found: dict[str, list[tuple[TimeExpression, str]]], loose: dict[int, list[tuple[TimeExpression, str]]],
) -> None:
    """A time that hangs on no happening goes to the only one of its sentence that has none."""
    by_sentence: dict[int, list[Happening]] = {}
    for happening in happenings:
        for naming in happening.namings:
            row = by_sentence.setdefault(text.sentence_of[naming.token], [])
            if happening not in row:
                row.append(happening)
    for sentence, times in loose.items():
        here = [h for h in by_sentence.get(sentence, ()) if h.id not in found and h.salience == "news"]
        if len(times) == 1 and len(here) == 1 and len(by_sentence[sentence]) <= 2:
            found.setdefault(here[0].id, []).append(times[0])


def _window(happening: Happening, times: list[tuple[TimeExpression, str]], clock: Clock) -> Window:
    window: Window | None = None
    wanted = happening.status in ("sought", "possible")
    for time, preposition in times:
        if time.window is None:
            continue
        one = bounded(time.window, preposition)
        if one is None:
            continue
        if window is None:
            window = one
        else:
            window = window.intersect(one) or window
    ahead = happening.status in AHEAD
    today = clock.at(clock.day) if clock.day is not None else None
    if window is None:
        if ahead:
            return Window(earliest=clock.published, timezone=clock.zone)
        if happening.status == "occurred":
            return Window(latest=clock.end, timezone=clock.zone)
        return Window(timezone=clock.zone)
    earliest, latest = window.earliest, window.latest
    if ahead and today is not None and (earliest is None or earliest < today) and (latest is None or latest > today):
        earliest = max(today, earliest) if earliest is not None else today
    if happening.status == "occurred" and clock.end is not None and latest is None and (earliest is None or earliest < clock.end):
        latest = clock.end
    return Window(
        earliest=earliest, latest=latest, granularity=window.granularity, edtf=window.edtf, timezone=clock.zone,
        spans=window.spans, wanted=wanted and any(p in _BEFORE | _UNTIL for _, p in times),
    )


def bounded(window: Window, preposition: str) -> Window | None:
    """What a preposition makes of a time: "before April" ends where April begins, "since May" begins with May."""
    word = preposition.removeprefix("only ").removeprefix("just ") or ""
    last = word.split(" ")[-1] if word not in _BEFORE | _UNTIL | _AFTER | _SINCE else word

    def edges(earliest: datetime | None, latest: datetime | None) -> Window:
        return Window(earliest=earliest, latest=latest, granularity=window.granularity, edtf=None,
                      timezone=window.timezone, spans=window.spans)

    if word in _BEFORE or last in ("before",):
        return edges(None, window.earliest)
    if word in _UNTIL or last in _UNTIL:
        return edges(None, window.latest)
    if word in _AFTER or last == "after":
        return edges(window.latest, None)
    if word in _SINCE or last in ("since", "from"):
        whole = window.edtf is not None and "/" in window.edtf
        return window if whole else edges(window.earliest, None)
    return window
