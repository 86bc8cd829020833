"""Responses: words or a note on an act of force come after it: "condemned the raid", "expressed regret over the killing"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of
from chancery.reading.happenings import Happening, Naming

_REACTING = frozenset({"condemnation", "courtesy", "apology", "protest-note"})
_FORCE = frozenset("strike incursion seizure missile-test cyber-attack detention release".split())
_GROUNDS = frozenset({"over", "for", "at", "on", "about", "against", "of", "to", "because of", "by", "with"})
_OPEN = frozenset({"any", "every", "all", "no", "further", "future", "possible", "such"})
"""What makes a strike none in particular: "condemned any strike on Syria"."""
_SLOTS = frozenset({"obj", "obl", "nmod", "advcl", "acl", "xcomp", "ccomp"})

Row = tuple[Happening, Naming, Happening, int]
"""An act with its naming, what it reacts to, and the word that says so."""


def responses(text: Text, happenings: list[Happening], anchors: Anchors) -> Iterator[Row]:
    """What acts of reaction react to."""
    for happening in happenings:
        if happening.type not in _REACTING or happening.status != "occurred" or happening.salience != "news":
            continue
        for naming in happening.namings:
            if text.upos[text.sentences[text.sentence_of[naming.token]].last - 1] != "PUNCT":
                continue  # a heading, or a line of a list of them
            for word in _slots(naming, text):
                row = anchors.of.get(word)
                if row is None or row[0] is happening or word not in (row[1].token, row[1].predicate):
                    continue
                if any(text.lower[c] in _OPEN for c in text.children[word]):
                    continue
                if row[0].status == "occurred" and row[0].type in _FORCE:
                    yield happening, naming, row[0], word


def _slots(naming: Naming, text: Text) -> Iterator[int]:
    """The words in the object and cause slots of an act, and the nouns below them."""
    for head in dict.fromkeys((naming.predicate, naming.token)):
        for child in text.children[head]:
            relation = text.relations[child].partition(":")[0]
            if relation not in _SLOTS or child < head:
                continue
            preposition = preposition_of(text, child)
            if relation == "obj" or preposition in _GROUNDS:
                yield child
                if relation != "advcl":
                    yield from (c for c in text.children[child] if text.relations[c] in ("nmod", "conj", "acl"))
