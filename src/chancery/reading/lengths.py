"""Lengths: how long a happening lasts, and the window that its length gives it beside something dated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

import msgspec

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.calendar_words import WITHIN_A_DAY
from chancery.reading.clocks import Clock
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening, Naming


def measure(text: Text, anchors: Anchors, time: TimeExpression, lengths: dict[str, int]) -> None:
    """How many days a happening lasts: "a three-day visit", "visit South Korea for two days"; counted back from its end, and
    so below zero, in "ended two days of talks on Tuesday".
    """
    match = re.fullmatch(r"PT?(\d+)(D|W|H)", time.value)
    tokens = text.tokens_in(*time.span)
    if time.type != "DURATION" or match is None or not tokens:
        return
    head = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
    spread = next((c for c in text.children[head] if c in anchors.of and text.relations[c].startswith("nmod")), None)
    apart = text.relations[head].startswith("obl") and preposition_of(text, head).split(" ")[0] in (
        "in",
        "within",
        "after",
    )
    if apart and spread is None:
        return  # "lost its second ally in less than a week"
    if _counts(text, head, tokens[-1] + 1):
        return
    found = anchors.of.get(text.heads[head] if spread is None else spread)
    if found is not None:
        hours = int(match[1]) * {"W": 168, "D": 24, "H": 1}[match[2]]
        if hours >= 24:
            lengths[found[0].id] = -(hours // 24) if _ended(text, found[1]) else hours // 24


def _counts(text: Text, head: int, after: int) -> bool:
    """True for a length that is none of the event's own: "four days after London had expelled them", "gave him 72 hours to leave"."""
    if after < len(text.lower) and text.lower[after] in ("after", "before", "later", "earlier", "following"):
        return True
    verb = text.heads[head]
    return (
        verb >= 0
        and text.relations[head] in ("obj", "iobj")
        and text.lemmas[verb].lower() in ("give", "set", "grant", "have")
    )


def of_length(
    happenings: list[Happening],
    text: Text,
    anchors: Anchors,
    lengths: dict[str, int],
    told: Mapping[int, Window],
    clock: Clock,
) -> None:
    """What is told with its length beside something dated ends or begins with that: "announced on Friday after two days of
    talks", "will travel there on Tuesday for two days of talks".
    """
    for happening in happenings:
        noun = happening.namings[0].token
        period = text.heads[noun]
        days = lengths.get(happening.id)
        if days is not None and days < 0 and not happening.window.spans:
            _to_an_end(happening, text, days, told, clock)
        if days is None or period < 0 or happening.window.spans or not text.relations[noun].startswith("nmod"):
            continue
        preposition = preposition_of(text, period)
        above = text.heads[period]
        row = anchors.of.get(above)
        window = told.get(above) or (row[0].window if row is not None and row[0] is not happening else None)
        if window is None or window.granularity not in WITHIN_A_DAY:
            continue
        earliest, latest = window.earliest, window.latest
        if earliest is None or latest is None:
            continue
        length = timedelta(days=abs(days) - 1)
        if preposition == "after" or (days < 0 and not preposition):
            window = msgspec.structs.replace(window, earliest=earliest - length, edtf=None)
        elif preposition in ("for", "in", "during") and (happening.status in AHEAD) == (
            row is None or row[0].status in AHEAD
        ):
            window = msgspec.structs.replace(window, latest=latest + length, edtf=None)
        else:
            continue
        happening.window = window


def _to_an_end(happening: Happening, text: Text, days: int, told: Mapping[int, Window], clock: Clock) -> None:
    """What somebody ends as he does or says a thing ends on the day of that: "The minister, ending a two-day visit, said …"."""
    naming = happening.namings[0]
    ending = next((w for w in text.path(naming.token)[:4] if text.lemmas[w].lower() in ENDINGS), -1)
    if ending < 0 or not text.lower[ending].endswith("ing") or clock.day is None:
        return
    main = text.heads[ending]
    while main >= 0 and text.upos[main] != "VERB":
        main = text.heads[main]
    window = told.get(main)
    if window is None or window.granularity not in WITHIN_A_DAY or window.earliest is None:
        window = Window(
            earliest=clock.at(clock.day), latest=clock.at(clock.day, 24), granularity="day", timezone=clock.zone
        )
    assert window.earliest is not None
    earliest = window.earliest - timedelta(days=abs(days) - 1)
    happening.window = msgspec.structs.replace(window, earliest=earliest, edtf=None, spans=(naming.span,))


def from_its_beginning(happenings: list[Happening], text: Text, lengths: Mapping[str, int]) -> None:
    """What began on the day of the telling lasts its length from there: "said on Saturday that …, and began a five-day drill"."""
    for happening in happenings:
        days, window, naming = lengths.get(happening.id, 0), happening.window, happening.namings[0]
        verbs = {text.lemmas[w].lower() for w in (naming.predicate, naming.token, text.heads[naming.token]) if w >= 0}
        if days < 2 or not verbs & _BEGINNINGS or window.granularity not in WITHIN_A_DAY or window.earliest is None:
            continue
        if window.latest is not None and window.latest - window.earliest <= timedelta(days=1):
            latest = window.earliest + timedelta(days=days)
            happening.window = msgspec.structs.replace(window, latest=latest, edtf=None)


_BEGINNINGS = frozenset({"begin", "start", "open", "launch"})


def _ended(text: Text, naming: Naming) -> bool:
    """True for what comes or is brought to its end: "ended two days of talks", "wrapped up a four-day visit"."""
    node = naming.token
    if any(text.relations[c] == "acl:relcl" and text.lemmas[c].lower() in ENDINGS for c in text.children[node]):
        return True  # "a three-day summit that ended on Wednesday"
    for _ in range(3):
        if text.upos[node] == "VERB":
            return text.lemmas[node].lower() in ENDINGS
        if text.relations[node].partition(":")[0] not in ("obj", "nmod", "nsubj", "obl") or text.heads[node] < 0:
            return False
        node = text.heads[node]
    return False


ENDINGS = frozenset("end conclude finish wrap complete close".split())
