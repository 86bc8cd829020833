"""Windows: when each happening happens, from the time expressions that hang on its words and from its status."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import SPEECH, Anchors, preposition_of, words_before
from chancery.reading.clocks import Clock
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening
from chancery.reading.narration import carry_on
from chancery.reading.negation import CONDITIONS, marked

_ENDING = re.compile(r"(?i)(?:the )?(?:end|close) of|year.?end|(?:the )?year is out")
_UNTIL = frozenset({"by", "until", "till", "no later than", "not later than", "through", "up to"})
_BEFORE = frozenset({"before", "ahead of", "prior to", "in advance of", "just before", "shortly before", "well before"})
_AFTER = frozenset({"after", "following", "soon after", "shortly after", "only after"})
_SINCE = frozenset(
    {
        "no earlier than",
        "not earlier than",
        "not before",
        "until at least",
        "at least until",
        "since",
        "from",
        "starting",
        "beginning",
        "as of",
        "effective",
        "as early as",
    }
)


def place_in_time(happenings: list[Happening], text: Text, times: list[TimeExpression], clock: Clock) -> None:
    """Sets the window of every happening.

    "hold a telephone conference on the evening of January 2" is set by that evening; "wants the meeting to take place
    before April" ends with March, and is marked as wanted. What is ahead does not begin before the day of publication;
    what is past without a time ends with it.
    """
    anchors = Anchors(text, happenings)
    found: dict[str, list[tuple[TimeExpression, str]]] = {}
    loose: dict[int, list[tuple[TimeExpression, str]]] = {}
    lengths: dict[str, int] = {}
    spoken: list[tuple[int, Window]] = []
    kind = {h.id: h for h in happenings}
    for time in times:
        if (
            clock.dateline is not None
            and time.span[0] < clock.dateline.span[1] + 40
            and _in_dateline(text, time.span[0], clock)
        ):
            continue
        if time.window is None:
            _measure(text, anchors, time, lengths)
            continue
        tokens = text.tokens_in(*time.span)
        if not tokens:
            continue
        head = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
        preposition = _preposition(text, head, tokens[0])
        owner, preposition = _owner(text, anchors, head, tokens, preposition)
        if owner in kind and _of_object(text, head, time, kind[owner], clock):
            continue
        if owner == "speech":
            spoken.append((_speech(text, head), time.window))
            said = _said(text, anchors, head, tokens, kind)
            if said is None:
                continue
            owner = said
        if owner == "condition":
            continue
        if owner is None:
            loose.setdefault(text.sentence_of[head], []).append((time, preposition))
        else:
            if preposition in _BEFORE and _ENDING.match(text.source, *time.span):
                preposition = "by"
            found.setdefault(owner, []).append((time, preposition))
    _adopt(happenings, text, found, loose)
    for happening in happenings:
        happening.window = _window(happening, text, found.get(happening.id, []), clock, lengths.get(happening.id))
    _inherit(happenings, text, anchors, found)
    for happening in happenings:
        _today(happening, text, clock)
    carry_on(happenings, text, clock, spoken)


def _preposition(text: Text, head: int, first: int) -> str:
    if (
        first > 1
        and text.lower[first - 1] == "of"
        and text.lower[first - 2] in ("onset", "start", "beginning", "end", "eve")
    ):
        return words_before(text, first - 2)[0] or "of"
    given = words_before(text, first)[0] or preposition_of(text, head)
    if given:
        return given
    if first > 0 and text.upos[first - 1] in ("ADP", "SCONJ"):
        before = text.lower[first - 1]
        if before in ("of", "to") and first > 1 and text.lower[first - 2] in ("ahead", "prior", "advance"):
            return {"ahead": "ahead of", "prior": "prior to", "advance": "in advance of"}[text.lower[first - 2]]
        return before
    return ""


def _in_dateline(text: Text, start: int, clock: Clock) -> bool:
    """True for a date that belongs to the dateline and to no happening."""
    token = text.token_at(start)
    if token is None or clock.dateline is None:
        return False
    sentence = text.sentences[text.sentence_of[token]]
    return sentence.start <= clock.dateline.span[0] and text.words[sentence.last - 1] in ("-", "–", "—", "--", ":")


def _owner(text: Text, anchors: Anchors, head: int, inside: range, preposition: str) -> tuple[str | None, str]:
    """The happening whose words the time hangs on, with the word of order; "speech" where it dates the saying only.

    "a meeting before the current arrangement lapses on 30 September": the meeting, before.
    """
    before = inside[0] - 1 - len(preposition.split()) if preposition else inside[0] - 1
    if before >= 0 and before in anchors.of and anchors.of[before][1].token == before and text.upos[before] == "NOUN":
        return anchors.of[before][0].id, preposition
    node = text.heads[head]
    steps = 0
    while node >= 0 and steps < 6:
        if node in inside:
            node = text.heads[node]
            continue
        found = anchors.of.get(node)
        if found is not None:
            return found[0].id, preposition
        if text.lemmas[node].lower() in SPEECH and text.upos[node] == "VERB":
            return "speech", preposition
        relation = text.relations[node]
        if relation.startswith("advcl") and marked(text, node, CONDITIONS):
            return "condition", preposition
        if relation.startswith("acl:relcl"):
            noun = text.heads[node]
            above = anchors.of.get(noun)
            for _ in range(2):
                if above is not None or not text.relations[noun].startswith("nmod"):
                    break
                noun = text.heads[noun]
                above = anchors.of.get(noun)
            if above is None or above[1].token != noun:
                return None, preposition
            return above[0].id, preposition
        if relation.startswith("advcl") and steps:
            mark = preposition_of(text, node)
            if mark.split(" ")[0] in ("before", "until", "after", "by", "ahead"):
                preposition = mark.split(" ")[0]
        elif relation.startswith("advcl"):
            mark = preposition_of(text, node)
            if mark.split(" ")[0] in ("before", "until", "after"):
                preposition = mark.split(" ")[0]
        elif text.upos[node] in ("VERB", "AUX") and steps > 0 and relation not in ("xcomp", "conj"):
            return None, preposition
        elif relation == "conj" and text.upos[node] == "VERB" and _has_subject(text, node):
            return _carried(text, anchors, node), preposition
        if steps == 0 and text.upos[node] == "VERB":
            carried = _carried(text, anchors, node)
            if carried is not None:
                return carried, preposition
        node = text.heads[node]
        steps += 1
    return None, preposition


def _has_subject(text: Text, verb: int) -> bool:
    return any(text.relations[c].startswith("nsubj") for c in text.children[verb])


def _carried(text: Text, anchors: Anchors, verb: int) -> str | None:
    """The one happening that a verb without one of its own carries: "the agreement took effect in May"."""
    owners = {
        anchors.of[c][0].id
        for c in text.children[verb]
        if text.relations[c].partition(":")[0] in ("obj", "nsubj") and c in anchors.of and anchors.of[c][1].token == c
    }
    return owners.pop() if len(owners) == 1 else None


def _said(text: Text, anchors: Anchors, head: int, inside: range, kind: dict[str, Happening]) -> str | None:
    """An act of speech that a verb of saying reports takes the time of the saying: "denounced …, its agency said on Thursday"."""
    node = text.heads[head]
    while node >= 0 and (node in inside or text.lemmas[node].lower() not in SPEECH):
        node = text.heads[node]
    if node < 0:
        return None
    near = [c for c in text.children[node] if text.relations[c] in ("ccomp", "conj", "parataxis")]
    if text.relations[node] in ("parataxis", "conj"):
        near.append(text.heads[node])
    for token in near:
        found = anchors.of.get(token)
        if found is not None and kind[found[0].id].type in _SPOKEN and text.feat(token, "Tense") == "Past":
            return found[0].id
    return None


def _of_object(text: Text, head: int, time: TimeExpression, happening: Happening, clock: Clock) -> bool:
    """True for "condemned the cutting of a cable last month": a month or a year behind the object of an act of speech is
    the object's own.
    """
    window, verb = time.window, text.heads[head]
    if happening.type not in _JUDGING or window is None or window.earliest is None or window.latest is None:
        return False
    if window.latest - window.earliest <= timedelta(days=8) or verb < 0 or text.upos[verb] != "VERB":
        return False
    if clock.published is not None and window.latest > clock.published:
        return False
    return any(text.relations[c] == "obj" and verb < c < head for c in text.children[verb])


_JUDGING = frozenset({"condemnation", "support", "accusation", "rejection"})
_SPOKEN = frozenset(
    "condemnation demand rejection support warning accusation statement apology courtesy pledge protest-note invitation".split()
)


def _measure(text: Text, anchors: Anchors, time: TimeExpression, lengths: dict[str, int]) -> None:
    """How many days a happening lasts: "a three-day visit", "visit South Korea for two days"."""
    match = re.fullmatch(r"P(\d+)(D|W)", time.value)
    tokens = text.tokens_in(*time.span)
    if time.type != "DURATION" or match is None or not tokens:
        return
    head = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
    spread = next((c for c in text.children[head] if c in anchors.of and text.relations[c].startswith("nmod")), None)
    found = anchors.of.get(text.heads[head] if spread is None else spread)
    if found is not None:
        lengths[found[0].id] = int(match[1]) * (7 if match[2] == "W" else 1)


def _inherit(
    happenings: list[Happening], text: Text, anchors: Anchors, found: dict[str, list[tuple[TimeExpression, str]]]
) -> None:
    """What is done on a journey or at a meeting happens then: "will travel to Islamabad next week to sign an agreement"."""
    for happening in happenings:
        if happening.id in found:
            continue
        naming = happening.namings[0]
        for child in text.children[naming.predicate]:
            held = anchors.of.get(child)
            if (
                held is not None
                and held[0].id in found
                and held[0] is not happening
                and text.relations[child].startswith("obl")
                and preposition_of(text, child) in ("in", "during", "at", "on", "over")
                and (held[0].status in AHEAD) == (happening.status in AHEAD)
            ):
                happening.window = held[0].window
        for token in dict.fromkeys((naming.predicate, naming.token)):
            relation = text.relations[token].partition(":")[0]
            if relation not in ("xcomp", "advcl", "conj", "obl") or text.heads[token] < 0:
                continue
            if relation == "advcl" and text.feat(token, "VerbForm") != "Inf":
                continue
            if relation == "obl" and preposition_of(text, token) not in ("for", "during", "at"):
                continue
            above = anchors.of.get(text.heads[token])
            if above is None or above[0] is happening or above[0].id not in found:
                continue
            if (above[0].status in AHEAD) == (happening.status in AHEAD) and above[0].window.spans:
                happening.window = above[0].window
                break


def _today(happening: Happening, text: Text, clock: Clock) -> None:
    """What a report tells in the present or the perfect, as news and without a time, is of the day: "urges", "has recalled"."""
    window = happening.window
    if window.spans or happening.status != "occurred" or clock.day is None or happening.salience != "news":
        return
    for naming in happening.namings:
        verb = naming.predicate
        if text.upos[verb] not in ("VERB", "AUX"):
            continue
        aux = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith("aux")}
        present = text.feat(verb, "Tense") == "Pres" and text.feat(verb, "VerbForm") == "Fin"
        if present or aux & {"has", "have"}:
            happening.window = Window(
                earliest=clock.at(clock.day),
                latest=clock.at(clock.day, 24),
                granularity="day",
                edtf=f"{clock.day}",
                timezone=clock.zone,
                spans=(naming.span,),
            )
            return


def _adopt(
    happenings: list[Happening],
    text: Text,
    found: dict[str, list[tuple[TimeExpression, str]]],
    loose: dict[int, list[tuple[TimeExpression, str]]],
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


def _window(
    happening: Happening, text: Text, times: list[tuple[TimeExpression, str]], clock: Clock, days: int | None = None
) -> Window:
    window: Window | None = None
    last: TimeExpression | None = None
    wanted = happening.status in ("sought", "possible")
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
        latest = earliest + timedelta(days=days)
    if ahead and today is not None and (earliest is None or earliest < today) and (latest is None or latest > today):
        earliest = max(today, earliest) if earliest is not None else today
    if (
        happening.status == "occurred"
        and clock.end is not None
        and latest is None
        and (earliest is None or earliest < clock.end)
    ):
        latest = clock.end
    return Window(
        earliest=earliest,
        latest=latest,
        granularity=window.granularity,
        edtf=window.edtf,
        timezone=clock.zone,
        spans=window.spans,
        wanted=wanted and any(p in _BEFORE | _UNTIL for _, p in times),
    )


def _joined(text: Text, one: TimeExpression, other: TimeExpression) -> bool:
    """True for "Monday and Tuesday", "Friday through Sunday"."""
    return text.source[one.span[1] : other.span[0]].strip().lower() in ("and", "to", "through", "-", "–")


def bounded(window: Window, preposition: str) -> Window | None:
    """What a preposition makes of a time: "before April" ends where April begins, "since May" begins with May."""
    word = preposition.removeprefix("only ").removeprefix("just ") or ""
    last = word.split(" ")[-1] if word not in _BEFORE | _UNTIL | _AFTER | _SINCE else word

    def edges(earliest: datetime | None, latest: datetime | None) -> Window:
        return Window(
            earliest=earliest,
            latest=latest,
            granularity=window.granularity,
            edtf=None,
            timezone=window.timezone,
            spans=window.spans,
        )

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


def _speech(text: Text, head: int) -> int:
    """The verb of saying above a time."""
    node = text.heads[head]
    while node >= 0 and not (text.upos[node] == "VERB" and text.lemmas[node].lower() in SPEECH):
        node = text.heads[node]
    return node if node >= 0 else head
