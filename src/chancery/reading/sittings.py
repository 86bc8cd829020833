"""Sittings: gatherings, journeys and what is done on them take the time of what is told at, after or beside them."""

from __future__ import annotations

from collections.abc import Mapping

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import SPEECH, Anchors, preposition_of
from chancery.reading.calendar_words import TERMS
from chancery.reading.clocks import Clock
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening, Naming
from chancery.reading.negation import negated
from chancery.reading.orderings import GATHERINGS
from chancery.reading.tense_words import RANKS

_PLEDGED = SPEECH | frozenset(
    "agree speak suggest vow pledge promise urge call issue sign condemn hail praise threaten accuse reject dismiss demand ask"
    " offer invite thank congratulate".split()
)
_AFTER = frozenset({"after", "following"})
_LEFT = frozenset({"of", "from", "out of"})
"""Prepositions of what somebody leaves or is put out of: "walked out of the talks in May"."""
_LINKS = frozenset({"obl", "nmod", "advcl", "obj"})


def told_after(text: Text, happening: Happening) -> int | None:
    """The verb of saying behind which a gathering without a time stands: "the two capitals said after the ministers spoke by
    telephone", "Speaking after talks with the premier, he suggested …"; None where a length sets them apart.
    """
    if happening.type not in GATHERINGS or happening.status != "occurred" or len(happening.namings) > 2:
        return None
    naming = happening.namings[0]
    for token in dict.fromkeys((naming.token, naming.predicate)):
        words = preposition_of(text, token)
        if _in_passing(token, words, text):
            return text.heads[token]
        if words not in _AFTER or text.relations[token].partition(":")[0] not in _LINKS:
            continue
        mark = next(c for c in text.children[token] if text.lower[c] in _AFTER)
        if mark and text.lemmas[mark - 1].lower() in TERMS:
            return None
        verb = text.heads[token]
        for _ in range(2):
            if verb >= 0 and text.relations[verb] == "advcl" and text.feat(verb, "VerbForm") in ("Ger", "Part"):
                verb = text.heads[verb]
        return verb if verb >= 0 and text.lemmas[verb].lower() in _PLEDGED else None
    return None


def _in_passing(token: int, words: str, text: Text) -> bool:
    """True for what is told with its verb: "conveyed the message in a telephone call", "she thanked the staff before meeting
    the families".
    """
    verb = text.heads[token]
    if verb < 0 or text.upos[verb] != "VERB":
        return False
    if words == "before":
        return text.upos[token] == "VERB" and text.feat(token, "VerbForm") in ("Ger", "Part")
    new = any(text.lower[c] in ("a", "an") for c in text.children[token])
    return words in ("in", "at", "during") and new and text.relations[token].startswith("obl")


def of_company(happenings: list[Happening], text: Text, anchors: Anchors, told: Mapping[int, Window]) -> None:
    """A journey on which something dated is done is of that time, "paid tribute on Tuesday on a visit to Kenya"; so is what a
    dated gathering closes or opens with, "the talks concluded on Tuesday with the adoption of a text"; and what a dated stay
    is for, "will be in Oslo on May 18 for meetings and to address parliament".
    """
    for happening in happenings:
        if happening.window.spans:
            continue
        naming = happening.namings[0]
        window = _beside(happening, naming, text, anchors, told)
        if window is not None:
            happening.window = window


def _beside(
    happening: Happening, naming: Naming, text: Text, anchors: Anchors, told: Mapping[int, Window]
) -> Window | None:
    head = text.heads[naming.token]
    if head < 0:
        return None
    words = preposition_of(text, naming.token)
    if (amid := _amid(naming.token, text)) is not None:
        row = anchors.of.get(amid)
        if row is not None and row[0] is not happening and row[0].status == happening.status and row[0].window.spans:
            return row[0].window
        return told.get(amid) if happening.status == "occurred" else None
    label = text.relations[naming.token].partition(":")[0]
    if text.upos[naming.token] in ("NOUN", "PROPN") and label in _LINKS:
        onto = happening.type == "visit" and words in ("on", "during") and happening.status == "occurred"
        turn = words == "with" and happening.status == "occurred"
        left = words in _LEFT and happening.type in GATHERINGS and happening.status == "occurred"
        while onto and text.upos[head] in ("NOUN", "PROPN") and text.heads[head] >= 0:
            head = text.heads[head]  # "paid tribute to the victims on a visit to Kenya"
        if onto or turn or left:
            row = anchors.of.get(head)
            if row is not None and row[0] is not happening and row[0].status == "occurred" and row[0].window.spans:
                return row[0].window
            return told.get(head)
    if happening.status == "occurred":
        stay = _stay(naming, text)
        return told.get(_ranked(naming, text)) or (told.get(stay) if stay is not None else None)
    if happening.status not in AHEAD:
        return None
    gathered = _gathered(happening, naming, text, anchors)
    if gathered is not None:
        return gathered
    stay = _stay(naming, text)
    return told.get(stay) if stay is not None else None


def _amid(noun: int, text: Text) -> int | None:
    """The verb of what was done in the course of a thing: the opened of "opened an embassy in the course of his first trip"."""
    course = text.heads[noun]
    if course < 0 or text.lemmas[course].lower() not in _COURSES or preposition_of(text, noun) != "of":
        return None
    told = preposition_of(text, course) == "in" and text.relations[course].startswith("obl")
    return text.heads[course] if told else None


_COURSES = frozenset({"course", "middle", "midst"})


def _gathered(happening: Happening, naming: Naming, text: Text, anchors: Anchors) -> Window | None:
    """The time of the sitting at which a thing is to be done: "Ministers meeting on Monday will impose sanctions"."""
    for subject in text.children[naming.predicate]:
        if not text.relations[subject].startswith("nsubj"):
            continue
        for clause in text.children[subject]:
            row = anchors.of.get(clause)
            if row is None or text.relations[clause] != "acl" or row[0] is happening or row[0].type not in GATHERINGS:
                continue
            if row[0].status in AHEAD and row[0].window.spans:
                return row[0].window
    return None


def _ranked(naming: Naming, text: Text) -> int:
    """The verb of what somebody was the first to do: "last week became the first envoy to visit the island"; -1 if none."""
    verb = naming.predicate
    if text.relations[verb] != "acl" or text.feat(verb, "VerbForm") != "Inf" or text.heads[verb] < 0:
        return -1
    noun = text.heads[verb]
    ranked = any(text.lower[c] in RANKS for c in text.children[noun])
    return text.heads[noun] if ranked and text.lemmas[text.heads[noun]].lower() == "become" else -1


_TILL = frozenset({"until", "till", "before"})


def _stay(naming: Naming, text: Text) -> int | None:
    """The place of a stay that a happening is the purpose of: the Oslo of "will be in Oslo on May 18 for meetings and to sign"."""
    for node in dict.fromkeys((naming.token, naming.predicate)):
        goal = preposition_of(text, node).startswith("for") or text.feat(node, "VerbForm") == "Inf"
        if not goal:
            continue
        for _ in range(3):
            above = text.heads[node]
            label = text.relations[node].partition(":")[0]
            if above < 0 or label not in (*_LINKS, "conj", "acl", "xcomp"):
                break
            if any(text.relations[c] == "cop" for c in text.children[above]) and preposition_of(text, above) in (
                "in",
                "at",
            ):
                return above
            node = above
    return None


def over_by_now(
    happening: Happening, text: Text, found: dict[str, list[tuple[TimeExpression, str]]], clock: Clock
) -> None:
    """What a participle tells with a day gone by is over: "the minister, visiting Kigali on Sunday, announced new aid"."""
    rows = found.get(happening.id, [])
    if happening.status != "ongoing" or len(happening.namings) > 1 or not rows or clock.published is None:
        return
    verb = happening.namings[0].predicate
    participle = text.upos[verb] == "VERB" and text.feat(verb, "VerbForm") in ("Ger", "Part")
    if not participle or any(text.relations[c].startswith("aux") for c in text.children[verb]):
        return
    windows = [time.window for time, preposition in rows if preposition in ("", "on", "in", "at")]
    gone = [w for w in windows if w is not None and w.latest is not None and w.latest <= clock.published]
    if len(gone) == len(rows):
        happening.status = "occurred"


def not_until(
    happening: Happening, text: Text, found: dict[str, list[tuple[TimeExpression, str]]], clock: Clock
) -> None:
    """What will not be until, or before, a day to come is set for then: "The duties would not take effect until July 1"."""
    rows = found.get(happening.id, [])
    if (
        happening.status not in ("denied", "scheduled")
        or len(rows) != 1
        or clock.published is None
        or rows[0][1] not in _TILL
    ):
        return
    time = rows[0][0]
    first = time.window.earliest if time.window is not None else None
    verb = text.heads[
        next((t for t in text.tokens_in(*time.span) if text.heads[t] not in text.tokens_in(*time.span)), 0)
    ]
    will = verb >= 0 and any(text.lower[c] in ("will", "would") for c in text.children[verb])
    will = will and (happening.status == "denied" or negated(text, verb))
    if will and first is not None and first > clock.published:
        happening.status = "scheduled"
        found[happening.id] = [(time, "no earlier than")]
