"""Circumstances: what a clause or a phrase beside the telling says of where its doer was dates the telling too.

"Meeting in Abuja on Sunday, the leaders closed the border and froze its assets" dates both; "a summit in Baku last week
agreed" the summit with the agreement.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.calendar_words import WITHIN_A_DAY
from chancery.reading.clocks import Clock
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening
from chancery.reading.narration import past
from chancery.reading.time_carriers import PAPERS
from chancery.reading.time_orders import BEFORE

_BESIDE = frozenset({"while", "when", "as", "on", "upon"})
"""Conjunctions and prepositions under which a participle tells what was done at the same time."""
_ASKED = frozenset("ask question press quiz interview challenge".split())
"""What is done to somebody who answers at once: "Pressed on Tuesday over the raid, the premier accused Chad"; a participle of
anything else tells what had been done to him before."""
_LATELY = timedelta(days=15)


def fronted(text: Text, told: Mapping[int, Window], clock: Clock) -> dict[int, Window]:
    """The main verbs in the past that a dated participle stands before, each with that date: the adopted of "The council,
    meeting this evening, adopted …", the closed of "Meeting in Abuja on Sunday, the leaders closed …".
    """
    out: dict[int, Window] = {}
    for verb, window in told.items():
        main = _main_of(text, verb)
        if main is None or main in told or not past(text, main):
            continue
        gone = text.feat(verb, "Tense") == "Past" and not text.lower[verb].endswith("ing")
        if gone and not (text.lemmas[verb].lower() in _ASKED and _of_late(window, clock)):
            continue  # "Founded in 1949, the alliance grew", "Freed on Friday, they flew to Ankara"
        out.setdefault(main, window)
    return out


def _of_late(window: Window, clock: Clock) -> bool:
    if window.granularity not in WITHIN_A_DAY or window.earliest is None or clock.end is None:
        return False
    return clock.end - window.earliest <= _LATELY


def _main_of(text: Text, clause: int) -> int | None:
    """The main verb that a participle in front of it tells the circumstances of."""
    ing = text.lower[clause].endswith(
        "ing"
    )  # the form of "Meeting in Accra, …" at the head of a report is often not told
    if text.upos[clause] != "VERB" or not (ing or text.feat(clause, "VerbForm") in ("Ger", "Part")):
        return None
    if any(text.relations[c].startswith(("aux", "nsubj")) for c in text.children[clause]):
        return None
    marks = {text.lower[c] for c in text.children[clause] if text.relations[c] in ("mark", "case")}
    head, relation = text.heads[clause], text.relations[clause]
    if head < 0 or not marks <= _BESIDE:
        return None
    second = relation.startswith("nsubj") and any(
        c > clause and text.relations[c].startswith("nsubj") for c in text.children[head]
    )  # "Meeting in Abuja on Sunday, the leaders closed …" may be taken for a first subject
    if relation.startswith("advcl") or (second and ing):
        return head if head > clause and text.upos[head] == "VERB" else None
    if relation != "acl" or not ing or not text.relations[head].startswith("nsubj"):
        return None
    first, verb = text.subtree(clause)[0], text.heads[head]
    aside = text.words[first] == "," or (first > 0 and text.words[first - 1] == ",")
    return verb if aside and verb > clause else None


def of_circumstance(happenings: list[Happening], text: Text, mains: Mapping[int, Window]) -> None:
    """What a main verb tells behind a dated participle is of that date, and what is joined to it: "… closed their borders,
    suspended flights and froze its assets".
    """
    for happening in happenings:
        if happening.window.spans or happening.status != "occurred":
            continue
        verb = happening.namings[0].predicate
        for _ in range(4):
            if verb in mains:
                happening.window = mains[verb]
                break
            joined = text.relations[verb] == "conj" and text.heads[verb] >= 0 and past(text, verb)
            if not joined or any(text.relations[c].startswith("nsubj") for c in text.children[verb]):
                break
            verb = text.heads[verb]


def of_mishap(happenings: list[Happening], text: Text, told: Mapping[int, Window]) -> None:
    """A deed that is new, and in which something dated befell somebody, is of that day: "lost 27 men in a car bombing on Wednesday"."""
    for happening in happenings:
        noun = happening.namings[0].token
        if happening.window.spans or happening.status != "occurred" or text.upos[noun] != "NOUN":
            continue
        new = not any(text.lower[c] in _DEFINITE or text.relations[c] == "nmod:poss" for c in text.children[noun])
        verb = text.heads[noun]
        if not new or not text.relations[noun].startswith("obl") or preposition_of(text, noun) not in ("in", "during"):
            continue
        if verb in told and past(text, verb):
            happening.window = told[verb]


def of_occasion(happenings: list[Happening], text: Text) -> None:
    """What was done "on that occasion" is of the time of what the sentence before told last: "… in the course of his first trip.
    The two concluded a pact on that occasion."
    """
    for happening in happenings:
        if happening.window.spans or happening.status != "occurred":
            continue
        verb = happening.namings[0].predicate
        here = text.sentence_of[verb]
        if not any(text.lemmas[c].lower() == "occasion" and _pointed(text, c) for c in text.children[verb]):
            continue
        rows = [
            (n.token, h.window)
            for h in happenings
            for n in h.namings[:1]
            if h.window.spans and h.status == "occurred" and text.sentence_of[n.token] == here - 1
        ]
        if rows:
            happening.window = max(rows, key=lambda row: row[0])[1]


def _pointed(text: Text, noun: int) -> bool:
    return any(text.lower[c] in ("that", "this", "same") for c in text.children[noun])


_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def of_terms(happenings: list[Happening], text: Text, anchors: Anchors) -> None:
    """What the terms of a dated document have a side do in the present is undertaken when it was made: "initialled an accord on
    Tuesday under which Damascus undertakes to close the camps"; what a dated paper says was said then: "issued a statement on
    3 May, which called for a truce and warned Iran".
    """
    for happening in happenings:
        verb = happening.namings[0].predicate
        if happening.window.spans or happening.status != "occurred" or text.upos[verb] != "VERB":
            continue
        while text.relations[verb] == "conj" and text.heads[verb] >= 0:
            verb = text.heads[verb]
        noun = text.heads[verb]
        if text.relations[verb] != "acl:relcl" or noun < 0:
            continue
        undertaken = text.feat(verb, "Tense") == "Pres" and _under_which(text, verb)
        if not undertaken and not (text.lemmas[noun].lower() in PAPERS and _of_itself(text, verb)):
            continue
        row = anchors.of.get(noun) or anchors.of.get(text.heads[noun])
        if row is not None and row[0].status == "occurred" and row[0].window.spans:
            happening.window = row[0].window


def _under_which(text: Text, clause: int) -> bool:
    return any(
        text.lower[c] == "which" and preposition_of(text, c) in ("under", "by", "in") for c in text.children[clause]
    )


def _of_itself(text: Text, clause: int) -> bool:
    """True for a clause of which the paper is the doer: "which called for a truce"."""
    return any(text.relations[c] == "nsubj" and text.lower[c] in ("which", "that") for c in text.children[clause])


def order_in_front(text: Text, anchors: Anchors, head: int, first: int) -> int | None:
    """The noun behind a word of order that a time without one belongs to, wherever the tree hangs it: the summit of "may fly
    to Pyongyang before a summit with the president on June 20"; not the court of "will bring it before the court next week".
    """
    verb = text.heads[head]
    start = first - 1 if first and text.lower[first - 1] in ("on", "in", "at") else first
    if verb < 0 or text.upos[verb] not in ("VERB", "AUX"):
        return None
    for noun in text.children[verb]:
        if noun >= start or not text.relations[noun].startswith("obl") or preposition_of(text, noun) not in BEFORE:
            continue
        if noun not in anchors.of and preposition_of(text, noun) == "before":
            continue
        if text.subtree(noun)[1] == start and "," not in text.words[noun:start]:
            return noun
    return None


def subject_in_front(
    text: Text, anchors: Anchors, head: int, first: int, time: TimeExpression
) -> tuple[Happening, int] | None:
    """The happening that a time closes the noun phrase of, where the tree hangs the time on the verb behind it: the visit of
    "A visit to Moscow by the premier in December patched up the relationship".

    A weekday may stand there for the verb alone ("The embargo on Monday entered its second week"), so it counts only behind
    what is named as new: "A raid on a camp on Monday killed ten".
    """
    verb = text.heads[head]
    start = first - 1 if first and text.lower[first - 1] in ("on", "in", "at") else first
    if verb < first or time.window is None:
        return None
    for noun in text.children[verb]:
        row = anchors.of.get(noun)
        if row is None or row[1].token != noun or not text.relations[noun].startswith("nsubj") or noun >= start:
            continue
        if text.upos[noun] != "NOUN" or row[0].status in AHEAD or text.subtree(noun)[1] != start:
            continue
        new = any(text.lower[c] in ("a", "an") for c in text.children[noun])
        if "," not in text.words[noun:start] and (new or time.window.granularity not in WITHIN_A_DAY):
            return row[0], noun
    return None
