"""Counts: people who are counted without a noun, "an American and two Poles", set side by side where the parser joins them."""

from __future__ import annotations

from chancery.language.text import Text

_ONE = frozenset({"a", "an", "one"})


def mend_count(text: Text, article: int) -> None:
    """ "freed an American and two Poles": "an" stands before no plural, so that the American is one and the Poles are others."""
    one, several = article + 1, article + 3
    if text.lower[article] not in _ONE or text.lower[one + 1 : several] != ["and"] or several >= len(text.words):
        return
    others = text.heads[one]
    if text.relations[one] != "amod" or not text.words[one][0].isupper() or others <= several:
        return
    if text.upos[several] != "NUM" or text.heads[several] not in (one, others):
        return
    if text.feat(others, "Number") != "Plur" and not text.lower[others].endswith("s"):
        return
    text.move(one, text.heads[others])
    text.relations[one] = text.relations[others]
    text.move(others, one)
    text.relations[others] = "conj"
    for word in [c for c in (*text.children[others], *text.children[one]) if c != others]:
        if word < one:
            text.move(word, one)
        elif word < others:
            text.move(word, others)
            text.relations[word] = {"NUM": "nummod", "CCONJ": "cc"}.get(text.upos[word], "amod")
