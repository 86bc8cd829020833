"""Trailers: the words behind a sentence that say whose word it is, hung where they belong."""

from __future__ import annotations

from chancery.language.text import Text

_OF_THE_NOUN = frozenset({"det", "nummod", "amod", "compound", "flat", "nmod", "nmod:poss", "nmod:desc", "appos", "cc"})


def mend_trailer(text: Text, token: int) -> None:
    """Sets right the arcs of a trailer that this word opens or bears."""
    if text.lower[token] == "according" and text.relations[token] == "mark":
        _according(text, token)
    if text.upos[token] in ("VERB", "AUX"):
        _announced(text, token)


def _according(text: Text, token: int) -> None:
    """ "…, according to two officials briefed on the matter": to the officials, whom a clause of their own describes."""
    verb = text.heads[token]
    source = next((c for c in text.children[verb] if text.relations[c].startswith("nsubj") and token < c < verb), -1)
    if source < 0 or any(text.relations[c].startswith(("aux", "cop")) for c in text.children[verb]):
        return
    below, kept = text.relations[verb], frozenset(text.relations[c] for c in text.children[verb])
    text.raise_above(source, "acl", kept - {"mark", "punct"})
    text.relations[source], text.relations[token] = "obl" if below.startswith("advcl") else below, "case"


def _announced(text: Text, verb: int) -> None:
    """ "The king will visit Lima in May, the two courts announced on Sunday": what stands behind a clause that has its own
    subject before it is no second subject of the clause's, but that of who tells it, wherever the tree hangs the telling.
    """
    subjects = [c for c in text.children[verb] if text.relations[c] == "nsubj"]
    if len(subjects) < 2 or not subjects[0] < verb < subjects[-1]:
        return
    source, told = subjects[-1], text.heads[verb]
    if told > source and text.relations[verb] == "ccomp":
        if text.subtree(source)[1] == told and not any(
            text.relations[c].startswith("nsubj") for c in text.children[told]
        ):
            text.move(source, told)
        return
    told = source + 1
    if told == len(text):
        return
    if text.heads[told] != source or text.relations[told] != "acl" or text.feat(told, "Tense") != "Past":
        return
    opening = next(t for t in range(text.subtree(source)[0], source + 1) if text.words[t] != ",")
    if text.words[opening - 1] == ",":
        text.raise_above(told, "nsubj", _OF_THE_NOUN)
        text.relations[told] = "parataxis"
