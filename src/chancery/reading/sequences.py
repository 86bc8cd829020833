"""Sequences: what the telling puts after what went before: "the day after", "hours later", "responded by", "over the incident"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.facts.constraints import Order
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.cast import Cast
from chancery.reading.happenings import Happening, Naming
from chancery.reading.successions import earlier, later, told_before

_ANSWERS = frozenset({"respond", "retaliate", "react", "reply", "answer"})
_PROTESTS = frozenset({"summons", "protest-note", "recall", "expulsion", "condemnation"})
_INCIDENTS = frozenset(
    "incident attack strike launch test collision intrusion incursion seizure move clash raid killing".split()
)
_FORCE = frozenset({"strike", "clash", "incursion", "seizure", "missile-test", "cyber-attack", "detention"})
_PREPARES = frozenset({"prepare", "settle", "arrange", "finalise", "finalize", "plan"})
_MEANT = frozenset({"mean", "intend", "design", "aim"})

Row = tuple[Happening, Naming, Order, Happening, int, bool]
"""A happening with its naming, `before` or `after`, the other, the word that says so, and whether it is only inferred."""


def sequences(text: Text, happenings: list[Happening], anchors: Anchors, cast: Cast) -> Iterator[Row]:
    """What the telling orders without naming both in one phrase.

    "The envoy delivered a note on Monday. The day after, he was asked to leave": the demand after the note.
    """
    preparing = [
        verb
        for verb, lemma in enumerate(text.lemmas)
        if lemma.lower() in _PREPARES and text.relations[verb] in ("xcomp", "advcl") and text.heads[verb] >= 0
    ]
    for happening in happenings:
        for naming in happening.namings:
            word = later(naming, text)
            first = told_before(happening, naming, happenings, text) if word is not None else None
            if word is not None and first is not None:
                yield happening, naming, "after", first, word, False
            word = earlier(naming, text)
            then = told_before(happening, naming, happenings, text) if word is not None else None
            if word is not None and then is not None and happening.status == "occurred":
                yield happening, naming, "before", then, word, False
            answer = _answers(naming, text)
            named = _answered(answer, text, anchors) if answer is not None else None
            if named is not None and named is not happening:
                yield happening, naming, "after", named, answer or 0, False
            elif answer is not None:
                cause = _cause(happening, naming, happenings, text, cast)
                cause = cause or told_before(happening, naming, happenings, text)
                if cause is not None:
                    yield happening, naming, "after", cause, answer, False
        incident = _over(happening, happening.namings[0], happenings, text, anchors)
        if incident is not None:
            yield happening, happening.namings[0], "after", *incident, True
        replied = _replies(happening, text, anchors)
        if replied is not None:
            yield happening, happening.namings[0], "after", *replied, False
        sitting = _at_the_sitting(happening, text, anchors)
        if sitting is not None:
            yield happening, happening.namings[0], "during", *sitting, False
        cleared = _cleared(happening, text, anchors)
        if cleared is not None:
            yield happening, happening.namings[0], "after", *cleared, False
        prepared = _prepares(happening, preparing, text, anchors)
        if prepared is not None:
            yield happening, happening.namings[0], "before", *prepared, True


def _answers(naming: Naming, text: Text) -> int | None:
    """The verb of answering by which something is done: "responded by expelling two diplomats"."""
    node = naming.predicate
    if text.relations[node] == "conj" and text.heads[node] >= 0 and text.upos[text.heads[node]] == "VERB":
        node = text.heads[node]
    above = text.heads[node]
    if above < 0 or not text.relations[node].startswith("advcl") or text.lemmas[above].lower() not in _ANSWERS:
        return None
    return above if any(text.lower[c] == "by" for c in text.children[node]) else None


def _answered(verb: int, text: Text, anchors: Anchors) -> Happening | None:
    """What a verb of answering names as answered: "responded to the seizure by recalling its envoy"."""
    for child in text.children[verb]:
        if text.relations[child].startswith("obl") and preposition_of(text, child) in ("to", "for", "against"):
            row = anchors.of.get(child)
            if row is not None and row[1].token == child:
                return row[0]
    return None


def _cause(
    happening: Happening, naming: Naming, happenings: list[Happening], text: Text, cast: Cast
) -> Happening | None:
    """The deed answered: the first told that was directed at who answers."""
    mine = {c for p in happening.participants if p.role == "actor" and (c := cast.country(p.actor)) is not None}
    for other in happenings:
        hit = {c for p in other.participants if p.role == "target" and (c := cast.country(p.actor)) is not None}
        if (
            other is not happening
            and other.namings[0].token < naming.token
            and hit & mine
            and other.status == "occurred"
        ):
            return other
    return None


def _over(
    happening: Happening, naming: Naming, happenings: list[Happening], text: Text, anchors: Anchors
) -> tuple[Happening, int] | None:
    """The deed over which somebody is summoned: "summoned the ambassador over the incident", "… over the launch"."""
    sits = happening.type == "meeting" and happening.status in ("occurred", "scheduled", "sought")
    if not sits and (happening.type not in _PROTESTS or happening.status != "occurred"):
        return None
    noun = happening.type == "condemnation"
    plain = dict.fromkeys((*text.children[naming.predicate], *text.children[naming.token]))
    for child in plain if noun else _grounds(naming, text):
        if text.relations[child].partition(":")[0] not in ("obl", "nmod", "obj"):
            continue
        against = not noun and text.lemmas[text.heads[child]].lower() in _PROTESTING
        more = ("against", "at", "") if against else ("on",) if sits else ()
        if preposition_of(text, child) not in ("over", "after", *more):
            continue
        found = anchors.of.get(child) or next(
            (
                anchors.of[c]  # "over the missiles that the North fired"
                for c in text.children[child]
                if c in anchors.of and anchors.of[c][1].first <= child < anchors.of[c][1].last
            ),
            None,
        )
        inside = found is not None and found[0].type in _FORCE and found[1].first <= child < found[1].last
        if found is not None and found[0] is not happening and (found[1].token == child or inside):
            done = found[0].status == "occurred" and (not sits or found[0].type in _FORCE)
            return (found[0], child) if done else None
        if text.lemmas[child].lower() in _INCIDENTS and not sits:
            earlier = [
                h for h in happenings if h.type in _FORCE and h.namings[0].token < child and h.status == "occurred"
            ]
            return (earlier[-1], child) if earlier else None
    return None


def _grounds(naming: Naming, text: Text) -> list[int]:
    """The phrases that may say over what a protest is made, at the protest or at the verb that says what it is made for."""
    heads = dict.fromkeys((naming.predicate, naming.token))
    for verb in tuple(heads):
        for child in text.children[verb]:
            noun = text.relations[child] == "obj" and text.lemmas[child].lower() in _PROTESTING
            goal = text.relations[child] == "advcl" and text.feat(child, "VerbForm") == "Inf"
            if noun or (goal and text.lemmas[child].lower() in _PROTESTING):
                heads[child] = None
    labels = ("obl", "nmod", "obj")
    out = [c for head in heads for c in text.children[head] if text.relations[c].partition(":")[0] in labels]
    return [c for c in out if text.relations[c] != "obj" or text.lemmas[text.heads[c]].lower() in _PROTESTING]


_PROTESTING = frozenset({"protest", "complaint", "complain", "condemn", "denounce", "object", "objection", "deplore"})


def _at_the_sitting(happening: Happening, text: Text, anchors: Anchors) -> tuple[Happening, int] | None:
    """The meeting or call at which those who met agree or sign something in the same breath: "met in Guangzhou in October and
    agreed to work for a summit".
    """
    naming = happening.namings[0]
    verb = naming.predicate
    above = text.heads[verb]
    if (
        happening.type not in _DONE_SITTING
        or happening.status != "occurred"
        or above < 0
        or text.relations[verb] != "conj"
    ):
        return None
    row = anchors.of.get(above)
    if row is None or row[0] is happening or row[0].type not in _SITTINGS or row[0].status != "occurred":
        return None
    own = any(text.relations[c].startswith("nsubj") for c in text.children[verb])
    return None if own or above not in (row[1].token, row[1].predicate) else (row[0], verb)


_SITTINGS = frozenset({"meeting", "talks", "call", "summit"})
_DONE_SITTING = frozenset({"agreement"})


def _replies(happening: Happening, text: Text, anchors: Anchors) -> tuple[Happening, int] | None:
    """What is turned down or denounced in a clause on a noun that sums up what was just told: "accused Oslo of breaking the
    pact, a charge that Norway rejected", "flew to the island, a stop that Beijing condemned".
    """
    naming = happening.namings[0]
    if happening.type not in ("rejection", "condemnation", "support") or happening.status != "occurred":
        return None
    verb = naming.predicate
    noun = text.heads[verb]
    if noun < 0 or not text.relations[verb].startswith("acl:relcl") or text.upos[noun] != "NOUN":
        return None
    summed = _SUMS.get(text.lemmas[noun].lower())
    if summed is None or not any(text.lower[c] in ("a", "an") for c in text.children[noun]):
        return None
    for node in text.path(noun)[1:]:
        row = anchors.of.get(node)
        if (
            row is None
            or row[0] is happening
            or text.upos[node] != "VERB"
            or node not in (row[1].token, row[1].predicate)
        ):
            continue
        if row[0].status == "occurred" and (not summed or row[0].type in summed):
            return row[0], verb
    return None


_CHARGES = frozenset({"accusation", "statement", "warning", "condemnation"})
_SUMS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("charge", "accusation", "allegation", "claim", "assertion"), _CHARGES),
    **dict.fromkeys(("stop", "trip", "visit"), frozenset({"visit"})),
    **dict.fromkeys(
        ("move", "step", "decision", "act", "action", "measure", "demand", "call", "proposal", "offer"), frozenset()
    ),
}
"""Nouns that sum up what was just told, and of which types it is (none: of any)."""


def _cleared(happening: Happening, text: Text, anchors: Anchors) -> tuple[Happening, int] | None:
    """What clears the way for a happening: "released nine fishermen, clearing the way for talks on a treaty"."""
    node = happening.namings[0].token
    for _ in range(5):
        above = text.heads[node]
        if above < 0:
            return None
        if above in anchors.of and anchors.of[above][0] is not happening:
            itself = any(text.lower[c] in _WAYS and c < node for c in text.children[above])
            return (anchors.of[above][0], above) if itself and text.lemmas[above].lower() in _CLEARS else None
        if text.lower[above] in _WAYS and text.relations[above] == "obj":
            above = text.heads[above]
        ways = [c for c in text.children[above] if text.lower[c] in _WAYS and text.relations[c] == "obj"]
        if ways and text.lemmas[above].lower() in _CLEARS and node > ways[0]:
            told = [anchors.of[c] for c in text.children[above] if text.relations[c] == "nsubj" and c in anchors.of]
            main = told[0] if told and told[0][0] is not happening else anchors.above(above, skip=happening)
            return None if main is None else (main[0], above)
        node = above
    return None


_CLEARS = frozenset({"clear", "pave", "open", "smooth", "prepare", "remove", "lift"})
_WAYS = frozenset({"way", "path", "door", "road", "hurdle", "obstacle"})


def _prepares(happening: Happening, preparing: list[int], text: Text, anchors: Anchors) -> tuple[Happening, int] | None:
    """What a trip or a call is to prepare: "Her trip is meant to prepare a visit by the president"."""
    for verb in preparing:
        above = text.heads[verb]
        held = {
            anchors.of[c][0].id
            for c in text.children[above]
            if c in anchors.of and text.relations[c].startswith("nsubj")
        }
        if text.lemmas[above].lower() in _MEANT:
            if happening.id not in held:
                continue
        elif anchors.of.get(above, (None,))[0] is not happening:
            continue
        nouns = [c for c in text.children[verb] if text.relations[c] == "obj"]
        nouns = nouns or [c for c in text.children[verb] if text.relations[c] == "obl"]  # "to prepare for a visit"
        nouns += [g for c in nouns for g in text.children[c] if preposition_of(text, g) == "of"]
        for noun in nouns:
            found = anchors.of.get(noun)
            if found is not None and found[1].token == noun and found[0] is not happening:
                return found[0], verb
    return None
