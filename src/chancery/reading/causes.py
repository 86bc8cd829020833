"""Causes: what one happening brings about comes after it: "consulates were attacked, prompting Ankara to recall its envoy"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening, Naming
from chancery.reading.references import DEEDS, References

_CAUSES = frozenset("prompt lead trigger spark provoke drive force push cause compel draw unleash".split())
_HANGS = frozenset("depend hinge hang".split())
_TIES = frozenset({"tie", "link", "peg", "condition"})
_TERMS = frozenset({"condition", "precondition", "prerequisite", "requirement"})
_GIVEN = frozenset(
    "withdrawal release sanctions-relief aid ratification recognition ties-restored arms-sale ceasefire agreement".split()
)
"""What somebody has to give, and so can make hang on something else."""
_RELATIVES = frozenset({"that", "which", "and"})
_CARRIED = frozenset({"obj", "xcomp", "ccomp"})

Row = tuple[Happening, Naming, Happening, int, bool]
"""What comes after, with its naming, what comes before, the verb that says so, and whether it is a condition."""


def causes(text: Text, anchors: Anchors, references: References) -> Iterator[Row]:
    """What comes after what brought it about, and what hangs on what: "resuming ties would depend on help in the inquiry"."""
    for verb, lemma in enumerate(text.lemmas):
        word = lemma.lower()
        if word in _TERMS:
            row = _term(verb, text, anchors)
            if row is not None:
                yield row
        if text.upos[verb] == "VERB" and word in _TIES:
            row = _tied(verb, text, anchors)
            if row is not None:
                yield row
        if text.upos[verb] != "VERB" or (word not in _CAUSES and word not in _HANGS):
            continue
        if word in _HANGS:
            row = _hanging(verb, text, anchors)
        else:
            row = _brought(verb, text, anchors, references)
        if row is not None:
            yield row


def _brought(verb: int, text: Text, anchors: Anchors, references: References) -> Row | None:
    """The deed that another prompts: "The arrest prompted Chile to expel the consul", "a test that drew new sanctions"."""
    clause = text.relations[verb].startswith("acl:relcl")  # "a test that drew new sanctions"
    first = text.subtree(verb)[0]
    summed = clause and first > 0 and text.lemmas[first - 1].lower() in DEEDS  # "…, a step which led to it"
    noun = first - 1 if summed else text.heads[verb]
    cause = _of_noun(noun, text, anchors) if clause else references.subject(verb)
    own = any(text.relations[c].startswith("nsubj") and text.lower[c] not in _RELATIVES for c in text.children[verb])
    if cause is None and not own and text.relations[verb].partition(":")[0] in ("advcl", "acl"):
        cause = anchors.of.get(text.heads[verb]) or _befell(text.heads[verb], text, anchors)
    effect = next(
        (
            anchors.of[c]
            for c in text.children[verb]
            if c > verb
            and (text.relations[c] in _CARRIED or _led_to(c, verb, text))
            and c in anchors.of
            and c == anchors.of[c][1].predicate
        ),
        None,
    )
    if cause is None or effect is None or cause[0] is effect[0] or cause[0].status == "ongoing":
        return None
    if (cause[0].status in AHEAD) != (effect[0].status in AHEAD) or "denied" in (cause[0].status, effect[0].status):
        return None
    return *effect, cause[0], verb, False


def _befell(verb: int, text: Text, anchors: Anchors) -> tuple[Happening, Naming] | None:
    """What those died or were hurt in of whom a verb tells: "Ten men were killed in a clash, prompting Chad to …"."""
    rows = [
        anchors.of[c] for c in text.children[verb] if c in anchors.of and preposition_of(text, c) == "in" and c > verb
    ]
    return rows[0] if len(rows) == 1 and rows[0][0].status == "occurred" else None


def _led_to(noun: int, verb: int, text: Text) -> bool:
    """True for the expulsion in "the arrest led to the expulsion", not in "led a walkout to ..." or "was led by Oslo to ..."."""
    if text.lemmas[verb].lower() != "lead" or preposition_of(text, noun) != "to":
        return False
    return not any(
        text.relations[c] in ("obj", "nsubj:pass", "aux:pass") or preposition_of(text, c) == "by"
        for c in text.children[verb]
    )


def _of_noun(noun: int, text: Text, anchors: Anchors) -> tuple[Happening, Naming] | None:
    """The happening that a noun names, is named with, or sums up: "carried out a test that drew …", "a step which led …"."""
    row = anchors.of.get(noun)
    if row is not None:
        return row
    above = anchors.of.get(text.heads[noun])
    if above is not None and above[1].first <= noun < above[1].last:
        return above
    return anchors.above(noun) if text.lemmas[noun].lower() in DEEDS else None


def _tied(verb: int, text: Text, anchors: Anchors) -> Row | None:
    """What somebody ties to another: "has tied the withdrawal of its troops to a ceasefire"."""
    one = next((anchors.of[c] for c in text.children[verb] if text.relations[c] == "obj" and c in anchors.of), None)
    to = [c for c in text.children[verb] if preposition_of(text, c) in ("to", "on") and c > verb and c in anchors.of]
    if one is None or not to or anchors.of[to[0]][0] is one[0]:
        return None
    if text.lemmas[verb].lower() == "link" and one[0].status not in AHEAD and one[0].type not in _GIVEN:
        return None  # "linked the attack to the arrest of an agent"
    return *one, anchors.of[to[0]][0], verb, True


def _term(noun: int, text: Text, anchors: Anchors) -> Row | None:
    """What is a condition for another: "made the release of the crew a condition for talks"."""
    goal = next(
        (
            anchors.of[c]
            for c in text.children[noun]
            if c in anchors.of and text.relations[c] == "nmod" and preposition_of(text, c) in ("for", "of", "to")
        ),
        None,
    )
    verb = text.heads[noun]
    near = [*text.children[noun], *(text.children[verb] if verb >= 0 else ())]
    first = next(
        (
            anchors.of[c]
            for c in near
            if c < noun and c in anchors.of and text.relations[c].partition(":")[0] in ("obj", "nsubj")
        ),
        None,
    )
    if goal is None or first is None or goal[0] is first[0]:
        return None
    return *goal, first[0], noun, True


def _hanging(verb: int, text: Text, anchors: Anchors) -> Row | None:
    """What is to come only after another: "Any deal would hinge on the release of the crew"."""
    one = next(
        (
            anchors.of[c]
            for c in text.children[verb]
            if c < verb and text.relations[c].startswith(("nsubj", "csubj")) and c in anchors.of
        ),
        None,
    )
    on = [c for c in text.children[verb] if c > verb and preposition_of(text, c) in ("on", "upon")]
    on += [g for c in on for g in text.children[c] if g > c and text.relations[g] == "nmod"]
    other = next((anchors.of[c] for c in on if c in anchors.of and anchors.of[c][1].token == c), None)
    if one is None or other is None or one[0] is other[0]:
        return None
    if one[0].status not in AHEAD and text.lemmas[verb].lower() == "depend":
        return None
    return *one, other[0], verb, True
