"""Order verbs: verbs that order their subject and their object: "This meeting follows the summit", "The visit will include talks"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.facts.constraints import Order
from chancery.language.clauses import watched
from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.arguments import Grammar
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening, Naming
from chancery.reading.orderings import CONTAINERS
from chancery.reading.references import References

_VERBS: dict[str, tuple[Order, frozenset[str]]] = {
    "follow": ("after", frozenset({""})),
    "precede": ("before", frozenset({""})),
    "coincide": ("during", frozenset({"with"})),
    "build": ("after", frozenset({"on", "upon"})),
    "include": ("during", frozenset({""})),
}
"""The order that a verb says, and the prepositions of the other happening; of what a visit includes, the order is that of the
other."""
_FOLLOWED = frozenset({"followed", "preceded"})
_LENGTHS = frozenset({"hour", "day", "week", "month", "year", "round"})

Row = tuple[Happening, Naming, Order, Happening, int]
"""A happening with its naming, the order, the other, and the verb."""


def ordered_by_verbs(text: Text, anchors: Anchors, references: References, grammar: Grammar) -> Iterator[Row]:
    """The orders that verbs say between their subject and their object: "The talks built on a meeting held in April"."""
    for verb, lemma in enumerate(text.lemmas):
        known = _VERBS.get(lemma.lower())
        if known is None or text.upos[verb] != "VERB" or watched(text, verb):
            continue
        order, way = known
        by = any(preposition_of(text, c) == "by" for c in text.children[verb] if text.relations[c].startswith("obl"))
        passive = text.lower[verb] in _FOLLOWED and (by or grammar.is_passive(verb))
        one = references.subject(verb)
        if one is None and text.relations[verb].partition(":")[0] in ("acl", "advcl", "xcomp"):
            one = anchors.of.get(text.heads[verb]) or anchors.above(verb)
        other = _object(text, anchors, verb, frozenset({"by"}) if passive else way)
        if one is None or other is None or one[0] is other[0]:
            continue
        if lemma.lower() == "include":
            if _holds(one[0], other[0]):
                yield *other, order, one[0], verb
        elif passive:
            yield *other, order, one[0], verb
        else:
            yield *one, order, other[0], verb


def _object(text: Text, anchors: Anchors, verb: int, way: frozenset[str]) -> tuple[Happening, Naming] | None:
    """The happening that a verb has as its object, or behind one of the prepositions."""
    for child in text.children[verb]:
        label = text.relations[child].partition(":")[0]
        noun = _measured(text, anchors, child)
        opened = preposition_of(text, child) if label == "obl" else ""
        if noun in anchors.of and label in ("obj", "obl") and opened in way:
            return anchors.of[noun]
    return None


def _holds(whole: Happening, part: Happening) -> bool:
    """True for a visit or a gathering and what is done in it."""
    return whole.type in CONTAINERS and part.type != whole.type and (whole.status in AHEAD) == (part.status in AHEAD)


def _measured(text: Text, anchors: Anchors, noun: int) -> int:
    """What a length is of: the talks of "two days of talks"; else the noun itself."""
    if noun in anchors.of or text.lemmas[noun].lower() not in _LENGTHS:
        return noun
    return next((c for c in text.children[noun] if text.relations[c] == "nmod" and c in anchors.of), noun)
