"""Elapsed: what has been done since something happened lies between that and the day of the report."""

from __future__ import annotations

from datetime import datetime

from chancery.facts.spans import Span
from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.clocks import Clock
from chancery.reading.happenings import Happening
from chancery.reading.references import References

_NEAR = 3
"""How many sentences back "since then" reaches."""
_BEGUN = frozenset({"occurred", "ongoing"})


def of_elapsed(
    happenings: list[Happening],
    text: Text,
    anchors: Anchors,
    references: References,
    times: list[TimeExpression],
    clock: Clock,
) -> None:
    """Gives what has happened since, and has no time of its own, the stretch from then to the report.

    "Hamas seized Gaza on June 14. Israel has since closed the crossings."; "Since the arrest, Beijing has suspended contacts
    and put off talks"; where "since" stands over a date, that is a time of its own.
    """
    if clock.end is None:
        return
    begun = _begun(happenings)
    for happening in happenings:
        if happening.window.spans or happening.status != "occurred":
            continue
        naming = happening.namings[0]
        verb = naming.predicate
        for _ in range(4):
            start = _start(verb, text, anchors, references, begun, times, clock)
            if start is not None:
                earliest, spans = start
                happening.window = Window(
                    earliest=earliest, latest=clock.end, granularity="unknown", timezone=clock.zone, spans=spans
                )
                break
            joined = text.relations[verb] == "conj" and text.heads[verb] >= 0
            if not joined or any(text.relations[c].startswith("nsubj") for c in text.children[verb]):
                break
            verb = text.heads[verb]


def _begun(happenings: list[Happening]) -> list[tuple[int, Happening]]:
    """What has happened at a time that is known, by the word of its first mention."""
    return [
        (h.namings[0].token, h)
        for h in happenings
        if h.status in _BEGUN and h.window.spans and h.window.earliest is not None
    ]


def _start(
    verb: int,
    text: Text,
    anchors: Anchors,
    references: References,
    begun: list[tuple[int, Happening]],
    times: list[TimeExpression],
    clock: Clock,
) -> tuple[datetime, tuple[Span, ...]] | None:
    """The moment since which a verb tells what was done, with its words."""
    if text.upos[verb] != "VERB":
        return None
    for word in text.children[verb]:
        relation = text.relations[word].partition(":")[0]
        if relation == "advmod" and text.lower[word] == "since" and not text.children[word]:
            return _told_before(word, text, begun, times, clock)
        if preposition_of(text, word) not in ("since", "ever since"):
            continue
        if relation == "obl" and text.lower[word] == "then":
            return _told_before(word, text, begun, times, clock)
        if relation not in ("obl", "advcl"):
            continue
        row = references.of(word) if relation == "obl" else anchors.of.get(word)
        begun_by = row[0].window if row is not None and row[0].status in _BEGUN else None
        if begun_by is not None and begun_by.spans and _gone(begun_by.earliest, clock):
            assert begun_by.earliest is not None
            return begun_by.earliest, begun_by.spans
    return None


def _told_before(
    word: int, text: Text, begun: list[tuple[int, Happening]], times: list[TimeExpression], clock: Clock
) -> tuple[datetime, tuple[Span, ...]] | None:
    """What "since" alone counts from: the last thing told before with its time, else the last date."""
    here = text.sentence_of[word]
    rows = [
        (t, h.window.earliest, h.window.spans) for t, h in begun if t < word and here - text.sentence_of[t] <= _NEAR
    ]
    if not rows:
        for time in times:
            token, window = text.token_at(time.span[0]), time.window
            if token is None or window is None or token >= word or here - text.sentence_of[token] > _NEAR:
                continue
            rows.append((token, window.earliest, (time.span,)))
    rows = [row for row in rows if _gone(row[1], clock)]
    if not rows:
        return None
    _, earliest, spans = max(rows, key=lambda row: row[0])
    assert earliest is not None
    return earliest, spans


def _gone(moment: datetime | None, clock: Clock) -> bool:
    """True for a moment before the report: nothing has been done "since the visit planned for May"."""
    return moment is not None and clock.published is not None and moment < clock.published
