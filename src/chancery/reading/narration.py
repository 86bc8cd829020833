"""Narration: what a report tells in the simple past goes on from the day it has named last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import preposition_of
from chancery.reading.calendar_words import WITHIN_A_DAY
from chancery.reading.clocks import Clock
from chancery.reading.happenings import Happening, Naming
from chancery.reading.sittings import told_after

_SHIFTS = frozenset({"after", "since", "before", "until", "when", "once"})
_MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})
_RECENT = timedelta(days=15)
"""How old a day may be for the telling to go on from it; what is older is background."""
_REACH, _OPENING = 8, 2
_BACK = 3
"""How many sentences on a paragraph that has gone back to an older date still tells of its own past."""
_LOOKS_BACK = 3
"""For how many paragraphs the telling stays on a day before that of the opening, once it has gone back to it."""


def carry_on(
    happenings: list[Happening],
    text: Text,
    clock: Clock,
    spoken: list[tuple[int, Window]] | None = None,
    times: Iterable[TimeExpression] = (),
    scenes: Mapping[int, Window] | None = None,
) -> None:
    """Gives past happenings without a time of their own the day on which the telling stands.

    "The two foreign ministers met in Vientiane on Monday. … They also signed an accord on visas.": the signing is of
    Monday. Only the simple past carries on, and only within a few paragraphs; a past perfect does not. What stands
    before the first day named in the opening is of that day. `spoken` are the days of verbs of saying, by token. Where a
    paragraph has gone back to another year or month (`times`), the day does not reach: "The field was found in 2019 …".
    `scenes` are the days of other predicates, "were poised on Friday"; where they go back, they do so for two paragraphs,
    and they date nothing of the background.
    """
    if clock.end is None:
        return
    scenes = scenes or {}
    told: list[tuple[int, Happening | None, Window]] = [(token, None, window) for token, window in spoken or ()]
    told += [(token, None, window) for token, window in scenes.items()]
    for one in happenings:
        naming = next((n for n in one.namings if in_past(text, n) or _today(text, n.predicate)), None)
        if one.status == "occurred" and naming is not None:
            told.append((naming.predicate, one, one.window))
        elif (verb := told_after(text, one)) is not None and past(text, verb):
            told.append((one.namings[0].token, one, one.window))
    told.sort(key=lambda row: row[0])
    standing, paragraph = _opening(told, text, clock)
    aside: tuple[Window, int] | None = None
    opening, since, firm = standing, paragraph, True
    back = _gone_back(times, text, clock)
    for n, (token, happening, window) in enumerate(told):
        here = text.sentences[text.sentence_of[token]].paragraph
        if window.spans or happening is None:
            if happening is None and token in scenes and _earlier(window, standing):
                if text.upos[token] == "VERB" and _sets(token, window, text, clock):
                    aside = (_whole_day(window, clock), here)
                continue
            if _earlier(window, standing) and _told_back(token, back, text):
                if _sets(token, window, text, clock):
                    aside = (_whole_day(window, clock), here - 1)
                continue
            if _sets(token, window, text, clock):
                standing, paragraph, aside, since = _whole_day(window, clock), here, None, here
                firm = happening is not None or token not in scenes
        elif window.earliest is None and (then := _then(token, back, text)) is not None:
            happening.window = then
        elif window.earliest is None and (old := _further(token, told[:n], text, clock)) is not None:
            happening.window = old
        elif happening.salience == "background" and not (firm and aside is None):
            continue
        elif aside is not None and here - aside[1] <= 1 and window.earliest is None:
            happening.window = aside[0]
        elif standing is not None and here - paragraph <= _REACH and window.earliest is None:
            if _behind(token, back, text):
                continue
            if opening is not None and _earlier(standing, opening) and here - since > _LOOKS_BACK:
                standing = opening
            happening.window = standing
            paragraph = max(here, paragraph)


def _today(text: Text, verb: int) -> bool:
    """True for the perfect that names its day: "has today hosted the two leaders"."""
    below = {text.lower[c] for c in text.children[verb]}
    return text.upos[verb] == "VERB" and bool(below & {"has", "have"}) and "today" in below


def _earlier(window: Window, standing: Window | None) -> bool:
    return bool(standing and standing.earliest and window.earliest and window.earliest < standing.earliest)


def _gone_back(times: Iterable[TimeExpression], text: Text, clock: Clock) -> dict[int, Window]:
    """The sentences that speak of a date older than news, with the last such date of each."""
    out: dict[int, Window] = {}
    for time in times:
        window = time.window
        token = text.token_at(time.span[0])
        if token is None or window is None or window.latest is None or clock.end is None or time.type != "DATE":
            continue
        inside = text.tokens_in(*time.span)
        head = next((t for t in inside if text.heads[t] not in inside), token)
        if clock.end - window.latest > _RECENT and not _beside(head, text) and preposition_of(text, head) != "since":
            out[text.sentence_of[token]] = window
    return out


def _beside(token: int, text: Text) -> bool:
    """True for a date that only tells which thing is meant: "tore up a 2023 pledge", "the declaration, signed in 2023, was dead"."""
    for node in text.path(token)[:5]:
        if text.relations[node].startswith("acl") or _ahead(node, text) or _looked_into(node, text):
            return True
        if text.upos[node] in ("VERB", "AUX") and not _participle(node, text):
            return False
        above = text.heads[node]
        if text.relations[node].startswith("nmod") and 0 <= above < token and text.upos[above] == "NOUN":
            held = text.lemmas[above].lower() in _SITTINGS  # "spoke on the margins of the summit on December 1"
            return not held and not _told_of(above, text)  # "apologised for mistakes in the raid of May 2010"
        if above > token and text.relations[node].partition(":")[0] in ("compound", "amod", "nummod", "nmod"):
            return text.upos[above] == "NOUN"
    return False


def _ahead(verb: int, text: Text) -> bool:
    """True for what is still to be done, which no old date dates: "would investigate the killings in Burundi four years ago"."""
    return text.upos[verb] == "VERB" and any(
        text.relations[c] == "aux" and text.lower[c] in ("will", "would") for c in text.children[verb]
    )


def _looked_into(verb: int, text: Text) -> bool:
    """True for what is to be found out: "agreed to set up a panel to investigate who shot down the plane on April 6, 1994"."""
    above = text.heads[verb]
    return text.relations[verb] == "ccomp" and above >= 0 and text.feat(above, "VerbForm") == "Inf"


def _participle(verb: int, text: Text) -> bool:
    """True for a participle that says more of a noun above: "two Libyans suspected of blowing up a jet in 1988"."""
    bare = not any(text.relations[c].startswith(("nsubj", "aux")) for c in text.children[verb])
    return bare and text.lower[verb].endswith("ing") and text.relations[verb] in ("advcl", "xcomp", "ccomp")


_SITTINGS = frozenset("summit meeting talk talks conference session gathering".split())


def _told_of(noun: int, text: Text) -> bool:
    """True for a noun that a clause tells something of: "Talks in 2019 collapsed"."""
    while text.relations[noun].startswith("nmod") and text.heads[noun] >= 0:
        noun = text.heads[noun]
    return text.relations[noun].startswith("nsubj")


def _behind(token: int, back: dict[int, Window], text: Text) -> bool:
    """True where the sentence, or the one before it in its paragraph, has gone back."""
    here = text.sentence_of[token]
    before = here - 1 if here and text.sentences[here - 1].paragraph == text.sentences[here].paragraph else here
    return here in back or before in back


def _told_back(token: int, back: dict[int, Window], text: Text) -> bool:
    """True in a paragraph that has gone back before: the days it goes on with are of its own past, and reach no further."""
    here = text.sentence_of[token]
    paragraph = text.sentences[here].paragraph
    near = range(max(0, here - _BACK), here)
    return any(n in back for n in near if text.sentences[n].paragraph == paragraph)


def _then(token: int, back: dict[int, Window], text: Text) -> Window | None:
    """The date that "at the time" means: "… came to blows in 2021. Benin recalled its ambassador at the time."."""
    here = text.sentence_of[token]
    last = text.sentences[here].last
    words = text.lower[token:last]
    near = any(words[n : n + 3] in (["at", "the", "time"], ["at", "that", "time"]) for n in range(len(words) - 2))
    if not near or not here or text.sentences[here - 1].paragraph != text.sentences[here].paragraph:
        return None
    return back.get(here - 1)


_THEREUPON = frozenset({"later", "then", "subsequently", "afterwards", "afterward", "eventually"})


def _further(token: int, told: list[tuple[int, Happening | None, Window]], text: Text, clock: Clock) -> Window | None:
    """The stretch from what was told right before, at a time that is no day of the news, for what came "then" or "later"."""
    if not any(text.lower[c] in _THEREUPON and text.relations[c] == "advmod" for c in text.children[token]):
        return None
    here = text.sentence_of[token]
    if not told or clock.end is None:
        return None
    last, _, window = told[-1]
    near = (
        here - text.sentence_of[last] <= 1
        and text.sentences[text.sentence_of[last]].paragraph == text.sentences[here].paragraph
    )
    if not near or not window.spans or window.earliest is None or _sets(last, window, text, clock):
        return None
    if window.earliest >= clock.end:
        return None
    return Window(
        earliest=window.earliest, latest=clock.end, granularity="unknown", timezone=clock.zone, spans=window.spans
    )


def _sets(token: int, window: Window, text: Text, clock: Clock) -> bool:
    """True for a day in the past, told in a main clause: the telling goes on from there."""
    return (
        window.granularity in WITHIN_A_DAY
        and window.earliest is not None
        and clock.end is not None
        and window.earliest < clock.end
        and clock.end - window.earliest <= _RECENT
        and (text.relations[token].partition(":")[0] in _MAIN or _scene(token, text))
        and not _in_pluperfect(_first(token, text), text)
        and not (text.relations[token] == "ccomp" and _in_pluperfect(text.heads[token], text))
    )


def _in_pluperfect(token: int, text: Text) -> bool:
    """True for what lies before the telling: "The newspaper had reported that the minister flew out on June 13"."""
    return any(text.lower[c] == "had" and text.relations[c].startswith("aux") for c in text.children[token])


def _first(token: int, text: Text) -> int:
    """The first of the clauses that one is joined to: what "He had been held since May, and a court on Sunday freed him" tells
    lies before the telling whole.
    """
    while text.relations[token] == "conj" and text.heads[token] >= 0:
        token = text.heads[token]
    return token


def _scene(token: int, text: Text) -> bool:
    """True for the clause that sets the scene: "When the two met in Tallinn on Wednesday, she brought him a present"."""
    return text.relations[token] == "advcl" and any(
        text.relations[c] in ("mark", "advmod") and text.lower[c] in ("when", "as") for c in text.children[token]
    )


def _opening(told: list[tuple[int, Happening | None, Window]], text: Text, clock: Clock) -> tuple[Window | None, int]:
    """The day that the first paragraphs name: what a heading or the first words tell before it is of that day too."""
    for token, _, window in told:
        here = text.sentences[text.sentence_of[token]].paragraph
        if here > _OPENING:
            break
        if _sets(token, window, text, clock):
            return _whole_day(window, clock), here
    return None, -1


def in_past(text: Text, naming: Naming) -> bool:
    """True where the clause of a mention is told in the simple past: "signed", "were summoned", not "had signed", "after … signed"."""
    verb = _given(text, naming.predicate)
    if text.upos[verb] not in ("VERB", "AUX"):
        return False
    for _ in range(3):
        if text.relations[verb] == "acl:relcl" and not _goes_on(text, verb):
            return False
        if any(text.relations[c] == "mark" and text.lower[c] in _SHIFTS for c in text.children[verb]):
            return False
        aux = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith(("aux", "cop"))}
        if aux & {"had", "has", "have", "will", "would", "may", "might", "could"}:
            return False
        if aux & {"was", "were", "did"} or (
            text.feat(verb, "Tense") == "Past" and text.feat(verb, "VerbForm") == "Fin"
        ):
            return True
        relation = text.relations[verb].partition(":")[0]
        watched = relation == "ccomp" and text.feat(verb, "VerbForm") == "Inf"
        if (relation not in ("conj", "xcomp", "advcl") and not watched) or text.heads[verb] < 0:
            return False
        verb = text.heads[verb]
    return False


def _given(text: Text, word: int) -> int:
    """The verb by which something new changes hands, for the noun that names it: "was handed an invitation", "received an apology"."""
    verb = text.heads[word]
    new = any(text.lower[c] in ("a", "an") for c in text.children[word])
    if verb < 0 or not new or text.relations[word] not in ("obj", "nsubj:pass"):
        return word
    return verb if text.lemmas[verb].lower() in _GIVING else word


_GIVING = frozenset(
    {"hand", "give", "send", "deliver", "bring", "receive", "get", "accept", "win", "obtain", "present"}
)


def _goes_on(text: Text, clause: int) -> bool:
    """True for a relative clause behind a comma, which tells more: "blamed Iran, which denied it"; not "leaders who invited them"."""
    first = text.subtree(clause)[0]
    return text.words[first] == "," or (first > 0 and text.words[first - 1] == ",")


def past(text: Text, verb: int) -> bool:
    """True for a predicate in the simple past: "tightened the squeeze on Monday", "were poised on Friday to attack"."""
    aux = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith(("aux", "cop"))}
    return aux <= {"was", "were"} and (
        bool(aux) or (text.feat(verb, "Tense"), text.feat(verb, "VerbForm")) == ("Past", "Fin")
    )


def _whole_day(window: Window, clock: Clock) -> Window:
    """The local day in which a window begins, resting on the same words."""
    assert window.earliest is not None
    day = window.earliest.astimezone(clock.tz).date()
    return Window(
        earliest=clock.at(day),
        latest=clock.at(day, 24),
        granularity="day",
        edtf=f"{day}",
        timezone=clock.zone,
        spans=window.spans,
    )
