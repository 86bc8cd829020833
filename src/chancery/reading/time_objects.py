"""Objects of acts: which times beside an act of speech or a threat are those of what it is about.

"condemned the raid by police on a mosque on Wednesday": Wednesday is that of the raid.
"""

from __future__ import annotations

from datetime import timedelta

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.calendar_words import WITHIN_A_DAY
from chancery.reading.clocks import Clock
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening
from chancery.reading.time_owners import verb_of

_JUDGING = frozenset({"condemnation", "support", "accusation", "rejection"})
_PROTESTING = frozenset({"protest-note", "apology"})
_OVER = frozenset({"over", "at", "for", "against"})
_BIDDEN = frozenset({"visit", "summit", "meeting", "talks", "exercise"})
_UPON = frozenset({"of", "on", "upon", "with", "against", "into"})


def deed_above(text: Text, anchors: Anchors, first: int, preposition: str) -> str | None:
    """What was done with a thing that is only spoken of, at a time gone by: "threatened Belgrade with air strikes on October 13"."""
    node = first - 1 - len(preposition.split())
    if node < 0 or node not in anchors.of or text.upos[node] not in ("NOUN", "PROPN"):
        return None
    for _ in range(3):
        node = text.heads[node]
        if node < 0:
            return None
        found = anchors.of.get(node)
        if found is not None and node in (found[1].token, found[1].predicate) and text.upos[node] == "VERB":
            return found[0].id if found[0].status == "occurred" else None
    return None


def object_before(text: Text, anchors: Anchors, head: int, first: int) -> Happening | None:
    """What is judged or thanked for, named between the verb and a time: the supply in "thanked her for the supply of rice in August"."""
    verb = text.heads[head]
    for token in range(first - 1, verb, -1):
        row = anchors.of.get(token)
        if row is not None and row[1].token == token:
            return row[0] if text.upos[token] in ("NOUN", "PROPN") else None
    return None


def ahead_before(text: Text, anchors: Anchors, head: int, first: int) -> str | None:
    """What is to come, named between a verb and a time that is to come: "discussed the planned visit of the king in May"."""
    verb = verb_of(text, head)
    if verb is None:
        return None
    for token in range(first - 1, verb, -1):
        row = anchors.of.get(token)
        if row is None or row[1].token != token or text.upos[token] not in ("NOUN", "PROPN"):
            continue
        return row[0].id if row[0].status in AHEAD and verb in text.path(token) else None
    return None


def bidden(
    text: Text, anchors: Anchors, invitation: Happening | None, time: TimeExpression, clock: Clock
) -> str | None:
    """What one is invited to at a time to come, "asked" where it is no happening of its own: the summit in "invited her to Oslo
    later this year for a summit".
    """
    window = time.window
    if invitation is None or invitation.type != "invitation" or invitation.status != "occurred" or clock.end is None:
        return None
    if window is None or window.granularity in WITHIN_A_DAY or window.latest is None or window.latest <= clock.end:
        return None
    for naming in invitation.namings:
        for child in text.children[naming.predicate]:
            row = anchors.of.get(child)
            if row is not None and row[1].token == child and row[0].type in _BIDDEN and row[0].status in AHEAD:
                return row[0].id
    return "asked"


def of_object(text: Text, head: int, time: TimeExpression, happening: Happening, clock: Clock) -> bool:
    """True for "condemned the cutting of a cable last month": a month or a year behind the object of an act of speech is
    the object's own.
    """
    window, verb = time.window, text.heads[head]
    if (
        happening.type == "courtesy" and verb >= 0 and text.upos[verb] == "VERB"
    ):  # "congratulated him on his election last week"
        nouns = [c for c in text.children[verb] if text.relations[c].startswith(("obl", "advcl")) and verb < c < head]
        return any(preposition_of(text, noun) in ("on", "for") for noun in nouns)
    if happening.type in _JUDGING | _PROTESTING and verb >= 0 and _by_somebody(text, verb, head):
        return not _of_the_report(window, clock)
    if happening.type not in _JUDGING or window is None or window.earliest is None or window.latest is None:
        return False
    if window.latest - window.earliest <= timedelta(days=8) or verb < 0 or text.upos[verb] != "VERB":
        return False
    if clock.published is not None and window.latest > clock.published:
        return False
    had = any(text.lower[c] == "had" for c in text.children[verb])  # "had rejected a similar proposal in September"
    return not had and any(
        text.relations[c] == "obj" and verb < c < head and text.upos[c] == "NOUN" and not _known(text, c)
        for c in text.children[verb]
    )


def _known(text: Text, noun: int) -> bool:
    """True for what was told before and is only taken up: "rejected the proposal last month" dates the rejection."""
    below = text.children[noun]
    pointed = any(text.lower[c] in ("the", "this", "that") and text.relations[c] == "det" for c in below)
    return pointed and all(c < noun and text.relations[c] == "det" for c in below)


def _of_the_report(window: Window | None, clock: Clock) -> bool:
    """True for the day of publication, which is that of the words: "condemned a visit by lawmakers on Tuesday", read that Tuesday."""
    if window is None or window.earliest is None or window.latest is None or clock.published is None:
        return False
    if not window.earliest <= clock.published <= window.latest:
        return False
    return window.granularity in WITHIN_A_DAY


def _by_somebody(text: Text, verb: int, head: int) -> bool:
    """True for a deed that is told with its doer before the time: "condemned the raid by police on a mosque on Wednesday",
    "condemned Iraq's invasion of Kuwait on August 2", "protested over the Israeli raid on a camp on October 5".
    """
    for deed in (c for c in text.children[verb] if verb < c < head):
        over = text.relations[deed].startswith("obl") and preposition_of(text, deed) in _OVER
        if not over and text.relations[deed] != "obj":
            continue
        below = [c for c in text.children[deed] if c < head]
        owned = any(
            text.relations[c] == "nmod:poss" or (text.relations[c] == "amod" and text.words[c][:1].isupper())
            for c in below
        )
        if any(preposition_of(text, c) == "by" or (owned and preposition_of(text, c) in _UPON) for c in below):
            return True
    return False


def told_already(happening: Happening, time: TimeExpression, times: list[tuple[TimeExpression, str]]) -> bool:
    """True for the second day beside an act of judging that has its own: "condemned on Saturday two attacks in Kenya on Friday"."""
    if happening.type not in _JUDGING or len(happening.namings) > 1 or not times:
        return False
    own, window = times[0][0].window, time.window
    if own is None or window is None or own.latest is None or window.earliest is None or window.latest is None:
        return False
    return own.granularity in WITHIN_A_DAY and window.earliest < own.latest and not own.meets(window)
