"""Inheritance: windows that happenings have from others, from the length they are given, or from the day of the report."""

from __future__ import annotations

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import SIDELINES, Anchors, preposition_of, words_before
from chancery.reading.calendar_words import WITHIN_A_DAY
from chancery.reading.clocks import Clock
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening, Naming
from chancery.reading.time_owners import IMPLICATIVE


def inherit(
    happenings: list[Happening], text: Text, anchors: Anchors, found: dict[str, list[tuple[TimeExpression, str]]]
) -> None:
    """What is done on a journey or at a meeting happens then: "will travel to Islamabad next week to sign an agreement"."""
    for happening in happenings:
        if happening.id in found:
            continue
        naming, taken = happening.namings[0], False
        for child in text.children[naming.predicate]:
            held = anchors.of.get(child)
            if held is None and text.lemmas[child].lower() in (
                "course",
                "middle",
                "midst",
            ):  # "in the middle of the talks"
                held = next((anchors.of[c] for c in text.children[child] if c in anchors.of), None)
            if (
                held is not None
                and held[0].id in found
                and held[0] is not happening
                and text.relations[child].startswith("obl")
                and (
                    preposition_of(text, child) in ("in", "during", "at")
                    or (preposition_of(text, child) == "on" and held[0].type == "visit")
                    or (
                        preposition_of(text, child) in ("to", "for")  # "will host him for talks on Friday"
                        and happening.type == "visit"
                        and held[0].type in _GATHERINGS
                    )
                )
                and (held[0].status in AHEAD) == (happening.status in AHEAD)
            ):
                happening.window = held[0].window
            if held is None or held[0] is happening or held[0].id not in found:
                continue
            together = text.relations[child] == "advcl" and preposition_of(text, child) == "when"
            done = text.relations[child] == "xcomp" and text.lemmas[naming.predicate].lower() in IMPLICATIVE
            if done or (together and (held[0].status in AHEAD) == (happening.status in AHEAD)):
                happening.window, taken = held[0].window, True
        for token in () if taken else dict.fromkeys((naming.predicate, naming.token)):
            relation = text.relations[token].partition(":")[0]
            if text.heads[token] < 0 or not (
                relation in ("xcomp", "advcl", "conj", "obl") or (relation == "acl" and _when(text, token))
            ):
                continue
            if relation == "advcl" and text.feat(token, "VerbForm") != "Inf" and not _when(text, token):
                continue
            if relation == "obl" and preposition_of(text, token) not in ("for", "during", "at"):
                continue
            above = anchors.of.get(text.heads[token])
            first = text.heads[token]
            if above is None and relation == "conj" and text.relations[first] in ("xcomp", "advcl", "acl"):
                above = anchors.of.get(text.heads[first]) if text.feat(token, "VerbForm") == "Inf" else None
            if above is None and relation in ("advcl", "acl") and _when(text, token):
                above = _told_with(text, anchors, text.heads[token])
            if above is None or above[0] is happening or above[0].id not in found:
                continue
            if (above[0].status in AHEAD) == (happening.status in AHEAD) and above[0].window.spans:
                happening.window = above[0].window
                break


def _when(text: Text, clause: int) -> bool:
    """True for a clause that tells what happened then: "when gunboats shelled a post"."""
    return any(text.lower[c] == "when" for c in text.children[clause])


def _told_with(text: Text, anchors: Anchors, word: int) -> tuple[Happening, Naming] | None:
    """What happens in a clause whose verb, or date, a "when" hangs on: "fighting broke out on Nov. 9, when gunboats shelled …"."""
    verb = word if text.upos[word] == "VERB" else text.heads[word]
    if verb < 0:
        return None
    return anchors.of.get(verb) or next(
        (anchors.of[c] for c in text.children[verb] if c in anchors.of and text.relations[c].startswith("nsubj")), None
    )


def of_telling(happenings: list[Happening], text: Text, anchors: Anchors) -> None:
    """A gathering in which something dated is done is of that day: "thanked his counterpart in a phone call", "will meet on
    1 June on the margins of the summit".
    """
    for happening in happenings:
        noun = happening.namings[0].token
        if happening.window.spans or happening.type not in _GATHERINGS or text.upos[noun] != "NOUN":
            continue
        beside = words_before(text, noun)[0] in SIDELINES and text.heads[noun] >= 0
        if beside:
            noun = text.heads[noun]
        above = anchors.of.get(text.heads[noun]) if text.relations[noun].startswith("obl") else None
        if above is None or above[0] is happening:
            continue
        if not beside and preposition_of(text, noun) not in ("in", "during", "at", "by"):
            continue
        if above[0].window.spans and above[0].status == happening.status and (beside or happening.status == "occurred"):
            happening.window = above[0].window


_GATHERINGS = frozenset({"call", "meeting", "talks", "summit"})


def of_namesake(happenings: list[Happening], text: Text, found: dict[str, list[tuple[TimeExpression, str]]]) -> None:
    """What is spoken of as known, and was dated before under the same type, is of that date: "a drone strike hit the station
    on March 2 … They carried out the attack".
    """
    for happening in happenings:
        naming = happening.namings[0]
        if happening.id in found or happening.window.spans:
            continue
        nouns = [t for t in range(naming.first, naming.last) if text.upos[t] == "NOUN"]
        if not any(text.lower[c] in _KNOWN and text.relations[c] == "det" for t in nouns for c in text.children[t]):
            continue
        earlier = [
            h
            for h in happenings
            if h is not happening
            and h.type == happening.type
            and h.namings[0].token < naming.token
            and (h.status in AHEAD) == (happening.status in AHEAD)
        ]
        if earlier and earlier[-1].id in found:
            happening.window = earlier[-1].window


_KNOWN = frozenset({"the", "this", "that", "these", "those"})


def of_today(happening: Happening, text: Text, clock: Clock, spoken: list[tuple[int, Window]]) -> None:
    """What a report tells in the present or the perfect, as news and without a time, is of the day: "urges", "has recalled";
    what a heading has somebody say is of the day on which the text has him say it: "X calls the wall useless … X said Saturday".
    """
    window = happening.window
    if window.spans or clock.day is None or happening.salience != "news":
        return
    if happening.status == "ongoing" and happening.type in _AT_ONCE:
        _under_way(happening, text, clock, spoken)
    if happening.status != "occurred":
        return
    for naming in happening.namings:
        verb = naming.predicate
        if text.upos[verb] not in ("VERB", "AUX") or any(
            text.lower[c] in _OFTEN or preposition_of(text, c) == "since" or _long(text, c) for c in text.children[verb]
        ):
            continue
        present = text.feat(verb, "Tense") == "Pres" and text.feat(verb, "VerbForm") == "Fin"
        present = present or _would_like(text, verb)
        said = _said_by(happening, naming, text, spoken) if present else None
        if said is not None:
            happening.window = said
            return
        announced = None if present else _announced(verb, text, spoken)
        if announced is not None:
            happening.window = announced
            return
        if present or _perfect(text, verb):
            happening.window = _day_of_report(clock, naming)
            return


def _long(text: Text, word: int) -> bool:
    """True for the length of what has lasted: "have been cut off for nearly two years", "has accused it in recent years"."""
    if not text.relations[word].startswith("obl") or preposition_of(text, word) not in ("for", "in", "over"):
        return False
    return text.lemmas[word].lower() in _LENGTHS and not any(
        text.lower[c] in ("this", "that") for c in text.children[word]
    )


def _would_like(text: Text, verb: int) -> bool:
    """True for what is done as it is said: "would like to express its condolences"."""
    above = text.heads[verb]
    wished = text.relations[verb] == "xcomp" and above >= 0 and text.lemmas[above].lower() == "like"
    return wished and any(text.lower[c] == "would" for c in text.children[above])


_LENGTHS = frozenset({"day", "week", "month", "year", "decade", "century"})


def _under_way(happening: Happening, text: Text, clock: Clock, spoken: list[tuple[int, Window]]) -> None:
    """What is done at once and told as going on is of the day it is told on: "is expelling two envoys", "said late on Sunday
    that it was recalling its ambassador".
    """
    told = {v: window for v, window in spoken if window.granularity in WITHIN_A_DAY}
    for naming in happening.namings:
        verb = naming.predicate
        if text.upos[verb] != "VERB" or not text.lower[verb].endswith("ing"):
            continue
        while text.relations[verb] == "conj" and text.lower[text.heads[verb]].endswith("ing"):
            verb = text.heads[verb]  # "was expelling all South Koreans and freezing their assets"
        aux = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith("aux")}
        if text.relations[verb] == "ccomp" and text.heads[verb] in told and aux & {"is", "are", "was", "were"}:
            happening.window = told[text.heads[verb]]
            return
        if aux & {"is", "are"} and clock.day is not None:
            happening.window = _day_of_report(clock, naming)
            return


_AT_ONCE = frozenset(
    "expulsion recall recognition ties-cut ties-restored summons sanctions sanctions-relief export-control border-closure"
    " treaty-exit travel-advisory".split()
)
"""Types of what is done in a moment, however long it lasts."""


def _day_of_report(clock: Clock, naming: Naming) -> Window:
    assert clock.day is not None
    return Window(
        earliest=clock.at(clock.day),
        latest=clock.at(clock.day, 24),
        granularity="day",
        edtf=f"{clock.day}",
        timezone=clock.zone,
        spans=(naming.span,),
    )


_OFTEN = frozenset(
    "repeatedly often long always frequently consistently previously routinely regularly never ever twice since".split()
)
"""What tells that a perfect is not of the day, as a phrase with "since" does: "has repeatedly called on Washington to extradite him"."""


def _announced(verb: int, text: Text, spoken: list[tuple[int, Window]]) -> Window | None:
    """The day of the saying of what has been done: "Oslo has agreed to it, the ministry said on Friday"."""
    told = {v: window for v, window in spoken if window.granularity == "day"}
    if not told or not _perfect(text, verb):
        return None
    above = text.heads[verb]
    near = [above] if text.relations[verb] in ("ccomp", "parataxis") else []
    near += [c for c in text.children[verb] if text.relations[c] == "parataxis"]
    return next((told[v] for v in near if v in told), None)


def _said_by(happening: Happening, naming: Naming, text: Text, spoken: list[tuple[int, Window]]) -> Window | None:
    """The first day on which, behind a mention, the same speaker says something."""
    names = {text.source[slice(*p.span)].split()[-1].lower() for p in happening.participants if p.role == "actor"}
    for verb, window in spoken:
        subjects = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith("nsubj")}
        if verb > naming.token and names & subjects and window.granularity in ("day", "part-of-day"):
            return window
    return None


def _perfect(text: Text, verb: int) -> bool:
    """True for the perfect: "has recalled", "has recalled … and advised", and, put back by a word of saying, "said it had
    made representations".
    """
    while True:
        aux = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith("aux")}
        above = text.heads[verb]
        if aux & {"has", "have", "'ve", "’ve"}:
            return True
        if "had" in aux:
            return (
                text.relations[verb] == "ccomp"
                and above >= 0
                and text.lemmas[above].lower() in ("say", "announce", "add", "tell", "confirm", "state")
                and text.feat(above, "Tense") == "Past"
            )
        if aux or text.relations[verb] != "conj" or above < 0 or text.feat(verb, "Tense") != "Past":
            return False
        if any(text.relations[c].startswith("nsubj") for c in text.children[verb]):
            return False
        verb = above


def _before_it(text: Text, verb: int) -> bool:
    """True for what lies before the telling: "was named on Thursday as one of two who had been arrested"."""
    aux = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith("aux")}
    return "had" in aux and text.relations[verb].startswith("acl")


def _set_apart(text: Text, verb: int, time: TimeExpression) -> bool:
    """True for what comes before or after what the time is of: "The move on Tuesday came days after troops crossed the border"."""
    if not text.relations[verb].startswith("advcl") or preposition_of(text, verb).split(" ")[-1] not in _APART:
        return False
    first, last = text.subtree(verb)
    return not any(first <= token < last for token in text.tokens_in(*time.span))


_APART = frozenset({"after", "before", "since", "until"})


def _gone(row: tuple[TimeExpression, str], clock: Clock) -> bool:
    """True for a time that does not lie ahead, today among them: "will be met by the envoy, who flew in on Wednesday"."""
    latest = row[0].window.latest if row[0].window is not None else None
    return row[1] in ("", "on", "in", "at") and latest is not None and clock.end is not None and latest <= clock.end


def _to_come(row: tuple[TimeExpression, str], clock: Clock) -> bool:
    """True for a time that lies ahead: what terms set for it has not happened, "with a text under which the zone is to go in May"."""
    earliest = row[0].window.earliest if row[0].window is not None else None
    return row[1] in ("", "on", "in", "at") and earliest is not None and clock.end is not None and earliest >= clock.end


def adopt(
    happenings: list[Happening],
    text: Text,
    found: dict[str, list[tuple[TimeExpression, str]]],
    loose: dict[int, list[tuple[TimeExpression, str]]],
    clock: Clock,
) -> None:
    """A time that hangs on no happening goes to the only one of its sentence that has none."""
    by_sentence: dict[int, list[Happening]] = {}
    for happening in happenings:
        for naming in happening.namings:
            row = by_sentence.setdefault(text.sentence_of[naming.token], [])
            if happening not in row:
                row.append(happening)
    for sentence, times in loose.items():
        here = [
            h
            for h in by_sentence.get(sentence, ())
            if h.id not in found
            and h.salience == "news"
            and not _before_it(text, h.namings[0].predicate)
            and not _set_apart(text, h.namings[0].predicate, times[0][0])
            and not (h.status in AHEAD and _gone(times[0], clock))
            and not (h.status == "occurred" and _to_come(times[0], clock))
        ]
        if len(times) == 1 and len(here) == 1 and len(by_sentence[sentence]) <= 3:
            found.setdefault(here[0].id, []).append(times[0])
